"""Not built yet."""

from eventplanner.screens.event_page import EventPage


class EventNumbersScreen(EventPage):
    """Not built yet."""

    TAB = "event_numbers"
