"""The tab of logistics: what it shows of an event, and what its keys do."""

from contextlib import AbstractAsyncContextManager
from typing import Any

from textual.pilot import Pilot

from app_kit import NARROW, WIDE, page_at, page_of, press, replaces
from eventplanner.domain.logistics.logistics import QuoteRow
from eventplanner.domain.logistics.resources import BOOKING, QUOTE, RESOURCE
from eventplanner.domain.logistics.venues import PLACE, PLATFORM, VENUE
from eventplanner.screens.logistics.tab import EventLogisticsScreen
from eventplanner.screens.records.form import RecordForm
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.logistics import logistics
from eventplanner.services.records import records
from eventplanner.widgets.forms.form import Form
from screens.plans import plan

LINE = "Meetup Python 12 mar 18:30-21:00 #meetup ~60"
FIRST = 1


def made(planner: Planner, of: Any, parent: int | None = None, **said: str) -> Any:
    """A record from texts."""
    return records.added(planner, of, records.create(planner, of, records.read(planner, of, said, of.blank(parent))))


def logistics_tab(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    """The app at the tab of the first event."""
    return page_at(planner, EventLogisticsScreen, FIRST, size)


def page(pilot: Pilot[None]) -> EventLogisticsScreen:
    return page_of(pilot, EventLogisticsScreen)


async def test_a_names_the_venue_and_the_event_says_so_too(planner: Planner) -> None:
    plan(planner, [LINE])
    async with logistics_tab(planner) as pilot:
        await press(pilot, "a")
        await replaces(pilot, "Sede Norte")
        assert page(pilot).place.entries[0].text == "Sede Norte"
        assert [venue.name for venue in records.every(planner, VENUE)] == ["Sede Norte"]
        assert events.get(planner, FIRST).venue == "Sede Norte"
        await press(pilot, "u")
        assert page(pilot).place.record is None
        assert events.get(planner, FIRST).venue == ""


async def test_the_text_of_an_event_is_proposed_as_its_venue(planner: Planner) -> None:
    plan(planner, [LINE + " @Teatro Oriente"])
    async with logistics_tab(planner) as pilot:
        assert tuple(page(pilot).place.entries[n].text for n in (0, 1)) == ("Teatro Oriente", "Only the name is known.")
        await press(pilot, "a", "enter")
        place = records.single(planner, PLACE, FIRST)
        assert place is not None
        assert records.names(planner, "venue", [place.venue_id or 0]) == {place.venue_id: "Teatro Oriente"}


async def test_the_form_of_the_place_tells_the_event_too(planner: Planner) -> None:
    plan(planner, [LINE])
    async with logistics_tab(planner) as pilot:
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, RecordForm)
        form.query_one(Form).fill(form.query_one(Form).texts() | {"venue_id": "HQ", "state": "signed"})
        await press(pilot, "ctrl+s")
        assert events.get(planner, FIRST).venue == "HQ"
        assert page(pilot).place.entries[1].text == "● signed"


async def test_a_format_shows_what_it_needs(planner: Planner) -> None:
    plan(planner, ["One 12 mar #meetup @HQ", "Two 13 mar #webinar", "Three 14 mar híbrido"])
    for event, sites in ((1, ["place"]), (2, ["platform"]), (3, ["place", "platform"])):
        async with page_at(planner, EventLogisticsScreen, event, NARROW) as pilot:
            assert [each.id for each in (page(pilot).place, page(pilot).platform) if each.display] == sites


async def test_a_line_books_a_resource_and_too_much_is_said_with_whom(planner: Planner) -> None:
    plan(planner, [LINE, "Workshop 12 mar 17:00-19:00"])
    made(planner, RESOURCE, name="Projector", quantity="2")
    made(planner, BOOKING, 2, resource_id="Projector")
    async with logistics_tab(planner) as pilot:
        await press(pilot, "tab", "a")
        await replaces(pilot, "2 Projector -1:00 +0:30")
        (row,) = logistics.of_event(planner, events.get(planner, FIRST)).bookings
        assert (row.record.quantity, row.record.setup, row.record.giving_back) == (2, 60, 30)
        line = " ".join(page(pilot).bookings.records.render_line(1).text.split())
        assert line.startswith("! Projector 3 of 2 17:30–21:30 also Worksh")
        assert page(pilot).bookings.border_subtitle == "1 booking · 1 over-booked"


