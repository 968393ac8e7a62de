"""Moving about in a year, and moving its events."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.pilot import Pilot

from eventplanner.domain.events.events import Event
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n import catalogue
from eventplanner.widgets.chrome import glyphs
from eventplanner.widgets.chrome.theme import PALETTES
from eventplanner.widgets.year.year_grid import YearGrid
from widgets.apps import lines
from widgets.years import CONFERENCE, HOLIDAYS, LEAVE, MEETUP, TODAY, Year, inks_of, other

WIDE = (120, 30)
NARROW = (80, 14)
GOOD_FRIDAY = other(1, HOLIDAYS, "2027-03-26", title="Good Friday", title_es="Viernes Santo")
ON_THE_DAY = other(2, HOLIDAYS, "2027-03-12")
AWAY = other(3, LEAVE, "2027-03-12", "2027-03-14")
ELSEWHERE = other(4, LEAVE, "2027-06-01", cfp_until=date(2027, 3, 18))
COLOURS = PALETTES["dark"]


def year_of(*events: Event, others: tuple[Occasion, ...] = ()) -> Year:
    return Year(YearGrid(TODAY), events or (MEETUP, CONFERENCE), others)


@pytest.fixture
async def wide() -> AsyncIterator[Pilot[None]]:
    async with year_of().run_test(size=WIDE) as pilot:
        await pilot.pause()
        yield pilot


@pytest.fixture
async def narrow() -> AsyncIterator[Pilot[None]]:
    async with year_of().run_test(size=NARROW) as pilot:
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def with_others(size: tuple[int, int]) -> AsyncIterator[YearGrid]:
    """A meetup on a holiday while somebody is away, and a holiday on which nothing is."""
    app = year_of(others=(GOOD_FRIDAY, ON_THE_DAY, AWAY, ELSEWHERE))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield grid(pilot)


def grid(pilot: Pilot[None]) -> YearGrid:
    return pilot.app.query_one(YearGrid)


def said(pilot: Pilot[None]) -> list[object]:
    assert isinstance(pilot.app, Year)
    return pilot.app.said


async def test_twelve_months_stand_four_by_three(wide: Pilot[None]) -> None:
    shown = lines(grid(wide))
    assert [line.split()[0] for line in (shown[0], shown[9], shown[18])] == ["January", "May", "September"]
    assert shown[1].split()[:7] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert shown[3][44:65] == " 8  9 10 11 12●13 14 "


async def test_months_are_named_in_the_reader_s_language(wide: Pilot[None]) -> None:
    catalogue.use("es")
    shown = lines(grid(wide))
    assert shown[0].split()[0] == "Enero"
    assert shown[1].split()[0] == "lu"


async def test_the_wall_planner_has_a_row_for_each_month(narrow: Pilot[None]) -> None:
    shown = lines(grid(narrow))
    assert [line[:3] for line in shown[1:13]] == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    assert shown[3][4 + 11 * 2 + 1] == "●"
    assert shown[4][4 + 14 * 2 : 4 + 16 * 2] == " ○ ○"


async def test_either_way_is_drawn_at_any_size(narrow: Pilot[None]) -> None:
    grid(narrow).draw_as(wall=False)
    assert "January" in lines(grid(narrow))[0]
    grid(narrow).draw_as(wall=True)
    assert lines(grid(narrow))[1][:3] == "Jan"


async def test_another_s_date_has_a_star_in_its_overlay_s_colour() -> None:
    async with with_others(WIDE) as shown:
        assert lines(shown)[5][44:65] == "22 23 24 25 26*27 28 "
        assert inks_of(shown, 5, 44 + 12, 44 + 15) == [COLOURS.pink, COLOURS.pink, COLOURS.pink]
        assert inks_of(shown, 3, 44 + 15, 44 + 18) == [COLOURS.amber, COLOURS.amber, COLOURS.amber]


async def test_a_day_with_both_keeps_the_event_s_mark_and_has_its_number_in_the_overlay_s_colour() -> None:
    async with with_others(WIDE) as shown:
        assert lines(shown)[3][44 + 12 : 44 + 15] == "12●"
        assert inks_of(shown, 3, 44 + 12, 44 + 15) == [COLOURS.pink, COLOURS.pink, COLOURS.sky]


async def test_the_end_of_a_call_for_papers_is_marked_where_there_is_nothing_else() -> None:
    async with with_others(WIDE) as shown:
        assert lines(shown)[4][44 + 9 : 44 + 12] == "18◆"
        assert inks_of(shown, 4, 44 + 11, 44 + 12) == [COLOURS.amber]


async def test_the_wall_planner_has_others_dates_beside_events_too() -> None:
    async with with_others(NARROW) as shown:
        march = lines(shown)[3]
        assert march[4 + 11 * 2 : 4 + 14 * 2] == "*● * *"
        assert (march[4 + 17 * 2 + 1], march[4 + 25 * 2 + 1]) == ("◆", "*")
        assert inks_of(shown, 3, 4 + 22, 4 + 24) == [COLOURS.pink, COLOURS.sky]


async def test_without_colours_another_s_date_is_a_star_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with with_others(NARROW) as shown:
        assert lines(shown)[3][4 + 11 * 2 : 4 + 14 * 2] == "*M * *"


async def test_others_dates_have_twins_in_plain_ascii() -> None:
    async with with_others(NARROW) as shown:
        glyphs.use_ascii(True)
        try:
            march = lines(shown)[3]
        finally:
            glyphs.use_ascii(False)
    assert march.isascii()
    assert (march[4 + 17 * 2 + 1], march[4 + 25 * 2 + 1]) == ("+", "*")


async def test_signs_have_twins_in_plain_ascii(narrow: Pilot[None]) -> None:
    glyphs.use_ascii(True)
    try:
        shown = "".join(lines(grid(narrow)))
    finally:
        glyphs.use_ascii(False)
    assert shown.isascii()


async def test_without_colours_the_mark_is_the_kind_s_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with year_of().run_test(size=NARROW) as pilot:
        await pilot.pause()
        shown = lines(grid(pilot))
    assert shown[3][4 + 11 * 2 + 1] == "M"
    assert shown[4][4 + 14 * 2 + 1] == "c"


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("right", date(2027, 3, 10)),
        ("h", date(2027, 3, 8)),
        ("j", date(2027, 3, 16)),
        ("up", date(2027, 3, 2)),
        ("pagedown", date(2027, 4, 9)),
        ("pageup", date(2027, 2, 9)),
        ("end", date(2027, 3, 31)),
        ("home", date(2027, 3, 1)),
        ("n", date(2027, 3, 12)),
        ("n n", date(2027, 4, 15)),
        ("n n N", date(2027, 3, 12)),
    ],
)
async def test_keys_move_by_days_weeks_and_months(wide: Pilot[None], keys: str, day: date) -> None:
    await wide.press(*keys.split())
    assert grid(wide).day == day
    assert said(wide)[-1] == day


async def test_on_the_wall_planner_up_and_down_are_months(narrow: Pilot[None]) -> None:
    await narrow.press("j")
    assert grid(narrow).day == date(2027, 4, 9)


async def test_another_year_is_asked_for_once_and_the_cursor_goes_on_in_it(wide: Pilot[None]) -> None:
    await wide.press("plus", "right", "plus")
    assert said(wide) == [("year", date(2028, 3, 9)), date(2028, 3, 10), ("year", date(2029, 3, 10))]
    assert grid(wide).day == date(2029, 3, 10)


async def test_back_in_the_year_that_is_shown_nothing_more_is_asked_for(wide: Pilot[None]) -> None:
    await wide.press("plus", "minus", "right")
    assert said(wide) == [("year", date(2028, 3, 9)), TODAY, date(2027, 3, 10)]
    assert "10" in lines(grid(wide))[3]


async def test_forty_months_back_in_one_burst_are_forty(wide: Pilot[None]) -> None:
    for _ in range(40):
        grid(wide).action_months(-1)
    assert grid(wide).day == date(2023, 11, 9)
    assert isinstance(wide.app, Year)
    # A year that the cursor has left behind already does not bring it back.
    wide.app.show(2026)
    assert grid(wide).day == date(2023, 11, 9)
    wide.app.show(2023)
    assert grid(wide).day == date(2023, 11, 9)
    await wide.pause()
    assert [day.year for what, day in (s for s in said(wide) if isinstance(s, tuple))] == [2026, 2025, 2024, 2023]


async def test_a_year_is_shown_with_the_cursor_on_the_day_that_is_given(wide: Pilot[None]) -> None:
    assert isinstance(wide.app, Year)
    wide.app.show(2030, date(2030, 3, 9))
    assert grid(wide).day == date(2030, 3, 9)


async def test_the_first_and_the_last_year_are_the_end(wide: Pilot[None]) -> None:
    grid(wide).go(date(2201, 1, 1))
    grid(wide).go(date(1969, 12, 31))
    await wide.pause()
    assert said(wide) == []


async def test_beyond_the_last_event_the_screen_is_asked(wide: Pilot[None]) -> None:
    await wide.press("n", "n", "n")
    assert said(wide)[-1] == ("start", 1)


async def test_an_event_in_hand_goes_along_and_is_dropped(wide: Pilot[None]) -> None:
    await wide.press("n")
    grid(wide).pick_up(MEETUP)
    await wide.press("j", "right", "enter")
    assert said(wide)[-1] == (1, 8)
    assert grid(wide).carried is None


async def test_both_days_of_a_conference_are_shown_where_it_would_be(narrow: Pilot[None]) -> None:
    grid(narrow).go(date(2027, 4, 16))
    grid(narrow).pick_up(CONFERENCE)
    await narrow.press("down")
    assert lines(grid(narrow))[5][4 + 14 * 2 : 4 + 16 * 2] == " ○ ○"
    await narrow.press("enter")
    assert said(narrow)[-1] == (2, 30)


async def test_escape_leaves_the_event_where_it_was(wide: Pilot[None]) -> None:
    await wide.press("n")
    grid(wide).pick_up(MEETUP)
    await wide.press("j", "escape")
    assert grid(wide).day == date(2027, 3, 12)
    assert grid(wide).carried is None
    assert (1, 7) not in said(wide)


async def test_an_event_dropped_where_it_was_is_not_moved(wide: Pilot[None]) -> None:
    await wide.press("n")
    grid(wide).pick_up(MEETUP)
    await wide.press("right", "left", "enter")
    assert [what for what in said(wide) if isinstance(what, tuple)] == []


def place(pilot: Pilot[None], day: date) -> tuple[int, int]:
    return grid(pilot)._layout.place(day)


async def test_a_click_chooses_a_day(wide: Pilot[None]) -> None:
    await wide.click(YearGrid, offset=place(wide, date(2027, 8, 20)))
    assert grid(wide).day == date(2027, 8, 20)


async def test_a_second_click_opens_the_day(wide: Pilot[None]) -> None:
    await wide.click(YearGrid, offset=place(wide, date(2027, 3, 12)), times=2)
    assert said(wide)[-1] == "picked"


async def test_an_event_is_dragged_from_day_to_day(wide: Pilot[None]) -> None:
    await wide.mouse_down(YearGrid, offset=place(wide, date(2027, 3, 12)))
    await wide.hover(YearGrid, offset=place(wide, date(2027, 3, 17)))
    await wide.mouse_up(YearGrid, offset=place(wide, date(2027, 3, 17)))
    assert said(wide)[-1] == (1, 5)
    assert grid(wide).carried is None


async def test_dragging_an_empty_day_moves_nothing(wide: Pilot[None]) -> None:
    await wide.mouse_down(YearGrid, offset=place(wide, date(2027, 5, 3)))
    await wide.hover(YearGrid, offset=place(wide, date(2027, 5, 6)))
    await wide.mouse_up(YearGrid, offset=place(wide, date(2027, 5, 6)))
    assert said(wide) == [date(2027, 5, 3)]
