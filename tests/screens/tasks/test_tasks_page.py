"""The page of the open tasks of all events, as it is used."""

from contextlib import AbstractAsyncContextManager
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

import app_kit
from app_kit import NARROW, WIDE, drawn, page_at, page_of, press, types
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.records.lines import SaidLine
from eventplanner.domain.tasks.groups import Soon
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.i18n.vocabulary import choices
from eventplanner.screens.base.pick import PickScreen
from eventplanner.screens.tasks.page import TasksScreen
from eventplanner.screens.tasks.tab import EventTasksScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import task_list, tasks
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.grouped_list import Grouped, Heading, ListGroup
from screens.plans import plan


def add(planner: Planner, title: str | None, *lines: str) -> None:
    """Tasks of an event, or of none."""
    event_id = next((event.id for event in events.everything(planner) if event.title == title), None)
    for line in lines:
        texts = TASK.texts_of(SaidLine(line, planner.today(), choices))
        records.create(planner, TASK, records.read(planner, TASK, texts, TASK.blank(event_id)))


@pytest.fixture
def busy(planner: Planner) -> Planner:
    """Two events and the office, with tasks overdue, of today, of this week, and later."""
    plan(planner, ["DevConf 15-16 apr @Teatro #conference", "Meetup Python 20 mar 18:30 @HQ #meetup"])
    add(planner, "DevConf", "Sign the contract T-40 +ana #venue", "Order food T-7 +leo #catering")
    add(planner, "Meetup Python", "Invite speakers T-11 +leo #speakers", "Print badges T-8 +ana")
    add(planner, None, "Renew the licence 2027-03-01 +sol")
    return planner


def opened(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, TasksScreen, size=size)


def page(pilot: Pilot[None]) -> TasksScreen:
    return page_of(pilot, TasksScreen)


def rows(pilot: Pilot[None]) -> list[str]:
    return app_kit.rows(page(pilot).listed.records)[1:]


def here(pilot: Pilot[None]) -> str:
    return str(page(pilot).listed.record.title)


ALL = [
    "OVERDUE 2",
    "! 8 d late Renew the licence programme sol",
    "! T-40 3 d late Sign the contract DevConf venue ana",
    "TODAY 1",
    "► T-11 today Invite speakers Meetup Python speakers leo",
    "THIS WEEK 1",
    "○ T-8 Fri 12 Mar Print badges Meetup Python programme ana",
    "LATER 1",
    "○ T-7 Thu 8 Apr Order food DevConf catering leo",
]


async def test_tasks_of_all_events_stand_in_groups_by_how_soon_they_are_due(busy: Planner) -> None:
    async with opened(busy, (140, 40)) as pilot:
        assert rows(pilot) == ALL
        assert here(pilot) == "Renew the licence"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_cursor_goes_past_headings_both_ways(busy: Planner, size: tuple[int, int]) -> None:
    async with opened(busy, size) as pilot:
        seen = [here(pilot)]
        for _step in range(5):
            await press(pilot, "j")
            seen.append(here(pilot))
        assert seen == [
            "Renew the licence", "Sign the contract", "Invite speakers", "Print badges", "Order food", "Order food"
        ]  # fmt: skip
        for _step in range(5):
            await press(pilot, "k")
            seen.append(here(pilot))
        assert seen[-1] == "Renew the licence"
        await press(pilot, "tab", "tab")
        assert here(pilot) == "Print badges"
        await press(pilot, "G")
        assert here(pilot) == "Order food"
        await press(pilot, "home")
        assert here(pilot) == "Renew the licence"


async def test_a_ticked_task_goes_and_the_cursor_is_on_the_next(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "j", "x")
        assert rows(pilot)[0] == "OVERDUE 1"
        assert here(pilot) == "Invite speakers"
        await press(pilot, "u")
        assert rows(pilot)[0] == "OVERDUE 2"


async def test_a_moved_task_takes_the_cursor_along(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "j", "m")
        page(pilot).query_one(QuickInput).text = "12 mar"
        await press(pilot, "enter")
        assert here(pilot) == "Sign the contract"
        assert "THIS WEEK 2" in rows(pilot)


