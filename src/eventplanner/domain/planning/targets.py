"""Targets: numbers of events of a kind in a quarter, with those planned and held."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.text import N_
from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.records.fields import Field
from eventplanner.domain.records.kind import Kind

QUARTERS = (1, 2, 3, 4)
LARGEST = 999
_DONE = frozenset({Status.HELD, Status.CLOSED})
_PLANNED = frozenset({Status.PLANNED, Status.CONFIRMED}) | _DONE

Count = tuple[EventKind, int, Status]
"""The events of a kind that begin in a quarter and are so far."""


class TargetDraft(Struct, frozen=True, kw_only=True):
    """Target for one kind and quarter."""

    year: Annotated[int, Field(N_("year"), least=FIRST_YEAR, most=LAST_YEAR, needed=True)]
    quarter: Annotated[int, Field(N_("quarter"), least=QUARTERS[0], most=QUARTERS[-1], needed=True)]
    kind: Annotated[EventKind, Field(N_("kind"))] = EventKind.MEETUP
    events: Annotated[int, Field(N_("events"), most=LARGEST, needed=True)]


class Target(TargetDraft, frozen=True, kw_only=True):
    """A target as stored, at one version."""

    id: int
    version: int


class Progress(Struct, frozen=True):
    """Target of one kind and quarter, with planned and held events."""

    kind: EventKind
    quarter: int
    target: int | None
    """None where nobody has set one."""
    planned: int
    """Planned, confirmed, held or closed; ideas do not count."""
    done: int
    """Held or closed."""

    def behind(self, year: int, today: date) -> int:
        """Returns how many more have to be planned; in a past quarter, how many more should have been held."""
        if self.target is None:
            return 0
        over = (year, self.quarter) < (today.year, quarter_of(today))
        return max(0, self.target - (self.done if over else self.planned))


def quarter_of(day: date) -> int:
    """Returns the quarter of a day, 1 to 4."""
    return (day.month + 2) // 3


def progress(year: int, targets: Iterable[Target], events: Iterable[Event]) -> list[Progress]:
    """Returns kinds and quarters of a year with a target or an event; an event counts in the quarter it begins."""
    dated = ((event, event.first_day) for event in events)
    counts = Counter((e.kind, quarter_of(day), e.status) for e, day in dated if day and day.year == year)
    return tallied(year, targets, counts)


def tallied(year: int, targets: Iterable[Target], counts: Mapping[Count, int]) -> list[Progress]:
    """Returns the progress of targets from counted events."""
    aims = {(target.kind, target.quarter): target.events for target in targets if target.year == year}
    planned = dict.fromkeys(((kind, quarter) for kind in EventKind for quarter in QUARTERS), 0)
    done = dict(planned)
    for (kind, quarter, status), n in counts.items():
        planned[kind, quarter] += n * (status in _PLANNED)
        done[kind, quarter] += n * (status in _DONE)
    places = [place for place in planned if place in aims or planned[place]]
    return [Progress(*place, aims.get(place), planned[place], done[place]) for place in places]


TARGET = Kind(
    name="target",
    noun=N_("target"),
    value=Target,
    draft=TargetDraft,
    order="quarter, kind",
    called="kind",
    unique=(("year", "quarter", "kind"),),
)
