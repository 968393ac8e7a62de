"""Not built yet."""

from eventplanner.screens.event_page import EventPage


class EventOverviewScreen(EventPage):
    """Not built yet."""

    TAB = "event"
