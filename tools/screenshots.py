"""Takes the pictures of the documentation from the app itself, on the sample year; the same plan gives the same bytes."""

import asyncio
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
NOW = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)
WHO = "ana"
WIDE, NARROW = (120, 40), (80, 24)


@dataclass(frozen=True)
class Picture:
    """One screen, and the keys that lead to it."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    language: str = "en"
    theme: str = "dark"
    colour: bool = True
    ascii: bool = False
    empty: bool = False
    """On a plan without events."""


def typed(text: str) -> tuple[str, ...]:
    """The keys that write a text."""
    return tuple("space" if character == " " else character for character in text)


LINE = {
    "en": "Rust workshop Friday 18:30-21:00 @Sede Providencia #rust ~40 +Sol Araya",
    "es": "Taller Rust viernes 18:30-21:00 @Sede Providencia #rust ~40 +Sol Araya",
}
SERIES = {"en": "Rust Andino: first Tuesday of each month 19:00-21:00, April to November @HQ #meetup ~40 +Sol Araya"}
WISH = {"en": "Thursday evening in September #workshop"}
DEVCONF = ("3", "slash", *typed("devconf"), "enter", "enter")
TABS = ("event", "event-tasks", "event-logistics", "event-budget", "event-people", "event-decisions", "event-numbers")


def _tab(n: int) -> tuple[str, ...]:
    """The keys that lead to a tab of the conference; on its budget to the line that is over."""
    down = ("down",) * 6 if TABS[n] == "event-budget" else ()
    return (*DEVCONF, *["greater_than_sign"] * n, *down)


UNFINISHED = {
    "en": ("Talk: first steps in open source 4 Mar 2027 12:00-13:00 @Campus Norte ~80 +Sol Araya",
           "Workshop: Rust for beginners 19 Mar 2027 15:00-18:00 ~40"),
    "es": ("Charla: primeros pasos en código abierto 4 mar 2027 12:00-13:00 @Campus Norte ~80 +Sol Araya",
           "Taller: Rust para principiantes 19 mar 2027 15:00-18:00 ~40"),
}  # fmt: skip
"""What needs somebody beside the sample year, so that there is something to see."""
PLANNED = (
    Picture("home"),
    Picture("home-narrow", size=NARROW),
    Picture("home-es", language="es"),
    Picture("year", ("2",)),
    Picture("year-narrow", ("2",), size=NARROW, language="es"),
    Picture("year-month", ("2", "right", "right", "v", "v")),
    Picture("overlays", ("2", "g", "o", "down")),
    Picture("series-dates", ("2", "g", "r", "a", *typed(SERIES["en"]), "enter", "down", "down", "down")),
    Picture("clashes", ("2", "g", "c", "down", "down")),
    Picture("clashes-narrow", ("2", "g", "c", "down"), size=NARROW, language="es"),
    Picture("find-date", ("2", "g", "f", *typed(WISH["en"]), "enter")),
    Picture("targets", ("2", "g", "t")),
    Picture("next-year", ("2", "g", "n")),
    Picture("events", ("3",)),
    Picture("events-narrow", ("3",), size=NARROW),
    *(Picture(name, _tab(n)) for n, name in enumerate(TABS)),
    *(Picture(f"{name}-narrow", _tab(n), size=NARROW, language="es") for n, name in enumerate(TABS)),
    Picture("budget", ("4",)),
    Picture("budget-narrow", ("4",), size=NARROW, language="es"),
    Picture("budget-what-if", ("4", "greater_than_sign", *["down"] * 5, "w", *typed("drop"))),
    Picture("budget-due", ("4", *["greater_than_sign"] * 7), size=NARROW, language="es"),
    Picture("board", ("3", "v")),
    Picture("board-narrow", ("3", "v"), size=NARROW, language="es"),
    Picture("tasks", ("g", "w")),
    Picture("checklist", (*DEVCONF, "greater_than_sign", "C")),
    Picture("people", ("g", "p")),
    Picture("venues", ("g", "v")),
    Picture("event-form", ("3", "e")),
    Picture("event-form-narrow", ("3", "e"), size=NARROW, language="es"),
    Picture("quick-line", ("3", "a", *typed(LINE["en"]))),
    Picture("quick-line-es", ("a", *typed(LINE["es"])), size=NARROW, language="es"),
    Picture("export", ("3", "E")),
    Picture("history", ("semicolon",)),
    Picture("settings", ("comma",)),
    Picture("keys", ("3", "question_mark")),
    Picture("first-run", size=NARROW, empty=True),
    Picture("year-light", ("2",), theme="light"),
    Picture("home-ascii", size=NARROW, colour=False, ascii=True),
)


def main(folder: Path = PICTURES, planned: tuple[Picture, ...] = PLANNED) -> None:
    """Take each picture, and drop those that are not planned any more."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in {path.stem for path in folder.glob("*.svg")} - {each.name for each in PLANNED}:
        (folder / f"{old}.svg").unlink()
    for picture in planned:
        (folder / f"{picture.name}.svg").write_text(take(picture), encoding="utf-8")


