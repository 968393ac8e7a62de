"""A budget as tables in words: what a person reads of it, the same in every kind of file."""

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import no_rates, unsure
from eventplanner.domain.budget.summary import BudgetSummary, CategoryLine, LineOut
from eventplanner.formats.documents import budget_grounds, budget_words
from eventplanner.formats.documents.budget_cells import Block, CellRow, Decimals, Value, figure_cells
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _, words


def heading(summary: BudgetSummary) -> str:
    """What the document is about."""
    if summary.year is not None:
        about = _("Budget {year}").format(year=summary.year)
    else:
        about = _("Budget of {title}").format(title=summary.title)
    return f"{about} · {summary.organisation}" if summary.organisation else about


def issued(summary: BudgetSummary) -> str:
    """As of when, in which currency, with or without tax, and how much has no rate."""
    kind = _("gross, VAT included") if summary.is_gross else _("net, without VAT")
    found = [_("As of {day}").format(day=formats.day_year(summary.today)), summary.currency, kind]
    if missing := summary.net.missing:
        found.append(words(no_rates(missing, summary.without_rate)))
    return " · ".join(found)


def blocks(summary: BudgetSummary) -> list[Block]:
    """Those that have something to say, in the order in which they are read."""
    made = (
        categories(summary),
        _variances(summary),
        _dues(summary),
        _events(summary),
        _envelopes(summary),
        _sponsors(summary),
        _before(summary),
        cash(summary),
        budget_grounds.attendance(summary),
        budget_grounds.cases(summary),
        budget_grounds.rates(summary),
        budget_grounds.approval(summary),
        budget_grounds.amendments(summary),
        budget_grounds.transfers(summary),
        budget_grounds.checks(summary),
    )
    return [block for block in made if block.rows]


def categories(summary: BudgetSummary) -> Block:
    """Every category with its figures, expenses and incomes summed, and what is left of them."""
    columns = _Columns(summary)
    out = [each for each in summary.categories if each.figures.flow is Flow.EXPENSE]
    into = [each for each in summary.categories if each.figures.flow is Flow.INCOME]
    rows = [CellRow(columns.cells(each, _category(each))) for each in out]
    approved = summary.approved
    total = CategoryLine("", summary.expenses, approved[0] if approved else None, summary.envelope)
    rows.append(CellRow(columns.cells(total, unsure(_("Total expenses"), total.figures)), sums=(0, len(out) - 1)))
    first = len(rows)
    rows += [CellRow(columns.cells(each, _category(each))) for each in into]
    income = CategoryLine("", summary.incomes, approved[1] if approved else None)
    rows.append(CellRow(columns.cells(income, unsure(_("Total income"), income.figures)), sums=(first, len(rows) - 1)))
    net = CategoryLine("", summary.net, approved[0] - approved[1] if approved else None)
    rows.append(
        CellRow(columns.cells(net, unsure(_("Net cost"), net.figures), plain=True), net=(len(out), len(rows) - 1))
    )
    rows = rows if summary.categories else []
    return Block(_("Categories"), columns.heads, rows, frozenset({columns.heads.index(_("Variance"))}), "categories")


def _category(each: CategoryLine) -> str:
    return unsure(labels.category(each.category), each.figures)


class _Columns:
    """Only those of which there is something: approved figures, envelopes."""

    def __init__(self, summary: BudgetSummary) -> None:
        self._currency = summary.currency
        self._approved = summary.approved is not None
        self._envelopes = any(each.envelope is not None for each in summary.categories) or summary.envelope is not None

    @property
    def heads(self) -> list[str]:
        found = [_("Category")]
        found += [_("Approved")] if self._approved else []
        found += [_("Planned"), _("Committed"), _("Actual"), _("Paid"), _("Forecast"), _("Variance"), _("Used")]
        return found + ([_("Envelope"), _("Left of it")] if self._envelopes else [])

    def cells(self, line: CategoryLine, name: str, *, plain: bool = False) -> list[Value]:
        figures = line.figures
        found: list[Value] = [name]
        if self._approved:
            found.append(self._money(line.approved))
        found += figure_cells(figures, self._currency, plain=plain)
        if self._envelopes:
            found += [self._money(line.envelope), self._money(line.left)]
        return found

    def _money(self, minor: int | None) -> Money | None:
        return None if minor is None else Money(minor, self._currency)


