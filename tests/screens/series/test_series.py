"""The page of series: a line becomes events once its dates are looked at, and a changed series asks who follows."""

from contextlib import AbstractAsyncContextManager
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from app_kit import NARROW, WIDE, page_at, press, sees, settle, told
from eventplanner.app import EventPlanner
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event
from eventplanner.domain.series.quick_line import read_series
from eventplanner.screens.base.conflict import ConflictScreen
from eventplanner.screens.series.dates_dialog import SeriesDates
from eventplanner.screens.series.follow_dialog import SeriesFollow
from eventplanner.screens.series.form import SeriesForm, rule_text_of
from eventplanner.screens.series.page import SeriesScreen
from eventplanner.services.base import history
from eventplanner.services.base import settings as plan_settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.series import series
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.form import FieldRow, Form

LINE = "Python Santiago: segundo jueves de cada mes 19:00-21:00, marzo a noviembre @Sede #meetup ~60"
OPEN = "Data night: last Tuesday of each month 18:30-20:00 @Sede"


@pytest.fixture(autouse=True)
def without_holidays(planner: Planner) -> None:
    plan_settings.change(planner, holidays="off")


def series_page(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, SeriesScreen, size=size)


def add(planner: Planner, line: str) -> None:
    draft = read_series(line, planner.today(), "America/Santiago").draft
    assert draft is not None
    series.create(planner, draft)


async def write(pilot: Pilot[None], text: str) -> None:
    """Into the line at the foot, all at once."""
    pilot.app.screen.query_one(Asking).query_one(LineInput).value = text
    await settle(pilot)


def made(planner: Planner) -> list[Event]:
    return events.everything(planner)


def days(planner: Planner) -> list[str]:
    return [f"{event.first_day:%m-%d}" for event in made(planner)]


def counts(screen: Screen[object]) -> str:
    return str(screen.query_one(Panel).border_subtitle)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_year_of_a_series_is_added_by_keys_alone(planner: Planner, size: tuple[int, int]) -> None:
    async with series_page(planner, size) as pilot:
        await press(pilot, "a")
        await write(pilot, LINE)
        assert "9 dates: Thu 11 Mar 2027 – Thu 11 Nov 2027" in sees(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SeriesDates)
        assert counts(pilot.app.screen) == "9 dates"

        await press(pilot, "x", "down", "plus", "down", "L", "down", "minus", "down", "H")
        assert counts(pilot.app.screen) == "8 dates · 1 skipped"
        assert made(planner) == []

        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SeriesScreen)
        assert days(planner) == ["04-09", "05-20", "06-09", "07-01", "08-12", "09-09", "10-14", "11-11"]
        assert told(pilot) == ["Add the series “Python Santiago” with 8 events · u undoes"]
        await press(pilot, "u")
        assert (made(planner), series.listing(planner)) == ([], [])


async def test_what_is_no_series_stays_in_the_line_to_be_mended(planner: Planner) -> None:
    async with series_page(planner) as pilot:
        await press(pilot, "a")
        await write(pilot, "Python Santiago")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SeriesScreen)
        assert pilot.app.screen.query_one(LineInput).value == "Python Santiago"
        assert "Say how often" in sees(pilot)


async def test_a_line_whose_dates_were_left_is_taken_up_again(planner: Planner) -> None:
    async with series_page(planner) as pilot:
        await press(pilot, "a")
        await write(pilot, LINE)
        await press(pilot, "enter", "escape")
        assert made(planner) == []
        await press(pilot, "a")
        assert pilot.app.screen.query_one(LineInput).value == LINE


async def test_dates_that_were_changed_are_not_left_by_one_key(planner: Planner) -> None:
    async with series_page(planner) as pilot:
        await press(pilot, "a")
        await write(pilot, LINE)
        await press(pilot, "enter", "x", "escape")
        assert isinstance(pilot.app.screen, SeriesDates)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SeriesScreen)


