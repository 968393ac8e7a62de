"""Every page, dialog and echo in other letters: what still stands in Latin ones was never translated."""

import asyncio
from collections.abc import AsyncIterator
from types import ModuleType

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

import pseudo_locale
from app_kit import page_at, press, sees, settle, told, types
from eventplanner.app import EventPlanner
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.page import Page
from eventplanner.screens.home.page import HomeScreen
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.lists.record_panel import RecordPanel
from screens.everywhere import every_page, every_place, fill, make_whole

LARGE = (160, 50)


async def test_nothing_on_a_screen_is_left_untranslated(
    planner: Planner, catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(planner, "es")
    pseudo_locale.speak(catalogues, monkeypatch)
    faults: dict[str, list[str]] = {}
    async with page_at(planner, HomeScreen, size=LARGE) as pilot:
        allowed = pseudo_locale.allowed_words(planner.store.path)
        for name, go in every_place().items():
            await go(pilot.app)
            await settle(pilot)
            texts = {name: shown(pilot)}
            if isinstance(pilot.app.screen, Page):
                texts |= {f"{name}: {line}": echo async for line, echo in echoes(pilot, catalogues)}
            for what, text in texts.items():
                if words := pseudo_locale.untranslated(text, allowed):
                    faults[what] = words
            await close(pilot)
    assert faults == {}


async def test_nothing_that_a_key_says_or_opens_is_left_untranslated(
    planner: Planner, catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(planner, "es")
    pseudo_locale.speak(catalogues, monkeypatch)
    faults: dict[str, list[str]] = {}
    async with page_at(planner, HomeScreen, size=LARGE) as pilot:
        app = pilot.app
        assert isinstance(app, EventPlanner)
        allowed = pseudo_locale.allowed_words(planner.store.path) | ENDINGS | ACCENTED
        tried: set[str] = set()
        for name, go in every_page().items():
            if name == "settings":
                continue  # Its choices would change the language.
            await asyncio.to_thread(make_whole, planner)
            await go(app)
            await settle(pilot)
            page = app.screen
            assert isinstance(page, Page)
            for key, id in keys_of(page):
                if id in tried:
                    continue
                tried.add(id)
                app.clear_notifications()
                await press(pilot, key)
                texts = [*told(pilot), *([shown(pilot)] if app.screen_stack[1:] else [])]
                if words := pseudo_locale.untranslated("\n".join(texts), allowed):
                    faults[f"{name}: {id}"] = words
                await give_up(pilot, page)
                if app.screen is not page:
                    await go(app)
                    await settle(pilot)
            await app.places.close()
    assert faults == {}


ENDINGS = frozenset({"csv", "html", "ics", "xlsx", "vcf", "md"})
"""Of files."""
ACCENTED = frozenset("ñéíóáú")
"""Letters of examples that have no other one."""
LEAVES = frozenset({"quit", "back", "undo", "redo", "go.home", "go.year", "go.events", "go.budget"})


def keys_of(page: Page) -> list[tuple[str, str]]:
    """Returns the first key of each action of a page that can be done there, with its id; none that leaves the page."""
    first: dict[str, str] = {}
    for key, active in page.active_bindings.items():
        if active.enabled and active.binding.id in page.declared.keys() - LEAVES:
            first.setdefault(active.binding.id, key)
    return [(key, id) for id, key in first.items()]


async def give_up(pilot: Pilot[None], page: Screen[object]) -> None:
    """Closes what a key has opened, unsaved."""
    for _ in range(6):
        if pilot.app.screen is page and not any(each.is_open for each in page.query(Asking)):
            return
        await press(pilot, "escape")


def shown(pilot: Pilot[None]) -> str:
    """Returns what the screen shows; of a dialog its panel alone, whose edge cuts the words of the page below."""
    lines = sees(pilot).splitlines()
    if isinstance(pilot.app.screen, Dialog):
        area = pilot.app.screen.query(Panel).first().region
        lines = [line[area.x : area.right] for line in lines[area.y : area.bottom]]
    return "\n".join(lines)


async def echoes(pilot: Pilot[None], catalogues: ModuleType) -> AsyncIterator[tuple[str, str]]:
    """Types the example of each list of a page into its line; yields it with what is understood of it."""
    page = pilot.app.screen
    for panel in [panel for panel in page.query(RecordPanel) if panel.display and panel.example]:
        panel.records.focus()
        await press(pilot, "a")
        asking = page.query_one(Asking)
        if pilot.app.screen is page and asking.is_open:
            example = pseudo_locale.in_latin_letters(catalogues, panel.example)
            await types(pilot, example)
            yield example, "\n".join(echo(pilot, asking, example))
            await press(pilot, "escape")
        while pilot.app.screen is not page:
            await press(pilot, "escape")


def echo(pilot: Pilot[None], asking: Asking, example: str) -> list[str]:
    """Returns what is understood, but for its title and other words as they were typed, which are somebody's data."""
    area = asking.region
    below = [line.partition(" · ")[2] or line for line in sees(pilot).splitlines()[area.y + 1 : area.bottom]]
    typed = {word.casefold() for word in pseudo_locale.WORD.findall(example)}
    kept = typed - pseudo_locale.told_words()
    return [pseudo_locale.WORD.sub(lambda word: "" if word[0].casefold() in kept else word[0], line) for line in below]


async def close(pilot: Pilot[None]) -> None:
    while len(pilot.app.screen_stack) > 1:
        await pilot.app.pop_screen()
        await settle(pilot)