def lines(summary: BudgetSummary) -> Block:
    """Every line, expenses and incomes summed."""
    heads = [
        *(_("Event"), _("Category"), _("Line"), _("Supplier or sponsor"), _("For each"), _("Quantity")),
        *(_("Unit price"), _("Amount"), _("Currency"), _("VAT")),
        *(_("Planned"), _("Committed"), _("Actual"), _("Paid"), _("Forecast"), _("Variance"), _("Used")),
        _("Approved"),
    ]
    rows: list[CellRow] = []
    for flow, name in ((Flow.EXPENSE, _("Total expenses")), (Flow.INCOME, _("Total income"))):
        found = [each for each in summary.lines if each.line.flow is flow]
        first = len(rows)
        rows += [CellRow(_line(each, summary.currency)) for each in found]
        if found:
            figures = summary.expenses if flow is Flow.EXPENSE else summary.incomes
            total: list[Value] = [unsure(name, figures), *[None] * 9, *figure_cells(figures, summary.currency)]
            approved = sum(each.approved or 0 for each in found) if summary.approval else None
            total.append(None if approved is None else Money(approved, summary.currency))
            rows.append(CellRow(total, sums=(first, len(rows) - 1)))
    return Block(_("Budget lines"), heads, rows, key="lines")


def _line(each: LineOut, currency: str) -> list[Value]:
    line = each.line
    return [
        each.event,
        labels.category(line.category),
        line.name,
        each.party,
        labels.choice(line.driver),
        Decimals(line.quantity, 3) if line.unit_price is not None else None,
        None if line.unit_price is None else Money(line.unit_price, line.currency),
        None if line.amount is None else Money(line.amount, line.currency),
        line.currency,
        None if line.vat is None else Decimals(line.vat, 3),
        *figure_cells(each.figures, currency),
        None if each.approved is None else Money(each.approved, currency),
    ]


def entries(summary: BudgetSummary) -> Block:
    """Every entry in its own currency and in the plan's."""
    heads = [
        *(_("Event"), _("Line"), _("Kind"), _("Document"), _("Number"), _("Date"), _("Due"), _("With whom")),
        *(_("Amount"), _("Currency"), _("in {currency}").format(currency=summary.currency), _("Note"), _("Link")),
    ]
    rows = [
        CellRow(
            [
                each.event,
                each.line,
                labels.choice(entry.kind),
                labels.choice(entry.paper) if entry.paper != "none" else "",
                entry.number,
                entry.day,
                entry.due,
                each.party,
                Money(entry.amount or 0, entry.currency),
                entry.currency,
                None if entry.base is None else Money(entry.base, summary.currency),
                entry.note,
                entry.document,
            ]
        )
        for each in summary.entries
        for entry in (each.entry,)
    ]
    return Block(_("Entries"), heads, rows, key="entries")


def cash(summary: BudgetSummary) -> Block:
    """By month, tax included."""
    heads = [_("Month"), _("Paid"), _("To be paid"), _("Received"), _("To be received")]
    found = [each for each in summary.cash if any((each.paid, each.to_pay, each.received, each.to_receive))]
    amounts = [(each.paid, each.to_pay, each.received, each.to_receive) for each in found]
    rows = [
        CellRow([budget_words.month(each.month), *(Money(minor, summary.currency) for minor in of_month)])
        for each, of_month in zip(found, amounts, strict=True)
    ]
    if rows:
        sums = [Money(sum(column), summary.currency) for column in zip(*amounts, strict=True)]
        rows.append(CellRow([_("Total"), *sums], sums=(0, len(rows) - 1)))
    return Block(_("Cash by month, VAT included"), heads, rows, key="cash")