async def test_what_stands_in_the_way_is_said_and_a_free_day_is_offered(planner: Planner) -> None:
    plan_settings.change(planner, holidays="on")
    async with series_page(planner) as pilot:
        await press(pilot, "a")
        await write(pilot, "Viernes: todos los viernes 19:00-21:00, en septiembre @Sede")
        await press(pilot, "enter", "down", "down")
        assert counts(pilot.app.screen) == "4 dates · 1 clashing"
        assert "A public holiday: National Holiday." in sees(pilot)
        assert "Fri 1 Oct 2027 is free; m moves it." in sees(pilot)
        await press(pilot, "m", "enter")
        assert counts(pilot.app.screen) == "4 dates"
        await press(pilot, "enter")
    assert days(planner) == ["09-03", "09-10", "09-24", "10-01"]


async def test_single_dates_of_a_series_are_skipped_shifted_and_taken_up(planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "enter", "x", "down", "plus", "enter")
        assert days(planner)[:2] == ["04-09", "05-13"]
        (one,) = series.listing(planner)
        assert (one.series.skipped, dict(one.series.shifted)) == (
            {date(2027, 3, 11)},
            {date(2027, 4, 8): date(2027, 4, 9)},
        )
        await press(pilot, "enter", "home", "x", "enter")
        assert days(planner)[:2] == ["03-11", "04-09"]


async def test_dates_left_as_they_are_change_nothing(planner: Planner) -> None:
    add(planner, LINE)
    events.remove(planner, made(planner)[:1])
    revision = history.last_revision(planner)
    async with series_page(planner) as pilot:
        await press(pilot, "enter", "x", "x", "enter")
        assert isinstance(pilot.app.screen, SeriesScreen)
    assert history.last_revision(planner) == revision


async def test_marked_dates_are_shifted_together(planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "enter", "V", "L", "enter")
    assert days(planner) == ["03-18", "04-15", "05-20", "06-17", "07-15", "08-19", "09-16", "10-21", "11-18"]


async def test_an_open_series_gets_one_more_year(planner: Planner) -> None:
    add(planner, OPEN)
    async with series_page(planner) as pilot:
        await press(pilot, "plus")
        assert counts(pilot.app.screen).startswith("12 dates")
        await press(pilot, "x", "enter")
    assert [event.first_day.year for event in made(planner)] == [2027] * 10 + [2028] * 11


async def test_a_series_with_an_end_says_why_it_gets_no_more(planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "plus")
        assert isinstance(pilot.app.screen, SeriesScreen)
        assert "the series ends on Tue 30 Nov 2027" in told(pilot)[0]


async def fill(pilot: Pilot[None], **texts: str) -> None:
    pilot.app.screen.query_one(Form).fill(texts)
    await press(pilot, "ctrl+s")


async def test_a_changed_series_takes_along_what_is_marked(planner: Planner) -> None:
    add(planner, LINE)
    events.set_fields(planner, made(planner)[1:2], {"title": "Python night"})
    async with series_page(planner) as pilot:
        await press(pilot, "e")
        await fill(pilot, rule="third Thursday of each month, March to November", venue="HQ")
        assert isinstance(pilot.app.screen, SeriesFollow)
        assert counts(pilot.app.screen) == "8 of 9 follow"
        assert "changed by itself: title: Python night" in sees(pilot)
        await press(pilot, "space", "enter")
        assert isinstance(pilot.app.screen, SeriesScreen)
    assert [(event.title, event.venue, f"{event.first_day:%m-%d}") for event in made(planner)[:3]] == [
        ("Python Santiago", "Sede", "03-11"),
        ("Python night", "Sede", "04-08"),
        ("Python Santiago", "HQ", "05-20"),
    ]
    history.undo(planner)
    assert days(planner)[2] == "05-13"


async def test_a_new_date_that_is_not_wanted_is_skipped_for_good(planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "e")
        await fill(pilot, rule="second Thursday of each month", until="31 dec 2027")
        assert counts(pilot.app.screen) == "1 of 1 follow"
        await press(pilot, "space", "enter")
    assert days(planner)[-1] == "11-11"
    assert [each.series.skipped for each in series.listing(planner)] == [{date(2027, 12, 9)}]


async def test_where_nothing_follows_nothing_is_asked(planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "e")
        await fill(pilot, name="Python Chile", title="Python Santiago")
        assert isinstance(pilot.app.screen, SeriesScreen)
    assert {(event.series, event.title) for event in made(planner)} == {("Python Chile", "Python Santiago")}


