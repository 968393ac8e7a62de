"""Presentation of tasks: columns of lists, details, progress of areas."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct
from rich.cells import cell_len

from eventplanner.domain.base.text import counted
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task, TaskState
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.services.tasks import tasks
from eventplanner.widgets.charts.area_bars import bar
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Row
from eventplanner.widgets.chrome.shown import called, fit
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

R = TypeVar("R")
TITLE, WHO, AREA, DECISION, DAY = 32, 10, 15, 18, 10
"""Cells that the columns take at most, unless there is room; the last at least."""
BAR = 8


def sign(task: Task, today: date) -> Cell:
    """The sign of a task's state; one that is late says so first."""
    if not task.is_open:
        return Cell(glyph("done"), "green")
    if task.late(today):
        return Cell(glyph("late"), "red")
    if task.state is TaskState.BLOCKED:
        return Cell(glyph("warning"), "amber")
    if task.due_on == today:
        return Cell(glyph("today"), "amber")
    if task.state is TaskState.DOING:
        return Cell(glyph("confirmed"), "sky")
    return Cell(glyph("open"), "muted")


def when(task: Task, today: date) -> Cell:
    """The day it is due, or how late it is."""
    due = task.due_on
    if due is None:
        return Cell(_("no day"), "muted")
    if task.late(today):
        return Cell(formats.late(due, today), "red")
    if due == today:
        return Cell(_("today"), "amber" if task.is_open else "muted")
    return Cell(formats.day(due) if due.year == today.year else formats.day_month_year(due), "muted")


def what(task: Task, today: date) -> Cell:
    """Its title, and why nothing becomes of it now."""
    if not task.is_open:
        return Cell(task.title, "muted")
    if task.state is TaskState.BLOCKED:
        return Cell(_("{title} · blocked: {reason}").format(title=task.title, reason=task.reason), "amber")
    if task.asleep(today) and task.snoozed_until:
        until = formats.day(task.snoozed_until)
        return Cell(_("{title} · snoozed until {day}").format(title=task.title, day=until), "muted")
    return Cell(task.title)


def columns(
    rows: Sequence[Any],
    today: date,
    of: Callable[[Any], Task] = lambda row: row,
    most: int = TITLE,
    *,
    pulled: bool = False,
) -> tuple[list[Column[Any]], list[Column[Any]]]:
    """Returns the columns before and after those of the list itself, as wide as the first rows need.

    Titles take `most` cells unless there is room for more. With `pulled` a sign stands behind the distance of what is due
    on another day than it is reckoned; the list says what it means.
    """
    found = [of(row) for row in rows]
    day = max((cell_len(when(task, today).text) for task in found), default=DAY)
    area = max((cell_len(labels.choice(task.area)) for task in found), default=AREA)
    who = max((cell_len(called(task.owner, WHO)) for task in found), default=WHO)
    offset = max((cell_len(_offset(task, pulled=pulled).text) for task in found), default=0)
    title = max((cell_len(what(task, today).text) for task in found), default=TITLE)
    before = [
        Column[Any](title="", cell=lambda row: sign(of(row), today), width=1, gap=1),
        *(
            [Column[Any](title="", cell=lambda row: _offset(of(row), pulled=pulled), width=offset, priority=2)]
            if offset
            else ()
        ),
        Column[Any](
            title=N_("due"), cell=lambda row: when(of(row), today), width=max(DAY, day), key=lambda row: of(row).due_on
        ),
        Column[Any](title=N_("task"), cell=lambda row: what(of(row), today), width=max(12, min(most, title)), flex=1),
    ]
    urgent = Column[Any](title="", cell=lambda row: _priority(of(row)), width=2, priority=4)
    after = [
        *([urgent] if any(task.priority for task in found) else ()),
        Column[Any](title=N_("area"), cell=lambda row: _area(of(row)), width=min(AREA, max(5, area)), priority=3),
        Column[Any](title=N_("owner"), cell=lambda row: _who(of(row)), width=max(6, min(WHO, who)), priority=1),
    ]
    return before, after


def event_columns(rows: Sequence[Task], today: date, gates: Mapping[int, str]) -> list[Column[Any]]:
    """Of the tasks of one event; the decision that asks for each where there is room."""
    before, after = columns(rows, today, pulled=True)
    if not any(task.gate_id in gates for task in rows):
        return [*before, *after]
    decision = Column[Any](
        title=N_("decision"),
        cell=lambda task: Cell(gates.get(task.gate_id or 0, ""), "muted"),
        width=DECISION,
        priority=5,
    )
    return [*before, *after, decision]


def detail(task: Task, today: date, others: Mapping[int, Task], gates: Mapping[int, str]) -> list[DetailLine]:
    """All there is to say of a task; what comes first, by its title."""
    said = [DetailLine("", task.title, "strong"), _state(task, today), DetailLine("", "")]
    said += [DetailLine(label, text, role) for label, text, role in _facts(task, today, gates) if text]
    for first in (others[id] for id in task.waits_for if id in others):
        mark = glyph("done") if not first.is_open else glyph("warning")
        said.append(DetailLine(_("waits for"), f"{mark} {first.title}", "amber" if first.is_open else "muted"))
    said += [DetailLine(_("links"), link, "sky") for link in task.links]
    if task.notes:
        said += [DetailLine("", ""), DetailLine("", task.notes)]
    return said


