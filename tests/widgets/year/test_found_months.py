"""The months in which a date is looked for."""

from datetime import date

import pytest

from eventplanner.widgets.year.found_months import FoundMonths, MarkedDays
from widgets.apps import Bench, lines


async def shown(found: MarkedDays, height: int = 24, first_weekday: int = 0) -> list[str]:
    months = FoundMonths()
    async with Bench(months).run_test(size=(40, height)) as pilot:
        months.first_weekday = first_weekday
        months.show(found)
        await pilot.pause()
        return lines(months)


def names(rows: list[str]) -> list[str]:
    return [line for line in rows if line and line.endswith("2027") and not line.startswith(" ")]


async def test_the_best_days_have_their_rank_further_ones_a_sign_and_avoided_ones_another() -> None:
    days = {date(2027, 9, day): rank for rank, day in enumerate(range(1, 11), 1)}
    rows = await shown(MarkedDays(date(2027, 9, 1), date(2027, 9, 30), None, days, {date(2027, 9, 16)}))

    assert rows[:5] == [
        "September 2027",
        "Mon  Tue  Wed  Thu  Fri  Sat  Sun",
        "           1·1  2·2  3·3  4·4  5·5",
        " 6·6  7·7  8·8  9·9 10○  11   12",
        "13   14   15   16×  17   18   19",
    ]


async def test_a_week_begins_where_the_country_begins_it() -> None:
    rows = await shown(MarkedDays(date(2027, 9, 1), date(2027, 9, 30)), first_weekday=6)

    assert rows[1].startswith("Sun  Mon")
    assert rows[2].split() == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("cursor", "height", "months"),
    [
        (date(2027, 1, 5), 24, ["January 2027", "February 2027", "March 2027"]),
        (date(2027, 1, 5), 30, ["January 2027", "February 2027", "March 2027", "April 2027"]),
        (date(2027, 6, 30), 24, ["April 2027", "May 2027", "June 2027"]),
        (date(2027, 12, 31), 8, ["December 2027"]),
    ],
)
async def test_the_month_of_the_cursor_is_in_sight(cursor: date, height: int, months: list[str]) -> None:
    rows = await shown(MarkedDays(date(2027, 1, 1), date(2027, 12, 31), cursor), height)

    assert names(rows) == months
