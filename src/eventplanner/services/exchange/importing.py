"""Import pipeline: read, match, preview, then write under the lock as one step, or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Generic, Self, TypeVar
from uuid import UUID, uuid4

from msgspec import Struct, field

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.errors import Busy, FileProblem, Invalid
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.words import meant
from eventplanner.domain.exchange.import_columns import ColumnPlan, read_columns, signature, with_both_orders
from eventplanner.domain.exchange.import_preview import Doubt, ImportLine, ImportResult, Outcome, result_of
from eventplanner.domain.exchange.row_faults import without_faults
from eventplanner.domain.exchange.value_words import ChoiceWords, StrangeWord, parted, with_meanings
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.headings import LEFT_OUT, column_names
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.i18n import vocabulary
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import import_mappings
from eventplanner.storage.queries.records import stored

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

Row = TypeVar("Row")
Choose = Callable[[Sequence[str], Mapping[str, str], Mapping[str, str]], tuple[str, ...]]
"""The field of each heading, by what is asked for and by what is remembered."""
CURRENCY, DECIMAL = "currency", "decimal"
"""Settings of all amounts, which a mapping may say beside columns where no column is called so."""
_TRIES = 5


class Columns(Struct, frozen=True, kw_only=True):
    """Columns of the tables of one subject."""

    names: ColumnNames = ColumnNames({})
    choose: Choose | None = None
    """Where a column means more than its own heading says."""
    by_cells: Callable[[Table, Sequence[str]], tuple[str, ...]] | None = None
    """Where what a column holds says more than its heading; not of a column that somebody spoke of."""
    needed: tuple[tuple[str, ...], ...] = ()
    """Groups of fields; a table has a column for one field of each group."""
    dated: frozenset[str] = frozenset()
    """Fields whose cells show the order of day and month."""
    once: frozenset[str] = frozenset()
    """Fields whose value in a merged cell does not hold for each of its rows, such as amounts."""
    words: Callable[[], Mapping[str, ChoiceWords]] = dict
    """By field of choices, the words that mean one; unknown ones are asked about."""
    settings: frozenset[str] = frozenset()
    """Words that a mapping may say of all rows, where no column is called so."""
    form: str | None = None
    """Sets the forms of a subject apart whose columns are remembered; None where they are not."""

    def signature(self, table: Table) -> str:
        return signature((self.form, *table.header) if self.form else table.header)


class Reading(Struct, Generic[Row], frozen=True, kw_only=True):
    """Rows of a file, with findings made while reading."""

    rows: Sequence[Row] = ()
    table: Table | None = None
    """None of a file that is no table."""
    fields: tuple[str, ...] = ()
    """One for each column; nothing for a column that is left out."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Of all rows, such as their currency."""
    strange: tuple[StrangeWord, ...] = ()
    """Words for choices that need a meaning, or were given one."""
    findings: tuple[Message, ...] = ()
    checks: tuple[Message, ...] = ()
    """Contradictions in the file, such as a total that is off."""


