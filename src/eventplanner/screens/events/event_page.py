"""The base of the tabs of an event's workspace: its head, the way between tabs, and what all of them can do."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.budget.conversion import rounded
from eventplanner.domain.events.events import Event
from eventplanner.domain.workspace.workspace import Counts, Head
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens import pages
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.dialogs import event_form
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.workspace import workspace
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.lists.event_head import EventHead, EventTab
from eventplanner.widgets.lists.record_list import RecordList

_ORDER = [tab.name for tab in pages.EVENT_TABS]


class EventPage(Page):
    """Each tab says which tables concern it, what it reads of an event, and how it shows that."""

    WIDGETS: ClassVar[Sequence[type[Widget]]] = (RecordList,)
    TAB: ClassVar[str] = "event"
    records = Held(RecordActions)
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"event", "task", "event_role", "gate", "booking", "quote", "budget_line"}
    )
    """What the head is made of; a tab adds its own."""
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("tab.next", "greater_than_sign", "tab(1)", N_("Next tab"), N_("The next part of the event")),
        Action("tab.before", "less_than_sign", "tab(-1)", N_("Tab before"), show=False),
        Action("panel.next", "tab", "app.focus_next", N_("Next panel"), show=False),
        Action("panel.before", "shift+tab", "app.focus_previous", N_("Panel before"), show=False),
    )

    head = query_one(EventHead)

    def body(self) -> ComposeResult:
        yield EventHead(self.TAB)
        yield from self.tab_body()
        yield Asking()

    def tab_body(self) -> ComposeResult:
        """Composes the panels below the header."""
        yield from ()

    def load_tab(self, event: Event) -> Any:
        """Read what the tab shows of the event; runs in a thread. Raises PlannerError."""
        del event

    def show_tab(self, data: Any) -> None:
        """Put on the screen what load_tab() has read."""

    @property
    def event_id(self) -> int | None:
        return self.about

    def load(self) -> tuple[Head, Any] | None:
        planner = self.desk.planner
        with planner.store.snapshot():
            try:
                head = workspace.head(planner, self.about or 0)
            except NotFound:
                return None
            return head, self.load_tab(head.event)

    def show(self, data: tuple[Head, Any] | None) -> None:
        if data is None:
            # Undone, or deleted by somebody else.
            self.dismiss()
            return
        head, found = data
        self.event = head.event
        self.head.show(head.event, tabs(head.counts), self.desk.day)
        self.show_tab(found)
        self.refresh_bindings()

    async def action_tab(self, step: int) -> None:
        self.turn(_ORDER[(_ORDER.index(self.TAB) + step) % len(_ORDER)])

    @on(EventHead.Chosen)
    def turn_to(self, message: EventHead.Chosen) -> None:
        message.stop()
        self.turn(message.page)

    def turn(self, page: str) -> None:
        """To another tab of the same event."""
        self.hand_on(f"app.turn('{page}', {self.about})", self)

    def open_event_form(self) -> None:
        """Everything that is said of the event itself."""
        if self.only_looking:
            self.refuse()
        elif self.event is not None:
            self.desk.expect_writing()
            self.app.push_screen(event_form(self.desk, self.event, self.event), self.tell_done)


def tabs(counts: Counts) -> list[EventTab]:
    """The tabs, with how much each has."""
    said = {
        "event_tasks": f"{counts.tasks_done}/{counts.tasks}" if counts.tasks else "",
        "event_logistics": str(counts.needs + counts.bookings or ""),
        "event_budget": f"{formats.number(rounded(counts.used * 100, counts.planned))}%" if counts.planned else "",
        "event_people": f"{counts.roles_confirmed}/{counts.roles}" if counts.roles else "",
        "event_decisions": f"{counts.gates_decided}/{counts.gates}" if counts.gates else "",
    }
    alarms = {"event_tasks": counts.tasks_late > 0, "event_budget": bool(counts.over)}
    return [
        EventTab(tab.name, _(tab.label), _(tab.narrow_label), said.get(tab.name, ""), alarms.get(tab.name, False))
        for tab in pages.EVENT_TABS
    ]
