"""A year on one page."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.planning.year_room import DENSEST, LEVEL, PLAIN, height, lines_of_days, shares
from eventplanner.domain.year.year import month_length

LENGTHS = [month_length(2027, month) for month in range(1, 13)]


def years(most: int) -> st.SearchStrategy[list[list[int]]]:
    """How much each day of a year has to show: thrown, for drawing 365 numbers one by one would take too long."""
    thrown = st.builds(Random, st.integers(0, 2**32))
    return st.builds(
        lambda dice, up_to: [[dice.randint(0, up_to) for _ in range(n)] for n in LENGTHS], thrown, st.integers(0, most)
    )


def test_an_empty_year_has_the_same_lines_for_every_day() -> None:
    assert lines_of_days([[0] * n for n in LENGTHS]) == [[PLAIN] * n for n in LENGTHS]


def test_a_busy_day_makes_room_in_every_month_so_that_days_stand_level() -> None:
    needs = [[0] * n for n in LENGTHS]
    needs[4][10] = 5
    lines = lines_of_days(needs)
    assert {month[10] for month in lines} == {5}
    assert {count for month in lines for n, count in enumerate(month) if n != 10} == {PLAIN}


def test_in_a_full_year_each_month_has_its_own_lines_and_all_are_equally_high() -> None:
    needs = [[(n + month) % 4 for n in range(length)] for month, length in enumerate(LENGTHS)]
    lines = lines_of_days(needs)
    assert {sum(month) for month in lines} == {max(62, *(sum(max(1, need) for need in month) for month in needs))}
    assert all(
        got >= need for had, month in zip(lines, needs, strict=True) for got, need in zip(had, month, strict=True)
    )


def test_spare_lines_go_to_the_days_that_have_something_to_show() -> None:
    needs = [[3 if n % 2 else 0 for n in range(length)] for length in LENGTHS]
    needs[0] = [6, 6, *[0] * 29]
    needs[1] = [1, *[0] * 27]
    lines = lines_of_days(needs)
    assert lines[1][0] == max(lines[1])


@given(st.one_of(years(3), years(50)))
def test_no_year_is_higher_than_the_page(needs: list[list[int]]) -> None:
    lines = lines_of_days(needs)
    assert [len(month) for month in lines] == LENGTHS
    assert height(lines) <= max(DENSEST, LEVEL)
    assert all(count >= 1 for month in lines for count in month)


@given(years(3))
def test_a_day_gets_what_it_needs_unless_the_page_is_full(needs: list[list[int]]) -> None:
    lines = lines_of_days(needs)
    short = any(
        got < need for had, month in zip(lines, needs, strict=True) for got, need in zip(had, month, strict=True)
    )
    assert short == (max(sum(max(1, need) for need in month) for month in needs) > DENSEST)


@given(st.integers(1, 20), st.integers(0, 40))
def test_what_a_day_shows_fills_its_lines(lines: int, wanted: int) -> None:
    shared = shares(lines, wanted)
    if not wanted:
        assert shared == []
    elif wanted <= lines:
        assert (len(shared), sum(shared)) == (wanted, lines)
        assert max(shared) - min(shared) <= 1
    else:
        assert shared == [1] * (lines - 1)
