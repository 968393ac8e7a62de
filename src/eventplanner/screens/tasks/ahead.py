"""The tasks of all events, as Home shows the first of them below what single events lack."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import counted, fold
from eventplanner.domain.tasks.groups import Soon, TaskGroup, TaskGroups, TaskOfEvent
from eventplanner.domain.tasks.tasks import Task
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.tasks import columns as task_columns
from eventplanner.services.base.planner import Planner
from eventplanner.services.tasks import tasks
from eventplanner.widgets.lists.detail import DetailLine
from eventplanner.widgets.lists.needs import Further, FurtherGroup


class GroupLook(NamedTuple):
    """Look of a group."""

    heading: str
    role: str
    shown: int
    """So many on Home; the page of tasks has the others."""


GROUPS = {
    Soon.OVERDUE: GroupLook(N_("OVERDUE"), "red", 5),
    Soon.TODAY: GroupLook(N_("TODAY"), "amber", 5),
    Soon.WEEK: GroupLook(N_("THIS WEEK"), "sky", 5),
    Soon.LATER: GroupLook(N_("LATER"), "muted", 3),
}
_HOME = {
    Soon.OVERDUE: N_("OVERDUE TASKS"),
    Soon.TODAY: N_("TASKS OF TODAY"),
    Soon.WEEK: N_("TASKS OF THIS WEEK"),
    Soon.LATER: N_("LATER TASKS"),
}
"""The headings where there are other groups beside them."""


def look(planner: Planner, owner: str) -> TaskGroups:
    """Read them; runs in a thread."""
    most = max(each.shown for each in GROUPS.values())
    return tasks.upcoming(planner, owner, most, formats.first_weekday())


def groups(found: TaskGroups) -> Sequence[FurtherGroup]:
    """Only what there is."""
    return [_group(group, found.today) for group in found.groups if group.total]


def counts(found: TaskGroups) -> Iterator[str]:
    """Yields short counts of tasks."""
    if late := found.group(Soon.OVERDUE).total:
        yield words(counted("{n} task late", "{n} tasks late", late))
    elif total := found.total:
        yield words(counted("{n} task", "{n} tasks", total))


def owner_choices(planner: Planner, me: str) -> list[tuple[str, str]]:
    """Returns the owners whose tasks can be shown: everybody, me, and all with open tasks."""
    found = tasks.owners(planner)
    mine = next((name for name in found if fold(name) == fold(me)), me)
    others = [(name, name) for name in found if fold(name) != fold(me)]
    return [("", _("everybody's")), (mine, _("mine: {name}").format(name=mine)), *others]


def tick(planner: Planner, row: TaskOfEvent) -> Change:
    """It is done."""
    return tasks.mark(planner, [row.task], done=True)


def put_off(planner: Planner, row: TaskOfEvent, until: date) -> Change:
    """Until a day nobody is reminded of it."""
    return tasks.snooze(planner, [row.task], until)


def _group(group: TaskGroup, today: date) -> FurtherGroup:
    shown = GROUPS[group.soon]
    lines = [_line(row, today) for row in group.tasks[: shown.shown]]
    if more := group.total - len(lines):
        said = _("and {n} more").format(n=formats.number(more))
        lines.append(Further(f"tasks {group.soon}", "dot", "muted", "", said, _("all of them: g w"), page="tasks"))
    return FurtherGroup(_(_HOME[group.soon]), shown.role, group.total, lines)


def _line(row: TaskOfEvent, today: date) -> Further:
    task = row.task
    title, *rest = task_columns.detail(task, today, {}, {})
    event = [DetailLine("", row.event_title, "sky")] if row.event_title else []
    mark, ink = _mark(row, today)
    return Further(
        key=f"task {task.id}",
        sign=mark,
        ink=ink,
        when=_when(task, today),
        title=task.title,
        about=" · ".join(part for part in (row.event_title, task.owner) if part),
        entries=[title, *event, *rest],
        link="\n".join(task.links[:1]),
        page="tasks" if task.event_id is None else "event_tasks",
        page_of=task.event_id,
        task=row,
    )


def _when(task: Task, today: date) -> str:
    """In short, for there is little room."""
    due = task.due_on
    if due is not None and due < today:
        return formats.countdown(due, today)
    return task_columns.when(task, today).text


def _mark(row: TaskOfEvent, today: date) -> tuple[str, str]:
    """The names of a glyph and of its ink."""
    task = row.task
    if task.late(today):
        return "late", "bold red"
    if task.due_on == today:
        return "today", "amber"
    return "open", "sky" if task.due_on else "muted"
