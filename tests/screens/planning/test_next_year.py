"""The page that makes next year from this one, by keys alone."""

from contextlib import AbstractAsyncContextManager
from datetime import date, datetime

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, enters, hurry, page_at, page_of, press, settle, told, types
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.screens.planning.next_year import NextYearScreen
from eventplanner.screens.year.page import YearScreen
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.planning import next_year
from eventplanner.services.series import series
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.chrome.key_line import KeyLine
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.lists.record_list import RecordList

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def add(planner: Planner, title: str, first: str, last: str, **said: object) -> None:
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
    values = {"title": title, "start": start, "end": end, "timezone": "America/Santiago", "all_day": len(first) == 10}
    events.create(planner, EventDraft(**(values | said)))  # type: ignore[arg-type]


@pytest.fixture
def plan(planner: Planner) -> Planner:
    """A conference, an event on what will be a holiday, one that was cancelled, and a series of three dates."""
    add(
        planner,
        "DevConf 2027",
        "2027-04-15",
        "2027-04-16",
        kind=EventKind.CONFERENCE,
        url="https://devconf.example.org",
    )
    add(planner, "Aniversario", "2027-09-20T18:30", "2027-09-20T21:00")
    add(planner, "Off", "2027-10-14T18:30", "2027-10-14T21:00", status=Status.CANCELLED)
    start = datetime(2027, 3, 11, 18, 30)
    template = EventDraft(title="Meetup", start=start, end=start.replace(hour=21), timezone="America/Santiago")
    rule = "FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,6,11"
    series.create(planner, SeriesDraft(name="Python", rule=rule, first=date(2027, 3, 11), template=template))
    return planner


def opened(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, NextYearScreen, size=size)


def page(pilot: Pilot[None]) -> NextYearScreen:
    return page_of(pilot, NextYearScreen)


def rows(pilot: Pilot[None]) -> list[str]:
    """Mark, days, title and clash of each row, without what is between them."""
    listed = page(pilot).query_one(RecordList)
    lines = [listed.render_line(y).text for y in range(1, listed.total + 1)]
    return [" ".join(line.split()) for line in lines]


def counts(pilot: Pilot[None]) -> str:
    return page(pilot).query_one("#proposals", Panel)._counts


def titled(pilot: Pilot[None]) -> str:
    return page(pilot).query_one("#proposals", Panel)._title


def detail(pilot: Pilot[None]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in page(pilot).detail._lines]


def of_2028(planner: Planner) -> list[tuple[str, str]]:
    found = events.between(planner, date(2028, 1, 1), date(2028, 12, 31))
    return [(event.title, f"{event.first_day:%d %b}") for event in found]


@SIZES
async def test_each_row_says_from_which_day_to_which_and_what_clashes(plan, size):
    async with opened(plan, size) as pilot:
        assert titled(pilot) == "2028 from 2027"
        first, *others = rows(pilot)
        assert first == "■3 dates → 3 dates Python"
        assert others[0] == "■Thu 15 Apr → Thu 20 Apr DevConf 2028"
        assert others[1].startswith("■Mon 20 Sep → Mon 18 Sep Aniversario ▲ A public holiday")
        assert others[2] == "Thu 14 Oct → Thu 12 Oct Off cancelled"
        assert counts(pilot) == "3 chosen · 5 events · 1 clashes"


@SIZES
async def test_enter_adds_what_is_chosen_and_shows_the_new_year(plan, size):
    async with opened(plan, size) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, YearScreen)
        assert pilot.app.screen.year_shown == 2028
        assert told(pilot) == ["Added 5 events to 2028 · u undoes"]
        assert of_2028(plan) == [
            ("Meetup", "09 Mar"),
            ("DevConf 2028", "20 Apr"),
            ("Meetup", "08 Jun"),
            ("Aniversario", "18 Sep"),
            ("Meetup", "09 Nov"),
        ]
        await press(pilot, "u")
        assert of_2028(plan) == []


