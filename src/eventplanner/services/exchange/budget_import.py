"""Import of a budget from a spreadsheet: lines matched by name and direction, with their actuals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import N_, Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.counts import counts_of
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.entries import ENTRY, Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import EntryKind
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine, BudgetLineDraft
from eventplanner.domain.exchange.budget_columns import COLUMN_NAMES, MONEY, chosen
from eventplanner.domain.exchange.budget_import import FileLine, Reckoning, read_table
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome, totals_left_out
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_lines
from eventplanner.services.events import events
from eventplanner.services.exchange.importing import (
    CURRENCY,
    DECIMAL,
    Columns,
    Importing,
    ImportPreview,
    Matching,
    Reading,
)
from eventplanner.storage.queries import budget, records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

SPENT = "import"
"""The note of what an import made of an actual, by which a newer file finds it again."""


class BudgetImportLine(ImportLine[BudgetLineDraft, BudgetLine], frozen=True, kw_only=True):
    """One row of a budget, and what it came to."""

    party: str = ""
    """Of a supplier that the plan does not know yet."""
    actual: int | None = None
    spent: Entry | None = None
    """The entry that an earlier import of this file made of its actual."""


def _chosen(header: Sequence[str], wanted: Mapping[str, str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the field of each column; a mapping takes the place of all that was remembered."""
    return chosen(header, wanted, {} if wanted else remembered)


class BudgetImporting(Importing[FileLine], frozen=True, kw_only=True):
    """Import of the budget of an event, or of a year outside events."""

    kind: Kind[BudgetLine] = BUDGET_LINE
    imports: Naming = lambda n: counted("Import {n} budget line", "Import {n} budget lines", n)
    columns: Columns = Columns(
        names=COLUMN_NAMES,
        choose=_chosen,
        needed=(("name",), MONEY),
        settings=frozenset({CURRENCY, DECIMAL}),
        form="budget",
    )
    progress: str = N_("Writing {n} budget lines …")
    event_id: int | None = None
    year: int | None = None
    """Of money that belongs to no event; without one, this year."""

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[FileLine]:
        currency = currency_of(form.settings.get(CURRENCY, "")) or planner.settings().currency
        if not is_currency(currency):
            raise Invalid({"currency": Message("a currency in three letters, such as CLP or USD")})
        decimal = form.settings.get(DECIMAL, "")
        reckoning = Reckoning(currency=currency, decimal=decimal, days=_days(planner, self.event_id))
        try:
            read = read_table(table, form.fields, reckoning)
        except Unreadable as error:
            raise Invalid({"amount": error.message}) from error
        meant = Message("amounts without a sign are in {currency}", {"currency": currency})
        return Reading(
            rows=read.rows,
            settings={CURRENCY: currency, DECIMAL: decimal},
            findings=(meant, *totals_left_out(read.totals)),
            checks=tuple(read.checks),
        )

    def refuse(self, planner: Planner) -> None:
        """Refuses to change a budget that is approved. Raises Invalid."""
        if self.event_id is not None and budget_lines.is_approved(planner, self.event_id):
            reason = Message("The budget of this event is approved; change its lines one by one, with a reason.")
            raise Invalid({"": reason})

    def match(self, planner: Planner, rows: Sequence[FileLine]) -> Matching:
        """Matches rows to lines of the same name and direction."""
        store, year = planner.store, None if self.event_id is not None else self.year or planner.today().year
        if self.event_id is not None:
            existing = records.of(store, BUDGET_LINE, self.event_id)
        else:
            existing = budget.without_event(store, year or 0)
        firms = {fold(firm.name): firm.id for firm in records.every(store, ORGANISATION)}
        entries = records.of_several(store, ENTRY, [line.id for line in existing])
        spent = {
            entry.budget_line_id: entry for entry in entries if entry.note == SPENT and entry.kind is EntryKind.PAYMENT
        }
        waiting: dict[tuple[str, str], list[BudgetLine]] = defaultdict(list)
        for line in existing:
            waiting[fold(line.name), line.flow.value].append(line)
        owner, currency = {"event_id": self.event_id, "year": year}, planner.settings().currency
        lines = [_line(row, owner, waiting, firms, currency) for row in rows]
        return Matching([_with_spent(line, spent) for line in lines])

    def write(self, planner: Planner, writing: "Writing", preview: ImportPreview) -> None:
        made: dict[str, int] = {}
        for line in preview.lines:
            if line.is_written and isinstance(line, BudgetImportLine):
                _put(writing, line, made, planner.today())


