"""Use cases of tasks: completing, snoozing, assigning, and lists of what is due across events."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.text import Message, clean_line, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.groups import TaskGroup, TaskGroups, TaskOfEvent, stretches
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.i18n.vocabulary import choice_named, field_called
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import records, tasks
from eventplanner.storage.queries.tasks import Asked, Word

FIRST_ROWS = 5
"""Of each group, unless more are asked for."""
Values = Mapping[str, Any]


def of_event(planner: Planner, event_id: int) -> list[Task]:
    """Returns all tasks of an event, by due day."""
    return records.of(planner.store, TASK, event_id)


def of_no_event(planner: Planner) -> list[Task]:
    """Returns the tasks without an event, by due day."""
    return tasks.of_no_event(planner.store)


def waiting(task: Task, tasks_by_id: Mapping[int, Task]) -> list[Task]:
    """Returns the open tasks that block these; deleted ones do not count."""
    return [
        first
        for id in task.waits_for
        if (first := tasks_by_id.get(id)) is not None and first.is_open and first.id != task.id
    ]


def set_done(planner: Planner, chosen: Sequence[Task]) -> Change:
    """Toggles the completion of tasks: reopens them if all are done. Raises NotFound."""
    return mark(planner, chosen, done=any(task.is_open for task in chosen))


def mark(planner: Planner, chosen: Sequence[Task], *, done: bool) -> Change:
    """Completes or reopens tasks, whatever else others changed of them.

    Raises NotFound if none is there any more.
    """
    label = counted("{n} task is not done", "{n} tasks are not done", len(chosen))
    one = Message("“{title}” is not done")
    if done:
        label, one = counted("{n} task is done", "{n} tasks are done", len(chosen)), Message("“{title}” is done")
    state, day = (TaskState.DONE, planner.today()) if done else (TaskState.TODO, None)
    values = {"state": state, "done_on": day, "reason": ""}

    def wanted(task: Task) -> Values:
        return {} if task.is_open is not done else values

    return _write(planner, chosen, _label(chosen, one, label), wanted, everything=True)


def set_state(planner: Planner, chosen: Sequence[Task], state: TaskState, reason: str = "") -> Change:
    """Sets the state of tasks; a blocked one needs a reason. Raises Invalid, Conflict, NotFound."""
    if state is TaskState.DONE:
        return mark(planner, chosen, done=True)
    values = {"state": state, "done_on": None, "reason": clean_line(reason) if state is TaskState.BLOCKED else ""}
    one, several = _STATES[state]
    label = revised(several, params={"n": len(chosen)})
    return _write(planner, chosen, _label(chosen, one, label), lambda _task: values)


def snooze(planner: Planner, chosen: Sequence[Task], until: date | None) -> Change:
    """Snoozes tasks until a day; None wakes them. Raises Conflict, NotFound."""
    if until is None:
        label = counted("Wake {n} task", "Wake {n} tasks", len(chosen))
        one = Message("Wake “{title}”")
    else:
        label = counted("Snooze {n} task until {day}", "Snooze {n} tasks until {day}", len(chosen), day=until)
        one = Message("Snooze “{title}” until {day}", {"day": until})
    return _write(planner, chosen, _label(chosen, one, label), lambda _task: {"snoozed_until": until})


def assign(planner: Planner, chosen: Sequence[Task], owner: str) -> Change:
    """Assigns tasks to an owner; an empty name unassigns them. Raises Invalid, Conflict, NotFound."""
    owner = clean_line(owner)
    if owner:
        label = counted("Give {n} task to {owner}", "Give {n} tasks to {owner}", len(chosen), owner=owner)
        one = Message("Give “{title}” to {owner}", {"owner": owner})
    else:
        label = counted("Leave {n} task to nobody", "Leave {n} tasks to nobody", len(chosen))
        one = Message("Leave “{title}” to nobody")
    return _write(planner, chosen, _label(chosen, one, label), lambda _task: {"owner": owner})


def shift(planner: Planner, chosen: Sequence[Task], days: int) -> Change:
    """Moves the due day of tasks by days, earlier if negative; those without a day stay.

    What follows its event goes on following it. Raises Invalid if none has a day, Conflict, NotFound.
    """
    dated = [task for task in chosen if task.offset is not None or task.due is not None]
    if chosen and not dated:
        raise Invalid({"due": Message("there is no day to move")})
    if days < 0:
        label = counted("Move {n} task {days} d earlier", "Move {n} tasks {days} d earlier", len(dated), days=-days)
        one = Message("Move “{title}” {days} d earlier", {"days": -days})
    else:
        label = counted("Move {n} task {days} d later", "Move {n} tasks {days} d later", len(dated), days=days)
        one = Message("Move “{title}” {days} d later", {"days": days})
    return _write(planner, dated, _label(dated, one, label), partial(_shifted, days=days))


def set_due(planner: Planner, chosen: Sequence[Task], due: Due) -> Change:
    """Sets the due day of tasks, or its offset from the event; with neither, clears it.

    Raises Invalid where there is no event to count from, Conflict, NotFound.
    """
    values = {"offset": due.offset, "due": due.day}
    when = due.day or due.text
    if when:
        label = counted("Move {n} task to {day}", "Move {n} tasks to {day}", len(chosen), day=when)
        one = Message("Move “{title}” to {day}", {"day": when})
    else:
        label = counted("Take the day off {n} task", "Take the day off {n} tasks", len(chosen))
        one = Message("Take the day off “{title}”")
    return _write(planner, chosen, _label(chosen, one, label), lambda _task: values)


def upcoming(
    planner: Planner, owner: str = "", limit_per_group: int = FIRST_ROWS, first_weekday: int = 0
) -> TaskGroups:
    """Returns open tasks by group of due day, without past events and snoozed tasks."""
    asked = Asked(planner.today(), clean_line(owner))
    soon = stretches(asked.today, first_weekday)
    with planner.store.snapshot():
        totals = tasks.counts(planner.store, asked, [first for first, _beyond in list(soon.values())[1:]])
        groups = [
            TaskGroup(
                each, total, tuple(tasks.due_between(planner.store, asked, *span, limit_per_group)) if total else ()
            )
            for (each, span), total in zip(soon.items(), totals, strict=True)
        ]
    return TaskGroups(asked.today, tuple(groups))


def owners(planner: Planner) -> list[str]:
    """Returns the owners of open tasks, by name."""
    return tasks.owners(planner.store, planner.today())


def open_listing(planner: Planner, owner: str = "", text: str = "") -> Listing[TaskOfEvent]:
    """Returns open tasks by due day as one paged list; `text` holds search words, also of an area."""
    asked = _asked(planner, owner, text)
    return Listing(tasks.total(planner.store, asked), partial(tasks.page, planner.store, asked))


def open_place(planner: Planner, owner: str, text: str, task: Task) -> int:
    """Returns the position of a task in that list, also of one that is not in it."""
    return tasks.place(planner.store, _asked(planner, owner, text), task.due_key, task.id)


def _asked(planner: Planner, owner: str, text: str) -> Asked:
    words = tuple(Word(word, choice_named(Area, word)) for word in clean_line(text).replace("#", " ").split())
    return Asked(planner.today(), clean_line(owner), words)


def _shifted(task: Task, days: int) -> Values:
    if task.offset is not None:
        return {"offset": task.offset + days}
    try:
        return {"due": task.due + timedelta(days=days)} if task.due else {}
    except OverflowError as error:
        raise Invalid({"due": Message("outside the years that a calendar has")}) from error


def _write(
    planner: Planner,
    chosen: Sequence[Task],
    label: Message,
    wanted: Callable[[Task], Values],
    *,
    everything: bool = False,
) -> Change:
    """Sets columns of tasks, as one step.

    Whatever else somebody changed of them meanwhile stays; where it was the same column, Conflict is raised, unless it
    is `everything` to be so no matter what it was.
    """
    if not chosen:
        raise NotFound(Message("Nothing is chosen."))
    currency = planner.settings().currency
    with planner.write(label) as writing:
        # Asked while the write lock is held: from here on nobody else can change anything.
        now = {task.id: task for task in records.several(planner.store, TASK, [task.id for task in chosen])}
        changes = [
            change
            for seen in chosen
            if (change := _change(seen, now.get(seen.id), wanted, currency, everything)) is not None
            and (seen.id in now or not (everything and now))
        ]
        writing.change_many("task", changes)
    return writing.outcome


def _change(
    seen: Task, now: Task | None, wanted: Callable[[Task], Values], currency: str, everything: bool
) -> tuple[int, int, Values] | None:
    """What is to be changed at which version; None if it is so already."""
    task = now or seen
    values = wanted(task if everything else seen)
    if now is not None and all(getattr(now, column) == value for column, value in values.items()):
        return None
    TASK.checked(TASK.draft_of(task, values), currency)
    same = now is not None and (everything or all(getattr(now, each) == getattr(seen, each) for each in values))
    return seen.id, task.version if same else seen.version, values


def _label(chosen: Sequence[Task], one: Message, several: Message) -> Message:
    """Named for the task if it is one, for how many there are otherwise."""
    return revised(one, params={**one.params, "title": chosen[0].title}) if len(chosen) == 1 else several


_STATES = {
    TaskState.TODO: (Message("“{title}” is to do"), counted("{n} task is to do", "{n} tasks are to do", 0)),
    TaskState.DOING: (
        Message("“{title}” is in progress"),
        counted("{n} task is in progress", "{n} tasks are in progress", 0),
    ),
    TaskState.BLOCKED: (Message("“{title}” is blocked"), counted("{n} task is blocked", "{n} tasks are blocked", 0)),
}


def tell(planner: Planner, task: Task, said: Mapping[str, str]) -> Change | None:
    """Completes a task by `state=done` alone, with the present day; None for any other text."""
    fields = {field.name if (field := field_called(TASK, name)) else name: text for name, text in said.items()}
    if fields.keys() != {"state"}:
        return None
    done = choice_named(TaskState, fields["state"]) is TaskState.DONE
    return mark(planner, [task], done=done) if done is task.is_open else None