async def test_the_year_that_is_looked_at_is_the_one_that_is_taken_over(plan):
    next_year.carry_out(plan, next_year.plan(plan, 2027, 2028))
    async with page_at(plan, YearScreen) as pilot:
        await press(pilot, "plus", "C")
        assert titled(pilot) == "2029 from 2028"
        assert rows(pilot)[0] == "■3 dates → 3 dates Python"


async def test_a_second_time_all_is_there_and_nothing_is_added(plan):
    next_year.carry_out(plan, next_year.plan(plan, 2027, 2028))
    async with opened(plan) as pilot:
        assert rows(pilot)[:2] == [
            "3 dates → 3 dates Python ✓ there already",
            "Thu 15 Apr → Thu 20 Apr DevConf 2028 ✓ there already",
        ]
        assert counts(pilot) == "0 chosen · 3 are there already"
        await press(pilot, "down", "space")
        assert told(pilot) == ["Of “DevConf 2028” nothing is missing in 2028."]
        assert counts(pilot) == "0 chosen · 3 are there already"
        await press(pilot, "enter")
        assert told(pilot) == ["Nothing is chosen that 2028 does not have."]
        assert len(of_2028(plan)) == 5


async def test_space_leaves_one_out_and_one_big_letter_all(plan):
    async with opened(plan) as pilot:
        await press(pilot, "space")
        assert counts(pilot) == "2 chosen · 1 clashes"
        await press(pilot, "V")
        assert counts(pilot) == "4 chosen · 6 events · 1 clashes"
        await press(pilot, "V")
        assert counts(pilot) == "0 chosen"
        await press(pilot, "space", "enter")
        assert of_2028(plan) == [("DevConf 2028", "20 Apr")]


@pytest.mark.parametrize(("key", "day"), [("plus", "Tue 19"), ("minus", "Sun 17"), ("L", "Mon 25"), ("H", "Mon 11")])
async def test_a_key_moves_the_chosen_one_and_its_clash_is_looked_for_there(plan, key, day):
    async with opened(plan) as pilot:
        await press(pilot, "down", "down", key)
        assert rows(pilot)[2].startswith(f"■Mon 20 Sep → {day} Sep Aniversario")
        await press(pilot, "enter")
        assert ("Aniversario", f"{day[4:]} Sep") in of_2028(plan)


async def test_keys_that_come_fast_all_count(plan):
    async with opened(plan) as pilot:
        await hurry(pilot, "down", "plus", "plus", "plus", "minus", "L")
        assert rows(pilot)[1] == "■Thu 15 Apr → Sat 29 Apr DevConf 2028"


@SIZES
async def test_a_date_in_words_is_one_of_the_new_year(plan, size):
    async with opened(plan, size) as pilot:
        await press(pilot, "down", "m")
        await enters(pilot, "3 may")
        assert rows(pilot)[1] == "■Thu 15 Apr → Wed 3 May DevConf 2028"
        assert isinstance(pilot.app.focused, RecordList)


async def test_nothing_entered_takes_the_free_day(plan):
    async with opened(plan) as pilot:
        await press(pilot, "down", "down")
        assert "Mon 25 Sep is free; m and enter take it." in " ".join(detail(pilot))
        await press(pilot, "m", "enter")
        assert rows(pilot)[2] == "■Mon 20 Sep → Mon 25 Sep Aniversario"
        assert counts(pilot) == "3 chosen · 5 events"


async def test_what_makes_no_sense_or_leaves_the_year_is_answered_with_why(plan):
    async with opened(plan) as pilot:
        await press(pilot, "down", "m")
        await enters(pilot, "soon")
        assert page(pilot).query_one(Asking).is_open
        await press(pilot, "escape", "m")
        await enters(pilot, "3 may 2029")
        assert page(pilot).query_one(Asking).is_open
        await press(pilot, "escape")
        assert rows(pilot)[1] == "■Thu 15 Apr → Thu 20 Apr DevConf 2028"


