"""The page of a year, as it is used."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import ClassVar

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, drawn, enters, page_at, page_of, press, settle
from eventplanner.app import EventPlanner
from eventplanner.domain.events.events import Event, EventDraft, EventKind, Status
from eventplanner.i18n import catalogue
from eventplanner.screens.year.page import YearScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.year import year
from eventplanner.widgets.chrome.lines import Lines
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.year.agenda import Agenda
from eventplanner.widgets.year.year_grid import YearGrid
from eventplanner.widgets.year.year_legend import YearLegend


def add(planner: Planner, title: str, first: str, last: str, **fields: object) -> None:
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
    values = {"title": title, "start": start, "end": end, "timezone": "America/Santiago", "all_day": len(first) == 10}
    events.create(planner, EventDraft(**(values | fields)))  # type: ignore[arg-type]


@pytest.fixture
def plan(planner: Planner) -> Planner:
    """A meetup in three days and a conference in April."""
    add(planner, "Meetup Python", "2027-03-12T18:30", "2027-03-12T21:00", status=Status.CONFIRMED, venue="Sede")
    add(planner, "DevConf Santiago", "2027-04-15", "2027-04-16", kind=EventKind.CONFERENCE, capacity=420)
    return planner


def opened(planner: Planner, size: tuple[int, int]) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, YearScreen, size=size)


def page(pilot: Pilot[None]) -> YearScreen:
    return page_of(pilot, YearScreen)


def shown(pilot: Pilot[None], kind: type[Lines]) -> list[str]:
    return drawn(page(pilot).query_one(kind))


def day(pilot: Pilot[None]) -> date:
    return page(pilot).grid.day


def starts(planner: Planner) -> list[str]:
    return [f"{event.start:%m-%d %H:%M}" for event in everything(planner)]


def everything(planner: Planner) -> list[Event]:
    return events.everything(planner)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_year_opens_on_today_with_its_agenda(plan: Planner, size: tuple[int, int]) -> None:
    async with opened(plan, size) as pilot:
        assert day(pilot) == date(2027, 3, 9)
        await press(pilot, "n")
        assert any("Meetup Python" in line for line in shown(pilot, Agenda))


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_page_speaks_both_languages(plan: Planner, language: str) -> None:
    catalogue.use(language)
    async with opened(plan, WIDE) as pilot:
        first = shown(pilot, Agenda)[0]
        assert first == {"en": "Tuesday 9 March", "es": "martes 9 de marzo"}[language]


async def test_the_title_names_the_year_and_how_many_events_it_has(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        panel = page(pilot).query_one("#year-panel", Panel)
        assert str(panel.border_title) == "2027"
        assert str(panel.border_subtitle).startswith("2 events ·")


async def test_another_year_is_shown_and_t_comes_back(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "plus")
        assert str(page(pilot).query_one("#year-panel", Panel).border_title) == "2028"
        assert day(pilot) == date(2028, 3, 9)
        await press(pilot, "t")
        assert day(pilot) == date(2027, 3, 9)


async def test_n_goes_from_event_to_event_over_the_years(plan: Planner) -> None:
    add(plan, "Later", "2029-02-01", "2029-02-01")
    async with opened(plan, NARROW) as pilot:
        await press(pilot, "n")
        await press(pilot, "n")
        await press(pilot, "n")
        assert day(pilot) == date(2029, 2, 1)
        await press(pilot, "N")
        assert day(pilot) == date(2027, 4, 15)


async def test_an_event_is_moved_by_keys_and_brought_back_by_u(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n")
        await press(pilot, "m", "j", "right", "enter")
        assert starts(plan) == ["03-20 18:30", "04-15 00:00"]
        assert any("Meetup Python" in line for line in shown(pilot, Agenda))
        await press(pilot, "u")
        assert starts(plan) == ["03-12 18:30", "04-15 00:00"]


async def test_an_event_is_moved_by_the_mouse(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        layout = page(pilot).query_one(YearGrid)._layout
        await pilot.mouse_down(YearGrid, offset=layout.place(date(2027, 4, 15)))
        await pilot.hover(YearGrid, offset=layout.place(date(2027, 4, 20)))
        await pilot.mouse_up(YearGrid, offset=layout.place(date(2027, 4, 20)))
        await settle(pilot)
        assert starts(plan) == ["03-12 18:30", "04-20 00:00"]


async def test_escape_leaves_the_event_and_does_not_quit(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n")
        await press(pilot, "m", "j", "escape")
        assert starts(plan) == ["03-12 18:30", "04-15 00:00"]
        assert day(pilot) == date(2027, 3, 12)


async def test_a_line_adds_an_event_on_the_chosen_day(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "right", "a")
        await enters(pilot, "Taller 19:00")
        found = [event for event in everything(plan) if event.title == "Taller"]
        assert [f"{event.start:%Y-%m-%d %H:%M}" for event in found] == ["2027-03-10 19:00"]
        assert page(pilot).query_one(YearGrid).has_focus


async def test_an_event_that_is_added_on_another_day_is_shown_there(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "a", "ctrl+u")
        await enters(pilot, "Charla 6 may 2028 19:00")
        assert day(pilot) == date(2028, 5, 6)


async def test_a_line_that_only_has_its_day_is_not_kept(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "a")
        assert page(pilot).unsaved() is None
        await press(pilot, "x")
        assert page(pilot).unsaved() is not None


async def test_nothing_typed_adds_nothing(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "a", "enter")
        assert len(everything(plan)) == 2


async def test_enter_opens_the_day_s_event_and_e_its_form(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n")
        await press(pilot, "e")
        assert type(pilot.app.screen).__name__ == "EventForm"
        await press(pilot, "escape", "enter")
        assert type(pilot.app.screen).__name__ == "EventOverviewScreen"


@pytest.mark.parametrize(("key", "dialog"), [("E", "ExportDialog"), ("i", "ImportDialog"), ("A", "EventForm")])
async def test_export_import_and_the_whole_form_are_one_key_away(plan: Planner, key: str, dialog: str) -> None:
    async with opened(plan, NARROW) as pilot:
        await press(pilot, key)
        assert type(pilot.app.screen).__name__ == dialog


async def test_the_whole_form_begins_on_the_chosen_day(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "right")
        await press(pilot, "A")
        form = pilot.app.screen.query_one(Form)
        assert form.texts()["date"] == "10 Mar 2027"


async def test_of_two_events_on_a_day_the_agenda_s_cursor_says_which_is_deleted(plan: Planner) -> None:
    add(plan, "Second", "2027-03-12T20:00", "2027-03-12T22:00")
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n")
        await press(pilot, "tab", "j", "d")
        assert [event.title for event in everything(plan)] == ["Meetup Python", "DevConf Santiago"]


async def test_what_a_colleague_moves_is_seen_here(plan: Planner, at: Callable[..., Planner]) -> None:
    async with opened(plan, WIDE) as pilot:
        leo = at("leo")
        add(leo, "Leo's talk", "2027-03-09T10:00", "2027-03-09T11:00")
        await page(pilot).desk.look()
        await settle(pilot)
        assert any("Leo's talk" in line for line in shown(pilot, Agenda))


@pytest.mark.parametrize(
    ("size", "views"),
    [(WIDE, ["months", "wall", "month", "agenda", "months"]), (NARROW, ["wall", "months", "month", "agenda", "wall"])],
)
async def test_v_goes_from_view_to_view_and_round(plan: Planner, size: tuple[int, int], views: list[str]) -> None:
    async with opened(plan, size) as pilot:
        found = []
        for _ in views:
            found.append(page(pilot).grid.view)
            await press(pilot, "v")
        assert found == views


async def test_all_but_the_wall_planner_take_more_room_where_there_is_little(plan: Planner) -> None:
    async with opened(plan, NARROW) as pilot:
        heights = []
        for _ in range(4):
            heights.append(page(pilot).grid.current.size.height)
            await press(pilot, "v")
        assert heights == [13, 17, 17, 17]


@pytest.mark.parametrize("switches", [0, 1, 2, 3])
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_in_every_view_the_same_keys_move_an_event(plan: Planner, size: tuple[int, int], switches: int) -> None:
    async with opened(plan, size) as pilot:
        await press(pilot, *"v" * switches, "n")
        assert (day(pilot), page(pilot).grid.current.has_focus) == (date(2027, 3, 12), True)
        await press(pilot, "m", "right", "l", "left", "enter")
        assert starts(plan) == ["03-13 18:30", "04-15 00:00"]
        assert any("Meetup Python" in line for line in shown(pilot, Agenda))
        await press(pilot, "N", "m", "pagedown", "escape")
        assert starts(plan) == ["03-13 18:30", "04-15 00:00"]


async def test_what_is_in_hand_stays_there_from_view_to_view(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n", "m", "right")
        page(pilot).grid.switch()
        page(pilot).grid.switch()
        await press(pilot, "right", "enter")
        assert starts(plan) == ["03-14 18:30", "04-15 00:00"]


async def test_forty_months_back_in_one_burst_are_forty(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        for _ in range(40):
            page(pilot).grid.current.action_months(-1)
        await settle(pilot)
        panel = page(pilot).query_one("#year-panel", Panel)
        assert (day(pilot), page(pilot).chosen_day, str(panel.border_title)) == (date(2023, 11, 9),) * 2 + ("2023",)
        assert shown(pilot, Agenda)[0] == "Thursday 9 November"


async def test_a_holiday_is_counted_marked_and_named(plan: Planner) -> None:
    catalogue.use("es")
    async with opened(plan, WIDE) as pilot:
        page(pilot).grid.go(date(2027, 9, 17))
        await settle(pilot)
        assert any(line.startswith("* Fiestas") for line in shown(pilot, Agenda)[:6])
        assert any(line.startswith(" * ") for line in shown(pilot, YearLegend))
        panel = page(pilot).query_one("#year-panel", Panel)
        assert len(str(panel.border_subtitle).split(" · ")) == 3


async def test_too_much_is_said_in_words(plan: Planner) -> None:
    for n in range(6):
        add(plan, f"Taller {n}", "2027-05-14T10:00", "2027-05-14T12:00", kind=EventKind.WORKSHOP)
    async with opened(plan, WIDE) as pilot:
        legend = shown(pilot, YearLegend)
        assert legend[2].startswith(" ! week of 10 May: ")
        assert "over your capacity. Moving “Taller" in legend[2]


async def test_a_year_without_too_much_has_no_warning(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        assert shown(pilot, YearLegend)[2:] == ["", "", ""]


async def test_the_same_keys_act_on_the_event_of_the_day(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n", "X")
        assert events.everything(plan)[0].status == Status.CANCELLED
        await press(pilot, "X", "c")
        titles = [event.title for event in events.everything(plan)]
        assert titles == ["Meetup Python", "Meetup Python", "DevConf Santiago"]
        await press(pilot, "u", "y")
        assert "Fri 12 Mar 18:30–21:00 · Meetup Python" in pilot.app.clipboard


async def test_plus_and_minus_are_years_here_and_no_steps_of_an_event(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n", "tab", "plus")
        assert events.everything(plan)[0].status == Status.CONFIRMED


async def test_a_filter_leaves_the_events_that_match_and_esc_shows_all_again(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "slash")
        await enters(pilot, "kind:conference")
        panel = page(pilot).query_one("#year-panel", Panel)
        assert (panel.border_title, panel.border_subtitle.split(" ·")[0]) == (
            "2027 / kind:conference",
            "1 of 2",
        )
        await press(pilot, "n")
        assert day(pilot) == date(2027, 4, 15)
        await press(pilot, "N")
        assert day(pilot) == date(2027, 4, 15)
        await press(pilot, "escape", "N")
        assert (panel.border_title, day(pilot)) == ("2027", date(2027, 3, 12))


class Recorder(HeadlessDriver):
    """A terminal that keeps what is written to it."""

    is_headless = False
    written: ClassVar[list[str]] = []

    def write(self, data: str) -> None:
        self.written.append(data)


async def test_a_move_by_a_day_repaints_little(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "right")
        assert pilot.app._driver is not None
        pilot.app._driver.__class__ = Recorder
        Recorder.written.clear()
        await press(pilot, "left")
        assert 0 < sum(len(text.encode()) for text in Recorder.written) <= 700


async def test_until_its_data_are_there_nothing_of_it_is_painted(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        assert isinstance(pilot.app, EventPlanner)
        assert pilot.app._driver is not None
        pilot.app._driver.__class__ = Recorder
        for data, painted in ((None, False), (page(pilot)._data, True)):
            page(pilot)._data = data
            Recorder.written.clear()
            pilot.app._painter.forget()
            page(pilot).refresh(layout=True)
            await settle(pilot)
            assert ("January" in "".join(Recorder.written)) == painted


def test_a_year_of_a_heavy_plan_is_asked_through_indexes(plan: Planner) -> None:
    assert year.picture(plan, 2027).total == 2
    rows = plan.store.read(
        "EXPLAIN QUERY PLAN SELECT id FROM event WHERE start_key >= '2027' AND start_key < '2028' ORDER BY start_key, id"
    )
    assert "USING" in rows[0]["detail"]
    assert "ix_event_start" in rows[0]["detail"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_event_in_hand_is_named_with_where_it_would_land(plan: Planner, size: tuple[int, int]) -> None:
    async with opened(plan, size) as pilot:
        await press(pilot, "n", "m", "right")
        panel = page(pilot).query_one("#year-panel", Panel)
        assert str(panel.border_title).startswith("Moving “Meetup Python” → Sat 13 Mar")


async def test_with_an_event_in_hand_letters_are_no_commands(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n", "m", *"daxcAeu:q3", "right", "enter")
        assert starts(plan) == ["03-13 18:30", "04-15 00:00"]
        assert page(pilot).query_one(YearGrid).carried is None


async def test_taken_by_its_second_day_an_event_keeps_that_day_under_the_cursor(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        page(pilot).query_one(YearGrid).go(date(2027, 4, 16))
        await settle(pilot)
        await press(pilot, "m", "right")
        assert str(page(pilot).query_one("#year-panel", Panel).border_title).endswith("Fri 16 Apr")
        await press(pilot, "enter")
        assert starts(plan) == ["03-12 18:30", "04-16 00:00"]
        assert (day(pilot), page(pilot).chosen[0].title) == (date(2027, 4, 17), "DevConf Santiago")


async def test_which_of_several_events_of_a_day_is_moved_is_asked(plan: Planner) -> None:
    add(plan, "Webinar", "2027-03-12T20:00", "2027-03-12T21:00")
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "n")
        await press(pilot, "m")
        await press(pilot, "down", "enter")
        await press(pilot, "right", "enter")
        assert starts(plan) == ["03-12 18:30", "03-13 20:00", "04-15 00:00"]


@pytest.mark.parametrize("width", [60, 66, 72, 79, 80])
@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_day_and_count_of_the_wall_planner_is_seen_however_narrow(
    plan: Planner, width: int, language: str
) -> None:
    catalogue.use(language)
    async with opened(plan, (width, 20)) as pilot:
        heading, april = shown(pilot, YearGrid)[0], shown(pilot, YearGrid)[4]
        assert heading.split()[:8] == ["1", "5", "10", "15", "20", "25", "30", "ev"]
        assert april.split()[-1 if width == 72 else -2] == "1"
        assert "…" not in heading
        assert " * " in shown(pilot, YearLegend)[1]
