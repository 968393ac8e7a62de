"""Working days, to which due days that follow from an event are pulled."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from eventplanner.domain.parsing.due import Due
from eventplanner.domain.year.workload import is_working

_DAY = timedelta(days=1)
_FARTHEST = 31
"""Days that are looked through for a working one; who has none in a month has said so for other reasons."""


class Reckoned(NamedTuple):
    """Day on which a task or a decision would be due, and those that it waits for."""

    id: int
    offset: int | None
    """Days from the event; None of a day that was typed, which stays."""
    day: date | None
    waits_for: Sequence[int] = ()


class WorkingDays(Struct, frozen=True):
    """The days from Monday to Friday that are no public holidays."""

    holidays: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        return is_working(day) and day not in self.holidays

    def pulled(self, offset: int, day: date) -> date:
        """Returns the day on which it is due instead: before the event the working day before, after it the next.

        On the day of the event it stays, and so it does where no working day is near.
        """
        step = _DAY if offset > 0 else -_DAY
        try:
            near = (day + step * n for n in range(_FARTHEST if offset else 1))
            return next((each for each in near if self.has(each)), day)
        except OverflowError:
            return day


def due_on(due: Due, first: date | None, last: date | None, working: WorkingDays | None) -> date | None:
    """Returns the day it is due for an event of these days, without regard to what it waits for.

    None for `working` pulls nothing.
    """
    day = due.on(first, last)
    return day if day is None or due.offset is None or working is None else working.pulled(due.offset, day)


def due_days(reckoned: Iterable[Reckoned], working: WorkingDays) -> dict[int, date]:
    """Returns the days on which all of one event is due, by id, pulled to working days.

    Nothing is pulled past what it waits for: where a typed day is in the way, it stays on the day that was reckoned.
    """
    by_id = {each.id: each for each in reckoned}
    plain = {id: each.day for id, each in by_id.items() if each.day is not None}
    days = {id: _pulled(by_id[id], day, working) for id, day in plain.items()}
    pairs = [(first, id) for id, each in by_id.items() for first in each.waits_for]
    pairs = [(first, id) for first, id in pairs if first in plain and id in plain and plain[first] <= plain[id]]
    while back := _crossed(pairs, plain, days, by_id):
        days |= {id: plain[id] for id in back}
    return days


def _pulled(each: Reckoned, day: date, working: WorkingDays) -> date:
    return day if each.offset is None else working.pulled(each.offset, day)


def _crossed(
    pairs: Sequence[tuple[int, int]],
    plain: Mapping[int, date],
    days: Mapping[int, date],
    by_id: Mapping[int, Reckoned],
) -> set[int]:
    """Returns what has to go back to its own day, because it was pulled past another that comes before or after it."""
    back = set()
    for first, then in pairs:
        if days[first] > days[then]:
            moved = then if days[then] < plain[then] else first
            if days[moved] != plain[moved] and by_id[moved].offset is not None:
                back.add(moved)
    return back