async def test_a_snoozed_task_is_not_listed_until_its_day(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "s")
        page(pilot).query_one(QuickInput).text = "+2"
        await press(pilot, "enter")
        assert not any("licence" in row for row in rows(pilot))
        await press(pilot, "u")
        assert any("licence" in row for row in rows(pilot))


async def test_one_persons_tasks_are_picked_and_stay_picked_for_the_session(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, PickScreen)
        await press(pilot, "j", "j", "enter")
        assert [row.split()[0] for row in rows(pilot)] == ["TODAY", "►", "LATER", "○"]
        await press(pilot, "escape", "g", "w")
        assert len(rows(pilot)) == 4
        await press(pilot, "f", "k", "k", "enter")
        assert len(rows(pilot)) == 9


async def test_the_filter_looks_in_titles_owners_areas_and_events(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "/")
        await types(pilot, "python")
        assert [row.split()[0] for row in rows(pilot)] == ["TODAY", "►", "THIS", "○"]
        page(pilot).query_one(QuickInput).text = "#catering"
        await press(pilot, "enter")
        assert rows(pilot)[0] == "LATER 1"
        await press(pilot, "escape")
        assert len(rows(pilot)) == 9


async def test_enter_opens_the_tasks_of_the_event(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "j", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, EventTasksScreen)
        assert screen.event is not None
        assert screen.event.title == "DevConf"


async def test_what_is_added_here_belongs_to_no_event(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "a")
        page(pilot).query_one(QuickInput).text = "Pay the domain 11 mar +ana"
        await press(pilot, "enter")
        assert here(pilot) == "Pay the domain"
        assert page(pilot).listed.record.event_id is None


async def test_all_are_marked_and_given_to_somebody_in_one_step(busy: Planner) -> None:
    async with opened(busy) as pilot:
        await press(pilot, "V", "w")
        page(pilot).query_one(QuickInput).text = "sol"
        await press(pilot, "enter")
        assert tasks.owners(busy) == ["sol"]
        await press(pilot, "u")
        assert tasks.owners(busy) == ["ana", "leo", "sol"]


async def test_the_detail_says_what_comes_first(busy: Planner) -> None:
    contract, food = tasks.of_event(busy, events.everything(busy)[1].id)
    records.set_values(busy, TASK, [food], {"waits_for": (contract.id,)})
    async with opened(busy) as pilot:
        await press(pilot, "G")
        assert "waits for   ▲ Sign the contract" in drawn(page(pilot).query_one(Detail))


async def test_with_nothing_open_the_page_says_so(planner: Planner) -> None:
    async with opened(planner, NARROW) as pilot:
        said = str(page(pilot).listed.query_one(".nothing").render())
        assert said.startswith("What is to be done in all events. There is nothing open.")
        await press(pilot, "x", "s", "m", "tab", "enter")
        assert not page(pilot).query(QuickInput)


def test_the_groups_of_the_list_add_up(busy: Planner) -> None:
    found = task_list.open_tasks(busy)
    assert found.totals == ((Soon.OVERDUE, 2), (Soon.TODAY, 1), (Soon.WEEK, 1), (Soon.LATER, 1))
    assert found.listing.total == 5
    assert task_list.open_tasks(busy, "LEO").totals[1:] == ((Soon.TODAY, 1), (Soon.WEEK, 0), (Soon.LATER, 1))
    assert sum(total for _soon, total in task_list.open_tasks(busy, text="#venue").totals) == 1
    assert busy.today() == date(2027, 3, 9)


class _Row:
    def __init__(self, id: int) -> None:
        self.id = id


@given(st.lists(st.integers(0, 5), max_size=5), st.booleans())
def test_a_grouped_list_holds_every_row_once_and_knows_its_place(sizes: list[int], blanks: bool) -> None:
    flat = Fixed([_Row(n) for n in range(sum(sizes))])
    grouped = Grouped(flat, [ListGroup(str(n), "red", size) for n, size in enumerate(sizes)], blanks=blanks)
    found = [grouped[n] for n in range(grouped.total)]
    assert [row.id for row in found if not isinstance(row, Heading)] == list(range(flat.total))
    assert [row.total for row in found if isinstance(row, Heading) and row.words] == [n for n in sizes if n]
    assert all(grouped[grouped.place(n)] is flat[n] for n in range(flat.total))
    assert grouped[grouped.total] is None
    assert len({row.id for row in found}) == grouped.total
