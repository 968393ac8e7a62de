"""Somebody's budget out of a spreadsheet: what it says, what would become of it, and taking it in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from msgspec import Struct, field

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Busy, Invalid
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.counts import counts_of
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.entries import ENTRY, Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import EntryKind
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine, BudgetLineDraft
from eventplanner.domain.exchange.budget_columns import chosen, is_known, money_columns
from eventplanner.domain.exchange.budget_import import BudgetTable, FileLine, Reckoning, read_table
from eventplanner.domain.exchange.import_columns import signature
from eventplanner.domain.exchange.import_preview import ImportResult, Outcome, refuse_bad, result_of
from eventplanner.domain.parsing.headings import LEFT_OUT
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_lines
from eventplanner.services.events import events
from eventplanner.storage.queries import budget, import_mappings, records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

CURRENCY, DECIMAL = "currency", "decimal"
"""What a mapping may say beside columns, where no column is called so."""
_TRIES = 5
SPENT = "import"
"""The note of what an import made of an actual, by which a newer file finds it again."""
_FORM = "budget"
"""Sets the forms of budgets apart from those of events with the same headings."""


class BudgetRowOutcome(Struct, frozen=True):
    """What becomes of a row."""

    line: int
    title: str
    outcome: Outcome
    draft: BudgetLineDraft | None = None
    there: BudgetLine | None = None
    party: str = ""
    """Of a supplier that the plan does not know yet."""
    actual: int | None = None
    spent: Entry | None = None
    """What an earlier import of the same file made of its actual."""
    changed: tuple[str, ...] = ()
    reason: Message | None = None


class BudgetPreview(Struct, frozen=True):
    """What a file holds, and what importing it would do to the plan as it was at `revision`."""

    table: Table
    fields: tuple[str, ...]
    event_id: int | None
    year: int | None
    currency: str
    decimal: str = ""
    rows: tuple[FileLine, ...] = ()
    lines: tuple[BudgetRowOutcome, ...] = ()
    revision: int = 0
    findings: tuple[Message, ...] = ()
    checks: tuple[Message, ...] = ()
    """What does not add up in the file."""

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Each heading with its field, or nothing if it is left out."""
        return tuple(zip(self.table.header, self.fields, strict=True))

    @property
    def result(self) -> ImportResult:
        """What it would come to, with bad rows skipped."""
        return result_of(self.lines)


class ImportRequest(Struct, frozen=True, kw_only=True):
    """What is asked of an import."""

    event_id: int | None = None
    year: int | None = None
    """Of money that belongs to no event."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Heading → field, `-` to leave it out; also `currency` and `decimal`."""
    sheet: str | None = None


def preview(planner: Planner, source: Path | bytes, wanted: ImportRequest) -> BudgetPreview:
    """What importing a CSV, TSV or XLSX file would do.

    Raises FileProblem if it cannot be read, Invalid if the mapping names what is not there, or amounts contradict
    each other.
    """
    # Here because the start of the app can do without reading workbooks.
    from eventplanner.formats.tables import table_in

    data = source if isinstance(source, bytes) else table_in.load(source)
    table = table_in.read(data, known=is_known, sheet=wanted.sheet)
    known = import_mappings.remembered(planner.store, _signature(table))
    mapping, said = _parted(table, wanted.mapping, known.columns if known else {})
    fields = chosen(table.header, mapping, {} if wanted.mapping else (known.columns if known else {}))
    if "name" not in fields or not money_columns(fields):
        columns = ", ".join(name for name in table.header if name)
        missing = "name" if "name" not in fields else "amount"
        raise Invalid({missing: Message("no column is known to be this; there is {columns}", {"columns": columns})})
    currency = currency_of(said.get(CURRENCY, "")) or planner.settings().currency
    if not is_currency(currency):
        raise Invalid({"currency": Message("a currency in three letters, such as CLP or USD")})
    reckoning = Reckoning(currency=currency, decimal=said.get(DECIMAL, ""), days=_days(planner, wanted.event_id))
    try:
        read = read_table(table, fields, reckoning)
    except Unreadable as error:
        raise Invalid({"amount": error.message}) from error
    left = [name for name, of in zip(table.header, fields, strict=True) if name and not of]
    found = BudgetPreview(
        table,
        fields,
        wanted.event_id,
        None if wanted.event_id is not None else wanted.year or planner.today().year,
        currency,
        said.get(DECIMAL, ""),
        rows=tuple(read.rows),
        findings=(*table.findings, *_told(read, left, currency)),
        checks=tuple(read.checks),
    )
    return _planned(planner, found)


