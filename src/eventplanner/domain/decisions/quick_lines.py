"""Quick lines of gates, criteria, risks, goals and findings."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.parsing.due_line import keep_quoted, take_due
from eventplanner.domain.parsing.owner_line import read_owner, read_quoted_owner, whole_owner
from eventplanner.domain.parsing.scanner import ScannedLine

_WEIGHT = r"(?<!\S)([1-5])\s*[x×*]\s*([1-5])(?!\S)"
_AIM = re.compile(r"(\d[\d.,]*)\s+(.+)")
_REGISTERED = re.compile(r"(?:>=|≥|>)?\s*(\d{1,7})\s+(?:registrations?|registered|inscritos|inscritas|inscripciones)")
_SIGNS = {"+": "well", "-": "badly", "–": "badly", ">": "action", "!": "action"}


def gate_texts(text: str, today: date, *, day_first: bool = True) -> Mapping[str, str]:
    """`Go/no-go T-30 +ana`. Raises Invalid for a due day that makes no sense."""
    line = ScannedLine(text, today, day_first=day_first)
    decider = read_quoted_owner(line, "decider")
    keep_quoted(line)
    decider = decider or read_owner(line, "decider")
    due = take_due(line)
    decider = whole_owner(line, decider)
    return _present(title=line.left, due=due) | decider


def criterion_texts(line: str, tests: Mapping[str, StrEnum]) -> Mapping[str, str]:
    """Reads `60 registrations` and `venue signed` as tests of the data; anything else is for somebody to tick.

    `tests` are the words for tests, folded.
    """
    line = clean_line(line)
    if match := _REGISTERED.fullmatch(fold(line)):
        return {"test": Test.REGISTRATIONS.value, "number": match[1]}
    word = fold(line)
    test = tests.get(word) or tests.get(word.replace("_", " "))
    return {"test": test.value} if test and test is not Test.OWN else _present(text=line)


def risk_texts(text: str) -> Mapping[str, str]:
    """`Speaker cancels 3x4 +leo`: likelihood and impact, 1 to 5."""
    line = ScannedLine(text)
    owner = read_quoted_owner(line, "owner") or read_owner(line, "owner")
    match = line.take(_WEIGHT, "likelihood")
    owner = whole_owner(line, owner)
    return _present(title=line.left) | owner | ({"likelihood": match[1], "impact": match[2]} if match else {})


def goal_texts(line: str) -> Mapping[str, str]:
    """`60 attendees` has a number to be reached; anything else is a goal in words."""
    line = clean_line(line)
    match = _AIM.fullmatch(line)
    return _present(title=line) | ({"aim": match[1], "unit": match[2][:40]} if match else {})


def finding_texts(text: str) -> Mapping[str, str]:
    """`+` went well, `-` went badly, `>` is to be done next time, which is also what a line without a sign means."""
    line = ScannedLine(text[1:] if text[:1] in _SIGNS else text)
    owner = whole_owner(line, read_quoted_owner(line, "owner") or read_owner(line, "owner"))
    return _present(title=line.left) | owner | {"kind": _SIGNS.get(text[:1], "action")}


def _present(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