def _variances(summary: BudgetSummary) -> Block:
    heads = [_("Line"), _("Event"), _("Variance"), _("Why")]
    rows = [
        CellRow([each.line.name, each.event, Money(each.amount, summary.currency), "; ".join(map(words, each.reasons))])
        for each in summary.variances
    ]
    return Block(_("Largest variances"), heads, rows)


def _dues(summary: BudgetSummary) -> Block:
    heads = [
        *(_("Due"), _("With whom"), _("Line"), _("Event"), _("Document"), _("Amount"), _("Currency")),
        *(_("in {currency}").format(currency=summary.currency), _("State")),
    ]
    rows = [
        CellRow(
            [
                due.day,
                each.party or (_("tax office") if due.part == "withheld" else ""),
                due.line.name,
                each.event,
                budget_words.document(due),
                Money(due.gross, due.currency),
                due.currency,
                None if due.base is None else Money(due.base, summary.currency),
                budget_words.state(due, summary.today),
            ]
        )
        for each in summary.dues
        for due in (each.due,)
    ]
    return Block(_("To be paid and received, VAT included"), heads, rows)


def _events(summary: BudgetSummary) -> Block:
    heads = [
        *(_("Event"), _("Date"), _("Status"), _("Planned"), _("Committed"), _("Actual"), _("Paid"), _("Forecast")),
        *(_("Variance"), _("Used")),
    ]
    rows = [
        CellRow(
            [
                unsure(each.name or _("no event"), each.figures),
                each.event.start.date() if each.event and each.event.start else None,
                names.status(each.event.status) if each.event else "",
                *figure_cells(each.figures, summary.currency),
            ]
        )
        for each in summary.events
    ]
    if rows:
        total: list[Value] = [
            unsure(_("Total expenses"), summary.expenses),
            None,
            "",
            *figure_cells(summary.expenses, summary.currency),
        ]
        rows.append(CellRow(total, sums=(0, len(rows) - 1)))
    return Block(_("Expenses by event"), heads, rows, key="events")


def _envelopes(summary: BudgetSummary) -> Block:
    heads = [_("Category"), _("Cost centre"), _("Quarter"), _("Envelope"), _("Planned"), _("Forecast"), _("Left of it")]
    rows = [
        CellRow(
            [
                labels.category(each.record.category) or _("everything"),
                each.record.cost_centre,
                each.record.quarter,
                *(
                    Money(minor, summary.currency)
                    for minor in (each.record.amount or 0, each.figures.planned, each.figures.forecast, each.left)
                ),
            ]
        )
        for each in summary.envelopes
    ]
    return Block(_("Forecast against envelopes"), heads, rows)


def _sponsors(summary: BudgetSummary) -> Block:
    heads = [_("Sponsor"), _("Level"), _("Event"), _("Promised"), _("Invoiced"), _("Received"), _("We owe them")]
    rows = [
        CellRow(
            [
                each.sponsor,
                each.line.level,
                each.event,
                *(Money(minor, summary.currency) for minor in (each.line.committed, each.line.actual, each.line.paid)),
                "; ".join(budget_words.benefit(one) for one in each.benefits if not one.done),
            ]
        )
        for each in summary.sponsors
    ]
    return Block(_("Sponsors"), heads, rows)


def _before(summary: BudgetSummary) -> Block:
    heads = [_("Year"), _("Planned"), _("Forecast or spent"), _("Income")]
    if not summary.before:
        return Block("", heads, [])
    this = (summary.expenses.planned, summary.expenses.forecast, summary.incomes.forecast)
    years = [
        (summary.year or 0, this),
        *((each.year, (each.planned, each.forecast, each.income)) for each in summary.before),
    ]
    rows = [CellRow([str(year), *(Money(minor, summary.currency) for minor in amounts)]) for year, amounts in years]
    return Block(_("Beside the years before"), heads, rows)
