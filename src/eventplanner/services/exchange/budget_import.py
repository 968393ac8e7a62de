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
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome, totals_left_out
from eventplanner.domain.ledgers.budget_columns import COLUMN_NAMES, MONEY, chosen
from eventplanner.domain.ledgers.budget_import import read_table
from eventplanner.domain.ledgers.budget_measures import given_scale
from eventplanner.domain.ledgers.budget_outline import outlined
from eventplanner.domain.ledgers.budget_rows import FileLine, Reckoning, given_rate
from eventplanner.domain.ledgers.budget_sums import sums_by_direction
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.i18n import vocabulary
from eventplanner.i18n.language import LANGUAGES, translated
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

SCALE, SUMS, VAT = "scale", "sums", "vat"
"""Settings of all amounts: in thousands; lines that happen to be the sum of others; the rate of rows that name none."""
_SUMS = {"lines": True, "lineas": True, "totals": False, "totales": False}
SPENT = "import"
"""The note of what an import made of an actual, by which a newer file finds it again."""


class BudgetImportLine(ImportLine[BudgetLineDraft, BudgetLine], frozen=True, kw_only=True):
    """One row of a budget, and what it came to."""

    party: str = ""
    """Of a supplier that the plan does not know yet."""
    actual: int | None = None
    actual_currency: str = ""
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
        by_cells=outlined,
        needed=(("name",), MONEY),
        once=frozenset(MONEY),
        settings=frozenset({CURRENCY, DECIMAL, SCALE, SUMS, VAT}),
        form="budget",
    )
    progress: str = N_("Writing {n} budget lines …")
    event_id: int | None = None
    year: int | None = None
    """Of money that belongs to no event; without one, this year."""

    def read(self, planner: Planner, data: bytes, mapping: Mapping[str, str], sheet: str | None) -> Reading[FileLine]:
        # Here because the start of the app can do without reading tables.
        from eventplanner.formats.documents.budget_csv_in import lines_alone

        return super().read(planner, lines_alone(data), mapping, sheet)

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[FileLine]:
        currency = currency_of(form.settings.get(CURRENCY, "")) or planner.settings().currency
        if not is_currency(currency):
            raise Invalid({"currency": Message("a currency in three letters, such as CLP or USD")})
        try:
            read = read_table(table, form.fields, _reckoning(planner, form, currency, self.event_id))
        except Unreadable as error:
            raise Invalid({"amount": error.message}) from error
        return Reading(
            rows=read.rows,
            settings=form.settings,
            findings=(*read.findings, *totals_left_out(read.totals)),
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
        lines = [_with_spent(_line(row, owner, waiting, firms, currency), spent) for row in rows]
        drafts = [line.draft for line in lines if line.draft is not None]
        return Matching(lines, tuple(sums_by_direction(drafts)))

    def write(self, planner: Planner, writing: "Writing", preview: ImportPreview) -> None:
        made: dict[str, int] = {}
        for line in preview.lines:
            if line.is_written and isinstance(line, BudgetImportLine):
                _put(writing, line, made, planner.today())


def _reckoning(planner: Planner, form: ColumnPlan, currency: str, event_id: int | None) -> Reckoning:
    """Returns how amounts are read, by what a mapping and the plan say. Raises Unreadable."""
    said, worth = form.settings, {"amount", "unit_price"}
    sums = said.get(SUMS, "")
    if sums and fold(sums) not in _SUMS:
        raise Unreadable(Message("“{text}”: write lines or totals", {"text": sums}))
    return Reckoning(
        currency=currency,
        is_said=bool(said.get(CURRENCY)),
        decimal=said.get(DECIMAL, ""),
        days=_days(planner, event_id),
        scale=given_scale(said[SCALE]) if said.get(SCALE) else None,
        vat=given_rate(said[VAT]) if said.get(VAT) else None,
        prices="gross" if planner.settings().prices == "gross" else "net",
        price="asked" if worth & form.asked else "remembered" if worth & form.remembered else "open",
        keeps_sums=_SUMS.get(fold(sums), False),
        driver=_driver,
    )


def _driver(text: str) -> Driver | None:
    """Returns the driver that a table of ours, in any language, or a word of people names."""
    labels = {translated(member.label, language): member for member in Driver for language in LANGUAGES}
    return labels.get(text) or vocabulary.choice_named(Driver, text)


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
    return BudgetImportLine(
        row.line,
        row.title,
        outcome,
        draft,
        record,
        changed,
        party=party,
        actual=row.actual,
        actual_currency=row.actual_currency,
    )


def _with_spent(line: BudgetImportLine, spent: Mapping[int, Entry]) -> BudgetImportLine:
    """A newer actual of a line that is there changes what the older one made."""
    if line.record is None or line.actual is None:
        return line
    entry = spent.get(line.record.id)
    moved = _differs(entry, line) if entry is not None else not line.record.actual
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
        said = {"amount": line.actual, "currency": line.actual_currency}
        if line.spent is not None and line.actual and _differs(line.spent, line):
            writing.change(ENTRY.name, line.spent.id, line.spent.version, said)
        elif line.spent is None and line.actual and not line.record.actual:
            writing.add(ENTRY.name, records.stored(ENTRY, _spent(line.record.id, line, today)))
        return
    id = writing.add(BUDGET_LINE.name, values)
    if line.actual:
        writing.add(ENTRY.name, records.stored(ENTRY, _spent(id, line, today)))


def _differs(entry: Entry, line: BudgetImportLine) -> bool:
    return (entry.amount, entry.currency) != (line.actual, line.actual_currency)


def _spent(line_id: int, line: BudgetImportLine, day: date) -> EntryDraft:
    """An actual stands in the file without a document: it is paid, and nothing more is due of it."""
    return EntryDraft(
        kind=EntryKind.PAYMENT,
        budget_line_id=line_id,
        amount=line.actual,
        currency=line.actual_currency,
        day=day,
        note=SPENT,
    )
