"""The open tasks of all events: the same whichever way they are asked for, and always through an index."""

import random
from datetime import date, datetime, timedelta

import pytest

from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.domain.tasks.groups import Soon, soon
from eventplanner.domain.tasks.tasks import TASK, TaskState
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.storage.queries.events import columns

TODAY = date(2027, 3, 9)
OWNERS = ("", "Ana", "ana", "Léo", "Leo")


@pytest.fixture
def mixed(planner: Planner) -> Planner:
    """Events of every status, before and after today, without a date too, and tasks of every sort."""
    dice = random.Random(7)
    with planner.write(Message("Import")) as writing:
        drafts = []
        for n in range(30):
            start = datetime(2027, 3, 9, 9) + timedelta(days=dice.randint(-20, 20)) if n % 7 else None
            end = start + timedelta(days=n % 3) if start else None
            drafts.append(EventDraft(title=f"E{n}", status=list(Status)[n % 6], start=start, end=end, timezone="UTC"))
        writing.add_many("event", [columns(draft) for draft in drafts])
    with planner.write(Message("Import")) as writing:
        writing.add_many("task", [_task(dice, n) for n in range(400)])
    return planner


def _task(dice: random.Random, n: int) -> dict:
    event = dice.choice([None, *range(1, 31)])
    fixed = TODAY + timedelta(days=dice.randint(-9, 9))
    due = dice.choice([{"offset": dice.randint(-9, 9)}, {"due": fixed}, {}] if event else [{"due": fixed}, {}])
    state = dice.choice(list(TaskState))
    asleep = dice.choice([None, None, TODAY, TODAY + timedelta(days=1)])
    said = {"title": f"Task {n}", "event_id": event, "state": state, "owner": dice.choice(OWNERS)}
    return said | {"reason": "x" if state is TaskState.BLOCKED else "", "snoozed_until": asleep} | due


def wanted(planner: Planner, owner: str = "") -> list:
    """What should be there, found out without SQL."""
    of = {event.id: event for event in events.everything(planner)}
    found = []
    for task in records.every(planner, TASK):
        event = of.get(task.event_id or 0)
        if not task.is_open or task.asleep(TODAY) or (owner and fold(task.owner) != fold(owner)):
            continue
        if event and event.status in {Status.CLOSED, Status.CANCELLED}:
            continue
        afterwards = event and event.last_day and task.due_key > event.last_day.isoformat()
        if event and event.status is Status.HELD and not (afterwards or event.last_day is None):
            continue
        found.append(task)
    return sorted(found, key=lambda task: (task.due_key, task.id))


@pytest.mark.parametrize("owner", ["", "ana", "LEO"])
@pytest.mark.parametrize("first_weekday", [0, 6])
def test_groups_and_list_are_what_they_should_be(mixed: Planner, owner: str, first_weekday: int) -> None:
    right = wanted(mixed, owner)
    assert len(right) > 20
    found = tasks.upcoming(mixed, owner, 1000, first_weekday)
    for group in found.groups:
        ids = [task.id for task in right if soon(task.due_key, TODAY, first_weekday) is group.soon]
        assert ([row.id for row in group.tasks], group.total) == (ids, len(ids))
    listing = tasks.open_listing(mixed, owner)
    assert [row.id for n in range(listing.total) if (row := listing[n]) is not None] == [task.id for task in right]
    assert [tasks.open_place(mixed, owner, "", task) for task in right] == list(range(len(right)))


def test_whoever_has_open_tasks_is_named_once(mixed: Planner) -> None:
    assert [fold(name) for name in tasks.owners(mixed)] == ["ana", "leo"]


def test_no_question_goes_through_all_tasks(mixed: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict]] = []
    read = type(mixed.store).read

    def noted(self, sql: str, **params):
        asked.append((sql, params))
        return read(self, sql, **params)

    monkeypatch.setattr(type(mixed.store), "read", noted)
    groups = tasks.upcoming(mixed, "ana")
    listing = tasks.open_listing(mixed)
    last = [listing[n] for n in (0, 70, listing.total - 1)][-1]
    tasks.owners(mixed)
    assert last is not None
    tasks.open_place(mixed, "", "", last.task)
    monkeypatch.undo()
    plans = {
        sql: [row["detail"] for row in mixed.store.read(f"EXPLAIN QUERY PLAN {sql}", **params)]
        for sql, params in asked
        if "FROM task" in sql
    }
    everything = [step for plan in plans.values() for step in plan]
    assert groups.group(Soon.OVERDUE).total > 0
    assert [step for step in everything if step.startswith(("SCAN task", "SCAN event"))] == []
    assert {index for index in ("ix_task_open", "ix_task_event") if any(index in step for step in everything)} == {
        "ix_task_open",
        "ix_task_event",
    }
    # A page comes out of the index in its order: nothing is sorted for it.
    pages = [step for sql, plan in plans.items() if "LIMIT" in sql for step in plan]
    assert pages
    assert [step for step in pages if "TEMP B-TREE" in step] == []
