"""Columns and details of clashes."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event
from eventplanner.domain.planning.outlook_messages import briefly, severity
from eventplanner.domain.year.clash_messages import reason
from eventplanner.domain.year.clash_values import Severity
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.screens.events.details import when
from eventplanner.services.year.clashes import ClashFinding
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine


class ClashRow(Struct, frozen=True):
    """A clash by a number that marks are kept under."""

    id: int
    finding: ClashFinding


def columns(today: date) -> Sequence[Column[ClashRow]]:
    """Returns columns for severity, day, event and reason."""

    def day(row: ClashRow) -> Cell:
        on = row.finding.clash.day
        return Cell(formats.day(on) if on.year == today.year else formats.day_month_year(on))

    def against(row: ClashRow) -> Cell:
        clash = row.finding.clash
        return Cell(words(briefly(clash, language())))

    return (
        Column(title="", cell=_sign, width=1, gap=1),
        Column(title=N_("date"), cell=day, width=11, key=lambda row: row.finding.clash.day),
        Column(title=N_("event"), cell=lambda row: Cell(row.finding.clash.event.title), width=20, flex=2),
        Column(title=N_("what stands in the way"), short=N_("clash"), cell=against, width=30, flex=3),
    )


def row_role(row: ClashRow) -> str:
    """Returns the colour of a row; accepted clashes are dimmed."""
    return "muted" if row.finding.accepted else ""


def entries(finding: ClashFinding, free: date | None) -> list[DetailLine]:
    """The whole reason, the remedy, and why it was accepted if it was."""
    clash = finding.clash
    lines = [
        DetailLine("", clash.event.title, "strong"),
        DetailLine("", when(clash.event), "muted"),
        DetailLine("", ""),
        DetailLine(
            "", f"{glyph('warning')} {words(severity(clash))}", "muted" if clash.severity is Severity.NOTE else "amber"
        ),
        DetailLine("", words(reason(clash, language()))),
        DetailLine("", ""),
    ]
    if isinstance(clash.other, Event):
        lines[-1:] = [
            DetailLine("", ""),
            DetailLine("", clash.other.title),
            DetailLine("", when(clash.other), "muted"),
            DetailLine("", ""),
        ]
    if free:
        lines.append(DetailLine("", words(Message("{day} is free.", {"day": free})), "green"))
        lines.append(DetailLine("", _("m moves it there, and says before what comes of it"), "muted"))
    if finding.accepted:
        lines.append(DetailLine("", f"{glyph('done')} {_('accepted')}", "green"))
        lines += [DetailLine("", finding.note)] if finding.note else []
    return lines


def _sign(row: ClashRow) -> Cell:
    if row.finding.accepted:
        return Cell(glyph("done"), "muted")
    return Cell(glyph("warning"), "muted" if row.finding.clash.severity is Severity.NOTE else "amber")
