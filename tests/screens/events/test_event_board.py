"""The page of events: how ready each is, and the board by the stages of their life."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, drawn, press, settle
from eventplanner.domain.events.events import Status
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.i18n import catalogue
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.workspace.tab import EventOverviewScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.widgets.lists.board import Board
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, plan

LINES = [
    "Meetup Rust 4 feb 2027 18:30 @HQ status:confirmed",
    "Meetup Python 12 apr 2027 18:30-21:00 @HQ ~60",
    "DevConf 15-16 may 2027 @Teatro #conference status:confirmed",
    "Hackathon 28-29 may 2027 status:idea",
]


@asynccontextmanager
async def page(planner: Planner, size: tuple[int, int] = WIDE, *keys: str) -> AsyncIterator[Pilot[None]]:
    """Four events, of which the meetup has a late task, another and a role, and the conference one that is done."""
    plan(planner, LINES)
    _rust, meetup, conference, _hackathon = events.everything(planner)
    for event, said in (
        (meetup, {"title": "Book the room", "due": "2027-03-06", "owner": "ana"}),
        (meetup, {"title": "Print badges", "due": "T-3", "owner": "ana"}),
        (conference, {"title": "Call the caterer", "due": "T-3", "owner": "ana"}),
    ):
        records.create(planner, TASK, records.read(planner, TASK, said, TASK.blank(event.id)))
    tasks.set_done(planner, tasks.of_event(planner, conference.id))
    records.create(planner, ROLE, records.read(planner, ROLE, {"duty": "host"}, ROLE.blank(meetup.id)))
    async with events_page(planner, size) as pilot:
        await press(pilot, *keys)
        yield pilot


def board(pilot: Pilot[None]) -> Board:
    return pilot.app.screen.query_one(Board)


def cells(pilot: Pilot[None], title: str) -> str:
    """The row of the list that begins with this title."""
    return next(" ".join(line.split()) for line in drawn(pilot.app.screen.query_one(RecordList)) if title in line)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_list_says_which_event_is_in_trouble(planner: Planner, size: tuple[int, int]) -> None:
    async with page(planner, size) as pilot:
        assert cells(pilot, "Meetup Python") == "○ Mon 12 Apr 18:30 Meetup Python planned ! trouble !1 0/2"
        assert cells(pilot, "DevConf") == "● Sat 15 May 2 d DevConf confirmed ! trouble 1/1"
        assert cells(pilot, "Hackathon") == "○ Fri 28 May 2 d Hackathon idea ▲ attention –"
        assert cells(pilot, "Meetup Rust") == "! Thu 4 Feb 18:30 Meetup Rust confirmed – –"


async def test_without_the_detail_there_is_room_for_people_and_place(planner: Planner) -> None:
    async with page(planner, WIDE, "z") as pilot:
        assert cells(pilot, "Meetup Python") == "○ Mon 12 Apr 18:30 Meetup Python planned ! trouble !1 0/2 0/1 – HQ"


async def test_the_detail_says_why(planner: Planner) -> None:
    async with page(planner) as pilot:
        await settle(pilot)
        said = "\n".join(drawn(pilot.app.screen.query_one(Detail)))
        assert "! “Book the room” is late" in said
        assert "▲ 1 role has nobody yet." in said


async def test_a_task_that_is_done_meanwhile_changes_the_list_at_once(planner: Planner) -> None:
    async with page(planner) as pilot:
        event = events.everything(planner)[1]
        await pilot.app.screen.desk.write(tasks.set_done, tasks.of_event(planner, event.id)[:1])
        await settle(pilot)
        assert cells(pilot, "Meetup Python") == "○ Mon 12 Apr 18:30 Meetup Python planned ▲ attention 1/2"


async def test_v_shows_a_board_with_the_cursor_on_the_same_event_and_back(planner: Planner) -> None:
    async with page(planner, WIDE, "v") as pilot:
        assert board(pilot).card.title == "Meetup Python"
        assert drawn(board(pilot))[0].split() == "○ Idea 1 ○ Planned 1 ● Confirmed 2 ✓ Held 0 ✓ Closed 0".split()
        await press(pilot, "l", "j", "v")
        assert pilot.app.screen.query_one(RecordList).record.title == "DevConf"


async def test_a_card_says_its_day_how_ready_it_is_and_what_is_due_next(planner: Planner) -> None:
    async with page(planner, NARROW, "v") as pilot:
        text = [" ".join(line[26:52].split()) for line in drawn(board(pilot))]
        assert text[3:6] == ["▌ Meetup Python", "▌ 12 Apr ! 0/2", "▌ ! 3 d late Book the ro…"]
        said = drawn(pilot.app.screen.query_one(Detail))
        assert said[0] == "in 34 d · meetup · in person · HQ · 60 places"
        assert said[1] == "! “Book the room” is late"


async def test_cards_go_to_the_stage_beside_with_the_cursor_on_them(planner: Planner) -> None:
    async with page(planner, WIDE, "v") as pilot:
        seen = []
        for key in ("L", "H", "H", "H"):
            await press(pilot, key)
            status = next(each.status for each in events.everything(planner) if each.title == "Meetup Python")
            seen.append((status, board(pilot).card.title))
        stages = (Status.CONFIRMED, Status.PLANNED, Status.IDEA, Status.IDEA)
        assert seen == [(status, "Meetup Python") for status in stages]
        await press(pilot, "u")
        assert board(pilot)._lanes[1].cards[0].title == "Meetup Python"


async def test_a_card_is_not_held_before_its_day(planner: Planner) -> None:
    async with page(planner, WIDE, "v", "l", "j", "L") as pilot:
        assert (board(pilot).card.title, events.everything(planner)[2].status) == ("DevConf", Status.CONFIRMED)


async def test_enter_opens_the_event_of_a_card(planner: Planner) -> None:
    async with page(planner, NARROW, "v", "enter") as pilot:
        assert isinstance(pilot.app.screen, EventOverviewScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert board(pilot).card.title == "Meetup Python"


async def test_the_board_heeds_the_filter_and_a_deleted_card_is_gone(planner: Planner) -> None:
    async with page(planner, WIDE, "v", "slash", *"meetup", "enter") as pilot:
        assert [len(lane.cards) for lane in board(pilot)._lanes] == [0, 1, 1, 0, 0]
        await press(pilot, "d")
        assert [len(lane.cards) for lane in board(pilot)._lanes] == [0, 0, 1, 0, 0]
        await press(pilot, "escape")
        assert [len(lane.cards) for lane in board(pilot)._lanes] == [1, 0, 2, 0, 0]


async def test_the_board_speaks_spanish(planner: Planner) -> None:
    catalogue.use("es")
    async with page(planner, WIDE, "v") as pilot:
        assert drawn(board(pilot))[0].split()[:3] == ["○", "Idea", "1"]


async def test_rows_that_a_wheel_brings_into_sight_say_how_ready_they_are(planner: Planner) -> None:
    plan(planner, [f"Meetup {n:02} {n % 28 + 1} jun 2027 18:30 @HQ" for n in range(60)])
    for event in events.everything(planner):
        said = {"title": "Book the room", "due": "T-1", "owner": "ana"}
        records.create(planner, TASK, records.read(planner, TASK, said, TASK.blank(event.id)))
    async with events_page(planner, NARROW) as pilot:
        listed = pilot.app.screen.query_one(RecordList)
        listed.scroll_to(y=30, animate=False, force=True, immediate=True)
        await settle(pilot)
        days = [line.partition("planned")[2].split()[:3] for line in drawn(listed)[1:]]
        assert all(day[0] == "○" and day[2] in {"Apr", "May"} for day in days)


async def test_what_is_counted_says_of_which_area(planner: Planner) -> None:
    plan(planner, LINES[1:2])
    event = events.everything(planner)[0]
    for title, area in (("A", "catering"), ("B", "catering"), ("C", "venue"), ("D", "venue")):
        said = {"title": title, "due": "2027-03-06", "owner": "ana", "area": area}
        records.create(planner, TASK, records.read(planner, TASK, said, TASK.blank(event.id)))
    async with events_page(planner) as pilot:
        said_there = [line.strip() for line in drawn(pilot.app.screen.query_one(Detail))]
        assert "! Venue: 2 tasks are late" in said_there
        assert "! Catering: 2 tasks are late" in said_there
