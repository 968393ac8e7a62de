"""The page that finds a date."""

from eventplanner.screens.page import Page


class FindDateScreen(Page):
    """Still to be built."""
