"""Budgets as documents: every table and chart that a head of department reads of the money of an event or a year."""

from collections.abc import Iterable

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import Figures, is_share, no_rates, unsure
from eventplanner.domain.budget.lines import BudgetLine
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
    has_something = [section for section in sections if section.blocks and all(table.rows for table in section.tables)]
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
        parts.append(words(no_rates(missing, [currency_name(currency) for currency in summary.without_rate])))
    return " · ".join(parts)


def _has_quantity(line: BudgetLine) -> bool:
    return line.unit_price is not None or is_share(line)


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _in_base(summary: BudgetSummary) -> str:
    return _("in {currency}").format(currency=currency_name(summary.currency))


def _figure_heads() -> list[str]:
    return [_("Planned"), _("Committed"), _("Actual"), _("Paid"), _("Forecast"), _("Variance"), _("Used")]


def _figure_cells(figures: Figures, currency: str) -> list[Value]:
    """Returns planned to variance, and how much is used."""
    amounts = (figures.planned, figures.committed, figures.actual, figures.paid, figures.forecast, figures.variance)
    percent = figures.percent
    return [*(Money(minor, currency) for minor in amounts), None if percent is None else Percent(percent)]


def _categories(summary: BudgetSummary) -> CellTable:
    """Returns every category with its figures, expenses and incomes summed, and what is left of them."""
    if not summary.categories:
        return CellTable((), [])
    approved = summary.approved
    has_envelopes = summary.envelope is not None or any(line.envelope is not None for line in summary.categories)

    def cells(line: CategoryLine, name: str) -> list[Value]:
        values: list[Value] = [unsure(name, line.figures)]
        values += [_money(line.approved, summary.currency)] if approved else []
        values += _figure_cells(line.figures, summary.currency)
        limits = (line.envelope, line.left) if has_envelopes else ()
        return [*values, *(_money(minor, summary.currency) for minor in limits)]

    def group(flow: Flow) -> list[list[Value]]:
        lines = [line for line in summary.categories if line.figures.flow is flow]
        return [cells(line, labels.category(line.category)) for line in lines]

    expenses, income = group(Flow.EXPENSE), group(Flow.INCOME)
    spent = CategoryLine("", summary.expenses, approved[0] if approved else None, summary.envelope)
    earned = CategoryLine("", summary.incomes, approved[1] if approved else None)
    left = CategoryLine("", summary.net, approved[0] - approved[1] if approved else None)
    heads = [_("Category"), *([_("Approved")] if approved else []), *_figure_heads()]
    heads += [_("Envelope"), _("Left of it")] if has_envelopes else []
    totals = (expenses, cells(spent, _("Total expenses"))), (income, cells(earned, _("Total income")))
    table = summed_table(heads, totals)
    net = [None if isinstance(value, Percent) else value for value in cells(left, _("Net cost"))]
    rows = [*table.rows, CellRow(net, net=(len(expenses), len(table.rows) - 1))]
    title = _("Planned, committed and paid by category")
    chart = (title, _("Planned"), _("Paid"), _("Committed"), _("Forecast"))
    return CellTable(heads, rows, frozenset({_("Variance")}), chart)


def lines(summary: BudgetSummary) -> CellTable:
    """Returns every line, expenses and incomes summed."""
    currency = summary.currency
    columns: Columns[LineOut] = (
        (_("Event"), lambda line: line.event),
        (_("Category"), lambda line: labels.category(line.line.category)),
        (_("Line"), lambda line: line.line.name),
        (_("Income or expense"), lambda line: labels.choice(line.line.flow)),
        (_("Supplier or sponsor"), lambda line: line.party),
        (_("For each"), lambda line: labels.choice(line.line.driver)),
        (_("Quantity"), lambda line: Decimals(line.line.quantity, 3) if _has_quantity(line.line) else None),
        (_("Unit price"), lambda line: _money(line.line.unit_price, line.line.currency)),
        (_("Amount"), lambda line: _money(line.line.amount, line.line.currency)),
        (_("Currency"), lambda line: currency_name(line.line.currency)),
        (_("VAT"), lambda line: None if line.line.vat is None else Decimals(line.line.vat, 3, "%")),
    )
    said: Columns[LineOut] = (
        (_("Cost centre"), lambda line: line.line.cost_centre),
        (_("Level"), lambda line: line.line.level),
        (_("Notes"), lambda line: line.line.notes),
    )
    columns = [*columns, *(column for column in said if any(map(column[1], summary.lines)))]

    def group(flow: Flow, name: str, figures: Figures) -> tuple[list[list[Value]], list[Value]]:
        of_flow = [line for line in summary.lines if line.line.flow is flow]
        rows = [
            [
                *(cell(line) for _head, cell in columns),
                *_figure_cells(line.figures, currency),
                _money(line.approved, currency),
            ]
            for line in of_flow
        ]
        approved = sum(line.approved or 0 for line in of_flow) if summary.approval else None
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
        (_("Event"), lambda entry: entry.event),
        (_("Line"), lambda entry: entry.line),
        (_("Kind"), lambda entry: labels.choice(entry.entry.kind)),
        (_("Document"), lambda entry: labels.choice(entry.entry.paper) if entry.entry.paper != "none" else ""),
        (_("Number"), lambda entry: entry.entry.number),
        (_("Date"), lambda entry: entry.entry.day),
        (_("Due"), lambda entry: entry.entry.due),
        (_("With whom"), lambda entry: entry.party),
        (_("Amount"), lambda entry: Money(entry.entry.amount or 0, entry.entry.currency)),
        (_("Currency"), lambda entry: currency_name(entry.entry.currency)),
        (_in_base(summary), lambda entry: _money(entry.entry.base, summary.currency)),
        (_("Note"), lambda entry: entry.entry.note),
        (_("Link"), lambda entry: entry.entry.document),
    )
    return table_of(summary.entries, columns)


