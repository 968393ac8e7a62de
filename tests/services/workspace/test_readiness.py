"""How ready events are, out of what the file says: for one, for many, and in few statements."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.decisions.gates import CRITERION, GATE
from eventplanner.domain.decisions.judging import RISK
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.logistics.resources import BOOKING, RESOURCE
from eventplanner.domain.logistics.venues import PLACE
from eventplanner.domain.people.people import PERSON
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.domain.team.roles import ROLE
from eventplanner.domain.workspace.readiness import AreaReadiness, Light, Readiness
from eventplanner.domain.workspace.readiness_rules import OWNER_WITHIN, SOON, TaskSum
from eventplanner.i18n.catalogue import words
from eventplanner.screens.workspace.details import card
from eventplanner.services.base import settings as choices
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals
from eventplanner.services.checklists import checklists
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.services.workspace import overview, readiness
from eventplanner.storage.queries import readiness as stored
from eventplanner.storage.queries.records import stored as stored_as
from kit import add
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


def area(planner: Planner, event: Event, name: str) -> AreaReadiness:
    areas = {each.area: each for each in readiness.of_event(planner, events.get(planner, event.id)).areas}
    return areas.get(name, AreaReadiness(name, Light.NONE))


def test_an_event_far_away_is_not_yet_due_and_says_when_it_is_looked_at(planner: Planner) -> None:
    found = readiness.of_event(planner, only(planner))
    assert [(each.area, each.light, each.next) for each in found.areas] == [
        ("venue", Light.GREEN, None),
        ("speakers", Light.LATER, date(2027, 5, 27)),
        ("roles", Light.LATER, date(2027, 5, 11)),
    ]
    assert (found.light, found.next) == (Light.LATER, date(2027, 5, 11))


def test_a_conference_far_away_with_its_checklist_has_no_light_that_says_done(planner: Planner) -> None:
    event = only(planner, "DevConf 15-16 oct 2027 #conference ~200")
    checklists.apply(planner, event, checklists.choices(planner, event)[0].key)
    found = readiness.of_event(planner, event)
    lights = {each.area: each.light for each in found.areas}
    assert (lights["roles"], lights["decisions"], lights["venue"]) == (Light.LATER, Light.LATER, Light.LATER)
    assert set(lights.values()) == {Light.LATER}
    assert all(each.done == 0 and each.total > 0 and each.next for each in found.areas)
    near = readiness.of_events(at_day(planner, date(2027, 5, 30)), [event])[event.id].readiness
    assert "there is no venue" in [words(each) for each in near.reasons]


def at_day(planner: Planner, day: date) -> Planner:
    return Planner(planner.store, planner.actor, lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def test_the_settings_say_what_an_event_needs_by_when(planner: Planner) -> None:
    event = only(planner, "Meetup Python 10 jun 2027 18:30-21:00")
    assert area(planner, event, "venue").light is Light.LATER
    choices.change(planner, needs="meetup sede 100 60")
    assert (area(planner, event, "venue").light, reasons(planner, event)) == (Light.AMBER, ["there is no venue"])
    choices.change(planner, needs="meetup venue -, lead -, speakers -")
    assert readiness.of_event(planner, event) == Readiness(Light.NONE)


def test_the_lead_is_a_name_or_somebody_with_that_role(planner: Planner) -> None:
    event = only(planner, "Meetup Python 25 mar 2027 18:30-21:00 @HQ")
    assert "nobody leads it yet" in reasons(planner, event)
    role = put(planner, ROLE, event.id, duty="lead")
    assert "nobody leads it yet" in reasons(planner, event)
    records.set_values(planner, ROLE, [role], {"person_id": put(planner, PERSON, None, name="Ana Soto").id})
    assert "nobody leads it yet" not in reasons(planner, event)


@pytest.mark.parametrize("label", ["speaker", "Ponente", "charlista"])
def test_speakers_are_those_who_are_counted_or_have_a_role_as_such(planner: Planner, label: str) -> None:
    event = only(planner, "Meetup Python 20 mar 2027 18:30-21:00 @HQ")
    assert reasons(planner, event)[0] == "nobody says who speaks"
    role = put(planner, ROLE, event.id, duty="other", label=label)
    put(planner, ROLE, event.id, duty="other", label="Photos")
    assert reasons(planner, event)[0] == "1 speaker is still to be found"
    records.set_values(planner, ROLE, [role], {"person_id": put(planner, PERSON, None, name="Rosa Lara").id})
    assert area(planner, event, "speakers").light is Light.GREEN


def test_speakers_that_somebody_counted_are_known(planner: Planner) -> None:
    event = only(planner, "Meetup Python 20 mar 2027 18:30-21:00 @HQ")
    put(planner, HEADCOUNT, event.id, speakers="2")
    assert area(planner, event, "speakers").light is Light.GREEN


def test_a_budget_has_lines_and_an_approval_where_a_decision_asks_for_one(planner: Planner) -> None:
    event = only(planner, "DevConf 15 jul 2027 #conference ~200")
    assert [words(each) for each in area(planner, event, "money").reasons] == ["there is no budget"]
    add(planner, BUDGET_LINE, event.id, name="Hall", amount="100000")
    assert area(planner, event, "money").light is Light.GREEN
    gate = put(planner, GATE, event.id, title="Commit", due="T-60")
    put(planner, CRITERION, gate.id, test="budget_approved")
    assert [words(each) for each in area(planner, event, "money").reasons] == ["the budget is not approved"]
    approvals.approve(planner, event.id, "Rosa")
    assert area(planner, event, "money").light is Light.GREEN


def test_a_budget_is_to_be_approved_where_others_of_its_kind_are(planner: Planner) -> None:
    plan(
        planner,
        [
            "DevConf 15 jul 2027 #conference ~200",
            "CloudConf 16 jul 2027 #conference ~200",
            "Hack 16 jul 2027 #hackathon",
        ],
    )
    one, other, hackathon = sorted(events.everything(planner), key=lambda event: event.id)
    for event in (one, other, hackathon):
        add(planner, BUDGET_LINE, event.id, name="Hall", amount="100000")
    approvals.approve(planner, one.id, "Rosa")
    lights = [area(planner, event, "money").light for event in (one, other, hackathon)]
    assert lights == [Light.GREEN, Light.AMBER, Light.GREEN]


def test_as_many_count_as_are_expected_or_have_a_place(planner: Planner) -> None:
    event = only(planner, "DevConf 22 jul 2027 #conference ~120")
    assert area(planner, event, "venue").light is Light.LATER
    put(planner, HEADCOUNT, event.id, expected_in_person="180")
    assert area(planner, event, "venue").light is Light.AMBER


def test_a_late_task_is_red_until_it_is_done(planner: Planner) -> None:
    event = only(planner)
    task = put(planner, TASK, event.id, title="Sign the contract", area="venue", due="2027-03-08", owner="ana")
    assert reasons(planner, event) == ["“Sign the contract” is late"]
    tasks.set_done(planner, [task])
    assert area(planner, event, "venue") == AreaReadiness("venue", Light.GREEN, (), 1, 1)


def test_of_several_late_ones_the_first_due_would_be_named_and_all_are_counted(planner: Planner) -> None:
    event = only(planner)
    put(planner, TASK, event.id, title="A", due="2027-03-08", owner="ana")
    put(planner, TASK, event.id, title="B", due="2027-03-01", owner="ana")
    found = stored.facts(planner.store, [event.id], TODAY)[event.id]["tasks"]
    assert found == [TaskSum(Area.PROGRAMME, 2, 0, late=2, first_late="B")]
    put(planner, TASK, event.id, title="C", due="2027-05-01", owner="ana")
    assert area(planner, event, "programme").next == date(2027, 5, 1)
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
    assert reasons(planner, event) == ["“Fetch” is due on Tue 16 Mar 2027"]
    records.remove(planner, TASK, [records.get(planner, TASK, first.id)])
    assert reasons(planner, event) == ["“Fetch” is due on Tue 16 Mar 2027"]


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
        "speakers": Light.AMBER,
        "roles": Light.AMBER,
        "decisions": Light.RED,
        "resources": Light.RED,
        "risks": Light.AMBER,
    }
    assert [reason for reason in reasons(planner, event) if "Projector" not in reason] == [
        "the venue was held until Tue 2 Mar 2027",
        "the venue is not signed",
        "“Commit” was to be decided on Mon 1 Mar 2027",
        "nobody says who speaks",
        "nobody leads it yet",
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
    assert 0 < counted[0] == counted[1] < 27


def test_moving_an_event_later_never_makes_trouble(planner: Planner) -> None:
    event = only(planner)
    for days in (-60, -30, -7, 1):
        put(planner, TASK, event.id, title=f"T{days}", due=f"T{days:+d}", owner="ana")
    assert area(planner, event, "programme").next == date(2027, 4, 11)
    for later in (1, 30, 200):
        events.move(planner, [events.get(planner, event.id)], timedelta(days=later))
        assert readiness.of_event(planner, events.get(planner, event.id)).light is Light.LATER


def sums_of(found: list[Task]) -> dict[Area, TaskSum]:
    """The same as the statement, one after the other."""
    soon, near = (TODAY + timedelta(days=within) for within in (OWNER_WITHIN, SOON))
    ahead = {task.id for task in found if task.is_open}
    sums = {}
    for area in {task.area for task in found}:
        own = [task for task in found if task.area is area]
        dated = [task for task in own if task.is_open and task.due_on]
        late = [task for task in dated if task.due_on < TODAY]
        blocked = [task for task in own if task.state is TaskState.BLOCKED]
        unowned = [task for task in dated if not task.owner and task.due_on <= soon]
        waiting = [task for task in dated if task.due_on <= near and ahead & set(task.waits_for) - {task.id}]
        coming = [task for task in dated if task.due_on >= TODAY]
        soon_ones = [
            task
            for task in coming
            if task.due_on <= near and task.owner and task.state is not TaskState.BLOCKED and task not in waiting
        ]
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
            soon=len(soon_ones),
            first_soon=min(((task.due_key, task.title) for task in soon_ones), default=("", ""))[1],
            first_soon_due=min((task.due_on for task in soon_ones), default=None),
            next_due=min((task.due_on for task in coming), default=None),
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


def test_the_overview_marks_sums_that_leave_amounts_without_a_rate_out(planner: Planner) -> None:
    event = only(planner)
    put(planner, BUDGET_LINE, event.id, name="Catering", amount="720000")
    rows = ["".join(text for text, _ink in row) for row in card(overview.of_event(planner, event), 80, short=False)]
    assert not any("+?" in row for row in rows)
    put(planner, BUDGET_LINE, event.id, name="Sala", amount="48", currency="EUR")
    rows = ["".join(text for text, _ink in row) for row in card(overview.of_event(planner, event), 80, short=False)]
    assert [row.count("+?") for row in rows if "Expenses" in row] == [2]
