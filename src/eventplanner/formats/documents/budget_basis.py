"""Tables of the basis of a budget: assumptions, rates, approval and amendments, inconsistencies."""

from collections.abc import Iterator
from datetime import date

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.cases import Case
from eventplanner.domain.budget.conversion import DIGITS, DatedRate
from eventplanner.domain.budget.counts import Count
from eventplanner.domain.budget.decisions import Amendment, Transfer
from eventplanner.domain.budget.summary import BudgetSummary
from eventplanner.formats.documents import budget_words
from eventplanner.formats.documents.blocks import CellRow, CellTable, Columns, table_of
from eventplanner.formats.documents.values import Decimals, Value, currency_name
from eventplanner.i18n import labels, names
from eventplanner.i18n.catalogue import _, words


def tables(summary: BudgetSummary) -> Iterator[tuple[str, CellTable]]:
    """Yields the tables under their headings."""
    yield _("Assumptions"), _assumptions(summary)
    yield _("If few or many come"), _cases(summary)
    yield _("Rates of exchange"), _rates(summary)
    yield _("Approval"), _approval(summary)
    yield _("Changes since the approval"), _amendments(summary)
    yield _("Transfers"), _transfers(summary)
    yield _("What does not add up"), _checks(summary)


def _assumptions(summary: BudgetSummary) -> CellTable:
    """Multipliers of the lines, and the cost of a head."""
    rows: list[list[Value]] = [
        [names.heading(labels.choice(driver)), _count(count), labels.choice(count.source)]
        for driver, count in summary.counts.items()
        if driver != "fixed" and count.n
    ]
    for name, minor in (
        (_("Cost for each who registered"), summary.per_registered),
        (_("Cost for each who came"), summary.per_attended),
    ):
        if minor is not None:
            rows.append([name, Money(minor, summary.currency), ""])
    if summary.break_even is not None:
        rows.append([_("Pays for itself with"), budget_words.break_even(summary.break_even), ""])
    return CellTable([_("Number"), _("Reckoned with"), _("From where")], list(map(CellRow, rows)))


def _count(count: Count) -> Value:
    """As a spreadsheet reckons with it: a whole number, or one with two decimals."""
    return int(count.n) if count.n.denominator == 1 else Decimals(round(count.n * 100), 2)


def _cases(summary: BudgetSummary) -> CellTable:
    """Returns the sums with few, as expected, and many."""
    columns: Columns[Case] = (
        (_("Attendance"), lambda case: budget_words.case(case.name)),
        (_("In person"), lambda case: case.in_person),
        (_("Online"), lambda case: case.online),
        (_("Expenses"), lambda case: Money(case.expense, summary.currency)),
        (_("Income"), lambda case: Money(case.income, summary.currency)),
        (_("Net cost"), lambda case: Money(-case.net, summary.currency)),
    )
    return table_of(summary.cases, columns)


def _rates(summary: BudgetSummary) -> CellTable:
    """With the day that each is of."""
    columns: Columns[tuple[str, DatedRate]] = (
        (_("Currency"), lambda rate: currency_name(rate[0])),
        (
            _("in {currency}").format(currency=currency_name(summary.currency)),
            lambda rate: Decimals(rate[1].value, DIGITS),
        ),
        (_("Date"), lambda rate: date.fromisoformat(rate[1].day) if rate[1].day else None),
    )
    return table_of(summary.rates, columns)


def _approval(summary: BudgetSummary) -> CellTable:
    """By whom and when, and what for; nothing where nobody has."""
    approval, approved = summary.approval, summary.approved
    if approval is None or approved is None:
        return CellTable((), [])
    rows: list[list[Value]] = [
        [_("Approved by"), approval.approved_by],
        [_("Date"), approval.day],
        [_("Expenses"), Money(approved[0], summary.currency)],
        [_("Income"), Money(approved[1], summary.currency)],
    ]
    if approval.in_person is not None or approval.online is not None:
        rows.append([_("Attendance"), budget_words.heads(approval.in_person, approval.online)])
    return CellTable((_("What"), ""), list(map(CellRow, rows)))


def _amendments(summary: BudgetSummary) -> CellTable:
    """Changes of the plan since, with their reasons."""
    columns: Columns[Amendment] = (
        (_("Date"), lambda change: change.day),
        (_("Line"), lambda change: change.name),
        (_("Before"), lambda change: Money(change.before, summary.currency)),
        (_("After"), lambda change: Money(change.after, summary.currency)),
        (_("Why"), lambda change: change.reason),
        (_("Who"), lambda change: change.who),
    )
    return table_of(summary.amendments, columns)


def _transfers(summary: BudgetSummary) -> CellTable:
    """Returns planned money that went from one line to another."""
    line_names = {transfer.line.id: transfer.line.name for transfer in summary.lines}
    columns: Columns[Transfer] = (
        (_("Date"), lambda transfer: transfer.day),
        (_("From"), lambda transfer: line_names.get(transfer.from_id, "")),
        (_("To"), lambda transfer: line_names.get(transfer.to_id, "")),
        (_("Amount"), lambda transfer: Money(transfer.amount or 0, summary.currency)),
        (_("Why"), lambda transfer: transfer.reason),
        (_("Who"), lambda transfer: transfer.who),
    )
    return table_of(summary.transfers, columns)


def _checks(summary: BudgetSummary) -> CellTable:
    """In sentences."""
    columns: Columns[Message] = ((_("What"), words),)
    return table_of(summary.checks, columns)
