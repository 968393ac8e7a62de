"""Export and import of events as tables."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.columns import COLUMN_NAMES, chosen, counted_audience
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.json import event_json
from eventplanner.domain.events.vocabulary import CHOICES, is_known
from eventplanner.domain.exchange.event_findings import events_said
from eventplanner.domain.exchange.import_columns import BEGINNINGS, ENDINGS, ColumnPlan
from eventplanner.domain.exchange.import_plan import plan_rows
from eventplanner.domain.exchange.import_preview import totals_left_out
from eventplanner.domain.exchange.import_rows import BUDGET, EventRowReader, ImportRow, not_taken, totals
from eventplanner.domain.exchange.sections import (
    MONTH_OF,
    dated_by_months,
    month_named,
    sections_found,
    sections_of,
    year_of,
)
from eventplanner.domain.exchange.value_words import ChoiceWords
from eventplanner.domain.parsing.table import Table
from eventplanner.formats.documents import events as written
from eventplanner.formats.documents.writing import json_file, write
from eventplanner.i18n.catalogue import language
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange import event_budgets
from eventplanner.services.exchange.imported_events import ImportingEvents
from eventplanner.services.exchange.importing import Columns, ImportPreview, Matching, Reading
from eventplanner.storage.queries import import_mappings

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

_WORDS = {
    field: ChoiceWords(list(dict.fromkeys(words.values())), partial(is_known, field))
    for field, words in CHOICES.items()
}
FORMATS = (*CSV_FORMS, "xlsx", "md", "text", "json")


class EventsImporting(ImportingEvents[ImportRow], frozen=True, kw_only=True):
    """Import of events from CSV, TSV or XLSX; the column mapping of a form is stored."""

    columns: Columns = Columns(
        names=COLUMN_NAMES,
        choose=chosen,
        by_cells=counted_audience,
        needed=(("title",),),
        dated=frozenset({*BEGINNINGS, *ENDINGS}),
        once=frozenset({BUDGET}),
        words=lambda: _WORDS,
        form="",
    )

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[ImportRow]:
        summed, dropped = totals(table.rows, form), not_taken(table.rows, form)
        apart = {*summed, *dropped}
        rows = [row for row in table.rows if row.line not in apart] if apart else table.rows
        sections = sections_of(rows, form.fields, "title", lambda title: month_named(title) is not None)
        if sections or MONTH_OF in form.fields:
            rows = dated_by_months(rows, sections, form.fields, year_of([*table.above, table.sheet]))
        findings = (*totals_left_out(summed), *sections_found(sections.values()), *_not_taken(dropped))
        read = list(map(EventRowReader(form).read, rows))
        if BUDGET in form.fields:
            read = _with_budgets(planner, table, form, read)
        return Reading(rows=read, findings=findings)

    def match(self, planner: Planner, rows: Sequence[ImportRow]) -> Matching:
        salt = import_mappings.salt(planner.store) or self.salt
        existing = events.everything(planner)
        zone = planner.settings().timezone
        lines = plan_rows(rows, existing, salt, zone, planner.today())
        said = events_said([line.draft for line in lines if line.draft])
        lines, left = event_budgets.matched(planner, lines, rows)
        return Matching(lines, (*said, *left))

    def write(self, planner: Planner, writing: "Writing", preview: ImportPreview) -> None:
        super().write(planner, writing, preview)
        amounts = {row.line: row.budget for row in preview.reading.rows if row.budget is not None}
        event_budgets.write(planner, writing, preview.lines, amounts)


def _not_taken(lines: Sequence[int]) -> tuple[Message, ...]:
    if not lines:
        return ()
    return (
        counted(
            "{n} proposal that was rejected or withdrawn is left out",
            "{n} proposals that were rejected or withdrawn are left out",
            len(lines),
        ),
    )


def _with_budgets(planner: Planner, table: Table, form: ColumnPlan, rows: Sequence[ImportRow]) -> list[ImportRow]:
    """Returns the rows with what their events may cost. Raises Invalid."""
    amounts, problems = event_budgets.read_budgets(table, form.fields, planner.settings())
    return [revised(row, budget=amounts.get(row.line), problem=row.problem or problems.get(row.line)) for row in rows]


def export_events(planner: Planner, found: Sequence[Event], format: str) -> bytes:
    """Returns events in one of `FORMATS`; text is UTF-8. Raises Invalid."""
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
