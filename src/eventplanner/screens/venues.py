"""Not built yet."""

from eventplanner.screens.page import Page


class VenuesScreen(Page):
    """Not built yet."""
