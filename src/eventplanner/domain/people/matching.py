"""Rows about one person put together, and their matching to the people of the plan.

Rows of one file are about one person if their names agree and nothing that both say differs; what only one says is no
contradiction. Beside the plan a name with an e-mail address, a telephone number or nothing that differs is a match, each
person of the plan for one of the file. An address or a number under another name, a name with other addresses, and
whatever fits several are doubtful: somebody else, unless a person decides that it is the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.people.accounts import (
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


class _Index(Generic[T]):
    """Values by the names, e-mail addresses and telephone numbers of people.

    Among thousands of one name, such as “Guest”, only those are looked at that an address or a number does not tell
    apart.
    """

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, ...], dict[int, T]] = defaultdict(dict)
        self._places: dict[int, int] = {}
        """By the identity of a value, its place among all."""

    def add(self, value: T, account: Any) -> None:
        """Adds a value under the names and addresses of its account; once more where it has new ones."""
        names, emails, phones = _keys(account)
        place = self._places.setdefault(id(value), len(self._places))
        for key in (
            *(("name", name) for name in names),
            *(("email", email) for email in emails),
            *(("phone", phone) for phone in phones),
            *(("name and email", name, email) for name in names for email in emails or [""]),
            *(("name and phone", name, phone) for name in names for phone in phones or [""]),
        ):
            self._by_key[key][place] = value

    def alike(self, account: Any) -> list[T]:
        """Returns values of the name whose addresses, or else whose numbers, are the same or not known."""
        names, emails, phones = _keys(account)
        if emails:
            return self._of(("name and email", name, email) for name in names for email in (*emails, ""))
        if phones:
            return self._of(("name and phone", name, phone) for name in names for phone in (*phones, ""))
        return self.namesakes(account)

    def namesakes(self, account: Any) -> list[T]:
        """Returns values of the name."""
        return self._of(("name", name) for name in name_keys(account.name))

    def of_emails(self, account: Any) -> list[T]:
        """Returns values with one of the e-mail addresses."""
        return self._of(("email", email) for email in _keys(account)[1])

    def of_phones(self, account: Any) -> list[T]:
        """Returns values with one of the telephone numbers, by the ends of these."""
        return self._of(("phone", phone) for phone in _keys(account)[2])

    def _of(self, keys: Iterable[tuple[str, ...]]) -> list[T]:
        found: dict[int, T] = {}
        for key in keys:
            found |= self._by_key.get(key, {})
        return [found[place] for place in sorted(found)]


def _keys(account: Any) -> tuple[Collection[str], Collection[str], Collection[str]]:
    """Returns the keys of the names, addresses and numbers of a person or an organisation."""
    emails = {channel_key(email) for email in emails_of(account)}
    phones = {end for phone in phones_of(account) if (end := phone_end(phone))}
    return name_keys(account.name), emails, phones


def put_together(kind: Kind[Any], rows: Iterable[ReadRow]) -> list[ToldRecord]:
    """Returns everybody of a file in the order of the lines; each row is about one of them."""
    everybody: list[ToldRecord] = []
    index: _Index[ToldRecord] = _Index()
    for row in rows:
        alike = [told for told in index.alike(row.draft) if agrees(kind, told.draft, row.draft)]
        same = [told for told in alike if is_said_by(kind, row.draft, told.draft)]
        if len(alike) == 1 or same:
            told = (same or alike)[0]
            told.draft = added_up(kind, told.draft, row.draft, row.said)
            told.said |= row.said
            told.lines.append(row.line)
        else:
            told = ToldRecord(row.draft, set(row.said), [row.line])
            everybody.append(told)
        index.add(told, told.draft)
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
    by_email: dict[str, list[int]] = defaultdict(list)
    for told in everybody:
        for email in dict.fromkeys(map(channel_key, emails_of(told.draft))):
            by_email[email].append(told.lines[0])
    return [(email, lines) for email, lines in by_email.items() if len(lines) > 1]


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
        self._index: _Index[Any] = _Index()
        for record in records:
            self._index.add(record, record)
        self._alike = {told: self._index.alike(told.draft) for told in everybody}

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
            told: [record for record in self._candidates(told, step) if step.fits(self._kind, told.draft, record)]
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

    def _candidates(self, told: ToldRecord, step: _Step) -> list[Any]:
        records = self._index.namesakes(told.draft) if step is _NAME_DECIDES else self._alike[told]
        return [record for record in records if record.id not in self._taken]

    def _doubt(self, told: ToldRecord) -> None:
        for records, reason in (
            (self._index.of_emails(told.draft), Message("the e-mail of “{name}” in the plan")),
            (self._index.of_phones(told.draft), Message("the telephone of “{name}” in the plan")),
            (self._index.namesakes(told.draft), Message("called like “{name}” in the plan")),
        ):
            told.doubt = next((record for record in records if record.id not in self._taken), None)
            if told.doubt is not None:
                told.reason = revised(reason, params={"name": told.doubt.name})
                return


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
