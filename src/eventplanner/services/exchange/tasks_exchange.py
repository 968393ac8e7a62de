"""Tasks in and out of files: a table, a checklist to send around, a calendar of things to do."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Busy, Invalid
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.import_preview import ImportResult, Outcome, refuse_bad, result_of
from eventplanner.domain.exchange.task_import import TaskLine, TaskRow, matched, read_row, said_before, settled
from eventplanner.domain.parsing.moments import orders
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.columns import ListedTask, chosen, is_known
from eventplanner.domain.tasks.tasks import TASK, Task
from eventplanner.formats.documents import tasks as written
from eventplanner.formats.documents.writing import write
from eventplanner.i18n import vocabulary
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.storage.kernel.output import write_whole
from eventplanner.storage.queries.records import stored

FORMATS = (*CSV_FORMS, "md", "ics")
_TRIES = 5
_NAMED = 5


class TaskPreview(Struct, frozen=True):
    """What a file holds, and what importing it would do to the plan as it was at `revision`."""

    table: Table
    fields: tuple[str, ...]
    """One for each column; nothing for a column that is left out."""
    event_id: int | None
    day_first: bool
    lines: tuple[TaskLine, ...] = ()
    revision: int = 0
    findings: tuple[Message, ...] = ()

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Each heading with its field, or nothing if it is left out."""
        return tuple(zip(self.table.header, self.fields, strict=True))

    @property
    def result(self) -> ImportResult:
        """What it would come to, with bad rows skipped."""
        return result_of(self.lines)


def export_tasks(planner: Planner, event_id: int | None, form: str) -> bytes:
    """The tasks of an event, or all open ones of events that are not over, in one of `FORMATS`. Raises Invalid."""
    listed = _listed(planner, event_id)
    if form in CSV_FORMS:
        return write(written.table(listed, CSV_FORMS[form]), form)
    match form:
        case "md":
            return write(written.checklist(listed), form)
        case "ics":
            # Here because the start of the app can do without the library of calendars.
            from eventplanner.formats.calendar.to_do import to_do_file

            return to_do_file(listed, planner.now())
    raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS)})})


def save_tasks(planner: Planner, event_id: int | None, form: str, path: Path, *, force: bool = False) -> None:
    """Write the same into a file. Raises Invalid, FileProblem."""
    write_whole(path, export_tasks(planner, event_id, form), force=force)


