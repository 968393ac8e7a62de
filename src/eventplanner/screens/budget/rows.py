"""The rows of an event's budget, and the columns of their figures: categories, lines, and what they come to."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.event_budget import CategoryRow, EventBudget, LineRow
from eventplanner.domain.budget.figures import Figures, is_share, net, unsure
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.budget.amounts import (
    Scale,
    amount_column,
    bar_column,
    figures_in,
    most_of,
    scale,
    signed_column,
    used_column,
)
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column


class BudgetRow(Struct, frozen=True):
    """A category, one of its lines, or a sum."""

    id: int
    """The line's number; below 0 for a category or a sum."""
    version: int
    name: str
    figures: Figures
    depth: int = 0
    approved: int | None = None
    line: BudgetLine | None = None
    of: CategoryRow | LineRow | None = None
    missing: int = 0
    is_net: bool = False
    """What is left of expenses less incomes: nothing is used of it."""
    parts: Sequence[Figures] = ()
    """What the figures are the sum of; nothing where they are one."""
    less: Sequence[Figures] = ()
    """What is taken off."""

    @property
    def bar(self) -> Figures | None:
        """Figures that the bar shows."""
        return None if self.is_net else self.figures

    @property
    def record(self) -> BudgetLine | None:
        """Record that keys act on; None for a category."""
        return self.line


def budget_rows(budget: EventBudget) -> list[BudgetRow]:
    """Each category, and under it its lines; a category of one line of the same name is that line."""
    rows: list[BudgetRow] = []
    for n, category in enumerate(budget.categories):
        name = labels.category(category.category)
        alone = category.lines[0] if len(category.lines) == 1 else None
        if alone is not None:
            rows.append(_line_row(alone, f"{name}: {alone.line.name}" if _differ(name, alone.line.name) else name, 0))
            continue
        heading = BudgetRow(
            -n - 1,
            *(0, unsure(name, category.figures), category.figures, 0, category.approved, None, category),
            missing=category.figures.missing,
            parts=[each.figures for each in category.lines],
        )
        rows.append(heading)
        rows += [_line_row(each, each.line.name, 1) for each in category.lines]
    return rows


def _differ(one: str, other: str) -> bool:
    return one.casefold() not in other.casefold()


def _line_row(row: LineRow, name: str, depth: int) -> BudgetRow:
    called = f"{name} · {labels.of_expenses(row.line.quantity)}" if is_share(row.line) else name
    return BudgetRow(
        row.line.id, row.line.version, called, row.figures, depth, row.approved, row.line, row, row.figures.missing
    )


def sum_rows(budget: EventBudget) -> list[BudgetRow]:
    """Expenses, incomes, and what is left to be paid by the company."""
    out, into = budget.expenses, budget.incomes
    spent, received = ([row.figures for row in budget.rows if row.line.flow is flow] for flow in Flow)
    approved = budget.approved or (None, None)
    found = [_sum(-1, _("Total expenses"), out, approved[0], spent)]
    if into.planned or into.committed or into.actual or into.missing:
        found.append(_sum(-2, _("Income"), into, approved[1], received))
        left = None if approved[0] is None or approved[1] is None else approved[0] - approved[1]
        found.append(revised(_sum(-3, _("Net cost"), net(out, into), left, spent), is_net=True, less=received))
    return found


def _sum(id: int, name: str, figures: Figures, approved: int | None, parts: Sequence[Figures]) -> BudgetRow:
    missing = figures.missing
    return BudgetRow(id, 0, unsure(name, figures), figures, approved=approved, missing=missing, parts=parts)


def budget_scale(budget: EventBudget, *, wide: bool, currency: str = "") -> Scale:
    """Fitted to everything that stands in the table."""
    figures = [*(row.figures for row in budget.categories), budget.expenses, budget.incomes]
    amounts = [
        minor
        for each in figures
        for minor in (each.planned, each.committed, each.paid, each.forecast, each.variance, each.available)
    ]
    amounts += [budget.net_planned, budget.net_forecast]
    known = budget.rates.latest(currency) if currency else None
    most = most_of(row.figures for row in budget.categories)
    if known is None:
        return scale(budget.currency, amounts, wide=wide, most=most)
    return scale(budget.currency, amounts, wide=wide, most=most, currency=currency, value=known.value)


PLAN = N_("plan")
"""The column that is written in where it stands."""


def budget_columns(in_scale: Scale, *, wide: bool, approved: bool) -> list[Column[BudgetRow]]:
    """Planned to variance, and a bar; or what was approved beside what is planned, invoiced and forecast now."""
    money = _beside_approval(in_scale) if approved else _figures(in_scale, wide=wide)
    return [
        Column(title="", cell=_sign, width=1, gap=1),
        Column(title=N_("budget line"), cell=_name, width=15, flex=3 if wide else 1),
        *money,
        used_column(lambda row: row.bar),
        *([] if approved and not wide else [bar_column(in_scale, lambda row: row.bar, 8 if wide else 9)]),
    ]


def _figures(in_scale: Scale, *, wide: bool) -> list[Column[BudgetRow]]:
    """In the currency that is shown, in which they add up."""
    own = in_scale.own

    def of(name: str) -> Callable[[BudgetRow], int]:
        return lambda row: int(getattr(figures_in(in_scale, row), name))

    return [
        amount_column(PLAN, own, of("planned")),
        amount_column(N_("committed"), own, of("committed"), role="amber", priority=2),
        *([amount_column(N_("actual"), own, of("actual"))] if wide else []),
        amount_column(N_("paid"), own, of("paid"), role="green", priority=3),
        *([amount_column(N_("forecast"), own, of("forecast"))] if wide else []),
        signed_column(N_("variance"), own, of("variance")),
    ]


def _beside_approval(in_scale: Scale) -> list[Column[BudgetRow]]:
    return [
        amount_column(N_("approved"), in_scale, lambda row: row.approved, role="sky"),
        amount_column(PLAN, in_scale, lambda row: row.figures.planned),
        signed_column(
            N_("change"),
            in_scale,
            lambda row: None if row.approved is None else _worse(row.figures.planned - row.approved, row.figures.flow),
        ),
        amount_column(N_("actual"), in_scale, lambda row: row.figures.actual),
        amount_column(N_("forecast"), in_scale, lambda row: row.figures.forecast, priority=2),
    ]


def _worse(moved: int, flow: Flow) -> int:
    """Below 0 if more is to be spent, or less to come in."""
    return moved if flow is Flow.INCOME else -moved


def _sign(row: BudgetRow) -> Cell:
    if row.figures.is_over and not row.is_net:
        return Cell(glyph("late"), "red")
    if row.missing:
        return Cell("?", "red")
    if row.line is not None and row.line.closed:
        return Cell(glyph("done"), "muted")
    return Cell("")


def _name(row: BudgetRow) -> Cell:
    return Cell("  " * row.depth + row.name, "" if row.depth else "strong")
