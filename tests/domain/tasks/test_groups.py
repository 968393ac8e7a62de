"""How soon a task is due."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.tasks.groups import Soon, last_of_week, soon, stretches
from eventplanner.domain.tasks.tasks import UNDATED

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_a_week_ends_before_the_weekday_that_it_begins_with(today: date, first_weekday: int) -> None:
    last = last_of_week(today, first_weekday)
    assert today <= last < today + timedelta(days=7)
    assert (last + timedelta(days=1)).weekday() == first_weekday


@given(DAYS, st.integers(-400, 400), st.integers(0, 6))
def test_each_day_is_in_one_group(today: date, days: int, first_weekday: int) -> None:
    due = today + timedelta(days=days)
    group = soon(due.isoformat(), today, first_weekday)
    within = [
        each for each, (first, beyond) in stretches(today, first_weekday).items() if first <= due.isoformat() < beyond
    ]
    assert within == [group]
    assert (group is Soon.OVERDUE) == (days < 0)
    assert (group is Soon.TODAY) == (days == 0)
    assert (group is Soon.LATER) == (due > max(today, last_of_week(today, first_weekday)))


def test_what_has_no_day_comes_later() -> None:
    assert soon(UNDATED, date(2027, 3, 9)) is Soon.LATER
