"""Form of an overlay's date: days in one field, times in another, all others as texts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.form import EventReader, read_when, span_of
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.year.overlays import OTHER_DATE, OtherDateDraft, cleaned_date, date_problems

FORM_FIELD: Mapping[str, str] = {"start": "date", "end": "date"}
"""Where a form asks for what a date keeps under another name."""
_LINKS = tuple(field.name for field in OTHER_DATE.fields if field.shape is Shape.LINK)
LINES = (*(field.name for field in OTHER_DATE.fields if field.shape is Shape.LINE), *_LINKS)


def read_date_form(
    texts: Mapping[str, str], base: OtherDateDraft, reader: EventReader, timezone: str = ""
) -> OtherDateDraft:
    """Returns the date updated by texts; `timezone` is the plan's. Raises Invalid by form field."""
    wrong = _wrong_links(texts)
    said: dict[str, Any] = {name: clean_line(texts[name]) for name in LINES} | {"notes": texts["notes"]}
    try:
        said |= _read_span(texts, base, reader, timezone)
    except Invalid as error:
        wrong |= error.fields
    try:
        said["cfp_until"] = _read_deadline(texts["cfp_until"], reader)
    except Invalid as error:
        wrong |= error.fields
    draft = cleaned_date(revised(base, **said))
    wrong = {FORM_FIELD.get(name, name): message for name, message in date_problems(draft).items()} | wrong
    if wrong:
        raise Invalid(wrong)
    return draft


def _wrong_links(texts: Mapping[str, str]) -> dict[str, Message]:
    links = {name: clean_line(texts[name]) for name in _LINKS}
    message = Message("A link begins with https://, http:// or mailto: and has no blanks.")
    return {name: message for name, link in links.items() if link and not is_link(link)}


def _read_span(texts: Mapping[str, str], base: OtherDateDraft, reader: EventReader, timezone: str) -> dict[str, Any]:
    start, end, all_day = span_of(*read_when(clean_line(texts["date"]), clean_line(texts["time"]), reader))
    if start is None or end is None:
        raise Invalid({"date": Message("A date needs a day.")})
    zone = "" if all_day else base.timezone if not base.all_day else timezone
    return _starts(base, start) | {"start": start, "end": end, "all_day": all_day, "timezone": zone}


def _starts(base: OtherDateDraft, start: datetime) -> dict[str, Any]:
    """What is left out of a recurring date stays left out when its first day moves."""
    if not base.rule or start == base.start:
        return {}
    by = start - base.start
    try:
        return {name: tuple(moment + by for moment in getattr(base, name)) for name in ("extra", "left_out")}
    except OverflowError as error:
        raise Invalid({"date": Message("outside the years that a calendar has")}) from error


def _read_deadline(text: str, reader: EventReader) -> date | None:
    text = clean_line(text)
    day = read_day(text, reader.today, day_first=reader.day_first) if text else None
    if text and day is None:
        raise Invalid({"cfp_until": Message("Not a date: write 12 mar 2027, 15-16 apr, tomorrow, in 3 weeks.")})
    return day
