"""The page that makes next year from this one."""

from eventplanner.screens.page import Page


class NextYearScreen(Page):
    """Still to be built."""
