"""Formats of dates, numbers and money by country, and names of months and days by language (CLDR)."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).with_name("cldr.json")
_WORLD = "001"


class Region(NamedTuple):
    """Formatting conventions of a country."""

    decimal: str
    group: str
    """The mark between groups of digits; ordinary blanks where CLDR has narrow ones."""
    group_sizes: Sequence[int]
    """Of the group before the decimal mark, and of the others."""
    grouped_from: int
    """How many digits have to stand before the first mark."""
    month_first: bool
    hours: int
    """12 or 24."""
    first_weekday: int
    """0 is Monday."""
    currency: str
    """ISO 4217, or nothing where CLDR names none."""
    money: str
    """Where the symbol `¤` stands beside the amount `#`."""
    symbols: Mapping[str, str]
    """For each ISO 4217 currency that is not written as its code."""


class CalendarNames(NamedTuple):
    """Names in one language; January and Monday come first."""

    months: Sequence[str]
    months_short: Sequence[str]
    weekdays: Sequence[str]
    weekdays_abbr: Sequence[str]
    """Three letters."""
    weekdays_short: Sequence[str]
    """Two letters."""
    halves: Sequence[str]
    """Before and after noon."""


class LanguageHabits(NamedTuple):
    """Habits of a language that no country changes here."""

    name: str
    """In itself."""
    decimal: str


@cache
def region(country: str) -> Region:
    """Returns the conventions of a country (ISO 3166-1 alpha-2), or the world's where CLDR does not know it."""
    known = _data()["regions"]
    return Region(**{**known[_WORLD], **known.get(country, {})})


@cache
def is_country(code: str) -> bool:
    """Returns whether CLDR has the country (ISO 3166-1 alpha-2)."""
    return len(code) == 2 and code in _data()["regions"]


@cache
def language_habits(language: str) -> LanguageHabits:
    return LanguageHabits(**_data()["languages"][language])


@cache
def calendar(language: str) -> CalendarNames:
    return CalendarNames(**_data()["calendars"][language])


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return data
