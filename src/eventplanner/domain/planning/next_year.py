"""Next year's events from this year's: same weekday of the month, with fields kept or dropped."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EVENT, Event, EventDraft, EventKind, Status, draft_of
from eventplanner.domain.events.vocabulary import called
from eventplanner.domain.series.series import Series

_ITS_OWN = frozenset({"title", "status", "start", "end", "url", "series_day", "tags"})
KEPT = tuple(name for name in EVENT.columns if name not in _ITS_OWN)
"""Fields that a copy has as they are; in title and tags the year is the new one."""
_NEAR = 42
"""Days; so far from its day a copy may have been moved, and is still known to be there already."""


class Copy(Struct, frozen=True):
    """Event of a year with its copy in another."""

    event: Event
    draft: EventDraft
    kept: tuple[str, ...]
    """The names of the fields that say something and stay as they are."""
    dropped: tuple[Message, ...]
    """What is not kept, or is not as it was."""
    by_rule: bool = False
    """It stands for a date of its series' rule, which gives next year's dates itself: it is not to be copied."""
    twin: Event | None = None
    """What the other year has already under this title, on this day or near it."""


def same_weekday(day: date, year: int) -> date:
    """Returns the corresponding weekday of the same month in another year: the second Thursday for a second Thursday.

    A fifth becomes the last.
    """
    first = date(year, day.month, 1)
    first += timedelta(days=(day.weekday() - first.weekday()) % 7)
    there = first + timedelta(weeks=(day.day - 1) // 7)
    return there if there.month == day.month else there - timedelta(weeks=1)


def plan_next_year(
    events: Iterable[Event],
    series: Iterable[Series],
    from_year: int,
    to_year: int,
    chosen: Collection[int] | None = None,
) -> list[Copy]:
    """Returns copies of a year's events by day: those chosen by id, or else all that were not cancelled."""
    events = list(events)
    rules = {fold(one.name) for one in series if one.rule}
    wanted = [
        event for event in events if event.first_day and event.first_day.year == from_year and _is_wanted(event, chosen)
    ]
    copies = [_copy(event, from_year, to_year, rules) for event in wanted]
    twins = _twins([copy for copy in copies if not copy.by_rule], events, to_year)
    found = [revised(copy, twin=twins.get(copy.event.id)) for copy in copies]
    return sorted(found, key=lambda copy: (copy.draft.first_day or date.max, copy.event.id))


def _is_wanted(event: Event, chosen: Collection[int] | None) -> bool:
    return event.id in chosen if chosen is not None else event.status is not Status.CANCELLED


def _copy(event: Event, from_year: int, to_year: int, rules: Collection[str]) -> Copy:
    by = _distance(event, to_year)
    said = {
        "title": with_year(event.title, from_year, to_year),
        "tags": tuple(with_year(tag, from_year, to_year) for tag in event.tags),
        "status": _status(event),
        "start": event.start + by if event.start else None,
        "end": event.end + by if event.end else None,
        "url": "",
        "series_day": None,
    }
    draft = draft_of(event, said)
    kept = tuple(name for name in KEPT if getattr(event, name) not in ("", None, False))
    by_rule = event.series_day is not None and fold(event.series) in rules
    return Copy(event, draft, kept, tuple(_dropped(event, draft)), by_rule)


def _twins(copies: Sequence[Copy], events: Iterable[Event], year: int) -> dict[int, Event]:
    """By the id of what is copied, the nearest event of the copy's title that the year has, each for one copy alone."""
    there: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.first_day and event.first_day.year == year and event.status is not Status.CANCELLED:
            there[fold(event.title)].append(event)
    pairs = [
        (days, copy.event.id, event.id, event)
        for copy in copies
        for event in there[fold(copy.draft.title)]
        if (days := _apart(copy.draft, event)) <= (0 if event.series_day else _NEAR)
    ]
    found: dict[int, Event] = {}
    taken: set[int] = set()
    for _, of, id, event in sorted(pairs, key=lambda pair: pair[:3]):
        if of not in found and id not in taken:
            found[of] = event
            taken.add(id)
    return found


def _apart(draft: EventDraft, event: Event) -> int:
    """Returns days from the one to the other."""
    return abs((draft.first_day - event.first_day).days) if draft.first_day and event.first_day else _NEAR + 1


def _distance(event: Event, year: int) -> timedelta:
    day = event.first_day
    return same_weekday(day, year) - day if day else timedelta()


def _status(event: Event) -> Status:
    """The day of what others hold is not known before they say it: next year's is an idea for now."""
    return Status.IDEA if event.status is Status.IDEA or event.kind is EventKind.PRESENCE else Status.PLANNED


def _dropped(event: Event, draft: EventDraft) -> Iterator[Message]:
    if event.title != draft.title:
        yield Message("It is called “{title}” then.", {"title": draft.title})
    if event.status is not draft.status:
        statuses = {"old": called(event.status), "new": called(draft.status)}
        yield Message("Its status is no longer {old} but {new}.", statuses)
    if event.kind is EventKind.PRESENCE:
        yield Message("Its day is for others to say, and only a guess.")
    if event.url:
        yield Message("The link is left out: it was for the old date.")
    if event.series_day:
        yield Message("It stands for no date of the series' rule.")


def with_year(text: str, old: int, new: int) -> str:
    """Returns a text with the year replaced, also in a pair such as `2027/28`."""

    def other(found: re.Match[str]) -> str:
        mark, second = found["mark"], found["second"]
        if not second:
            return str(new)
        return f"{new}{mark}{str(new + 1)[-len(second) :]}"

    following = str(old + 1)
    return re.sub(rf"(?<!\d){old}(?:(?P<mark>[/–-])(?P<second>{following}|{following[2:]}))?(?!\d)", other, text)