async def test_the_dates_of_a_series_are_moved_elsewhere(plan):
    async with opened(plan) as pilot:
        await press(pilot, "plus")
        assert told(pilot) == ["The dates of a series are moved on its own page: g r."]


@SIZES
async def test_what_is_kept_and_dropped_is_said_before(plan, size):
    async with opened(plan, size) as pilot:
        if size == NARROW:
            assert not page(pilot).query_one("#beside").display
            await press(pilot, "z")
        await press(pilot, "down")
        shown = " ".join(detail(pilot))
        assert page(pilot).query_one("#beside").display
        assert "15–16 Apr 2027" in shown
        assert "20–21 Apr 2028" in shown
        assert "It is called “DevConf 2028” then." in shown
        assert "The link is left out" in shown


async def test_a_filter_narrows_what_is_shown_and_leaves_what_is_chosen(plan):
    async with opened(plan) as pilot:
        await press(pilot, "slash")
        await enters(pilot, "kind:conference")
        assert rows(pilot) == ["■Thu 15 Apr → Thu 20 Apr DevConf 2028"]
        assert (titled(pilot), counts(pilot)) == ("2028 from 2027 / kind:conference", "3 chosen · 5 events · 1 clashes")
        await press(pilot, "V")
        assert counts(pilot) == "2 chosen · 4 events · 1 clashes"
        await press(pilot, "escape")
        assert len(rows(pilot)) == 4


async def test_a_filter_that_finds_nothing_can_be_left(plan):
    async with opened(plan) as pilot:
        await press(pilot, "slash")
        await types(pilot, "zzz")
        assert page(pilot).query_one("#nothing").display
        await press(pilot, "escape", "down", "space")
        assert counts(pilot) == "2 chosen · 4 events · 1 clashes"


@SIZES
async def test_a_year_without_events_says_what_the_page_is_for(plan, size):
    async with opened(plan, size) as pilot:
        await press(pilot, "less_than_sign")
        assert titled(pilot) == "2027 from 2026"
        assert str(page(pilot).query_one("#nothing").render()).startswith("2026 has no events and no series.")
        await press(pilot, "enter", "m", "plus", "greater_than_sign", "enter")
        assert len(of_2028(plan)) == 5


async def test_esc_leaves_and_nothing_is_done(plan):
    before = history.last_revision(plan)
    async with opened(plan) as pilot:
        await press(pilot, "L", "escape")
        assert not isinstance(pilot.app.screen, NextYearScreen)
    assert history.last_revision(plan) == before


async def test_what_a_colleague_changes_is_shown_and_choices_stay(plan, at):
    async with opened(plan) as pilot:
        await press(pilot, "down", "down", "L", "space")
        add(at("leo"), "Taller", "2027-05-20T10:00", "2027-05-20T12:00")
        await pilot.app.desk.look()
        await settle(pilot)
        assert rows(pilot)[2:4] == ["Thu 20 May → Thu 18 May Taller", "Mon 20 Sep → Mon 25 Sep Aniversario"]


async def test_what_a_colleague_did_at_the_same_time_is_not_done_twice(plan, at):
    async with opened(plan) as pilot:
        leo = at("leo")
        next_year.carry_out(leo, next_year.plan(leo, 2027, 2028))
        await press(pilot, "enter")
        assert len(of_2028(plan)) == 5
        assert told(pilot) == ["“Python” was added by somebody meanwhile; look once more."]
        assert counts(pilot) == "0 chosen · 3 are there already"


async def test_a_plan_that_is_only_looked_at_stays_as_it_is(plan, path):
    store = Store(path, read_only=True)
    async with opened(Planner(store, "leo", plan.now)) as pilot:
        await press(pilot, "enter")
        assert told(pilot) == ["This plan is open to be read only; nothing was changed."]
        assert of_2028(plan) == []
    store.close()


async def test_the_keys_that_matter_stand_below(plan):
    async with opened(plan, NARROW) as pilot:
        line = page(pilot).query_one(KeyLine).render_line(0).text
        assert line.split()[:6] == ["enter", "Add", "them", "space", "Choose", "m"]
