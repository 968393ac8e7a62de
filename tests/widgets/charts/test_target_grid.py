"""The grid of targets."""

from collections.abc import Sequence
from datetime import date

import pytest

from eventplanner.domain.events.events import EventKind
from eventplanner.domain.planning.targets import Progress
from eventplanner.widgets.charts.target_grid import TargetGrid
from widgets.apps import Bench, lines

TODAY = date(2027, 5, 4)
FOUND = [
    Progress(EventKind.MEETUP, 1, 3, 3, 2),
    Progress(EventKind.MEETUP, 2, 4, 2, 1),
    Progress(EventKind.MEETUP, 3, 4, 2, 0),
    Progress(EventKind.TALK, 2, None, 2, 1),
]
TYPICAL = (80, 21)


class Heard(Bench):
    """Keeps what was entered."""

    def __init__(self, widget: TargetGrid) -> None:
        super().__init__(widget)
        self.entered: list[tuple[EventKind, int, int | None]] = []
        self.refused = 0

    def on_target_grid_entered(self, message: TargetGrid.Entered) -> None:
        self.entered.append((message.kind, message.quarter, message.events))

    def on_target_grid_typing(self) -> None:
        self.refused += 1


async def typed(*keys: str, found: Sequence[Progress] = FOUND, locked: bool = False) -> Heard:
    grid = TargetGrid()
    grid.locked = locked
    app = Heard(grid)
    async with app.run_test(size=TYPICAL) as pilot:
        grid.show(2027, found, TODAY)
        grid.focus()
        await pilot.press(*keys)
        await pilot.pause()
    return app


async def test_a_cell_says_what_is_done_planned_and_aimed_at_and_below_it_what_is_missing() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=TYPICAL) as pilot:
        grid.show(2027, FOUND, TODAY)
        await pilot.pause()
        shown = lines(grid)
        assert shown[0].split() == "done/planned Q1 Jan–Mar Q2 Apr–Jun Q3 Jul–Sep Q4 Oct–Dec 2027".split()
        assert shown[1].split() == "Meetup 2/3 of 3 1/2 of 4 0/2 of 4 · 3/7 of 11".split()
        assert shown[2].split() == "▲ 1 missed ▲ 2 to plan 2 to plan ▲ 5 missing".split()


async def test_all_kinds_have_a_row_and_all_of_them_one_of_sums() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=TYPICAL) as pilot:
        grid.show(2027, FOUND, TODAY)
        await pilot.pause()
        named = [line[:10].rstrip() for line in lines(grid)[1:-2:2]]
        assert named == [
            "Meetup",
            "Workshop",
            "Webinar",
            "Conference",
            "Hackathon",
            "Talk",
            "Community",
            "Internal",
            "All kinds",
        ]
        assert lines(grid)[17].split() == "All kinds 2/3 of 3 2/4 of 4 0/2 of 4 · 4/9 of 11".split()


async def test_where_there_is_little_room_a_sign_in_the_cell_says_what_is_behind() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=(80, 14)) as pilot:
        grid.show(2027, FOUND, TODAY)
        await pilot.pause()
        assert lines(grid)[1].split() == "Meetup ▲2/3 of 3 ▲1/2 of 4 0/2 of 4 · ▲3/7 of 11".split()
        assert lines(grid)[2].startswith("Workshop")


async def test_a_bar_has_the_scale_of_the_target() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=(120, 40)) as pilot:
        grid.show(2027, FOUND, TODAY)
        await pilot.pause()
        assert "1/2 of 4 ━━━━····" in lines(grid)[1]


async def test_the_cell_under_the_cursor_is_told_in_words() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=TYPICAL) as pilot:
        grid.show(2027, FOUND, TODAY)
        grid.focus()
        await pilot.press("l")
        assert lines(grid)[-2:] == [
            "Meetup · Q2 2027 · target 4 · planned 2 · done 1 ▲ 2 to plan",
            "Meetup · 2027 · target 11 · planned 7 · done 3",
        ]
        await pilot.press("end", "k", "k")
        assert lines(grid)[-2] == "Talk · Q2 2027 · no target · planned 2 · done 1"


async def test_the_cursor_stays_within_kinds_and_quarters() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=TYPICAL) as pilot:
        grid.show(2027, FOUND, TODAY)
        grid.focus()
        await pilot.press("up", "h")
        assert grid.chosen == (EventKind.MEETUP, 1)
        await pilot.press("G", "j", "l", "l", "l", "right")
        assert grid.chosen == (EventKind.INTERNAL, 4)


@pytest.mark.parametrize(
    ("keys", "entered"),
    [
        (["1", "2", "enter"], [(EventKind.MEETUP, 1, 12)]),
        (["1", "2", "backspace", "enter"], [(EventKind.MEETUP, 1, 1)]),
        (["1", "2", "3", "4", "enter"], [(EventKind.MEETUP, 1, 123)]),
        (["7", "backspace", "enter"], [(EventKind.MEETUP, 1, None)]),
        (["7", "escape"], []),
        (["3", "enter"], []),
        (["5", "right", "6", "down"], [(EventKind.MEETUP, 1, 5), (EventKind.MEETUP, 2, 6)]),
        (["5", "j", "x", "enter"], [(EventKind.MEETUP, 1, 5)]),
    ],
)
async def test_a_number_is_typed_in_its_cell(keys: list[str], entered: list[tuple[EventKind, int, int | None]]) -> None:
    assert (await typed(*keys)).entered == entered


async def test_what_is_typed_stands_in_the_cell_until_it_is_set() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=TYPICAL) as pilot:
        grid.show(2027, FOUND, TODAY)
        grid.focus()
        await pilot.press("4", "2")
        assert lines(grid)[1].split()[1] == "42▌"


async def test_where_nothing_may_be_set_nothing_is_typed() -> None:
    app = await typed("4", "enter", locked=True)
    assert (app.entered, app.refused) == ([], 1)


async def test_a_click_goes_to_its_cell() -> None:
    grid = TargetGrid()
    async with Bench(grid).run_test(size=TYPICAL) as pilot:
        grid.show(2027, FOUND, TODAY)
        await pilot.click(grid, offset=(33, 11))
        assert grid.chosen == (EventKind.TALK, 2)
        await pilot.click(grid, offset=(70, 11))
        await pilot.click(grid, offset=(3, 3))
        assert grid.chosen == (EventKind.TALK, 2)
