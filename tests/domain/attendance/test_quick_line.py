"""Counts of registrations as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.attendance.quick_line import RegistrationCount, read_count
from eventplanner.domain.base.errors import Invalid

TODAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("85", RegistrationCount(TODAY, 85)),
        ("85 40", RegistrationCount(TODAY, 85, 40)),
        ("85+40", RegistrationCount(TODAY, 85, 40)),
        ("85 + 40", RegistrationCount(TODAY, 85, 40)),
        ("2 mar 85+40", RegistrationCount(date(2027, 3, 2), 85, 40)),
        ("2 mar 85 40", RegistrationCount(date(2027, 3, 2), 85, 40)),
        ("2 de marzo 85", RegistrationCount(date(2027, 3, 2), 85)),
        ("1/3 85", RegistrationCount(date(2027, 3, 1), 85)),
        ("2027-03-01 85", RegistrationCount(date(2027, 3, 1), 85)),
        ("1 mar 2027 85", RegistrationCount(date(2027, 3, 1), 85)),
        ("1 mar 2026 85 3", RegistrationCount(date(2026, 3, 1), 85, 3)),
        ("yesterday 85", RegistrationCount(date(2027, 3, 8), 85)),
        ("ayer 85", RegistrationCount(date(2027, 3, 8), 85)),
        ("20 dic 85", RegistrationCount(date(2026, 12, 20), 85)),
    ],
)
def test_a_line_says_how_many_and_when(line: str, count: RegistrationCount) -> None:
    assert read_count(line, TODAY) == count


def test_a_lone_number_is_online_where_nobody_comes_in_person() -> None:
    assert read_count("85", TODAY, online_alone=True) == RegistrationCount(TODAY, 0, 85)


@pytest.mark.parametrize("line", ["", "many", "85 40 20 10", "-3", "1e3", "soon 85", "85 people", "99999999"])
def test_what_is_no_count_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        read_count(line, TODAY)


@pytest.mark.parametrize("line", ["10 mar 2027 85", "tomorrow 85"])
def test_what_has_not_come_yet_cannot_be_counted(line: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_count(line, TODAY)
    assert list(refused.value.fields) == ["day"]


@given(st.dates(date(2020, 1, 1), TODAY), st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_every_count_is_read_back(day: date, in_person: int, online: int) -> None:
    assert read_count(f"{day.isoformat()} {in_person}+{online}", TODAY) == RegistrationCount(day, in_person, online)


@given(st.text(max_size=30))
def test_any_text_is_a_count_or_refused(text: str) -> None:
    try:
        found = read_count(text, TODAY)
    except Invalid:
        return
    assert found.day <= TODAY
