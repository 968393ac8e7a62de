"""Whatever stands in a plan, no screen obeys it: every widget of every screen is walked."""

import re
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eventplanner.app import EventPlanner
from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft
from eventplanner.screens.base.page import Page
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from screens.terminal import Terminal, arguments

ATTACKS = (
    "[@click=app.quit]x[/]",
    "[/]",
    "a[b]c[bold red]d",
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;aGFja2Vk\x07",
    "\x9b31m\x9d0;title\x9c",
    "bell\x07 back\x08 del\x7f",
    "over\u202eride\u2066d",
)
TITLE = "Evil " + " ".join(ATTACKS)
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WAYS = {
    "home": (),
    "home detail": ("z",),
    "year": ("2",),
    "year on the day": ("2", "t"),
    "events": ("3",),
    "events detail": ("3", "z"),
    "the form": ("3", "enter"),
    "history": ("semicolon",),
    "settings": ("comma",),
    "palette": ("3", "colon"),
    "help": ("3", "question_mark"),
}

SEEN = (
    ("3", "─ Detail ─"),
    ("z", "people  who"),
    (";", "─ Who changed what ─"),
    ("1", "─ What needs you ─"),
    ("2", "─ Agenda ─"),
    ("3", "people  who"),
    ("\r", "Overview    Tasks"),
)
"""A key in a terminal, and what it shows."""


def spoil(path: Path, now: datetime) -> None:
    """Write into the file what no door lets in, as an older version or a stranger might have."""
    with sqlite3.connect(path) as connection:
        for column in ("title", "venue", "lead", "series", "audience", "goal", "notes"):
            connection.execute(f"UPDATE event SET {column} = ?", (TITLE,))
        connection.execute("UPDATE journal SET actor = ?, label = ?", (TITLE, Message(TITLE, {"a": TITLE}).to_json()))
        connection.execute("UPDATE journal_entry SET after = replace(after, 'Meetup', ?)", ("[@click=app.quit]x[/]",))
    connection.close()


@pytest.fixture
def spoilt(planner: Planner, path: Path) -> Planner:
    """Ten events from today on, all of them hostile."""
    today = datetime.combine(planner.today(), datetime.min.time())
    for day in range(10):
        start = today + timedelta(days=day, hours=18)
        events.create(planner, EventDraft(title="Meetup", start=start, end=start + timedelta(hours=2)))
    spoil(path, today)
    return planner


async def settled(pilot: Pilot[None]) -> None:
    """Not those that wait for an answer."""
    reading = [worker for worker in pilot.app.workers if worker.group in {"load", "detail"}]
    if reading:
        await pilot.app.workers.wait_for_complete(reading)
    await pilot.pause()
    await pilot.pause()


def look(app: EventPlanner) -> None:
    """Every cell of the screen, with what a click on it would do."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert not UNSAFE.search(segment.text), segment.text
            assert segment.style is None or "app.quit" not in str(segment.style.meta)
    for widget in app.screen.walk_children(with_self=True):
        for title in (widget._border_title, widget._border_subtitle):
            assert title is None or not UNSAFE.search(title.plain)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("way", WAYS)
async def test_no_screen_obeys_what_stands_in_the_plan(spoilt: Planner, way: str, size: tuple[int, int]) -> None:
    app = EventPlanner(spoilt, warm=False)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in WAYS[way]:
            await pilot.press(key)
            await settled(pilot)
        look(app)
    assert app._exception is None


async def test_what_is_markup_elsewhere_is_read_as_it_was_written(planner: Planner) -> None:
    start = datetime.combine(planner.today(), datetime.min.time()) + timedelta(days=1, hours=18)
    events.create(
        planner, EventDraft(title="a[b]c [/] [@click=app.quit]x[/]", start=start, end=start + timedelta(hours=1))
    )
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("3")
        await settled(pilot)
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "a[b]c [/] [@click=app.quit]x[/]" in shown


@pytest.mark.parametrize("attack", ATTACKS)
async def test_a_toast_is_plain_text(planner: Planner, attack: str) -> None:
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Page)
        app.screen.tell(attack)
        app.screen.complain(FileProblem(Message("{x}", {"x": attack})))
        app.notify(attack, title=attack, markup=True)
        await pilot.pause()
        look(app)


def test_what_reaches_a_terminal_are_the_apps_own_sequences(
    at: Callable[..., Planner], spoilt: Planner, path: Path
) -> None:
    with Terminal(arguments(path)) as terminal:
        terminal.until("Evil")
        for keys, shown in SEEN:
            terminal.press(keys, shown)
        # The shape of the mouse pointer is the app's own.
        written = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", terminal.written)
        assert b"\x1b]" not in written
        assert b"\x07" not in written
        assert not re.search("[\x80-\x9f\u202e\u2066]", written.decode("utf-8", "replace"))
        assert terminal.process.poll() is None
