"""Where each day of a year is drawn."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.year.year import FIRST_YEAR, LAST_YEAR
from eventplanner.widgets.year.year_layout import MONTH_WIDTH, MonthsLayout, WallLayout, YearLayout

years = st.integers(FIRST_YEAR, LAST_YEAR)
layouts = st.one_of(
    st.builds(MonthsLayout, years, st.integers(0, 6), st.integers(21, 200)),
    st.builds(WallLayout, years, st.integers(78, 200), st.integers(5, 60)),
)


@given(layouts)
def test_every_day_has_a_place_of_its_own_and_is_found_there(layout: YearLayout) -> None:
    day, places = date(layout.year, 1, 1), set()
    while day.year == layout.year:
        x, y = layout.place(day)
        assert 0 <= y < layout.height
        for cell in range(layout.day_width):
            assert layout.day_at(x + cell, y) == day
            places.add((x + cell, y))
        day += timedelta(days=1)
    assert len(places) == (day - date(layout.year, 1, 1)).days * layout.day_width


@given(st.builds(MonthsLayout, years, st.integers(0, 6), st.just(87)), st.dates())
def test_a_day_stands_under_its_weekday(layout: MonthsLayout, day: date) -> None:
    day = date(layout.year, day.month, min(day.day, 28))
    x, _ = layout.place(day)
    assert x % MONTH_WIDTH == (day.weekday() - layout.first_weekday) % 7 * 3


@given(layouts, st.dates(), st.integers(1, 60), st.integers(0, 40))
def test_the_day_under_the_cursor_is_in_sight(layout: YearLayout, day: date, height: int, before: int) -> None:
    day = date(layout.year, day.month, 1)
    top = layout.top(day, before, height)
    _, y = layout.place(day)
    assert 0 <= top <= y
    # A month that is taller than the whole space begins at its top.
    assert y < top + max(height, 4)


def test_four_months_stand_side_by_side_where_there_is_room() -> None:
    assert [MonthsLayout(2027, 0, width).columns for width in (43, 65, 87, 131, 21)] == [2, 3, 4, 6, 1]


@pytest.mark.parametrize("at", [(21, 3), (0, 0), (0, 1), (0, 8), (200, 3), (0, 2)])
def test_between_the_days_there_is_none(at: tuple[int, int]) -> None:
    # January 2027 begins on a Friday.
    assert MonthsLayout(2027, 0, 87).day_at(*at) is None


def test_the_wall_planner_has_no_thirtieth_of_february() -> None:
    layout = WallLayout(2027, 78, 13)
    assert layout.day_at(4 + 29 * 2, 2) is None
    assert layout.day_at(4 + 27 * 2, 2) == date(2027, 2, 28)
