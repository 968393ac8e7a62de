"""Not built yet."""

from eventplanner.screens.event_page import EventPage


class EventPeopleScreen(EventPage):
    """Not built yet."""

    TAB = "event_people"
