"""A calendar or a list of conferences on its way in: as an overlay of a name, or as events of one's own."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual.content import Content

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message
from eventplanner.domain.exchange.dates_plan import DateLine
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome
from eventplanner.domain.year.overlays import OtherDateDraft
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, words
from eventplanner.i18n.recurrence import rule_words
from eventplanner.screens.exchange.import_columns import ImportedRow, found, in_order
from eventplanner.screens.exchange.import_table import LISTED, SKIP, rejects_beside, skip_field
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import calendar_import
from eventplanner.services.exchange.calendar_import import DatesPreview
from eventplanner.widgets.forms.fields import FormField

TARGET, NAME = "target", "name"
"""The fields that say what becomes of the file."""
OVERLAY, EVENTS = "overlay", "events"


class DatesImport(Struct, frozen=True):
    """One calendar, read once, with what becomes of its entries."""

    INERT: ClassVar[frozenset[str]] = frozenset({SKIP})

    path: Path
    preview: DatesPreview
    rows: tuple[ImportedRow, ...]
    name: str
    """What the overlay is called unless somebody says otherwise."""
    begins_at: str = TARGET

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "DatesImport":
        """As the form says it now; runs in a thread. Raises PlannerError."""
        into = (texts[NAME].strip() or self.name) if texts[TARGET] == OVERLAY else None
        return _read(self.path, calendar_import.aimed(planner, self.preview, into), self.name)

    def asks_as(self, other: "DatesImport") -> bool:
        return self.path == other.path

    def fields(self) -> list[FormField]:
        targets = [(OVERLAY, _("others' dates")), (EVENTS, _("events of ours"))]
        return [
            FormField(name=TARGET, label=_("Bring in as"), choices=targets),
            FormField(name=NAME, label=_("Overlay"), hint=self.name),
            skip_field(_("Bad entries")),
        ]

    def texts(self) -> dict[str, str]:
        return {TARGET: OVERLAY if self.preview.into else EVENTS, NAME: self.name}

    def notices(self) -> dict[str, Message]:
        """What is worth knowing beside a field."""
        return {NAME: Message("refreshes what is there")} if self.preview.overlay else {}

    def found(self) -> Content:
        return found(self.preview.result, self.preview.findings)

    def writes(self) -> str:
        result = self.preview.result
        n = result.added + result.updated + result.removed
        return _("Writing {n} dates …").format(n=formats.number(n))

    def carry_out(self, planner: Planner, skip: str) -> Change | None:
        """Do it; None if there was nothing to do. Raises PlannerError."""
        if skip == LISTED and self.preview.result.rejected:
            calendar_import.save_rejects(self.preview, rejects_beside(self.path))
        return calendar_import.carry_out(planner, self.preview, skip_bad=bool(skip))[0]


def read_dates(planner: Planner, path: Path) -> DatesImport:
    """As an overlay, of which nothing but the year's look is changed. Raises FileProblem."""
    preview = calendar_import.preview(planner, path, overlay="")
    return _read(path, preview, preview.into)


def _read(path: Path, preview: DatesPreview, name: str) -> DatesImport:
    return DatesImport(path, preview, tuple(in_order(map(_coming, preview.lines))), name)


def _coming(row: DateLine | ImportLine) -> ImportedRow:
    if row.reason:
        about = words(row.reason)
    elif row.outcome is Outcome.UPDATED:
        about = ", ".join(names.field(name) for name in row.changed)
    else:
        about = _when(row)
    return ImportedRow(row.line, row.title, row.outcome, about)


def _when(row: DateLine | ImportLine) -> str:
    draft = row.draft
    if draft is None or draft.start is None:
        return ""
    when = formats.span(draft.start, draft.end, draft.all_day, year=True)
    if isinstance(draft, OtherDateDraft) and draft.rule:
        return f"{when} · {rule_words(draft.rule)}"
    return when
