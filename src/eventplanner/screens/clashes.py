"""The page of clashes."""

from eventplanner.screens.page import Page


class ClashesScreen(Page):
    """Still to be built."""
