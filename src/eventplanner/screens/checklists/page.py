"""The page of checklists: those that are built in, and one's own with their lines."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from eventplanner.domain.base.text import counted
from eventplanner.domain.checklists.own_checklists import (
    OWN_CHECKLIST,
    OWN_CHECKLIST_TASK,
    OwnChecklist,
    OwnChecklistTask,
)
from eventplanner.domain.parsing.due import offset_text
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import Held, background
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.screens.tasks.columns import WHO
from eventplanner.services.checklists import checklist_list
from eventplanner.services.checklists.checklist_list import ListedChecklist
from eventplanner.widgets.chrome.shown import called, line
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel


class ListPanel(RecordPanel):
    """All checklists; only one's own are records."""

    DEFAULT_CSS: ClassVar[str] = ""

    @property
    def row(self) -> ListedChecklist | None:
        found = self.records.record
        return found if isinstance(found, ListedChecklist) else None

    def record_of(self, row: ListedChecklist) -> OwnChecklist | None:
        """Only one's own is a record."""
        return row.own


class LinesPanel(RecordPanel):
    """The lines of the checklist that is chosen."""

    DEFAULT_CSS: ClassVar[str] = ""
    built_in = False

    def record_of(self, row: Any) -> Any:
        """A line that can be changed."""
        return None if self.built_in else row

    def _say_nothing(self) -> Content:
        return line(_("There is nothing in it.")) if self.built_in else super()._say_nothing()