def preview(
    planner: Planner,
    event_id: int | None,
    source: Path | bytes,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> TaskPreview:
    """What importing a CSV, TSV or XLSX file would do; `mapping` is heading → field, `-` to leave it out.

    Without an event, a column may say which, by title. Raises FileProblem if it cannot be read, Invalid if the mapping
    names what is not there, NotFound if the event is not.
    """
    if event_id is not None:
        events.get(planner, event_id)
    # Here because the start of the app can do without reading workbooks and guessing encodings.
    from eventplanner.formats.tables import table_in

    data = source if isinstance(source, bytes) else table_in.load(source)
    table = table_in.read(data, known=is_known, sheet=sheet)
    fields = chosen(table.header, mapping or {})
    if "title" not in fields:
        headings = ", ".join(name for name in table.header if name)
        raise Invalid({"title": Message("no column is known to be this; there is {columns}", {"columns": headings})})
    day_first, found = _dates(planner, table, fields)
    left = [name for name, of in zip(table.header, fields, strict=True) if name and not of]
    if left:
        found = (*found, Message("columns left out: {names}", {"names": ", ".join(left)}))
    return _planned(planner, TaskPreview(table, fields, event_id, day_first, findings=(*table.findings, *found)))


def carry_out(planner: Planner, preview: TaskPreview, *, skip_bad: bool = False) -> tuple[Change | None, ImportResult]:
    """Do what a preview says, as one step; nothing at all if a row is bad and `skip_bad` is not set.

    What others changed since the preview is taken into account. Raises FileProblem, Busy.
    """
    for _attempt in range(_TRIES):
        refuse_bad(preview.result, skip_bad)
        result = preview.result
        if not result.added and not result.updated:
            return None, result
        if change := _write(planner, preview):
            return change, result
        preview = _planned(planner, preview)
    raise Busy(Message("Others kept changing the plan while this was imported; nothing was imported."))


def import_tasks(
    planner: Planner,
    event_id: int | None,
    content: bytes,
    mapping: Mapping[str, str] | None = None,
    *,
    dry_run: bool = False,
    skip_bad: bool = False,
) -> tuple[Change | None, ImportResult]:
    """Preview and carry out at once; with `dry_run` only say what it would come to. Raises FileProblem, Invalid, Busy."""
    found = preview(planner, event_id, content, mapping=mapping)
    return (None, found.result) if dry_run else carry_out(planner, found, skip_bad=skip_bad)


def _listed(planner: Planner, event_id: int | None) -> list[ListedTask]:
    if event_id is not None:
        event = events.get(planner, event_id)
        found = tasks.of_event(planner, event_id)
        gates = _gates(planner, found)
        return [ListedTask(task, event, gates.get(task.gate_id or 0, "")) for task in found]
    listing = tasks.open_listing(planner)
    found = [row.task for n in range(listing.total) if (row := listing[n]) is not None]
    ids = dict.fromkeys(task.event_id for task in found if task.event_id is not None)
    of = {event.id: event for event in events.several(planner, list(ids))}
    gates = _gates(planner, found)
    place = {id: n for n, id in enumerate(ids)}
    by_event = sorted(found, key=lambda task: place.get(task.event_id or 0, len(place)))
    return [ListedTask(task, of.get(task.event_id or 0), gates.get(task.gate_id or 0, "")) for task in by_event]


def _gates(planner: Planner, found: Sequence[Task]) -> dict[int, str]:
    return records.names(planner, "gate", [task.gate_id for task in found if task.gate_id])


def _dates(planner: Planner, table: Table, fields: Sequence[str]) -> tuple[bool, tuple[Message, ...]]:
    """Does the day come first in numeric dates? The file proves it, or else the plan's settings say so."""
    proven = {
        order
        for n, name in enumerate(fields)
        if name in {"due", "done_on"}
        for order in orders(row.cells[n] for row in table.rows)
    }
    usual = planner.settings().numeric_dates == "day"
    if {"day", "month"} <= proven:
        return usual, (Message("some numeric dates have the day first and others the month"),)
    if "either" in proven and not {"day", "month"} & proven:
        order = Message("the day first") if usual else Message("the month first")
        said = Message("12/3 could be two dates: read with {order}, as the plan's settings say", {"order": order})
        return usual, (said,)
    return ("day" in proven if {"day", "month"} & proven else usual), ()


def _planned(planner: Planner, preview: TaskPreview) -> TaskPreview:
    """The preview against the plan as it is now."""
    today = planner.today()
    rows = [
        read_row(row, preview.fields, today, vocabulary.choices(Area), day_first=preview.day_first)
        for row in preview.table.rows
    ]
    if preview.event_id is not None:
        rows = [revised(row, event="") for row in rows]
    with planner.store.snapshot():
        revision = history.last_revision(planner)
        homes = _Homes(planner, preview.event_id, rows)
        lines = _lines(planner, rows, homes, today)
    strange = dict.fromkeys(row.strange_area for row in rows if row.strange_area)
    findings = [each for each in preview.findings if each.id != _STRANGE.id]
    if strange:
        findings.append(revised(_STRANGE, params={"names": ", ".join(list(strange)[:_NAMED])}))
    return revised(preview, lines=tuple(lines), revision=revision, findings=tuple(findings))


class _Homes:
    """The events that the rows of a file belong to, and the tasks that are there."""

    def __init__(self, planner: Planner, event_id: int | None, rows: Sequence[TaskRow]) -> None:
        self._event_id = event_id
        self._by_title: dict[str, list[int]] = defaultdict(list)
        wanted = {fold(row.event) for row in rows if row.event}
        if wanted:
            for event in events.everything(planner):
                if fold(event.title) in wanted:
                    self._by_title[fold(event.title)].append(event.id)
        found = [(title, ids[0]) for title, ids in self._by_title.items() if len(ids) == 1]
        of = [(title, tasks.of_event(planner, id)) for title, id in found]
        of.append(("", tasks.of_event(planner, event_id) if event_id else tasks.of_no_event(planner)))
        self.there = [(title, task) for title, some in of for task in some]

    def of(self, row: TaskRow) -> int | None:
        """Raises Invalid."""
        if not row.event:
            return self._event_id
        ids = self._by_title.get(fold(row.event), [])
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise Invalid({"event": Message("several events are called so")})
        raise Invalid({"event": Message("there is no event that is called so")})


def _lines(planner: Planner, rows: Sequence[TaskRow], homes: _Homes, today: date) -> list[TaskLine]:
    sound = [row for row in rows if row.problem is None]
    repeated = said_before(sound)
    about = matched([row for row in sound if row.line not in repeated], homes.there)
    lines = []
    for row in rows:
        if row.problem:
            lines.append(_rejected(row, row.problem))
        elif row.line in repeated:
            same = Message("the same as line {line}", {"line": repeated[row.line]})
            lines.append(TaskLine(row.line, row.title, Outcome.UNCHANGED, reason=same))
        else:
            lines.append(_line(planner, row, homes, about.get(row.line), today))
    return lines


def _line(planner: Planner, row: TaskRow, homes: _Homes, task: Task | None, today: date) -> TaskLine:
    try:
        base = TASK.draft_of(task) if task else TASK.blank(homes.of(row))
        done_on = row.texts.get("done_on", "")
        texts = {name: text for name, text in row.texts.items() if name != "done_on"}
        draft = records.read(planner, TASK, texts, base).draft
    except Invalid as error:
        return _rejected(row, error.message)
    if done_on:
        draft = revised(draft, done_on=date.fromisoformat(done_on))
    draft = settled(draft, task, today)
    if task is None:
        return TaskLine(row.line, row.title, Outcome.ADDED, draft)
    changed = tuple(name for name in TASK.columns if getattr(draft, name) != getattr(task, name))
    outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
    return TaskLine(row.line, row.title, outcome, draft, task, changed)


def _rejected(row: TaskRow, reason: Message) -> TaskLine:
    return TaskLine(row.line, row.title, Outcome.REJECTED, reason=reason)


def _write(planner: Planner, preview: TaskPreview) -> Change | None:
    """All rows in one transaction; None if the plan is not any more what the preview was made for."""
    result = preview.result
    label = counted("Import {n} task", "Import {n} tasks", result.added + result.updated)
    with planner.write(label) as writing:
        # Asked while the write lock is held: from here on nobody else can change anything.
        if history.last_revision(planner) != preview.revision:
            return None
        drafts = [line.draft for line in preview.lines if line.outcome is Outcome.ADDED]
        writing.add_many("task", [stored(TASK, draft) for draft in drafts])
        writing.change_many(
            "task",
            [
                (line.task.id, line.task.version, stored(TASK, line.draft))
                for line in preview.lines
                if line.outcome is Outcome.UPDATED and line.task
            ],
        )
    return writing.outcome


_STRANGE = Message("areas that are not known, left as they are: {names}")