def _days(planner: Planner, event_id: int | None) -> int:
    if event_id is None:
        return 1
    events.get(planner, event_id)
    stated, _row = budget.stated(planner.store, [event_id])[event_id]
    return max(1, int(counts_of(stated)[Driver.DAY].n))


def _line(
    row: FileLine,
    owner: Mapping[str, int | None],
    waiting: Mapping[tuple[str, str], list[BudgetLine]],
    firms: Mapping[str, int],
    base: str,
) -> BudgetImportLine:
    """Returns the outcome of a row; each line of the plan is given to one row."""
    if row.problem:
        return BudgetImportLine(row.line, row.title, Outcome.REJECTED, reason=row.problem)
    alike = waiting.get((fold(row.title[:200]), row.values["flow"].value), [])
    record = alike.pop(0) if alike else None
    values: dict[str, Any] = {**row.values, **owner}
    values |= {"organisation_id": firms.get(fold(row.party))} if row.party else {}
    if record is not None:
        # What the file does not tell stays as it is.
        values = {name: value for name, value in values.items() if value not in ("", None) or name in owner}
        values |= {"amount": row.values.get("amount"), "unit_price": row.values.get("unit_price")}
    draft = revised(BUDGET_LINE.draft_of(record) if record else BUDGET_LINE.blank(owner["event_id"]), **values)
    try:
        draft = BUDGET_LINE.checked(draft, base)
    except Invalid as error:
        return BudgetImportLine(row.line, row.title, Outcome.REJECTED, reason=error.message)
    party = row.party if row.party and draft.organisation_id is None else ""
    changed: tuple[str, ...] = ()
    outcome = Outcome.ADDED
    if record is not None:
        changed = tuple(name for name in BUDGET_LINE.columns if getattr(draft, name) != getattr(record, name))
        outcome = Outcome.UPDATED if changed or party else Outcome.UNCHANGED
    return BudgetImportLine(row.line, row.title, outcome, draft, record, changed, party=party, actual=row.actual)


def _with_spent(line: BudgetImportLine, spent: Mapping[int, Entry]) -> BudgetImportLine:
    """A newer actual of a line that is there changes what the older one made."""
    if line.record is None or line.actual is None:
        return line
    entry = spent.get(line.record.id)
    moved = entry.amount != line.actual if entry is not None else not line.record.actual
    if line.outcome is Outcome.UNCHANGED and moved:
        line = revised(line, outcome=Outcome.UPDATED, changed=("actual",))
    return revised(line, spent=entry)


def _put(writing: "Writing", line: BudgetImportLine, made: dict[str, int], today: date) -> None:
    draft = line.draft
    if draft is None:
        return
    if line.party:
        key = fold(line.party)
        if key not in made:
            made[key] = writing.add(ORGANISATION.name, {"name": line.party[:200]})
        draft = revised(draft, organisation_id=made[key])
    values = records.stored(BUDGET_LINE, draft)
    if line.record is not None:
        writing.change(BUDGET_LINE.name, line.record.id, line.record.version, values)
        if line.spent is not None and line.actual and line.spent.amount != line.actual:
            writing.change(ENTRY.name, line.spent.id, line.spent.version, {"amount": line.actual})
        elif line.spent is None and line.actual and not line.record.actual:
            writing.add(ENTRY.name, records.stored(ENTRY, _spent(line.record.id, line.actual, draft.currency, today)))
        return
    id = writing.add(BUDGET_LINE.name, values)
    if line.actual:
        writing.add(ENTRY.name, records.stored(ENTRY, _spent(id, line.actual, draft.currency, today)))


def _spent(line_id: int, amount: int, currency: str, day: date) -> EntryDraft:
    """An actual stands in the file without a document: it is paid, and nothing more is due of it."""
    return EntryDraft(
        kind=EntryKind.PAYMENT, budget_line_id=line_id, amount=amount, currency=currency, day=day, note=SPENT
    )
