"""Directions of money, and the drivers with which a budget line grows."""

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_


class Flow(Choice):
    """Directions of money."""

    EXPENSE = "expense", N_("expense")
    INCOME = "income", N_("income")


class Driver(Choice):
    """Multipliers of a line."""

    FIXED = "fixed", N_("fixed")
    ATTENDEE = "attendee", N_("attendee")
    """Whoever attends, in person or online."""
    IN_PERSON = "in_person", N_("attendee in person")
    ONLINE = "online", N_("attendee online")
    SPEAKER = "speaker", N_("speaker")
    STAFF = "staff", N_("person of the staff")
    DAY = "day", N_("day")
    HOUR = "hour", N_("hour")
    PERCENT = "percent", N_("% of the expenses")
    """Of the planned expenses of the same event, of which other percentages are none; the quantity says how many."""
