"""Lists sorted by any column, with the columns that a person wants, on every page."""

import re
from typing import Any

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, QuietApp, enters, page_at, press, rows, sees, settle, told
from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.listing import PAGE
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.people.people import PERSON
from eventplanner.i18n import catalogue
from eventplanner.screens.base.columns_dialog import ColumnsDialog
from eventplanner.screens.budget.tab import EventBudgetScreen
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.history.page import HistoryScreen
from eventplanner.screens.people.page import PeopleScreen
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.storage.personal.folders import state_folder
from eventplanner.widgets.lists import ordering
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel
from kit import add
from screens.everywhere import every_page, fill
from screens.plans import plan

DAY = re.compile(
    r"\d{1,2} (ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d"
)
PEOPLE = (("Ana Soto", "Sur"), ("Leo Paredes", ""), ("Émile Zola", "Norte"))


@pytest.fixture
def people(planner: Planner) -> Planner:
    for name, place in PEOPLE:
        add(planner, PERSON, name=name, place=place)
    return planner


def listed(pilot: Pilot[None]) -> RecordList[Any]:
    return pilot.app.screen.query(RecordList).first()


def names(pilot: Pilot[None]) -> list[str]:
    shown = listed(pilot)
    return [row.name for n in range(shown.total) if (row := shown.listing[n]) is not None]


