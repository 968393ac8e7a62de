"""A file that takes its time: no key waits for it, and none is lost or goes astray."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot

from app_kit import press, settle
from conftest import NOW
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.kinds import write
from eventplanner.services.records import records
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.cell_input import CellInput
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, plan, titles

T = TypeVar("T")


class SlowStore(Store):
    """Answers in its own time: while it is stuck whoever asks it waits."""

    gate: threading.Event

    def __init__(self, path: Path) -> None:
        self.gate = threading.Event()
        self.gate.set()
        super().__init__(path, now=lambda: NOW.replace(tzinfo=None))

    def read(self, sql: str, **params: Any) -> list[dict[str, Any]]:
        self.gate.wait()
        return super().read(sql, **params)

    def cached(self, name: str, read: Callable[[], T]) -> T:
        self.gate.wait()
        return super().cached(name, read)

    def touched(self) -> bool:
        self.gate.wait()
        return super().touched()

    @contextmanager
    def stuck(self) -> Iterator[None]:
        """The disk does not answer."""
        self.gate.clear()
        try:
            yield
        finally:
            self.gate.set()


@pytest.fixture
def store(path: Path) -> Iterator[SlowStore]:
    slow = SlowStore(path)
    yield slow
    slow.close()


@pytest.fixture
def planner(store: SlowStore) -> Planner:
    return Planner(store, "ana", lambda: NOW)


def seen(pilot: Pilot[None]) -> str:
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in row).rstrip() for row in rows)


def typed(pilot: Pilot[None]) -> str | None:
    """What stands in the line at the foot; None where none is open."""
    return next((field.value for field in pilot.app.screen.query_one(Asking).query(LineInput)), None)


def painted_at_cursor(pilot: Pilot[None]) -> list[str]:
    """The rows that are painted as the one under the cursor."""
    listed = pilot.app.screen.query_one(RecordList)
    rows = [listed.render_line(y) for y in range(listed.size.height)]
    return [row.text.strip() for row in rows if all(part.style and part.style.bold for part in row)]


async def types(pilot: Pilot[None], text: str) -> None:
    """One key after the other, without waiting for what comes of it."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))


async def test_a_letter_is_painted_while_the_file_does_not_answer(store: SlowStore, planner: Planner) -> None:
    plan(planner, ["Meetup Rust 2 jun 2027 18:30 @Sede"])
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        with store.stuck():
            await types(pilot, "Charla 2 jun 2027 18:30")
            assert typed(pilot) == "Charla 2 jun 2027 18:30"
            assert "Charla 2 jun 2027 18:30" in seen(pilot)
            assert "Wed 2 Jun" not in seen(pilot).splitlines()[-2]
        await settle(pilot)
        assert "Wed 2 Jun 2027" in seen(pilot)


