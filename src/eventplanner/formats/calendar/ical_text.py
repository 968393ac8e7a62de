"""Lexing of calendar files: unfolded lines, nested components."""

import re
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO

from msgspec import Struct, field

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message, clean, clean_line
from eventplanner.formats.base.csv_encodings import decode
from eventplanner.formats.base.file_in import ENTRIES, FIELD, cut, too_many
from eventplanner.formats.base.quoted_printable import is_quoted, unquoted

_OF_CALENDARS = "METHOD NAME PRODID X-WR-CALNAME X-WR-TIMEZONE"
_OF_EVENTS = """
    CATEGORIES CONFERENCE DESCRIPTION DTEND DTSTART DURATION EXDATE GEO LOCATION ORGANIZER RDATE RECURRENCE-ID RRULE
    SEQUENCE STATUS SUMMARY TRANSP UID URL X-GOOGLE-CONFERENCE X-MICROSOFT-CDO-ALLDAYEVENT X-MICROSOFT-CDO-BUSYSTATUS
    X-MICROSOFT-SKYPETEAMSMEETINGURL
"""
_OF_ZONES = "TZID X-LIC-LOCATION"
_OF_CLOCKS = "DTSTART RDATE RRULE TZNAME TZOFFSETFROM TZOFFSETTO"
_KEPT = {
    "VCALENDAR": frozenset(_OF_CALENDARS.split()),
    "VEVENT": frozenset(_OF_EVENTS.split()),
    "VTIMEZONE": frozenset(_OF_ZONES.split()),
    "STANDARD": frozenset(_OF_CLOCKS.split()),
    "DAYLIGHT": frozenset(_OF_CLOCKS.split()),
}
"""What is read of each component."""
_HOMES = {"VEVENT": "VCALENDAR", "VTIMEZONE": "VCALENDAR", "STANDARD": "VTIMEZONE", "DAYLIGHT": "VTIMEZONE"}
_ASIDE = frozenset({"VTODO", "VJOURNAL", "VFREEBUSY"})
_DEEPEST = 20
_LINES = 500_000
_LONGEST = 200_000
"""Characters of a line; no text is read as far, and no list of dates is longer."""
_NARROW = 70
"""A line that is shorter was not broken to fit."""
_FOLD = rb"(?:\r?\n[ \t])?"
_CALENDAR = re.compile(_FOLD.join(re.findall(rb".", b"BEGIN:VCALENDAR")), re.IGNORECASE)
_SAMPLE = 1 << 16
_KNOWN = "|".join(sorted({"BEGIN", "END"}.union(*_KEPT.values()), key=len, reverse=True))
_PROPERTY = re.compile(rf"(?:[A-Z][A-Z0-9-]*|(?i:{_KNOWN}))(?=[;:])")
_VALUE = re.compile(r'((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"?|[^;]*)')
_SPLIT_CHARACTER = re.compile(rb"(?<=[\x80-\xff])(\r?\n[ \t])([\x80-\xbf]+)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Component(Struct):
    """Component of a calendar with its raw properties and nested components."""

    name: str
    line: int
    lines: list[tuple[str, str]] = field(default_factory=list)
    """The name of each property, and all that follows the name."""
    parts: list["Component"] = field(default_factory=list)
    closed: bool = False

    def all(self, name: str) -> list["Property"]:
        return [Property(name, rest) for known, rest in self.lines if known == name]

    def one(self, name: str) -> "Property | None":
        """Returns the first property with a name; None if there is none."""
        return next((Property(name, rest) for known, rest in self.lines if known == name), None)

    def line_of(self, name: str) -> str:
        """Returns the value of a property as one clean line; empty if there is none."""
        found = self.one(name)
        return found.as_line() if found else ""


class Property(Struct, frozen=True):
    """Property: its name and its raw value."""

    name: str
    rest: str

    def as_line(self) -> str:
        return cut(clean_line(unescaped(self.value)))

    def as_text(self) -> str:
        return cut(clean(unescaped(self.value)).strip())

    @property
    def value(self) -> str:
        """The raw value with its escapes, cut to a useful length."""
        if is_quoted(self.rest):
            head, _, coded = self.rest.partition(":")
            return unquoted(coded, parameters(head).get("CHARSET", "utf-8"))[: 2 * FIELD]
        found = _VALUE.match(self.rest)
        text = found[2] if found else self.rest.partition(":")[2]
        return text[: 2 * FIELD]

    @property
    def moment(self) -> tuple[dict[str, str], str]:
        """Parameters and value of one that says when; names of zones may have colons, quoted or not, such values none."""
        head, _, value = self.rest.rpartition(":")
        return parameters(head), value.strip().strip('"')


class ParsedCalendars(Struct):
    """The calendars of a file, how it was written, and how many entries are none for a calendar of dates."""

    calendars: list[Component]
    encoding: str
    aside: int


def looks_like(data: bytes) -> bool:
    """Returns whether the data begins like an iCalendar file."""
    return _CALENDAR.search(data[:_SAMPLE].replace(b"\0", b"")) is not None


def components(data: bytes) -> ParsedCalendars:
    """Parses the calendars in a file. Raises FileProblem."""
    text, encoding = _decoded(data)
    builder = _Builder()
    number = 0
    for number, name, rest in _properties(text):
        builder.take(number, name, rest)
    if not builder.calendars:
        raise FileProblem(Message("This file is no calendar."))
    ends = [*(calendar.line - 1 for calendar in builder.calendars[1:]), number]
    for calendar, end in zip(builder.calendars, ends, strict=True):
        if not calendar.closed:
            raise FileProblem(Message("This calendar breaks off in line {line}: its end is missing.", {"line": end}))
    return ParsedCalendars(builder.calendars, encoding, builder.aside)


def parameters(head: str) -> dict[str, str]:
    """Parses the parameters of a property, by name in capitals, without quotation marks."""
    return {name.upper(): value.strip('"').strip() for name, value in _PARAMETER.findall(head)}


def unescaped(text: str) -> str:
    """Unescapes a TEXT value."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text) if "\\" in text else text


class _Builder:
    """Puts components together, line by line; what stands in none of ours is passed over."""

    def __init__(self) -> None:
        self.calendars: list[Component] = []
        self.aside = 0
        self._open: list[Component] = []
        self._events = 0

    def take(self, number: int, name: str, rest: str) -> None:
        if name == "BEGIN":
            self._begin(rest[1:].strip().upper(), number)
        elif name == "END":
            self._end(rest[1:].strip().upper())
        elif self._open and name in _KEPT.get(self._open[-1].name, ()):
            self._open[-1].lines.append((name, rest))

    def _begin(self, name: str, number: int) -> None:
        # Neither stands in another of its kind: the end of the other one is missing.
        if name in ("VCALENDAR", "VEVENT"):
            self._close(name)
        component = Component(name, number)
        self._open.append(component)
        if len(self._open) > _DEEPEST:
            raise FileProblem(Message("Line {line} is nested deeper than any calendar.", {"line": number}))
        self.aside += name in _ASIDE
        if name == "VCALENDAR":
            self.calendars.append(component)
        elif home := next((one for one in reversed(self._open) if one.name == _HOMES.get(name)), None):
            home.parts.append(component)
            self._events += name == "VEVENT"
            if self._events > ENTRIES:
                raise too_many()

    def _end(self, name: str) -> None:
        closed = self._close(name)
        if closed:
            closed.closed = True

    def _close(self, name: str) -> Component | None:
        """The innermost of that name, which is open no more, as all that is in it."""
        if not any(one.name == name for one in self._open):
            return None
        while (component := self._open.pop()).name != name:
            pass
        return component


def _decoded(data: bytes) -> tuple[str, str]:
    text, encoding = decode(data)
    if encoding not in ("UTF-8", "UTF-16"):
        # Some fold after so many bytes, in the middle of a character: then the fold goes behind it.
        with suppress(UnicodeDecodeError):
            text, encoding = _SPLIT_CHARACTER.sub(rb"\2\1", data).decode("utf-8"), "UTF-8"
    return text.removeprefix("\ufeff"), encoding


def _properties(text: str) -> Iterator[tuple[int, str, str]]:
    """Yields the line, the name in capitals and the rest of each property, unfolded."""
    number, name, pieces, before = 0, "", [""], 0
    for here, line, width in _unfolded(text):
        if found := _PROPERTY.match(line):
            if name:
                yield number, name, "".join(pieces)[:_LONGEST]
            number, name, pieces = here, found[0].upper(), [line[found.end() :]]
        elif line.strip():
            # It has not been folded: broken to fit, or a line break that was not escaped.
            pieces.append(line if before >= _NARROW else f"\\n{line}")
        before = width
    if name:
        yield number, name, "".join(pieces)[:_LONGEST]


def _unfolded(text: str) -> Iterator[tuple[int, str, int]]:
    """Yields where each line begins, the whole of it, and how long the last part of it was.

    Some fold within names; quoted-printable has soft breaks of its own.
    """
    number, pieces = 0, [""]
    for here, raw in enumerate(StringIO(text, newline=""), 1):
        if here > _LINES:
            raise FileProblem(Message("This file has more than {n} lines.", {"n": _LINES}))
        line = raw.rstrip("\r\n")
        if pieces[-1].endswith("=") and is_quoted(pieces[0]):
            pieces[-1] = pieces[-1].removesuffix("=")
            pieces.append(line)
        elif line[:1] in (" ", "\t"):
            pieces.append(line[1:])
        else:
            yield number, "".join(pieces), len(pieces[-1])
            number, pieces = here, [line]
    yield number, "".join(pieces), len(pieces[-1])
