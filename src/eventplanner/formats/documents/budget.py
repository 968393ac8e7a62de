"""Budgets as documents: every table and chart that a head of department reads of the money of an event or a year."""

from collections.abc import Iterable

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import Figures, no_rates, unsure
from eventplanner.domain.budget.summary import BudgetSummary, CategoryLine, DueOut, EntryOut, LineOut, Variance
from eventplanner.domain.budget.year_budget import BudgetPart, EnvelopeRow, PastYear, SponsorRow
from eventplanner.formats.documents import budget_basis, budget_words
from eventplanner.formats.documents.blocks import (
    BarChart,
    Block,
    CellRow,
    CellTable,
    ChartBar,
    Columns,
    Document,
    Highlights,
    Section,
    summed_table,
    table_of,
)
from eventplanner.formats.documents.values import Decimals, Percent, Value, currency_name
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _, words

_PAID, _COMMITTED, _OVER = "#00724f", "#e0a800", "#b3261e"


def budget(summary: BudgetSummary) -> Document:
    """Returns the sections that have something to say, in the order in which they are read.

    The lines of an event are read too, of which a year would have thousands.
    """
    sections = [
        Section("", [_highlights(summary)]),
        Section(_("Expenses by category"), _chart(_category_bars(summary))),
        Section(_("Cash by month, VAT included"), _chart(_cash_bars(summary))),
        Section(_("Categories"), [_categories(summary)]),
        Section(_("Largest variances"), [_variances(summary)]),
        Section(_("To be paid and received, VAT included"), [_dues(summary)]),
        Section(_("Expenses by event"), [_events(summary)]),
        Section(_("Forecast against envelopes"), [_envelopes(summary)]),
        Section(_("Sponsors"), [_sponsors(summary)]),
        Section(_("Beside the years before"), [_years_before(summary)]),
        Section(_("Cash by month, VAT included"), [_cash(summary)], sheet=_("Cash")),
        *(Section(heading, [table]) for heading, table in budget_basis.tables(summary)),
        Section(_("Budget lines"), [lines(summary)], _("Budget lines"), in_text=summary.year is None, in_summary=False),
        Section(_("Entries"), [entries(summary)], _("Entries"), in_text=False, in_summary=False),
    ]
    has_something = [each for each in sections if each.blocks and all(table.rows for table in each.tables)]
    return Document(_title(summary), _subtitle(summary), has_something)


def _title(summary: BudgetSummary) -> str:
    if summary.year is not None:
        about = _("Budget {year}").format(year=summary.year)
    else:
        about = _("Budget of {title}").format(title=summary.title)
    return f"{about} · {summary.organisation}" if summary.organisation else about


def _subtitle(summary: BudgetSummary) -> str:
    """As of when, in which currency, with or without tax, and how much has no rate."""
    kind = _("gross, VAT included") if summary.is_gross else _("net, without VAT")
    parts = [_("As of {day}").format(day=formats.day_year(summary.today)), currency_name(summary.currency), kind]
    if missing := summary.net.missing:
        parts.append(words(no_rates(missing, [currency_name(each) for each in summary.without_rate])))
    return " · ".join(parts)


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _in_base(summary: BudgetSummary) -> str:
    return _("in {currency}").format(currency=currency_name(summary.currency))


def _figure_heads() -> list[str]:
    return [_("Planned"), _("Committed"), _("Actual"), _("Paid"), _("Forecast"), _("Variance"), _("Used")]


def _figure_cells(figures: Figures, currency: str) -> list[Value]:
    """Planned to variance, and how much is used."""
    amounts = (figures.planned, figures.committed, figures.actual, figures.paid, figures.forecast, figures.variance)
    percent = figures.percent
    return [*(Money(minor, currency) for minor in amounts), None if percent is None else Percent(percent)]


def _categories(summary: BudgetSummary) -> CellTable:
    """Every category with its figures, expenses and incomes summed, and what is left of them."""
    if not summary.categories:
        return CellTable((), [])
    approved = summary.approved
    has_envelopes = summary.envelope is not None or any(each.envelope is not None for each in summary.categories)

    def cells(line: CategoryLine, name: str) -> list[Value]:
        found: list[Value] = [unsure(name, line.figures)]
        found += [_money(line.approved, summary.currency)] if approved else []
        found += _figure_cells(line.figures, summary.currency)
        limits = (line.envelope, line.left) if has_envelopes else ()
        return [*found, *(_money(minor, summary.currency) for minor in limits)]

    def group(flow: Flow) -> list[list[Value]]:
        lines = [each for each in summary.categories if each.figures.flow is flow]
        return [cells(each, labels.category(each.category)) for each in lines]

    expenses, income = group(Flow.EXPENSE), group(Flow.INCOME)
    spent = CategoryLine("", summary.expenses, approved[0] if approved else None, summary.envelope)
    earned = CategoryLine("", summary.incomes, approved[1] if approved else None)
    left = CategoryLine("", summary.net, approved[0] - approved[1] if approved else None)
    heads = [_("Category"), *([_("Approved")] if approved else []), *_figure_heads()]
    heads += [_("Envelope"), _("Left of it")] if has_envelopes else []
    totals = (expenses, cells(spent, _("Total expenses"))), (income, cells(earned, _("Total income")))
    table = summed_table(heads, totals)
    net = [None if isinstance(each, Percent) else each for each in cells(left, _("Net cost"))]
    rows = [*table.rows, CellRow(net, net=(len(expenses), len(table.rows) - 1))]
    title = _("Planned, committed and paid by category")
    chart = (title, _("Planned"), _("Paid"), _("Committed"), _("Forecast"))
    return CellTable(heads, rows, frozenset({_("Variance")}), chart)


