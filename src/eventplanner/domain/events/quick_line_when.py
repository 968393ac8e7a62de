"""Days and times of a quick line: taken where one alone can be meant, and asked about where two may be."""

import re

from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.events import quick_line_patterns as patterns
from eventplanner.domain.parsing.clocks import FoundClock, find_clocks, find_dotted_clock, find_no_clock, meant_clock
from eventplanner.domain.parsing.dates import FoundDays, Sureness, find_days, find_meant_day, find_no_day, wrong_weekday
from eventplanner.domain.parsing.scanner import KEPT, TAKEN, ScannedLine, TokenKind

_TOGETHER = re.compile(r"\s*(?:,|&|/|\+|(?<=\s)(?:y|and)(?=\s))\s*(?:a\s+las?\s+)?")
"""Stands between two days or times that are named together and are no span."""
_NUMERIC = re.compile("[0-9]")


def take_when(line: ScannedLine) -> None:
    """Takes times first, lest `6-9pm` be days; two times around a date are its beginning and its end."""
    clock, clocks = meant_clock(line.plain), find_clocks(line.plain)
    if clock:
        _note_several(line, clock, next((other for other in clocks if other.start >= clock.end), None))
        line.values |= {"from_time": clock.first, "to_time": clock.last}
        line.cut(*clock[:2], TokenKind.TIME)
    elif place := find_no_clock(line.plain):
        _note_no_time(line, *place)
    days = line.days()
    if days is None:
        _note_no_day(line)
        return
    _take_days(line, days)
    if clock is None and (dotted := find_dotted_clock(line.plain, TAKEN)):
        line.values["from_time"] = dotted.first
        line.cut(*dotted[:2], TokenKind.TIME)
    elif clock is None and "no_time" not in line.values and (loose := line.find(patterns.LOOSE_HOUR)):
        _note_no_time(line, *loose.span("words"))
    others = [other for other in clocks if other != clock]
    if days.last != days.first:
        line.values["end_day"] = days.last
        if clock and clock.last is None and others:
            # 30 abr 10:00 - 2 may 18:00: the second of two times is the end.
            line.values["to_time"] = others[0].first
            line.cut(*others.pop(0)[:2], TokenKind.TIME)
    if clock and others:
        _note_either(line, clock, others[0])


def _take_days(line: ScannedLine, days: FoundDays) -> None:
    """Takes the day or the days; others that are written as surely may be those of another event."""
    if days.apart:
        _say_several(line, days.start, days.end)
    line.values["start"] = days.first
    if weekday := wrong_weekday(line.text[days.start : days.end], line.today, day_first=line.day_first):
        parts: dict[str, Part] = {"weekday": weekday, "day": days.first}
        line.values["oddities"] = (Message("“{weekday}” does not fit: it is {day}.", parts),)
    across = _day_across(line, days)
    line.cut(*days[:2], TokenKind.DATE)
    left = line.plain.replace(TAKEN, KEPT)
    other = find_days(left, line.today, day_first=line.day_first)
    if other and other.first != days.first:
        # Behind a day without a year, 1/2 is a day as likely as a part of something.
        is_behind = days.sureness == Sureness.MONTH and other.start > days.start
        if other.start >= days.end and _NUMERIC.search(left[other.start : other.end]):
            _note_several(line, days, other)
        if other.sureness <= days.sureness or (is_behind and other.sureness == Sureness.NUMBERS):
            _note_either(line, days, other)
    if across:
        _note_either(line, days, across)


def _day_across(line: ScannedLine, days: FoundDays) -> FoundDays | None:
    """A day that shares its number or its month with another, as in “Back in May 2 Dec” and “Windows 10 December 2”."""
    word = line.plain[days.start : days.end].split()[0]
    left = f"{line.plain[: days.start]}{KEPT * len(word)}{line.plain[days.start + len(word) :]}"
    other = find_days(left, line.today, day_first=line.day_first)
    return other if other and other.start < days.end < other.end and other.sureness <= days.sureness else None


def _note_several(line: ScannedLine, first: FoundDays | FoundClock, other: FoundDays | FoundClock | None) -> None:
    """Notes a second day or time that is only named beside the first, as in `18:30 y 20:00`."""
    if other and _TOGETHER.fullmatch(line.text[first.end : other.start]):
        _say_several(line, first.start, other.end)


def _say_several(line: ScannedLine, start: int, end: int) -> None:
    named = {"words": line.text[start:end]}
    message = Message("“{words}” names several; add an event for each, or write a span with “-”", named)
    line.values |= {"several": message, "oddities": (message,)}


def _note_either(line: ScannedLine, first: FoundDays | FoundClock, other: FoundDays | FoundClock) -> None:
    """Notes two days or times of which either may be meant."""
    if "several" not in line.values:
        parts = {"one": line.text[slice(*first[:2])], "other": line.text[slice(*other[:2])]}
        message = Message(
            "“{one}” or “{other}”? Write \\ before the one that belongs to the title, or add an event for each.", parts
        )
        line.values |= {"several": message, "oddities": (message,)}


def _note_no_time(line: ScannedLine, start: int, end: int) -> None:
    """Notes words that sound like a time of day and are none, or not one alone."""
    words = {"words": line.text[start:end]}
    line.values["no_time"] = Message(
        "“{words}” is not understood as a time; write 19:00 or 19:00-21:00, or \\ before it if it is part of the title.",
        words,
    )
    line.values["oddities"] = (*line.values.get("oddities", ()), line.values["no_time"])


def _note_no_day(line: ScannedLine) -> None:
    """Keeps the reason why a day is none; beside a time also of words that merely sound like one."""
    if place := find_no_day(line.plain, day_first=line.day_first):
        reason = Message("There is no “{day}” in the calendar.", {"day": line.text[slice(*place)]})
        line.values |= {"no_day": reason, "oddities": (reason,)}
    elif "from_time" in line.values and (place := find_meant_day(line.plain)):
        words = {"words": line.text[slice(*place)]}
        line.values["no_day"] = Message(
            "“{words}” is not understood as a day; try 12 mar, friday or 2027-03-12.", words
        )
