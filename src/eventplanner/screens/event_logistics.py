"""Not built yet."""

from eventplanner.screens.event_page import EventPage


class EventLogisticsScreen(EventPage):
    """Not built yet."""

    TAB = "event_logistics"
