"""The series and the targets of the sample year."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.planning.targets import TargetDraft
from eventplanner.domain.series.series import SeriesDraft

_RULES = {
    "Python Santiago": "FREQ=MONTHLY;BYMONTH=3,4,5,6,7,8,9,10,11,12;BYDAY=2TH",
    "Miércoles de API": "FREQ=MONTHLY;BYMONTH=3,5,7,9,11;BYDAY=4WE",
}
_TITLES = {"Python Santiago": "Meetup Python", "Miércoles de API": "Webinar"}
_TARGETS: Mapping[EventKind, Sequence[int]] = {
    EventKind.MEETUP: (1, 3, 3, 3),
    EventKind.WORKSHOP: (1, 2, 1, 2),
    EventKind.WEBINAR: (1, 1, 2, 1),
    EventKind.CONFERENCE: (1, 1, 0, 1),
    EventKind.HACKATHON: (0, 1, 0, 1),
    EventKind.TALK: (2, 1, 2, 1),
}


def sample_series(year: int, drafts: Sequence[EventDraft]) -> Iterator[SeriesDraft]:
    """The series of which the sample has events, from March on; what each event is at first is as the first one is."""
    for name, rule in _RULES.items():
        first = next(draft for draft in drafts if draft.series == name and draft.start and draft.end)
        title = revised(first, title=_TITLES[name], goal="", status=Status.PLANNED)
        yield SeriesDraft(name=name, rule=rule, first=_begin(first), until=date(year, 12, 31), template=title)


def with_series_days(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The events of those series with the date of the rule that each stands for."""
    return [
        revised(draft, series_day=day) if draft.series in _RULES and (day := _rule_day(draft)) else draft
        for draft in drafts
    ]


def sample_targets(year: int) -> Iterator[TargetDraft]:
    """A year's targets, a little more than the sample has."""
    for kind, quarters in _TARGETS.items():
        for quarter, events in enumerate(quarters, 1):
            if events:
                yield TargetDraft(year=year, quarter=quarter, kind=kind, events=events)


def _begin(event: EventDraft) -> date:
    return event.first_day or date.min


def _rule_day(event: EventDraft) -> date | None:
    """The day of the rule in the month in which the event takes place; None in a month that the rule leaves out."""
    rule = dict(part.split("=") for part in _RULES[event.series].split(";"))
    day = event.first_day
    if day is None or str(day.month) not in rule["BYMONTH"].split(","):
        return None
    nth, weekday = int(rule["BYDAY"][0]), ("MO", "TU", "WE", "TH", "FR").index(rule["BYDAY"][1:])
    first = day.replace(day=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)
