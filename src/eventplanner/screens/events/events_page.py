"""The base of pages that show events of any kind of plan, and on which new ones are added."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from eventplanner.domain.events.events import Event
from eventplanner.i18n.catalogue import _
from eventplanner.screens.base.page import Page
from eventplanner.services.events.events import EVERYTHING, EventQuery


class EventsPage(Page):
    """Each page says which events are chosen, where a new one belongs, and where keys go when nothing is asked."""

    SHOWS: ClassVar[frozenset[str]] = frozenset({"event", "setting"})
    plan_is_empty = False
    """There is nothing in the plan, with or without a filter."""

    @property
    def chosen(self) -> Sequence[Event]:
        """The events that keys act on: those that are marked, or the one under the cursor."""
        return ()

    @property
    def event_at_cursor(self) -> Event | None:
        """The one that is looked at, whatever is marked."""
        return next(iter(self.chosen_or_told()), None)

    @property
    def query_shown(self) -> EventQuery:
        """The query of the events that the page shows, for a file of them."""
        return EVERYTHING

    @property
    def year_shown(self) -> int:
        """The year that is looked at."""
        first = next((event.first_day for event in self.chosen if event.first_day), self.desk.day)
        return first.year

    @property
    def chosen_day(self) -> date | None:
        """Default day of a new event."""
        return None

    @property
    def has_events(self) -> bool:
        """True if there is an event to act on."""
        return not self.plan_is_empty

    def go_to(self, event: Event) -> bool:
        """Put the cursor on an event that was just added, if the page has a place for it."""
        del event
        return False

    def look_from(self, event: Event | None) -> None:
        """Show the page anew, with the cursor on this event."""
        del event
        self.reload_view()

    def take_focus(self) -> None:
        """Let the keys move about the page again."""
        raise NotImplementedError

    def say_empty(self, empty: bool) -> None:
        """Some keys mean nothing in an empty plan, and one means something only there."""
        if self.plan_is_empty != empty:
            self.plan_is_empty = empty
            self.refresh_bindings()

    def chosen_or_told(self) -> Sequence[Event]:
        """The chosen events; where there is none that is said."""
        chosen = self.chosen
        if not chosen:
            self.tell(self.nothing_chosen)
        return chosen

    @property
    def nothing_chosen(self) -> str:
        return _("There is no event here. a adds one.")
