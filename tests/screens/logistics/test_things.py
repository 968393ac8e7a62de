"""The pages of venues and of resources."""

from pathlib import Path
from typing import Any

import app_kit
from app_kit import NARROW, enters, page_at, page_of, press, types
from eventplanner.domain.logistics.resources import BOOKING, RESOURCE, ResourceKind
from eventplanner.domain.logistics.venues import VENUE
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.logistics.resources import ResourcesScreen
from eventplanner.screens.logistics.venues import VenuesScreen
from eventplanner.screens.records.list_page import ListPage
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import plan


def made(planner: Planner, of: Any, parent: int | None = None, **said: str) -> Any:
    """A record from texts."""
    return records.added(planner, of, records.create(planner, of, records.read(planner, of, said, of.blank(parent))))


def rows(page: ListPage) -> list[str]:
    """The list as it is drawn."""
    shown = page.list_panel.records
    return [" ".join(shown.render_line(y + 1).text.split()) for y in range(shown.total)]


def told(page: ListPage) -> list[str]:
    """What stands beside it."""
    return app_kit.rows(page.beside)


async def test_a_line_adds_a_venue_with_its_setups(planner: Planner) -> None:
    async with page_at(planner, VenuesScreen) as pilot:
        page = page_of(pilot, VenuesScreen)
        await press(pilot, "a")
        await enters(pilot, "Teatro theatre 300")
        assert rows(page) == ["Teatro 300 theatre"]
        assert [venue.setups for venue in records.every(planner, VENUE)] == [("theatre 300",)]
        await press(pilot, "u")
        assert rows(page) == []


async def test_a_venue_tells_what_took_place_there_and_that_its_wifi_was_tested_long_ago(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar 18:00-20:00 @teatro", "Talk 20 mar @Elsewhere"])
    made(planner, VENUE, name="Teatro", wifi_tested="2026-01-12", price="$100")
    async with page_at(planner, VenuesScreen) as pilot:
        page = page_of(pilot, VenuesScreen)
        assert rows(page)[0].startswith("Teatro ▲ 12 Jan 2026")
        assert told(page) == [
            "Teatro",
            "Wi-Fi tested ▲ 12 Jan 2026, more than a",
            "year ago",
            "price $100",
            "1 event here",
            "12 Mar 2027 ○ Meetup",
        ]


async def test_resources_say_when_they_are_booked_next_and_what_is_too_little(planner: Planner) -> None:
    plan(planner, ["One 12 mar 18:00-20:00", "Two 12 mar 19:00-21:00"])
    made(planner, RESOURCE, name="Projector", quantity="1", place="Store")
    made(planner, RESOURCE, name="Camera")
    for event in (1, 2):
        made(planner, BOOKING, event, resource_id="Projector")
    async with page_at(planner, ResourcesScreen, size=NARROW) as pilot:
        page = page_of(pilot, ResourcesScreen)
        assert rows(page) == ["Camera equipment 1 –", "! Projector equipment 2 of 1 12 Mar 2027 Store"]
        await press(pilot, "j", "z")
        assert told(page)[4:7] == [
            "over-booked ! 2 wanted, 1 there",
            "1 × One · Fri 12 Mar 18:00–20:00",
            "1 × Two · Fri 12 Mar 19:00–21:00",
        ]


async def test_a_line_says_how_many_and_of_which_kind(planner: Planner) -> None:
    async with page_at(planner, ResourcesScreen) as pilot:
        await press(pilot, "a")
        await enters(pilot, "Poleras 300 #swag")
        (found,) = records.every(planner, RESOURCE)
        assert (found.name, found.quantity, found.kind) == ("Poleras", 300, ResourceKind.SWAG)


async def test_words_narrow_the_list_as_they_are_typed_and_escape_shows_all_again(planner: Planner) -> None:
    for name in ("Camera", "Projector", "Cable"):
        made(planner, RESOURCE, name=name)
    async with page_at(planner, ResourcesScreen) as pilot:
        page = page_of(pilot, ResourcesScreen)
        await press(pilot, "slash")
        await types(pilot, "ca")
        assert [line.split()[0] for line in rows(page)] == ["Cable", "Camera"]
        await press(pilot, "x")
        assert rows(page) == []
        await press(pilot, "enter", "escape")
        assert len(rows(page)) == 3
        assert pilot.app.screen is page


async def test_a_table_of_venues_comes_in_by_the_dialog(planner: Planner, tmp_path: Path) -> None:
    made(planner, VENUE, name="Teatro", price="$100")
    table = tmp_path / "recintos.csv"
    table.write_text("Recinto;Aforo;Tarifa\nTeatro;300;$200\nCasa Central;120;\n", encoding="utf-8")
    async with page_at(planner, VenuesScreen) as pilot:
        await press(pilot, "i")
        dialog = page_of(pilot, ImportDialog)
        await enters(pilot, str(table))
        listed = dialog.query_one(RecordList)
        assert [" ".join(listed.render_line(y + 1).text.split()) for y in range(2)] == [
            "2 changed Teatro capacity by set-up, price",
            "3 new Casa Central 120",
        ]
        await press(pilot, "ctrl+s")
        assert [(venue.name, venue.setups, venue.price) for venue in records.every(planner, VENUE)] == [
            ("Casa Central", ("120",), ""),
            ("Teatro", ("300",), "$200"),
        ]
        await press(pilot, "u")
        assert [venue.price for venue in records.every(planner, VENUE)] == ["$100"]


async def test_a_table_of_resources_comes_in_by_the_dialog(planner: Planner, tmp_path: Path) -> None:
    table = tmp_path / "things.csv"
    table.write_text("Item,Qty\nProjector,4\n", encoding="utf-8")
    async with page_at(planner, ResourcesScreen) as pilot:
        await press(pilot, "i")
        await enters(pilot, str(table))
        await press(pilot, "ctrl+s")
        assert [(each.name, each.quantity) for each in records.every(planner, RESOURCE)] == [("Projector", 4)]
