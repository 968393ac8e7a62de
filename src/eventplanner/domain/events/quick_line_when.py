"""Days and times of a quick line: taken where one alone can be meant, and asked about where two may be."""

import re
from datetime import timedelta

from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.events import quick_line_patterns as patterns
from eventplanner.domain.events.day_lists import DayList, find_day_list
from eventplanner.domain.events.lengths import FoundLength, find_lengths
from eventplanner.domain.events.quick_line_doubts import (
    doubt_of_day,
    doubt_of_time,
    doubt_of_weekday,
    numbered,
    vague_day,
)
from eventplanner.domain.events.unknown_zones import unknown_zone
from eventplanner.domain.parsing.clocks import FoundClock, find_clocks, find_dotted_clock, find_no_clock, meant_clock
from eventplanner.domain.parsing.dates import FoundDays, Sureness, find_days, find_meant_day, find_no_day, wrong_weekday
from eventplanner.domain.parsing.scanner import KEPT, TAKEN, ScannedLine, TokenKind

_TOGETHER = re.compile(r"\s*(?:,|&|/|\+|(?<=\s)(?:y|and)(?=\s))\s*(?:a\s+las?\s+)?")
"""Stands between two days or times that are named together and are no span."""
_NUMERIC = re.compile("[0-9]")


def take_when(line: ScannedLine) -> None:
    """Takes times first, lest `6-9pm` be days; two times around a date are its beginning and its end."""
    if zone := unknown_zone(line):
        _refuse_zone(line, *zone)
    length = _hidden_length(line)
    clock, clocks = meant_clock(line.plain), find_clocks(line.plain)
    if clock:
        _note_several(line, clock, next((other for other in clocks if other.start >= clock.end), None))
        line.values |= {"from_time": clock.first, "to_time": clock.last}
        line.cut(*clock[:2], TokenKind.TIME)
    elif place := find_no_clock(line.plain):
        _note_no_time(line, *place)
    others = [other for other in clocks if other != clock]
    _take_when_days(line, clock, others)
    if clock and others:
        _note_either(line, clock, others[0])
    if length:
        _take_length(line, length)
    _take_whole_day(line)
    _note_doubts(line)


def _take_when_days(line: ScannedLine, clock: FoundClock | None, others: list[FoundClock]) -> None:
    """Takes the day or the days, and the times that are such beside them alone."""
    days, listed = line.days(), find_day_list(line.plain, line.today)
    if listed and (days is None or days.sureness > Sureness.MONTH or _covers(listed, days)):
        days = _take_list(line, listed)
    if days is None or (days.sureness >= Sureness.RELATIVE and find_no_day(line.plain, day_first=line.day_first)):
        _note_no_day(line)
        return
    _take_days(line, days)
    if clock is None and (dotted := find_dotted_clock(line.plain, TAKEN)):
        line.values["from_time"] = dotted.first
        line.cut(*dotted[:2], TokenKind.TIME)
    elif clock is None and "no_time" not in line.values and (loose := line.find(patterns.LOOSE_HOUR)):
        _note_no_time(line, *loose.span("words"))
    if days.last != days.first:
        line.values["end_day"] = days.last
        if clock and clock.last is None and others:
            # 30 abr 10:00 - 2 may 18:00: the second of two times is the end.
            line.values["to_time"] = others[0].first
            line.cut(*others.pop(0)[:2], TokenKind.TIME)


def _covers(listed: DayList, days: FoundDays) -> bool:
    return listed.start <= days.start and days.end <= listed.end


def _take_list(line: ScannedLine, listed: DayList) -> FoundDays:
    """The days of a list as a span; where they are none, or one of them is meant, that is noted."""
    if not listed.in_a_row:
        _say_several(line, listed.start, listed.end)
    return FoundDays(*listed[:4])


def _hidden_length(line: ScannedLine) -> FoundLength | None:
    """The length of an event behind “for”, hidden lest it be a time of day."""
    length = next((length for length in find_lengths(line.plain) if length.led), None)
    if length:
        line.keep(length.start, length.end)
    return length


def _take_length(line: ScannedLine, length: FoundLength) -> None:
    """Takes how long it lasts as its end; before a day without a time it belongs to the title."""
    begin, end = line.values.get("from_time"), line.values.get("to_time")
    if begin is None:
        if any(token.kind == TokenKind.DATE and token.end <= length.start for token in line.taken):
            _note_no_time(line, length.start, length.end)
        return
    over = length.later(begin)
    if length.length >= timedelta(days=1) or "end_day" in line.values or (end and end != over):
        _note_no_time(line, length.start, length.end)
    else:
        line.values["to_time"] = over
        line.cut(length.start, length.end, TokenKind.TIME)


