"""Not built yet."""

from eventplanner.screens.page import Page


class TasksScreen(Page):
    """Not built yet."""
