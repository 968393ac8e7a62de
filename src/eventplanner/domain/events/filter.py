"""Filter of a list of events: its words, and the conditions that they stand for."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, clean_line, fold
from eventplanner.domain.events.events import SEARCHED, EventDraft
from eventplanner.domain.events.vocabulary import FORMATS, KINDS, STATUSES, beginning, listed, named
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR, read_day

"""The fields that free words are looked for in."""


class Words(Struct, frozen=True):
    """`text` stands in one of the fields `SEARCHED`, both folded; of the tags, one by one, in any."""

    text: str
    """Folded, never empty."""


class Contains(Struct, frozen=True):
    """`text` stands in one field, both folded: `lead:ana`, `@sede`."""

    field: str
    """`venue`, `lead` or `series`."""
    text: str
    """Folded, never empty."""


class OneOf(Struct, frozen=True):
    """A field has one of these values: `kind:meetup,workshop`."""

    field: str
    """`kind`, `format` or `status`."""
    values: frozenset[str]
    """As stored; never empty."""


class Tagged(Struct, frozen=True):
    """One of the tags is this one, both folded: `#python`."""

    tag: str
    """Folded, without `#`."""


class Starts(Struct, frozen=True):
    """It starts on one of the days `first <= day < before`; an event without a date does not."""

    first: date | None = None
    before: date | None = None


class Lacks(Struct, frozen=True):
    """A field says nothing: no text, no number, no tag, no date (field `start`)."""

    field: str
    """A key of `EventDraft`."""


Test = Words | Contains | OneOf | Tagged | Starts | Lacks


class Term(Struct, frozen=True):
    """Met where any of its tests is; if negated, exactly where it would not be met otherwise (also for want of a value)."""

    tests: tuple[Test, ...]
    negated: bool = False


class Filter(Struct, frozen=True):
    """Conditions of a list, all of which have to be met; without any it matches everything."""

    text: str = ""
    """As it was typed."""
    terms: tuple[Term, ...] = ()


def matches(wanted: Filter, event: EventDraft) -> bool:
    """Returns whether an event is in the list; the condition that storage builds has to agree with this."""
    return all(any(_met(test, event) for test in term.tests) != term.negated for term in wanted.terms)


def _met(test: Test, event: EventDraft) -> bool:
    match test:
        case Words(text):
            return any(text in fold(found) for field in SEARCHED for found in _texts(event, field))
        case Contains(field, text):
            return any(text in fold(found) for found in _texts(event, field))
        case OneOf(field, values):
            return getattr(event, field) in values
        case Tagged(tag):
            return any(fold(found) == tag for found in event.tags)
        case Starts(first, before):
            day = event.first_day
            return day is not None and (first is None or day >= first) and (before is None or day < before)
        case Lacks(field):
            return getattr(event, field) in (None, "", ())


def _texts(event: EventDraft, field: str) -> tuple[str, ...]:
    value = getattr(event, field)
    return value if isinstance(value, tuple) else (value,)


_VALUE = r'(?:"[^"]*"?|[^\s"])'
_TERM = rf"(?P<minus>-)?(?:(?P<field>[^\W\d_]+):(?!//)(?P<values>{_VALUE}*)|(?P<sigil>[#@+])?(?P<word>{_VALUE}+))"
_BETWEEN_COMMAS = r'(?:"[^"]*"?|[^,"])+'
_MONTH = r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})|(?P<m2>[0-9]{1,2})/(?P<y2>[0-9]{4})"
_UNFINISHED_DAY = r"[0-9]{1,4}[-/.]?|[0-9]{4}-[0-9]|[0-9]{4}-[0-9]{2}-[0-9]?|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{0,3}"
_UNFINISHED_MONTH = r"[0-9]{1,4}-?|[0-9]{4}-[01]|[0-9]{1,2}/[0-9]{0,3}"
_UNFINISHED_YEAR = r"[0-9]{1,3}"


def parse(text: str, today: date | None = None, *, day_first: bool = True) -> Filter:
    """Parses a filter; unfinished words are left out. Raises Invalid.

    Without `today` only whole dates are understood.
    """
    line = clean_line(text)
    terms = (_term(match, _FilterReading(today, day_first)) for match in re.finditer(_TERM, line))
    return Filter(text, tuple(term for term in terms if term))


class _FilterReading(Struct, frozen=True):
    """What days are read against."""

    today: date | None
    day_first: bool


def _term(match: re.Match[str], reading: _FilterReading) -> Term | None:
    negated = match["minus"] is not None
    if match["field"] is None:
        tests = _sigil_tests(match["sigil"], fold(_unquoted(match["word"])))
    else:
        values = (_unquoted(part) for part in re.findall(_BETWEEN_COMMAS, match["values"]))
        read = _reader(match["field"])
        tests = tuple(test for value in values if value for test in read(value, reading))
    return Term(tests, negated) if tests else None


def _unquoted(text: str) -> str:
    return text.replace('"', "").strip()


def _sigil_tests(sigil: str | None, word: str) -> tuple[Test, ...]:
    """What a word asks; a tag that names a kind finds that too, as the quick line takes it for one."""
    if word in ("", "-", "#", "@", "+"):
        return ()
    match sigil:
        case "#":
            kind = named(KINDS, word)
            return (*_tags(word), OneOf("kind", frozenset({kind}))) if kind else _tags(word)
        case "@":
            return (Contains("venue", word),)
        case "+":
            return (Contains("lead", word),)
    return (Words(word),)


def _refusal(reason: Message) -> Invalid:
    return Invalid({"filter": reason})


_Reader = Callable[[str, _FilterReading], tuple[Test, ...]]


def _reader(field: str) -> _Reader:
    """What makes tests of a field's value."""
    if read := _FIELDS.get(fold(field)):
        return read
    raise _refusal(
        Message(
            "There is no “{field}:” to filter by; try {examples}.", {"field": field, "examples": Message(_EXAMPLES)}
        )
    )


