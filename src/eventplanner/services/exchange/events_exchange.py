"""Spreadsheets in and out: what an import would do, doing it as one step, and events as files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Busy, Invalid
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.columns import is_known
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.json import event_json
from eventplanner.domain.exchange.import_columns import ColumnPlan, chosen, read_columns, signature
from eventplanner.domain.exchange.import_plan import plan_rows
from eventplanner.domain.exchange.import_preview import ImportPreview, ImportResult, refuse_bad
from eventplanner.domain.exchange.import_rows import is_total, read_row
from eventplanner.domain.parsing.headings import LEFT_OUT
from eventplanner.domain.parsing.table import Table
from eventplanner.formats.documents import events as written
from eventplanner.formats.documents.writing import json_file, write
from eventplanner.formats.tables import table_out
from eventplanner.i18n.catalogue import _, language
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base import history, holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.events.events import EVERYTHING, EventQuery
from eventplanner.services.exchange.imported_events import write_events
from eventplanner.storage.kernel.output import write_whole
from eventplanner.storage.queries import calendar_exports, import_mappings
from eventplanner.storage.queries.import_mappings import Remembered

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

FORMATS = (*CSV_FORMS, "xlsx", "md", "text", "json")
_TRIES = 5


def preview(
    planner: Planner,
    source: Path | bytes,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> ImportPreview:
    """What importing a CSV, TSV or XLSX file of events would do; `mapping` is heading → field, `-` to leave it out.

    Raises FileProblem if it cannot be read, Invalid if the mapping names what is not there.
    """
    # Here because the start of the app can do without reading workbooks and guessing encodings.
    from eventplanner.formats.tables import table_in

    data = source if isinstance(source, bytes) else table_in.load(source)
    table = table_in.read(data, known=is_known, sheet=sheet)
    known = import_mappings.remembered(planner.store, signature(table.header))
    fields = chosen(table.header, mapping or {}, known.columns if known else {})
    if "title" not in fields:
        headings = ", ".join(name for name in table.header if name)
        raise Invalid({"title": Message("no column is known to be this; there is {columns}", {"columns": headings})})
    form = read_columns(table, fields, day_first=planner.settings().numeric_dates == "day")
    if known and not mapping:
        form = revised(form, findings=(*form.findings, Message("columns as the last time")))
    table, totals = _without_totals(table, form)
    form = revised(form, findings=(*form.findings, *totals))
    return _planned(planner, ImportPreview(table, form, (), 0, uuid4()))


def carry_out(
    planner: Planner, preview: ImportPreview, *, skip_bad: bool = False
) -> tuple[Change | None, ImportResult]:
    """Do what a preview says, as one step; nothing at all if a row is bad and `skip_bad` is not set.

    What others changed since the preview is taken into account. Raises FileProblem, Busy.
    """
    for _attempt in range(_TRIES):
        refuse_bad(preview.result, skip_bad)
        result = preview.result
        if not result.added and not result.updated:
            return None, result
        if change := _write(planner, preview):
            holidays.take_up_for(planner, [line.draft for line in preview.lines if line.draft])
            return change, result
        preview = _planned(planner, preview)
    raise Busy(Message("Others kept changing the plan while this was imported; nothing was imported."))


def rejects(preview: ImportPreview, words: Mapping[int, str]) -> bytes:
    """The bad rows as a CSV file like the one they came from; `words` is why, by line."""
    bad = {line.line for line in preview.result.rejected}
    rows = [(row.line, words.get(row.line, ""), *row.cells) for row in preview.table.rows if row.line in bad]
    header = (_("line"), _("reason"), *preview.table.header)
    return table_out.plain_csv(header, rows, language(), preview.table.delimiter)


def save_rejects(preview: ImportPreview, words: Mapping[int, str], path: Path) -> None:
    """Write the bad rows into a file of their own. Raises FileProblem."""
    write_whole(path, rejects(preview, words))


def export_events(planner: Planner, query: EventQuery = EVERYTHING, format: str = "csv") -> bytes:
    """The events of a query, by start, in one of `FORMATS`; text is UTF-8. Raises Invalid."""
    return export_chosen(planner, events.everything(planner, query), format)


def export_chosen(planner: Planner, found: Sequence[Event], format: str) -> bytes:
    """Some events in one of `FORMATS`; text is UTF-8. Raises Invalid."""
    if format in CSV_FORMS:
        return write(written.table(found, CSV_FORMS[format]), format)
    match format:
        case "xlsx":
            return write(written.table(found, language()), format)
        case "md":
            return write(written.by_month(found), format)
        case "text":
            return write(written.by_week(found, planner.today()), format)
        case "json":
            return json_file([event_json(event) for event in found])
    raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS)})})


def save_chosen(planner: Planner, found: Sequence[Event], format: str, path: Path, *, force: bool = False) -> None:
    """Write some events into a file. Raises FileProblem."""
    write_whole(path, export_chosen(planner, found, format), force=force)


def _without_totals(table: Table, form: ColumnPlan) -> tuple[Table, list[Message]]:
    """The table without rows that sum up others, and what is to be said of them."""
    totals = [row.line for row in table.rows if is_total(row, form)]
    if not totals:
        return table, []
    said = counted(
        "totals row in line {lines} left out",
        "totals rows in lines {lines} left out",
        len(totals),
        lines=", ".join(map(str, totals)),
    )
    return revised(table, rows=tuple(row for row in table.rows if row.line not in totals)), [said]


def _planned(planner: Planner, preview: ImportPreview) -> ImportPreview:
    """The preview against the plan as it is now."""
    said = [read_row(row, preview.form) for row in preview.table.rows]
    with planner.store.snapshot():
        revision = history.last_revision(planner)
        timezone = planner.settings().timezone
        known = events.everything(planner)
        salt = import_mappings.salt(planner.store)
    lines = plan_rows(said, known, salt or preview.salt, timezone, planner.today())
    return revised(preview, lines=tuple(lines), revision=revision, salt=salt or preview.salt)


def _write(planner: Planner, preview: ImportPreview) -> Change | None:
    """All rows in one transaction; None if the plan is not any more what the preview was made for."""
    result = preview.result
    label = counted("Import {n} event", "Import {n} events", result.added + result.updated)
    with planner.write(label) as writing:
        # Asked while the write lock is held: from here on nobody else can change anything.
        if history.last_revision(planner) != preview.revision:
            return None
        # So are these before the first row: without WAL nobody can read beside a large change, not even its maker.
        told = calendar_exports.sequences(planner.store)
        known = import_mappings.remembered(planner.store, signature(preview.table.header))
        write_events(writing, preview.lines, told)
        _remember(writing, preview, known)
    return writing.outcome


def _remember(writing: "Writing", preview: ImportPreview, known: Remembered | None) -> None:
    """What the columns of this form are about, for the next time."""
    columns = import_mappings.columns({name: field or LEFT_OUT for name, field in preview.columns if name})
    if known is None:
        form = signature(preview.table.header)
        writing.add("import_mapping", {"signature": form, "columns": columns, "salt": str(preview.salt)})
    elif import_mappings.columns(known.columns) != columns:
        writing.change("import_mapping", known.id, known.version, {"columns": columns})