class AreaOfTasks(Struct, frozen=True):
    """Progress of the tasks of one area."""

    area: Area
    done: int
    total: int
    late: int
    next_due: date | None


def areas(found: Sequence[Task], today: date) -> list[AreaOfTasks]:
    """Each area that has a task, in their order."""
    return [
        AreaOfTasks(
            area,
            done=sum(not task.is_open for task in of),
            total=len(of),
            late=sum(task.late(today) for task in of),
            next_due=min((task.due_on for task in of if task.is_open and task.due_on), default=None),
        )
        for area in Area
        if (of := [task for task in found if task.area is area])
    ]


def area_rows(found: Sequence[AreaOfTasks], today: date, width: int) -> list[Row]:
    """A row each: its name, a bar, how many are done, what is late or when the next is due."""
    notes = [_note(area, today) for area in found]
    figures = [f"{area.done}/{area.total}" for area in found]
    beside = max(map(cell_len, (note for note, _ink in notes)), default=0)
    wide = max(map(len, figures), default=0)
    longest = max((cell_len(_name(area.area)) for area in found), default=0)
    name = max(4, min(longest, width - BAR - wide - beside - 4))
    long = max(BAR, width - name - wide - beside - 4)
    rows: list[Row] = []
    for area, figure, (note, ink) in zip(found, figures, notes, strict=True):
        colour = "red" if area.late else "green" if area.done == area.total else "sky"
        rows.append(
            [
                (fit(_name(area.area), name) + " ", ""),
                *bar(area.done, area.total, long, colour),
                (" " + fit(figure, wide, right=True) + "  ", ""),
                (fit(note, beside, right=True), ink),
            ]
        )
    return rows


def counts(found: Sequence[Task], today: date) -> Iterator[str]:
    """Yields the number of done and overdue tasks."""
    done = sum(not task.is_open for task in found)
    yield _("{done}/{total} done").format(done=formats.number(done), total=formats.number(len(found)))
    if late := sum(task.late(today) for task in found):
        yield words(counted("{n} late", "{n} late", late))


def _note(area: AreaOfTasks, today: date) -> tuple[str, str]:
    if area.late:
        return f"{glyph('late')} {words(counted('{n} late', '{n} late', area.late))}", "bold red"
    if area.done == area.total:
        return glyph("done"), "green"
    if area.next_due is None:
        return "", "muted"
    if area.next_due == today:
        return _("today"), "amber"
    return formats.day_month(area.next_due), "muted"


def _name(area: Area) -> str:
    return names.heading(labels.choice(area))


def _offset(task: Task, *, pulled: bool) -> Cell:
    mark = f" {glyph('holiday')}" if pulled and task.pulled_from else ""
    return Cell(f"{task.when.text}{mark}" if task.offset is not None else "", "muted")


def _area(task: Task) -> Cell:
    return Cell(labels.choice(task.area), "muted")


def _who(task: Task) -> Cell:
    return Cell(called(task.owner, WHO) if task.owner else glyph("dash"), "muted")


def _priority(task: Task) -> Cell:
    return Cell(f"!{task.priority}" if task.priority and task.is_open else "", "amber")


def _state(task: Task, today: date) -> DetailLine:
    mark, ink = sign(task, today)
    said = labels.choice(task.state)
    if task.state is TaskState.BLOCKED:
        said = _("blocked: {reason}").format(reason=task.reason)
    if task.late(today) and task.due_on:
        said = f"{formats.late(task.due_on, today)} · {said}"
    return DetailLine("", f"{mark} {said}", ink)


def _facts(task: Task, today: date, gates: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
    due = formats.day_year(task.due_on) if task.due_on else _("no day")
    reckoned = task.when.text if task.offset is not None else ""
    yield _("due"), " · ".join(filter(None, (reckoned, due, labels.not_working(task)))), ""
    yield _("owner"), task.owner or _("nobody"), "" if task.owner else "muted"
    yield _("area"), labels.choice(task.area), ""
    yield _("decision"), gates.get(task.gate_id or 0, ""), ""
    yield _("priority"), f"!{task.priority}" if task.priority else "", "amber"
    if task.asleep(today) and task.snoozed_until:
        yield _("snoozed"), _("until {day}").format(day=formats.day_year(task.snoozed_until)), "muted"
    yield _("done on"), formats.day_year(task.done_on) if task.done_on else "", "muted"
    yield _("comes from"), task.key, "muted"


def still_first(task: Task, others: Mapping[int, Task], leaving_out: Sequence[Task] = ()) -> str:
    """The titles of what was to come first and is still open, but for those that are done with it."""
    too = {each.id for each in leaving_out}
    return ", ".join(first.title for first in tasks.waiting(task, others) if first.id not in too)