def carry_out(planner: Planner, found: BudgetPreview, *, skip_bad: bool = False) -> tuple[Change | None, ImportResult]:
    """Do what a preview says, as one step; nothing at all if a row is bad and `skip_bad` is not set.

    What others changed since the preview is taken into account. Raises FileProblem, Invalid where the budget is
    approved, Busy.
    """
    _refuse_approved(planner, found)
    for _attempt in range(_TRIES):
        refuse_bad(found.result, skip_bad)
        if not found.result.added and not found.result.updated:
            return None, found.result
        if change := _write(planner, found):
            return change, found.result
        found = _planned(planner, found)
    raise Busy(Message("Others kept changing the plan while this was imported; nothing was imported."))


def _refuse_approved(planner: Planner, found: BudgetPreview) -> None:
    """Raises Invalid."""
    if found.event_id is not None and budget_lines.is_approved(planner, found.event_id):
        said = Message("The budget of this event is approved; change its lines one by one, with a reason.")
        raise Invalid({"": said})


def _parted(
    table: Table, wanted: Mapping[str, str], remembered: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What is said of columns, and what is said of all amounts."""
    there = {fold(name) for name in table.header}
    said = {
        name: each
        for name, each in {**remembered, **wanted}.items()
        if fold(name) in {CURRENCY, DECIMAL} and fold(name) not in there
    }
    return {name: each for name, each in wanted.items() if name not in said}, said


def _told(read: BudgetTable, left: Sequence[str], currency: str) -> list[Message]:
    found = [Message("amounts without a sign are in {currency}", {"currency": currency})]
    if left:
        found.append(Message("columns left out: {names}", {"names": ", ".join(left)}))
    if read.totals:
        found.append(
            counted(
                "totals row in line {lines} left out",
                "totals rows in lines {lines} left out",
                len(read.totals),
                lines=", ".join(map(str, read.totals)),
            )
        )
    return found


def _days(planner: Planner, event_id: int | None) -> int:
    if event_id is None:
        return 1
    events.get(planner, event_id)
    stated, _row = budget.stated(planner.store, [event_id])[event_id]
    return max(1, int(counts_of(stated)[Driver.DAY].n))


def _planned(planner: Planner, found: BudgetPreview) -> BudgetPreview:
    """The preview against the plan as it is now: a line of the same name and direction is the same line."""
    store = planner.store
    with store.snapshot():
        revision = history.last_revision(planner)
        if found.event_id is not None:
            there = records.of(store, BUDGET_LINE, found.event_id)
        else:
            there = budget.without_event(store, found.year or 0)
        firms = {fold(each.name): each.id for each in records.every(store, ORGANISATION)}
        spent = {
            each.budget_line_id: each
            for each in records.of_several(store, ENTRY, [line.id for line in there])
            if each.note == SPENT and each.kind is EntryKind.PAYMENT
        }
    waiting: dict[tuple[str, str], list[BudgetLine]] = defaultdict(list)
    for line in there:
        waiting[fold(line.name), line.flow.value].append(line)
    currency = planner.settings().currency
    lines = [_outcome(found, row, waiting, firms, currency) for row in found.rows]
    lines = [_with_spent(each, spent) for each in lines]
    return revised(found, lines=tuple(lines), revision=revision)


def _outcome(
    found: BudgetPreview,
    row: FileLine,
    waiting: Mapping[tuple[str, str], list[BudgetLine]],
    firms: Mapping[str, int],
    base: str,
) -> BudgetRowOutcome:
    if row.problem:
        return BudgetRowOutcome(row.line, row.title, Outcome.REJECTED, reason=row.problem)
    alike = waiting.get((fold(row.title[:200]), row.values["flow"].value), [])
    there = alike.pop(0) if alike else None
    said: dict[str, Any] = dict(row.values) | {"event_id": found.event_id, "year": found.year}
    said |= {"organisation_id": firms.get(fold(row.party))} if row.party else {}
    if there is not None:
        # What the file does not tell stays as it is.
        said = {name: value for name, value in said.items() if value not in ("", None) or name in {"event_id", "year"}}
        said |= {"amount": row.values.get("amount"), "unit_price": row.values.get("unit_price")}
        draft = revised(BUDGET_LINE.draft_of(there), **said)
    else:
        draft = revised(BUDGET_LINE.blank(found.event_id), **said)
    try:
        draft = BUDGET_LINE.checked(draft, base)
    except Invalid as error:
        return BudgetRowOutcome(row.line, row.title, Outcome.REJECTED, reason=error.message)
    party = row.party if row.party and draft.organisation_id is None else ""
    if there is None:
        return BudgetRowOutcome(row.line, row.title, Outcome.ADDED, draft, None, party, row.actual)
    changed = tuple(name for name in BUDGET_LINE.columns if getattr(draft, name) != getattr(there, name))
    outcome = Outcome.UPDATED if changed or party else Outcome.UNCHANGED
    return BudgetRowOutcome(row.line, row.title, outcome, draft, there, party, row.actual, changed=changed)


def _with_spent(line: BudgetRowOutcome, spent: Mapping[int, Entry]) -> BudgetRowOutcome:
    """A newer actual of a line that is there changes what the older one made."""
    if line.there is None or line.actual is None:
        return line
    there = spent.get(line.there.id)
    moved = there.amount != line.actual if there is not None else not line.there.actual
    if line.outcome is Outcome.UNCHANGED and moved:
        line = revised(line, outcome=Outcome.UPDATED, changed=("actual",))
    return revised(line, spent=there)


def _write(planner: Planner, found: BudgetPreview) -> Change | None:
    """All rows in one transaction; None if the plan is not any more what the preview was made for."""
    result = found.result
    label = counted("Import {n} budget line", "Import {n} budget lines", result.added + result.updated)
    with planner.write(label) as writing:
        # Asked while the write lock is held: from here on nobody else can change anything.
        if history.last_revision(planner) != found.revision:
            return None
        _refuse_approved(planner, found)
        known = import_mappings.remembered(planner.store, _signature(found.table))
        salt = import_mappings.salt(planner.store) or uuid4()
        made: dict[str, int] = {}
        today = planner.today()
        for line in found.lines:
            if line.draft is not None and line.outcome in {Outcome.ADDED, Outcome.UPDATED}:
                _put(writing, line, made, today)
        columns = import_mappings.columns(_remembered(found))
        if known is None:
            form = {"signature": _signature(found.table), "columns": columns, "salt": str(salt)}
            writing.add("import_mapping", form)
        elif import_mappings.columns(known.columns) != columns:
            writing.change("import_mapping", known.id, known.version, {"columns": columns})
    return writing.outcome


def _put(writing: "Writing", line: BudgetRowOutcome, made: dict[str, int], today: date) -> None:
    draft = line.draft
    if draft is None:
        return
    if line.party:
        key = fold(line.party)
        if key not in made:
            made[key] = writing.add(ORGANISATION.name, {"name": line.party[:200]})
        draft = revised(draft, organisation_id=made[key])
    values = records.stored(BUDGET_LINE, draft)
    if line.there is not None:
        writing.change(BUDGET_LINE.name, line.there.id, line.there.version, values)
        if line.spent is not None and line.actual and line.spent.amount != line.actual:
            writing.change(ENTRY.name, line.spent.id, line.spent.version, {"amount": line.actual})
        elif line.spent is None and line.actual and not line.there.actual:
            writing.add(ENTRY.name, records.stored(ENTRY, _spent(line.there.id, line.actual, draft.currency, today)))
        return
    id = writing.add(BUDGET_LINE.name, values)
    if line.actual:
        writing.add(ENTRY.name, records.stored(ENTRY, _spent(id, line.actual, draft.currency, today)))


def _spent(line_id: int, amount: int, currency: str, day: date) -> EntryDraft:
    """What it came to, which stands in the file without a document: paid, and nothing more is due of it."""
    return EntryDraft(
        kind=EntryKind.PAYMENT, budget_line_id=line_id, amount=amount, currency=currency, day=day, note=SPENT
    )


def _remembered(found: BudgetPreview) -> dict[str, str]:
    columns = {name: of or LEFT_OUT for name, of in found.columns if name}
    extra = {CURRENCY: found.currency} | ({DECIMAL: found.decimal} if found.decimal else {})
    return columns | {name: value for name, value in extra.items() if name not in {fold(each) for each in columns}}


def _signature(table: Table) -> str:
    return signature((_FORM, *table.header))
