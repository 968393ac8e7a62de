"""Tests that decide whether a criterion is met."""

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_


class Test(Choice):
    """Tests of a criterion."""

    VENUE_SIGNED = "venue_signed", N_("the venue is signed")
    PLATFORM_READY = "platform_ready", N_("the platform is rehearsed")
    ROLES_FILLED = "roles_filled", N_("all roles are confirmed")
    TASKS_DONE = "tasks_done", N_("its tasks are done")
    """All tasks that the gate asks for are done."""
    REGISTRATIONS = "registrations", N_("enough are registered")
    """At least so many people are registered."""
    BUDGET_APPROVED = "budget_approved", N_("the budget is approved")
    """The budget was approved, and no category of it is over."""
    OWN = "own", N_("somebody ticks it")
    """What only a person can tell."""
