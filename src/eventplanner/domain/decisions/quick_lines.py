"""Quick lines of gates, criteria, risks, goals and findings."""

import re
from collections.abc import Mapping
from enum import StrEnum

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.parsing.due import read_offset

_OWNER = re.compile(r"(?:^|\s)\+(\S+)")
_WEIGHT = re.compile(r"(?:^|\s)([1-5])\s*[x×*]\s*([1-5])(?=\s|$)", re.IGNORECASE)
_OFFSET = re.compile(r"(?:^|\s)(T\s*[+-−]\s*\d{1,4}(?:\s*(?:w|d|sem|semanas?|weeks?))?)(?=\s|$)", re.IGNORECASE)
_AIM = re.compile(r"(\d[\d.,]*)\s+(.+)")
_REGISTERED = re.compile(r"(?:>=|≥|>)?\s*(\d{1,7})\s+(?:registrations?|registered|inscritos|inscritas|inscripciones)")
_SIGNS = {"+": "well", "-": "badly", "–": "badly", ">": "action", "!": "action"}


def gate_texts(line: str) -> Mapping[str, str]:
    """`Go/no-go T-30 +ana`."""
    rest, owner = _take(_OWNER, line)
    match = _OFFSET.search(rest)
    due = match[1] if match and read_offset(match[1]) is not None else ""
    title = clean_line(rest.replace(due, " ", 1)) if due else clean_line(rest)
    return _said(title=title, due=due, decider=owner)


def criterion_texts(line: str, tests: Mapping[str, StrEnum]) -> Mapping[str, str]:
    """Reads `60 registrations` and `venue signed` as tests of the data; anything else is for somebody to tick.

    `tests` are the words for tests, folded.
    """
    line = clean_line(line)
    if match := _REGISTERED.fullmatch(fold(line)):
        return {"test": Test.REGISTRATIONS.value, "number": match[1]}
    word = fold(line)
    test = tests.get(word) or tests.get(word.replace("_", " "))
    return {"test": test.value} if test and test is not Test.OWN else _said(text=line)


def risk_texts(line: str) -> Mapping[str, str]:
    """`Speaker cancels 3x4 +leo`: likelihood and impact, 1 to 5."""
    rest, owner = _take(_OWNER, line)
    said = {}
    if match := _WEIGHT.search(rest):
        said = {"likelihood": match[1], "impact": match[2]}
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    return _said(title=clean_line(rest), owner=owner) | said


def goal_texts(line: str) -> Mapping[str, str]:
    """`60 attendees` has a number to be reached; anything else is a goal in words."""
    line = clean_line(line)
    match = _AIM.fullmatch(line)
    return _said(title=line) | ({"aim": match[1], "unit": match[2][:40]} if match else {})


def finding_texts(line: str) -> Mapping[str, str]:
    """`+` went well, `-` went badly, `>` is to be done next time, which is also what a line without a sign means."""
    rest, owner = _take(_OWNER, line[1:] if line[:1] in _SIGNS else line)
    return _said(title=clean_line(rest), owner=owner) | {"kind": _SIGNS.get(line[:1], "action")}


def _take(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    """The line without what the pattern finds, and that."""
    match = pattern.search(line)
    return (f"{line[: match.start()]} {line[match.end() :]}", match[1]) if match else (line, "")


def _said(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
