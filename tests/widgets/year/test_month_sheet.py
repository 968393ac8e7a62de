"""One month as a large sheet."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from eventplanner.domain.events.events import EventKind
from eventplanner.domain.year.year import FIRST_YEAR, LAST_YEAR, month_length
from eventplanner.i18n import catalogue
from eventplanner.widgets.year.month_layout import FIRST_WEEK, MonthLayout
from eventplanner.widgets.year.month_sheet import MonthSheet
from widgets.apps import lines
from widgets.years import CONFERENCE, HOLIDAYS, MEETUP, TODAY, Year, event, other

WIDE = (87, 27)
NARROW = (76, 17)
OTHERS = (
    other(1, HOLIDAYS, "2027-03-26", title="Good Friday", title_es="Viernes Santo"),
    other(2, HOLIDAYS, "2027-03-12", title="Own day"),
    other(3, HOLIDAYS, "2027-06-01", title="JSConf", cfp_until=date(2027, 3, 30)),
)
FULL = [event(n, "2027-03-17", title=f"Talk {n}", kind=EventKind.TALK) for n in range(3, 9)]


@pytest.fixture
async def wide() -> AsyncIterator[Pilot[None]]:
    async with Year(MonthSheet(TODAY), [MEETUP, CONFERENCE, *FULL], OTHERS).run_test(size=WIDE) as pilot:
        await pilot.pause()
        yield pilot


@pytest.fixture
async def narrow() -> AsyncIterator[Pilot[None]]:
    async with Year(MonthSheet(TODAY), [MEETUP, CONFERENCE, *FULL], OTHERS).run_test(size=NARROW) as pilot:
        await pilot.pause()
        yield pilot


def sheet(pilot: Pilot[None]) -> MonthSheet:
    return pilot.app.query_one(MonthSheet)


def cell(pilot: Pilot[None], day: date) -> list[str]:
    """The lines of a day."""
    layout, shown = sheet(pilot)._layout, lines(sheet(pilot))
    x, y = layout.place(day)
    return [line[x : x + layout.day_width].rstrip() for line in shown[y : y + layout.day_height]]


async def test_the_month_says_its_name_its_events_and_its_work(wide: Pilot[None]) -> None:
    assert lines(sheet(wide))[0] == "March 2027  7 events · 15 person-days"
    assert lines(sheet(wide))[1].split() == [*"Monday Tuesday Wednesday Thursday Friday Saturday Sunday pd".split()]


async def test_a_day_says_what_there_is_on_it_events_first(wide: Pilot[None]) -> None:
    assert cell(wide, date(2027, 3, 12))[:3] == ["12", "● Event 1", "* Own day"]
    assert cell(wide, date(2027, 3, 26))[:2] == ["26", "* Good Fri…"]
    assert cell(wide, date(2027, 3, 30))[:2] == ["30", "◆ call end…"]


async def test_where_not_all_have_room_it_is_said_how_many_more(wide: Pilot[None]) -> None:
    assert cell(wide, date(2027, 3, 17)) == ["17       +2", *(f"○ Talk {n}" for n in range(3, 7))]


async def test_where_there_is_little_room_a_day_has_less(narrow: Pilot[None]) -> None:
    assert cell(narrow, date(2027, 3, 17)) == ["17     +4", "○ Talk 3", "○ Talk 4"]


async def test_on_one_line_a_day_has_its_mark() -> None:
    async with Year(MonthSheet(TODAY), [MEETUP]).run_test(size=(76, 8)) as pilot:
        await pilot.pause()
        assert cell(pilot, date(2027, 3, 12)) == ["12●"]


async def test_a_week_ends_with_its_work(wide: Pilot[None]) -> None:
    layout = sheet(wide)._layout
    ends = [lines(sheet(wide))[FIRST_WEEK + n * layout.day_height][84:].strip() for n in range(5)]
    assert ends == ["1", "4", "6", "2", "3"]


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("right", date(2027, 3, 10)),
        ("j", date(2027, 3, 16)),
        ("up", date(2027, 3, 2)),
        ("k k", date(2027, 2, 23)),
        ("pagedown", date(2027, 4, 9)),
        ("end", date(2027, 3, 31)),
        ("n n", date(2027, 3, 17)),
    ],
)
async def test_the_same_keys_move_as_in_the_year(wide: Pilot[None], keys: str, day: date) -> None:
    await wide.press(*keys.split())
    assert (sheet(wide).day, lines(sheet(wide))[0].split()[0]) == (day, f"{day:%B}")


async def test_an_event_in_hand_is_shown_where_it_would_be(wide: Pilot[None]) -> None:
    await wide.press("pagedown")
    sheet(wide).go(date(2027, 4, 15))
    sheet(wide).pick_up(CONFERENCE)
    await wide.press("down")
    assert [cell(wide, date(2027, 4, n))[1] for n in (21, 22, 23, 24)] == ["", "○ Event 2", "○ Event 2", ""]
    await wide.press("enter")
    assert isinstance(wide.app, Year)
    assert wide.app.said[-1] == (2, 7)


async def test_a_click_chooses_a_day_and_a_second_one_opens_it(wide: Pilot[None]) -> None:
    await wide.click(MonthSheet, offset=sheet(wide)._layout.place(date(2027, 3, 24)), times=2)
    assert isinstance(wide.app, Year)
    assert (sheet(wide).day, wide.app.said[-1]) == (date(2027, 3, 24), "picked")


async def test_it_speaks_spanish(wide: Pilot[None]) -> None:
    catalogue.use("es")
    assert lines(sheet(wide))[0].startswith("Marzo 2027")
    assert lines(sheet(wide))[1].split()[0] == "lunes"
    assert cell(wide, date(2027, 3, 26))[1] == "* Viernes…"


@given(
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)),
    st.integers(0, 6),
    st.integers(31, 200),
    st.integers(8, 60),
)
def test_every_day_has_a_place_of_its_own_and_is_found_there(day: date, first: int, width: int, height: int) -> None:
    layout, places = MonthLayout(day.year, day.month, first, width, height), set()
    for n in range(month_length(day.year, day.month)):
        here = day.replace(day=1) + timedelta(days=n)
        x, y = layout.place(here)
        assert x + layout.day_width <= width
        assert FIRST_WEEK <= y <= height - layout.day_height
        assert layout.day_at(x, y) == layout.day_at(x + layout.day_width - 1, y + layout.day_height - 1) == here
        places.add((x, y))
    assert len(places) == month_length(day.year, day.month)


async def test_without_colours_a_number_is_underlined_and_the_blank_behind_it_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with Year(MonthSheet(TODAY), [MEETUP]).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert cell(pilot, date(2027, 3, 12))[:2] == ["12", "M Event 1"]
        x, y = sheet(pilot)._layout.place(date(2027, 3, 12))
        strip = sheet(pilot).render_line(y).crop(x, x + 4)
        lined = [bool(s.style and s.style.underline) for s in strip for _ in range(s.cell_length)]
        assert lined == [True, True, False, False]
