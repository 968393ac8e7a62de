"""Table of needs as text: a line for each kind and size, `conference 150+ venue 180 120, lead 200 150`.

Numbers are days before the event: from the first it is looked at, from the second its lack is trouble; `-` is never.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import takewhile
from typing import TypeVar

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, Part, clean, clean_line
from eventplanner.domain.base.words import word_key
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.parsing.settings_names import LABELS
from eventplanner.domain.records.lines import Choices
from eventplanner.domain.workspace.needs import EventNeed, NeedKey, NeedTable, Rows, RowWord, Within, ordered

BUILT_IN = """
any venue 30 7, lead 30 7, platform 30 7, speakers 14 3, roles 45 7
workshop venue 45 14, lead 45 14, speakers 30 10
webinar speakers 21 7
conference venue 120 60, signed 90 30, lead 120 90, platform 60 21, speakers 90 45, roles 60 14, team 60 14
conference budget 120 60
conference 150+ venue 180 120, signed 120 60, lead 180 120, speakers 120 60, budget 150 90
hackathon venue 90 45, signed 60 30, lead 90 45, speakers -, team 45 7, budget 60 30
hackathon 100+ venue 120 60, signed 90 45, lead 120 60
presence venue -, platform -, speakers -
internal venue 14 3, lead 14 3, speakers -, roles 14 3
"""
"""Needs of events where a plan says nothing else."""
LONGEST = 1500
"""Characters that the rows of a plan may take, and the most days before an event."""
SETTING = "needs"
_DASHES = frozenset("-–—")
"""Signs for never."""
_SIZE = re.compile(r"(?:≥|>=)(\d{1,7})|(\d{1,7})\+")
_BETWEEN = re.compile(r"[\s,:/·]+|(?<=\d)[-–](?=\d)")
_WORDS_OF_A_NAME = 4
"""Words that the name of a kind or a need has at most."""

C = TypeVar("C", bound=Choice)


def read(text: str, choices: Choices) -> dict[NeedKey, Within | None]:
    """Reads rows, one a line or with semicolons between them, in any language. Raises Invalid."""
    rows: dict[NeedKey, Within | None] = {}
    for written in re.split(r"[;\n]", clean(text)):
        if line := clean_line(written):
            for key, within in _row(line, choices):
                if key in rows:
                    raise _wrong(line, Message("{need} stands there twice", {"need": Message(key.need.label)}))
                rows[key] = within
    return rows


@cache
def built_in() -> Rows:
    """Returns the rows where a plan says nothing else."""
    return read(BUILT_IN, _values)


@cache
def table(own_rows: str) -> NeedTable:
    """Returns the whole table of a plan, given its own rows as they are stored; without them if they are unreadable."""
    try:
        return NeedTable({**built_in(), **read(own_rows, _values)})
    except Invalid:
        # Another program may have written it.
        return NeedTable(built_in())


def own(rows: Rows) -> str:
    """Returns the rows that differ from the built-in ones, as they are stored."""
    known = built_in()
    others = {key: within for key, within in rows.items() if key not in known or known[key] != within}
    return "; ".join(_stored(others))


def rows_of(own_rows: str) -> list[str]:
    """Returns the whole table of a plan in the words that are stored, a line for each kind and size."""
    return _stored(table(own_rows).rows)


def lines(rows: Rows, word: Callable[[EventKind | EventNeed | RowWord], str]) -> list[str]:
    """Returns rows as text, a line for each kind and size, in given words."""
    by_event: dict[str, list[str]] = {}
    for key in ordered(rows):
        events = word(key.kind or RowWord.ANY)
        size = f" {key.people}+" if key.people else ""
        within = rows[key]
        days = "-" if within is None else f"{within.attention} {within.trouble}"
        by_event.setdefault(f"{events}{size}", []).append(f"{word(key.need)} {days}")
    return [f"{events} {', '.join(needs)}" for events, needs in by_event.items()]


def _stored(rows: Rows) -> list[str]:
    return lines(rows, lambda choice: choice.value)


def _row(line: str, choices: Choices) -> list[tuple[NeedKey, Within | None]]:
    words = choices(RowWord)
    left = _BETWEEN.split(line)
    kind: EventKind | None = None
    if words.get(word_key(left[0])) is RowWord.ANY:
        left = left[1:]
    else:
        kind, left = _name(left, choices(EventKind))
        if kind is None:
            raise _wrong(
                line, Message("a row begins with a kind of event or “any”: {kinds}", {"kinds": _listed(EventKind)})
            )
    people = 0
    if left and (size := _SIZE.fullmatch(left[0])):
        people, left = int(size[1] or size[2]), left[1:]
    rows = []
    while left := [word for word in left if word]:
        need, rest = _name(left, choices(EventNeed))
        if need is None:
            raise _wrong(line, Message("“{word}” is none of: {needs}", {"word": left[0], "needs": _listed(EventNeed)}))
        within, left = _days(line, need, rest, words)
        rows.append((NeedKey(kind, people, need), within))
    if not rows:
        raise _wrong(line, Message("say what is needed by when, such as “{example}”", {"example": "venue 30 7"}))
    return rows


def _name(left: list[str], words: Mapping[str, C]) -> tuple[C | None, list[str]]:
    """Returns the member that the first words name, the longest name first, and the words behind it."""
    named = list(takewhile(lambda word: word not in _DASHES, left[:_WORDS_OF_A_NAME]))
    for count in range(len(named), 0, -1):
        if (member := words.get(word_key(" ".join(left[:count])))) is not None:
            return member, left[count:]
    return None, left


def _days(line: str, need: EventNeed, left: list[str], words: Mapping[str, RowWord]) -> tuple[Within | None, list[str]]:
    if left and (left[0] in _DASHES or words.get(word_key(left[0])) is RowWord.NEVER):
        return None, left[1:]
    numbers = [int(word) for word in left[:2] if word.isascii() and word.isdecimal() and len(word) <= 5]
    parts: dict[str, Part] = {"need": Message(need.label)}
    if len(numbers) < 2:
        raise _wrong(line, Message("behind {need} stand two numbers of days, such as 30 7, or - for never", parts))
    within = Within(*numbers)
    if within.attention > LONGEST:
        raise _wrong(line, Message("{need}: at most {most} days before the event", parts | {"most": LONGEST}))
    if within.trouble > within.attention:
        raise _wrong(line, Message("{need}: the first number of days is the larger one, the second is nearer", parts))
    return within, left[2:]


def _wrong(line: str, why: Message) -> Invalid:
    return Invalid({SETTING: Message("“{row}”: {why}", {"row": line, "why": why})}, LABELS)


def _listed(choice: type[EventKind] | type[EventNeed]) -> Message:
    members = list(choice)
    pattern = ", ".join(f"{{{member.name}}}" for member in members)
    return Message(pattern, {member.name: Message(member.label) for member in members})


def _values(kind: type[C]) -> Mapping[str, C]:
    return {member.value: member for member in kind}
