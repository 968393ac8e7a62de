"""Actions on records of any kind, the same on every page: on those that are marked, or on the chosen one."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.message import Message

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.records.echo import Echo, changed_meanwhile
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.marking import mark_rows
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.base.refusals import reasons, refused
from eventplanner.screens.records.dialogs import record_form
from eventplanner.screens.records.echo_roles import echo_roles
from eventplanner.services.base.planner import Planner
from eventplanner.services.kinds import echo, remove, write
from eventplanner.services.records import records
from eventplanner.widgets.forms.asking import Asking, Then
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel


class RecordActions(PagePart[Page]):
    """Acts on the panel that has the keys; the page composes `RecordPanel`s, and yields an `Asking` last."""

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

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.wanted: dict[str, int] = {}
        """Kind → the record that the cursor shall go to when its list is read anew."""
        self._told: tuple[str, Echo | None] = ("", None)
        """The line that was echoed last, and what was said of it."""
        self.last: RecordPanel | None = None
        """The panel that had the keys before a line was opened."""

    # For a kind of record in particular.

    def blank(self, kind: Kind[Any]) -> Any:
        """Returns the draft that a new record begins with; asks no file."""
        return kind.blank(self.page.event_id)

    def line_texts(self, kind: Kind[Any], line: str) -> Mapping[str, str]:
        """Returns the texts of a typed line, by field; runs in a thread. Raises Invalid."""
        return kind.texts_of(self.page.desk.said(line, self.page.event))

    def meant(self, kind: Kind[Any], base: Any, text: str) -> tuple[Kind[Any], Any]:
        """Returns the kind that a line adds to, with its blank; that of the panel, unless the line is of another."""
        del text
        return kind, base

    def draft_of(self, kind: Kind[Any], record: Any) -> Any:
        """The draft of another one like it."""
        return kind.draft_of(record)

    def record_of(self, row: Any) -> Any:
        """The record that a row shows; None where it shows none."""
        return row

    # The panels.

    @property
    def panels(self) -> list[RecordPanel]:
        return list(self.page.query(RecordPanel))

    @property
    def panel(self) -> RecordPanel | None:
        """The panel that has the keys; else the first that is seen."""
        for panel in self.panels:
            if self.page.focused is not None and panel in self.page.focused.ancestors:
                return panel
        return self.last if self.last in self.panels else next((each for each in self.panels if each.display), None)

    @property
    def under_cursor(self) -> Any:
        """The record under the cursor of the panel that has the keys."""
        row = self.panel.record if self.panel is not None else None
        return None if row is None else self.record_of(row)

    @property
    def chosen(self) -> list[Any]:
        """The marked records as they were read last, or else the one under the cursor."""
        panel = self.panel
        rows = [] if panel is None else panel.marked if panel.records.marks else [panel.record]
        return [record for row in rows if row is not None and (record := self.record_of(row)) is not None]

    def show_rows(self, panel: RecordPanel, rows: Sequence[Any]) -> None:
        """Show newer rows of a panel, with the cursor on what was just added there."""
        panel.show(rows, wanted=self.wanted.pop(panel.kind.name, None))
        self.page.refresh_bindings()
        if self.page.focused is None and not self.page.is_asking and (there := self.panel) is not None:
            there.records.focus()

    def ask(self, prompt: str, read: Callable[[str], LineReading], hint: str, then: Then, *, text: str = "") -> None:
        """Opens a line at the foot of the page, which gives the keys back to the panel that has them now."""
        self.page.desk.expect_writing()
        self.last = self.panel
        self.page.ask(prompt, read, hint, then, text=text, names_for=self.last.kind.name if self.last else "")

    @property
    def can_add(self) -> bool:
        """True if the focused panel accepts new records."""
        return True

    @property
    def can_add_form(self) -> bool:
        return self.can_add

    @property
    def has_rows(self) -> bool:
        """True if the focused panel has records."""
        panel = self.panel
        return panel is not None and not panel.is_empty

    can_edit = can_delete = can_duplicate = can_copy = has_rows

    def step_back(self) -> bool:
        """First without marks."""
        if (panel := self.panel) is None or not panel.records.marks:
            return False
        panel.records.set_marks(())
        return True

    def heed(self, message: Message) -> None:
        match message:
            case RecordList.Picked():
                message.stop()
                self.open_record()
            case RecordList.AllWanted() if (panel := self.panel) is not None:
                mark_rows(self.page, panel.records, panel.records.listing.rows)
            case Asking.Closed():
                message.stop()
                if (panel := self.panel) is not None and not panel.is_empty:
                    panel.records.focus()
            case QuickInput.Typed():
                message.stop()

    def reasons(self, error: PlannerError) -> str:
        """Of what was typed in a line or a cell without the names of fields, which are nowhere to be seen there."""
        return reasons(error)

    # The verbs.

    def action_add(self, text: str = "") -> None:
        if (panel := self.panel) is None:
            return
        if panel.kind.single:
            self.action_add_form()
            return
        self.ask_for(panel.kind, "a", panel.example, text)

    def ask_for(self, kind: Kind[Any], prompt: str, hint: str, text: str = "") -> None:
        """Opens a line for a new record of a kind, which need not be that of a panel."""
        read, then = partial(self._echo, kind, self.blank(kind)), partial(self._entered, kind)
        self.ask(prompt, read, hint, then, text=text)

    @background()
    async def action_add_form(self) -> None:
        if (panel := self.panel) is not None:
            await self.add_by_form(panel.kind, self.blank(panel.kind))

    async def add_by_form(self, kind: Kind[Any], draft: Any, typed: Mapping[str, str] | None = None) -> Change | None:
        """Open the form of something new; in a worker."""
        self.page.desk.expect_writing()
        form = await record_form(self.page.desk, kind, draft, new=True, typed=typed)
        change = await self.page.app.push_screen_wait(form)
        if change is not None:
            await self.show_added(kind, change)
        return change

    @background()
    async def action_edit(self) -> None:
        if self.page.only_looking:
            self.page.refuse()
        elif (panel := self.panel) is not None and (record := self.under_cursor) is not None:
            await self.edit(panel.kind, record)

    async def edit(self, kind: Kind[Any], record: Any) -> None:
        """Open the form of a record that is there; in a worker."""
        self.page.desk.expect_writing()
        form = await record_form(self.page.desk, kind, record, new=False)
        self.page.tell_done(await self.page.app.push_screen_wait(form))

    def action_delete(self) -> None:
        if (panel := self.panel) is not None and (chosen := self.chosen):
            self.page.carry_out(remove, panel.kind, chosen)

    @background()
    async def action_duplicate(self) -> None:
        """The form of another one like it."""
        if (panel := self.panel) is not None and (record := self.under_cursor) is not None:
            await self.add_by_form(panel.kind, self.draft_of(panel.kind, record))

    def action_copy(self) -> None:
        if (panel := self.panel) is not None and (chosen := self.chosen):
            self.copy_as_text(panel.kind, chosen)

    @background(exclusive=True, group="copy")
    async def copy_as_text(self, kind: Kind[Any], chosen: Sequence[Any]) -> None:
        """To the clipboard, with the names of whatever they name."""
        text = await asyncio.to_thread(self._as_text, kind, chosen)
        self.page.copy(text, text.split("\n", 1)[0])

    def open_record(self) -> None:
        """Opens the record on enter."""
        self.action_edit()

    # Adding by one line.

    def _echo(self, kind: Kind[Any], base: Any, text: str) -> LineReading:
        """Echoes the record that a line would add; runs in a thread."""
        if not text.strip():
            return LineReading()
        try:
            kind, base = self.meant(kind, base, text)
            texts = self.line_texts(kind, text)
            reading = records.read(self.page.desk.planner, kind, texts, base)
            told = echo(self.page.desk.planner, kind, reading, texts)
            self._told = (text, told)
        except Invalid as error:
            return refused(error)
        if told is None:
            return LineReading((), self.understood(kind, texts, reading.draft))
        parts, below = (echo_roles(each) for each in (told.parts, told.below))
        return LineReading((), parts, below, len(below))

    def understood(self, kind: Kind[Any], texts: Mapping[str, str], draft: Any) -> list[tuple[str, str]]:
        """Returns what was understood, field by field, in the colours of the echo; runs in a thread."""
        (_label, name), *parts = records.understood(self.page.desk.planner, kind, texts, draft)
        roles = ("sky", "amber", "green", "pink")
        return [(name, ""), *((f"{label} {text}", roles[n % 4]) for n, (label, text) in enumerate(parts))]

    async def _entered(self, kind: Kind[Any], text: str) -> str | None:
        """Add what was entered; or why it cannot be."""
        if not text.strip():
            return None
        try:
            kind, base = self.meant(kind, self.blank(kind), text)
            change = await self.page.desk.write(self.add_line, kind, text, base)
            await self.line_added(kind, change)
        except PlannerError as error:
            return reasons(error)
        return None

    def add_line(self, planner: Planner, kind: Kind[Any], text: str, base: Any) -> Change:
        """Read a line and add what it says; runs in a thread. Raises PlannerError."""
        texts = self.line_texts(kind, text)
        reading = records.read(planner, kind, texts, base)
        said, told = self._told
        if said == text and told is not None and (now := echo(planner, kind, reading, texts)) != told:
            self._told = (text, now)
            raise changed_meanwhile(now)
        change = write(planner, kind, reading)
        self._told = ("", None)
        return change

    async def line_added(self, kind: Kind[Any], change: Change) -> None:
        """Goes to the record that a line has added."""
        await self.show_added(kind, change)

    async def show_added(self, kind: Kind[Any], change: Change) -> None:
        self.page.tell_done(change)
        added = await asyncio.to_thread(records.added, self.page.desk.planner, kind, change)
        self.wanted[kind.name] = added.id
        self.page.reload_view()

    def _as_text(self, kind: Kind[Any], chosen: Sequence[Any]) -> str:
        """Runs in a thread."""
        return "\n\n".join(records.as_text(self.page.desk.planner, kind, record) for record in chosen)