def take(picture: Picture) -> str:
    """The SVG of one picture."""
    before, here = dict(os.environ), Path.cwd()
    with tempfile.TemporaryDirectory() as home:
        try:
            _settle_in(home, colour=picture.colour)
            return _neutral(asyncio.run(_shot(picture)))
        finally:
            os.chdir(here)
            os.environ.clear()
            os.environ.update(before)
            time.tzset()


def _settle_in(home: str, *, colour: bool) -> None:
    """Nobody's home, a zone, and a terminal that does nothing by itself."""
    os.chdir(home)
    for name in [name for name in os.environ if name.startswith(("XDG_", "LC_", "EVENTPLANNER_", "SSH_", "TEXTUAL"))]:
        del os.environ[name]
    os.environ.pop("NO_COLOR", None)
    os.environ |= {"HOME": home, "TZ": "America/Santiago", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
    if not colour:
        os.environ["NO_COLOR"] = "1"
    time.tzset()


async def _shot(picture: Picture) -> str:
    # Here because Textual reads the environment when it is imported.
    from textual.widgets import Input

    from eventplanner.app import EventPlanner
    from eventplanner.domain.base.settings import Preferences
    from eventplanner.i18n import catalogue

    catalogue.use(picture.language)
    planner = _plan(picture)
    preferences = Preferences(language=picture.language, theme=picture.theme, ascii=picture.ascii)
    app = EventPlanner(planner, preferences)
    try:
        async with app.run_test(size=picture.size) as pilot:
            await _come_to_rest(pilot)
            for key in picture.keys:
                await pilot.press(key)
                await _come_to_rest(pilot)
            for each in app.screen.query(Input):
                each.cursor_blink = False
            await _come_to_rest(pilot)
            return app.export_screenshot(title="eventplanner")
    finally:
        planner.store.close()


async def _come_to_rest(pilot: Any) -> None:
    """Until the screen that is shown has nothing left to do; a page behind a dialog waits for its answer."""
    await pilot.pause()
    while any(work.node.screen is pilot.app.screen and not work.is_finished for work in pilot.app.workers):
        await pilot.pause(0.01)
    await pilot.pause()


def _plan(picture: Picture) -> Any:
    """Ana's plan, with the sample year and what her colleagues did since she last looked."""
    from eventplanner.domain.events import quick_line as quickline
    from eventplanner.services.base import session
    from eventplanner.services.base.planner import Planner
    from eventplanner.services.events import events
    from eventplanner.services.sample import demo
    from eventplanner.storage.kernel.store import Store

    planner = Planner(Store(Path("plan.db"), now=lambda: NOW.replace(tzinfo=None)), WHO, lambda: NOW)
    if not picture.empty:
        session.set_visit(planner, demo.fill_with_news(planner, NOW.year, picture.language).revision)
        for line in UNFINISHED[picture.language]:
            read = quickline.parse(line, today=planner.today())
            events.create(planner, quickline.event_draft(read, planner.settings().timezone))
    return planner


def _neutral(svg: str) -> str:
    """Without fonts from afar, and with ids that are the same in every picture."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "t", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    main(planned=tuple(each for each in PLANNED if not wanted or each.name in wanted))
