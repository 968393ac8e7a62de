"""Short texts of the outlook, for lists that show title and day beside them."""

from datetime import date

from eventplanner.domain.base.text import N_, Message, counted
from eventplanner.domain.planning.targets import Progress, quarter_of
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_values import Clash, ClashKind, Severity
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import PERSON_DAY

_SEVERITIES = {Severity.SEVERE: N_("severe"), Severity.WARNING: N_("warning"), Severity.NOTE: N_("note")}


def severity(clash: Clash) -> Message:
    """Returns the severity of a clash in one word."""
    return Message(_SEVERITIES[clash.severity])


def briefly(clash: Clash, language: str) -> Message:
    """Returns the reason of a clash, without the title of the event."""
    if clash.kind is not ClashKind.WEEK:
        return about_day(clash, clash.event, language)
    # What is too much is never rounded down to what is not.
    load, capacity = -(-clash.load // PERSON_DAY), clash.capacity // PERSON_DAY
    return Message(
        "{load} person-days in the week of {day}, for a team of {capacity}.",
        {"load": load, "capacity": capacity, "day": clash.day},
    )


def call(occasion: Occasion) -> Message:
    """Returns the deadline of a call for papers in words."""
    until = occasion.of.cfp_until
    if until is None:
        return Message("call for papers is open: propose a talk")
    return Message("call for papers closes {day}: propose a talk", {"day": until})


def missing(each: Progress, year: int, today: date) -> Message:
    """Returns the number that a target lacks, or has missed for good, and the number reached."""
    n, target = each.behind(year, today), each.target or 0
    if (year, each.quarter) < (today.year, quarter_of(today)):
        return counted(
            "{n} missed: {done} of {target} held",
            "{n} missed: {done} of {target} held",
            n,
            done=each.done,
            target=target,
        )
    return counted(
        "{n} to plan: {planned} of {target} planned",
        "{n} to plan: {planned} of {target} planned",
        n,
        planned=each.planned,
        target=target,
    )
