"""Rows about one person put together, and their matching to the people of the plan.

Rows of one file are about one person if their names agree and nothing that both say differs; what only one says is no
contradiction. Beside the plan a name with an e-mail address, a telephone number or nothing that differs is a match, each
person of the plan for one of the file. An address or a number under another name, a name with other addresses, and
whatever fits several are doubtful: somebody else, unless a person decides that it is the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.people_import import PersonRow
from eventplanner.domain.exchange.people_merging import (
    added_up,
    agrees,
    emails_differ,
    emails_of,
    is_said_by,
    phones_differ,
    phones_of,
    share_email,
    share_phone,
)
from eventplanner.domain.people.channels import channel_key, phone_end
from eventplanner.domain.people.names import name_keys
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.reading import Reader, read_fields

T = TypeVar("T")


class ToldRecord(Struct, eq=False):
    """Person or organisation as the rows of one file tell of it, and its record in the plan."""

    draft: Any
    said: set[str]
    """Fields that a row fills."""
    lines: list[int]
    record: Any = None
    doubt: Any = None
    """Record that it may be."""
    reason: Message | None = None
    """Why it may be."""


class ReadRow(Struct, frozen=True):
    """Fields that one row fills, read."""

    draft: Any
    said: frozenset[str]
    line: int


def read_row(kind: Kind[Any], row: PersonRow, reader: Reader) -> ReadRow:
    """Reads the texts of a row. Raises Invalid."""
    if row.problem:
        raise Invalid({"": row.problem})
    draft = kind.checked(revised(kind.blank(), **read_fields(kind.fields, row.texts, reader)), "")
    return ReadRow(draft, frozenset(row.texts), row.line)


def put_together(kind: Kind[Any], rows: Iterable[ReadRow]) -> list[ToldRecord]:
    """Returns everybody of a file in the order of the lines; each row is about one of them."""
    everybody: list[ToldRecord] = []
    by_name: dict[str, list[ToldRecord]] = defaultdict(list)
    for row in rows:
        keys = name_keys(row.draft.name)
        alike = _once(told for key in keys for told in by_name[key] if agrees(kind, told.draft, row.draft))
        same = [told for told in alike if is_said_by(kind, row.draft, told.draft)]
        if len(alike) == 1 or same:
            told = (same or alike)[0]
            told.draft = added_up(kind, told.draft, row.draft, row.said)
            told.said |= row.said
            told.lines.append(row.line)
        else:
            told = ToldRecord(row.draft, set(row.said), [row.line])
            everybody.append(told)
            for key in keys:
                by_name[key].append(told)
    return everybody


def match(
    kind: Kind[Any],
    everybody: Sequence[ToldRecord],
    records: Iterable[Any],
    same: Collection[int] = (),
    *,
    by_name: bool = False,
) -> None:
    """Gives each of the file its record in the plan, or the one that it may be.

    `same` are lines decided to be that; `by_name` is said where the name decides, whatever else differs.
    """
    _RecordMatching(kind, everybody, list(records)).run(same, by_name=by_name)


def sharing(everybody: Sequence[ToldRecord]) -> list[tuple[str, list[int]]]:
    """Returns the e-mail addresses that several of a file have, each with their lines."""
    by_email: dict[str, list[ToldRecord]] = defaultdict(list)
    for told in everybody:
        for email in emails_of(told.draft):
            by_email[channel_key(email)].append(told)
    several = [(email, _once(sharers)) for email, sharers in by_email.items()]
    return [(email, [told.lines[0] for told in sharers]) for email, sharers in several if len(sharers) > 1]


class _Step(Struct, frozen=True):
    """Rule by which records of the same name are given."""

    fits: Callable[[Kind[Any], Any, Any], bool]
    single: bool = False
    """True if it decides only where one in the file and one in the plan fit."""


class _RecordMatching:
    """Everybody of one kind in a file against those of the plan."""

    def __init__(self, kind: Kind[Any], everybody: Sequence[ToldRecord], records: Sequence[Any]) -> None:
        self._kind = kind
        self._everybody = everybody
        self._taken: set[int] = set()
        self._names = _index(records, lambda record: name_keys(record.name))
        self._emails = _index(records, lambda record: map(channel_key, emails_of(record)))
        self._phones = _index(records, lambda record: filter(None, map(phone_end, phones_of(record))))

    def run(self, same: Collection[int], *, by_name: bool) -> None:
        for step in (*_STEPS, *([_NAME_DECIDES] if by_name else [])):
            self._give(step)
        for told in self._everybody:
            if told.record is None:
                self._doubt(told)
            if told.doubt is not None and told.lines[0] in same:
                self._take(told, told.doubt)

    def _give(self, step: _Step) -> None:
        """Gives records to those who have none; where a step asks for it only where nobody else could have them."""
        found = {
            told: [record for record in self._called_alike(told) if step.fits(self._kind, told.draft, record)]
            for told in self._everybody
            if told.record is None
        }
        claims = Counter(record.id for records in found.values() for record in records)
        for told, records in found.items():
            is_single = len(records) == 1 and claims[records[0].id] == 1
            free = next((record for record in records if record.id not in self._taken), None)
            if free is not None and (is_single or not step.single):
                self._take(told, free)

    def _take(self, told: ToldRecord, record: Any) -> None:
        told.record = record
        self._taken.add(record.id)

    def _called_alike(self, told: ToldRecord) -> list[Any]:
        return self._free(record for key in name_keys(told.draft.name) for record in self._names.get(key, ()))

    def _doubt(self, told: ToldRecord) -> None:
        emails = (record for email in emails_of(told.draft) for record in self._emails.get(channel_key(email), ()))
        phones = (record for phone in phones_of(told.draft) for record in self._phones.get(phone_end(phone), ()))
        for records, reason in (
            (self._free(emails), Message("the e-mail of “{name}” in the plan")),
            (
                self._free(each for each in phones if share_phone(told.draft, each)),
                Message("the telephone of “{name}” in the plan"),
            ),
            (self._called_alike(told), Message("called like “{name}” in the plan")),
        ):
            if records:
                told.doubt = records[0]
                told.reason = revised(reason, params={"name": records[0].name})
                return

    def _free(self, records: Iterable[Any]) -> list[Any]:
        return _once(record for record in records if record.id not in self._taken)


def _by_phone(told: Any, record: Any) -> bool:
    return share_phone(told, record) and not emails_differ(told, record)


def _by_name(told: Any, record: Any) -> bool:
    return not emails_differ(told, record) and not phones_differ(told, record)


_STEPS = (
    _Step(lambda kind, told, record: is_said_by(kind, told, record) and is_said_by(kind, record, told)),
    _Step(lambda kind, told, record: share_email(told, record) and is_said_by(kind, told, record)),
    _Step(lambda kind, told, record: share_email(told, record) and agrees(kind, told, record)),
    _Step(lambda _kind, told, record: share_email(told, record), single=True),
    _Step(lambda kind, told, record: _by_phone(told, record) and is_said_by(kind, told, record)),
    _Step(lambda kind, told, record: _by_phone(told, record) and agrees(kind, told, record), single=True),
    _Step(lambda _kind, told, record: _by_phone(told, record), single=True),
    _Step(lambda kind, told, record: _by_name(told, record) and is_said_by(kind, told, record)),
    _Step(lambda kind, told, record: _by_name(told, record) and agrees(kind, told, record), single=True),
)
"""From the most certain to the least."""
_NAME_DECIDES = _Step(lambda _kind, _told, _record: True, single=True)


def _index(records: Iterable[Any], keys: Callable[[Any], Iterable[str]]) -> Mapping[str, list[Any]]:
    index: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        for key in set(keys(record)):
            index[key].append(record)
    return index


def _once(values: Iterable[T]) -> list[T]:
    """Returns values in their order, each object once."""
    return list({id(value): value for value in values}.values())