async def test_s_sorts_by_a_column_then_the_other_way_then_no_longer(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        usual = names(pilot)
        await press(pilot, "S")
        assert isinstance(pilot.app.screen, ColumnsDialog)
        await press(pilot, "enter", "escape")
        assert names(pilot) == ["Ana Soto", "Émile Zola", "Leo Paredes"]
        assert "name ▲" in rows(listed(pilot))[0]
        await press(pilot, "S", "enter", "escape")
        assert names(pilot) == ["Leo Paredes", "Émile Zola", "Ana Soto"]
        assert "name ▼" in rows(listed(pilot))[0]
        await press(pilot, "S", "enter", "escape")
        assert names(pilot) == usual


async def test_rows_without_a_value_stand_last_both_ways(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        for descending, order in ((False, ["Norte", "Sur", ""]), (True, ["Sur", "Norte", ""])):
            listed(pilot).use_view(ListView(sort="city", descending=descending))
            await settle(pilot)
            assert [listed(pilot).listing[n].place for n in range(3)] == order


async def test_the_cursor_and_the_marks_stay_on_their_records(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        await press(pilot, "end", "space")
        marked, here = listed(pilot).marked, listed(pilot).record
        listed(pilot).use_view(ListView(sort="name", descending=True))
        await settle(pilot)
        assert (listed(pilot).marked, listed(pilot).record) == (marked, here)


async def test_columns_are_hidden_but_not_the_one_that_names_the_rows(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        await press(pilot, "S", "j", "space", "escape")
        assert "role" not in rows(listed(pilot))[0].split()
        await press(pilot, "S", "home", "space")
        assert told(pilot) == ["“name” tells the rows apart and stays."]
        await press(pilot, *["space"] * 5, "escape")
        assert [column.title for column in ordering.titled(listed(pilot)._fitting._columns)] == ["name", "role", "city"]
        await press(pilot, "S", "x", "escape")
        assert listed(pilot).view == ListView()


async def test_the_view_of_a_list_is_remembered_for_the_person(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        await press(pilot, "S", "enter", "enter", "j", "space", "escape")
        await pilot.app.desk.settle()  # type: ignore[attr-defined]
    assert list(session.list_views().values()) == [ListView(sort="name", descending=True, hidden=("role",))]
    async with page_at(people, PeopleScreen) as pilot:
        assert names(pilot) == ["Leo Paredes", "Émile Zola", "Ana Soto"]


async def test_the_cursor_goes_to_what_is_added_to_a_sorted_list(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        listed(pilot).use_view(ListView(sort="name", descending=True))
        await settle(pilot)
        for name in ("Abel Ruiz", "Zoe Vera"):
            await press(pilot, "home", "a")
            await enters(pilot, name)
            assert listed(pilot).record.name == name


async def test_the_cursor_keeps_its_place_where_its_record_goes_from_a_sorted_list(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        listed(pilot).use_view(ListView(sort="name", descending=True))
        await settle(pilot)
        await press(pilot, "home", "j", "d")
        assert (names(pilot), listed(pilot).record.name) == (["Leo Paredes", "Ana Soto"], "Ana Soto")
        await press(pilot, "u")
        assert names(pilot) == ["Leo Paredes", "Émile Zola", "Ana Soto"]


async def test_the_last_order_counts_however_long_the_others_take(planner: Planner) -> None:
    for n in range(PAGE * 2):
        add(planner, PERSON, name=f"Person {n:03}")
    async with page_at(planner, PeopleScreen) as pilot:
        usual = names(pilot)
        for last, order in ((ListView(), usual), (ListView(sort="name", descending=True), usual[::-1])):
            for view in (ListView(sort="name"), ListView(sort="city"), last):
                listed(pilot).use_view(view)
            await settle(pilot)
            assert names(pilot) == order
        assert f"{PAGE * 2}" in sees(pilot).splitlines()[-2]


async def test_lines_of_a_budget_are_sorted_under_their_category(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar #meetup ~60"])
    for name, category, amount in (
        ("Big", "catering", "900"), ("Zero", "catering", "0"), ("Small", "catering", "5"), ("Hall", "venue", "70"),
    ):  # fmt: skip
        draft = {"event_id": "1", "name": name, "category": category, "amount": amount, "flow": "expense"}
        add(planner, BUDGET_LINE, 1, **{key: text for key, text in draft.items() if key != "event_id"})
    async with page_at(planner, EventBudgetScreen, 1) as pilot:
        for descending, order in ((False, ["Zero", "Small", "Big"]), (True, ["Big", "Small", "Zero"])):
            shown = pilot.app.screen.query_one("#lines", RecordPanel).records
            shown.use_view(ListView(sort="plan", descending=descending))
            await settle(pilot)
            rows_shown = [row.name for n in range(shown.total) if (row := shown.listing[n]) is not None]
            start = rows_shown.index("catering")
            assert rows_shown[start + 1 : start + 4] == order


async def test_the_cursor_stays_on_a_change_of_a_sorted_history(people: Planner) -> None:
    async with page_at(people, HistoryScreen) as pilot:
        listed(pilot).use_view(ListView(sort="what"))
        await settle(pilot)
        await press(pilot, "j")
        here = listed(pilot).record.revision
        await pilot.app.desk.write(records_write, PERSON, "Abel Ruiz")  # type: ignore[attr-defined]
        await settle(pilot)
        assert listed(pilot).record.revision == here


def records_write(planner: Planner, kind: Any, name: str) -> Any:
    return add(planner, kind, name=name)


async def test_the_column_of_the_order_is_shown_though_it_is_hidden(people: Planner) -> None:
    async with page_at(people, PeopleScreen, size=NARROW) as pilot:
        listed(pilot).use_view(ListView(sort="city", hidden=("city", "role")))
        await settle(pilot)
        assert "city ▲" in rows(listed(pilot))[0]


async def test_a_click_on_a_heading_sorts(people: Planner) -> None:
    async with page_at(people, PeopleScreen) as pilot:
        assert await pilot.click(listed(pilot), offset=(4, 0))
        await settle(pilot)
        assert listed(pilot).view == ListView(sort="name")


async def test_events_are_sorted_in_the_file(planner: Planner) -> None:
    plan(planner, ["Taller 12 mar @Sur ~60", "Charla 14 mar @Norte ~20", "Meetup 16 mar @Centro ~40"])
    async with page_at(planner, EventsScreen) as pilot:
        for title, order in (
            ("title", ["Charla", "Meetup", "Taller"]),
            ("place", ["Meetup", "Charla", "Taller"]),
            ("places", ["Charla", "Meetup", "Taller"]),
            ("last change", ["Taller", "Charla", "Meetup"]),
        ):
            for descending in (False, True):
                shown = listed(pilot)
                pilot.app.screen.lists._choose(shown, ListView(sort=title, descending=descending))  # type: ignore[attr-defined]
                await settle(pilot)
                assert [shown.listing[n].title for n in range(3)] == (order[::-1] if descending else order)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_list_of_every_page_sorts_by_every_column(planner: Planner, language: str) -> None:
    catalogue.use(language)
    fill(planner, language)
    undated = []
    async with QuietApp(planner, warm=False).run_test(size=WIDE, notifications=True) as pilot:
        for name, go in every_page().items():
            await go(pilot.app)  # type: ignore[arg-type]
            await settle(pilot)
            for shown in pilot.app.screen.query(RecordList):
                before = {row.id for row in shown.listing.rows()}
                for column in ordering.sortable(shown.columns):
                    texts = {column.cell(row).text for row in shown.listing.rows() if shown.is_record(row)}
                    if len([text for text in texts if DAY.search(text) and len(text) < 16]) > 2 and not (
                        column.key or column.order
                    ):
                        undated.append((name, column.title))
                    shown.use_view(ListView(sort=column.title, descending=language == "es"))
                    await settle(pilot)
                    assert {row.id for row in shown.listing.rows()} == before, (name, column.title)
                shown.use_view(ListView())
                await settle(pilot)
    assert undated == []


@pytest.mark.usefixtures("home")
def test_views_that_make_no_sense_are_as_if_they_were_not_there() -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "lists.json").write_text('{"PeopleScreen list": 3}')
    assert session.list_views() == {}