def lines(summary: BudgetSummary) -> CellTable:
    """Returns every line, expenses and incomes summed."""
    currency = summary.currency
    columns: Columns[LineOut] = (
        (_("Event"), lambda each: each.event),
        (_("Category"), lambda each: labels.category(each.line.category)),
        (_("Line"), lambda each: each.line.name),
        (_("Supplier or sponsor"), lambda each: each.party),
        (_("For each"), lambda each: labels.choice(each.line.driver)),
        (_("Quantity"), lambda each: Decimals(each.line.quantity, 3) if each.line.unit_price is not None else None),
        (_("Unit price"), lambda each: _money(each.line.unit_price, each.line.currency)),
        (_("Amount"), lambda each: _money(each.line.amount, each.line.currency)),
        (_("Currency"), lambda each: currency_name(each.line.currency)),
        (_("VAT"), lambda each: None if each.line.vat is None else Decimals(each.line.vat, 3, "%")),
    )

    def group(flow: Flow, name: str, figures: Figures) -> tuple[list[list[Value]], list[Value]]:
        of_flow = [each for each in summary.lines if each.line.flow is flow]
        rows = [
            [
                *(cell(each) for _head, cell in columns),
                *_figure_cells(each.figures, currency),
                _money(each.approved, currency),
            ]
            for each in of_flow
        ]
        approved = sum(each.approved or 0 for each in of_flow) if summary.approval else None
        blanks = [None] * (len(columns) - 1)
        return rows, [unsure(name, figures), *blanks, *_figure_cells(figures, currency), _money(approved, currency)]

    groups = (
        group(Flow.EXPENSE, _("Total expenses"), summary.expenses),
        group(Flow.INCOME, _("Total income"), summary.incomes),
    )
    heads = [*(head for head, _cell in columns), *_figure_heads(), _("Approved")]
    return summed_table(heads, [(rows, total) for rows, total in groups if rows])


def entries(summary: BudgetSummary) -> CellTable:
    """Returns every entry in its own currency and in the plan's."""
    columns: Columns[EntryOut] = (
        (_("Event"), lambda each: each.event),
        (_("Line"), lambda each: each.line),
        (_("Kind"), lambda each: labels.choice(each.entry.kind)),
        (_("Document"), lambda each: labels.choice(each.entry.paper) if each.entry.paper != "none" else ""),
        (_("Number"), lambda each: each.entry.number),
        (_("Date"), lambda each: each.entry.day),
        (_("Due"), lambda each: each.entry.due),
        (_("With whom"), lambda each: each.party),
        (_("Amount"), lambda each: Money(each.entry.amount or 0, each.entry.currency)),
        (_("Currency"), lambda each: currency_name(each.entry.currency)),
        (_in_base(summary), lambda each: _money(each.entry.base, summary.currency)),
        (_("Note"), lambda each: each.entry.note),
        (_("Link"), lambda each: each.entry.document),
    )
    return table_of(summary.entries, columns)


def _cash(summary: BudgetSummary) -> CellTable:
    """By month, tax included."""
    heads = [_("Month"), _("Paid"), _("To be paid"), _("Received"), _("To be received")]
    amounts = {each.month: (each.paid, each.to_pay, each.received, each.to_receive) for each in summary.cash}
    moved = {month: of_month for month, of_month in amounts.items() if any(of_month)}

    def cells(name: str, minors: Iterable[int]) -> list[Value]:
        return [name, *(Money(minor, summary.currency) for minor in minors)]

    rows = [cells(budget_words.month(month), of_month) for month, of_month in moved.items()]
    return summed_table(heads, [(rows, cells(_("Total"), map(sum, zip(*moved.values(), strict=True))))] if rows else [])


def _variances(summary: BudgetSummary) -> CellTable:
    columns: Columns[Variance] = (
        (_("Line"), lambda each: each.line.name),
        (_("Event"), lambda each: each.event),
        (_("Variance"), lambda each: Money(each.amount, summary.currency)),
        (_("Why"), lambda each: "; ".join(map(words, each.reasons))),
    )
    return table_of(summary.variances, columns)


def _dues(summary: BudgetSummary) -> CellTable:
    columns: Columns[DueOut] = (
        (_("Due"), lambda each: each.due.day),
        (_("With whom"), lambda each: each.party or (_("tax office") if each.due.part == "withheld" else "")),
        (_("Line"), lambda each: each.due.line.name),
        (_("Event"), lambda each: each.event),
        (_("Document"), lambda each: budget_words.document(each.due)),
        (_("Amount"), lambda each: Money(each.due.gross, each.due.currency)),
        (_("Currency"), lambda each: currency_name(each.due.currency)),
        (_in_base(summary), lambda each: _money(each.due.base, summary.currency)),
        (_("State"), lambda each: budget_words.state(each.due, summary.today)),
    )
    return table_of(summary.dues, columns)


