"""The tasks on the page of today, as they are used."""

from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

import app_kit
from app_kit import NARROW, WIDE, page_at, page_of, press, settle
from eventplanner.domain.records.lines import SaidLine
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.i18n.vocabulary import choices
from eventplanner.screens.home.page import HomeScreen
from eventplanner.screens.tasks.page import TasksScreen
from eventplanner.screens.tasks.tab import EventTasksScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.needs import NeedList
from screens.plans import plan


def add(planner: Planner, *lines: str) -> None:
    event = events.everything(planner)[0]
    for line in lines:
        texts = TASK.texts_of(SaidLine(line, planner.today(), choices))
        records.create(planner, TASK, records.read(planner, TASK, texts, TASK.blank(event.id)))


@pytest.fixture
def busy(planner: Planner) -> Planner:
    """An event that lacks nothing, with tasks."""
    plan(planner, ["DevConf 15-16 jul @Teatro #conference ~400 +ana !confirmed"])
    add(planner, "Sign the contract 2027-03-06 +ana #venue", "Invite speakers 2027-03-09 +leo", "Print 2027-03-12 +leo")
    add(planner, *(f"Later {n} T-7 +ana" for n in range(5)))
    return planner


def opened(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, HomeScreen, size=size)


def page(pilot: Pilot[None]) -> HomeScreen:
    return page_of(pilot, HomeScreen)


def rows(pilot: Pilot[None]) -> list[str]:
    return app_kit.rows(page(pilot).query_one(NeedList))


def titles(planner: Planner) -> list[str]:
    return [task.title for task in tasks.of_event(planner, events.everything(planner)[0].id) if task.is_open]


async def go_to(pilot: Pilot[None], title: str) -> None:
    page(pilot).listed.focus()
    await settle(pilot)
    for _step in range(20):
        if (further := page(pilot).events.further) and further.title == title:
            return
        await press(pilot, "j")
    raise AssertionError(rows(pilot))


async def test_the_first_tasks_of_each_group_are_told_and_how_many_more_there_are(busy: Planner) -> None:
    async with opened(busy, (120, 50)) as pilot:
        found = rows(pilot)
        start = found.index("OVERDUE TASKS 1")
        assert found[start : start + 11] == [
            "OVERDUE TASKS 1",
            "! 3 d ago Sign the contract DevConf · ana",
            "TASKS OF TODAY 1",
            "► today Invite speakers DevConf · leo",
            "TASKS OF THIS WEEK 1",
            "○ Fri 12 Mar Print DevConf · leo",
            "LATER TASKS 5",
            "○ Thu 8 Jul Later 0 DevConf · ana",
            "○ Thu 8 Jul Later 1 DevConf · ana",
            "○ Thu 8 Jul Later 2 DevConf · ana",
            "· and 2 more all of them: g w",
        ]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_x_ticks_the_task_under_the_cursor(busy: Planner, size: tuple[int, int]) -> None:
    async with opened(busy, size) as pilot:
        await go_to(pilot, "Sign the contract")
        await press(pilot, "x")
        assert "Sign the contract" not in titles(busy)
        assert not any("Sign the contract" in row for row in rows(pilot))
        await press(pilot, "u")
        assert "Sign the contract" in titles(busy)


async def test_s_puts_a_task_off_and_it_is_gone_from_here(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await go_to(pilot, "Invite speakers")
        await press(pilot, "s")
        page(pilot).query_one(QuickInput).text = "12 mar"
        await press(pilot, "enter")
        assert not any("Invite speakers" in row for row in rows(pilot))
        assert "Invite speakers" in titles(busy)


async def test_enter_opens_the_tasks_of_its_event_and_the_last_line_all_tasks(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await go_to(pilot, "Invite speakers")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EventTasksScreen)
        await press(pilot, "escape")
        await go_to(pilot, "and 2 more")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TasksScreen)


async def test_only_one_persons_tasks_are_told_if_somebody_picks_her(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "f", "j", "j", "enter")
        assert not any("ana" in row for row in rows(pilot) if "Later" in row or "contract" in row)
        assert any("Invite speakers" in row for row in rows(pilot))


async def test_the_detail_tells_of_the_task(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await go_to(pilot, "Sign the contract")
        widget = page(pilot).query_one("#need-panel Detail", Detail)
        lines = [widget.render_line(y).text.rstrip() for y in range(3)]
        assert lines == ["Sign the contract", "DevConf", "! 3 d late · to do"]
        assert str(page(pilot).query_one("#need-panel").border_title) == "Task"


async def test_a_task_that_a_colleague_adds_appears(busy: Planner) -> None:
    async with opened(busy, (120, 50)) as pilot:
        add(busy, "Call the mayor 2027-03-08")
        await page(pilot).desk.look()
        await settle(pilot)
        assert any("Call the mayor" in row for row in rows(pilot))
