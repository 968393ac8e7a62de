"""Import of any plain kind of record from a table, by the declaration of the kind."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Any

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, fold
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import (
    ImportLine,
    Outcome,
    compared,
    rejected,
    repeated,
    totals_left_out,
)
from eventplanner.domain.exchange.sections import broad_sections, sections_found
from eventplanner.domain.exchange.text_rows import TextRow, refusal, texts_of
from eventplanner.domain.exchange.totals import is_total
from eventplanner.domain.parsing.moments import moment
from eventplanner.domain.parsing.table import Cell, Table, TableRow
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import vocabulary
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange.importing import Columns, Importing, Matching, Reading, words_of
from eventplanner.services.records import records

RecordLine = ImportLine[Any, Any]
_LONG = frozenset({Shape.NOTES, Shape.LINES})


class RecordsImporting(Importing[TextRow], frozen=True, kw_only=True):
    """Records of one kind; a row is about the record of the same name."""

    progress: str = N_("Writing {n} records …")
    parent: int | None = None
    """The event that they are a part of."""

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[TextRow]:
        named = form.fields.index(self.kind.fields[0].name)
        totals = [row.line for row in table.rows if is_total(row, named)]
        sections = broad_sections(row for row in table.rows if row.line not in totals)
        listed = [row for row in table.rows if row.line not in {*totals, *sections}]
        fields = [self.kind.kept.get(name) for name in form.fields]
        decimal = records.decimal(planner)
        cells = [
            [_typed(field, cell, decimal, form.day_first) for field, cell in zip(fields, row.cells, strict=True)]
            for row in listed
        ]
        rows = [TableRow(row.line, tuple(typed), row.problem) for row, typed in zip(listed, cells, strict=True)]
        findings = (*totals_left_out(totals), *sections_found(sections.values()))
        return Reading(rows=[self._read(row, form.fields) for row in rows], findings=findings)

    def match(self, planner: Planner, rows: Sequence[TextRow]) -> Matching:
        kind, parent = self.kind, self.parent
        existing = records.every(planner, kind) if parent is None else records.of(planner, kind, parent)
        pools: dict[str, list[Any]] = defaultdict(list)
        for record in existing:
            pools[fold(kind.title(record))].append(record)
        first: dict[Hashable, int] = {}
        lines: list[RecordLine] = []
        for row in rows:
            first_line = first.setdefault((fold(row.title), *sorted(row.texts.items())), row.line)
            if row.problem:
                lines.append(rejected(row, row.problem))
            elif first_line != row.line:
                lines.append(repeated(row, first_line))
            else:
                lines.append(self._line(planner, row, pools[fold(row.title)]))
        return Matching(lines)

    def _read(self, row: TableRow, fields: Sequence[str]) -> TextRow:
        texts = texts_of(row, fields, [name for name in fields if name and self.kind.field(name).shape in _LONG])
        named = self.kind.fields[0].name
        problem = row.problem or (None if texts.get(named) else Message("there is no name"))
        return TextRow(row.line, texts, problem, named)

    def _line(self, planner: Planner, row: TextRow, pool: list[Any]) -> RecordLine:
        """Returns the outcome of a row; of several records of the name the one that says the same, each for one row."""
        lines = [self._compared(planner, row, record) for record in pool or [None]]
        line = next((line for line in lines if line.outcome is Outcome.UNCHANGED), lines[0])
        if len(pool) > 1 and line.outcome is not Outcome.UNCHANGED:
            numbers = ", ".join(f"#{record.id}" for record in pool)
            return rejected(row, Message("several are called so: {numbers}", {"numbers": numbers}))
        if line.record is not None:
            pool.remove(line.record)
        return line

    def _compared(self, planner: Planner, row: TextRow, record: Any) -> RecordLine:
        base = self.kind.draft_of(record) if record else self.kind.blank(self.parent)
        try:
            reading = records.read(planner, self.kind, row.texts, base, event_id=self.parent)
        except Invalid as error:
            return rejected(row, refusal(row, error))
        return compared(self.kind, row, reading.draft, record, reading.new)


def importing_of(kind: Kind[Any], event_id: int | None = None) -> RecordsImporting:
    """Returns the import of a kind, for an event if its records belong to one. Raises Invalid without one."""
    if kind.belongs_to and not kind.stands_alone and event_id is None:
        raise Invalid({"event": Message("say of which event, with --event ID")})
    columns = Columns(
        names=vocabulary.column_names(kind),
        needed=((kind.fields[0].name,),),
        dated=frozenset(field.name for field in kind.fields if field.shape is Shape.DAY),
        words=lambda: {field.name: words_of(field.choices) for field in kind.fields if field.choices},
        form=kind.name,
    )
    parent = event_id if kind.belongs_to else None
    if kind.imports is None:
        return RecordsImporting(kind=kind, parent=parent, columns=columns)
    return RecordsImporting(kind=kind, parent=parent, columns=columns, imports=kind.imports)


def _typed(field: Field | None, cell: Cell, decimal: str, day_first: bool) -> Cell:
    """Returns a cell in the form in which its field reads a text."""
    if field is None or cell == "":
        return ""
    if isinstance(cell, float) and not cell.is_integer():
        return repr(cell).replace(".", decimal)
    if not isinstance(cell, str):
        return cell
    if field.shape is Shape.LINES and "\n" not in cell:
        return cell.replace(";", "\n").replace("|", "\n")
    if field.shape is Shape.DAY:
        try:
            return moment(cell, day_first=day_first).day or cell
        except Unreadable:
            return cell
    return cell
