"""Lists of conferences in the JSON format of confs.tech, with the ends of calls for papers."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from eventplanner.domain.base.errors import FileProblem, PlannerError
from eventplanner.domain.base.text import Message, clean_line, counted, fold
from eventplanner.domain.exchange.calendar_entries import BadEntry, CalendarContent, CalendarEntry
from eventplanner.formats.base.csv_encodings import decode
from eventplanner.formats.base.file_in import ENTRIES, FIELD, too_many, weigh

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*[\[{]")
_BLANKS = re.compile(r"[\s,]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_ONLINE = "online"


class _Unusable(PlannerError):
    """A conference makes no sense."""


def looks_like(data: bytes) -> bool:
    """Returns whether the data begins like JSON."""
    return _BEGINNING.match(data[:100].replace(b"\0", b"")) is not None


def read(data: bytes) -> CalendarContent:
    """Reads the conferences of a list, and those that cannot be imported. Raises FileProblem."""
    weigh(data)
    text, encoding = decode(data)
    names = _Names()
    entries: dict[tuple[object, ...], CalendarEntry] = {}
    bad: list[BadEntry] = []
    number = 0
    for number, (line, row) in enumerate(_rows(text.removeprefix("\ufeff")), 1):
        if number > ENTRIES:
            raise too_many()
        try:
            parsed = _entry(line, row, names)
        except _Unusable as error:
            bad.append(
                BadEntry(line, _name(row), error.message, undated=isinstance(row, Mapping) and not row.get("startDate"))
            )
        else:
            entries.setdefault((parsed.title, parsed.start, parsed.end, parsed.place, parsed.url), parsed)
    findings = [Message(encoding), Message("list of conferences")]
    if twice := number - len(entries) - len(bad):
        findings.append(counted("{n} conference stands there twice", "{n} conferences stand there twice", twice))
    return CalendarContent("", tuple(entries.values()), tuple(bad), tuple(findings))


class _Names:
    """Gives each conference a name that stays in a newer list, even if its days have moved."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def uid(self, name: str, year: int, *others: str) -> str:
        """By name and year; namesakes are told apart by city, then by address, then by which one it is."""
        parts = [fold(name), str(year)]
        for more in ("", *others):
            parts += [fold(more)] if more else []
            uid = _hash(*parts)
            if not self._given[uid]:
                break
        self._given[uid] += 1
        return uid if self._given[uid] == 1 else _hash(*parts, str(self._given[uid]))


def _rows(text: str) -> Iterator[tuple[int, Any]]:
    """Each element of the list, with the line in which it begins."""
    decoder = json.JSONDecoder()
    place, line = len(text) - len(text.lstrip()), 1
    if text[place : place + 1] != "[":
        raise FileProblem(Message("This file is no list of conferences."))
    line += text.count("\n", 0, place)
    place += 1
    while True:
        begin = _past_blanks(text, place)
        line += text.count("\n", place, begin)
        if text[begin : begin + 1] == "]":
            return
        try:
            row, place = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError) as error:
            line += text.count("\n", begin, getattr(error, "pos", begin))
            raise FileProblem(
                Message("This list breaks off or makes no sense in line {line}.", {"line": line})
            ) from error
        yield line, row
        line += text.count("\n", begin, place)


def _past_blanks(text: str, place: int) -> int:
    match = _BLANKS.match(text, place)
    return match.end() if match else place


def _entry(line: int, row: Any, names: _Names) -> CalendarEntry:
    if not isinstance(row, Mapping):
        raise _Unusable(Message("is no conference"))
    name, city, country = (_words(row, key) for key in ("name", "city", "country"))
    if not name:
        raise _Unusable(Message("has no name"))
    start = _day(row, "startDate")
    if start is None:
        raise _Unusable(Message("has no date"))
    end = _day(row, "endDate") or start
    if end < start:
        raise _Unusable(Message("ends before it starts"))
    online = row.get("online") is True
    url = _link(row, "url")
    return CalendarEntry(
        line=line,
        title=name,
        uid=names.uid(name, start.year, city, url),
        start=datetime.combine(start, datetime.min.time()),
        end=datetime.combine(end, datetime.min.time()),
        all_day=True,
        place=", ".join(filter(None, (city, country))) or (_ONLINE if online else ""),
        url=url,
        conference_url=url if online else "",
        cfp_until=_day(row, "cfpEndDate"),
        cfp_url=_link(row, "cfpUrl"),
    )


def _name(row: Any) -> str:
    name = row.get("name") if isinstance(row, Mapping) else ""
    return clean_line(name)[:FIELD] if isinstance(name, str) else ""


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _day(row: Mapping[str, Any], key: str) -> date | None:
    text = _words(row, key)
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _Unusable(Message("“{text}” is no date", {"text": text[:50]}))


def _link(row: Mapping[str, Any], key: str) -> str:
    text = _words(row, key)
    return text if _LINK.fullmatch(text) else ""


def _words(row: Mapping[str, Any], key: str) -> str:
    """Returns a text as one clean line; nothing if there is none."""
    value = row.get(key)
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        raise _Unusable(Message("{name} is no text", {"name": key}))
    if len(value) > FIELD:
        raise _Unusable(Message("{name} has more than {n} characters", {"name": key, "n": FIELD}))
    return clean_line(value)
