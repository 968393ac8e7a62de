"""Preview of an import: outcome of each row, number of rows by outcome, reasons."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.exchange.import_preview import ImportResult, Outcome
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.lists.columns import Cell, Column

OUTCOMES = {
    Outcome.ADDED: (N_("new"), "green"),
    Outcome.UPDATED: (N_("changed"), "sky"),
    Outcome.UNCHANGED: (N_("the same"), "muted"),
    Outcome.REMOVED: (N_("gone"), "amber"),
    Outcome.REJECTED: (N_("bad"), "red"),
}


class ImportedRow(Struct, frozen=True):
    """One row or entry of the file and what becomes of it."""

    id: int
    """Its line; 0 for what the file does not have."""
    title: str
    outcome: Outcome
    about: str


def in_order(rows: Iterable[ImportedRow]) -> list[ImportedRow]:
    """The bad ones first, for they decide whether anything is imported."""
    return sorted(rows, key=lambda row: (row.outcome is not Outcome.REJECTED, row.id))


def columns(rows: Sequence[ImportedRow]) -> list[Column[ImportedRow]]:
    """Returns columns as narrow as their contents, so that reasons have the rest."""
    outcomes = max((cell_len(_(OUTCOMES[row.outcome][0])) for row in rows), default=9)
    titles = min(24, max((cell_len(row.title) for row in rows), default=14))
    title = Column[ImportedRow](title=N_("title"), cell=lambda row: Cell(row.title), width=max(6, titles))
    return [
        Column(title=N_("line"), cell=lambda row: Cell(str(row.id or ""), "muted"), width=5, right=True),
        Column(title="", cell=lambda row: Cell(_(OUTCOMES[row.outcome][0]), OUTCOMES[row.outcome][1]), width=outcomes),
        *([title] if titles else []),
        Column(title=N_("what"), cell=lambda row: Cell(row.about, "muted"), width=12, flex=1),
    ]


def found(result: ImportResult, findings: Sequence[Message]) -> Content:
    """Returns the outcome of an import and the findings about its file."""
    bad = len(result.rejected)
    counts = [
        (Outcome.ADDED, result.added, counted("{n} new", "{n} new", result.added)),
        (Outcome.UPDATED, result.updated, counted("{n} changed", "{n} changed", result.updated)),
        (Outcome.UNCHANGED, result.unchanged, counted("{n} the same", "{n} the same", result.unchanged)),
        (Outcome.REMOVED, result.removed, counted("{n} gone", "{n} gone", result.removed)),
        (Outcome.REJECTED, bad, counted("{n} bad", "{n} bad", bad)),
    ]
    parts = [(f"{words(said)}  ", f"${OUTCOMES[outcome][1]}") for outcome, n, said in counts if n]
    if not parts:
        parts = [(_("There is nothing in this file."), "$amber")]
    return Content("\n").join(
        [Content.assemble(*parts), Content(" · ").join(line(words(finding)) for finding in findings)]
    )