def _events(summary: BudgetSummary) -> CellTable:
    def cells(part: BudgetPart) -> list[Value]:
        event = part.event
        name = unsure(part.name or _("no event"), part.figures)
        day = event.start.date() if event and event.start else None
        return [name, day, names.status(event.status) if event else "", *_figure_cells(part.figures, summary.currency)]

    total = cells(BudgetPart(_("Total expenses"), summary.expenses))
    rows = list(map(cells, summary.events))
    heads = [_("Event"), _("Date"), _("Status"), *_figure_heads()]
    return summed_table(heads, [(rows, total)] if rows else [])


def _envelopes(summary: BudgetSummary) -> CellTable:
    columns: Columns[EnvelopeRow] = (
        (_("Category"), lambda each: labels.category(each.record.category) or _("everything")),
        (_("Cost centre"), lambda each: each.record.cost_centre),
        (_("Quarter"), lambda each: each.record.quarter),
        (_("Envelope"), lambda each: Money(each.record.amount or 0, summary.currency)),
        (_("Planned"), lambda each: Money(each.figures.planned, summary.currency)),
        (_("Forecast"), lambda each: Money(each.figures.forecast, summary.currency)),
        (_("Left of it"), lambda each: Money(each.left, summary.currency)),
    )
    return table_of(summary.envelopes, columns)


def _sponsors(summary: BudgetSummary) -> CellTable:
    columns: Columns[SponsorRow] = (
        (_("Sponsor"), lambda each: each.sponsor),
        (_("Level"), lambda each: each.line.level),
        (_("Event"), lambda each: each.event),
        (_("Promised"), lambda each: Money(each.line.committed, summary.currency)),
        (_("Invoiced"), lambda each: Money(each.line.actual, summary.currency)),
        (_("Received"), lambda each: Money(each.line.paid, summary.currency)),
        (_("We owe them"), lambda each: "; ".join(budget_words.benefit(one) for one in each.benefits if not one.done)),
    )
    return table_of(summary.sponsors, columns)


def _years_before(summary: BudgetSummary) -> CellTable:
    forecast = PastYear(
        summary.year or 0, summary.expenses.planned, summary.expenses.forecast, summary.incomes.forecast
    )
    columns: Columns[PastYear] = (
        (_("Year"), lambda each: str(each.year)),
        (_("Planned"), lambda each: Money(each.planned, summary.currency)),
        (_("Forecast or spent"), lambda each: Money(each.forecast, summary.currency)),
        (_("Income"), lambda each: Money(each.income, summary.currency)),
    )
    return table_of([forecast, *summary.before] if summary.before else [], columns)


def _highlights(summary: BudgetSummary) -> Highlights:
    """Large figures: a name, the forecast, and the plan."""

    def remark(text: str, minor: int) -> str:
        return text.format(amount=formats.money(Money(minor, summary.currency)))

    rows = [
        (name, Money(figures.forecast, summary.currency), remark(_("planned {amount}"), figures.planned))
        for name, figures in (
            (_("Expenses, forecast"), summary.expenses),
            (_("Income, forecast"), summary.incomes),
            (_("Net cost, forecast"), summary.net),
        )
    ]
    if summary.envelope is not None:
        left = Money(summary.envelope - summary.expenses.forecast, summary.currency)
        rows.append((_("Left of the envelope"), left, remark(_("of {amount}"), summary.envelope)))
    return Highlights(rows)


def _category_bars(summary: BudgetSummary) -> BarChart:
    """Paid, committed and over the plan; a category that got back more than was paid has nothing paid."""
    bars = []
    for each in summary.categories:
        figures = each.figures
        if figures.flow is Flow.EXPENSE:
            plan = max(figures.planned, 0)
            paid = min(max(figures.paid, 0), plan)
            committed = max(min(figures.used, plan) - paid, 0)
            parts = (paid, committed, max(figures.used - plan, 0))
            bars.append(ChartBar(labels.category(each.category), Money(figures.planned, summary.currency), parts, plan))
    legend = ((_("paid"), _PAID), (_("committed"), _COMMITTED), (_("over the plan"), _OVER))
    return BarChart(legend, bars, _("plan"))


def _cash_bars(summary: BudgetSummary) -> BarChart:
    bars = [
        ChartBar(
            budget_words.month(each.month),
            Money(each.paid + each.to_pay, summary.currency),
            (max(each.paid, 0), max(each.to_pay, 0)),
        )
        for each in summary.cash
        if each.paid or each.to_pay
    ]
    return BarChart(((_("paid"), _PAID), (_("to be paid"), _COMMITTED)), bars)


def _chart(chart: BarChart) -> list[Block]:
    """Nothing where all bars are empty."""
    return [chart] if any(bar.plan > 0 or sum(bar.parts) > 0 for bar in chart.bars) else []
