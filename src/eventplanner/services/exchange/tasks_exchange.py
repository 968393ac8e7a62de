"""Export and import of tasks: tables, a checklist, a calendar of VTODOs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.words import meant
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import compared, rejected, repeated, totals_left_out
from eventplanner.domain.exchange.sections import sections_found, sections_of
from eventplanner.domain.exchange.task_import import (
    TaskLine,
    TaskRow,
    TaskWords,
    is_total,
    matched,
    read_row,
    said_before,
    settled,
)
from eventplanner.domain.exchange.text_rows import refusal
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.columns import COLUMN_NAMES, ListedTask
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.formats.documents import tasks as written
from eventplanner.formats.documents.writing import write
from eventplanner.i18n import vocabulary
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.importing import Columns, Importing, Matching, Reading, words_of
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks

FORMATS = (*CSV_FORMS, "md", "ics")
_MAX_NAMED = 5


class TasksImporting(Importing[TaskRow], frozen=True, kw_only=True):
    """Import of tasks from CSV, TSV or XLSX."""

    kind: Kind[Task] = TASK
    imports: Naming = lambda n: counted("Import {n} task", "Import {n} tasks", n)
    columns: Columns = Columns(
        names=COLUMN_NAMES,
        needed=(("title",),),
        dated=frozenset({"due", "done_on"}),
        words=lambda: {"state": words_of(TaskState), "area": words_of(Area, is_needed=False)},
        form="tasks",
    )
    progress: str = N_("Writing {n} tasks …")
    event_id: int | None = None
    """Without an event, a column may say which, by title."""

    def read(self, planner: Planner, data: bytes, mapping: Mapping[str, str], sheet: str | None) -> Reading[TaskRow]:
        """Raises NotFound where the event is not there."""
        if self.event_id is not None:
            events.get(planner, self.event_id)
        return super().read(planner, data, mapping, sheet)

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[TaskRow]:
        today, areas = planner.today(), vocabulary.choices(Area)
        words = TaskWords(areas, vocabulary.choices(TaskState))
        totals = {row.line for row in table.rows if is_total(row, form.fields)}
        listed = [row for row in table.rows if row.line not in totals]
        sections = sections_of(listed, form.fields, "title", lambda title: meant(areas, title) is not None)
        above = ""
        rows = []
        for row in listed:
            if section := sections.get(row.line):
                above = section.title
            else:
                rows.append(read_row(row, form.fields, today, words, day_first=form.day_first, section=above))
        if self.event_id is not None:
            rows = [revised(row, event="") for row in rows]
        strange = ", ".join(list(dict.fromkeys(row.strange_area for row in rows if row.strange_area))[:_MAX_NAMED])
        message = Message("areas that are not known, left as they are: {names}", {"names": strange})
        findings = (*totals_left_out(sorted(totals)), *sections_found(sections.values()))
        return Reading(rows=rows, findings=(*findings, message) if strange else findings)

    def match(self, planner: Planner, rows: Sequence[TaskRow]) -> Matching:
        return Matching(_lines(planner, rows, _Homes(planner, self.event_id, rows), planner.today()))


def export_tasks(planner: Planner, event_id: int | None, form: str) -> bytes:
    """Returns the tasks of an event, or all open ones, in one of `FORMATS`. Raises Invalid.

    Tasks of past events are not among the latter.
    """
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


def _listed(planner: Planner, event_id: int | None) -> list[ListedTask]:
    if event_id is not None:
        event = events.get(planner, event_id)
        listed = tasks.of_event(planner, event_id)
        gates = _gates(planner, listed)
        return [ListedTask(task, event, gates.get(task.gate_id or 0, "")) for task in listed]
    listing = tasks.open_listing(planner)
    listed = [row.task for n in range(listing.total) if (row := listing[n]) is not None]
    ids = dict.fromkeys(task.event_id for task in listed if task.event_id is not None)
    of = {event.id: event for event in events.several(planner, list(ids))}
    gates = _gates(planner, listed)
    place = {id: n for n, id in enumerate(ids)}
    by_event = sorted(listed, key=lambda task: place.get(task.event_id or 0, len(place)))
    return [ListedTask(task, of.get(task.event_id or 0), gates.get(task.gate_id or 0, "")) for task in by_event]


def _gates(planner: Planner, listed: Sequence[Task]) -> dict[int, str]:
    return records.names(planner, "gate", [task.gate_id for task in listed if task.gate_id])


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
        named = [(title, ids[0]) for title, ids in self._by_title.items() if len(ids) == 1]
        of = [(title, tasks.of_event(planner, id)) for title, id in named]
        of.append(("", tasks.of_event(planner, event_id) if event_id else tasks.of_no_event(planner)))
        self.existing = [(title, task) for title, some in of for task in some]

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
    lines_before = said_before(sound)
    about = matched([row for row in sound if row.line not in lines_before], homes.existing)
    lines = []
    for row in rows:
        if row.problem:
            lines.append(rejected(row, row.problem))
        elif row.line in lines_before:
            lines.append(repeated(row, lines_before[row.line]))
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
        return rejected(row, refusal(row, error))
    if done_on:
        draft = revised(draft, done_on=date.fromisoformat(done_on))
    return compared(TASK, row, settled(draft, task, today), task)
