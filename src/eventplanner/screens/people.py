"""Not built yet."""

from eventplanner.screens.page import Page


class PeopleScreen(Page):
    """Not built yet."""