def _take_whole_day(line: ScannedLine) -> None:
    """Takes “all day” behind a day, and notes it beside a time."""
    if whole := line.find(patterns.WHOLE_DAY):
        if "from_time" in line.values:
            _note_no_time(line, *whole.span("words"))
        else:
            line.cut(*whole.span("words"), TokenKind.TIME)


def _note_doubts(line: ScannedLine) -> None:
    """Notes words right beside a day or a time that sound like more of it."""
    if place := doubt_of_time(line):
        _note_no_time(line, *place)
    if place := doubt_of_day(line):
        _refuse(line, "refused", _no_such_day(line, place))


def _no_such_day(line: ScannedLine, place: tuple[int, int]) -> Message:
    words = {"words": line.text[slice(*place)]}
    return Message(
        "“{words}” is not understood as a day; try 12 mar, friday or 2027-03-12, or \\ before it if it is part of the title.",
        words,
    )


def _refuse(line: ScannedLine, name: str, message: Message) -> None:
    """Notes the first reason of its kind."""
    if name not in line.values:
        line.values[name] = message
        line.values["oddities"] = (*line.values.get("oddities", ()), message)


def _refuse_zone(line: ScannedLine, start: int, end: int) -> None:
    line.keep(start, end)
    message = Message(
        "“{zone}” is not known as a zone; write that of a city, as “Bogotá time”, or \\ before it if it is part of the title.",
        {"zone": line.text[start:end]},
    )
    _refuse(line, "no_time", message)


def _take_days(line: ScannedLine, days: FoundDays) -> None:
    """Takes the day or the days; others that are written as surely may be those of another event."""
    if days.apart:
        _say_several(line, days.start, days.end)
    elif number := numbered(line, days):
        _note_numbered(line, days, number)
    line.values["start"] = days.first
    if weekday := wrong_weekday(line.text[days.start : days.end], line.today, day_first=line.day_first):
        parts: dict[str, Part] = {"weekday": weekday, "day": days.first}
        fits_not = Message("“{weekday}” does not fit: it is {day}.", parts)
        line.values["oddities"] = (*line.values.get("oddities", ()), fits_not)
    if place := doubt_of_weekday(line, days):
        _refuse(line, "refused", _no_such_day(line, place))
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
    message = Message(
        "“{words}” names several; add an event for each, write a span with “-”, or \\ before what belongs to the title.",
        named,
    )
    _refuse(line, "refused", message)


def _note_either(line: ScannedLine, first: FoundDays | FoundClock, other: FoundDays | FoundClock) -> None:
    """Notes two days or times of which either may be meant."""
    parts = {"one": line.text[slice(*first[:2])], "other": line.text[slice(*other[:2])]}
    message = Message(
        "“{one}” or “{other}”? Write \\ before the one that belongs to the title, or add an event for each.", parts
    )
    _refuse(line, "refused", message)


def _note_numbered(line: ScannedLine, days: FoundDays, number: str) -> None:
    """Notes a span that may as well be a numbered title and one day."""
    parts: dict[str, Part] = {
        "words": line.text[days.start : days.end],
        "number": number,
        "first": days.first,
        "last": days.last,
    }
    message = Message(
        "“{words}”: number {number}, or several days? Write \\ before the number of a title, or the days as {first} - {last}.",
        parts,
    )
    _refuse(line, "refused", message)


def _note_no_time(line: ScannedLine, start: int, end: int) -> None:
    """Notes words that sound like a time of day and are none, or not one alone."""
    words = {"words": line.text[start:end]}
    message = Message(
        "“{words}” is not understood as a time; write 19:00 or 19:00-21:00, or \\ before it if it is part of the title.",
        words,
    )
    _refuse(line, "no_time", message)


def _note_no_day(line: ScannedLine) -> None:
    """Keeps the reason why a day is none; beside a time also of words that merely sound like one."""
    if place := find_no_day(line.plain, day_first=line.day_first):
        reason = Message("There is no “{day}” in the calendar.", {"day": line.text[slice(*place)]})
        has_year = re.search("[0-9]{4}", line.plain[slice(*place)])
        _refuse(line, "refused" if has_year else "no_day", reason)
    elif place := vague_day(line):
        _refuse(line, "refused", _no_such_day(line, place))
    elif place := find_meant_day(line.plain):
        if "from_time" in line.values:
            line.values["no_day"] = _no_such_day(line, place)
        elif re.search(patterns.MONTH_OF_YEAR, line.plain[slice(*place)]):
            _refuse(line, "no_day", _no_such_day(line, place))
