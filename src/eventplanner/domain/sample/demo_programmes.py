"""The series and the targets of the sample year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.planning.targets import TargetDraft
from eventplanner.domain.series.series import SeriesDraft


class SampleSeries(Struct, frozen=True, kw_only=True):
    """One series, whose events the sample year has."""

    name: str
    title: str
    rule: str


def sample_series(series: Iterable[SampleSeries], year: int, drafts: Sequence[EventDraft]) -> Iterator[SeriesDraft]:
    """Returns the series from their first event on, which is also what each event is at first."""
    for sample in series:
        first = next(draft for draft in drafts if draft.series == sample.name and draft.start and draft.end)
        template = revised(first, title=sample.title, goal="", status=Status.PLANNED)
        yield SeriesDraft(
            name=sample.name, rule=sample.rule, first=_begin(first), until=date(year, 12, 31), template=template
        )


def with_series_days(series: Iterable[SampleSeries], drafts: Iterable[EventDraft]) -> list[EventDraft]:
    """Returns the events of those series with the date of the rule that each stands for."""
    rules = {sample.name: sample.rule for sample in series}
    return [
        revised(draft, series_day=day)
        if draft.series in rules and (day := _rule_day(draft, rules[draft.series]))
        else draft
        for draft in drafts
    ]


def sample_targets(targets: Mapping[EventKind, Sequence[int]], year: int) -> Iterator[TargetDraft]:
    """Returns the targets of a year, from the events wanted in each quarter."""
    for kind, quarters in targets.items():
        for quarter, events in enumerate(quarters, 1):
            if events:
                yield TargetDraft(year=year, quarter=quarter, kind=kind, events=events)


def _begin(event: EventDraft) -> date:
    return event.first_day or date.min


def _rule_day(event: EventDraft, rule: str) -> date | None:
    """Returns the day of the rule in the month in which the event takes place; None in a month that the rule leaves out."""
    parts = dict(part.split("=") for part in rule.split(";"))
    day = event.first_day
    if day is None or str(day.month) not in parts["BYMONTH"].split(","):
        return None
    nth, weekday = int(parts["BYDAY"][0]), ("MO", "TU", "WE", "TH", "FR").index(parts["BYDAY"][1:])
    first = day.replace(day=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)
