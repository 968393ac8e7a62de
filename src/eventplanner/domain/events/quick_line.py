"""The quick line: an event in one line of text, as `title date time @place #kind-or-tag ~capacity +owner`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from msgspec import Struct, field

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message, Part, clean_line, fold_each
from eventplanner.domain.events import quick_line_patterns as patterns
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.events.rules import ENDS_EARLY, USUAL_LENGTH, cleaned, ends_early, problems
from eventplanner.domain.events.vocabulary import FORMATS, KINDS, STATUSES, kind_in, named
from eventplanner.domain.parsing.clocks import FoundClock, find_clocks, find_dotted_clock
from eventplanner.domain.parsing.dates import find_days, find_meant_day, find_no_day, wrong_weekday
from eventplanner.domain.parsing.zone_names import zone_named


class SpanRole(StrEnum):
    """What a stretch of a quick line is taken for."""

    TITLE = "title"
    DATE = "date"
    TIME = "time"
    ZONE = "zone"
    PLACE = "place"
    URL = "url"
    KIND = "kind"
    FORMAT = "format"
    STATUS = "status"
    TAG = "tag"
    CAPACITY = "capacity"
    PRIORITY = "priority"
    OWNER = "owner"
    AMOUNT = "amount"


class LineSpan(NamedTuple):
    """A stretch of `QuickLine.text`, with what it was taken for."""

    start: int
    end: int
    role: SpanRole


class QuickLine(Struct, frozen=True, kw_only=True):
    """What was understood of a line."""

    text: str
    """The line, cleaned; what `spans` refer to."""
    title: str = ""
    """Whatever was not understood."""
    start: date | None = None
    end_day: date | None = None
    """The last of several days."""
    from_time: time | None = None
    to_time: time | None = None
    """Not after `from_time` if it is over on the next day."""
    timezone: str = ""
    """IANA name, if a place was named whose time is meant."""
    place: str = ""
    url: str = ""
    kind: EventKind | None = None
    format: Format | None = None
    status: Status | None = None
    tags: tuple[str, ...] = ()
    capacity: int | None = None
    priority: int | None = None
    """1 is the highest, 3 the lowest."""
    owner: str = ""
    amount: Decimal | None = None
    oddities: tuple[Message, ...] = ()
    """What is probably not meant."""
    no_day: Message | None = None
    """Why what sounds like a day is none."""
    spans: tuple[LineSpan, ...] = ()
    """In order, apart from each other, and never empty."""


class _LineParts(Struct):
    """The line while it is taken apart."""

    text: str
    plain: str
    """The same, folded, with what was understood so far taken out."""
    found: dict[str, Any] = field(default_factory=dict)
    spans: list[LineSpan] = field(default_factory=list)

    def take(self, start: int, end: int, role: SpanRole) -> None:
        """Mark what is not marked yet, without what hangs loose around it."""
        for run in re.finditer(rf"[^{patterns.TAKEN}]+", self.plain[start:end]):
            piece = run[0]
            begin = start + run.start() + len(piece) - len(piece.lstrip(patterns.LOOSE))
            over = start + run.start() + len(piece.rstrip(patterns.LOOSE))
            if begin < over:
                self.spans.append(LineSpan(begin, over, role))
        self.plain = f"{self.plain[:start]}{patterns.TAKEN * (end - start)}{self.plain[end:]}"

    def keep(self, start: int, end: int) -> None:
        self.plain = f"{self.plain[:start]}{patterns.KEPT * (end - start)}{self.plain[end:]}"


def parse(text: str, *, today: date, day_first: bool = True, taken: Iterable[LineSpan] | None = None) -> QuickLine:
    """Understand what can be; all else is the title. Days and times are left to whoever has `taken` theirs already."""
    line = clean_line(unicodedata.normalize("NFC", clean_line(text)))
    desk = _LineParts(line, fold_each(line))
    _take_quoted(desk)
    for match in re.finditer(patterns.PROTECTED, desk.plain):
        desk.keep(match.start(), match.end())
    for take in (_take_url, _take_named, _take_tags, _take_capacity, _take_priority, _take_amount, _take_zone):
        take(desk)
    if taken is None:
        _take_when(desk, today, day_first=day_first)
    for span in taken or ():
        desk.take(*span)
    format_of_title = _take_format(desk)
    _take_owner(desk)
    _take_place(desk)
    if format_of_title:
        desk.found.setdefault("format", _format(desk, format_of_title))
    spans = sorted(desk.spans)
    titles = [LineSpan(start, end, SpanRole.TITLE) for start, end in _between(line, spans)]
    return QuickLine(text=line, title=_title(line, spans), spans=tuple(sorted([*spans, *titles])), **desk.found)


def event_draft(line: QuickLine, timezone: str) -> EventDraft:
    """The event that a line describes; raises Invalid with every field that is wrong."""
    draft = sketch(line, timezone)
    wrong = problems(draft)
    if line.from_time and line.start is None:
        usual = Message("A time needs a day beside it; with \\ before it, it is part of the title.")
        wrong["start"] = line.no_day or usual
    if line.from_time and line.to_time and line.end_day is None and ends_early(line.from_time, line.to_time):
        wrong["end"] = ENDS_EARLY
    if wrong:
        raise Invalid(wrong)
    return draft


def sketch(line: QuickLine, timezone: str) -> EventDraft:
    """The event that a line describes so far, whether or not it can be kept.

    A start alone lasts two hours, days without a time are whole days, an end before the start is on the next day.
    What an event has no field for (priority, amount) stays in its title.
    """
    kept = (SpanRole.TITLE, SpanRole.PRIORITY, SpanRole.AMOUNT)
    title = _title(line.text, [span for span in line.spans if span.role not in kept])
    kind = line.kind or kind_in(title)
    format_ = line.format or _usual_format(line, kind)
    start, end = _from_to(line)
    seats = "capacity_online" if format_ == Format.VIRTUAL else "capacity"
    said: dict[str, Any] = {"kind": kind, "status": line.status, seats: line.capacity}
    draft = EventDraft(
        title=title,
        format=format_,
        start=start,
        end=end,
        all_day=line.start is not None and line.from_time is None,
        timezone=line.timezone or timezone,
        venue=line.place,
        url=line.url,
        lead=line.owner,
        tags=line.tags,
        **{name: value for name, value in said.items() if value is not None},
    )
    return cleaned(draft)


def _usual_format(line: QuickLine, kind: EventKind | None) -> Format:
    """What a link and a place, or the lack of them, tell."""
    if line.url:
        return Format.HYBRID if line.place else Format.VIRTUAL
    return Format.VIRTUAL if kind == EventKind.WEBINAR and not line.place else Format.IN_PERSON


def _from_to(line: QuickLine) -> tuple[datetime | None, datetime | None]:
    if line.start is None:
        return None, None
    last = line.end_day or line.start
    if line.from_time is None:
        return datetime.combine(line.start, time.min), datetime.combine(last, time.min)
    start = datetime.combine(line.start, line.from_time)
    if line.to_time is None:
        return start, datetime.combine(last, line.from_time) + USUAL_LENGTH
    end = datetime.combine(last, line.to_time)
    return start, end if end > start else end + timedelta(days=1)


def _take_quoted(desk: _LineParts) -> None:
    for match in re.finditer(patterns.QUOTED, desk.plain):
        name, role = ("place", SpanRole.PLACE) if match["place"] else ("owner", SpanRole.OWNER)
        if name not in desk.found:
            desk.found[name] = desk.text[slice(*match.span("value"))].strip()
            desk.take(match.start(), match.end(), role)


def _take_url(desk: _LineParts) -> None:
    if match := re.search(patterns.URL, desk.plain):
        url = desk.text[slice(*match.span(1))].rstrip(".,;:!?)]>'\"")
        if is_link(url):
            desk.found["url"] = url
            desk.take(match.start(), match.start(1) + len(url), SpanRole.URL)


def _take_named(desk: _LineParts) -> None:
    """What stands after a key: `kind:meetup`, `estado:confirmado`."""
    for match in re.finditer(patterns.NAMED, desk.plain):
        role, names = _KEYS[match["key"]]
        value = named(names, match["value"]) if names else desk.text[slice(*match.span("value"))]
        if role == SpanRole.TAG:
            desk.found["tags"] = (*desk.found.get("tags", ()), value)
        elif value is None or role.value in desk.found:
            continue
        else:
            desk.found[role.value] = value
        desk.take(match.start(), match.end(), role)


def _take_tags(desk: _LineParts) -> None:
    """The first that names a kind is the kind, all others are tags."""
    for match in re.finditer(patterns.TAG, desk.plain):
        word = match[1].rstrip(".:!?)")
        kind = None if "kind" in desk.found else named(KINDS, word)
        if kind:
            desk.found["kind"] = kind
        else:
            tag = desk.text[match.start(1) : match.start(1) + len(word)]
            desk.found["tags"] = (*desk.found.get("tags", ()), tag)
        desk.take(match.start(), match.start(1) + len(word), SpanRole.KIND if kind else SpanRole.TAG)


def _take_capacity(desk: _LineParts) -> None:
    if match := re.search(patterns.CAPACITY, desk.plain):
        desk.found["capacity"] = int(re.sub("[.,]", "", match["sign"] or match["word"]))
        desk.take(match.start(), match.end(), SpanRole.CAPACITY)


def _take_priority(desk: _LineParts) -> None:
    if match := re.search(patterns.PRIORITY, desk.plain):
        desk.found["priority"] = patterns.PRIORITIES[match[1]]
        desk.take(match.start(), match.end(), SpanRole.PRIORITY)


def _take_amount(desk: _LineParts) -> None:
    if match := re.search(patterns.AMOUNT, desk.plain):
        digits = match[1].rstrip(".,")
        desk.found["amount"] = _amount(digits)
        desk.take(match.start(), match.start(1) + len(digits), SpanRole.AMOUNT)


def _amount(digits: str) -> Decimal:
    """The last mark is the decimal one, unless three digits follow it or it comes twice."""
    marks = re.findall("[.,]", digits)
    whole, mark, rest = digits.rpartition(marks[-1]) if marks else (digits, "", "")
    if not mark or len(rest) == 3 or marks.count(mark) > 1:
        return Decimal(re.sub("[.,]", "", digits))
    return Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")


def _take_zone(desk: _LineParts) -> None:
    """`19:00 hora de Bogotá`, `Bogotá time`, `19:00 UTC`; a place that has no zone of its name stays in the title."""
    for match in re.finditer(patterns.ZONE, desk.plain):
        words = (match["behind"] or match["before"] or match["utc"]).split()
        lengths = range(len(words), 0, -1)
        if match["before"]:
            start, end = next(((-n, None) for n in lengths if zone_named(" ".join(words[-n:]))), (0, 0))
        else:
            start, end = next(((0, n) for n in lengths if zone_named(" ".join(words[:n]))), (0, 0))
        if name := " ".join(words[start:end]):
            desk.found["timezone"] = zone_named(name)
            begin = desk.plain.index(name, match.start()) if match["before"] else match.start()
            over = match.end() if match["before"] else desk.plain.index(name, match.start()) + len(name)
            desk.take(begin, over, SpanRole.ZONE)
            return


def _take_when(desk: _LineParts, today: date, *, day_first: bool) -> None:
    """Times first, lest `6-9pm` be days; two times around a date are its beginning and its end."""
    clocks = find_clocks(desk.plain)
    clock = next((clock for clock in clocks if clock.last), clocks[0] if clocks else None)
    if clock:
        desk.found |= {"from_time": clock.first, "to_time": clock.last}
        desk.take(clock.start, clock.end, SpanRole.TIME)
    days = find_days(desk.plain, today, day_first=day_first)
    if days is None:
        _note_no_day(desk, day_first=day_first)
        return
    desk.found["start"] = days.first
    said = desk.text[days.start : days.end]
    if weekday := wrong_weekday(said, today, day_first=day_first):
        parts: dict[str, Part] = {"weekday": weekday, "day": days.first}
        desk.found["oddities"] = (Message("“{weekday}” does not fit: it is {day}.", parts),)
    desk.take(days.start, days.end, SpanRole.DATE)
    if clock is None and (dotted := find_dotted_clock(desk.plain, patterns.TAKEN)):
        desk.found["from_time"] = dotted.first
        desk.take(dotted.start, dotted.end, SpanRole.TIME)
    if days.last != days.first:
        desk.found["end_day"] = days.last
        _take_last_time(desk, clock, clocks)


def _note_no_day(desk: _LineParts, *, day_first: bool) -> None:
    """Say what is no day though it looks like one; beside a time also what merely sounds like one."""
    if place := find_no_day(desk.plain, day_first=day_first):
        reason = Message("There is no “{day}” in the calendar.", {"day": desk.text[slice(*place)]})
        desk.found |= {"no_day": reason, "oddities": (reason,)}
    elif "from_time" in desk.found and (place := find_meant_day(desk.plain)):
        words = {"words": desk.text[slice(*place)]}
        desk.found["no_day"] = Message("“{words}” is not understood as a day; try 12 mar, friday or 2027-03-12.", words)


def _take_last_time(desk: _LineParts, clock: FoundClock | None, clocks: list[FoundClock]) -> None:
    """`30 abr 10:00 - 2 may 18:00`: the second of two times is the end."""
    if clock and clock.last is None and len(clocks) > 1:
        desk.found["to_time"] = clocks[1].first
        desk.take(clocks[1].start, clocks[1].end, SpanRole.TIME)


def _take_format(desk: _LineParts) -> str:
    """A word for the format is taken out behind the title; within the title it stays, and is handed back."""
    for match in re.finditer(patterns.FORMAT, desk.plain):
        if "format" in desk.found:
            break
        if match.start() < _end_of_title(desk):
            return match[0]
        desk.found["format"] = FORMATS[match[0]]
        desk.take(match.start(), match.end(), SpanRole.FORMAT)
    return ""


def _end_of_title(desk: _LineParts) -> int:
    sigil = re.search(r"(?<!\S)[@+]\S", desk.plain)
    return min([span.start for span in desk.spans] + ([sigil.start()] if sigil else []), default=len(desk.text))


def _format(desk: _LineParts, word: str) -> Format | None:
    """What a word in the title says of the format; a talk about virtual things has its place all the same."""
    found = FORMATS[word]
    return None if found == Format.VIRTUAL and "place" in desk.found else found


def _take_owner(desk: _LineParts) -> None:
    match = re.search(patterns.OWNER, desk.plain)
    if match and "owner" not in desk.found:
        desk.found["owner"] = desk.text[slice(*match.span("value"))].strip(patterns.LOOSE)
        desk.take(match.start(), match.end(), SpanRole.OWNER)


def _take_place(desk: _LineParts) -> None:
    match = re.search(patterns.PLACE, desk.plain) or next(_places_in_words(desk), None)
    if match and "place" not in desk.found:
        desk.found["place"] = desk.text[slice(*match.span("value"))].strip(patterns.LOOSE)
        desk.take(match.start(), match.end(), SpanRole.PLACE)


def _places_in_words(desk: _LineParts) -> Iterator[re.Match[str]]:
    """`en Sede X`: a capital is enough behind the date, while “Python en AWS” is a title before it."""
    behind = min(
        (span.start for span in desk.spans if span.role in (SpanRole.DATE, SpanRole.TIME)), default=len(desk.text)
    )
    wanted = re.compile(patterns.PLACE_IN_WORDS)
    place = 0
    while match := wanted.search(desk.plain, place):
        begin = match.start("value")
        likely = begin > behind and not re.match(patterns.LANGUAGE, match["value"])
        if desk.text[begin].isupper() and (likely or re.match(patterns.PLACE_WORD, match["value"])):
            yield match
        place = match.start() + 1


def _between(text: str, spans: Iterable[LineSpan]) -> Iterator[tuple[int, int]]:
    """What the spans leave of the text, without what is left hanging at their edges."""
    place = 0
    for start, end in [*((span.start, span.end) for span in spans), (len(text), len(text))]:
        piece = text[place:start]
        begin = place + (len(piece) - len(piece.lstrip(patterns.LOOSE_BEHIND)) if place else 0)
        over = place + len(piece.rstrip(patterns.LOOSE_BEFORE if start < len(text) else " "))
        if begin < over:
            yield begin, over
        place = end


def _title(text: str, spans: Iterable[LineSpan]) -> str:
    return clean_line(" ".join(re.sub(patterns.ESCAPED, "", text[start:end]) for start, end in _between(text, spans)))


_KEYS: Mapping[str, tuple[SpanRole, Mapping[str, Any]]] = {
    **dict.fromkeys(("kind", "tipo", "type"), (SpanRole.KIND, KINDS)),
    **dict.fromkeys(("status", "estado"), (SpanRole.STATUS, STATUSES)),
    **dict.fromkeys(("format", "formato", "modalidad"), (SpanRole.FORMAT, FORMATS)),
    **dict.fromkeys(("tag", "etiqueta"), (SpanRole.TAG, {})),
}