def test_a_rule_is_said_in_words_whatever_order_its_parts_have() -> None:
    assert rule_text_of("FREQ=MONTHLY;BYMONTH=3,5;BYDAY=4WE") == "fourth Wednesday of March and May"
    assert rule_text_of("FREQ=MONTHLY;BYDAY=4WE;BYSETPOS=1") == "FREQ=MONTHLY;BYDAY=4WE;BYSETPOS=1"


async def test_a_form_left_as_it_was_changes_nothing(planner: Planner) -> None:
    add(planner, LINE)
    add(planner, "Every odd: FREQ=MONTHLY;BYDAY=2TH,-1FR;BYSETPOS=1 10:00-12:00")
    revision = history.last_revision(planner)
    async with series_page(planner) as pilot:
        await press(pilot, "e", "ctrl+s", "down", "e", "ctrl+s")
        assert isinstance(pilot.app.screen, SeriesScreen)
    assert history.last_revision(planner) == revision


async def test_a_series_is_added_by_the_form_and_its_dates_looked_at(planner: Planner) -> None:
    async with series_page(planner) as pilot:
        await press(pilot, "A")
        await fill(pilot, name="Data", rule="every Tuesday", until="30 mar 2027", time="18:30-20:00", venue="HQ")
        assert isinstance(pilot.app.screen, SeriesDates)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SeriesScreen)
    assert days(planner) == ["03-09", "03-16", "03-23", "03-30"]


async def test_what_is_wrong_is_said_beside_its_field(planner: Planner) -> None:
    async with series_page(planner) as pilot:
        await press(pilot, "A")
        await fill(pilot, rule="now and then", until="someday", time="late", capacity="many")
        form = pilot.app.screen.query_one(Form)
        wrong = {row.field.name for row in form.query(FieldRow) if row.has_class("-problem")}
        assert wrong == {"rule", "until", "time", "capacity"}
        assert isinstance(pilot.app.screen, SeriesForm)


async def test_a_deleted_series_leaves_its_events_and_says_so(planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "d")
        assert told(pilot) == ["Remove the series “Python Santiago” · 9 events to come stay · u undoes"]
        assert (len(made(planner)), series.listing(planner)) == (9, [])
        assert "No series yet" in sees(pilot)
        await press(pilot, "u")
    assert [each.dates for each in series.listing(planner)] == [9]


async def test_marked_series_are_deleted_together(planner: Planner) -> None:
    add(planner, LINE)
    add(planner, OPEN)
    async with series_page(planner) as pilot:
        await press(pilot, "V", "d")
        assert told(pilot) == ["Remove 2 series · 19 events to come stay · u undoes"]
        await press(pilot, "u")
    assert len(series.listing(planner)) == 2


async def test_somebody_elses_change_is_shown_beside_mine(at, planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "e")
        leo = at("leo")
        (there,) = [each.series for each in series.listing(leo)]
        series.change(leo, there, revised(there, name="Python Chile"))
        await fill(pilot, venue="HQ")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ConflictScreen)
        assert "Python Chile" in sees(pilot)


async def test_a_form_of_a_series_that_is_gone_stays_with_what_was_typed(at, planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "e")
        series.remove(at("leo"), [each.series for each in series.listing(planner)])
        await fill(pilot, venue="HQ")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SeriesForm)
        assert pilot.app.screen.query_one(Form).texts()["venue"] == "HQ"
        assert "This is not there any more." in sees(pilot)


@pytest.mark.parametrize("keys", [(), ("enter",)], ids=["the line", "its dates"])
async def test_what_was_half_done_when_a_session_ended_is_taken_up_again(
    planner: Planner, keys: tuple[str, ...]
) -> None:
    async with series_page(planner) as pilot:
        await press(pilot, "a")
        await write(pilot, LINE)
        await press(pilot, *keys)
        pilot.app.keep_forms()
    app = EventPlanner(planner)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        assert isinstance(app.screen, SeriesScreen)
        assert app.screen.query_one(LineInput).value == LINE


async def test_a_half_filled_form_is_that_of_its_series(planner: Planner) -> None:
    add(planner, LINE)
    async with series_page(planner) as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one(Form).fill({"venue": "HQ"})
        pilot.app.keep_forms()
    app = EventPlanner(planner)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        assert isinstance(app.screen, SeriesForm)
        texts = app.screen.query_one(Form).texts()
        assert (texts["name"], texts["venue"]) == ("Python Santiago", "HQ")
