"""Reading of others' dates from calendars or lists of conferences."""

from pathlib import Path

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.domain.exchange.calendar_entries import NOTHING_ASSUMED, AssumedZones, CalendarContent
from eventplanner.formats.base.file_in import weigh
from eventplanner.formats.calendar import conferences, ical_in, ical_text

ENDINGS = frozenset({".ics", ".ical", ".ifb", ".icalendar", ".json"})
TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"})
"""A table's first heading may begin with a bracket."""
BEGINNING = 1 << 16
"""Bytes."""


def read_dates(data: bytes, assumed: AssumedZones = NOTHING_ASSUMED) -> CalendarContent:
    """Reads the dates of a calendar or a list of conferences. Raises FileProblem."""
    weigh(data)
    if ical_text.looks_like(data):
        return ical_in.read(data, assumed)
    if conferences.looks_like(data):
        return conferences.read(data)
    raise FileProblem(Message("This file is neither a calendar (.ics) nor a list of conferences (.json)."))


def recognises(source: Path | bytes) -> bool:
    """Returns whether a file or a pasted text holds dates of others, judged by its beginning or else by its name."""
    if isinstance(source, bytes):
        return ical_text.looks_like(source[:BEGINNING])
    path = source
    ending = path.suffix.lower()
    try:
        if not path.is_file():
            return ending in ENDINGS
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
    except (OSError, ValueError):
        return ending in ENDINGS
    if ical_text.looks_like(beginning) or ending in ENDINGS:
        return True
    return ending not in TABLES and conferences.looks_like(beginning)
