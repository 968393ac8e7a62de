"""Not built yet."""

from eventplanner.screens.event_page import EventPage


class EventTasksScreen(EventPage):
    """Not built yet."""

    TAB = "event_tasks"