class ChecklistActions(RecordActions):
    """Of checklists and their lines; what is built in is only looked at and copied."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("record.duplicate", "c", "duplicate", N_("Copy as my own"), N_("To change it as you like"),
               needs="can_duplicate", writes=True),
    )  # fmt: skip

    @property
    def listed(self) -> ListPanel:
        return self.page.query_one("#checklists", ListPanel)

    @property
    def lines(self) -> LinesPanel:
        return self.page.query_one("#lines", LinesPanel)

    @property
    def in_lines(self) -> bool:
        """True if the focus is in the lines of a checklist."""
        return self.page.is_mounted and self.panel is self.lines

    @property
    def can_add(self) -> bool:
        """Built-in lines are only looked at and copied."""
        return not (self.in_lines and self.lines.built_in)

    @property
    def can_edit(self) -> bool:
        return self.can_add and self.can_copy

    can_delete = can_edit

    @property
    def can_duplicate(self) -> bool:
        return self.can_add and self.has_rows

    @property
    def can_copy(self) -> bool:
        is_record = self.in_lines or not self.page.is_mounted or self.listed.record is not None
        return is_record and self.has_rows

    def blank(self, kind: Kind[Any]) -> Any:
        if kind is OWN_CHECKLIST_TASK:
            own = self.listed.record
            return kind.blank(own.id if own else None)
        return kind.blank(None)

    @background()
    async def action_edit(self) -> None:
        """Of what is built in nothing can be changed."""
        if self.page.only_looking:
            self.page.refuse()
        elif (panel := self.panel) is not None and panel.record is None:
            self.page.tell(_("It is built in. c copies it as your own."))
        elif panel is not None:
            await self.edit(panel.kind, panel.record)

    @background()
    async def action_duplicate(self) -> None:
        """A checklist with all its lines; a line by the form."""
        panel = self.panel
        if panel is self.listed and (row := self.listed.row) is not None:
            name = _("{name} (my own)").format(name=names.heading(row.title))
            self.page.carry_out(checklist_list.copy, row, name)
        elif panel is not None and panel.record is not None:
            await self.add_by_form(panel.kind, panel.kind.draft_of(panel.record))


class ChecklistsScreen(Page):
    """Enter goes from a checklist to its lines; what is built in can be looked at and copied."""

    WIDGETS = (RecordList,)
    SHOWS: ClassVar[frozenset[str]] = frozenset({"checklist", "checklist_task"})
    DEFAULT_CSS = """
    ChecklistsScreen {
        & #checklists-body { height: 1fr; }
        & #checklists { width: 44; }
        & #lines { width: 1fr; }
        &.-narrow #checklists-body { layout: vertical; }
        &.-narrow #checklists { width: 1fr; height: 9; }
    }
    """
    records = Held(ChecklistActions)
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("panel.next", "tab", "app.focus_next", N_("Next panel"), show=False),
        Action("panel.before", "shift+tab", "app.focus_previous", N_("Panel before"), show=False),
    )  # fmt: skip

    def body(self) -> ComposeResult:
        with Horizontal(id="checklists-body"):
            yield ListPanel(
                OWN_CHECKLIST,
                _list_columns(),
                title=_("Checklists"),
                purpose=_("What events of a kind ask for."),
                example=_("Meetup at a university"),
                id="checklists",
            )
            yield LinesPanel(
                OWN_CHECKLIST_TASK,
                [],
                title=_("Lines"),
                purpose=_("What has to be done, and how many days from the event."),
                example=_("Confirm catering T-7 #catering"),
                id="lines",
            )
        yield Asking()

    @property
    def listed(self) -> ListPanel:
        return self.query_one("#checklists", ListPanel)

    @property
    def lines(self) -> LinesPanel:
        return self.query_one("#lines", LinesPanel)

    # Reading and showing.

    def load(self) -> list[ListedChecklist]:
        return checklist_list.every(self.desk.planner, language())

    def show(self, data: list[ListedChecklist]) -> None:
        self.listed.set_counts(words(counted("{n} of my own", "{n} of my own", sum(bool(x.own) for x in data))))
        self.records.show_rows(self.listed, data)
        self._show_lines(self.listed.row)

    def _show_lines(self, row: ListedChecklist | None) -> None:
        panel = self.lines
        panel.built_in = row is None or row.own is None
        found = row.lines if row else ()
        panel.set_title(names.heading(row.title) if row else _("Lines"))
        panel.set_counts(
            self.for_writers(_("built in · c copies it")) if panel.built_in else self.for_writers(_("a adds a line"))
        )
        panel.records.set_columns(_line_columns(found))
        self.records.show_rows(panel, found)

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        message.stop()
        if isinstance(message.record, ListedChecklist):
            self._show_lines(message.record)

    @on(RecordList.Picked)
    def _go_to_lines(self, message: RecordList.Picked) -> None:
        """From a checklist to what is in it."""
        if isinstance(message.record, ListedChecklist):
            message.stop()
            message.prevent_default()
            self.lines.records.focus()
            self.records.last = self.lines


def _list_columns() -> list[Column[ListedChecklist]]:
    return [
        Column(title=N_("checklist"), cell=lambda row: Cell(names.heading(row.title)), width=14, flex=1),
        Column(title="", cell=_whose, width=9),
        Column(title=N_("tasks"), cell=lambda row: Cell(formats.number(len(row.lines))), width=6, right=True),
    ]


def _whose(row: ListedChecklist) -> Cell:
    return Cell(_("my own"), "sky") if row.own else Cell(_("built in"), "muted")


def _line_columns(lines: Sequence[OwnChecklistTask]) -> list[Column[OwnChecklistTask]]:
    areas = max((cell_len(labels.choice(each.area)) for each in lines), default=5)
    gates = max((cell_len(each.gate) for each in lines), default=0)
    owners = any(each.owner for each in lines)
    where = max((cell_len(_where(each)) for each in lines), default=0)
    column = Column[OwnChecklistTask]
    said = [
        column(title=N_("day"), cell=lambda each: Cell(_day(each), "muted"), width=5),
        column(title=N_("task"), cell=lambda each: Cell(each.title), width=30, flex=1),
        column(
            title=N_("area"), cell=lambda each: Cell(labels.choice(each.area), "muted"),
            width=min(15, areas), priority=1,
        ),
    ]  # fmt: skip
    if where:
        said.append(column(title="", cell=lambda each: Cell(_where(each), "sky"), width=where, priority=2))
    if owners:
        said.append(
            column(title=N_("owner"), cell=lambda each: Cell(called(each.owner, WHO), "muted"), width=WHO, priority=3)
        )
    if gates:
        width = min(18, gates)
        said.append(column(title=N_("decision"), cell=lambda each: Cell(each.gate, "muted"), width=width, priority=4))
    return said


def _day(each: OwnChecklistTask) -> str:
    return "" if each.offset is None else offset_text(each.offset)


def _where(each: OwnChecklistTask) -> str:
    """Nothing where it applies to all."""
    return "" if each.format.value == "both" else labels.choice(each.format)
