"""The page of targets, as it is used."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from app_kit import NARROW, WIDE, drawn, page_at, press, settle
from eventplanner.domain.events.events import EventDraft, EventKind
from eventplanner.screens.planning.targets import TargetsScreen
from eventplanner.screens.year.page import YearScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.planning import targets
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.charts.target_grid import TargetGrid


def opened(planner: Planner, size: tuple[int, int] = NARROW) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, TargetsScreen, size=size)


def shown(pilot: Pilot[None]) -> list[str]:
    return [" ".join(line.split()) for line in drawn(pilot.app.screen.query_one(TargetGrid))]


def aims(planner: Planner, year: int = 2027) -> dict[tuple[EventKind, int], int | None]:
    return {(each.kind, each.quarter): each.target for each in targets.of_year(planner, year)}


async def test_one_more_and_one_less(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "j", "l", "plus", "plus", "plus", "minus")
        assert aims(planner) == {(EventKind.WORKSHOP, 2): 2}
        assert shown(pilot)[3] == "Workshop · 0/0 of 2 · · 0/0 of 2 ···"
        assert shown(pilot)[4] == "2 to plan 2 missing"


async def test_the_year_is_the_one_that_was_looked_at(planner: Planner) -> None:
    async with page_at(planner, YearScreen, size=NARROW) as pilot:
        await press(pilot, "plus", "g", "t", "1", "enter")
        assert (aims(planner), aims(planner, 2028)) == ({}, {(EventKind.MEETUP, 1): 1})


async def test_a_number_that_is_typed_is_set(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "1", "2", "enter")
        assert aims(planner) == {(EventKind.MEETUP, 1): 12}
        await press(pilot, "enter", "backspace", "enter")
        assert aims(planner) == {(EventKind.MEETUP, 1): 1}


async def test_esc_leaves_the_number_before_it_leaves_the_page(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "5", "escape")
        assert isinstance(pilot.app.screen, TargetsScreen)
        assert aims(planner) == {}
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, TargetsScreen)


async def test_a_target_is_taken_away_and_brought_back(planner: Planner) -> None:
    targets.set_targets(planner, 2027, {(EventKind.MEETUP, 1): 3})
    async with opened(planner) as pilot:
        await press(pilot, "d")
        assert aims(planner) == {}
        await press(pilot, "u")
        assert aims(planner) == {(EventKind.MEETUP, 1): 3}
        assert shown(pilot)[1] == "Meetup 0/0 of 3 · · · 0/0 of 3 ···"


async def test_other_years_have_their_own(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "greater_than_sign", "4", "enter", "pageup", "pageup")
        assert (aims(planner), aims(planner, 2028)) == ({}, {(EventKind.MEETUP, 1): 4})
        assert shown(pilot)[0].endswith("2026")


async def test_what_is_planned_elsewhere_counts_at_once(planner: Planner) -> None:
    targets.set_targets(planner, 2027, {(EventKind.MEETUP, 1): 1})
    async with opened(planner, WIDE) as pilot:
        assert shown(pilot)[2] == "▲ 1 to plan ▲ 1 missing"
        start = datetime(2027, 3, 18, 18)
        draft = EventDraft(title="Meetup", start=start, end=start + timedelta(hours=2), timezone="America/Santiago")
        events.create(planner, draft)
        await pilot.app.screen.desk.look()  # type: ignore[attr-defined]
        await settle(pilot)
        assert shown(pilot)[1].startswith("Meetup 0/1 of 1 ━")
        assert shown(pilot)[2] == ""


async def test_who_may_only_look_sets_nothing(planner: Planner, path: Path) -> None:
    targets.set_targets(planner, 2027, {(EventKind.MEETUP, 1): 3})
    store = Store(path, read_only=True)
    async with opened(Planner(store, "ana", planner.now)) as pilot:
        await press(pilot, "plus", "d", "4", "enter", "u")
        assert aims(planner) == {(EventKind.MEETUP, 1): 3}
    store.close()


async def test_all_of_it_is_there_on_a_small_terminal(planner: Planner) -> None:
    targets.set_targets(planner, 2027, {(EventKind.INTERNAL, 4): 3})
    async with opened(planner, NARROW) as pilot:
        lines = shown(pilot)
        assert lines[15:17] == ["Internal · · · 0/0 of 3 0/0 of 3 ···", "3 to plan 3 missing"]
        assert lines[17:19] == [
            "All kinds · · · 0/0 of 3 0/0 of 3 ···",
            "3 to plan 3 missing",
        ]
        assert lines[19:] == [
            "Meetup · Q1 2027 · no target · planned 0 · done 0",
            "Meetup · 2027 · no target · planned 0 · done 0",
        ]
