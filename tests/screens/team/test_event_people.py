"""The tab of an event with who does what on the day."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, enters, page_at, press, sees, settle
from eventplanner.domain.people.people import PERSON
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import ROLE
from eventplanner.screens.base.pick import PickScreen
from eventplanner.screens.team.tab import EventPeopleScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from screens.plans import plan


@asynccontextmanager
async def people_tab(planner: Planner, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    """The tab of the first event, which has two roles, of which one person has one more elsewhere."""
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ", "Meetup Rust 12 mar 19:00-21:00 @Casa"])
    one, other = events.everything(planner)
    for event, said in (
        (one, {"duty": "camera", "person_id": "Sol Vera", "begins": "0:15"}),
        (one, {"duty": "door"}),
        (other, {"duty": "host", "person_id": "Sol Vera"}),
    ):
        records.create(planner, ROLE, records.read(planner, ROLE, said, ROLE.blank(event.id)))
    async with page_at(planner, EventPeopleScreen, one.id, size) as pilot:
        yield pilot


async def type_line(pilot: Pilot[None], key: str, text: str) -> None:
    await press(pilot, key)
    await enters(pilot, text)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_each_row_says_who_when_and_what_is_wrong(planner: Planner, size: tuple[int, int]) -> None:
    async with people_tab(planner, size) as pilot:
        page = sees(pilot, tight=True)
        assert "▲ Door nobody yet 18:30–21:00 missing" in page
        assert "▲ Camera Sol Vera 18:45–21:00 also at Meetup Rust, 19:00" in page
        assert "0/2 confirmed · 1 missing" in page


async def test_a_line_adds_a_role_by_the_clock_and_finds_people_by_their_first_name(planner: Planner) -> None:
    async with people_tab(planner) as pilot:
        await type_line(pilot, "a", "moderador sol 20:00-20:30")
        role = records.every(planner, ROLE)[-1]
        assert (role.duty, role.begins, role.ends) == (Duty.MODERATOR, 90, 120)
        assert [person.name for person in records.every(planner, PERSON)] == ["Sol Vera"]
        assert pilot.app.screen.roster.record.id == role.id


async def test_x_confirms_and_a_role_that_nobody_has_cannot_be_confirmed(planner: Planner) -> None:
    async with people_tab(planner) as pilot:
        await press(pilot, "x")
        assert not any(role.confirmed for role in records.every(planner, ROLE))
        await press(pilot, "j", "x")
        assert [role.confirmed for role in records.every(planner, ROLE)] == [True, False, False]
        await press(pilot, "x")
        assert not any(role.confirmed for role in records.every(planner, ROLE))


async def test_the_marked_roles_are_given_to_one_person_as_one_step(planner: Planner) -> None:
    async with people_tab(planner) as pilot:
        await press(pilot, "V")
        await type_line(pilot, "w", "Eva Gil")
        eva = next(person for person in records.every(planner, PERSON) if person.name == "Eva Gil")
        assert [role.person_id for role in records.every(planner, ROLE)][:2] == [eva.id, eva.id]
        await press(pilot, "u")
        assert [person.name for person in records.every(planner, PERSON)] == ["Sol Vera"]


async def test_w_without_a_name_offers_those_of_us_who_are_free(planner: Planner) -> None:
    for name in ("Ana Soto", "Leo Paz"):
        said = {"name": name, "internal": "yes" if name == "Leo Paz" else ""}
        records.create(planner, PERSON, records.read(planner, PERSON, said, PERSON.blank()))
    async with people_tab(planner) as pilot:
        await press(pilot, "w", "enter")
        assert isinstance(pilot.app.screen, PickScreen)
        await press(pilot, "enter")
        door = next(role for role in records.every(planner, ROLE) if role.duty is Duty.DOOR)
        assert records.names(planner, "person", [door.person_id]) == {door.person_id: "Leo Paz"}


async def test_plus_and_minus_shift_by_a_quarter_of_an_hour(planner: Planner) -> None:
    async with people_tab(planner) as pilot:
        await press(pilot, "j", "plus", "plus", "minus")
        camera = records.every(planner, ROLE)[0]
        assert (camera.begins, camera.ends) == (30, 165)


async def test_the_detail_has_her_contacts_and_what_else_she_does(planner: Planner) -> None:
    async with people_tab(planner, NARROW) as pilot:
        (sol,) = records.every(planner, PERSON)
        said = {"phone": "+56 9 8765 4321", "channels": "Telegram @sol"}
        records.change(planner, PERSON, sol, records.read(planner, PERSON, said, PERSON.draft_of(sol)))
        pilot.app.screen.reload()
        await settle(pilot)
        await press(pilot, "j", "z")
        page = sees(pilot, tight=True)
        assert "needed at the same time at Meetup Rust: Host, Fri 12 Mar 19:00–21:00" in page
        assert "telephone +56 9 8765 4321" in page
        assert "door ▲ 1 of 1 missing" in page
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventPeopleScreen)


async def test_edit_delete_and_copy_act_on_the_role_of_the_row(planner: Planner) -> None:
    async with people_tab(planner) as pilot:
        await press(pilot, "j", "y")
        assert "person: Sol Vera" in pilot.app.clipboard
        await press(pilot, "e")
        assert not isinstance(pilot.app.screen, EventPeopleScreen)
        await press(pilot, "escape", "d")
        assert [role.duty for role in records.every(planner, ROLE)] == [Duty.DOOR, Duty.HOST]


async def test_an_event_without_roles_says_what_they_are_for(planner: Planner) -> None:
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ"])
    async with page_at(planner, EventPeopleScreen, events.everything(planner)[0].id, NARROW) as pilot:
        page = sees(pilot, tight=True)
        assert "Who does what on the day." in page
        assert "a adds one: MC Paula Neira 18:00-19:30" in page
        await press(pilot, "x", "w", "plus", "z")
        assert isinstance(pilot.app.screen, EventPeopleScreen)