async def test_the_echo_stays_until_there_is_a_newer_one(store: SlowStore, planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a", *"Uno")
        with store.stuck():
            await types(pilot, " 2 jun 2027")
            # What needs no file is told at once; the day waits for its clashes, and nothing is blank meanwhile.
            stays = str(pilot.app.screen.query_one(".echo").render())
            assert stays.startswith("→ “Uno")
            assert "no date yet" in stays
        await settle(pilot)
        assert "2 Jun 2027" in str(pilot.app.screen.query_one(".echo").render())


async def test_arrows_of_a_list_are_painted_while_the_file_does_not_answer(store: SlowStore, planner: Planner) -> None:
    plan(planner, [f"E{n:03} {n % 28 + 1} {month} 2027" for month in ("jun", "jul") for n in range(60)])
    async with events_page(planner) as pilot:
        await press(pilot, "home")
        first = painted_at_cursor(pilot)
        with store.stuck():
            await pilot.press("down", "down")
            (third,) = painted_at_cursor(pilot)
            await pilot.press("up", "up")
            assert painted_at_cursor(pilot) == first
        assert third != first[0]


async def test_rows_that_are_not_read_yet_are_blank_and_come_when_the_file_answers(
    store: SlowStore, planner: Planner
) -> None:
    months = ("apr", "may", "jun", "jul", "aug", "sep", "oct", "nov")
    plan(planner, [f"E{n:03} {n % 28 + 1} {month} 2027" for month in months for n in range(56)])
    async with events_page(planner) as pilot:
        listed = pilot.app.screen.query_one(RecordList)
        await press(pilot, "home")
        with store.stuck():
            listed.cursor = 250
            await pilot.pause()
            assert (listed.record, painted_at_cursor(pilot)) == (None, [""])
        await settle(pilot)
        assert listed.record == events.listing(planner)[250]
        assert painted_at_cursor(pilot) != [""]


async def test_what_is_typed_behind_enter_waits_and_comes_in_its_order(store: SlowStore, planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a", *"Uno", "space", *"2", "space", *"jun", "space", *"2027")
        with store.stuck():
            await pilot.press("enter", "a", "D", "o", "s")
            assert typed(pilot) == "Uno 2 jun 2027"
        await settle(pilot)
        assert typed(pilot) == "Dos"
        await press(pilot, "enter")
        assert titles(planner) == ["Uno", "Dos"]


async def test_what_is_typed_behind_enter_goes_to_a_line_that_is_refused(store: SlowStore, planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, "2 jun 2027 18:30")
        with store.stuck():
            await pilot.press("enter")
            await types(pilot, " Charla")
            assert typed(pilot) == "2 jun 2027 18:30"
        await settle(pilot)
        assert typed(pilot) == "2 jun 2027 18:30 Charla"
        await press(pilot, "enter")
        assert titles(planner) == ["Charla"]


async def test_a_form_opens_once_its_texts_are_read(store: SlowStore, planner: Planner) -> None:
    plan(planner, ["DevConf 15-16 jun 2027 @Teatro"])
    event = events.everything(planner)[0]
    for title in ("First", "Second"):
        write(planner, TASK, records.read(planner, TASK, {"title": title}, TASK.blank(event.id)))
    async with events_page(planner) as pilot:
        await pilot.app.run_action(f"open('event_tasks', {event.id})")
        await settle(pilot)
        page = pilot.app.screen
        await press(pilot, "home")
        with store.stuck():
            await pilot.press("e")
            assert pilot.app.screen is page
        await settle(pilot)
        assert pilot.app.screen.query_one(Form).texts()["title"] == "First"


async def test_all_rows_are_marked_before_the_key_behind_acts_on_them(store: SlowStore, planner: Planner) -> None:
    plan(planner, ["Uno 2 jun 2027", "Dos 3 jun 2027", "Tres 4 jun 2027"])
    async with events_page(planner) as pilot:
        with store.stuck():
            await pilot.press("V")
            await pilot.press("d")
        await settle(pilot)
        assert titles(planner) == []


async def test_what_another_session_writes_is_told_once_the_file_answers(
    store: SlowStore, planner: Planner, at: Callable[..., Planner]
) -> None:
    async with events_page(planner) as pilot:
        plan(at("leo"), ["Uno 2 jun 2027"])
        with store.stuck():
            looks = [asyncio.create_task(pilot.app.desk.look()) for _time in range(3)]
            await pilot.press("a", "x")
            assert typed(pilot) == "x"
        await asyncio.gather(*looks)
        await settle(pilot)
        assert "Uno" in seen(pilot)


async def test_what_is_typed_while_a_cell_is_opened_is_written_in_it(store: SlowStore, planner: Planner) -> None:
    plan(planner, ["DevConf 15-16 jun 2027 @Teatro"])
    event = events.everything(planner)[0]
    said = {"name": "Pizza", "amount": "300.000"}
    write(planner, BUDGET_LINE, records.read(planner, BUDGET_LINE, said, BUDGET_LINE.blank(event.id)))
    async with events_page(planner) as pilot:
        await pilot.app.run_action(f"open('event_budget', {event.id})")
        await settle(pilot)
        with store.stuck():
            await pilot.press("e", "4", "0", "0", "0")
            assert not pilot.app.screen.query(CellInput)
        await settle(pilot)
        assert pilot.app.screen.query_one(CellInput).value == "4000"
        with store.stuck():
            await pilot.press("enter", "a", "x")
            assert pilot.app.screen.query_one(CellInput).value == "4000"
        await settle(pilot)
        (line,) = records.every(planner, BUDGET_LINE)
        assert (line.amount, typed(pilot)) == (4_000, "x")
