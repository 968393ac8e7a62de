"""Tasks as a calendar of VTODO components (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from icalendar import Calendar, Todo
from icalendar.prop import vDate, vDatetime, vInline, vInt

from eventplanner.domain.base.text import clean, clean_line
from eventplanner.domain.tasks.columns import ListedTask
from eventplanner.domain.tasks.tasks import Task, TaskState
from eventplanner.formats.calendar.ical import text_value
from eventplanner.i18n import labels, names
from eventplanner.i18n.catalogue import _

_PRODUCT = "-//eventplanner//Tasks//EN"
_STATUS = {
    TaskState.TODO: "NEEDS-ACTION",
    TaskState.DOING: "IN-PROCESS",
    TaskState.BLOCKED: "NEEDS-ACTION",
    TaskState.DONE: "COMPLETED",
}
_PRIORITY = {1: 9, 2: 5, 3: 1}
"""In a calendar 1 is the most pressing, and 9 the least."""
_NOON = time(12, tzinfo=UTC)
"""A day is kept and an instant is wanted: at noon it is that day almost everywhere."""


def to_do_file(listed: Iterable[ListedTask], now: datetime) -> bytes:
    """Returns a calendar with a VTODO for each task, also for those without a day."""
    calendar = Calendar()
    calendar["VERSION"], calendar["PRODID"] = vInline("2.0"), vInline(_PRODUCT)
    calendar["CALSCALE"], calendar["METHOD"] = vInline("GREGORIAN"), vInline("PUBLISH")
    for each in listed:
        calendar.add_component(_todo(each, now.astimezone(UTC)))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def uid(listed: ListedTask) -> str:
    """Returns the UID of a task: stable for its lifetime, and different in every plan."""
    home = clean_line(listed.event.uid) if listed.event else "eventplanner"
    return f"task-{listed.task.id}@{home}"


def _is_blocked(task: Task) -> bool:
    return task.state is TaskState.BLOCKED


def _todo(listed: ListedTask, now: datetime) -> Todo:
    task, todo = listed.task, Todo()
    todo["UID"] = text_value(uid(listed))
    todo["SEQUENCE"] = vInt(task.version - 1)
    todo["DTSTAMP"] = vDatetime(now)
    if task.due_on:
        todo["DUE"] = vDate(task.due_on, {"VALUE": "DATE"})
    todo["STATUS"] = vInline(_STATUS[task.state])
    if not task.is_open:
        todo["PERCENT-COMPLETE"] = vInt(100)
        if task.done_on:
            todo["COMPLETED"] = vDatetime(datetime.combine(task.done_on, _NOON))
    todo["SUMMARY"] = text_value(clean_line(task.title))
    if task.priority:
        todo["PRIORITY"] = vInt(_PRIORITY[task.priority])
    if description := "\n".join(_description(listed)):
        todo["DESCRIPTION"] = text_value(description)
    todo["CATEGORIES"] = text_value(labels.choice(task.area))
    if listed.event:
        todo["RELATED-TO"] = text_value(clean_line(listed.event.uid))
    return todo


def _description(listed: ListedTask) -> Iterable[str]:
    task = listed.task
    if listed.event:
        yield clean_line(listed.event.title)
    if task.owner:
        yield f"{names.heading(labels.field('task', 'owner'))}: {clean_line(task.owner)}"
    if _is_blocked(task):
        yield _("blocked: {reason}").format(reason=clean_line(task.reason))
    yield from map(clean_line, task.links)
    if notes := clean(task.notes).strip():
        yield from ("", notes)
