"""Texts of an event's fields, as forms and `set` show and accept them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EVENT, EventDraft
from eventplanner.domain.events.rules import ENDS_EARLY, USUAL_LENGTH, ends_early
from eventplanner.domain.events.vocabulary import choice_of
from eventplanner.domain.parsing.clocks import read_clocks
from eventplanner.domain.parsing.values import Unreadable, count_of, is_yes, tags_of
from eventplanner.domain.parsing.wall_times import read_wall_time
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.reading import Reader, field_text, read_field


def texts(draft: EventDraft) -> dict[str, str]:
    """Returns each field as a text that `drafted` reads back."""
    return {name: _text(draft, name) for name in EVENT.asked}


def drafted(base: EventDraft, said: Mapping[str, str], today: date, *, day_first: bool = True) -> EventDraft:
    """Returns the draft `base` updated by texts.

    A date alone keeps the time of day, a time alone the date; an event that is moved keeps its length unless its
    end is said too. Raises Invalid with every field that makes no sense.
    """
    wrong: dict[str, Message] = {}
    values: dict[str, Any] = {}
    reader = Reader(today, day_first)
    moments = {name: text for name, text in said.items() if name in _MOMENTS}
    for name, text in said.items():
        if name in moments:
            continue
        try:
            values[name] = _read(name, text, reader)
        except Unreadable as error:
            wrong[name] = error.message
    draft = revised(base, **values)
    try:
        draft = _moved(draft, moments, today, day_first=day_first)
    except Invalid as error:
        wrong |= error.fields
    if wrong:
        raise Invalid(wrong)
    return draft


def _text(draft: EventDraft, name: str) -> str:
    value = getattr(draft, name)
    if name in _MOMENTS and value and draft.all_day:
        return str(value.date())
    return field_text(EVENT.field(name), draft)


def _read(name: str, text: str, reader: Reader) -> Any:
    if name not in EVENT.asked:
        raise Unreadable(Message("there is no such field"))
    return read_value(EVENT.field(name), text, reader)


def read_value(field: Field, text: str, reader: Reader) -> Any:
    """Reads the text of a field; rules that concern the whole event come later. Raises Unreadable."""
    if field.shape is Shape.CHOICE:
        return choice_of(field.name, text)
    own = _READERS.get(field.shape)
    return own(text) if own else read_field(field, text, reader)[field.name]


def _moved(draft: EventDraft, said: Mapping[str, str], today: date, *, day_first: bool) -> EventDraft:
    """With the start and the end that were said, each alone or both."""
    if "start" not in said and "end" not in said:
        return _shaped(draft)
    start, end = draft.start, draft.end
    if "start" in said:
        start, whole = _moment(said["start"], "start", draft.start, today, day_first=day_first)
        length = draft.end - draft.start if draft.start and draft.end else None
        all_day = whole if draft.start is None and start else draft.all_day
        draft = revised(draft, all_day=all_day)
        end = None if start is None else start + (length if length is not None else _length(all_day))
    if said.get("end"):
        # A time alone ends on the day of the start, or on the next if it would come before.
        end, _ = _moment(said["end"], "end", start and (end or start), today, day_first=day_first)
        if start and end and end <= start and read_clocks(said["end"], dotted=True) and not draft.all_day:
            if ends_early(start.time(), end.time()):
                raise Invalid({"end": ENDS_EARLY})
            end = _on_or_after(start, end.time())
    return _shaped(revised(draft, start=start, end=end))


def _shaped(draft: EventDraft) -> EventDraft:
    """Whole days begin and end at midnight."""
    if not draft.all_day or draft.start is None:
        return draft
    end = draft.end or draft.start
    return revised(draft, start=datetime.combine(draft.start, time()), end=datetime.combine(end, time()))


def _length(all_day: bool) -> timedelta:
    return timedelta() if all_day else USUAL_LENGTH


def _on_or_after(start: datetime, clock: time) -> datetime:
    end = datetime.combine(start, clock)
    return end if end > start else end + timedelta(days=1)


def _moment(
    text: str, field: str, now: datetime | None, today: date, *, day_first: bool
) -> tuple[datetime | None, bool]:
    """What a text says of a moment, and whether it named a day without a time. Raises Invalid."""
    try:
        said = read_wall_time(text, today, now, day_first=day_first)
    except Unreadable as error:
        raise Invalid({field: error.message}) from error
    return said or (None, False)


_MOMENTS = ("start", "end")
_READERS: Mapping[Shape, Callable[[str], Any]] = {
    Shape.LINE: clean_line,
    Shape.LINK: clean_line,
    Shape.ZONE: clean_line,
    Shape.NOTES: clean,
    Shape.NUMBER: count_of,
    Shape.YES: is_yes,
    Shape.TAGS: tags_of,
}
"""Shapes of which the rules of events say what is wrong, all at once."""
