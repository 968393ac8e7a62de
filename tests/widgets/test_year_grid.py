"""Moving about in a year, and moving its events."""

from collections.abc import AsyncIterator
from datetime import date, datetime

import pytest
from textual.pilot import Pilot

from eventplanner.domain.events import Event, Kind, Status
from eventplanner.domain.year import draw_year
from eventplanner.i18n import catalogue
from eventplanner.widgets import glyphs
from eventplanner.widgets.year_grid import YearGrid
from widgets.apps import Bench, lines

TODAY = date(2027, 3, 9)
WIDE = (120, 30)
NARROW = (80, 14)


def event(id: int, first: str, last: str = "", **fields: object) -> Event:
    start = datetime.fromisoformat(first)
    known = {"id": id, "version": 1, "uid": f"{id}@x", "sequence": 0, "created_at": start, "updated_at": start}
    values = {"title": f"Event {id}", "start": start, "end": datetime.fromisoformat(last or first), "all_day": True}
    return Event(**(known | values | fields))  # type: ignore[arg-type]


MEETUP = event(1, "2027-03-12", status=Status.CONFIRMED)
CONFERENCE = event(2, "2027-04-15", "2027-04-16", kind=Kind.CONFERENCE)


class Grid(Bench):
    """A year with two events, and what was done to it."""

    def __init__(self) -> None:
        self.grid = YearGrid(TODAY)
        super().__init__(self.grid)
        self.said: list[object] = []

    def on_mount(self) -> None:
        self.show(2027)
        self.grid.focus()

    def show(self, year: int) -> None:
        self.grid.show(draw_year(year, [MEETUP, CONFERENCE], 10), TODAY)

    def on_year_grid_chosen(self, message: YearGrid.Chosen) -> None:
        self.said.append(message.day)

    def on_year_grid_moved(self, message: YearGrid.Moved) -> None:
        self.said.append((message.event.id, message.days))

    def on_year_grid_year_wanted(self, message: YearGrid.YearWanted) -> None:
        self.said.append(("year", message.day))

    def on_year_grid_start_wanted(self, message: YearGrid.StartWanted) -> None:
        self.said.append(("start", message.step))

    def on_year_grid_picked(self) -> None:
        self.said.append("picked")


@pytest.fixture
async def wide() -> AsyncIterator[Pilot[None]]:
    async with Grid().run_test(size=WIDE) as pilot:
        await pilot.pause()
        yield pilot


@pytest.fixture
async def narrow() -> AsyncIterator[Pilot[None]]:
    async with Grid().run_test(size=NARROW) as pilot:
        await pilot.pause()
        yield pilot


def grid(pilot: Pilot[None]) -> YearGrid:
    return pilot.app.query_one(YearGrid)


def said(pilot: Pilot[None]) -> list[object]:
    assert isinstance(pilot.app, Grid)
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


async def test_v_switches_at_any_size(narrow: Pilot[None]) -> None:
    grid(narrow).switch()
    assert "January" in lines(grid(narrow))[0]
    grid(narrow).switch()
    assert lines(grid(narrow))[1][:3] == "Jan"


async def test_signs_have_twins_in_plain_ascii(narrow: Pilot[None]) -> None:
    glyphs.use_ascii(True)
    try:
        shown = "".join(lines(grid(narrow)))
    finally:
        glyphs.use_ascii(False)
    assert shown.isascii()


async def test_without_colours_the_mark_is_the_kind_s_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with Grid().run_test(size=NARROW) as pilot:
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


async def test_another_year_is_asked_for(wide: Pilot[None]) -> None:
    await wide.press("plus", "minus")
    assert said(wide) == [("year", date(2028, 3, 9)), ("year", date(2026, 3, 9))]


async def test_a_year_is_shown_with_the_cursor_on_the_same_day(wide: Pilot[None]) -> None:
    assert isinstance(wide.app, Grid)
    wide.app.show(2030)
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
