"""What was learnt at an event becomes tasks of the next one, and goals are judged."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.decisions import quick_lines as judging_lines
from eventplanner.domain.decisions.criterion_tests import Test as GateTest
from eventplanner.domain.decisions.judging import FINDING, GOAL, Verdict
from eventplanner.domain.decisions.quick_lines import finding_texts, gate_texts, goal_texts, risk_texts
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.vocabulary import choices
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.decisions import judging
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from screens.plans import plan


def criterion_texts(line: str) -> Any:
    """Reads a line with the words that the app knows for tests."""
    return judging_lines.criterion_texts(line, choices(GateTest))


def put(planner: Planner, kind: Kind[Any], parent: int, /, **said: str) -> Any:
    change = records.create(planner, kind, records.read(planner, kind, said, kind.blank(parent)))
    return records.added(planner, kind, change)


@pytest.fixture
def editions(planner: Planner) -> list[Event]:
    """Three of one name, one of which is past."""
    plan(planner, [f"Meetup Python {day} 2027 18:30 @HQ" for day in ("4 feb", "8 apr", "6 may")])
    return events.everything(planner)


def test_actions_become_tasks_of_the_next_edition_and_none_twice(planner: Planner, editions: list[Event]) -> None:
    past, coming, _last = editions
    put(planner, FINDING, past.id, title="Order more coffee", owner="leo", note="It ran out at ten")
    put(planner, FINDING, past.id, title="The room was cold", kind="badly")
    assert judging.next_edition(planner, past) == coming
    judging.carry(planner, past, coming)
    put(planner, FINDING, past.id, title="Begin in time")
    again = judging.carry(planner, past, coming)
    found = tasks.of_event(planner, coming.id)
    assert [(task.title, task.owner, task.offset, task.notes) for task in found] == [
        ("Order more coffee", "leo", -30, "It ran out at ten"),
        ("Begin in time", "", -30, ""),
    ]
    assert not again.nothing
    assert judging.carry(planner, past, coming).nothing


def test_carrying_over_is_one_step_back(planner: Planner, editions: list[Event]) -> None:
    past, coming, _last = editions
    for title in ("Order more coffee", "Begin in time"):
        put(planner, FINDING, past.id, title=title)
    judging.carry(planner, past, coming)
    history.undo(planner)
    assert tasks.of_event(planner, coming.id) == []


def test_without_an_action_there_is_nothing_to_carry(planner: Planner, editions: list[Event]) -> None:
    put(planner, FINDING, editions[0].id, title="All was well", kind="well")
    with pytest.raises(NotFound):
        judging.carry(planner, editions[0], editions[1])


def test_what_is_over_or_cancelled_is_no_next_edition(planner: Planner, editions: list[Event]) -> None:
    past, coming, last = editions
    events.set_status(planner, [coming], Status.CANCELLED)
    assert judging.next_edition(planner, past) == last
    assert judging.next_edition(planner, last) is None


def test_events_of_a_series_follow_each_other_whatever_they_are_called(planner: Planner, editions: list[Event]) -> None:
    past, _coming, last = editions
    events.set_fields(planner, [past, last], {"series": "Python nights"})
    past, _coming, last = events.everything(planner)
    assert judging.next_edition(planner, past) == last


def test_a_goal_with_a_result_is_judged_by_it_and_then_by_hand(planner: Planner, editions: list[Event]) -> None:
    goal = put(planner, GOAL, editions[0].id, title="60 attendees", aim="60", result="59")
    seen = []
    for _key in range(4):
        judging.judge(planner, records.get(planner, GOAL, goal.id))
        seen.append(records.get(planner, GOAL, goal.id).verdict)
    assert seen == [Verdict.MISSED, Verdict.OPEN, Verdict.MISSED, Verdict.OPEN]


def test_a_goal_in_words_goes_through_the_verdicts(planner: Planner, editions: list[Event]) -> None:
    goal = put(planner, GOAL, editions[0].id, title="People talk to each other")
    seen = []
    for _key in range(4):
        judging.judge(planner, records.get(planner, GOAL, goal.id))
        seen.append(records.get(planner, GOAL, goal.id).verdict)
    assert seen == [Verdict.MET, Verdict.PARTLY, Verdict.MISSED, Verdict.OPEN]


@pytest.mark.parametrize(
    ("read", "line", "wanted"),
    [
        (partial(gate_texts, today=date(2027, 3, 9)), "Go/no-go T-30 +ana", {"title": "Go/no-go", "due": "T-30", "decider": "ana"}),
        (partial(gate_texts, today=date(2027, 3, 9)), "Commit T-2 w", {"title": "Commit", "due": "T-14"}),
        (partial(gate_texts, today=date(2027, 3, 9)), "Commit", {"title": "Commit"}),
        (risk_texts, "Keynote cancels 3x4 +leo", {
            "title": "Keynote cancels", "owner": "leo", "likelihood": "3", "impact": "4",
        }),
        (risk_texts, "Rain 5×1", {"title": "Rain", "likelihood": "5", "impact": "1"}),
        (risk_texts, "Room 3x6 is full", {"title": "Room 3x6 is full"}),
        (goal_texts, "60 attendees", {"title": "60 attendees", "aim": "60", "unit": "attendees"}),
        (goal_texts, "People talk", {"title": "People talk"}),
        (finding_texts, "- coffee ran out", {"title": "coffee ran out", "kind": "badly"}),
        (finding_texts, "+ good talks", {"title": "good talks", "kind": "well"}),
        (finding_texts, "> order more +leo", {"title": "order more", "owner": "leo", "kind": "action"}),
        (finding_texts, "order more", {"title": "order more", "kind": "action"}),
        (finding_texts, "", {"kind": "action"}),
        (criterion_texts, "60 registrations", {"test": "registrations", "number": "60"}),
        (criterion_texts, "≥ 60 inscritos", {"test": "registrations", "number": "60"}),
        (criterion_texts, "sede firmada", {"test": "venue_signed"}),
        (criterion_texts, "the board agrees", {"text": "the board agrees"}),
    ],
)  # fmt: skip
def test_a_line_says_all_of_a_new_one(read: Any, line: str, wanted: dict[str, str]) -> None:
    assert dict(read(line)) == wanted
