"""Presentation of a year's budget: shares, envelopes, sponsors, and a comparison of years."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from msgspec import Struct

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import Figures, net, total, unsure
from eventplanner.domain.budget.year_budget import BudgetCell as Part
from eventplanner.domain.budget.year_budget import BudgetPart, EventOfYear, YearBudget
from eventplanner.domain.events.events import Status
from eventplanner.domain.ideas.what_if import Idea
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
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
from eventplanner.screens.budget.cash import no_rates_line
from eventplanner.widgets.chrome.glyphs import glyph, status_glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

CATEGORIES, EVENTS, CENTRES, QUARTERS = "categories", "events", "centres", "quarters"
OTHER, ENVELOPES, SPONSORS, DUES, YEARS, RATES = "other", "envelopes", "sponsors", "dues", "years", "rates"
SHARES = (CATEGORIES, EVENTS, CENTRES, QUARTERS, YEARS)
"""Views that are sums, which nobody writes in."""
NAMES: Mapping[str, str] = {
    CATEGORIES: N_("Categories"),
    EVENTS: N_("Events"),
    CENTRES: N_("Cost centres"),
    QUARTERS: N_("Quarters"),
    OTHER: N_("No event"),
    ENVELOPES: N_("Envelopes"),
    SPONSORS: N_("Sponsors"),
    DUES: N_("Due"),
    YEARS: N_("Years"),
    RATES: N_("Exchange rates"),
}
_NAMED = 12
"""Parts that the detail of a share tells."""


class ShareRow(Struct, frozen=True):
    """A share as a row; a sum of shares has no number."""

    id: int
    version: int
    name: str
    figures: Figures
    envelope: int | None = None
    event: EventOfYear | None = None
    idea: str = ""
    """What is tried with it."""
    before: Sequence[int | None] = ()
    """What the years before came to."""
    is_net: bool = False
    share: BudgetPart | None = None
    parts: Sequence[Figures] = ()
    """What the figures are the sum of."""
    less: Sequence[Figures] = ()
    """What is taken off."""

    @property
    def left(self) -> int | None:
        """Of the envelope, after all that is forecast."""
        return None if self.envelope is None else self.envelope - self.figures.forecast

    @property
    def bar(self) -> Figures | None:
        """Against the envelope where there is one, else against the plan."""
        if self.is_net:
            return None
        if self.envelope is None:
            return self.figures
        figures = self.figures
        return Figures(self.envelope, figures.committed, figures.actual, figures.paid, figures.forecast, figures.flow)


def share_rows(budget: YearBudget, view: str, ideas: Mapping[int, str]) -> list[ShareRow]:
    """The rows of one view."""
    shares = {
        CATEGORIES: budget.by_category,
        EVENTS: budget.by_event,
        CENTRES: budget.by_cost_centre,
        QUARTERS: budget.by_quarter,
        YEARS: budget.by_category,
    }[view]
    together: dict[Hashable, list[Figures]] = {}
    for cell in budget.cells:
        together.setdefault(_key_of(view, cell), []).append(cell.figures)
    rows = []
    for n, each in enumerate(shares):
        before: tuple[int | None, ...] = ()
        if view == YEARS:
            if each.figures.flow is Flow.INCOME:
                continue
            before = tuple(past.by_category.get(each.name) for past in budget.before)
        id = each.event.id if each.event else -n - 1
        idea = ideas.get(each.event.id, "") if each.event else ""
        name = unsure(_name(view, each), each.figures)
        parts = together.get(_key(view, each), ())
        rows.append(
            ShareRow(id, 0, name, each.figures, each.envelope, each.event, idea, before, share=each, parts=parts)
        )
    return rows


def _name(view: str, share: BudgetPart) -> str:
    if view in {CATEGORIES, YEARS}:
        return labels.category(share.name)
    if view == QUARTERS:
        return _("Quarter {n}").format(n=share.name) if share.name else _("no date")
    if view == CENTRES:
        return share.name or _("no cost centre")
    return share.name or _("no event")


def sum_rows(budget: YearBudget, view: str) -> list[ShareRow]:
    """Expenses against the envelope, incomes, and what the company pays."""
    out, into = budget.expenses, budget.incomes
    spent, received = ([cell.figures for cell in budget.cells if cell.figures.flow is flow] for flow in Flow)
    is_years = view == YEARS
    before = tuple(past.forecast for past in budget.before) if is_years else ()
    income = tuple(past.income for past in budget.before) if is_years else ()
    found = [
        ShareRow(-1, 0, unsure(_("Total expenses"), out), out, budget.envelope, before=before, parts=spent),
        ShareRow(-2, 0, unsure(_("Income"), into), into, before=income, parts=received),
    ]
    if is_years:
        return found
    left = net(out, into)
    return [*found, ShareRow(-3, 0, unsure(_("Net cost"), left), left, is_net=True, parts=spent, less=received)]


def year_scale(budget: YearBudget, *, wide: bool, currency: str = "") -> Scale:
    """Fitted to what may stand in any view."""
    shares = [*budget.by_category, *budget.by_event]
    amounts = [minor for share in shares for minor in (share.figures.planned, share.figures.forecast)]
    amounts += [budget.expenses.planned, budget.expenses.forecast, budget.envelope or 0, budget.incomes.planned]
    amounts += [-budget.expenses.forecast]
    known = budget.rates.latest(currency) if currency else None
    value = {"currency": currency, "value": known.value} if known is not None else {}
    return scale(budget.currency, amounts, wide=wide, **value)  # type: ignore[arg-type]


def share_columns(
    budget: YearBudget, view: str, rows: Sequence[ShareRow], in_scale: Scale, *, wide: bool
) -> list[Column[ShareRow]]:
    """Planned to forecast, against the envelope where there is one, and a bar; years beside each other."""
    shown = [row.bar for row in rows if row.bar is not None]
    most = max(most_of(shown), 1)
    in_scale = revised(in_scale, most=most)
    first: list[Column[ShareRow]] = [
        Column(title="", cell=_sign, width=1, gap=1),
        Column(title=_heading(view), cell=lambda row: Cell(row.name), width=16, flex=3),
    ]
    if view == YEARS:
        return [*first, *_years(budget, in_scale), bar_column(in_scale, lambda row: row.bar, 8)]
    has_envelope = any(row.envelope is not None for row in rows)
    tried = any(row.idea for row in rows)
    own = in_scale.own

    def of(name: str) -> Callable[[ShareRow], int]:
        return lambda row: int(getattr(figures_in(in_scale, row), name))

    money = [
        amount_column(N_("plan"), own, of("planned")),
        amount_column(N_("committed"), own, of("committed"), role="amber"),
        *([amount_column(N_("actual"), own, of("actual"), priority=3)] if wide else []),
        amount_column(N_("paid"), own, of("paid"), role="green", priority=2),
        *([amount_column(N_("forecast"), own, of("forecast"))] if wide or view == EVENTS else []),
    ]
    if has_envelope:
        money.insert(0, amount_column(N_("envelope"), in_scale, lambda row: row.envelope, role="sky"))
        money.append(signed_column(N_("remains"), own, lambda row: _left(in_scale, row)))
    elif wide:
        money.append(signed_column(N_("variance"), own, of("variance")))
    day: list[Column[ShareRow]] = []
    if view == EVENTS:
        day = [Column(title=N_("date"), cell=_date, width=8, priority=1, key=lambda row: row.event and row.event.start)]
    idea: list[Column[ShareRow]] = []
    if tried:
        idea = [Column(title=N_("what if"), cell=lambda row: Cell(row.idea, "pink"), width=12, flex=1)]
    return [
        *first,
        *day,
        *idea,
        *money,
        used_column(lambda row: row.bar),
        bar_column(in_scale, lambda row: row.bar, 8),
    ]


def _years(budget: YearBudget, in_scale: Scale) -> list[Column[ShareRow]]:
    def of(place: int) -> Callable[[ShareRow], int | None]:
        return lambda row: row.before[place] if place < len(row.before) else None

    past = [amount_column(str(each.year), in_scale, of(n), role="muted") for n, each in enumerate(budget.before)]
    own = in_scale.own
    return [
        *reversed(past),
        amount_column(N_("plan"), own, lambda row: figures_in(in_scale, row).planned),
        amount_column(N_("forecast"), own, lambda row: figures_in(in_scale, row).forecast),
        *([_grown(budget.before[0].year, in_scale)] if budget.before else []),
    ]


def _grown(year: int, in_scale: Scale) -> Column[ShareRow]:
    """By how much more this year is than the one before; red is what is bad, more spent or less that comes."""

    def cell(row: ShareRow) -> Cell:
        if not row.before:
            return Cell("")
        before = in_scale.money(row.before[0] or 0).minor
        grown = figures_in(in_scale, row).forecast - before
        if not grown:
            return Cell(glyph("dash"), "muted")
        text = in_scale.own.write(grown)
        is_bad = (grown > 0) is not (row.figures.flow is Flow.INCOME)
        return Cell(f"+{text}" if grown > 0 else text, "red" if is_bad else "green")

    title = _("vs {year}").format(year=year)
    return Column(title=title, cell=cell, width=max(in_scale.width + 1, len(title)), right=True, gap=1, priority=1)


def _left(in_scale: Scale, row: ShareRow) -> int | None:
    """Of the envelope, in the currency that is shown."""
    if row.envelope is None:
        return None
    return in_scale.money(row.envelope).minor - figures_in(in_scale, row).forecast


def _heading(view: str) -> str:
    return {
        CATEGORIES: N_("category"),
        YEARS: N_("category"),
        EVENTS: N_("event"),
        CENTRES: N_("cost centre"),
        QUARTERS: N_("quarter"),
    }[view]


def _sign(row: ShareRow) -> Cell:
    if row.idea:
        return Cell(glyph("deadline"), "pink")
    if row.is_net:
        return Cell("")
    if (row.left is not None and row.left < 0) or row.figures.is_over:
        return Cell(glyph("late"), "red")
    if row.event is not None:
        role = "muted" if row.event.status in {Status.CLOSED, Status.CANCELLED} else ""
        return Cell(status_glyph(row.event.status), role)
    return Cell("?", "red") if row.figures.missing else Cell("")


def _date(row: ShareRow) -> Cell:
    if row.event is None or row.event.start is None:
        return Cell("")
    return Cell(formats.day_month(row.event.start), "muted")


def share_entries(budget: YearBudget, view: str, row: ShareRow | None) -> list[DetailLine]:
    """Returns the parts of a share, the largest first, and causes of an overrun."""
    if row is None or row.share is None:
        return []
    found = [DetailLine("", row.name, "strong")]
    if row.left is not None:
        left = formats.money(Money(abs(row.left), budget.currency))
        if row.left < 0:
            found.append(DetailLine("", _("The forecast is {amount} over the envelope.").format(amount=left), "red"))
        else:
            found.append(DetailLine("", _("{amount} of the envelope is left.").format(amount=left), "green"))
    parts = _parts(budget, view, row.share)
    for name, figures in sorted(parts.items(), key=lambda item: -abs(item[1].forecast))[:_NAMED]:
        amount = formats.money(Money(figures.forecast, budget.currency))
        over = figures.used - figures.planned
        said = amount
        if figures.is_over:
            said = _("{amount}, {over} over its plan").format(
                amount=amount, over=formats.money(Money(over, budget.currency))
            )
        found.append(DetailLine("", f"{said}  {name}", "red" if figures.is_over else ""))
    if row.figures.missing:
        found.append(DetailLine("", words(_no_rate(row.figures.missing)), "red"))
    return found


def _no_rate(n: int) -> Message:
    return counted("{n} item has no rate and counts nowhere.", "{n} items have no rate and count nowhere.", n)


def _parts(budget: YearBudget, view: str, share: BudgetPart) -> dict[str, Figures]:
    """By event, or of an event by category."""
    parts: dict[str, list[Figures]] = {}
    for cell in budget.cells:
        if _key_of(view, cell) != _key(view, share):
            continue
        event = budget.events.get(cell.event_id or 0)
        name = labels.category(cell.category) if view == EVENTS else event.title if event else _("no event")
        parts.setdefault(name, []).append(cell.figures)
    return {name: total(figures, figures[0].flow) for name, figures in parts.items()}


def _key_of(view: str, cell: Part) -> Hashable:
    """Of which share a sum is a part; nothing for an income where only expenses are shown."""
    if view in {CATEGORIES, YEARS}:
        return cell.figures.flow, cell.category
    if cell.figures.flow is Flow.INCOME:
        return ""
    return (view, {EVENTS: cell.event_id, CENTRES: cell.cost_centre, QUARTERS: str(cell.quarter or "")}[view])


def _key(view: str, share: BudgetPart) -> Hashable:
    if view in {CATEGORIES, YEARS}:
        return share.figures.flow, share.name
    return (view, share.name if view != EVENTS else share.event.id if share.event else None)


def idea_text(idea: Idea) -> str:
    """Returns a short text of an idea."""
    if idea.drop:
        return _("dropped")
    parts = []
    if idea.start is not None:
        parts.append(f"{glyph('to')} {formats.day_month(idea.start)}")
    if idea.in_person is not None or idea.online is not None:
        heads = [f"{each}" for each in (idea.in_person, idea.online) if each is not None]
        parts.append("~" + "+".join(heads))
    return " ".join(parts)


def year_entries(budget: YearBudget) -> list[DetailLine]:
    """Whether the year's money lasts, in a few lines."""

    def money(minor: int) -> str:
        return formats.money(Money(minor, budget.currency))

    found = []
    if budget.envelope is not None:
        left = budget.envelope - budget.expenses.forecast
        found.append(DetailLine(_("envelope"), money(budget.envelope)))
        found.append(DetailLine(_("forecast"), money(budget.expenses.forecast)))
        if left < 0:
            found.append(DetailLine("", _("{amount} too little").format(amount=money(-left)), "red"))
        else:
            found.append(DetailLine("", _("{amount} is left").format(amount=money(left)), "green"))
    if budget.exchange_difference:
        found.append(DetailLine(_("exchange"), money(budget.exchange_difference)))
    if budget.missing:
        found.append(no_rates_line(budget.missing, budget.without_rate))
    return found