_EXAMPLES = N_("kind: status: format: lead: series: tag: venue: year: month: before: after: no:")
_NONE_OF = N_("“{value}” is none of these: {choices}.")


def _one_of(field: str, names: Mapping[str, StrEnum]) -> _Reader:
    def read(value: str, _reading: _FilterReading) -> tuple[Test, ...]:
        if found := beginning(names, value):
            return (OneOf(field, frozenset(found)),)
        raise _refusal(Message(_NONE_OF, {"value": value, "choices": listed(names)}))

    return read


def _contains(field: str) -> _Reader:
    return lambda value, _reading: (Contains(field, fold(value)),) if fold(value) else ()


def _tagged(value: str, _reading: _FilterReading) -> tuple[Test, ...]:
    return _tags(fold(value))


def _tags(text: str) -> tuple[Test, ...]:
    """A tag has no blanks, so that several words are several tags."""
    return tuple(Tagged(tag) for word in text.split() if (tag := word.lstrip("#")))


def _lacks(value: str, _reading: _FilterReading) -> tuple[Test, ...]:
    key = fold(value)
    fields = [_LACKING[key]] if key in _LACKING else [field for name, field in _LACKING.items() if name.startswith(key)]
    if not fields:
        words = "date venue link lead capacity series tags audience goal notes".split()
        choices = Message(", ".join(f"{{{word}}}" for word in words), {word: Message(word) for word in words})
        raise _refusal(Message(_NONE_OF, {"value": value, "choices": choices}))
    return tuple(Lacks(field) for field in dict.fromkeys(fields))


def _in_year(value: str, _reading: _FilterReading) -> tuple[Test, ...]:
    if re.fullmatch(_UNFINISHED_YEAR, value):
        return ()
    return (Starts(_first_of(value), _first_of(value, 1)),)


def _in_month(value: str, _reading: _FilterReading) -> tuple[Test, ...]:
    if found := re.fullmatch(_MONTH, value):
        year, month = int(found["y"] or found["y2"]), int(found["m"] or found["m2"])
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
            return (Starts(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)),)
    if re.fullmatch(_UNFINISHED_MONTH, value):
        return ()
    raise _refusal(Message("“{value}” is not a month; write it like 2027-03.", {"value": value}))


def _from_day(value: str, reading: _FilterReading) -> tuple[Test, ...]:
    day = _day(value, reading)
    return (Starts(first=day),) if day else ()


def _before_day(value: str, reading: _FilterReading) -> tuple[Test, ...]:
    day = _day(value, reading)
    return (Starts(before=day),) if day else ()


def _first_of(value: str, years_on: int = 0) -> date:
    year = int(value) if re.fullmatch("[0-9]{4}", value) else 0
    if FIRST_YEAR <= year <= LAST_YEAR:
        return date(year + years_on, 1, 1)
    raise _refusal(Message("“{value}” is not a year; write it like 2027.", {"value": value}))


def _day(value: str, reading: _FilterReading) -> date | None:
    """A day, or the first of a month or a year; None while it is being typed."""
    if re.fullmatch("[0-9]{4}", value):
        return _first_of(value)
    if found := re.fullmatch(_MONTH, value):
        match _in_month(found[0], reading):
            case (Starts(first=day),):
                return day
    # A day that moves with today is none where nobody says what today is.
    todays = (reading.today,) if reading.today else (date(2000, 1, 1), date(2000, 7, 3))
    days = {read_day(value, today, day_first=reading.day_first) for today in todays}
    if len(days) == 1 and None not in days:
        return days.pop()
    if re.fullmatch(_UNFINISHED_DAY, value):
        return None
    raise _refusal(Message("“{value}” is not a day; write it like 2027-03-12.", {"value": value}))


_ALIKE: tuple[tuple[str, _Reader], ...] = (
    ("kind tipo type", _one_of("kind", KINDS)),
    ("status estado", _one_of("status", STATUSES)),
    ("format modalidad formato", _one_of("format", FORMATS)),
    ("lead responsable owner", _contains("lead")),
    ("venue sede place lugar", _contains("venue")),
    ("series serie", _contains("series")),
    ("tag etiqueta", _tagged),
    ("year ano", _in_year),
    ("month mes", _in_month),
    ("before antes", _before_day),
    ("after desde", _from_day),
    ("no sin", _lacks),
)
_FIELDS: Mapping[str, _Reader] = {name: read for names, read in _ALIKE for name in names.split()}
_LACKING: Mapping[str, str] = {
    name: names.split()[0]
    for names in (
        "start date fecha",
        "venue sede place lugar",
        "url link enlace",
        "lead responsable",
        "capacity capacidad cupo cupos",
        "series serie",
        "tags etiquetas tag etiqueta",
        "audience audiencia publico",
        "goal objetivo",
        "notes notas",
    )
    for name in names.split()
}
