"""Plan of a year made from another: chosen proposals, their days and their clashes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, Status, moved_by
from eventplanner.domain.planning.next_year import Copy
from eventplanner.domain.series.series import Series
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_remedies import free_day
from eventplanner.domain.year.clash_values import Clash
from eventplanner.domain.year.clashes import clashes_of


class Going(Struct, frozen=True):
    """Series that continues in the other year by its own rule."""

    series: Series
    until: date | None
    """Its last day then; later than it was where it would have ended before."""
    before: tuple[date, ...]
    """Its dates in the old year."""
    drafts: tuple[EventDraft, ...]
    """The events that it lacks in the new year."""
    there: int
    """How many it has there already."""

    @property
    def is_prolonged(self) -> bool:
        return self.until != self.series.until


class Result(NamedTuple):
    """Event as the other year would have it."""

    event: Event
    clashes: tuple[Clash, ...]


class Proposal(Struct, frozen=True):
    """Proposed addition to a year: a copy of an event, or further dates of a series."""

    of: Copy | Going
    results: tuple[Result, ...]

    @property
    def id(self) -> int:
        """Id of the event; for a series, its negative id."""
        return _id(self.of)

    @property
    def title(self) -> str:
        return self.of.draft.title if isinstance(self.of, Copy) else self.of.series.name

    @property
    def old(self) -> EventDraft:
        """Event that is copied, or template of the series."""
        return self.of.event if isinstance(self.of, Copy) else self.of.series.template

    @property
    def old_day(self) -> date | None:
        """First day in the old year."""
        return self.of.event.first_day if isinstance(self.of, Copy) else min(self.of.before, default=None)

    @property
    def new_day(self) -> date | None:
        """First day in the new year."""
        return self.results[0].event.first_day if self.results else None

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Clashes, the gravest first."""
        found = [clash for result in self.results for clash in result.clashes]
        return tuple(sorted(found, key=lambda clash: (-clash.severity, clash.day)))

    @property
    def is_there(self) -> bool:
        """True if the new year has all of it already, perhaps on another day."""
        return self.of.twin is not None if isinstance(self.of, Copy) else not self.of.drafts

    @property
    def is_settled(self) -> bool:
        """True if there is nothing to add, because the same is there on the same day."""
        if isinstance(self.of, Copy):
            return self.of.twin is not None and self.of.twin.first_day == self.new_day
        return not self.of.drafts


class YearPlan(Struct, frozen=True, dict=True):
    """Proposals by their day in the old year, with those chosen."""

    from_year: int
    to_year: int
    copies: tuple[Copy, ...]
    """Without those that a rule gives."""
    goings: tuple[Going, ...]
    ground: Calendar
    """What is in the new year already."""
    chosen: frozenset[int]
    """By the ids of proposals."""
    moves: Mapping[int, timedelta] = field(default_factory=lambda: MappingProxyType({}))
    """How far from the proposed day the chosen one is, by the ids of proposals."""

    @cached_property
    def calendar(self) -> Calendar:
        """Calendar of the new year with the chosen proposals."""
        there = [event for of in self._all if _id(of) in self.chosen for event in self._events(of)]
        return self.ground.instead(there)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        found = (Proposal(of, tuple(self._result(of, event) for event in self._events(of))) for of in self._all)
        return tuple(sorted(found, key=lambda each: (each.old_day or date.max, each.id)))

    @property
    def taken(self) -> list[Proposal]:
        """Chosen proposals that add anything."""
        return [each for each in self.proposals if each.id in self.chosen and not each.is_settled]

    @property
    def added(self) -> int:
        """Number of events that the new year would get."""
        return sum(len(each.results) for each in self.taken)

    @property
    def _all(self) -> Sequence[Copy | Going]:
        return (*self.copies, *self.goings)

    def _result(self, of: Copy | Going, event: Event) -> Result:
        # What is there already would only be in its own way.
        idle = isinstance(of, Copy) and of.twin is not None and _id(of) not in self.chosen
        return Result(event, () if idle else tuple(clashes_of(event, self.calendar)))

    def _events(self, of: Copy | Going) -> list[Event]:
        if isinstance(of, Going):
            return [_imagined(draft, f"{of.series.name}/{draft.series_day}") for draft in of.drafts]
        draft = moved_by(of.draft, self.moves.get(_id(of), timedelta()))
        return [_imagined(draft, f"{of.event.uid}/{self.to_year}", -of.event.id)]


def first_choice(copies: Sequence[Copy], goings: Sequence[Going]) -> frozenset[int]:
    """Returns the proposals chosen by default: all that take place and are not there already."""
    events = {_id(copy) for copy in copies if not copy.twin and copy.event.status is not Status.CANCELLED}
    return frozenset(events | {_id(going) for going in goings if going.drafts})


def choosing(plan: YearPlan, ids: Collection[int]) -> YearPlan:
    """Returns the plan with another choice of proposals."""
    return revised(plan, chosen=frozenset(ids))


def moving(plan: YearPlan, of: Copy, by: timedelta) -> YearPlan:
    """Returns the plan with a copy moved by a difference. Raises Invalid outside the year."""
    whole = plan.moves.get(_id(of), timedelta()) + by
    there = moved_by(of.draft, whole).first_day
    if there is None or there.year != plan.to_year:
        raise Invalid({"start": Message("It would not be in {year} any more.", {"year": plan.to_year})})
    return revised(plan, moves=MappingProxyType({**plan.moves, _id(of): whole}))


def way_out(plan: YearPlan, proposal: Proposal) -> date | None:
    """Returns the nearest day of the same weekday without a clash; None for an event of others."""
    if isinstance(proposal.of, Going) or not proposal.clashes:
        return None
    day = free_day(proposal.results[0].event, plan.calendar, date(plan.to_year, 1, 1))
    return day if day and day.year == plan.to_year else None


def _id(of: Copy | Going) -> int:
    return of.event.id if isinstance(of, Copy) else -of.series.id


def _imagined(draft: EventDraft, uid: str, id: int = 0) -> Event:
    """As it would be in the plan; its name there is only for telling it apart."""
    fields = {name: getattr(draft, name) for name in EventDraft.__struct_fields__}
    at = datetime.min.replace(tzinfo=UTC)
    return Event(**fields, id=id, version=0, uid=uid, sequence=0, created_at=at, updated_at=at)
