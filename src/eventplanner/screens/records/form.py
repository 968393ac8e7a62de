"""The form of any plain record, made from the fields of its kind."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, NotFound
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.records.fields import Field as Said
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind, all_kinds
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.field_choices import LINES, choices_of
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.kinds import write
from eventplanner.services.records import records
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form

T = TypeVar("T")
FORM = "record"
_HINTS = {
    Shape.DUE: N_("T-30, 2 weeks before, +2, or a date"),
    Shape.OFFSET: N_("T-30, 2 weeks before, +2"),
    Shape.DAY: N_("12 mar 2027, tomorrow, in 3 weeks"),
    Shape.SPAN: N_("1:30, 90 min"),
    Shape.LINK: N_("https://…"),
    Shape.ZONE: N_("America/Santiago"),
    Shape.ZONES: N_("America/Santiago America/Bogota Europe/Madrid"),
}


class FormTexts(NamedTuple):
    """Texts and suggestions of a record for its form, by field."""

    texts: Mapping[str, str]
    suggestions: Mapping[str, Sequence[str]]
    """Names that have been written before."""


class RecordForm(FormScreen):
    """Everything that can be said of one record."""

    DEFAULT_CSS = "RecordForm > Panel { width: 92; }"

    def __init__(
        self,
        desk: Desk,
        kind: Kind[Any],
        record: Any,
        read: FormTexts,
        *,
        new: bool,
        typed: Mapping[str, str] | None = None,
        only: Sequence[str] = (),
    ) -> None:
        """`record` is what is changed, or with `new` the draft to begin with; `only` some of the fields.

        `read` is what `read_form` has read of it.
        """
        self._kind, self._record, self._new, self._only = kind, record, new, only
        self._suggestions = read.suggestions
        title = names.heading(labels.noun(kind.name))
        super().__init__(desk, title, self._of_fields(read.texts), typed)
        whole = getattr(record, kind.belongs_to) if kind.belongs_to else None
        # What is half typed is kept by kind and event, so that a risk is not taken for a goal.
        self.FORM = f"{FORM} {kind.name} {whole or ''}"  # type: ignore[misc]

    @property
    def record(self) -> int | None:
        return None if self._new else int(self._record.id)

    @property
    def version(self) -> int | None:
        return None if self._new else int(self._record.version)

    def fields(self) -> Sequence[FormField]:
        return [self._field(each) for each in self._kind.fields if not self._only or each.name in self._only]

    def on_mount(self) -> None:
        self.query_one(Form).suggest(self._of_fields(self._suggestions))

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        if self._new:
            return write(planner, self._kind, records.read(planner, self._kind, texts, self._record))
        # Of what was not touched here nothing is said.
        said = {name: text for name, text in texts.items() if text != self._texts.get(name)}
        reading = records.read(planner, self._kind, said, self._kind.draft_of(self._record))
        return write(planner, self._kind, reading, self._record)

    async def resolve(self, conflict: Conflict) -> None:
        """Somebody was faster: theirs is taken over where nothing was touched here, and saved once more."""
        try:
            self._record, read = await asyncio.to_thread(_read_again, self.desk.planner, self._kind, self._record.id)
        except NotFound as error:
            self.complain(error)
            return
        form = self.query_one(Form)
        mine = {name: text for name, text in form.texts().items() if text != self._texts.get(name)}
        self._texts = self._of_fields(read.texts)
        form.fill(self._texts | mine)
        self.say(_("Somebody has changed this meanwhile; look at it and save once more."), "amber")
        del conflict

    def _of_fields(self, values: Mapping[str, T]) -> dict[str, T]:
        """Those of the fields that are asked for."""
        return {name: value for name, value in values.items() if not self._only or name in self._only}

    def _field(self, each: Said) -> FormField:
        hint = each.hint or _HINTS.get(each.shape, "")
        return FormField(
            name=each.name,
            label=names.heading(labels.field(self._kind.name, each.name)),
            hint=_(hint) if hint else "",
            choices=choices_of(each),
            lines=LINES.get(each.shape, 1),
        )


def _shown(each: Said, record: Any, text: str) -> str:
    """Days as the country writes them."""
    if each.shape in {Shape.DAY, Shape.DUE}:
        day = getattr(record, each.name)
        return formats.day_month_year(day) if day else text
    return text


def read_form(planner: Planner, kind: Kind[Any], record: Any) -> FormTexts:
    """All that the form of a record, or of a draft, says and offers; runs in a thread."""
    texts = records.texts(planner, kind, record)
    shown = {each.name: _shown(each, record, texts[each.name]) for each in kind.fields}
    return FormTexts(shown, records.suggestions(planner, kind, getattr(record, "event_id", None)))


def _read_again(planner: Planner, kind: Kind[Any], id: int) -> tuple[Any, FormTexts]:
    """The record as it is now, and what its form says then. Raises NotFound."""
    record = records.get(planner, kind, id)
    return record, read_form(planner, kind, record)


async def taken_up(desk: Desk, form: UnsavedForm) -> RecordForm:
    """A form that was left half typed, over the record as it is now. Raises NotFound."""
    _form, table, parent = form.form.split(" ")
    kind = all_kinds()[table]
    if form.record is None:
        draft = kind.blank(int(parent) if parent else None)
        read = await asyncio.to_thread(read_form, desk.planner, kind, draft)
        return RecordForm(desk, kind, draft, read, new=True, typed=form.typed)
    record, read = await asyncio.to_thread(_read_again, desk.planner, kind, form.record)
    return RecordForm(desk, kind, record, read, new=False, typed=form.typed)
