"""How ready events are, out of what the file says: for one, for many, and in few statements."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.decisions.judging import RISK
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.logistics.resources import BOOKING, RESOURCE
from eventplanner.domain.logistics.venues import PLACE
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.domain.team.roles import ROLE
from eventplanner.domain.workspace.readiness import Light
from eventplanner.domain.workspace.readiness_rules import OWNER_WITHIN, WAITS_WITHIN, TaskSum
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.services.workspace import readiness
from eventplanner.storage.queries import readiness as stored
from eventplanner.storage.queries.records import stored as stored_as
from screens.plans import plan
from statements import listen, selects

TODAY = date(2027, 3, 9)
LINE = "Meetup Python 10 jun 2027 18:30-21:00 @HQ"


def put(planner: Planner, kind: Kind[Any], parent: int | None, **said: str) -> Any:
    change = records.create(planner, kind, records.read(planner, kind, said, kind.blank(parent)))
    return records.added(planner, kind, change)


def only(planner: Planner, line: str = LINE) -> Event:
    plan(planner, [line])
    return events.everything(planner)[0]


def reasons(planner: Planner, event: Event) -> list[str]:
    return [words(reason) for reason in readiness.of_event(planner, event).reasons]


def test_an_event_without_anything_has_nothing_to_tell(planner: Planner) -> None:
    assert readiness.of_event(planner, only(planner)).light is Light.NONE


def test_a_late_task_is_red_until_it_is_done(planner: Planner) -> None:
    event = only(planner)
    task = put(planner, TASK, event.id, title="Sign the contract", area="venue", due="2027-03-08", owner="ana")
    assert reasons(planner, event) == ["“Sign the contract” is late"]
    tasks.set_done(planner, [task])
    assert readiness.of_event(planner, event).light is Light.GREEN


def test_of_several_late_ones_the_first_due_would_be_named_and_all_are_counted(planner: Planner) -> None:
    event = only(planner)
    put(planner, TASK, event.id, title="A", due="2027-03-08", owner="ana")
    put(planner, TASK, event.id, title="B", due="2027-03-01", owner="ana")
    found = stored.facts(planner.store, [event.id], TODAY)[event.id]["tasks"]
    assert found == [TaskSum(Area.PROGRAMME, 2, 0, late=2, first_late="B")]
    assert reasons(planner, event) == ["2 tasks are late"]


def test_a_task_that_is_asleep_is_late_all_the_same(planner: Planner) -> None:
    event = only(planner)
    put(planner, TASK, event.id, title="A", due="2027-03-08", owner="ana", snoozed_until="2027-04-01")
    assert readiness.of_event(planner, event).light is Light.RED


def test_what_is_due_soon_and_waits_for_another_is_told_until_that_is_done_or_gone(planner: Planner) -> None:
    event = only(planner)
    first = put(planner, TASK, event.id, title="Order", due="2027-05-01", owner="ana")
    put(planner, TASK, event.id, title="Fetch", due="2027-03-16", owner="ana", waits_for=str(first.id))
    put(planner, TASK, event.id, title="Later", due="2027-03-17", owner="ana", waits_for=str(first.id))
    assert reasons(planner, event) == ["“Fetch” is due soon and waits for another"]
    tasks.set_done(planner, [first])
    assert reasons(planner, event) == []
    records.remove(planner, TASK, [records.get(planner, TASK, first.id)])
    assert reasons(planner, event) == []


def test_roles_decisions_risks_bookings_and_the_place_are_told_too(planner: Planner) -> None:
    event = only(planner, "Meetup Python 20 mar 2027 18:30-21:00")
    put(planner, ROLE, event.id, duty="host")
    put(planner, GATE, event.id, title="Commit", due="2027-03-01")
    put(planner, RISK, event.id, title="Rain", likelihood="3", impact="5")
    put(planner, RISK, event.id, title="Wind", likelihood="5", impact="5", mitigation="A tent")
    put(planner, PLACE, event.id, state="option", option_until="2027-03-02")
    projector = put(planner, RESOURCE, None, name="Projector", quantity="1")
    put(planner, BOOKING, event.id, resource_id=f"#{projector.id}", quantity="2")
    found = readiness.of_event(planner, event)
    lights = {area.area: area.light for area in found.areas}
    assert lights == {
        "venue": Light.RED,
        "roles": Light.AMBER,
        "decisions": Light.RED,
        "resources": Light.RED,
        "risks": Light.AMBER,
    }
    assert [reason for reason in reasons(planner, event) if "Projector" not in reason] == [
        "the venue was held until Tue 2 Mar 2027",
        "the venue is not signed",
        "“Commit” was to be decided on Mon 1 Mar 2027",
        "1 role has nobody yet.",
        "nothing is planned against “Rain”",
    ]


def test_many_events_are_told_as_each_alone_is(planner: Planner) -> None:
    plan(planner, [LINE, "DevConf 15-16 apr 2027 @Teatro", "Webinar 12 mar 2027 10:00 https://meet.example/x"])
    found = events.everything(planner)
    put(planner, TASK, found[0].id, title="A", due="2027-03-08")
    put(planner, TASK, found[1].id, title="B", due="T-3", owner="ana")
    put(planner, ROLE, found[1].id, duty="door")
    glances = readiness.of_events(planner, found)
    assert {event.id: readiness.of_event(planner, event) for event in found} == {
        id: glance.readiness for id, glance in glances.items()
    }
    assert (glances[found[1].id].tasks, glances[found[1].id].people, glances[found[1].id].next_task) == (1, 1, "B")
    assert glances[found[1].id].next_due == date(2027, 4, 12)


def test_the_next_task_is_the_first_due_that_nobody_put_off(planner: Planner) -> None:
    event = only(planner)
    put(planner, TASK, event.id, title="Asleep", due="2027-03-10", snoozed_until="2027-03-20")
    done = put(planner, TASK, event.id, title="Done", due="2027-03-11")
    put(planner, TASK, event.id, title="Next", due="2027-03-12")
    put(planner, TASK, event.id, title="Some day")
    tasks.set_done(planner, [done])
    glance = readiness.of_events(planner, [event])[event.id]
    assert (glance.next_task, glance.next_due, glance.tasks_done, glance.tasks) == ("Next", date(2027, 3, 12), 1, 4)


def test_what_is_over_is_not_judged(planner: Planner) -> None:
    event = only(planner, "Meetup Rust 4 feb 2027 18:30 @HQ")
    put(planner, TASK, event.id, title="A", due="2027-02-01")
    events.set_status(planner, [event], Status.CANCELLED)
    assert readiness.of_event(planner, events.get(planner, event.id)).light is Light.NONE


def test_a_page_of_events_takes_as_many_statements_as_one(
    at: Callable[..., Planner], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = listen(monkeypatch)
    planner = at("ana")
    plan(planner, [f"Meetup {n} {n % 28 + 1} jun 2027 18:30-21:00 @HQ" for n in range(64)])
    found = events.everything(planner)
    counted = []
    readiness.of_events(planner, found)
    for some in (found[:1], found):
        told.clear()
        readiness.of_events(planner, some)
        counted.append(len(selects(told)))
    assert 0 < counted[0] == counted[1] < 25


def test_moving_an_event_later_never_makes_a_green_one_red(planner: Planner) -> None:
    event = only(planner)
    for days in (-60, -30, -7, 1):
        put(planner, TASK, event.id, title=f"T{days}", due=f"T{days:+d}", owner="ana")
    assert readiness.of_event(planner, event).light is Light.GREEN
    for later in (1, 30, 200):
        events.move(planner, [events.get(planner, event.id)], timedelta(days=later))
        assert readiness.of_event(planner, events.get(planner, event.id)).light is Light.GREEN


def sums_of(found: list[Task]) -> dict[Area, TaskSum]:
    """The same as the statement, one after the other."""
    soon, near = (TODAY + timedelta(days=within) for within in (OWNER_WITHIN, WAITS_WITHIN))
    ahead = {task.id for task in found if task.is_open}
    sums = {}
    for area in {task.area for task in found}:
        own = [task for task in found if task.area is area]
        dated = [task for task in own if task.is_open and task.due_on]
        late = [task for task in dated if task.due_on < TODAY]
        blocked = [task for task in own if task.state is TaskState.BLOCKED]
        unowned = [task for task in dated if not task.owner and task.due_on <= soon]
        waiting = [task for task in dated if task.due_on <= near and ahead & set(task.waits_for) - {task.id}]
        sums[area] = TaskSum(
            area=area,
            total=len(own),
            done=sum(not task.is_open for task in own),
            late=len(late),
            first_late=min(((task.due_key, task.title) for task in late), default=("", ""))[1],
            blocked=len(blocked),
            first_blocked=min((task.title for task in blocked), default=""),
            unowned=len(unowned),
            first_unowned=min(((task.due_key, task.title) for task in unowned), default=("", ""))[1],
            waiting=len(waiting),
            first_waiting=min(((task.due_key, task.title) for task in waiting), default=("", ""))[1],
        )
    return sums


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([Area.VENUE, Area.AV]),
            st.sampled_from(TaskState),
            st.none() | st.integers(-20, 30),
            st.sampled_from(["", "ana"]),
            st.lists(st.integers(1, 12), max_size=3),
        ),
        max_size=8,
    )
)
def test_what_the_statement_sums_is_what_one_counts_by_hand(at: Callable[..., Planner], said: list[Any]) -> None:
    planner = at()
    if any_event := events.everything(planner):
        events.remove(planner, any_event)
    event = only(planner)
    with planner.write(Message("Add")) as writing:
        for n, (area, state, days, owner, waits) in enumerate(said):
            draft = revised(
                TASK.blank(event.id), title=f"Task {n}", area=area, state=state, owner=owner,
                reason="because" if state is TaskState.BLOCKED else "", waits_for=tuple(waits),
                due=None if days is None else TODAY + timedelta(days=days),
            )  # fmt: skip
            writing.add("task", stored_as(TASK, draft))
    found = stored.facts(planner.store, [event.id], TODAY).get(event.id, {}).get("tasks", [])
    assert {each.area: each for each in found} == sums_of(tasks.of_event(planner, event.id))
