"""The page of series."""

from eventplanner.screens.page import Page


class SeriesScreen(Page):
    """Still to be built."""
