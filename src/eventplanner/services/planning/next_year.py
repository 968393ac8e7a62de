"""Planning next year from this one, and carrying the plan out as one step."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, NotFound
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import OVER, EventDraft, Status, draft_of
from eventplanner.domain.parsing.dates import LAST_YEAR
from eventplanner.domain.planning.next_year import Copy, plan_next_year
from eventplanner.domain.planning.next_year_plan import Going, Proposal, YearPlan, first_choice
from eventplanner.domain.series.dates import draft_for, planned_dates
from eventplanner.domain.series.series import Series
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.series.rule_days import rule_days
from eventplanner.services.year import clashes
from eventplanner.storage.queries import events as event_rows
from eventplanner.storage.queries import series, year

_MAX_DATES = 1000
"""Dates of a series that are looked at in one year."""
_AHEAD = 8
"""Years that are searched for a further date of a rule."""
_NO_MOVES: Mapping[int, timedelta] = MappingProxyType({})


def plan(
    planner: Planner,
    from_year: int,
    to_year: int,
    chosen: Collection[int] | None = None,
    moves: Mapping[int, timedelta] = _NO_MOVES,
) -> YearPlan:
    """Returns the events of one year moved to another, with their clashes.

    Without `chosen`, all events that are not there already.
    """
    with planner.store.snapshot():
        copies, goings = _found(planner, from_year, to_year)
        ground = clashes.around(planner, *_days(to_year))
    wanted = first_choice(copies, goings) if chosen is None else frozenset(chosen)
    return YearPlan(from_year, to_year, tuple(copies), tuple(goings), ground, wanted, moves)


def carry_out(planner: Planner, plan: YearPlan) -> Change:
    """Adds the chosen proposals, as one step. Raises NotFound without any, Conflict if some exist meanwhile."""
    taken = plan.taken
    if not taken:
        raise NotFound(Message("Nothing is chosen that {year} does not have.", {"year": plan.to_year}))
    drafts = [events.sound(planner, draft_of(result.event)) for each in taken for result in each.results]
    holidays.take_up_for(planner, drafts)
    with planner.write(
        counted("Add {n} event to {year}", "Add {n} events to {year}", len(drafts), year=plan.to_year)
    ) as writing:
        # Looked at once more while nobody else can write.
        _refuse_twice(taken, *_found(planner, plan.from_year, plan.to_year))
        for each in taken:
            if isinstance(each.of, Going) and each.of.is_prolonged:
                going = each.of.series
                writing.change("series", going.id, going.version, {"until": each.of.until})
        for draft in drafts:
            writing.add("event", event_rows.columns(draft))
    return writing.outcome


def _found(planner: Planner, from_year: int, to_year: int) -> tuple[list[Copy], list[Going]]:
    """What could be taken over, cancelled events too."""
    old, new = (year.starting(planner.store, *_days(each)) for each in (from_year, to_year))
    known = [_going(planner, each, from_year, to_year) for each in series.all_of(planner.store)]
    going = [each for each in known if each]
    ids = {event.id for event in old}
    copies = plan_next_year([*old, *new], [each.series for each in going], from_year, to_year, ids)
    return [copy for copy in copies if not copy.by_rule], [each for each in going if each.before or each.drafts]


def _going(planner: Planner, of: Series, from_year: int, to_year: int) -> Going | None:
    """How a series goes on; None for one that has come to its end, whose events are copied like any others."""
    until = _prolonged(of.until, from_year, to_year)
    lasting = revised(of, until=until)
    if not rule_days(planner, lasting, date(from_year + 1, 1, 1), date(min(to_year + _AHEAD, LAST_YEAR), 12, 31), 1):
        return None
    ours = series.events(planner.store, of.name)
    old, new = (
        planned_dates(lasting, rule_days(planner, lasting, *_days(each), _MAX_DATES), ours)
        for each in (from_year, to_year)
    )
    return Going(
        of,
        until,
        tuple(on.day for on in old if not on.skipped),
        tuple(_planned(draft_for(lasting, on)) for on in new if not on.skipped and on.event is None),
        sum(on.event is not None for on in new),
    )


def _planned(draft: EventDraft) -> EventDraft:
    """As a series makes it, which may have been described by an event that is over."""
    return draft_of(draft, {"status": Status.PLANNED}) if draft.status in OVER else draft


def _prolonged(until: date | None, from_year: int, to_year: int) -> date | None:
    """What ends with the old year ends on the same day of the new one."""
    if until is None or not from_year <= until.year < to_year:
        return until
    leaps = (until.month, until.day) == (2, 29)
    return until.replace(year=to_year, day=28 if leaps else until.day)


def _refuse_twice(taken: Sequence[Proposal], copies: Sequence[Copy], goings: Sequence[Going]) -> None:
    twins = {copy.event.id: copy.twin for copy in copies}
    lacking = {going.series.id: going.drafts for going in goings}
    for each in taken:
        if isinstance(each.of, Copy):
            twin = twins.get(each.of.event.id)
            new = twin is not None and (each.of.twin is None or each.of.twin.id != twin.id)
        else:
            new = bool(
                {draft.series_day for draft in each.of.drafts}
                - {draft.series_day for draft in lacking.get(each.of.series.id, ())}
            )
        if new:
            raise Conflict(Message("“{title}” was added by somebody meanwhile; look once more.", {"title": each.title}))


def _days(of: int) -> tuple[date, date]:
    return date(of, 1, 1), date(of, 12, 31)
