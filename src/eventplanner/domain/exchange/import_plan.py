"""What becomes of each row of a file, given the events that the plan has."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from uuid import UUID

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.events.rules import cleaned, early_problem, problems, step_problem
from eventplanner.domain.exchange.import_matching import Match, MatchKeys, match
from eventplanner.domain.exchange.import_merging import changed_event, first_day, new_event
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome
from eventplanner.domain.exchange.import_rows import ImportRow
from eventplanner.domain.parsing.values import Unreadable

_UID_LENGTH = 255


def plan_rows(
    rows: Sequence[ImportRow], events: Iterable[Event], salt: UUID, timezone: str, today: date
) -> list[ImportLine]:
    """A line for each row, in their order; `timezone` is the plan's."""
    lines = _apart(rows)
    sound = [row for row in rows if row.line not in lines]
    matches = match([_known_by(row, timezone) for row in sound], events, salt)
    for row, found in zip(sound, matches, strict=True):
        lines[row.line] = _line(row, found, timezone, today)
    return [lines[row.line] for row in rows]


def _apart(rows: Sequence[ImportRow]) -> dict[int, ImportLine]:
    """Rows that are about no event of their own: unreadable, or told before; by line."""
    lines: dict[int, ImportLine] = {}
    told: dict[Hashable, int] = {}
    for row in rows:
        content = (tuple(row.values.items()), row.begin, row.end, row.uid, row.id)
        names = row.uid or row.id
        if row.problem or len(row.uid) > _UID_LENGTH:
            lines[row.line] = _rejected(row, row.problem or Message("the uid is too long"))
        elif content in told:
            same = Message("the same as line {line}", {"line": told[content]})
            lines[row.line] = ImportLine(row.line, row.title, Outcome.UNCHANGED, reason=same)
        elif names and names in told:
            lines[row.line] = _rejected(row, Message("the same event as in line {line}", {"line": told[names]}))
        else:
            told[content] = row.line
            if names:
                told[names] = row.line
    return lines


def _known_by(row: ImportRow, timezone: str) -> MatchKeys:
    return MatchKeys(row.title, first_day(row, timezone), row.uid, row.id)


def _line(row: ImportRow, found: Match, timezone: str, today: date) -> ImportLine:
    if row.id and not row.uid and found.event is None:
        return _rejected(row, Message("there is no event {id}", {"id": row.id}))
    try:
        if found.event is None:
            return _added(row, found.uid, new_event(row, timezone), today)
        return _compared(row, found.event, changed_event(found.event, row, decides=found.named), today)
    except Unreadable as error:
        return _rejected(row, error.message)
    except OverflowError:
        return _rejected(row, Message("outside the years that a calendar has"))


def _added(row: ImportRow, uid: str, draft: EventDraft, today: date) -> ImportLine:
    draft = cleaned(draft)
    if wrong := problems(draft) | _early(draft, today):
        return _rejected(row, _reason(wrong))
    return ImportLine(row.line, draft.title, Outcome.ADDED, uid, draft)


def _compared(row: ImportRow, event: Event, draft: EventDraft, today: date) -> ImportLine:
    draft, now = cleaned(draft), cleaned(event)
    names = EventDraft.__struct_fields__
    changed = tuple(name for name in names if getattr(draft, name) != getattr(now, name))
    if not changed:
        return ImportLine(row.line, event.title, Outcome.UNCHANGED, event.uid, draft, event)
    wrong = problems(draft) | (_early(draft, today) if {"status", "start"} & set(changed) else {})
    if step := step_problem(event.status, draft.status):
        wrong |= {"status": step}
    if wrong:
        return _rejected(row, _reason(wrong))
    return ImportLine(row.line, draft.title, Outcome.UPDATED, event.uid, draft, event, changed)


def _early(draft: EventDraft, today: date) -> dict[str, Message]:
    early = early_problem(draft, today)
    return {"status": early} if early else {}


def _reason(wrong: dict[str, Message]) -> Message:
    field, reason = next(iter(wrong.items()))
    return Message("{field}: {reason}", {"field": Message(field), "reason": reason})


def _rejected(row: ImportRow, reason: Message) -> ImportLine:
    return ImportLine(row.line, row.title, Outcome.REJECTED, reason=reason)
