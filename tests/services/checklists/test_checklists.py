"""Checklists given to events: all that applies, once, in one step, and an event's own list kept for others."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.checklists.checklists import applies
from eventplanner.domain.checklists.own_checklists import OWN_CHECKLIST, OWN_CHECKLIST_TASK
from eventplanner.domain.decisions import gates
from eventplanner.domain.decisions.gates import CRITERION, GATE
from eventplanner.domain.events.events import Event, EventDraft, EventKind, Format
from eventplanner.domain.tasks.tasks import TASK, Task
from eventplanner.domain.team.roles import ROLE
from eventplanner.formats.data.checklist_file import KEYS, built_in
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.checklists import checklists
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks


def add_event(planner: Planner, day: date | None = date(2027, 9, 15), days: int = 1, **said) -> Event:
    start = datetime.combine(day, datetime.min.time()).replace(hour=9) if day else None
    end = start + timedelta(days=days - 1, hours=9) if start else None
    values = {"title": "DevConf", "kind": EventKind.CONFERENCE, "lead": "Ana Soto", "capacity": 250} | said
    draft = EventDraft(start=start, end=end, timezone="America/Santiago", **values)
    return events.added(planner, events.create(planner, draft))


def by_key(planner: Planner, event: Event) -> dict[str, Task]:
    return {task.key: task for task in tasks.of_event(planner, event.id)}


def add(planner: Planner, event: Event, **texts: str) -> Task:
    reading = records.read(planner, TASK, texts, TASK.blank(event.id))
    return records.added(planner, TASK, records.create(planner, TASK, reading))


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("key", KEYS)
def test_an_event_gets_what_applies_to_its_format(planner: Planner, key: str, format: Format) -> None:
    event = add_event(planner, format=format)
    checklists.apply(planner, event, key, "en")
    asked = [task for task in built_in(key, "en").tasks if applies(task.where, format)]
    found = by_key(planner, event)
    assert set(found) == {f"{key}/{task.key}" for task in asked}
    assert {(task.title, task.offset, task.area, task.owner) for task in found.values()} == {
        (task.title, task.offset, task.area, "Ana Soto") for task in asked
    }
    for task in asked:
        mine = found[f"{key}/{task.key}"]
        first = {found[f"{key}/{each}"].id for each in task.waits_for if f"{key}/{each}" in found}
        assert set(mine.waits_for) == first
        gate = records.get(planner, GATE, mine.gate_id).key if mine.gate_id else ""
        assert gate == (f"{key}/{task.gate}" if task.gate else "")
    duties = Counter(role.duty for role in records.of(planner, ROLE, event.id))
    wanted: Counter = Counter()
    for role in built_in(key, "en").roles:
        if applies(role.where, format):
            wanted[role.role] += role.count
    assert duties == wanted


def test_the_words_are_those_of_the_language(planner: Planner) -> None:
    event = add_event(planner)
    checklists.apply(planner, event, "conference", "es")
    spanish = {f"conference/{task.key}": task.title for task in built_in("conference", "es").tasks}
    assert {key: task.title for key, task in by_key(planner, event).items()}.items() <= spanish.items()
    assert {gate.title for gate in records.of(planner, GATE, event.id)} == {
        g.title for g in built_in("conference", "es").gates
    }


def test_what_was_shown_is_what_is_added_and_one_undo_takes_it_back(planner: Planner) -> None:
    event = add_event(planner)
    shown = checklists.preview(planner, event, "conference", "en")
    assert shown.there == 0
    assert len(shown.new) > 20
    change = checklists.apply(planner, event, "conference", "en")
    assert change.label.params == {"title": "DevConf", "name": built_in("conference", "en").title}
    assert Counter(t.title for t in tasks.of_event(planner, event.id)) == Counter(t.title for t in shown.new)
    assert len(records.of(planner, GATE, event.id)) == len(shown.gates)
    assert len(records.of(planner, ROLE, event.id)) == len(shown.roles)
    history.undo(planner)
    assert tasks.of_event(planner, event.id) == records.of(planner, GATE, event.id) == []
    assert records.of(planner, ROLE, event.id) == records.every(planner, CRITERION) == []
    history.redo(planner)
    assert len(tasks.of_event(planner, event.id)) == len(shown.new)


def test_given_again_it_adds_only_what_is_not_there(planner: Planner) -> None:
    event = add_event(planner)
    checklists.apply(planner, event, "conference", "en")
    found = by_key(planner, event)
    (renamed, removed), count = list(found.values())[:2], len(found)
    records.set_values(planner, TASK, [renamed], {"title": "Something else"})
    records.remove(planner, TASK, [removed])
    shown = checklists.preview(planner, event, "conference", "es")
    assert ([task.key for task in shown.new], shown.there, shown.gates, shown.roles) == (
        [removed.key],
        count - 1,
        (),
        (),
    )
    checklists.apply(planner, event, "conference", "es")
    assert by_key(planner, event)[renamed.key].title == "Something else"
    assert len(by_key(planner, event)) == count
    assert checklists.preview(planner, event, "conference", "en").empty
    assert checklists.apply(planner, event, "conference", "en").subjects == frozenset()


def test_what_a_person_wrote_by_the_same_name_is_there_already(planner: Planner) -> None:
    event = add_event(planner)
    line = built_in("conference", "en").tasks[0]
    mine = add(planner, event, title=line.title.upper(), due="T-3")
    checklists.apply(planner, event, "conference", "en")
    assert [task.id for task in tasks.of_event(planner, event.id) if task.title.lower() == line.title.lower()] == [
        mine.id
    ]


def test_an_event_that_became_hybrid_gets_the_rest(planner: Planner) -> None:
    event = add_event(planner, format=Format.IN_PERSON)
    checklists.apply(planner, event, "meetup", "en")
    before = set(by_key(planner, event))
    events.set_fields(planner, [event], {"format": Format.HYBRID})
    event = events.get(planner, event.id)
    checklists.apply(planner, event, "meetup", "en")
    assert set(by_key(planner, event)) == {f"meetup/{task.key}" for task in built_in("meetup", "en").tasks} > before


def test_two_who_give_the_same_checklist_do_it_once(at: Callable[..., Planner]) -> None:
    ana, leo = at("ana"), at("leo")
    event = add_event(ana)
    checklists.apply(ana, event, "meetup", "en")
    checklists.apply(leo, event, "meetup", "en")
    assert len(by_key(ana, event)) == len(tasks.of_event(ana, event.id))


def test_without_a_date_tasks_wait_for_one(planner: Planner) -> None:
    event = add_event(planner, None)
    checklists.apply(planner, event, "conference", "en")
    assert {task.due_on for task in tasks.of_event(planner, event.id)} == {None}
    assert {gate.free_until for gate in records.of(planner, GATE, event.id)} == {None}
    events.move_to(planner, event, datetime(2027, 9, 15, 9))
    for task in tasks.of_event(planner, event.id):
        assert task.offset is not None
        assert task.due_on == date(2027, 9, 15) + timedelta(days=task.offset)


def test_decisions_come_with_their_criteria_and_days(planner: Planner) -> None:
    event = add_event(planner, days=2)
    checklists.apply(planner, event, "conference", "en")
    found_gates = {gate.key: gate for gate in records.of(planner, GATE, event.id)}
    for asked in built_in("conference", "en").of(event.format).gates:
        gate = found_gates[f"conference/{asked.key}"]
        assert (gate.title, gate.offset, gate.decider) == (asked.title, asked.offset, "Ana Soto")
        if asked.penalty_free is not None:
            assert gate.free_until == date(2027, 9, 15) + timedelta(days=asked.penalty_free)
        found = records.of(planner, CRITERION, gate.id)
        assert [each.test.value for each in found] == [
            *(each.split(" ")[0] for each in asked.criteria),
            *["own"] * len(asked.own),
        ]
        assert [each.text for each in found if each.test is gates.Test.OWN] == [each.title for each in asked.own]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"capacity": 250}, 250),
        ({"format": Format.VIRTUAL, "capacity_online": 333, "capacity": 1}, 333),
        ({"format": Format.HYBRID, "capacity": 100, "capacity_online": 51}, 151),
        ({"format": Format.HYBRID, "capacity": None, "capacity_online": 51}, 51),
    ],
)
def test_so_many_registrations_are_a_share_of_the_places(planner: Planner, said: dict, number: int) -> None:
    event = add_event(planner, **said)
    checklists.apply(planner, event, "conference", "en")
    shares = [
        int(each.split(" ")[1]) for gate in built_in("conference", "en").gates for each in gate.criteria if " " in each
    ]
    counted = [
        each.number
        for gate in records.of(planner, GATE, event.id)
        for each in records.of(planner, CRITERION, gate.id)
        if each.test is gates.Test.REGISTRATIONS
    ]
    assert shares
    assert sorted(counted) == sorted(-(-number * share // 100) for share in shares)


def test_where_nobody_has_said_how_many_places_there_are_a_person_has_to_tell(planner: Planner) -> None:
    event = add_event(planner, capacity=None)
    checklists.apply(planner, event, "conference", "en")
    texts = [
        each.text
        for gate in records.of(planner, GATE, event.id)
        for each in records.of(planner, CRITERION, gate.id)
        if each.test is gates.Test.OWN and "%" in each.text
    ]
    assert len(texts) == sum(" " in each for gate in built_in("conference", "en").gates for each in gate.criteria)


def test_the_checklist_for_the_kind_comes_first(planner: Planner) -> None:
    event = add_event(planner, kind=EventKind.INTERNAL, format=Format.VIRTUAL)
    found = checklists.choices(planner, event, "es")
    assert [choice.key for choice in found if choice.fits] == [found[0].key] == ["talk"]
    assert {choice.key for choice in found} == set(KEYS)
    assert found[0].title == built_in("talk", "es").title
    assert found[0].tasks == len(built_in("talk", "en").of(Format.VIRTUAL).tasks)


def test_the_list_of_an_event_is_kept_for_others(planner: Planner) -> None:
    event = add_event(planner, days=3)
    reading = records.read(planner, GATE, {"title": "Go?", "due": "T-30"}, GATE.blank(event.id))
    records.create(planner, GATE, reading)
    add(planner, event, title="Book", due="T-40", owner="ana soto", gate_id="Go?", notes="two\nlines", area="venue")
    add(planner, event, title="Print", due="2027-09-10", owner="Leo", gate_id="Go?")
    add(planner, event, title="Greet", due="2027-09-16")
    add(planner, event, title="Thank", due="2027-09-19")
    add(planner, event, title="Some day")
    checklists.save_own(planner, event, " Our  way ")
    own = records.every(planner, OWN_CHECKLIST)[0]
    assert (own.name, own.kind) == ("Our way", EventKind.CONFERENCE)
    lines = {line.title: line for line in records.of(planner, OWN_CHECKLIST_TASK, own.id)}
    assert {title: (line.offset, line.owner, line.gate) for title, line in lines.items()} == {
        "Book": (-40, "", "Go?"),
        "Print": (-5, "Leo", "Go?"),
        "Greet": (0, "", ""),
        "Thank": (2, "", ""),
        "Some day": (None, "", ""),
    }
    other = add_event(planner, date(2027, 11, 3), title="Next", lead="Sol")
    key = f"own/{own.id}"
    choice = next(each for each in checklists.choices(planner, other, "en") if each.key == key)
    assert (choice.title, choice.tasks, choice.fits, checklists.own_id(key)) == ("Our way", 5, True, own.id)
    checklists.apply(planner, other, key, "en")
    gate = records.of(planner, GATE, other.id)[0]
    assert (gate.title, gate.offset) == ("Go?", -5)
    assert [each.test for each in records.of(planner, CRITERION, gate.id)] == [gates.Test.TASKS_DONE]
    assert {(t.title, t.owner, t.due_on, t.gate_id) for t in tasks.of_event(planner, other.id)} == {
        ("Book", "Sol", date(2027, 9, 24), gate.id),
        ("Print", "Leo", date(2027, 10, 29), gate.id),
        ("Greet", "Sol", date(2027, 11, 3), None),
        ("Thank", "Sol", date(2027, 11, 5), None),
        ("Some day", "Sol", None, None),
    }
    assert checklists.apply(planner, other, key, "en").subjects == frozenset()
    assert checklists.preview(planner, other, "our WAY").there == 5
    # The event that it was taken from has all of it already.
    assert checklists.preview(planner, event, key, "en").empty


def test_a_checklist_of_ones_own_needs_tasks_and_a_name_of_its_own(planner: Planner) -> None:
    event = add_event(planner)
    with pytest.raises(NotFound):
        checklists.save_own(planner, event, "Ours")
    add(planner, event, title="Book")
    with pytest.raises(Invalid) as refused:
        checklists.save_own(planner, event, "  ")
    assert set(refused.value.fields) == {"name"}
    checklists.save_own(planner, event, "Ours")
    with pytest.raises(Invalid):
        checklists.save_own(planner, event, "Ours")
    assert len(records.every(planner, OWN_CHECKLIST)) == 1
    history.undo(planner)
    assert records.every(planner, OWN_CHECKLIST) == records.every(planner, OWN_CHECKLIST_TASK) == []


def test_a_checklist_that_is_not_there_is_said_to_be_so(planner: Planner) -> None:
    event = add_event(planner)
    with pytest.raises(NotFound):
        checklists.apply(planner, event, "wedding")
    with pytest.raises(NotFound):
        checklists.apply(planner, event, "own/7", "en")
    with pytest.raises(NotFound):
        checklists.preview(planner, event, "own/x", "en")
