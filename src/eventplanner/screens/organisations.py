"""Not built yet."""

from eventplanner.screens.page import Page


class OrganisationsScreen(Page):
    """Not built yet."""
