"""The quick line: an event in one line of text, as `title date time @place #kind-or-tag ~capacity +owner`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message
from eventplanner.domain.events import quick_line_patterns as patterns
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.events.quick_line_when import take_when
from eventplanner.domain.events.rules import ENDS_EARLY, USUAL_LENGTH, cleaned, ends_early, problems
from eventplanner.domain.events.vocabulary import FORMATS, KINDS, STATUSES, kind_in, named
from eventplanner.domain.parsing.scanner import LOOSE, ScannedLine, Token, TokenKind, joined, titles
from eventplanner.domain.parsing.zone_names import zone_named


class QuickLine(Struct, frozen=True, kw_only=True):
    """A line as it was understood."""

    text: str
    """The line, cleaned; what `spans` refer to."""
    title: str = ""
    """All that was not understood."""
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
    """Remarks about details that are probably not meant."""
    no_day: Message | None = None
    """The reason why words that sound like a day are none."""
    no_time: Message | None = None
    """The reason why words that sound like a time of day are none."""
    refused: Message | None = None
    """The reason why days or times cannot be those of one event."""
    spans: tuple[Token, ...] = ()
    """In order, apart from each other, and never empty."""


def parse(text: str, *, today: date, day_first: bool = True, taken: Iterable[Token] | None = None) -> QuickLine:
    """Reads an event; words without a meaning are its title, days and times those that were `taken` before, if any."""
    line = ScannedLine(text, today, day_first=day_first)
    _take_quoted(line)
    for match in re.finditer(patterns.PROTECTED, line.plain):
        line.keep(*match.span())
    for take in (_take_url, _take_named, _take_tags, _take_capacity, _take_priority, _take_amount, _take_zone):
        take(line)
    if taken is None:
        take_when(line)
    for token in taken or ():
        line.cut(*token)
    format_of_title = _take_format(line)
    for name, pattern in (("owner", patterns.OWNER), ("place", patterns.PLACE)):
        _take_name(line, name, line.find(pattern))
    _take_name(line, "place", next(_places_in_words(line), None))
    if format_of_title:
        line.values.setdefault("format", _format(line, format_of_title))
    tokens = sorted(line.taken)
    titles = _titles(line.text, tokens)
    title = joined(line.text, titles, patterns.ESCAPED)
    return QuickLine(text=line.text, title=title, spans=tuple(sorted([*tokens, *titles])), **line.values)


def _titles(text: str, taken: Iterable[Token]) -> list[Token]:
    return list(titles(text, taken, patterns.LOOSE_BEHIND, patterns.LOOSE_BEFORE))


def event_draft(line: QuickLine, timezone: str) -> EventDraft:
    """The event that a line describes; raises Invalid with every field that is wrong."""
    draft = sketch(line, timezone)
    wrong = problems(draft)
    if line.refused:
        wrong["start"] = line.refused
    elif line.no_time:
        wrong["start"] = line.no_time
    elif line.from_time and line.start is None:
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
    kept = {TokenKind.TITLE, TokenKind.PRIORITY, TokenKind.AMOUNT}
    taken = [token for token in line.spans if token.kind not in kept]
    title = joined(line.text, _titles(line.text, taken), patterns.ESCAPED)
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
    """The format that a link and a place, or the lack of them, suggest."""
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


def _take_quoted(line: ScannedLine) -> None:
    for match in re.finditer(patterns.QUOTED, line.plain):
        _take_name(line, TokenKind.PLACE if match["place"] else TokenKind.OWNER, match)


def _take_url(line: ScannedLine) -> None:
    if match := line.find(patterns.URL):
        url = line.text[slice(*match.span(1))].rstrip(".,;:!?)]>'\"")
        if is_link(url):
            line.values["url"] = url
            line.cut(match.start(), match.start(1) + len(url), TokenKind.URL)


def _take_named(line: ScannedLine) -> None:
    """Takes values behind a key: `kind:meetup`, `estado:confirmado`."""
    for match in re.finditer(patterns.NAMED, line.plain):
        kind, names = _KEYS[match["key"]]
        value = named(names, match["value"])
        if kind == TokenKind.TAG:
            _add_tag(line, match.start("value"), match.end("value"))
        elif value is None or kind.value in line.values:
            continue
        else:
            line.values[kind.value] = value
        line.cut(*match.span(), kind)


def _take_tags(line: ScannedLine) -> None:
    """The first that names a kind is the kind, all others are tags."""
    for match in re.finditer(patterns.TAG, line.plain):
        end = match.start(1) + len(match[1].rstrip(".:!?)"))
        kind = None if "kind" in line.values else named(KINDS, line.plain[match.start(1) : end])
        if kind:
            line.values["kind"] = kind
        else:
            _add_tag(line, match.start(1), end)
        line.cut(match.start(), end, TokenKind.KIND if kind else TokenKind.TAG)


def _add_tag(line: ScannedLine, start: int, end: int) -> None:
    line.values["tags"] = (*line.values.get("tags", ()), line.text[start:end])


def _take_capacity(line: ScannedLine) -> None:
    if match := line.take(patterns.CAPACITY, TokenKind.CAPACITY):
        line.values["capacity"] = int(re.sub("[.,]", "", match["sign"] or match["word"]))


def _take_priority(line: ScannedLine) -> None:
    if match := line.take(patterns.PRIORITY, TokenKind.PRIORITY):
        line.values["priority"] = patterns.PRIORITIES[match[1]]


def _take_amount(line: ScannedLine) -> None:
    if match := line.find(patterns.AMOUNT):
        digits = match[1].rstrip(".,")
        line.values["amount"] = _amount(digits)
        line.cut(match.start(), match.start(1) + len(digits), TokenKind.AMOUNT)


def _amount(digits: str) -> Decimal:
    """The last mark is the decimal one, unless three digits follow it or it comes twice."""
    marks = re.findall("[.,]", digits)
    whole, mark, decimals = digits.rpartition(marks[-1]) if marks else (digits, "", "")
    if not mark or len(decimals) == 3 or marks.count(mark) > 1:
        return Decimal(re.sub("[.,]", "", digits))
    return Decimal(f"{re.sub('[.,]', '', whole)}.{decimals}")


def _take_zone(line: ScannedLine) -> None:
    """`19:00 hora de Bogotá`, `Bogotá time`, `19:00 UTC`; a place that has no zone of its name stays in the title."""
    for match in re.finditer(patterns.ZONE, line.plain):
        words = (match["behind"] or match["before"] or match["utc"]).split()
        is_before = bool(match["before"])
        names = [" ".join(words[-n:] if is_before else words[:n]) for n in range(len(words), 0, -1)]
        if name := next(filter(zone_named, names), ""):
            line.values["timezone"] = zone_named(name)
            place = line.plain.index(name, match.start())
            start, end = (place, match.end()) if is_before else (match.start(), place + len(name))
            line.cut(start, end, TokenKind.ZONE)
            return


def _take_format(line: ScannedLine) -> str:
    """A word for the format is taken out behind the title; within the title it stays, and is handed back."""
    for match in re.finditer(patterns.FORMAT, line.plain):
        if "format" in line.values:
            break
        if match.start() < _end_of_title(line):
            return match[0]
        line.values["format"] = FORMATS[match[0]]
        line.cut(*match.span(), TokenKind.FORMAT)
    return ""


def _end_of_title(line: ScannedLine) -> int:
    sigil = re.search(r"(?<!\S)[@+]\S", line.plain)
    return min([token.start for token in line.taken] + ([sigil.start()] if sigil else []), default=len(line.text))


def _format(line: ScannedLine, word: str) -> Format | None:
    """The format that a word in the title names; a talk about virtual things has its place all the same."""
    format_ = FORMATS[word]
    return None if format_ == Format.VIRTUAL and "place" in line.values else format_


def _take_name(line: ScannedLine, name: str, match: re.Match[str] | None) -> None:
    """The first owner or place that is named."""
    if match and name not in line.values:
        line.values[name] = line.text[slice(*match.span("value"))].strip(LOOSE)
        line.cut(*match.span(), name)


def _places_in_words(line: ScannedLine) -> Iterator[re.Match[str]]:
    """`en Sede X`: a capital is enough behind the date, while “Python en AWS” is a title before it."""
    behind = min(
        (token.start for token in line.taken if token.kind in (TokenKind.DATE, TokenKind.TIME)), default=len(line.text)
    )
    wanted = re.compile(patterns.PLACE_IN_WORDS)
    place = 0
    while match := wanted.search(line.plain, place):
        begin = match.start("value")
        likely = begin > behind and not re.match(patterns.LANGUAGE, match["value"])
        if line.text[begin].isupper() and (likely or re.match(patterns.PLACE_WORD, match["value"])):
            yield match
        place = match.start() + 1
    for match in re.finditer(patterns.PLACE_BEHIND_COMMA, line.plain):
        if line.text[match.start("value")].isupper() and re.search(r"\w", line.plain[: match.start()]):
            yield match


_KEYS: Mapping[str, tuple[TokenKind, Mapping[str, Any]]] = {
    **dict.fromkeys(("kind", "tipo", "type"), (TokenKind.KIND, KINDS)),
    **dict.fromkeys(("status", "estado"), (TokenKind.STATUS, STATUSES)),
    **dict.fromkeys(("format", "formato", "modalidad"), (TokenKind.FORMAT, FORMATS)),
    **dict.fromkeys(("tag", "etiqueta"), (TokenKind.TAG, {})),
}
