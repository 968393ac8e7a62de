"""The sample year, and the heavy plan for tests of performance."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, Status
from eventplanner.domain.planning.targets import TARGET, TargetDraft
from eventplanner.domain.sample.demo_heavy import HEAVY_YEARS, heavy_plan
from eventplanner.domain.sample.demo_others import Others, others
from eventplanner.domain.sample.demo_programmes import sample_series, sample_targets, with_series_days
from eventplanner.domain.sample.sample_plan import SamplePlan
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.domain.year.overlays import OTHER_DATE, OVERLAY
from eventplanner.formats.data import sample_file
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.sample.demo_things import heavy_things, sample_things
from eventplanner.services.sample.things import Things
from eventplanner.storage.queries import records
from eventplanner.storage.queries.events import columns
from eventplanner.storage.queries.series import columns as series_columns

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


def fill(planner: Planner, year: int, language: str) -> Change:
    """Fills an empty plan with the sample year and its holidays, or not at all.

    The result depends on year, day and language only.

    Raises FileProblem.
    """
    with planner.together():
        return _fill(planner, sample_file.sample_plan(language), year)


def fill_with_news(planner: Planner, year: int, language: str) -> Change:
    """Fills as `fill` does and adds later changes by colleagues; returns the change of `fill`, the last one seen."""
    with planner.together():
        plan = sample_file.sample_plan(language)
        change = _fill(planner, plan, year)
        _enliven(planner, plan)
    return change


def fill_heavy(planner: Planner, year: int) -> Change:
    """Fills an empty plan with 5,000 events over the twenty years that end with `year`. Raises FileProblem.

    The result depends on the year only.
    """
    with planner.together():
        names = sample_file.heavy_names()
        plan = sample_file.sample_plan(names.language)
        drafts = list(heavy_plan(names, year))
        first = year - HEAVY_YEARS + 1
        things = heavy_things(
            planner.store, records.next_id(planner.store, "event"), names, plan, drafts, planner.today()
        )
        targets = (target for past in range(first, year + 1) for target in sample_targets(plan.targets, past))
        return _add(
            planner,
            Message("Add {n} events over {years} years", {"n": len(drafts), "years": HEAVY_YEARS}),
            drafts,
            f"heavy/{year}",
            _More(others(plan.overlays, first, year), (), targets, things),
        )


def _fill(planner: Planner, plan: SamplePlan, year: int) -> Change:
    today = planner.today()
    drafts = [*(event.draft(year, today) for event in plan.events), plan.undated]
    drafts = with_series_days(plan.series, drafts)
    things = sample_things(planner.store, records.next_id(planner.store, "event"), plan, drafts, today)
    more = _More(
        others(plan.overlays, year, year),
        sample_series(plan.series, year, drafts),
        sample_targets(plan.targets, year),
        things,
    )
    return _add(planner, Message("Add the sample year {year}", {"year": year}), drafts, f"sample/{year}", more)


def _enliven(planner: Planner, plan: SamplePlan) -> None:
    ahead = [event for event in events.everything(planner) if event.status in {Status.CONFIRMED, Status.PLANNED}]
    logins = tuple(plan.colleagues)
    for n, event in enumerate(ahead[:4]):
        colleague = revised(planner, actor=logins[n % len(logins)])
        events.set_fields(colleague, [event], _touch(event, n, plan))


class _More(NamedTuple):
    """What lies around the events."""

    others: Iterable[Others]
    series: Iterable[SeriesDraft]
    targets: Iterable[TargetDraft]
    things: Things

    def write(self, writing: "Writing") -> None:
        for each in self.others:
            id = writing.add(OVERLAY.name, records.stored(OVERLAY, each.overlay))
            writing.add_many(
                OTHER_DATE.name, [records.stored(OTHER_DATE, one) | {"overlay_id": id} for one in each.dates]
            )
        for series in self.series:
            writing.add("series", series_columns(series))
        writing.add_many(TARGET.name, [records.stored(TARGET, target) for target in self.targets])
        self.things.write(writing)


def _add(planner: Planner, label: Message, drafts: list[EventDraft], name: str, more: _More) -> Change:
    if events.ids(planner):
        raise FileProblem(Message("The plan is not empty; the sample year goes into an empty one."))
    first = records.next_id(planner.store, "event")
    rows: Iterator[dict[str, Any]] = (
        columns(draft) | {"id": first + n, "uid": str(uuid5(NAMESPACE_OID, f"eventplanner/{name}/{n}"))}
        for n, draft in enumerate(drafts)
    )
    holidays.take_up_for(planner, drafts)
    with planner.write(label) as writing:
        writing.add_many("event", rows)
        more.write(writing)
    return writing.outcome


def _touch(event: Event, n: int, plan: SamplePlan) -> dict[str, Any]:
    match n:
        case 0:
            return {"capacity": (event.capacity or 40) + 20}
        case 1:
            return {"lead": next(name for name in plan.colleagues.values() if name != event.lead)}
        case 2 if event.start and event.end:
            return {"start": event.start + timedelta(minutes=30), "end": event.end + timedelta(minutes=30)}
    return {"notes": plan.news}
