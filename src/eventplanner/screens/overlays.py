"""The page of other people's dates."""

from eventplanner.screens.page import Page


class OverlaysScreen(Page):
    """Still to be built."""
