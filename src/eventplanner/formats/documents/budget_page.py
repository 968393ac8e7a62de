"""A budget as a page of HTML that is printed on A4, with its charts drawn in it."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.summary import BudgetSummary, CategoryLine
from eventplanner.formats.documents.budget_blocks import heading, issued
from eventplanner.formats.documents.budget_cells import shown
from eventplanner.formats.documents.budget_files import told
from eventplanner.formats.documents.budget_words import month
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _, language

_environment = Environment(
    loader=PackageLoader("eventplanner.formats.documents"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_WIDE = 360
"""Units of a chart that its longest bar takes."""


class CategoryBar(Struct, frozen=True, kw_only=True):
    """One category: what is paid, committed, free and over, and where the plan ends; units of the chart."""

    name: str
    amount: str
    paid: float
    committed: float
    over: float
    plan: float


class CashMonth(Struct, frozen=True, kw_only=True):
    """What moves in one month, units of the chart."""

    name: str
    amount: str
    paid: float
    to_pay: float


class PageTable(Struct, frozen=True, kw_only=True):
    """One table as texts, with which columns are numbers and which rows are totals."""

    heading: str
    heads: Sequence[str]
    rows: Sequence[tuple[Sequence[str], bool]]
    numbers: frozenset[int]


def page(summary: BudgetSummary) -> str:
    """The document, which needs nothing from elsewhere and asks nothing of anybody."""
    tables = [
        PageTable(
            heading=block.heading,
            heads=block.heads,
            rows=[(cells, row.is_total) for row, cells in zip(block.rows, shown(block.rows), strict=True)],
            numbers=frozenset(
                place
                for place in range(len(block.heads))
                if any(not isinstance(row.cells[place], str | None) for row in block.rows)
            ),
        )
        for block in told(summary)
    ]
    return _environment.get_template("budget.html.j2").render(
        language=language(),
        heading=heading(summary),
        issued=issued(summary),
        totals=_totals(summary),
        bars=_bars(summary),
        months=_months(summary),
        tables=tables,
        words={
            "paid": _("paid"),
            "committed": _("committed"),
            "over": _("over the plan"),
            "plan": _("plan"),
            "to_pay": _("to be paid"),
            "bars": _("Expenses by category"),
            "months": _("Cash by month, VAT included"),
        },
    )


def _totals(summary: BudgetSummary) -> list[tuple[str, str, str]]:
    """What stands in large figures on top: a name, the forecast, and the plan."""

    def money(minor: int) -> str:
        return formats.money(Money(minor, summary.currency))

    found = [
        (name, money(figures.forecast), _("planned {amount}").format(amount=money(figures.planned)))
        for name, figures in (
            (_("Expenses, forecast"), summary.expenses),
            (_("Income, forecast"), summary.incomes),
            (_("Net cost, forecast"), summary.net),
        )
    ]
    if summary.envelope is not None:
        left = summary.envelope - summary.expenses.forecast
        found.append((_("Left of the envelope"), money(left), _("of {amount}").format(amount=money(summary.envelope))))
    return found


def _bars(summary: BudgetSummary) -> list[CategoryBar]:
    """On one scale."""
    found = [each for each in summary.categories if each.figures.flow is Flow.EXPENSE]
    most = max((max(each.figures.planned, each.figures.used, each.figures.paid) for each in found), default=0)
    if most <= 0:
        return []

    return [_bar(each, most, summary.currency) for each in found]


def _bar(each: CategoryLine, most: int, currency: str) -> CategoryBar:
    """What came back can be more than what was paid; then nothing is paid."""
    figures = each.figures
    plan = max(figures.planned, 0)
    paid = min(max(figures.paid, 0), plan)

    def units(minor: int) -> float:
        return round(_WIDE * max(minor, 0) / most, 2)

    return CategoryBar(
        name=labels.category(each.category),
        amount=formats.money(Money(figures.planned, currency)),
        paid=units(paid),
        committed=units(min(figures.used, plan) - paid),
        over=units(figures.used - plan),
        plan=units(plan),
    )


def _months(summary: BudgetSummary) -> list[CashMonth]:
    found = [each for each in summary.cash if each.paid or each.to_pay]
    most = max((each.paid + each.to_pay for each in found), default=0)
    if most <= 0:
        return []
    return [
        CashMonth(
            name=month(each.month),
            amount=formats.money(Money(each.paid + each.to_pay, summary.currency)),
            paid=round(_WIDE * max(each.paid, 0) / most, 2),
            to_pay=round(_WIDE * each.to_pay / most, 2),
        )
        for each in found
    ]
