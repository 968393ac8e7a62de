"""Not built yet."""

from eventplanner.screens.event_page import EventPage


class EventDecisionsScreen(EventPage):
    """Not built yet."""

    TAB = "event_decisions"
