"""Not built yet."""

from eventplanner.screens.page import Page


class ChecklistsScreen(Page):
    """Not built yet."""