def _cash(summary: BudgetSummary) -> CellTable:
    """By month, tax included."""
    heads = [_("Month"), _("Paid"), _("To be paid"), _("Received"), _("To be received")]
    amounts = {month.month: (month.paid, month.to_pay, month.received, month.to_receive) for month in summary.cash}
    moved = {month: of_month for month, of_month in amounts.items() if any(of_month)}

    def cells(name: str, minors: Iterable[int]) -> list[Value]:
        return [name, *(Money(minor, summary.currency) for minor in minors)]

    rows = [cells(budget_words.month(month), of_month) for month, of_month in moved.items()]
    return summed_table(heads, [(rows, cells(_("Total"), map(sum, zip(*moved.values(), strict=True))))] if rows else [])


def _variances(summary: BudgetSummary) -> CellTable:
    columns: Columns[Variance] = (
        (_("Line"), lambda variance: variance.line.name),
        (_("Event"), lambda variance: variance.event),
        (_("Variance"), lambda variance: Money(variance.amount, summary.currency)),
        (_("Why"), lambda variance: "; ".join(map(words, variance.reasons))),
    )
    return table_of(summary.variances, columns)


def _dues(summary: BudgetSummary) -> CellTable:
    columns: Columns[DueOut] = (
        (_("Due"), lambda due: due.due.day),
        (_("With whom"), lambda due: due.party or (_("tax office") if due.due.part == "withheld" else "")),
        (_("Line"), lambda due: due.due.line.name),
        (_("Event"), lambda due: due.event),
        (_("Document"), lambda due: budget_words.document(due.due)),
        (_("Amount"), lambda due: Money(due.due.gross, due.due.currency)),
        (_("Currency"), lambda due: currency_name(due.due.currency)),
        (_in_base(summary), lambda due: _money(due.due.base, summary.currency)),
        (_("State"), lambda due: budget_words.state(due.due, summary.today)),
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
        (_("Category"), lambda envelope: labels.category(envelope.record.category) or _("everything")),
        (_("Cost centre"), lambda envelope: envelope.record.cost_centre),
        (_("Quarter"), lambda envelope: envelope.record.quarter),
        (_("Envelope"), lambda envelope: Money(envelope.record.amount or 0, summary.currency)),
        (_("Planned"), lambda envelope: Money(envelope.figures.planned, summary.currency)),
        (_("Forecast"), lambda envelope: Money(envelope.figures.forecast, summary.currency)),
        (_("Left of it"), lambda envelope: Money(envelope.left, summary.currency)),
    )
    return table_of(summary.envelopes, columns)


def _sponsors(summary: BudgetSummary) -> CellTable:
    columns: Columns[SponsorRow] = (
        (_("Sponsor"), lambda sponsor: sponsor.sponsor),
        (_("Level"), lambda sponsor: sponsor.line.level),
        (_("Event"), lambda sponsor: sponsor.event),
        (_("Promised"), lambda sponsor: Money(sponsor.line.committed, summary.currency)),
        (_("Invoiced"), lambda sponsor: Money(sponsor.line.actual, summary.currency)),
        (_("Received"), lambda sponsor: Money(sponsor.line.paid, summary.currency)),
        (
            _("We owe them"),
            lambda sponsor: "; ".join(budget_words.benefit(owed) for owed in sponsor.benefits if not owed.done),
        ),
    )
    return table_of(summary.sponsors, columns)


def _years_before(summary: BudgetSummary) -> CellTable:
    forecast = PastYear(
        summary.year or 0, summary.expenses.planned, summary.expenses.forecast, summary.incomes.forecast
    )
    columns: Columns[PastYear] = (
        (_("Year"), lambda year: str(year.year)),
        (_("Planned"), lambda year: Money(year.planned, summary.currency)),
        (_("Forecast or spent"), lambda year: Money(year.forecast, summary.currency)),
        (_("Income"), lambda year: Money(year.income, summary.currency)),
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
    for line in summary.categories:
        figures = line.figures
        if figures.flow is Flow.EXPENSE:
            plan = max(figures.planned, 0)
            paid = min(max(figures.paid, 0), plan)
            committed = max(min(figures.used, plan) - paid, 0)
            parts = (paid, committed, max(figures.used - plan, 0))
            bars.append(ChartBar(labels.category(line.category), Money(figures.planned, summary.currency), parts, plan))
    legend = ((_("paid"), _PAID), (_("committed"), _COMMITTED), (_("over the plan"), _OVER))
    return BarChart(legend, bars, _("plan"))


def _cash_bars(summary: BudgetSummary) -> BarChart:
    bars = [
        ChartBar(
            budget_words.month(month.month),
            Money(month.paid + month.to_pay, summary.currency),
            (max(month.paid, 0), max(month.to_pay, 0)),
        )
        for month in summary.cash
        if month.paid or month.to_pay
    ]
    return BarChart(((_("paid"), _PAID), (_("to be paid"), _COMMITTED)), bars)


def _chart(chart: BarChart) -> list[Block]:
    """Nothing where all bars are empty."""
    return [chart] if any(bar.plan > 0 or sum(bar.parts) > 0 for bar in chart.bars) else []
