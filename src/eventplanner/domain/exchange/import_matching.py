"""Matching of rows to events of the plan, so that a file imported twice counts once.

A row that names a uid (or, where a person said so, a number) is about that event. Any other row is known by its title
and first day: by the uid that was made of them when the row first came, which still finds an event that was moved or
renamed here since; else by an event that has them now. A row that is left, and one event of the same title that an
import brought, that the file does not list any more and that lies within the time that the file is about, are the same
event at its new date.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID, uuid5

from msgspec import Struct

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import OVER, Event, Status


class MatchKeys(Struct, frozen=True, gc=False):
    """Values by which a row is matched."""

    title: str
    day: date | None
    uid: str = ""
    id: int | None = None


class Match(Struct, frozen=True, gc=False):
    """Event of a row, if it exists, and the uid that it has or will have."""

    uid: str
    event: Event | None = None
    named: bool = False
    """The row itself says which event it is."""


Key = tuple[str, date | None]


def match(rows: Sequence[MatchKeys], events: Iterable[Event], salt: UUID) -> list[Match]:
    """Returns the event of each row; no event is given to two rows."""
    return _Matching(rows, list(events), salt).run()


class _Matching:
    """One file against one plan."""

    def __init__(self, rows: Sequence[MatchKeys], events: list[Event], salt: UUID) -> None:
        self._rows = rows
        self._salt = salt
        self._keys: list[Key] = [(fold(row.title), row.day) for row in rows]
        self._uids = _uids(rows, self._keys, salt)
        self._by_uid = {event.uid: event for event in events}
        self._by_id = {event.id: event for event in events}
        self._by_key: dict[Key, list[Event]] = defaultdict(list)
        for event in events:
            self._by_key[fold(event.title), event.first_day].append(event)
        self._found: dict[int, Event] = {}
        self._taken: set[int] = set()

    def run(self) -> list[Match]:
        for step in (self._named, self._remembered, self._alike, self._moved):
            step()
        uids = self._own_uids()
        return [Match(uids[n], self._found.get(n), bool(row.uid or row.id)) for n, row in enumerate(self._rows)]

    def _own_uids(self) -> list[str]:
        """Of known events theirs; a new one that would have the uid of another goes on to one that is free."""
        used = self._by_uid.keys() | {row.uid for row in self._rows}
        uids = []
        for n, row in enumerate(self._rows):
            event = self._found.get(n)
            uid = event.uid if event else self._uids[n]
            while not event and not row.uid and uid in used:
                uid = str(uuid5(self._salt, uid))
            used.add(uid)
            uids.append(uid)
        return uids

    def _give(self, n: int, event: Event | None) -> None:
        if event is not None and event.id not in self._taken:
            self._found[n] = event
            self._taken.add(event.id)

    def _open(self) -> Iterable[int]:
        return (n for n, row in enumerate(self._rows) if n not in self._found and not row.uid and not row.id)

    def _named(self) -> None:
        for n, row in enumerate(self._rows):
            if row.uid or row.id:
                self._give(n, self._by_uid.get(row.uid) if row.uid else self._by_id.get(row.id or 0))

    def _remembered(self) -> None:
        for n in list(self._open()):
            self._give(n, self._by_uid.get(self._uids[n]))

    def _alike(self) -> None:
        for n in list(self._open()):
            events = self._by_key.get(self._keys[n], ())
            self._give(n, next((event for event in events if event.id not in self._taken), None))

    def _moved(self) -> None:
        rows: dict[str, list[int]] = defaultdict(list)
        for n in self._open():
            rows[self._keys[n][0]].append(n)
        days = [row.day for row in self._rows if row.day]
        first, last = (min(days), max(days)) if days else (date.max, date.min)
        gone: dict[str, list[Event]] = defaultdict(list)
        for (title, day), events in self._by_key.items():
            if title in rows and (day is None or first <= day <= last):
                gone[title] += filter(self._may_move, events)
        for title, places in rows.items():
            if len(places) == 1 and len(gone[title]) == 1:
                self._give(places[0], gone[title][0])

    def _may_move(self, event: Event) -> bool:
        over = event.status in OVER and event.status is not Status.CANCELLED
        return event.id not in self._taken and not over and _imported(event.uid)


def _uids(rows: Sequence[MatchKeys], keys: Sequence[Key], salt: UUID) -> list[str]:
    """Returns the uid of each row: its own, or one that follows from title, day, and how many such came before it."""
    seen: dict[Key, int] = defaultdict(int)
    uids = []
    for row, key in zip(rows, keys, strict=True):
        seen[key] += 1
        title, day = key
        name = "\x1f".join((title, day.isoformat() if day else "", str(seen[key])))
        uids.append(row.uid or str(uuid5(salt, name)))
    return uids


def _imported(uid: str) -> bool:
    """Was it made of a title and a day?"""
    try:
        return UUID(uid).version == 5
    except ValueError:
        return False
