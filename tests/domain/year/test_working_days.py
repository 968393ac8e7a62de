"""Due days pulled to working days, each by its direction, and never past what they wait for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.parsing.due import Due
from eventplanner.domain.year.working_days import Reckoned, WorkingDays, due_days, due_on

NAVY_DAY = date(2027, 5, 21)
"""A Friday in Chile."""
CHILE = WorkingDays(frozenset({NAVY_DAY, date(2027, 9, 17), date(2027, 9, 18), date(2027, 9, 19)}))


@pytest.mark.parametrize(
    ("offset", "day", "due"),
    [
        (-7, date(2027, 5, 7), date(2027, 5, 7)),
        (-7, date(2027, 5, 8), date(2027, 5, 7)),
        (-7, date(2027, 5, 9), date(2027, 5, 7)),
        (-7, NAVY_DAY, date(2027, 5, 20)),
        (-7, date(2027, 5, 23), date(2027, 5, 20)),
        (-1, date(2027, 9, 19), date(2027, 9, 16)),
        (0, date(2027, 5, 8), date(2027, 5, 8)),
        (0, NAVY_DAY, NAVY_DAY),
        (1, date(2027, 5, 8), date(2027, 5, 10)),
        (2, date(2027, 5, 9), date(2027, 5, 10)),
        (1, NAVY_DAY, date(2027, 5, 24)),
        (1, date(2027, 5, 24), date(2027, 5, 24)),
    ],
)
def test_a_day_is_pulled_before_the_event_to_the_day_before_and_after_it_to_the_next(
    offset: int, day: date, due: date
) -> None:
    assert CHILE.pulled(offset, day) == due


def test_where_no_working_day_is_near_it_stays() -> None:
    off = WorkingDays(frozenset(date(2027, 1, 1) + timedelta(days=n) for n in range(365)))
    assert off.pulled(-7, date(2027, 6, 15)) == date(2027, 6, 15)
    assert CHILE.pulled(-7, date.min) in {date.min, date.min + timedelta(days=1)}
    assert CHILE.pulled(7, date.max) == date.max


def test_a_day_that_was_typed_stays() -> None:
    saturday = date(2027, 5, 8)
    assert due_on(Due(day=saturday), NAVY_DAY, NAVY_DAY, CHILE) == saturday
    assert due_on(Due(offset=-13), NAVY_DAY, NAVY_DAY, CHILE) == date(2027, 5, 7)
    assert due_on(Due(offset=-13), None, None, CHILE) is None


def test_nothing_is_pulled_past_what_it_waits_for() -> None:
    saturday, sunday = date(2027, 5, 8), date(2027, 5, 9)
    typed = Reckoned(1, None, saturday)
    assert due_days([typed, Reckoned(2, -12, sunday, (1,)), Reckoned(3, -12, sunday, (2,))], CHILE) == {
        1: saturday,
        2: sunday,
        3: sunday,
    }
    # What comes before the typed day is pulled all the same.
    assert due_days([Reckoned(2, -12, saturday), Reckoned(1, None, sunday, (2,))], CHILE) == {
        2: date(2027, 5, 7),
        1: sunday,
    }
    # After the event it is what comes first that would be pulled past the other.
    assert due_days([Reckoned(1, 1, saturday), Reckoned(2, None, sunday, (1,))], CHILE) == {1: saturday, 2: sunday}


def test_a_ring_of_tasks_and_one_that_is_gone_are_in_nobodys_way() -> None:
    saturday = date(2027, 5, 8)
    ring = [Reckoned(1, -7, saturday, (2,)), Reckoned(2, -7, saturday, (1, 99)), Reckoned(3, -7, None, (1,))]
    assert due_days(ring, CHILE) == {1: date(2027, 5, 7), 2: date(2027, 5, 7)}


@st.composite
def plans(draw: st.DrawFn) -> list[Reckoned]:
    event = draw(st.dates(date(2027, 1, 1), date(2027, 12, 1)))
    found = []
    for id in range(1, draw(st.integers(1, 12)) + 1):
        offset = draw(st.none() | st.integers(-20, 10))
        day = event + timedelta(days=draw(st.integers(-20, 10)) if offset is None else offset)
        found.append(Reckoned(id, offset, day, tuple(draw(st.lists(st.integers(1, 12), max_size=3)))))
    return found


@given(plans(), st.frozensets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=40))
def test_the_order_of_what_waits_for_what_is_kept(plan: list[Reckoned], holidays: frozenset[date]) -> None:
    working = WorkingDays(holidays)
    days, by_id = due_days(plan, working), {each.id: each for each in plan}
    for each in plan:
        assert days[each.id] == each.day or (each.offset is not None and working.has(days[each.id]))
        assert each.offset is None or each.offset > 0 or days[each.id] <= each.day
        for first in (by_id[id] for id in each.waits_for if id in by_id):
            if first.day <= each.day:
                assert days[first.id] <= days[each.id]
