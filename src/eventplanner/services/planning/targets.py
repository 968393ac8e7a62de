"""Target numbers of events by kind and quarter, and the progress towards them."""

from collections.abc import Mapping
from datetime import date

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.planning.targets import LARGEST, QUARTERS, TARGET, Progress, TargetDraft, quarter_of, tallied
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import records, targets


def of_year(planner: Planner, of: int) -> list[Progress]:
    """Returns the kinds and quarters that have a target or an event: target, planned, held."""
    with planner.store.snapshot():
        return tallied(of, targets.of_year(planner.store, of), targets.counts(planner.store, of))


def behind(planner: Planner) -> list[Progress]:
    """Returns the targets of this year's quarters up to the current one that are not met."""
    today = planner.today()
    return [each for each in of_year(planner, today.year) if _is_due(each, today) and each.behind(today.year, today)]


def set_targets(planner: Planner, of: int, wanted: Mapping[tuple[EventKind, int], int | None]) -> Change:
    """Sets the targets of a year by kind and quarter, as one step; None removes one. Raises Invalid."""
    if not FIRST_YEAR <= of <= LAST_YEAR:
        raise Invalid({"year": Message("outside the years that a calendar has")})
    for (_kind, quarter), events in wanted.items():
        if quarter not in QUARTERS:
            raise Invalid({"quarter": Message("a quarter from 1 to 4")})
        if events is not None and not 0 <= events <= LARGEST:
            raise Invalid({"target": Message("a number from 0 to {most}", {"most": LARGEST})})
    with planner.write(Message("Set the targets of {year}", {"year": str(of)})) as writing:
        stored = {(each.kind, each.quarter): each for each in targets.of_year(planner.store, of)}
        for (kind, quarter), events in wanted.items():
            previous = stored.get((kind, quarter))
            if previous is None and events is not None:
                draft = TargetDraft(year=of, quarter=quarter, kind=kind, events=events)
                writing.add(TARGET.name, records.stored(TARGET, draft))
            elif previous is not None and events is None:
                writing.remove(TARGET.name, previous.id, previous.version)
            elif previous is not None:
                writing.change(TARGET.name, previous.id, previous.version, {"events": events})
    return writing.outcome


def step(planner: Planner, of: int, kind: EventKind, quarter: int, by: int) -> Change:
    """Raises or lowers a target relative to its value when the change is written; never below 0."""
    matching = (each for each in targets.of_year(planner.store, of) if (each.kind, each.quarter) == (kind, quarter))
    now = next(matching, None)
    if now is None and by < 0:
        return set_targets(planner, of, {})
    events = min(max((now.events if now else 0) + by, 0), LARGEST)
    return set_targets(planner, of, {(kind, quarter): events})


def _is_due(each: Progress, today: date) -> bool:
    """Of the quarter that goes on and those before it."""
    return each.quarter <= quarter_of(today)
