"""Tasks as documents: a table for spreadsheets, and a checklist for each event."""

from collections.abc import Iterable
from itertools import groupby

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.tasks.columns import HEADINGS, SHOWN, ListedTask
from eventplanner.domain.tasks.tasks import TaskState
from eventplanner.formats.documents.blocks import Bullets, Document, ListItem, Prose, Section, plain_table
from eventplanner.formats.documents.values import Value
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.tables import table_word


def table(listed: Iterable[ListedTask], language: str) -> Document:
    """Returns one table in the words of a language, which can be imported again."""
    heads = [table_word(name, language) for name in HEADINGS.values()]
    return plain_table(heads, (_cells(task, language) for task in listed))


def checklist(listed: Iterable[ListedTask]) -> Document:
    """Returns boxes to be ticked under a heading for each event."""
    sections = [Section(heading, [Bullets(list(map(_box, group)))]) for heading, group in groupby(listed, _heading)]
    return Document("", "", sections or [Section("", [Prose(_("No tasks."))])])


def _cells(listed: ListedTask, language: str) -> list[Value]:
    """Returns the cells of one task, in the order of the headings."""
    task = listed.task
    values: dict[str, Value] = {
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


def _heading(listed: ListedTask) -> str:
    event = listed.event
    if event is None:
        return _("Without an event")
    title = clean_line(event.title)
    return f"{title} · {formats.day_month_year(event.first_day)}" if event.first_day else title


def _box(listed: ListedTask) -> ListItem:
    """`T-30 · 12 mar · Confirm the venue (Leo)`, tagged `venue`."""
    task = listed.task
    day = formats.day_month(task.due_on) if task.due_on else ""
    when = [task.when.text, day] if task.offset is not None else [day]
    title = clean_line(task.title) + (f" ({clean_line(task.owner)})" if task.owner else "")
    is_blocked = task.state is TaskState.BLOCKED
    blocked = [_("blocked: {reason}").format(reason=clean_line(task.reason))] if is_blocked else []
    tag = "-".join(labels.choice(task.area).replace(",", " ").split())
    return ListItem([" · ".join(filter(None, (*when, *blocked, title)))], not task.is_open, tag)
