"""How the money of a year is shown: its shares, envelopes, sponsors, and the years beside each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eventplanner.domain.budget_lines import Flow
from eventplanner.domain.events import Status
from eventplanner.domain.figures import Figures, total
from eventplanner.domain.money import Money
from eventplanner.domain.what_if import Idea
from eventplanner.domain.year_budget import EventOfYear, Share, YearBudget
from eventplanner.i18n import formats, money_names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.money_shown import (
    Scale,
    amount_column,
    bar_column,
    most_of,
    scale,
    signed_column,
    used_column,
)
from eventplanner.widgets.columns import Cell, Column
from eventplanner.widgets.detail import Entry
from eventplanner.widgets.glyphs import glyph, status_glyph

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
    RATES: N_("Rates"),
}
_NAMED = 12
"""Parts that the detail of a share tells."""


@dataclass(frozen=True, slots=True)
class ShareRow:
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
    share: Share | None = None

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
    rows = []
    for n, each in enumerate(shares):
        before: tuple[int | None, ...] = ()
        if view == YEARS:
            if each.figures.flow is Flow.INCOME:
                continue
            before = tuple(past.by_category.get(each.name) for past in budget.before)
        id = each.event.id if each.event else -n - 1
        idea = ideas.get(each.event.id, "") if each.event else ""
        rows.append(
            ShareRow(id, 0, _name(view, each), each.figures, each.envelope, each.event, idea, before, share=each)
        )
    return rows


def _name(view: str, share: Share) -> str:
    if view in {CATEGORIES, YEARS}:
        return money_names.category(share.name)
    if view == QUARTERS:
        return _("Quarter {n}").format(n=share.name) if share.name else _("no date")
    if view == CENTRES:
        return share.name or _("no cost centre")
    return share.name or _("no event")


def sum_rows(budget: YearBudget, view: str) -> list[ShareRow]:
    """Expenses against the envelope, incomes, and what the company pays."""
    out, into = budget.expenses, budget.incomes
    if view == YEARS:
        before = tuple(past.forecast for past in budget.before)
        income = tuple(past.income for past in budget.before)
        return [
            ShareRow(-1, 0, _("Total expenses"), out, budget.envelope, before=before),
            ShareRow(-2, 0, _("Income"), into, before=income),
        ]
    net = Figures(
        out.planned - into.planned,
        out.committed - into.committed,
        out.actual - into.actual,
        out.paid - into.paid,
        out.forecast - into.forecast,
    )
    return [
        ShareRow(-1, 0, _("Total expenses"), out, budget.envelope),
        ShareRow(-2, 0, _("Income"), into),
        ShareRow(-3, 0, _("Net cost"), net, is_net=True),
    ]


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
    in_scale = Scale(in_scale.base, in_scale.currency, in_scale.value, in_scale.in_millions, in_scale.width, most)
    first: list[Column[ShareRow]] = [
        Column(title="", cell=_sign, width=1, gap=1),
        Column(title=_heading(view), cell=lambda row: Cell(row.name), width=16, flex=3),
    ]
    if view == YEARS:
        return [*first, *_years(budget, in_scale), bar_column(in_scale, lambda row: row.bar, 8)]
    has_envelope = any(row.envelope is not None for row in rows)
    tried = any(row.idea for row in rows)
    money = [
        amount_column(N_("plan"), in_scale, lambda row: row.figures.planned),
        amount_column(N_("committed"), in_scale, lambda row: row.figures.committed, role="amber"),
        *([amount_column(N_("actual"), in_scale, lambda row: row.figures.actual, priority=3)] if wide else []),
        amount_column(N_("paid"), in_scale, lambda row: row.figures.paid, role="green", priority=2),
        *(
            [amount_column(N_("forecast"), in_scale, lambda row: row.figures.forecast)]
            if wide or view == EVENTS
            else []
        ),
    ]
    if has_envelope:
        money.insert(0, amount_column(N_("envelope"), in_scale, lambda row: row.envelope, role="sky"))
        money.append(signed_column(N_("remains"), in_scale, lambda row: row.left))
    elif wide:
        money.append(signed_column(N_("variance"), in_scale, lambda row: row.figures.variance))
    day: list[Column[ShareRow]] = []
    if view == EVENTS:
        day = [Column(title=N_("date"), cell=_date, width=8, priority=1)]
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
    return [
        *reversed(past),
        amount_column(N_("plan"), in_scale, lambda row: row.figures.planned),
        amount_column(N_("forecast"), in_scale, lambda row: row.figures.forecast),
        signed_column(
            N_("change"),
            in_scale,
            lambda row: (row.before[0] or 0) - row.figures.forecast if row.before else None,
            priority=1,
        ),
    ]


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


def share_entries(budget: YearBudget, view: str, row: ShareRow | None) -> list[Entry]:
    """What a share is made of, the largest first; and why it is over."""
    if row is None or row.share is None:
        return []
    found = [Entry("", row.name, "strong")]
    if row.left is not None:
        left = formats.money(Money(abs(row.left), budget.currency))
        if row.left < 0:
            found.append(Entry("", _("The forecast is {amount} over the envelope.").format(amount=left), "red"))
        else:
            found.append(Entry("", _("{amount} of the envelope is left.").format(amount=left), "green"))
    parts = _parts(budget, view, row.share)
    for name, figures in sorted(parts.items(), key=lambda item: -abs(item[1].forecast))[:_NAMED]:
        amount = formats.money(Money(figures.forecast, budget.currency))
        over = figures.used - figures.planned
        said = amount
        if figures.is_over:
            said = _("{amount}, {over} over its plan").format(
                amount=amount, over=formats.money(Money(over, budget.currency))
            )
        found.append(Entry("", f"{said}  {name}", "red" if figures.is_over else ""))
    if row.figures.missing:
        found.append(Entry("", _("{n} items have no rate and count nowhere.").format(n=row.figures.missing), "red"))
    return found


def _parts(budget: YearBudget, view: str, share: Share) -> dict[str, Figures]:
    """By event, or of an event by category."""
    parts: dict[str, list[Figures]] = {}
    for cell in budget.cells:
        mine = {
            CATEGORIES: cell.category == share.name and cell.figures.flow is share.figures.flow,
            YEARS: cell.category == share.name,
            EVENTS: cell.event_id == (share.event.id if share.event else None),
            CENTRES: cell.cost_centre == share.name,
            QUARTERS: str(cell.quarter or "") == share.name,
        }[view]
        if not mine or (view != CATEGORIES and cell.figures.flow is Flow.INCOME):
            continue
        event = budget.events.get(cell.event_id or 0)
        name = money_names.category(cell.category) if view == EVENTS else event.title if event else _("no event")
        parts.setdefault(name, []).append(cell.figures)
    return {name: total(figures, figures[0].flow) for name, figures in parts.items()}


def idea_text(idea: Idea) -> str:
    """What is tried, in a few words."""
    if idea.drop:
        return _("dropped")
    parts = []
    if idea.start is not None:
        parts.append(f"{glyph('to')} {formats.day_month(idea.start)}")
    if idea.in_person is not None or idea.online is not None:
        heads = [f"{each}" for each in (idea.in_person, idea.online) if each is not None]
        parts.append("~" + "+".join(heads))
    return " ".join(parts)


def year_entries(budget: YearBudget) -> list[Entry]:
    """Whether the year's money lasts, in a few lines."""

    def money(minor: int) -> str:
        return formats.money(Money(minor, budget.currency))

    found = []
    if budget.envelope is not None:
        left = budget.envelope - budget.expenses.forecast
        found.append(Entry(_("envelope"), money(budget.envelope)))
        found.append(Entry(_("forecast"), money(budget.expenses.forecast)))
        if left < 0:
            found.append(Entry("", _("{amount} too little").format(amount=money(-left)), "red"))
        else:
            found.append(Entry("", _("{amount} is left").format(amount=money(left)), "green"))
    if budget.exchange_difference:
        found.append(Entry(_("exchange"), money(budget.exchange_difference)))
    if budget.missing:
        found.append(Entry("", _("{n} items have no rate and count nowhere.").format(n=budget.missing), "red"))
    return found