class Matching(Struct, frozen=True):
    """Outcome of each row against the present plan."""

    lines: Sequence[ImportLine[Any, Any]]
    findings: tuple[Message, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Rows that may be about a record of the plan, which only a person can tell."""


class Importing(Struct, Generic[Row], frozen=True, kw_only=True):
    """Subject of imports: columns, reading of rows, matching to records, writing."""

    kind: Kind[Any]
    columns: Columns = Columns()
    imports: Naming = lambda n: counted("Import {n} record", "Import {n} records", n)
    """Names an import of so many."""
    salt: UUID = field(default_factory=uuid4)
    """For the uids of new events, where the plan has none yet."""
    progress: str
    """Said while `n` records are written, in English."""

    def read(self, planner: Planner, data: bytes, mapping: Mapping[str, str], sheet: str | None) -> Reading[Row]:
        """Reads the rows of a file. Raises FileProblem, Invalid."""
        # Here because the start of the app can do without reading workbooks and guessing encodings.
        from eventplanner.formats.tables import table_in

        table = table_in.read(data, known=self.columns.names.is_known, sheet=sheet)
        return _read_table(planner, self, table, mapping)

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[Row]:
        """Reads the rows of a table with known columns. Raises Invalid."""
        raise NotImplementedError

    def match(self, planner: Planner, rows: Sequence[Row]) -> Matching:
        """Returns the outcome of each row; all reads see one snapshot. Raises FileProblem."""
        raise NotImplementedError

    def deciding(self, same: frozenset[int]) -> Self:
        """Returns the import in which the doubtful rows of these lines are about the records of the plan."""
        del same
        return self

    def label(self, planner: Planner, result: ImportResult) -> Message:
        """Returns the label of the change."""
        del planner
        return self.imports(result.written)

    def write(self, planner: Planner, writing: "Writing", preview: "ImportPreview") -> None:
        """Writes all rows within one change."""
        del planner
        write_lines(writing, self.kind, preview.lines)

    def refuse(self, planner: Planner) -> None:
        """Refuses an import that the plan does not allow now. Raises Invalid."""

    def finish(self, planner: Planner, preview: "ImportPreview") -> None:
        """Runs once the change is made."""

    def refusal(self, bad: Sequence[ImportLine[Any, Any]]) -> Message:
        """Returns the reason why nothing is imported while some rows are bad."""
        return counted(
            "Nothing was imported: line {line}: {reason}",
            "Nothing was imported: {n} lines are bad, the first is line {line}: {reason}",
            len(bad),
            line=bad[0].line,
            reason=bad[0].reason or Message("?"),
        )


class ImportPreview(Struct, frozen=True, kw_only=True):
    """Preview of an import into the plan as it was at `revision`."""

    importing: Importing[Any]
    reading: Reading[Any]
    matching: Matching = Matching(())
    revision: int = 0

    @property
    def table(self) -> Table | None:
        return self.reading.table

    @property
    def lines(self) -> Sequence[ImportLine[Any, Any]]:
        return self.matching.lines

    @property
    def findings(self) -> tuple[Message, ...]:
        """Findings about the file, and about the plan beside it."""
        return (*self.reading.findings, *self.matching.findings)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Rows that may be about a record of the plan."""
        return self.matching.doubts

    @property
    def checks(self) -> tuple[Message, ...]:
        """Contradictions in the file, such as a total that is off."""
        return self.reading.checks

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Headings with their fields, or empty where a column is left out."""
        return tuple(zip(self.table.header, self.reading.fields, strict=True)) if self.table else ()

    @property
    def result(self) -> ImportResult:
        """Outcome of the whole file, with bad rows skipped."""
        return result_of(self.lines)


def words_of(kind: type[Choice], *, is_needed: bool = True) -> ChoiceWords:
    """Returns the words of all languages for a choice."""
    words = vocabulary.choices(kind)
    return ChoiceWords(list(kind), lambda text: meant(words, text) is not None, is_needed)


def from_stream(stream: IO[bytes]) -> bytes:
    """Reads standard input, a large one by way of a temporary file. Raises FileProblem for what is too large."""
    # Here because the start of the app can do without reading workbooks and guessing encodings.
    from eventplanner.formats.tables import table_in

    return table_in.load_stream(stream)


def preview(
    planner: Planner,
    importing: Importing[Any],
    source: Path | bytes,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> ImportPreview:
    """Shows what importing a file would do; `mapping` is heading → field, `-` to leave it out.

    Raises FileProblem if it cannot be read, Invalid if the mapping names what is not there.
    """
    # Here because the start of the app can do without reading workbooks and guessing encodings.
    from eventplanner.formats.tables import table_in

    data = source if isinstance(source, bytes) else table_in.load(source)
    return matched(planner, importing, importing.read(planner, data, mapping or {}, sheet))


def matched(planner: Planner, importing: Importing[Any], reading: Reading[Any]) -> ImportPreview:
    """Returns the preview of a file that was read. Raises FileProblem."""
    return _matched(planner, ImportPreview(importing=importing, reading=reading))


def carry_out(
    planner: Planner, preview: ImportPreview, *, skip_bad: bool = False
) -> tuple[Change | None, ImportResult]:
    """Writes the import of a preview, as one step; nothing at all if a row is bad and `skip_bad` is not set.

    What others changed since the preview is taken into account. Raises FileProblem, Busy, and Invalid where the plan
    does not allow it.
    """
    importing = preview.importing
    importing.refuse(planner)
    for _attempt in range(_TRIES):
        result = preview.result
        if result.rejected and not skip_bad:
            raise FileProblem(importing.refusal(result.rejected))
        if not result.written:
            return None, result
        if change := _write(planner, preview):
            importing.finish(planner, preview)
            return change, result
        preview = _matched(planner, preview)
    raise Busy(Message("Others kept changing the plan while this was imported; nothing was imported."))


def bring_in(
    planner: Planner,
    importing: Importing[Any],
    source: Path | bytes,
    mapping: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    skip_bad: bool = False,
    dry_run: bool = False,
) -> tuple[Change | None, ImportResult]:
    """Previews and imports in one call; with `dry_run` it only previews. Raises FileProblem, Invalid, Busy."""
    shown = preview(planner, importing, source, mapping=mapping, sheet=sheet)
    return (None, shown.result) if dry_run else carry_out(planner, shown, skip_bad=skip_bad)


def write_lines(
    writing: "Writing",
    kind: Kind[Any],
    lines: Iterable[ImportLine[Any, Any]],
    known: Mapping[tuple[str, str], int] = MappingProxyType({}),
) -> None:
    """Writes the records of all lines, and once each record that they name for the first time.

    `known` are the ids of records, by table and folded name, that the same change made before.
    """
    made = dict(known)

    def columns(line: ImportLine[Any, Any]) -> dict[str, Any]:
        values = stored(kind, line.draft)
        for column, table, name in line.new:
            key = table, fold(name)
            if key not in made:
                made[key] = writing.add(table, {"name": name})
            values[column] = made[key]
        return values

    lines = list(lines)
    gone = [line.record for line in lines if line.outcome is Outcome.REMOVED]
    changed = [(line.record, columns(line)) for line in lines if line.is_written and line.record]
    writing.remove_many(kind.name, [(record.id, record.version) for record in gone if record])
    writing.change_many(kind.name, [(record.id, record.version, values) for record, values in changed])
    writing.add_many(kind.name, [columns(line) for line in lines if line.is_written and not line.record])


def _read_table(planner: Planner, importing: Importing[Row], table: Table, mapping: Mapping[str, str]) -> Reading[Row]:
    columns = importing.columns
    remembered = None
    if columns.form is not None:
        remembered = import_mappings.remembered(planner.store, columns.signature(table))
    kept, kept_meanings = parted(remembered.columns if remembered else {}, table.header)
    asked, meanings = parted(mapping, table.header)
    settings = _settings(columns, table, {**kept, **asked})
    choose = columns.choose or columns.names.chosen
    of_columns = {name: of for name, of in asked.items() if name not in settings}
    fields = choose(table.header, of_columns, kept)
    if columns.by_cells and not of_columns and not kept:
        fields = columns.by_cells(table, fields)
    _refuse_missing(columns, table, fields)
    table = without_faults(table, fields, columns.once)
    table = with_both_orders(table, fields, columns.dated)
    table, strange = with_meanings(table, fields, columns.words(), {**kept_meanings, **meanings})
    form = revised(
        read_columns(table, fields, columns.dated, day_first=planner.settings().numeric_dates == "day"),
        settings={fold(name): value for name, value in settings.items()},
        asked=frozenset(map(columns.names.named, of_columns.values())),
        remembered=frozenset(kept.values()),
    )
    as_before = (Message("columns as the last time"),) if remembered and not mapping else ()
    reading = importing.rows(planner, table, form)
    nothing = () if reading.rows or reading.findings else (Message("no lines in this file"),)
    findings = (*table.findings, *form.findings, *as_before, *reading.findings, *nothing)
    return revised(reading, table=table, fields=fields, strange=strange, findings=findings)


def _settings(columns: Columns, table: Table, mapping: Mapping[str, str]) -> dict[str, str]:
    """Returns the entries of a mapping that are about all rows and not about a column."""
    headings = {fold(name) for name in table.header}
    return {name: value for name, value in mapping.items() if fold(name) in columns.settings - headings}


def _refuse_missing(columns: Columns, table: Table, fields: Sequence[str]) -> None:
    """Raises Invalid where no column is known to be what a row cannot do without."""
    for group in columns.needed:
        if not set(group) & set(fields):
            headings = ", ".join(name for name in table.header if name)
            reason = Message("no column is known to be this; there is {columns}", {"columns": headings})
            raise Invalid({group[0]: reason})


def _matched(planner: Planner, preview: ImportPreview) -> ImportPreview:
    """Returns the preview against the plan as it is now."""
    with planner.store.snapshot():
        revision = history.last_revision(planner)
        matching = preview.importing.match(planner, preview.reading.rows)
    return revised(preview, matching=matching, revision=revision)


def _write(planner: Planner, preview: ImportPreview) -> Change | None:
    """Writes all rows in one transaction; None if the plan has changed since the preview."""
    importing, table = preview.importing, preview.table
    with planner.write(importing.label(planner, preview.result)) as writing:
        # Asked while the write lock is held: from here on nobody else can change anything.
        if history.last_revision(planner) != preview.revision:
            return None
        importing.refuse(planner)
        # Asked before the first row: without WAL nobody can read beside a large change, not even its maker.
        remember = _remembering(planner, preview, table) if table and importing.columns.form is not None else None
        importing.write(planner, writing, preview)
        if remember:
            remember(writing)
    return writing.outcome


def _remembering(planner: Planner, preview: ImportPreview, table: Table) -> Callable[["Writing"], None]:
    """Returns the step that keeps the columns of this form for the next time."""
    form = preview.importing.columns.signature(table)
    before = import_mappings.remembered(planner.store, form)
    salt = import_mappings.salt(planner.store) or preview.importing.salt
    by_name = zip(column_names(table.header), preview.columns, strict=True)
    columns = {name: field or LEFT_OUT for name, (heading, field) in by_name if heading or field}
    headings = {fold(name) for name in columns}
    settings = {name: value for name, value in preview.reading.settings.items() if value and name not in headings}
    meanings = {word.key: word.meant for word in preview.reading.strange if word.meant}
    mapping = import_mappings.columns(columns | settings | meanings)

    def remember(writing: "Writing") -> None:
        if before is None:
            writing.add("import_mapping", {"signature": form, "columns": mapping, "salt": str(salt)})
        elif import_mappings.columns(before.columns) != mapping:
            writing.change("import_mapping", before.id, before.version, {"columns": mapping})

    return remember
