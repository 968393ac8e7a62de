"""The page that finds a date, as it is used."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from app_kit import NARROW, WIDE, drawn, page_at, page_of, press, settle, types
from eventplanner.i18n import catalogue
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.year.find_date import FindDateScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.year.found_months import FoundMonths
from screens.plans import events_page, plan

WISH = "Thursday evening in September"


def opened(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, FindDateScreen, size=size)


@asynccontextmanager
async def opened_for(planner: Planner, line: str, *keys: str) -> AsyncIterator[Pilot[None]]:
    """The page, opened by keys from the page of events, for the event of a line."""
    plan(planner, [line])
    async with events_page(planner) as pilot:
        await press(pilot, *keys)
        yield pilot


async def wish(pilot: Pilot[None], text: str) -> None:
    page(pilot).query_one("#wish QuickInput", QuickInput).text = text
    await settle(pilot)


def page(pilot: Pilot[None]) -> FindDateScreen:
    return page_of(pilot, FindDateScreen)


def days(pilot: Pilot[None]) -> list[tuple[int, str]]:
    """The rank of each day that is listed, 0 for those that are avoided."""
    records = page(pilot).query_one(RecordList)
    rows = [records._listing[n] for n in range(records.total)]
    return [(row.rank, f"{row.day:%m-%d}") for row in rows]


def shown(pilot: Pilot[None], kind: type[Detail] | type[FoundMonths]) -> str:
    return "\n".join(drawn(page(pilot).query_one(kind))).strip()


def echo(pilot: Pilot[None]) -> str:
    return str(page(pilot).query_one("#wish .echo", Static).content)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_wish_finds_days_and_the_week_of_the_fiestas_patrias_is_avoided(
    planner: Planner, size: tuple[int, int]
) -> None:
    async with opened(planner, size=size) as pilot:
        await wish(pilot, WISH)
        assert echo(pilot) == "→ 1–30 Sep 2027 · Thursday · 18:30–21:00 · meetup"
        assert days(pilot) == [(1, "09-02"), (2, "09-09"), (3, "09-23"), (4, "09-30"), (0, "09-16")]
        assert page(pilot).query_one("#days", Panel)._counts == "4 free days · 1 avoided"
        await press(pilot, "enter", "G")
        assert "It is the week of National Holiday" in shown(pilot, Detail)


async def test_a_wish_in_spanish_finds_the_same_and_says_why_in_spanish(planner: Planner) -> None:
    catalogue.use("es")
    async with opened(planner) as pilot:
        await wish(pilot, "jueves por la tarde en septiembre")
        await press(pilot, "enter", "G")
        assert days(pilot)[-1] == (0, "09-16")
        assert "Es la semana de Fiestas Patrias" in shown(pilot, Detail)


async def test_what_is_not_understood_is_said_while_it_is_typed(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await wish(pilot, "blah Thursday")
        assert echo(pilot).startswith("→ ▲ “blah” is not understood.")


async def test_the_months_show_the_ranks_of_the_days(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await wish(pilot, WISH)
        month = shown(pilot, FoundMonths)
        assert month.startswith("September 2027")
        assert " 2·1" in month
        assert "23·3" in month
        assert "16×" in month


async def test_taking_a_day_writes_down_a_new_event_with_all_that_was_wished(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await wish(pilot, f"{WISH} #workshop @Sede Norte +Ana Soto audience: developers")
        await press(pilot, "enter", "enter")
        line = page(pilot).query_one(Asking).query_one(QuickInput)
        assert line.text == "2 Sep 2027 @Sede Norte +Ana Soto #workshop 18:30–21:00 "
        await types(pilot, "Rust")
        await press(pilot, "enter")
        (event,) = events.everything(planner)
        assert (event.title, f"{event.start:%m-%d %H:%M}", f"{event.end:%H:%M}") == ("Rust", "09-02 18:30", "21:00")
        assert (event.kind, event.venue, event.lead, event.audience) == (
            "workshop",
            "Sede Norte",
            "Ana Soto",
            "developers",
        )


async def test_a_day_that_is_taken_is_free_no_more(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await wish(pilot, WISH)
        await press(pilot, "enter", "enter")
        await types(pilot, "Rust")
        await press(pilot, "enter")
        assert (0, "09-02") in days(pilot)


async def test_another_date_for_an_event_is_wished_for_as_it_is_now(planner: Planner) -> None:
    line = "Ramada 17 sep 2027 18:30-21:00 @Sede #workshop"
    async with opened_for(planner, line, "F") as pilot:
        text = page(pilot).query_one("#wish QuickInput", QuickInput).text
        assert text == "Friday 18:30-21:00 6 Aug 2027 - 29 Oct 2027 #workshop @Sede"
        assert page(pilot).query_one("#wish", Panel)._title == "Find a date for “Ramada”"
        assert isinstance(page(pilot).focused, RecordList)


async def test_taking_a_day_moves_the_event_once_it_is_said_what_comes_of_it(planner: Planner) -> None:
    async with opened_for(planner, "Ramada 17 sep 2027 18:30-21:00", "F") as pilot:
        await press(pilot, "enter")
        line = page(pilot).query_one(Asking).query_one(QuickInput)
        said, proposed = str(line.query_one(".echo", Static).content), line.text
        assert "✓ It leaves behind: A public holiday: National Holiday." in said
        (before,) = events.everything(planner)
        await press(pilot, "enter")
        (after,) = events.everything(planner)
        assert f"{before.start:%m-%d}" == "09-17"
        assert f"{after.start:%m-%d}" == days_text(proposed)


def days_text(text: str) -> str:
    day, month, _year = text.split()
    return f"{'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split().index(month) + 1:02}-{int(day):02}"


async def test_an_event_without_a_date_gets_the_day_and_the_hours(planner: Planner) -> None:
    async with opened_for(planner, "Someday", "F") as pilot:
        await press(pilot, "slash")
        await wish(pilot, WISH)
        await press(pilot, "enter", "enter")
        (event,) = events.everything(planner)
        assert f"{event.start:%m-%d %H:%M}" == "09-02 18:30"


async def test_escape_leaves_first_the_line_and_then_the_page(planner: Planner) -> None:
    async with opened_for(planner, "Ramada 17 sep 2027 18:30", "g", "f") as pilot:
        await press(pilot, "escape")
        assert isinstance(page(pilot).focused, RecordList)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventsScreen)


async def test_a_wish_that_nothing_fits_says_why(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await wish(pilot, "Friday 17 sep 2027")
        assert days(pilot) == [(0, "09-17")]
        assert "none between" in page(pilot).query_one("#days", Panel)._counts
