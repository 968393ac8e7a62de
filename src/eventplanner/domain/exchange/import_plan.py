"""Outcome of each row of a file, given the events of the plan."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from uuid import UUID

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event
from eventplanner.domain.exchange.event_lines import EventLine, event_line
from eventplanner.domain.exchange.import_matching import Match, MatchKeys, match
from eventplanner.domain.exchange.import_merging import changed_event, first_day, new_event
from eventplanner.domain.exchange.import_preview import rejected, repeated
from eventplanner.domain.exchange.import_rows import ImportRow
from eventplanner.domain.parsing.values import Unreadable

_UID_LENGTH = 255


def plan_rows(
    rows: Sequence[ImportRow], events: Iterable[Event], salt: UUID, timezone: str, today: date
) -> list[EventLine]:
    """Returns a line for each row, in their order; `timezone` is the plan's."""
    lines = _apart(rows)
    sound = [row for row in rows if row.line not in lines]
    matches = match([_known_by(row, timezone) for row in sound], events, salt)
    for row, its_match in zip(sound, matches, strict=True):
        lines[row.line] = _line(row, its_match, timezone, today)
    return [lines[row.line] for row in rows]


def _apart(rows: Sequence[ImportRow]) -> dict[int, EventLine]:
    """Returns rows that are about no event of their own: unreadable, or told before; by line."""
    lines: dict[int, EventLine] = {}
    told: dict[Hashable, int] = {}
    for row in rows:
        content = (*row.values, *row.values.values(), row.begin, row.end, row.uid, row.id)
        names = row.uid or row.id
        if row.problem or len(row.uid) > _UID_LENGTH:
            lines[row.line] = rejected(row, row.problem or Message("the uid is too long"))
        elif content in told:
            lines[row.line] = repeated(row, told[content])
        elif names and names in told:
            lines[row.line] = rejected(row, Message("the same event as in line {line}", {"line": told[names]}))
        else:
            told[content] = row.line
            if names:
                told[names] = row.line
    return lines


def _known_by(row: ImportRow, timezone: str) -> MatchKeys:
    return MatchKeys(row.title, first_day(row, timezone), row.uid, row.id)


def _line(row: ImportRow, its_match: Match, timezone: str, today: date) -> EventLine:
    if row.id and not row.uid and its_match.event is None:
        return rejected(row, Message("there is no event {id}", {"id": row.id}))
    try:
        event = its_match.event
        draft = changed_event(event, row, decides=its_match.named) if event else new_event(row, timezone)
        return event_line(row.line, row.title, event.uid if event else its_match.uid, draft, event, today=today)
    except Unreadable as error:
        return rejected(row, error.message)
    except OverflowError:
        return rejected(row, Message("outside the years that a calendar has"))
