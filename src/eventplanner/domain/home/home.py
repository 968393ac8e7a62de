"""Attention list of a manager: events that lack details as their day comes near, and coming events."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.events.events import OVER, Event, Format, Status
from eventplanner.domain.year.workload import Stretch, makes_work

LONG_AGO = 60
"""Days after which it is no longer urgent to say how an event went; it is asked for all the same."""


class Lack(Choice):
    """Details that an event may lack, the gravest first."""

    OUTCOME = "outcome"
    """Its day is past, and nobody has said that it was held or cancelled."""
    DATE = "date", N_("date")
    VENUE = "venue", N_("venue")
    LINK = "link", N_("link")
    CONFIRMATION = "confirmation", N_("confirmation")
    LEAD = "lead", N_("lead")
    CAPACITY = "capacity", N_("capacity")


class Urgency(IntEnum):
    """Levels of urgency."""

    NOW = 0
    SOON = 1
    LATER = 2


class Need(NamedTuple):
    """Event that needs attention, with its missing details and the urgency."""

    event: Event
    lacks: tuple[Lack, ...]
    days: int | None
    """Until its first day, negative once that is past; None while it has no date."""
    urgency: Urgency


class HomePicture(NamedTuple):
    """Contents of Home."""

    today: date
    needs: tuple[Need, ...]
    """The most urgent first."""
    coming: tuple[Event, ...]
    weeks: tuple[Stretch, ...]
    """The work of this week and those that follow."""
    around: tuple[Event, ...]
    """The events of those weeks, and some after."""
    news: tuple[Change, ...]
    """What others changed since the last visit, newest first."""
    unsaved: tuple[UnsavedForm, ...]
    """Forms that this person did not save last time, newest first."""
    empty: bool
    """There is nothing in the plan at all."""

    def working(self, week: Stretch) -> tuple[Event, ...]:
        """Returns the events that cause work in one of those weeks."""
        last = week.first + timedelta(days=6)
        return tuple(e for e in self.around if e.first_day and week.first <= e.first_day <= last and makes_work(e))

    @property
    def load(self) -> int:
        """Workload of all those weeks."""
        return sum(week.load for week in self.weeks)


def lacks(event: Event, today: date) -> tuple[Lack, ...]:
    """Returns the missing details of an event, the gravest first; none for ideas, past and cancelled events."""
    if event.status in OVER or event.status is Status.IDEA:
        return ()
    if event.last_day is not None and event.last_day < today:
        return (Lack.OUTCOME,)
    in_person, online = event.format is not Format.VIRTUAL, event.format is not Format.IN_PERSON
    missing = {
        Lack.DATE: event.start is None,
        Lack.VENUE: in_person and not event.venue,
        Lack.LINK: online and not event.url,
        Lack.CONFIRMATION: event.tentative,
        Lack.LEAD: not event.lead,
        Lack.CAPACITY: (in_person and event.capacity is None) or (not in_person and event.capacity_online is None),
    }
    return tuple(lack for lack, is_missing in missing.items() if is_missing)


def need(event: Event, today: date, warn_days: int) -> Need | None:
    """Returns the missing details of an event that are due by now; None if there are none.

    It is pointed out from `warn_days` before its first day on, soon from half of that and now from a quarter. Without a
    date that is all it lacks so far: soon if it is confirmed all the same, else later.
    """
    found = lacks(event, today)
    if not found:
        return None
    if event.first_day is None:
        return Need(event, (Lack.DATE,), None, Urgency.LATER if event.tentative else Urgency.SOON)
    days = (event.first_day - today).days
    if days > warn_days:
        return None
    if days < -LONG_AGO and found == (Lack.OUTCOME,):
        return Need(event, found, days, Urgency.LATER)
    return Need(event, found, days, _urgency(days, warn_days))


def needs(events: Iterable[Event], today: date, warn_days: int) -> tuple[Need, ...]:
    """Returns the needs of events, the most urgent first and those without a date last of their group."""
    found = filter(None, (need(event, today, warn_days) for event in events))
    return tuple(sorted(found, key=_order))


def _urgency(days: int, warn_days: int) -> Urgency:
    if days * 4 <= warn_days:
        return Urgency.NOW
    return Urgency.SOON if days * 2 <= warn_days else Urgency.LATER


def _order(need: Need) -> tuple[Urgency, bool, bool, int, int]:
    """Within a group the past first, and last what is long past; the nearest to today before the others."""
    days = need.days or 0
    past_first = need.urgency is not Urgency.LATER
    return need.urgency, need.days is None, (days < 0) != past_first, abs(days), need.event.id
