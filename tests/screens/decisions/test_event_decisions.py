"""The tab of an event for what is decided, what may go wrong, what it aims at and what was learnt."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, drawn, enters, page_at, press, sees, settle, types
from eventplanner.domain.decisions.criterion_tests import Test as By
from eventplanner.domain.decisions.gates import CRITERION, GATE, Decision, Gate
from eventplanner.domain.decisions.judging import FINDING, GOAL, INCIDENT, RISK, FindingKind, Verdict
from eventplanner.domain.events.events import Event
from eventplanner.domain.records.kind import Kind
from eventplanner.screens.base.pick import PickScreen
from eventplanner.screens.decisions.dialog import DecisionDialog
from eventplanner.screens.decisions.tab import EventDecisionsScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.widgets.lists.detail import Detail
from screens.plans import plan


def put(planner: Planner, kind: Kind[Any], parent: int, /, **said: str) -> Any:
    change = records.create(planner, kind, records.read(planner, kind, said, kind.blank(parent)))
    return records.added(planner, kind, change)


@asynccontextmanager
async def tab(planner: Planner, size: tuple[int, int] = WIDE, *more: str) -> AsyncIterator[Pilot[None]]:
    """Of an event with a decision that is late, two criteria, a heavy risk, a goal and an action."""
    plan(planner, ["DevConf 20-21 mar 2027 @Teatro #conference", *more])
    event = events.everything(planner)[0]
    gate = put(planner, GATE, event.id, title="Commit", due="T-14", decider="marta", free_until="2027-03-05")
    put(planner, CRITERION, gate.id, test="registrations", number="60")
    put(planner, CRITERION, gate.id, text="The board agrees")
    put(planner, RISK, event.id, title="Keynote cancels", likelihood="3", impact="5", trigger="No answer")
    put(planner, GOAL, event.id, title="60 attendees", aim="60", unit="attendees")
    put(planner, FINDING, event.id, title="Order more coffee", owner="leo")
    async with page_at(planner, EventDecisionsScreen, event.id, size) as pilot:
        yield pilot


def event_of(planner: Planner) -> Event:
    return events.everything(planner)[0]


def first(planner: Planner, kind: Kind[Any]) -> Any:
    return records.every(planner, kind)[0]


def gate_of(planner: Planner) -> Gate:
    gate: Gate = first(planner, GATE)
    return gate


def shown(pilot: Pilot[None]) -> str:
    return sees(pilot, tight=True)


async def focus(pilot: Pilot[None], kind: Kind[Any]) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, EventDecisionsScreen)
    screen.of(kind).records.focus()
    await settle(pilot)


async def type_line(pilot: Pilot[None], *keys: str) -> None:
    await press(pilot, keys[0])
    await enters(pilot, "".join(keys[1:]))


async def test_all_six_lists_and_the_reasons_are_seen(planner: Planner) -> None:
    async with tab(planner) as pilot:
        page = shown(pilot)
        assert "! 3 d late T-14 Commit 0/2 marta open" in page
        assert "! 60 registrations are wanted, and" in page
        assert "… from the data" in page
        assert "! The board agrees x ticks it" in page
        assert "███·· 15 Keynote cancels nothing yet" in page
        assert "○ 60 attendees 60 open" in page
        assert "→ Order more coffee leo" in page
        assert "a no cost nothing until 5 Mar 2027; now it does" in page
        assert "0 of 1 decided · 1 late · enter decides" in page


async def test_where_there_is_little_room_the_list_with_the_keys_takes_it(planner: Planner) -> None:
    async with tab(planner, NARROW) as pilot:
        assert ("The board agrees" in shown(pilot), "Keynote cancels" in shown(pilot)) == (True, False)
        await press(pilot, "tab", "tab")
        assert ("The board agrees" in shown(pilot), "Keynote cancels" in shown(pilot)) == (False, True)
        await press(pilot, "z")
        assert "it shows by No answer" in shown(pilot)
        await press(pilot, "escape")
        assert "it shows by No answer" not in shown(pilot)
        assert isinstance(pilot.app.screen, EventDecisionsScreen)


async def test_enter_decides_and_a_go_against_what_is_missing_is_asked_why(planner: Planner) -> None:
    async with tab(planner) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DecisionDialog)
        assert "× The board agrees" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DecisionDialog)
        assert "Not everything is met; say why it is a go all the same." in shown(pilot)
        await types(pilot, "because")
        await press(pilot, "enter")
        gate = gate_of(planner)
        assert (gate.decision, gate.note, gate.decided_by) == (Decision.GO, "because", "ana")
        await press(pilot, "u")
        assert gate_of(planner).decision is Decision.OPEN


async def test_a_no_go_keeps_its_reasons_and_is_taken_back(planner: Planner) -> None:
    async with tab(planner, NARROW) as pilot:
        await press(pilot, "enter", "down", "enter")
        assert gate_of(planner).decision is Decision.NO_GO
        assert gate_of(planner).note == ("– 60 registrations are wanted, and nobody has counted\n– The board agrees")
        await press(pilot, "enter", "down", "enter")
        assert gate_of(planner).decision is Decision.OPEN


async def test_x_ticks_a_criterion_of_ones_own_judges_a_goal_and_closes_a_risk(planner: Planner) -> None:
    async with tab(planner) as pilot:
        await focus(pilot, CRITERION)
        await press(pilot, "x")
        assert not any(each.met for each in records.every(planner, CRITERION))
        await press(pilot, "j", "x")
        assert [each.met for each in records.every(planner, CRITERION)] == [False, True]
        await focus(pilot, GOAL)
        await press(pilot, "x")
        assert first(planner, GOAL).verdict is Verdict.MET
        await focus(pilot, RISK)
        await press(pilot, "x")
        assert first(planner, RISK).closed


async def test_lines_add_to_the_list_that_has_the_keys(planner: Planner) -> None:
    async with tab(planner) as pilot:
        await type_line(pilot, "a", "Announce T-3 +leo")
        gate = records.every(planner, GATE)[-1]
        assert (gate.title, gate.offset, gate.decider) == ("Announce", -3, "leo")
        await focus(pilot, CRITERION)
        await type_line(pilot, "a", "80 registrations")
        await type_line(pilot, "a", "the caterer is booked")
        own = records.of(planner, CRITERION, gate.id)
        assert [(each.test, each.number, each.text) for each in own] == [
            (By.REGISTRATIONS, 80, ""),
            (By.OWN, None, "the caterer is booked"),
        ]
        await focus(pilot, RISK)
        await type_line(pilot, "a", "Rain 2x4 +leo")
        risk = records.every(planner, RISK)[-1]
        assert (risk.title, risk.likelihood, risk.impact, risk.owner) == ("Rain", 2, 4, "leo")
        await focus(pilot, FINDING)
        await type_line(pilot, "a", "- too hot")
        assert records.every(planner, FINDING)[-1].kind is FindingKind.BADLY
        await focus(pilot, INCIDENT)
        await type_line(pilot, "a", "The projector failed")
        incident = first(planner, INCIDENT)
        assert (incident.title, incident.by, incident.at.isoformat()) == (
            "The projector failed",
            "ana",
            "2027-03-09T12:00:00",
        )
        assert "9 Mar 09:00 The projector failed ana" in shown(pilot)


async def test_a_criterion_needs_a_decision(planner: Planner) -> None:
    async with tab(planner) as pilot:
        await press(pilot, "d")
        await focus(pilot, CRITERION)
        await press(pilot, "a")
        assert (records.every(planner, GATE), records.every(planner, CRITERION)) == ([], [])
        assert isinstance(pilot.app.screen, EventDecisionsScreen)


async def test_a_copy_of_a_decision_is_open(planner: Planner) -> None:
    async with tab(planner) as pilot:
        await press(pilot, "enter", "down", "enter", "c", "ctrl+s")
        assert [each.decision for each in records.every(planner, GATE)] == [Decision.NO_GO, Decision.OPEN]


async def test_actions_become_tasks_of_the_next_edition(planner: Planner) -> None:
    async with tab(planner, WIDE, "DevConf 19 mar 2028 @Teatro #conference") as pilot:
        await focus(pilot, FINDING)
        await press(pilot, "C", "C")
        found = tasks.of_event(planner, events.everything(planner)[1].id)
        assert [(task.title, task.owner, task.key) for task in found] == [("Order more coffee", "leo", "finding/1")]


async def test_where_nobody_knows_the_next_edition_one_is_picked(planner: Planner) -> None:
    async with tab(planner, NARROW, "Meetup Rust 8 apr 2027 18:30", "Meetup Python 9 apr 2027 18:30") as pilot:
        await focus(pilot, FINDING)
        await press(pilot, "C")
        assert isinstance(pilot.app.screen, PickScreen)
        await press(pilot, "j", "enter")
        found = tasks.of_event(planner, events.everything(planner)[2].id)
        assert [task.title for task in found] == ["Order more coffee"]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (GATE, ["Commit", "day Sat 6 Mar 2027 · T-14 · 3 d late", "who decides marta"]),
        (CRITERION, ["60 registrations are wanted, and nobody has counted", "○ not met"]),
        (
            RISK,
            ["Keynote cancels", "███·· 15 likelihood 3 × impact 5", "against it nothing yet", "it shows by No answer"],
        ),
        (GOAL, ["60 attendees", "○ open", "aim 60 attendees"]),
        (FINDING, ["Order more coffee", "→ to be done next time", "owner leo"]),
    ],
)
async def test_the_detail_tells_all_of_the_row_with_the_keys(
    planner: Planner, kind: Kind[Any], wanted: list[str]
) -> None:
    async with tab(planner) as pilot:
        await focus(pilot, kind)
        said = [" ".join(line.split()) for line in drawn(pilot.app.screen.query_one("#beside Detail", Detail))]
        assert said[: len(wanted)] == wanted
