"""Tasks as files for others: a table, a checklist in Markdown, and a calendar of things to do (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from itertools import groupby

from icalendar import Calendar, Todo
from icalendar.prop import vDate, vDatetime, vInline, vInt

from eventplanner.domain.base.text import clean, clean_line
from eventplanner.domain.parsing.table import Cell
from eventplanner.domain.tasks.columns import HEADINGS, SHOWN, ListedTask
from eventplanner.domain.tasks.tasks import Task, TaskState
from eventplanner.formats.documents.markdown import escaped
from eventplanner.formats.tables.table_out import plain_csv
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.tables import table_word

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


def csv_file(listed: Iterable[ListedTask], language: str) -> bytes:
    """As a spreadsheet in that language opens it."""
    return plain_csv(headings(language), (cells(each, language) for each in listed), language)


def headings(language: str) -> list[str]:
    """Returns the columns of a table of tasks."""
    return [table_word(name, language) for name in HEADINGS.values()]


def cells(listed: ListedTask, language: str) -> list[Cell]:
    """Returns the cells of one task, in the order of the headings."""
    task = listed.task
    values: dict[str, Cell] = {
        "event": listed.event.title if listed.event else "",
        "title": task.title,
        "due": task.when.text,
        "day": task.due_on or "",
        "area": table_word(SHOWN[task.area], language),
        "owner": task.owner,
        "state": table_word(SHOWN[task.state], language),
        "reason": task.reason,
        "done_on": task.done_on or "",
        "priority": task.priority or "",
        "gate_id": listed.gate,
        "links": "\n".join(task.links),
        "notes": task.notes,
    }
    return [values[name] for name in HEADINGS]


def markdown(listed: Iterable[ListedTask]) -> str:
    """Boxes to be ticked under a heading for each event."""
    blocks = []
    for heading, of_event in groupby(listed, _heading):
        blocks.append("\n".join([f"## {escaped(heading)}", "", *map(_box, of_event)]))
    return "\n\n".join(blocks or [_("No tasks.")]) + "\n"


def todo_file(listed: Iterable[ListedTask], now: datetime) -> bytes:
    """A calendar with a VTODO for each task; what has no day is in it too."""
    calendar = Calendar()
    calendar["VERSION"], calendar["PRODID"] = vInline("2.0"), vInline(_PRODUCT)
    calendar["CALSCALE"], calendar["METHOD"] = vInline("GREGORIAN"), vInline("PUBLISH")
    for each in listed:
        calendar.add_component(_todo(each, now.astimezone(UTC)))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def uid(listed: ListedTask) -> str:
    """The same for life, and another in another plan."""
    home = clean_line(listed.event.uid) if listed.event else "eventplanner"
    return f"task-{listed.task.id}@{home}"


def _heading(listed: ListedTask) -> str:
    event = listed.event
    if event is None:
        return _("Without an event")
    title = clean_line(event.title)
    return f"{title} · {formats.day_month_year(event.first_day)}" if event.first_day else title


def _box(listed: ListedTask) -> str:
    """`- [ ] T-30 · 12 mar · Confirm the venue (Leo) #venue`."""
    task = listed.task
    day = formats.day_month(task.due_on) if task.due_on else ""
    when = [task.when.text, day] if task.offset is not None else [day]
    title = escaped(clean_line(task.title)) + (f" ({escaped(clean_line(task.owner))})" if task.owner else "")
    blocked = [_("blocked: {reason}").format(reason=escaped(clean_line(task.reason)))] * _is_blocked(task)
    said = " · ".join(part for part in (*when, *blocked, title) if part)
    return f"- [{' ' if task.is_open else 'x'}] {said} #{_tag(task)}"


def _is_blocked(task: Task) -> bool:
    return task.state is TaskState.BLOCKED


def _tag(task: Task) -> str:
    """The area in one word."""
    return "-".join(labels.choice(task.area).replace(",", " ").split())


def _todo(listed: ListedTask, now: datetime) -> Todo:
    task, todo = listed.task, Todo()
    todo["UID"] = _text(uid(listed))
    todo["SEQUENCE"] = vInt(task.version - 1)
    todo["DTSTAMP"] = vDatetime(now)
    if task.due_on:
        todo["DUE"] = vDate(task.due_on, {"VALUE": "DATE"})
    todo["STATUS"] = vInline(_STATUS[task.state])
    if not task.is_open:
        todo["PERCENT-COMPLETE"] = vInt(100)
        if task.done_on:
            todo["COMPLETED"] = vDatetime(datetime.combine(task.done_on, _NOON))
    todo["SUMMARY"] = _text(clean_line(task.title))
    if task.priority:
        todo["PRIORITY"] = vInt(_PRIORITY[task.priority])
    if description := "\n".join(_description(listed)):
        todo["DESCRIPTION"] = _text(description)
    todo["CATEGORIES"] = _text(labels.choice(task.area))
    if listed.event:
        todo["RELATED-TO"] = _text(clean_line(listed.event.uid))
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


def _text(text: str) -> vInline:
    """A TEXT value, escaped here: the library's own takes a backslash before an N for a line break."""
    return vInline(text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"))