async def test_x_chooses_a_quote_with_a_reason_and_once_more_leaves_it_open(planner: Planner) -> None:
    plan(planner, [LINE])
    for supplier, amount in (("A", "100"), ("B", "115")):
        made(planner, QUOTE, FIRST, need="Catering", organisation_id=supplier, amount=amount)
    async with logistics_tab(planner) as pilot:
        await press(pilot, "tab", "tab", "x", "enter")
        assert chosen(planner) == [("A", "It has what we asked for and is the cheapest")]
        await press(pilot, "j", "x")
        await replaces(pilot, "nearer")
        assert chosen(planner) == [("B", "nearer")]
        await press(pilot, "x")
        assert chosen(planner) == []
        await press(pilot, "u")
        assert chosen(planner) == [("B", "nearer")]


def chosen(planner: Planner) -> list[tuple[str, str]]:
    return [(row.supplier, row.record.reason) for row in logistics.quotes(planner, FIRST) if row.record.chosen]


async def test_a_quote_line_makes_its_supplier_and_stands_beside_the_others(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, QUOTE, FIRST, need="Catering", organisation_id="A", amount="1000000")
    async with logistics_tab(planner) as pilot:
        await press(pilot, "tab", "tab", "a")
        await replaces(pilot, "Catering @Banquetes $1.250.000")
        rows = [page(pilot).offers.records.render_line(y).text.split() for y in (1, 2)]
        assert rows == ["Catering A $1.000.000 cheapest".split(), "Catering Banquetes $1.250.000 +25 %".split()]
        row = page(pilot).offers.record
        assert isinstance(row, QuoteRow)
        assert row.supplier == "Banquetes"


async def test_marked_rows_are_deleted_as_one_step(planner: Planner) -> None:
    plan(planner, [LINE])
    for name in ("One", "Two", "Three"):
        made(planner, RESOURCE, name=name)
        made(planner, BOOKING, FIRST, resource_id=name)
    async with logistics_tab(planner) as pilot:
        await press(pilot, "tab", "space", "space", "d")
        assert len(records.of(planner, BOOKING, FIRST)) == 1
        await press(pilot, "u")
        assert len(records.of(planner, BOOKING, FIRST)) == 3


async def test_where_there_is_little_room_the_panel_with_the_keys_takes_it_and_z_shows_all_of_it(
    planner: Planner,
) -> None:
    plan(planner, [LINE])
    made(planner, QUOTE, FIRST, need="Catering", amount="1000", document="https://x.example/q.pdf")
    async with logistics_tab(planner, NARROW) as pilot:
        heights = {each.id: each.size.height for each in (page(pilot).place, page(pilot).bookings, page(pilot).offers)}
        assert heights["place"] > heights["bookings"] == heights["quotes"]
        await press(pilot, "tab", "tab")
        assert page(pilot).offers.size.height > page(pilot).place.size.height
        await press(pilot, "z")
        assert (page(pilot).place.parent.display, page(pilot).beside.size.height > 10) == (False, True)  # type: ignore[union-attr]
        await press(pilot, "o", "escape")
        assert pilot.app.clipboard == "https://x.example/q.pdf"
        assert page(pilot).offers.size.height > 3


async def test_the_start_in_the_cities_of_the_audience_is_told_with_the_day(planner: Planner) -> None:
    plan(planner, ["Webinar 12 mar 21:00-22:00 #webinar"])
    made(planner, PLATFORM, FIRST, cities="Europe/Madrid America/Bogota")
    async with logistics_tab(planner) as pilot:
        said = next(each.text for each in page(pilot).platform.entries if each.label == "starts in")
        assert said == "Madrid 01:00 next day · Sat 13 Mar\nBogota 19:00"
