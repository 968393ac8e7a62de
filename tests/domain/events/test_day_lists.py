"""Days of one month that are listed."""

from datetime import date

import pytest

from eventplanner.domain.events.day_lists import find_day_list

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "in_a_row"),
    [
        ("12, 13 y 14 de marzo 2027", 12, 14, True),
        ("12, 13, 14 mar", 12, 14, True),
        ("March 12, 13 & 14, 2027", 12, 14, True),
        ("los días 12, 13 y 14 de marzo", 12, 14, True),
        ("14, 13 o 12 de marzo", 12, 13, False),
        ("12, 14 y 15 de marzo", 12, 15, False),
        ("12 o 13 de marzo", 12, 13, False),
        ("12th or 13th of March", 12, 13, False),
        ("13/12 mar", 12, 13, False),
        ("12,13 mar", 12, 13, False),
        ("12, 19 mar", 12, 19, False),
    ],
)
def test_days_of_a_list(text, first, last, in_a_row):
    days = find_day_list(text, TODAY)

    assert days is not None
    assert (days.first, days.last, days.in_a_row) == (date(2027, 3, first), date(2027, 3, last), in_a_row)


@pytest.mark.parametrize(
    "text",
    [
        "12 y 13 de marzo",
        "Java 21, 12 mar 2027",
        "24/7, 12 mar",
        "12 de marzo 1/2",
        "March 12, 20 speakers",
        "March 12, 19:00",
        "Mar 12, 2027",
        "30 o 31 de febrero",
    ],
)
def test_what_is_no_list(text):
    assert find_day_list(text, TODAY) is None
