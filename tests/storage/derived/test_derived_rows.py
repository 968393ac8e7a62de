"""Days that follow from an event are right whatever happens to it, in the same change and after an undo."""

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.tasks.tasks import TASK, UNDATED, Task
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.data import export_data, import_data
from eventplanner.services.records import records
from eventplanner.storage.kernel.store import Store

START = datetime(2027, 4, 15, 9)


def conference(planner: Planner, start: datetime | None = START) -> int:
    end = start + timedelta(days=1, hours=9) if start else None
    draft = EventDraft(title="DevConf", start=start, end=end, timezone="America/Santiago")
    return events.added(planner, events.create(planner, draft)).id


def task(planner: Planner, event: int | None, due: str, title: str = "Confirm catering") -> Task:
    reading = records.read(planner, TASK, {"title": title, "due": due}, TASK.blank(event))
    return records.added(planner, TASK, records.create(planner, TASK, reading))


def due(planner: Planner, id: int) -> date | None:
    return records.get(planner, TASK, id).due_on


def test_a_moved_event_takes_its_tasks_along_in_one_row_of_the_journal(planner: Planner) -> None:
    event = conference(planner)
    before, after = task(planner, event, "T-30"), task(planner, event, "T+1")
    fixed = task(planner, event, "1 apr 2027")
    change = events.move(planner, [events.get(planner, event)], timedelta(days=14))

    assert [due(planner, each.id) for each in (before, after, fixed)] == [
        date(2027, 3, 30),
        date(2027, 5, 1),
        date(2027, 4, 1),
    ]
    assert change.subjects == {"event", "task"}
    entries = planner.store.read("SELECT subject FROM journal_entry WHERE revision = :r", r=change.revision)
    assert entries == [{"subject": "event"}]
    assert records.get(planner, TASK, before.id).version == before.version

    history.undo(planner)
    assert due(planner, before.id) == date(2027, 3, 16)


def test_a_gate_follows_its_event_too(planner: Planner) -> None:
    event = conference(planner)
    reading = records.read(planner, GATE, {"title": "Go/no-go", "due": "T-30"}, GATE.blank(event))
    gate = records.added(planner, GATE, records.create(planner, GATE, reading))
    assert gate.due_on == date(2027, 3, 16)
    events.move(planner, [events.get(planner, event)], timedelta(days=1))
    assert records.get(planner, GATE, gate.id).due_on == date(2027, 3, 17)


def test_an_event_that_gets_its_date_dates_its_tasks(planner: Planner) -> None:
    event = conference(planner, None)
    waiting = task(planner, event, "T-30")
    assert waiting.due_key == UNDATED
    events.move_to(planner, events.get(planner, event), START)
    assert due(planner, waiting.id) == date(2027, 3, 16)


def test_a_task_whose_offset_is_changed_has_another_day(planner: Planner) -> None:
    there = task(planner, conference(planner), "T-30")
    reading = records.read(planner, TASK, {"due": "T-29"}, TASK.draft_of(there))
    records.change(planner, TASK, there, reading)
    assert due(planner, there.id) == date(2027, 3, 17)


def test_a_task_without_an_event_has_its_own_day(planner: Planner) -> None:
    assert task(planner, None, "1 apr 2027").due_on == date(2027, 4, 1)


def test_tasks_that_came_in_many_at_once_have_their_days(planner: Planner) -> None:
    event = conference(planner)
    with planner.write(Message("Import")) as writing:
        writing.add_many("task", [{"title": f"{n}", "event_id": event, "offset": -n} for n in range(3)])
    assert [each.due_on for each in records.of(planner, TASK, event)] == [
        date(2027, 4, 13),
        date(2027, 4, 14),
        date(2027, 4, 15),
    ]


def test_a_whole_plan_that_comes_in_has_its_days(planner: Planner, tmp_path: Path) -> None:
    event = conference(planner)
    task(planner, event, "T-30")
    other = Planner(Store(tmp_path / "other.db"), "leo")
    import_data(other, export_data(planner))
    assert [each.due_on for each in records.of(other, TASK, event)] == [date(2027, 3, 16)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.integers(-400, 400),
    st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1)),
    st.integers(0, 8),
    st.booleans(),
)
def test_the_file_and_the_domain_find_the_same_day(at, offset: int, start: datetime, days: int, whole: bool) -> None:
    planner = at()
    start = start.replace(second=0, microsecond=0)
    if whole:
        start = datetime.combine(start, datetime.min.time())
    end = start + timedelta(days=days, hours=0 if whole else 2)
    draft = EventDraft(title="x", start=start, end=end, all_day=whole, timezone="UTC")
    event = events.added(planner, events.create(planner, draft))
    there = task(planner, event.id, f"T{offset:+d}")
    assert there.due_on == there.when.on(event.first_day, event.last_day)
