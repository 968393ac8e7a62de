"""Presentation of cash by month, rates, and assumptions of a budget."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.cases import break_even, cases, worst_and_best
from eventplanner.domain.budget.conversion import DIGITS, DatedRate, Rates
from eventplanner.domain.budget.counts import Count, Source
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.figures import no_rates
from eventplanner.domain.budget.summary import months_of
from eventplanner.domain.budget.year_budget import MonthOfCash
from eventplanner.domain.events.events import Format
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.budget.rate_actions import RATE_KEY
from eventplanner.widgets.charts.cash_chart import CashRow
from eventplanner.widgets.lists.detail import DetailLine

_CASES = {"few": N_("few come"), "expected": N_("as expected"), "many": N_("many come")}


def of_event(budget: EventBudget) -> list[CashRow]:
    """The months in which something moves, and those between."""
    flows = {line.id: line.flow for line in budget.lines}
    moved = [(each, flows[each.budget_line_id]) for each in budget.entries if each.budget_line_id in flows]
    return cash_rows(months_of(moved, budget.dues, budget.today), budget.currency, budget.today)


def cash_rows(months: Iterable[MonthOfCash], currency: str, today: date) -> list[CashRow]:
    """Returns paid and open amounts, from the first month with any to the last."""
    found = list(months)
    moving = [n for n, each in enumerate(found) if each.paid or each.to_pay]
    return [
        CashRow(
            formats.month_short(each.month.month),
            max(each.paid, 0),
            each.to_pay,
            _short(each.paid + each.to_pay, currency),
            is_now=(each.month.year, each.month.month) == (today.year, today.month),
        )
        for each in (found[moving[0] : moving[-1] + 1] if moving else ())
    ]


def _short(minor: int, currency: str) -> str:
    money = Money(minor, currency)
    if abs(money.amount) < 10**6:
        return formats.money(money)
    return _("{n} M").format(n=formats.millions(money))


def assumptions(budget: EventBudget) -> list[DetailLine]:
    """Returns missing rates, rates with their day, multipliers, cost per head, and the approval."""
    found = [*rate_entries(budget.rates, budget.currency, budget.today)]
    if budget.missing:
        found.insert(0, no_rates_line(budget.missing, budget.without_rate))
    if budget.lines:
        found += [*_counts(budget), *_heads(budget), *_cases(budget)]
    return [*found, *_approval(budget)]


def no_rates_line(n: int, currencies: Sequence[str]) -> DetailLine:
    """Returns how many amounts have no exchange rate, with the key that enters one."""
    told = words(no_rates(n, map(formats.symbol, currencies)))
    return DetailLine("", f"{told} · {_('{key} enters it').format(key=RATE_KEY)}", "red")


def rate_entries(rates: Rates, base: str, today: date) -> list[DetailLine]:
    """Each currency with what it is worth, and since when."""
    found = []
    for currency in rates.currencies:
        known = rates.latest(currency)
        if known is not None:
            said = _("{value} on {day}").format(value=_rate(known, base), day=_known_day(known, today))
            found.append(DetailLine(formats.symbol(currency), said))
    return found


def _rate(known: DatedRate, base: str) -> str:
    return formats.rate(known.value, DIGITS, base)


def _known_day(known: DatedRate, today: date) -> str:
    day = date.fromisoformat(known.day) if known.day else today
    return formats.day_month(day) if day.year == today.year else formats.day_month_year(day)


_NUMBERS = {
    Driver.ATTENDEE: N_("attendees"),
    Driver.IN_PERSON: N_("in person"),
    Driver.ONLINE: N_("online"),
    Driver.SPEAKER: N_("speakers"),
    Driver.STAFF: N_("staff"),
    Driver.DAY: N_("days"),
    Driver.HOUR: N_("hours"),
}
_HEADS = {
    Format.IN_PERSON: {Driver.IN_PERSON},
    Format.VIRTUAL: {Driver.ONLINE},
    Format.HYBRID: {Driver.IN_PERSON, Driver.ONLINE},
}


def _counts(budget: EventBudget) -> Sequence[DetailLine]:
    used = {line.driver for line in budget.lines if line.amount is None} | _HEADS[budget.event.format]
    found = []
    for driver, name in _NUMBERS.items():
        if driver not in used:
            continue
        count = budget.counts[driver]
        if count.source is Source.NOTHING:
            found.append(DetailLine(_(name), _("no number yet: it counts as none"), "amber"))
        else:
            found.append(DetailLine(_(name), f"{_number(count)} · {labels.choice(count.source)}"))
    return found


def _number(count: Count) -> str:
    if count.n.denominator == 1:
        return formats.number(int(count.n))
    return formats.number(Decimal(round(count.n * 10)).scaleb(-1))


def _heads(budget: EventBudget) -> Iterable[DetailLine]:
    for label, heads in ((_("each registered"), budget.registered), (_("each who came"), budget.attended)):
        if (minor := budget.cost_per(heads)) is not None:
            yield DetailLine(label, formats.money(Money(minor, budget.currency)))
    even = break_even(budget)
    if even is not None:
        if even.heads is None:
            yield DetailLine(_("pays for itself"), _("never: each head costs more than it brings"), "amber")
        else:
            yield DetailLine(_("pays for itself"), _("with {n} heads").format(n=formats.number(even.heads)))


def _cases(budget: EventBudget) -> Iterable[DetailLine]:
    """Few, expected, many; the best and the worst are told."""
    found = cases(budget)
    if len(found) < 2:
        return
    worst, best = worst_and_best(found)
    for each in found:
        mark = _("best") if each is best else _("worst") if each is worst else ""
        heads = formats.number(each.in_person + each.online)
        net = formats.money(Money(-each.net, budget.currency))
        said = _("{heads} heads: {net}").format(heads=heads, net=net)
        role = "green" if each is best else "amber" if each is worst else ""
        yield DetailLine(_(_CASES[each.name]), f"{said} · {mark}" if mark else said, role)


def _approval(budget: EventBudget) -> Iterable[DetailLine]:
    approval, approved = budget.approval, budget.approved
    if approval is None or approved is None:
        if budget.lines:
            yield DetailLine(_("approved"), _("not yet; B freezes it"), "muted")
        return
    day = formats.day_month_year(approval.day) if approval.day else ""
    yield DetailLine(_("approved"), f"{approval.approved_by} · {day}", "green")
    was, now = (formats.money(Money(minor, budget.currency)) for minor in (approved[0], budget.expenses.planned))
    yield DetailLine(_("baseline"), was)
    yield DetailLine(_("plan now"), now, "" if was == now else "amber")
    for each in budget.amendments[-3:]:
        moved = formats.money(Money(each.after - each.before, budget.currency))
        yield DetailLine(
            "", f"{formats.day_month(each.day) if each.day else ''} {each.name}: {moved}. {each.reason}", "muted"
        )
    for use in budget.contingency_uses[-3:]:
        amount = formats.money(Money(use.amount or 0, budget.currency))
        yield DetailLine(_("contingency"), f"{amount}: {use.reason}", "muted")
