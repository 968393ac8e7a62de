"""What can be done with plain records, the same on every page: with those that are marked, or with the chosen one."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on, work

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.events.events import Event
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.marking import Marking
from eventplanner.screens.base.refusals import reasons, refused
from eventplanner.screens.records.dialogs import record_form
from eventplanner.services.base.planner import Planner
from eventplanner.services.kinds import remove, write
from eventplanner.services.records import records
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel


class RecordVerbs(Marking):
    """Acts on the panel that has the keys; each page composes `RecordPanel`s and yields `super().body()` last."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("record.add", "a", "add", N_("Add"), N_("Write one line"), needs="can_add", writes=True),
        Action("record.add_form", "A", "add_form", N_("Add with form"), show=False, needs="can_add_form", writes=True),
        Action("record.edit", "enter,e", "edit", N_("Edit"), N_("Everything that is said of it"), needs="can_edit",
               writes=True),
        Action("record.delete", "d", "delete", N_("Delete"), N_("Delete at once; u undoes"), needs="can_delete",
               writes=True),
        Action("record.duplicate", "c", "duplicate", N_("Duplicate"), show=False, needs="can_duplicate", writes=True),
        Action("record.copy", "y", "copy", N_("Copy"), N_("As text, to the clipboard"), show=False, needs="can_copy"),
    )  # fmt: skip

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.wanted: dict[str, int] = {}
        """Kind → the record that the cursor shall go to when its list is read anew."""

    # What a page says of itself.

    event: Event | None = None
    """The one whose times lines speak of."""

    @property
    def event_id(self) -> int | None:
        """The event that new records belong to, if they belong to one."""
        return None

    def blank(self, kind: Kind[Any]) -> Any:
        """What a new record is before anybody says otherwise; asks no file."""
        return kind.blank(self.event_id)

    def line_texts(self, kind: Kind[Any], line: str) -> Mapping[str, str]:
        """What a line that was typed says, by field; runs in a thread. Raises Invalid."""
        return kind.texts_of(self.desk.said(line, self.event))

    # The panels.

    def body(self) -> Any:
        yield Asking()

    @property
    def panels(self) -> list[RecordPanel]:
        return list(self.query(RecordPanel))

    @property
    def panel(self) -> RecordPanel | None:
        """The panel that has the keys; else the first that is seen."""
        for panel in self.panels:
            if self.focused is not None and panel in self.focused.ancestors:
                return panel
        return self._last if self._last in self.panels else next((each for each in self.panels if each.display), None)

    _last: RecordPanel | None = None
    """The one that had the keys before a line was opened."""

    @property
    def chosen(self) -> list[Any]:
        """The marked records as they were read last, or else the one under the cursor."""
        panel = self.panel
        if panel is None:
            return []
        if panel.records.marks:
            return panel.marked
        return [panel.record] if panel.record is not None else []

    def show_rows(self, panel: RecordPanel, rows: Sequence[Any]) -> None:
        """Show newer rows of a panel, with the cursor on what was just added there."""
        panel.show(rows, wanted=self.wanted.pop(panel.kind.name, None))
        self.refresh_bindings()
        if self.focused is None and not self.query_one(Asking).is_open and (there := self.panel) is not None:
            there.records.focus()

    @property
    def can_add(self) -> bool:
        """Does the panel that has the keys take new records?"""
        return True

    @property
    def can_add_form(self) -> bool:
        return self.can_add

    @property
    def has_rows(self) -> bool:
        """Is there a record in the panel that has the keys?"""
        panel = self.panel
        return panel is not None and not panel.is_empty

    @property
    def can_edit(self) -> bool:
        return self.has_rows

    @property
    def can_delete(self) -> bool:
        return self.has_rows

    @property
    def can_duplicate(self) -> bool:
        return self.has_rows

    @property
    def can_copy(self) -> bool:
        return self.has_rows

    # The verbs.

    def action_add(self, text: str = "") -> None:
        if (panel := self.panel) is None:
            return
        if panel.kind.single:
            self.action_add_form()
            return
        self.desk.expect_writing()
        self._last = panel
        read, then = partial(self._echo, panel.kind, self.blank(panel.kind)), partial(self._entered, panel.kind)
        self.query_one(Asking).open("a", read, panel.example, then, text=text)

    @work
    async def action_add_form(self) -> None:
        if (panel := self.panel) is not None:
            await self.add_by_form(panel.kind, self.blank(panel.kind))

    async def add_by_form(self, kind: Kind[Any], draft: Any, typed: Mapping[str, str] | None = None) -> Change | None:
        """Open the form of something new; in a worker."""
        self.desk.expect_writing()
        form = await record_form(self.desk, kind, draft, new=True, typed=typed)
        change = await self.app.push_screen_wait(form)
        if change is not None:
            await self._added(kind, change)
        return change

    @work
    async def action_edit(self) -> None:
        if self.only_looking:
            self.refuse()
        elif (panel := self.panel) is not None and panel.record is not None:
            await self.edit(panel.kind, panel.record)

    async def edit(self, kind: Kind[Any], record: Any) -> None:
        """Open the form of a record that is there; in a worker."""
        self.desk.expect_writing()
        form = await record_form(self.desk, kind, record, new=False)
        self.tell_done(await self.app.push_screen_wait(form))

    def action_delete(self) -> None:
        if (panel := self.panel) is not None and (chosen := self.chosen):
            self.carry_out(remove, panel.kind, chosen)

    @work
    async def action_duplicate(self) -> None:
        """The form of another one like it."""
        if (panel := self.panel) is not None and panel.record is not None:
            draft = panel.kind.draft_of(panel.record)
            await self.add_by_form(panel.kind, draft)

    def action_copy(self) -> None:
        if (panel := self.panel) is not None and (chosen := self.chosen):
            self.copy_as_text(panel.kind, chosen)

    @work(exclusive=True, group="copy")
    async def copy_as_text(self, kind: Kind[Any], chosen: Sequence[Any]) -> None:
        """To the clipboard, with the names of whatever they name."""
        text = await asyncio.to_thread(self._as_text, kind, chosen)
        self.app.copy_to_clipboard(text)
        self.tell(_("Copied: {text}").format(text=text.split("\n", 1)[0]))

    def action_back(self) -> None:
        """First without marks."""
        if (panel := self.panel) is not None and panel.records.marks:
            panel.records.set_marks(())
        else:
            super().action_back()

    @on(RecordList.Picked)
    def open_picked(self, message: RecordList.Picked) -> None:
        message.stop()
        self.open_record()

    def open_record(self) -> None:
        """What enter does."""
        self.action_edit()

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        """All that the list shows; once more, none."""
        if (panel := self.panel) is not None:
            self.mark_rows(panel.records, panel.records.listing.rows)

    @on(Asking.Closed)
    def _asked(self, message: Asking.Closed) -> None:
        message.stop()
        if (panel := self.panel) is not None and not panel.is_empty:
            panel.records.focus()

    @on(QuickInput.Typed)
    def _typed(self, message: QuickInput.Typed) -> None:
        message.stop()

    def complain(self, error: PlannerError) -> None:
        """Of what was typed in a line or a cell without the names of fields, which are nowhere to be seen there."""
        self.notify(reasons(error), severity="error", markup=False)

    # Adding by one line.

    def _echo(self, kind: Kind[Any], base: Any, text: str) -> LineReading:
        """What a line would add; runs in a thread."""
        if not text.strip():
            return LineReading()
        try:
            texts = self.line_texts(kind, text)
            draft = records.read(self.desk.planner, kind, texts, base).draft
        except Invalid as error:
            return refused(error)
        return LineReading((), self._understood(kind, texts, draft))

    def _understood(self, kind: Kind[Any], texts: Mapping[str, str], draft: Any) -> list[tuple[str, str]]:
        """What was understood, field by field; runs in a thread."""
        del draft
        first, *rest = [(name, text) for name, text in texts.items() if text]
        roles = ("sky", "amber", "green", "pink")
        said = [(f"{labels.field(kind.name, name)} {text}", roles[n % 4]) for n, (name, text) in enumerate(rest)]
        return [(first[1], ""), *said]

    async def _entered(self, kind: Kind[Any], text: str) -> str | None:
        """Add what was entered; or why it cannot be."""
        if not text.strip():
            return None
        try:
            change = await self.desk.write(self.add_line, kind, text, self.blank(kind))
            await self.line_added(kind, change)
        except PlannerError as error:
            return reasons(error)
        return None

    def add_line(self, planner: Planner, kind: Kind[Any], text: str, base: Any) -> Change:
        """Read a line and add what it says; runs in a thread. Raises PlannerError."""
        return write(planner, kind, records.read(planner, kind, self.line_texts(kind, text), base))

    async def line_added(self, kind: Kind[Any], change: Change) -> None:
        """What a line says is in the plan."""
        await self._added(kind, change)

    async def _added(self, kind: Kind[Any], change: Change) -> None:
        self.tell_done(change)
        added = await asyncio.to_thread(records.added, self.desk.planner, kind, change)
        self.wanted[kind.name] = added.id
        self.reload_view()

    def _as_text(self, kind: Kind[Any], chosen: Sequence[Any]) -> str:
        """Runs in a thread."""
        return "\n\n".join(self._one_as_text(kind, each) for each in chosen)

    def _one_as_text(self, kind: Kind[Any], record: Any) -> str:
        texts = records.texts(self.desk.planner, kind, record)
        first, *rest = kind.fields
        said = ((each.name, _spoken(each.shape, getattr(record, each.name), texts[each.name])) for each in rest)
        lines = [f"{labels.field(kind.name, name)}: {text}" for name, text in said if text]
        return "\n".join([texts[first.name], *lines])


def _spoken(shape: Shape, value: Any, text: str) -> str:
    """As a person reads it."""
    if shape is Shape.CHOICE:
        return labels.choice(value)
    if shape is Shape.DAY and value:
        return formats.day_month_year(value)
    if shape is Shape.YES:
        return _("yes") if value else ""
    return text
