"""Validation rules and warnings of events."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message, Part, clean, clean_line, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.zones import known_zone, wall_problem
from eventplanner.domain.events.events import EVENT, LONGEST, EventDraft, Format, Status, may_step
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.records.fields import Shape

_TEXTS = frozenset({Shape.LINE, Shape.LINK, Shape.NOTES})
LENGTHS = {name: field.longest for name, field in EVENT.kept.items() if field.shape in _TEXTS}
"""How many characters fit in a field."""
_LINES = tuple(name for name, field in EVENT.kept.items() if field.shape in {Shape.LINE, Shape.LINK, Shape.ZONE})
_LIMITS = {name: EVENT.field(name).limits for name in ("capacity", "capacity_online")}
"""The least and the most places."""
TAG_LENGTH = 40
MOST_TAGS = 40
USUAL_LENGTH = timedelta(hours=2)
"""Taken where only a start is said."""

ENDS_EARLY = Message("It ends before it begins; if it ends on another day, say both days.")
_LATEST_END = time(12)
_LONGEST_NIGHT = timedelta(hours=18)
_POSITION = r"(-?[0-9]{1,2}(?:\.[0-9]{1,12})?),(-?[0-9]{1,3}(?:\.[0-9]{1,12})?)"
_OVER = frozenset({Status.HELD, Status.CLOSED})
_DATED = _OVER | {Status.CONFIRMED}


def cleaned(draft: EventDraft) -> EventDraft:
    """Returns the draft in its stored form: harmless text, unique tags, an end, whole days at midnight."""
    kept: dict[str, Any] = {name: clean_line(text) for name in _LINES if (text := getattr(draft, name))}
    kept["notes"] = clean(draft.notes).strip()
    kept["tags"] = _kept_tags(draft)
    kept["start"], kept["end"] = _kept_times(draft)
    # Most drafts come as they are to be stored, and a copy of all fields costs more than a look at these.
    changed = {name: value for name, value in kept.items() if value is not getattr(draft, name)}
    return revised(draft, **changed) if changed else draft


def _kept_tags(draft: EventDraft) -> tuple[str, ...]:
    if not draft.tags:
        return ()
    tags = (clean_line(tag).lstrip("#").strip() for tag in draft.tags)
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(fold(tag), tag)
    return tuple(tag for tag in first.values() if tag)


def _kept_times(draft: EventDraft) -> tuple[datetime | None, datetime | None]:
    start, end = _whole_second(draft.start), _whole_second(draft.end)
    if draft.all_day:
        start, end = (at.replace(hour=0, minute=0, second=0) if at else None for at in (start, end))
    if start and end is None:
        end = start if draft.all_day else _later(start, USUAL_LENGTH)
    return start, end


def _whole_second(at: datetime | None) -> datetime | None:
    return at.replace(microsecond=0, fold=0) if at and (at.microsecond or at.fold) else at


def _later(at: datetime, length: timedelta) -> datetime:
    latest = datetime.max.replace(microsecond=0)
    return min(at, latest - length) + length


def ends_early(first: time, last: time) -> bool:
    """Returns whether an end before the start is a mistake, and not an evening that goes on after midnight."""
    length = timedelta(hours=last.hour - first.hour + 24, minutes=last.minute - first.minute)
    return last < first and (last > _LATEST_END or length > _LONGEST_NIGHT)


def problems(draft: EventDraft) -> dict[str, Message]:
    """Returns the reason why a field is invalid, by field."""
    return _text_problems(draft) | _number_problems(draft) | _time_problems(draft)


def _text_problems(draft: EventDraft) -> dict[str, Message]:
    found = {name: _too_long(limit) for name, limit in LENGTHS.items() if len(getattr(draft, name)) > limit}
    if not draft.title.strip():
        found["title"] = Message("An event needs a title.")
    if len(draft.tags) > MOST_TAGS:
        found["tags"] = counted("At most {n} tag fits here.", "At most {n} tags fit here.", MOST_TAGS)
    for tag in draft.tags:
        if problem := _tag_problem(tag):
            found["tags"] = problem
    if draft.url and not is_link(draft.url):
        found["url"] = Message("A link begins with https://, http:// or mailto: and has no blanks.")
    if draft.geo and not _is_place(draft.geo):
        found["geo"] = Message("A position is written like -33.4263,-70.6170: latitude, comma, longitude.")
    return found


def _too_long(limit: int) -> Message:
    return counted("At most {n} character fits here.", "At most {n} characters fit here.", limit)


def _tag_problem(tag: str) -> Message | None:
    if not tag or "," in tag or tag.split() != [tag]:
        return Message("A tag is one word, without blanks and commas.")
    return _too_long(TAG_LENGTH) if len(tag) > TAG_LENGTH else None


def _is_place(geo: str) -> bool:
    found = re.fullmatch(_POSITION, geo)
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180


def _number_problems(draft: EventDraft) -> dict[str, Message]:
    found = {}
    for name, (least, most) in _LIMITS.items():
        if (places := getattr(draft, name)) is not None and not least <= places <= most:
            found[name] = Message("A number of places is between 0 and {most}.", {"most": most})
    return found


def _time_problems(draft: EventDraft) -> dict[str, Message]:
    found = {}
    if not known_zone(draft.timezone):
        found["timezone"] = Message(
            "There is no time zone “{zone}”; write one like America/Santiago.", {"zone": draft.timezone}
        )
    if draft.start is None and draft.status in _DATED:
        found["start"] = Message("It needs a date before it can be confirmed.")
    for name in ("start", "end"):
        at = getattr(draft, name)
        if at and not FIRST_YEAR <= at.year <= LAST_YEAR:
            years: dict[str, Part] = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            found[name] = Message("A year is between {first} and {last}.", years)
    if problem := _end_problem(draft):
        found.setdefault("end", problem)
    return found


def _end_problem(draft: EventDraft) -> Message | None:
    if draft.end is None:
        return None
    if draft.start is None:
        return Message("An end needs a start.")
    if draft.end < draft.start:
        return Message("It ends before it starts.")
    if draft.end == draft.start and not draft.all_day:
        return Message("It ends the moment it starts.")
    if draft.end - draft.start >= LONGEST:
        return Message("An event is at most a year long; several are a series.")
    return None


def warnings(draft: EventDraft) -> dict[str, Message]:
    """Returns warnings about valid but unlikely values, by field."""
    found = {}
    if not draft.all_day and known_zone(draft.timezone):
        for name in ("start", "end"):
            at = getattr(draft, name)
            if at and (problem := wall_problem(at, draft.timezone)):
                found[name] = problem
    if draft.status == Status.CANCELLED:
        return found
    if draft.format != Format.IN_PERSON and not draft.url:
        found["url"] = Message("There is no link yet for those who take part online.")
    if draft.format != Format.VIRTUAL and draft.status == Status.CONFIRMED and not draft.venue:
        found["venue"] = Message("It is confirmed and has no venue yet.")
    return found


_STEP_SENTENCES = {
    Status.IDEA: Message("An idea can be planned, confirmed or cancelled."),
    Status.PLANNED: Message("A planned event can be confirmed, cancelled, or be an idea again."),
    Status.CONFIRMED: Message("A confirmed event can be held, cancelled, or be planned again."),
    Status.HELD: Message("An event that was held can be closed, or be confirmed again."),
    Status.CLOSED: Message("A closed event can only be opened again as held."),
    Status.CANCELLED: Message("A cancelled event can be an idea, planned or confirmed again."),
}


def early_problem(draft: EventDraft, today: date) -> Message | None:
    """Returns the reason why an event cannot have been held yet; None if it can."""
    if draft.status in _OVER and draft.first_day is not None and draft.first_day > today:
        return Message("The day of “{title}” has not come yet.", {"title": draft.title})
    return None


def step_problem(old: Status, new: Status) -> Message | None:
    """Returns the reason why an event may not change its status so, with the steps that it may take."""
    return None if may_step(old, new) else _STEP_SENTENCES[old]
