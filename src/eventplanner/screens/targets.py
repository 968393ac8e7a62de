"""The page of targets."""

from eventplanner.screens.page import Page


class TargetsScreen(Page):
    """Still to be built."""
