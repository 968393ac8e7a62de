"""The tab of an event that shows who does what on the day, and where somebody is missing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.events.events import Event
from eventplanner.domain.team.roles import ROLE
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.records.panel_spec import PanelSpec
from eventplanner.screens.team import columns as role_columns
from eventplanner.screens.team.role_actions import RoleActions
from eventplanner.services.team import roles
from eventplanner.services.team.roles import RoleOfEvent
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.detail import Detail, wrap
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel

WIDTH = 40
"""Of the panels beside the list."""
ROLES_PANEL = PanelSpec("roles", ROLE, N_("Roles"),
    N_("Who does what on the day. C under Tasks brings those of a checklist."),
    N_("MC Paula Neira 18:00-19:30"))  # fmt: skip


class EventPeopleScreen(EventPage):
    """One list, what is known of the row under the cursor, and the duties with how many are missing."""

    TAB = "event_people"
    records = Held(RoleActions)
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | frozenset({"person", "organisation"})
    DEFAULT_CSS = """
    EventPeopleScreen {
        & #people { height: 1fr; }
        & #roles { width: 1fr; }
        & #side { width: 40; height: 1fr; }
        & #beside { height: 1fr; }
        & #needs { height: auto; max-height: 14; }
        &.-narrow #needs { max-height: 7; }
        &.-bare #side, &.-wide.-no-detail #side, &.-narrow #side { display: none; }
        &.-narrow.-detail #side { display: block; width: 1fr; }
        &.-narrow.-detail #roles { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    roster = query_one("#roles", RecordPanel)
    beside = query_one("#beside Detail", Detail)
    needs = query_one("#needs Detail", Detail)

    def tab_body(self) -> ComposeResult:
        with Horizontal(id="people"):
            yield ROLES_PANEL.panel(role_columns.columns(None))
            with Vertical(id="side"):
                with Panel(_("Detail"), id="beside"):
                    yield Detail()
                with Panel(_("Needs"), id="needs"):
                    yield Detail()

    def load_tab(self, event: Event) -> list[RoleOfEvent]:
        return roles.of_event(self.desk.planner, event)

    def show_tab(self, data: Sequence[RoleOfEvent]) -> None:
        if self.event is None:
            return
        self.set_class(not data, "-bare")
        self.roster.records.set_columns(role_columns.columns(self.event))
        self.roster.set_counts(role_columns.counts(data))
        self.records.show_rows(self.roster, data)
        needs = role_columns.needs(data, self.event)
        self.needs.styles.height = sum(len(wrap(each.text, WIDTH - 4)) for each in needs)
        self.needs.show(needs)
        self._show_beside()

    @on(RecordList.Highlighted)
    def show_highlighted(self) -> None:
        self._show_beside()

    def _show_beside(self) -> None:
        row = self.roster.record
        self.beside.show(role_columns.entries(row) if isinstance(row, RoleOfEvent) else ())

    def action_detail(self) -> None:
        super().action_detail()
        self._show_beside()
        if not self.has_class("-detail") and not self.roster.is_empty:
            self.roster.records.focus()

    def action_back(self) -> None:
        """Closes the detail if it covers the list, else goes back."""
        if self.has_class("-narrow") and self.has_class("-detail"):
            self.remove_class("-detail")
            self.roster.records.focus()
        else:
            super().action_back()
