"""Entries of a calendar that replace one occurrence of another entry (RECURRENCE-ID)."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import CalendarEntry
from eventplanner.formats.calendar.ical_entry import ParsedEntry, wall_of
from eventplanner.formats.calendar.recurrence import starts


class JoinedEntries(Struct, frozen=True):
    """Entries of which none takes place beside what replaces it, with what was found out about them."""

    entries: tuple[CalendarEntry, ...]
    findings: tuple[Message, ...] = ()


def joined(parsed: Sequence[ParsedEntry], home: str) -> JoinedEntries:
    """Returns the entries, with what replaces an occurrence left out of what it is an occurrence of.

    What names no occurrence stands for the one of the same day, if there is one that nothing else replaces.
    """
    masters = {one.entry.uid: one.entry for one in parsed if one.replaces is None}
    named = {id(one): at for one in parsed if (at := _named(one, masters.get(one.entry.uid), home))}
    replaced: dict[str, set[datetime]] = {}
    for one in parsed:
        if id(one) in named:
            replaced.setdefault(one.entry.uid, set()).add(named[id(one)])
    meant = {uid: _meant(masters[uid], found) for uid, found in replaced.items() if uid in masters}
    entries = []
    for one in parsed:
        occurrences = meant.get(one.entry.uid, {})
        if at := named.get(id(one)):
            entries.append(revised(one.entry, recurrence_id=occurrences.get(at, at)))
        elif gone := replaced.get(one.entry.uid):
            gone = {occurrences.get(at, at) for at in gone}
            entries.append(revised(one.entry, left_out=tuple(sorted(gone.union(one.entry.left_out)))))
        else:
            entries.append(one.entry)
    moved = sum(at != to for occurrences in meant.values() for at, to in occurrences.items())
    return JoinedEntries(tuple(entries), (_finding(moved),) if moved else ())


def _named(one: ParsedEntry, master: CalendarEntry | None, home: str) -> datetime | None:
    if one.replaces is None:
        return None
    whole = master or one.entry
    return wall_of(one.replaces, whole.start, whole.all_day, whole.timezone, home)


def _meant(master: CalendarEntry, named: set[datetime]) -> dict[datetime, datetime]:
    """Returns the occurrence that each named one stands for."""
    first, last = min(named).date(), max(named).date()
    takes_place = set(starts(master.rule, master.extra, (), master.start, first, last))
    free: dict[date, list[datetime]] = {}
    for at in sorted(takes_place):
        if at not in named and at not in master.left_out:
            free.setdefault(at.date(), []).append(at)
    meant = {}
    for at in sorted(named):
        others = free.get(at.date(), []) if at not in takes_place else []
        meant[at] = others.pop() if len(others) == 1 else at
    return meant


def _finding(n: int) -> Message:
    return counted(
        "{n} change names no date of its series and stands for the one of the same day",
        "{n} changes name no date of their series and stand for those of the same day",
        n,
    )
