"""A year as a list."""

from collections.abc import AsyncIterator
from datetime import date, datetime

import pytest
from textual.pilot import Pilot

from eventplanner.domain.events.events import Status
from eventplanner.i18n import catalogue
from eventplanner.widgets.year.year_agenda import YearAgenda
from widgets.apps import lines
from widgets.years import CONFERENCE, HOLIDAYS, LEAVE, MEETUP, TODAY, Year, event, other

SIZE = (80, 24)
LOW = (80, 6)
EVENING = event(
    3, "2027-03-12T18:30", "2027-03-12T21:00", title="Evening", all_day=False, venue="HQ", status=Status.CONFIRMED
)
OTHERS = (
    other(1, HOLIDAYS, "2027-03-12", title="Own day", title_es="Día propio"),
    other(2, LEAVE, "2026-12-20", "2027-01-10", title="Away"),
    other(3, LEAVE, "2027-06-01", title="JSConf", cfp_until=date(2027, 4, 1)),
)


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    async with Year(YearAgenda(TODAY), [MEETUP, CONFERENCE, EVENING], OTHERS).run_test(size=SIZE) as pilot:
        await pilot.pause()
        yield pilot


def agenda(pilot: Pilot[None]) -> YearAgenda:
    return pilot.app.query_one(YearAgenda)


def rows(pilot: Pilot[None]) -> list[str]:
    """What is shown, with single blanks and without rules."""
    return [" ".join(line.replace("─", " ").split()) for line in lines(agenda(pilot))]


async def test_the_year_is_listed_by_month_and_day(pilot: Pilot[None]) -> None:
    assert rows(pilot)[:12] == [
        "January",
        "Fri 1 Jan * Away Leave · 20 Dec 2026 – 10 Jan 2027",
        "February",
        "March 2 events",
        "Tue 9 Mar nothing",
        "Fri 12 Mar * Own day Holidays",
        "● Event 1 confirmed",
        "● Evening 18:30 · HQ · confirmed",
        "April 1 event",
        "Thu 1 Apr ◆ call ends: JSConf Leave",
        "Thu 15 Apr ○ Event 2 15–16 Apr · planned",
        "May",
    ]


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("j", date(2027, 3, 12)),
        ("down j j", date(2027, 4, 15)),
        ("k", date(2027, 1, 1)),
        ("right", date(2027, 3, 10)),
        ("pagedown", date(2027, 4, 9)),
        ("n", date(2027, 3, 12)),
    ],
)
async def test_up_and_down_go_to_days_that_have_something(pilot: Pilot[None], keys: str, day: date) -> None:
    await pilot.press(*keys.split())
    assert agenda(pilot).day == day


async def test_beyond_the_first_and_the_last_the_next_year_is_asked_for(pilot: Pilot[None]) -> None:
    await pilot.press("k", "k")
    assert isinstance(pilot.app, Year)
    assert pilot.app.said[-1] == ("year", date(2026, 12, 31))


async def test_only_the_cursor_s_day_has_a_row_without_anything(pilot: Pilot[None]) -> None:
    assert "Tue 9 Mar nothing" in rows(pilot)
    await pilot.press("right")
    assert [row for row in rows(pilot) if "nothing" in row] == ["Wed 10 Mar nothing"]
    await pilot.press("j")
    assert not any("nothing" in row for row in rows(pilot))


async def test_a_later_day_of_something_shows_it_while_the_cursor_is_there(pilot: Pilot[None]) -> None:
    agenda(pilot).go(date(2027, 4, 16))
    assert rows(pilot)[9:11] == ["Thu 15 Apr ○ Event 2 15–16 Apr · planned", "Fri 16 Apr ○ Event 2 15–16 Apr · planned"]


async def test_an_event_in_hand_is_listed_where_it_would_be(pilot: Pilot[None]) -> None:
    await pilot.press("j")
    agenda(pilot).pick_up(MEETUP)
    await pilot.press("right")
    assert "Sat 13 Mar ● Event 1 confirmed" in rows(pilot)
    await pilot.press("enter")
    assert isinstance(pilot.app, Year)
    assert pilot.app.said[-1] == (1, 1)


async def test_the_cursor_is_always_in_sight() -> None:
    many = [event(n, f"2027-{n % 12 + 1:02}-{n % 27 + 1:02}") for n in range(1, 80)]
    async with Year(YearAgenda(TODAY), many).run_test(size=LOW) as pilot:
        await pilot.pause()
        for key in ["j"] * 30 + ["k"] * 40 + ["pagedown"] * 6 + ["left"] * 9:
            await pilot.press(key)
            day = agenda(pilot).day
            assert any(row.startswith(f"{day:%a} {day.day} {day:%b}") for row in rows(pilot)), key


async def test_a_click_chooses_a_day_and_a_second_one_opens_it(pilot: Pilot[None]) -> None:
    await pilot.press("j")
    await pilot.click(YearAgenda, offset=(5, rows(pilot).index("Thu 15 Apr ○ Event 2 15–16 Apr · planned")), times=2)
    assert isinstance(pilot.app, Year)
    assert (agenda(pilot).day, pilot.app.said[-1]) == (date(2027, 4, 15), "picked")


async def test_where_a_row_before_it_goes_the_day_stays_in_its_line() -> None:
    many = [event(n, f"2027-{n % 12 + 1:02}-{n % 27 + 1:02}") for n in range(1, 80)]
    async with Year(YearAgenda(TODAY), many).run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        for day in (date(2027, 6, 1), date(2027, 6, 2)):
            agenda(pilot).go(day)
        line = rows(pilot).index("Wed 2 Jun nothing")
        following = rows(pilot)[line + 1]
        await pilot.press("j")
        assert rows(pilot)[line + 1] == following


async def test_it_speaks_spanish(pilot: Pilot[None]) -> None:
    catalogue.use("es")
    assert rows(pilot)[3].split()[0] == "Marzo"
    assert rows(pilot)[5].startswith("vie 12 mar * Día propio")


async def test_a_title_is_never_markup_nor_obeyed() -> None:
    hostile = event(1, "2027-03-12", title="[red]a[/] \x1b[2Jb", start=datetime(2027, 3, 12))
    async with Year(YearAgenda(TODAY), [hostile]).run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Fri 12 Mar ○ [red]a[/] b planned" in rows(pilot)
