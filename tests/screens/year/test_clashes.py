"""The page of clashes, as it is used."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from app_kit import NARROW, WIDE, drawn, page_at, page_of, press, settle, types
from eventplanner.i18n import catalogue
from eventplanner.screens.year.clashes import ClashesScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.year import clashes
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import plan

LINES = ("Ramada 17 sep 2027 18:30", "Asado 25 dec 2027 18:30", "Meetup 20 may 2027 18:30")


@asynccontextmanager
async def opened(
    planner: Planner, lines: Iterable[str] = LINES, size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[None]]:
    plan(planner, lines)
    async with page_at(planner, ClashesScreen, size=size) as pilot:
        yield pilot


def page(pilot: Pilot[None]) -> ClashesScreen:
    return page_of(pilot, ClashesScreen)


def listed(pilot: Pilot[None]) -> list[str]:
    """The titles in the list."""
    records = page(pilot).query_one(RecordList)
    return [records._listing[n].finding.clash.event.title for n in range(records.total)]


def text(pilot: Pilot[None], kind: type[Detail] | type[RecordList] = Detail) -> str:
    return "\n".join(drawn(page(pilot).query_one(kind))).strip()


def echo(pilot: Pilot[None]) -> list[str]:
    return str(page(pilot).query_one(Asking).query_one(".echo", Static).content).split("\n")


def starts(planner: Planner) -> list[str]:
    return [f"{event.title} {event.start:%m-%d}" for event in events.everything(planner)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_page_lists_what_clashes_with_reason_and_remedy(planner: Planner, size: tuple[int, int]) -> None:
    async with opened(planner, size=size) as pilot:
        assert listed(pilot) == ["Ramada", "Asado"]
        assert "A public holiday: National" in text(pilot, RecordList)
        assert "severe" in text(pilot)
        assert "Fri 24 Sep 2027 is free." in text(pilot)


async def test_the_reason_is_said_in_spanish_to_who_reads_spanish(planner: Planner) -> None:
    catalogue.use("es")
    async with opened(planner) as pilot:
        assert "Es feriado: Fiestas Patrias." in text(pilot, RecordList)


async def test_where_nothing_clashes_the_page_says_so_calmly(planner: Planner) -> None:
    async with opened(planner, ["Meetup 20 may 2027 18:30"]) as pilot:
        said = page(pilot).query_one("#nothing", Static)
        assert (said.display, str(said.content)) == (True, "Nothing stands in the way of what is to come.")
        await press(pilot, "m", "x")
        assert page(pilot).query_one(Asking).is_open is False


async def test_a_clash_is_accepted_with_a_note_and_comes_back_when_it_is_undone(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "x")
        await types(pilot, "why")
        await press(pilot, "enter")
        assert listed(pilot) == ["Asado"]
        assert list(clashes.accepted(planner).values()) == ["why"]
        await press(pilot, "u")
        assert listed(pilot) == ["Ramada", "Asado"]


async def test_the_note_may_stay_empty_and_what_was_accepted_is_heeded_again_in_the_whole_year(
    planner: Planner,
) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "x", "enter", "v", "k")
        assert listed(pilot) == ["Ramada", "Asado"]
        assert "accepted" in text(pilot)
        await press(pilot, "x")
        assert clashes.accepted(planner) == {}


async def test_marked_clashes_are_accepted_together_as_one_step(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "V", "x", "enter")
        assert listed(pilot) == []
        await press(pilot, "u")
        assert len(listed(pilot)) == 2


async def test_the_remedy_is_taken_once_it_is_said_what_comes_of_it(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "m")
        assert page(pilot).query_one(Asking).query_one(QuickInput).text == "24 Sep 2027"
        assert echo(pilot)[1:] == [
            "✓ Nothing new stands in its way.",
            "✓ It leaves behind: A public holiday: National Holiday.",
            "→ Its hours stay: 18:30–20:30.",
        ]
        assert "Ramada 09-17" in starts(planner)
        await press(pilot, "enter")
        assert "Ramada 09-24" in starts(planner)
        assert listed(pilot) == ["Asado"]


async def test_leaving_the_line_moves_nothing(planner: Planner) -> None:
    async with opened(planner) as pilot:
        before = starts(planner)
        await press(pilot, "m", "escape")
        assert starts(planner) == before


async def test_words_filter_the_list_and_escape_shows_everything_again(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "slash")
        await types(pilot, "christ")
        assert listed(pilot) == ["Asado"]
        await press(pilot, "enter")
        assert page(pilot).query_one("#clash-list", Panel)._counts.startswith("1 of 2")
        await press(pilot, "escape")
        assert listed(pilot) == ["Ramada", "Asado"]


async def test_enter_opens_the_event_and_e_its_form(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "e")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Ramada"
        await press(pilot, "escape", "enter")
        assert type(pilot.app.screen).__name__ == "EventOverviewScreen"


async def test_the_year_opens_the_clashes_of_the_year_it_shows(planner: Planner) -> None:
    async with opened(planner, ["Ramada 18 sep 2028 18:30"]) as pilot:
        await press(pilot, "2", "+", "w", "v")
        assert page(pilot).year_shown == 2028
        assert listed(pilot) == ["Ramada"]


async def test_a_change_of_an_overlay_is_seen_at_once(planner: Planner, at) -> None:
    async with opened(planner) as pilot:
        there = clashes.of_year(planner, 2027)[0].clash
        clashes.accept(at("leo"), [there])
        await pilot.app.desk.look()
        await settle(pilot)
        assert listed(pilot) == ["Asado"]


async def test_in_a_plan_that_is_only_looked_at_nothing_is_accepted(planner: Planner, path) -> None:
    plan(planner, LINES)
    looking = Planner(Store(path, read_only=True), "leo", planner.now)
    async with opened(looking, ()) as pilot:
        await press(pilot, "x")
        assert page(pilot).query_one(Asking).is_open is False
        assert listed(pilot) == ["Ramada", "Asado"]
    looking.store.close()
