"""When something is due: offsets and days as people write them, and the days they come to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.parsing.due import FARTHEST, Due, offset_text, read_due, read_offset

TODAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("T-30", -30),
        ("t - 30 d", -30),
        ("T-1 w", -7),
        ("T-2 semanas", -14),
        ("T+1", 1),
        ("T", 0),
        ("T-0", 0),
        ("T−7", -7),
        ("T-30 x", None),
        ("-30", None),
        ("T-9999", None),
        ("Tarea", None),
        ("T530", None),
        ("to 12", None),
    ],
)
def test_an_offset_is_read(text: str, offset: int | None) -> None:
    assert read_offset(text) == offset


def test_a_due_is_an_offset_a_day_or_nothing() -> None:
    assert read_due("T-7", TODAY) == Due(offset=-7)
    assert read_due("12 mar", TODAY) == Due(day=date(2027, 3, 12))
    assert read_due("  ", TODAY) == Due()
    assert read_due("soon or so", TODAY) is None


def test_before_the_event_counts_from_its_first_day_and_after_it_from_its_last() -> None:
    first, last = date(2027, 4, 15), date(2027, 4, 17)
    assert Due(offset=-1).on(first, last) == date(2027, 4, 14)
    assert Due(offset=0).on(first, last) == first
    assert Due(offset=1).on(first, last) == date(2027, 4, 18)


def test_without_a_date_of_the_event_an_offset_has_no_day_and_a_day_of_its_own_stays() -> None:
    assert Due(offset=-7).on(None, None) is None
    assert Due(day=TODAY).on(None, None) == TODAY
    assert Due(offset=1500).on(date.max, date.max) is None


@given(st.integers(-FARTHEST, FARTHEST))
def test_an_offset_is_read_back_as_it_was(offset: int) -> None:
    assert read_due(offset_text(offset), TODAY) == Due(offset=offset)


@given(
    st.integers(-400, 400),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 9),
    st.integers(-400, 400),
)
def test_what_is_due_by_an_offset_moves_by_as_many_days_as_its_event(offset: int, first: date, n: int, by: int) -> None:
    last, move = first + timedelta(days=n), timedelta(days=by)
    before, after = Due(offset=offset).on(first, last), Due(offset=offset).on(first + move, last + move)
    assert before is not None
    assert after == before + move
