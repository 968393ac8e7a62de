"""The overview of an event: what it sums up, and what was done to it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest

from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.records.kind import all_kinds
from eventplanner.domain.tasks.tasks import TASK, Task
from eventplanner.domain.workspace.readiness import Light
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.checklists import checklists
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.services.workspace import overview
from eventplanner.storage.kernel.store import Store


@pytest.fixture
def event(planner: Planner) -> Event:
    start = datetime(2027, 4, 15)
    draft = EventDraft(title="DevConf", start=start, end=start, all_day=True, timezone="America/Santiago")
    return events.added(planner, events.create(planner, draft))


def add(planner: Planner, table: str, event: Event, **texts: str) -> Any:
    kind = all_kinds()[table]
    change = records.create(planner, kind, records.read(planner, kind, texts, kind.blank(event.id)))
    return records.added(planner, kind, change)


def task(planner: Planner, event: Event, title: str, due: str, area: str = "venue") -> Task:
    found: Task = add(planner, "task", event, title=title, due=due, area=area)
    return found


def labels(planner: Planner, event: Event) -> list[tuple[str, str]]:
    return [(change.actor, words(change.label)) for change in overview.activity(planner, event.id)]


def test_the_next_steps_are_open_and_not_put_off(planner: Planner, event: Event) -> None:
    done, asleep = task(planner, event, "Done", "T-40"), task(planner, event, "Asleep", "T-30")
    task(planner, event, "Later", "T-10")
    task(planner, event, "Sooner", "T-20")
    tasks.set_done(planner, [done])
    tasks.snooze(planner, [asleep], datetime(2027, 3, 20).date())
    found = overview.of_event(planner, event)
    assert [each.title for each in found.next_steps(planner.today())] == ["Sooner", "Later"]


def test_an_area_says_how_much_is_done_and_what_is_next(planner: Planner, event: Event) -> None:
    tasks.set_done(planner, [task(planner, event, "Contract", "T-50")])
    task(planner, event, "Permits", "2027-03-08")
    task(planner, event, "Keys", "2027-04-10")
    task(planner, event, "Visit", "2027-04-01")
    task(planner, event, "Lunch", "2027-04-02", "catering")
    found = {each.area: each for each in overview.of_event(planner, event).areas(planner.today())}
    venue = found["venue"]
    assert (venue.done, venue.total, venue.late, venue.light) == (1, 4, 1, Light.RED)
    assert venue.next == datetime(2027, 3, 16).date()
    assert (found["catering"].total, found["catering"].late) == (1, 0)
    assert "legal" not in found


def test_decisions_to_be_taken_come_before_those_that_were(planner: Planner, event: Event) -> None:
    first = add(planner, "gate", event, title="Commit", due="T-60")
    add(planner, "gate", event, title="Go", due="T-7")
    add(planner, "gate", event, title="Open", due="T-30")
    records.set_values(planner, all_kinds()["gate"], [first], {"decision": "go"})
    assert [gate.title for gate in overview.of_event(planner, event).decisions] == ["Open", "Go", "Commit"]


def test_what_was_done_to_an_event_and_to_what_belongs_to_it_is_told(
    planner: Planner, event: Event, at: Callable[..., Planner]
) -> None:
    other = events.added(planner, events.create(planner, EventDraft(title="Other")))
    task(planner, other, "Elsewhere", "")
    leo = at("leo")
    tasks.set_done(leo, [task(planner, event, "Contract", "T-50")])
    add(planner, "event_role", event, duty="lead", person_id="Ana Soto")
    assert labels(planner, event) == [
        ("ana", "Add “lead”"),
        ("leo", "“Contract” is done"),
        ("ana", "Add “Contract”"),
        ("ana", "Add “DevConf”"),
    ]


def test_what_was_deleted_is_told_too(planner: Planner, event: Event) -> None:
    records.remove(planner, TASK, [task(planner, event, "Contract", "T-50")])
    assert labels(planner, event)[:2] == [("ana", "Delete “Contract”"), ("ana", "Add “Contract”")]
    history.undo(planner)
    assert labels(planner, event)[0] == ("ana", "Undo: Delete “Contract”")


def test_no_more_is_told_than_is_asked_for(planner: Planner, event: Event) -> None:
    for n in range(5):
        task(planner, event, f"Task {n}", "")
    assert [words(each.label) for each in overview.activity(planner, event.id, 2)] == ["Add “Task 4”", "Add “Task 3”"]


def test_an_overview_takes_the_same_few_statements_however_much_there_is(
    planner: Planner, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(30):
        task(planner, event, f"Task {n}", f"T-{n}")
        add(planner, "event_role", event, duty="host", person_id=f"Person {n}")
    asked: list[str] = []
    read = Store.read

    def counting(store: Store, sql: str, **params: Any) -> list[Mapping[str, Any]]:
        asked.append(sql)
        return read(store, sql, **params)  # type: ignore[return-value]

    monkeypatch.setattr(Store, "read", counting)
    overview.of_event(planner, event)
    assert len(asked) <= 40


def test_a_checklist_that_was_taken_up_in_one_step_is_told_as_one(planner: Planner, event: Event) -> None:
    offered = checklists.choices(planner, event)
    change = checklists.apply(planner, event, offered[0].key)
    assert overview.activity(planner, event.id)[0].revision == change.revision
