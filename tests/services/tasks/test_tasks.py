"""Tasks as people work on them: ticked by several at once, put off, moved, and seen over all events."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.tasks.groups import Soon
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from kit import Fill, Filled

TODAY = date(2027, 3, 9)
"""A Tuesday."""


def add_event(planner: Planner, title: str = "DevConf", day: date | None = date(2027, 4, 15), days: int = 1, **said):
    start = datetime.combine(day, datetime.min.time()).replace(hour=9) if day else None
    end = start + timedelta(days=days - 1, hours=9) if start else None
    draft = EventDraft(title=title, start=start, end=end, timezone="America/Santiago", **said)
    return events.added(planner, events.create(planner, draft))


def add(planner: Planner, event_id: int | None = None, **texts: str) -> Task:
    reading = records.read(planner, TASK, texts, TASK.blank(event_id))
    return records.added(planner, TASK, records.create(planner, TASK, reading))


def again(planner: Planner, task: Task) -> Task:
    return records.get(planner, TASK, task.id)


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(lambda planner: add_event(planner).id)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


def test_the_tasks_of_an_event_come_by_the_day_they_are_due(planner: Planner, event: int) -> None:
    for title, due in [("Thank", "T+1"), ("Sign", "T-40"), ("Some day", ""), ("Print", "2027-04-01")]:
        add(planner, event, title=title, due=due)
    assert [task.title for task in tasks.of_event(planner, event)] == ["Sign", "Print", "Thank", "Some day"]


def test_a_ticked_task_keeps_the_day_and_the_tick_comes_off_again(planner: Planner, event: int) -> None:
    task = add(planner, event, title="Sign", due="T-40")
    tasks.set_done(planner, [task])
    done = again(planner, task)
    assert (done.state, done.done_on, done.due_on) == (TaskState.DONE, TODAY, date(2027, 3, 6))
    tasks.set_done(planner, [done])
    assert (again(planner, task).state, again(planner, task).done_on) == (TaskState.TODO, None)


def test_of_several_the_open_ones_are_ticked_first(planner: Planner, event: int) -> None:
    one, two = add(planner, event, title="One"), add(planner, event, title="Two")
    tasks.set_done(planner, [one])
    both = tasks.of_event(planner, event)
    change = tasks.set_done(planner, both)
    assert [task.is_open for task in tasks.of_event(planner, event)] == [False, False]
    assert again(planner, one).version == 2
    tasks.set_done(planner, tasks.of_event(planner, event))
    assert [task.is_open for task in tasks.of_event(planner, event)] == [True, True]
    history.undo(planner)
    history.undo(planner)
    assert [again(planner, each).is_open for each in (one, two)] == [False, True]
    assert change.label.params == {"n": 2}


def test_one_step_is_named_for_the_task_and_for_how_many(planner: Planner, event: int) -> None:
    one, two = add(planner, event, title="One", due="T-3"), add(planner, event, title="Two", due="T-4")
    assert tasks.set_done(planner, [one]).label.params == {"title": "One"}
    assert tasks.assign(planner, [two], "leo").label.params == {"title": "Two", "owner": "leo"}
    assert tasks.shift(planner, tasks.of_event(planner, event), -2).label.params == {"n": 2, "days": 2}
    assert tasks.snooze(planner, [again(planner, one)], date(2027, 3, 12)).label.params == {
        "title": "One",
        "day": date(2027, 3, 12),
    }


def test_two_people_may_tick_different_tasks_of_one_list(at: Callable[..., Planner], event: int) -> None:
    ana, leo = at("ana"), at("leo")
    one, two = add(ana, event, title="One"), add(ana, event, title="Two")
    tasks.set_done(ana, [one])
    tasks.set_done(leo, [two])
    assert [task.is_open for task in tasks.of_event(ana, event)] == [False, False]


def test_the_same_task_ticked_by_two_stays_ticked(at: Callable[..., Planner], event: int) -> None:
    ana, leo = at("ana"), at("leo")
    task = add(ana, event, title="One")
    tasks.set_done(ana, [task])
    second = tasks.set_done(leo, [task])
    assert (again(ana, task).state, again(ana, task).version) == (TaskState.DONE, 2)
    assert second.subjects == frozenset()


def test_a_tick_keeps_what_another_wrote_meanwhile(at: Callable[..., Planner], event: int) -> None:
    ana, leo = at("ana"), at("leo")
    task = add(ana, event, title="One")
    records.change(leo, TASK, task, records.read(leo, TASK, {"notes": "Ask Paula"}, TASK.draft_of(task)))
    tasks.set_done(ana, [task])
    assert (again(ana, task).notes, again(ana, task).is_open) == ("Ask Paula", False)


def test_a_tick_says_so_if_the_task_is_gone_and_goes_on_with_the_others(at: Callable[..., Planner], event: int) -> None:
    ana, leo = at("ana"), at("leo")
    one, two = add(ana, event, title="One"), add(ana, event, title="Two")
    records.remove(leo, TASK, [one])
    tasks.set_done(ana, [one, two])
    assert [task.is_open for task in tasks.of_event(ana, event)] == [False]
    with pytest.raises(NotFound):
        tasks.set_done(ana, [one])


def test_many_ticks_at_once_are_all_kept(at: Callable[..., Planner], event: int) -> None:
    ana = at("ana")
    for n in range(12):
        add(ana, event, title=f"Task {n}")
    seen = tasks.of_event(ana, event)
    failed: list[BaseException] = []

    def tick(planner: Planner, mine: list[Task]) -> None:
        try:
            for task in mine:
                tasks.set_done(planner, [task])
        except BaseException as error:
            failed.append(error)

    # Each has half for itself, and four are ticked by both with what both saw at first.
    both = [(at("leo"), seen[:8]), (at("sol"), seen[4:][::-1])]
    threads = [threading.Thread(target=tick, args=each) for each in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [task.is_open for task in tasks.of_event(ana, event)] == [False] * 12
    assert [task.version for task in tasks.of_event(ana, event)] == [2] * 12


def test_what_is_given_to_two_people_at_once_is_a_conflict(at: Callable[..., Planner], event: int) -> None:
    ana, leo = at("ana"), at("leo")
    task = add(ana, event, title="One")
    tasks.assign(leo, [task], "leo")
    with pytest.raises(Conflict):
        tasks.assign(ana, [task], "ana")
    assert tasks.assign(ana, [task], "leo").subjects == frozenset()
    tasks.snooze(ana, [task], date(2027, 3, 20))
    found = again(ana, task)
    assert (found.owner, found.snoozed_until) == ("leo", date(2027, 3, 20))


def test_what_is_blocked_says_why_until_it_goes_on(planner: Planner, event: int) -> None:
    task = add(planner, event, title="Sign")
    with pytest.raises(Invalid) as refused:
        tasks.set_state(planner, [task], TaskState.BLOCKED, " ")
    assert set(refused.value.fields) == {"reason"}
    tasks.set_state(planner, [task], TaskState.BLOCKED, "the lawyer is ill")
    assert again(planner, task).reason == "the lawyer is ill"
    tasks.set_state(planner, [again(planner, task)], TaskState.DOING)
    assert (again(planner, task).state, again(planner, task).reason) == (TaskState.DOING, "")
    tasks.set_state(planner, [again(planner, task)], TaskState.DONE)
    assert again(planner, task).done_on == TODAY
    tasks.set_state(planner, [again(planner, task)], TaskState.TODO)
    assert again(planner, task).done_on is None


def test_a_task_tells_what_it_still_waits_for(planner: Planner, event: int) -> None:
    first, gone = add(planner, event, title="Sign"), add(planner, event, title="Gone")
    task = add(planner, event, title="Pay", waits_for=f"#{first.id}, #{gone.id}, 9999")
    records.remove(planner, TASK, [gone])

    def waits() -> list[str]:
        return [each.title for each in tasks.waiting(task, {t.id: t for t in tasks.of_event(planner, event)})]

    assert waits() == ["Sign"]
    tasks.set_done(planner, [task])
    assert not again(planner, task).is_open
    tasks.set_done(planner, [first])
    assert waits() == []


def test_a_shift_moves_offsets_and_days_and_leaves_the_rest(planner: Planner, event: int) -> None:
    for title, due in [("Follows", "T-10"), ("Fixed", "2027-03-12"), ("Open", "")]:
        add(planner, event, title=title, due=due)
    tasks.shift(planner, tasks.of_event(planner, event), 3)
    found = {task.title: (task.offset, task.due, task.due_on) for task in tasks.of_event(planner, event)}
    assert found == {
        "Follows": (-7, None, date(2027, 4, 8)),
        "Fixed": (None, date(2027, 3, 15), date(2027, 3, 15)),
        "Open": (None, None, None),
    }
    history.undo(planner)
    assert [task.due_on for task in tasks.of_event(planner, event)] == [date(2027, 3, 12), date(2027, 4, 5), None]


def test_what_has_no_day_cannot_be_shifted(planner: Planner, event: int) -> None:
    task = add(planner, event, title="Open")
    with pytest.raises(Invalid):
        tasks.shift(planner, [task], 1)
    with pytest.raises(NotFound):
        tasks.shift(planner, [], 1)
    with pytest.raises(Invalid):
        tasks.shift(planner, [add(planner, event, title="Early", due="T-1400")], -200)


def test_a_task_is_moved_to_a_day_or_to_an_offset(planner: Planner, event: int) -> None:
    task, loose = add(planner, event, title="Sign", due="T-10"), add(planner, None, title="Order stickers")
    tasks.set_due(planner, [task], Due(day=date(2027, 3, 30)))
    assert (again(planner, task).offset, again(planner, task).due_on) == (None, date(2027, 3, 30))
    tasks.set_due(planner, [again(planner, task)], Due(offset=2))
    assert again(planner, task).due_on == date(2027, 4, 17)
    with pytest.raises(Invalid) as refused:
        tasks.set_due(planner, [loose], Due(offset=-3))
    assert set(refused.value.fields) == {"due"}
    tasks.set_due(planner, [again(planner, task)], Due())
    assert again(planner, task).due_on is None


def groups(planner: Planner, **said) -> dict[str, list[str]]:
    return {
        group.soon.value: [each.task.title for each in group.tasks] for group in tasks.upcoming(planner, **said).groups
    }


def test_what_is_due_in_all_events_stands_in_four_groups(planner: Planner) -> None:
    one, two = add_event(planner, "One", date(2027, 3, 12)), add_event(planner, "Two", date(2027, 4, 1))
    add(planner, one.id, title="late", due="T-4")
    add(planner, one.id, title="now", due="T-3")
    add(planner, two.id, title="sunday", due="2027-03-14")
    add(planner, two.id, title="monday", due="2027-03-15")
    add(planner, None, title="loose", due="2027-03-10")
    add(planner, None, title="some day")
    assert groups(planner) == {
        "overdue": ["late"],
        "today": ["now"],
        "week": ["loose", "sunday"],
        "later": ["monday", "some day"],
    }
    assert groups(planner, first_weekday=6)["week"] == ["loose"]
    found = tasks.upcoming(planner, limit_per_group=1)
    assert [(each.soon, each.total, each.more) for each in found.groups] == [
        (Soon.OVERDUE, 1, 0),
        (Soon.TODAY, 1, 0),
        (Soon.WEEK, 2, 1),
        (Soon.LATER, 2, 1),
    ]
    assert (
        found.total,
        found.group(Soon.OVERDUE).tasks[0].event_title,
        found.group(Soon.WEEK).tasks[0].event_title,
    ) == (
        6,
        "One",
        "",
    )


def test_what_is_done_asleep_or_of_an_event_that_is_over_is_left_out(planner: Planner) -> None:
    past = add_event(planner, "Past", date(2027, 3, 1), days=2, status=Status.CONFIRMED)
    off = add_event(planner, "Off", date(2027, 5, 1))
    for event in (past, off):
        add(planner, event.id, title=f"before {event.title}", due="T-1")
        add(planner, event.id, title=f"after {event.title}", due="T+1")
    done = add(planner, None, title="done", due="2027-03-09")
    tasks.set_done(planner, [done])
    asleep, awake = (add(planner, None, title=title, due="2027-03-09") for title in ("asleep", "awake"))
    tasks.snooze(planner, [asleep], TODAY + timedelta(days=1))
    tasks.snooze(planner, [awake], TODAY)
    events.set_status(planner, [events.get(planner, off.id)], Status.CANCELLED)
    assert groups(planner) == {
        "overdue": ["before Past", "after Past"],
        "today": ["awake"],
        "week": [],
        "later": [],
    }
    # Once it was held, what should have been done before is of no use any more; what comes afterwards is.
    events.set_status(planner, [events.get(planner, past.id)], Status.HELD)
    assert groups(planner)["overdue"] == ["after Past"]
    events.set_status(planner, [events.get(planner, past.id)], Status.CLOSED)
    assert groups(planner)["overdue"] == []


def test_the_tasks_of_one_person_are_found_without_case_and_accents(planner: Planner, event: int) -> None:
    add(planner, event, title="One", owner="Sofía")
    add(planner, event, title="Two", owner="sofia")
    add(planner, event, title="Three", owner="Sofía")
    add(planner, event, title="Four", owner="Leo")
    add(planner, event, title="Five")
    assert tasks.owners(planner) == ["Leo", "Sofía"]
    assert groups(planner, owner="SOFIA")["later"] == ["One", "Two", "Three"]
    assert tasks.open_listing(planner, "leo").total == 1


def titles(planner: Planner, owner: str = "", text: str = "") -> list[str]:
    found = tasks.open_listing(planner, owner, text)
    return [row.task.title for n in range(found.total) if (row := found[n]) is not None]


def test_the_list_of_all_is_read_by_day_and_found_by_words_of_task_event_and_area(planner: Planner) -> None:
    one, two = add_event(planner, "Jornada Ágil", date(2027, 5, 2)), add_event(planner, "DevConf", date(2027, 4, 1))
    add(planner, one.id, title="Book the stage", due="T-3", area="venue", owner="Leo")
    add(planner, two.id, title="Order coffee", due="T-3", area="catering")
    add(planner, two.id, title="Blocked one", due="T-5", state="blocked", reason="no answer")
    add(planner, two.id, title="Doing one", due="T-4", state="doing")
    assert titles(planner) == ["Blocked one", "Doing one", "Order coffee", "Book the stage"]
    assert titles(planner, text="agil") == ["Book the stage"]
    assert titles(planner, text="comida") == ["Order coffee"]
    assert titles(planner, text="#sede leo") == ["Book the stage"]
    assert titles(planner, text="answer") == ["Blocked one"]
    assert titles(planner, text="nothing") == []


def test_a_long_list_is_the_same_from_both_ends(planner: Planner, event: int) -> None:
    with planner.write(Message("Import")) as writing:
        writing.add_many(
            "task",
            [
                {"title": f"Task {n}", "event_id": event, "offset": -(n % 17), "state": ("todo", "doing")[n % 2]}
                for n in range(300)
            ],
        )
    whole = tasks.open_listing(planner)
    ahead = [whole[n] for n in range(300)]
    behind = tasks.open_listing(planner)
    assert [behind[n] for n in reversed(range(300))] == ahead[::-1]
    keys = [(row.task.due_key, row.id) for row in ahead if row is not None]
    assert keys == sorted(keys)
    assert len(set(keys)) == 300
    middle = ahead[150]
    assert middle is not None
    assert tasks.open_place(planner, "", "", middle.task) == 150
