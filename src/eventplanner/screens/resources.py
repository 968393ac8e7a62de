"""Not built yet."""

from eventplanner.screens.page import Page


class ResourcesScreen(Page):
    """Not built yet."""
