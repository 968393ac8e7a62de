"""Budget of the sample year as of today: lines, entries, rates and envelopes."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import ONE
from eventplanner.domain.budget.decisions import EnvelopeDraft
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.entries import EntryDraft
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind, Paper
from eventplanner.domain.budget.lines import THOUSAND, BudgetLineDraft
from eventplanner.domain.budget.rates import RateDraft
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status

CURRENCY = "CLP"
VAT = 19_000


class SampleLine(Struct, frozen=True, kw_only=True):
    """Budget line for a kind of event, or for the year."""

    name: str
    category: str
    amount: int = 0
    """Minor units; of one, where there is a driver."""
    supplier: str = ""
    driver: Driver = Driver.FIXED
    quantity: int = 1
    currency: str = CURRENCY
    flow: Flow = Flow.EXPENSE
    level: str = ""
    stretch: int = 0
    """By how many per cent its order is more than planned."""
    stretch_reason: str = ""


class SampleBenefit(Struct, frozen=True, kw_only=True):
    """Promise to a sponsor."""

    text: str
    days: int
    """Before the event."""


class SampleMoney(Struct, frozen=True, kw_only=True):
    """Budget data of the sample, in one language."""

    cost_centre: str
    approved_by: str
    suppliers: Sequence[str]
    """Organisations that only the money knows."""
    lines: Mapping[EventKind, Sequence[SampleLine]]
    yearly_lines: Sequence[SampleLine]
    """Of the year, for no event."""
    envelopes: Mapping[str, int]
    """By category; minor units."""
    spent: Mapping[str, int]
    """By category, in a usual year; minor units."""
    past_year: str
    """With the year at `{year}`."""
    rate_sources: Mapping[str, str]
    """By currency."""
    benefits: Sequence[SampleBenefit]


class SampledLine(Struct, frozen=True):
    """Line with its entries; an entry's `settles_id` is a position in that list, from 1."""

    line: BudgetLineDraft
    supplier: str = ""
    entries: Sequence[EntryDraft] = ()
    benefits: Sequence[tuple[str, int, bool]] = ()
    """What a sponsor was promised, how many days before the event, and whether it is done."""


def rates(money: SampleMoney, year: int, today: date) -> Iterator[RateDraft]:
    """Yields monthly rates up to today: a rising UF, a varying dollar."""
    for month in range(12):
        day = date(year, month + 1, 1)
        if day <= today or month == 0:
            uf, dollar = 3_912_000 + 12_500 * month, 93_100 + (month * 37) % 11 * 240
            yield RateDraft(
                currency="CLF", day=day, value=uf * ONE // 100, base=CURRENCY, source=money.rate_sources["CLF"]
            )
            yield RateDraft(
                currency="USD", day=day, value=dollar * ONE // 100, base=CURRENCY, source=money.rate_sources["USD"]
            )


def envelopes(money: SampleMoney, year: int) -> Iterator[EnvelopeDraft]:
    """Yields the approved envelope of each category."""
    for category, amount in money.envelopes.items():
        yield EnvelopeDraft(
            category=category,
            year=year,
            amount=amount,
            approved_by=money.approved_by,
            approved_on=date(year - 1, 12, 15),
        )


def yearly(money: SampleMoney, year: int, today: date) -> Iterator[SampledLine]:
    """Yields budget lines outside events, and totals of the two previous years."""
    for plan in money.yearly_lines:
        line = revised(_line(money, plan, None), year=year)
        yield SampledLine(line, plan.supplier, tuple(_history(line, plan, date(year, 3, 1), today, 1)))
    for past in (year - 1, year - 2):
        for category, spent in money.spent.items():
            amount = spent * (100 - 8 * (year - past)) // 100
            name = money.past_year.format(year=past)
            line = BudgetLineDraft(
                name=name, year=past, category=category, amount=amount * 103 // 100, currency=CURRENCY, closed=True
            )
            paid = EntryDraft(kind=EntryKind.INVOICE, amount=amount, currency=CURRENCY, budget_line_id=0)
            payment = revised(paid, kind=EntryKind.PAYMENT, day=date(past, 12, 1), settles_id=1)
            yield SampledLine(line, "", (revised(paid, day=date(past, 11, 20)), payment))


def lines(money: SampleMoney, event: EventDraft, today: date, dice: random.Random) -> Iterator[SampledLine]:
    """Yields the budget lines of an event with their entries up to today; ideas have planned amounts only."""
    if event.first_day is None or event.status is Status.CANCELLED:
        return
    small = 4 if event.kind is EventKind.CONFERENCE and (event.capacity or 0) < 100 else 1
    for n, plan in enumerate(money.lines[event.kind]):
        if plan.driver is Driver.IN_PERSON and event.format is Format.VIRTUAL:
            continue
        line = _line(money, plan, 0)
        if small > 1 and line.amount:
            line = revised(line, amount=line.amount // small)
        if event.status is Status.IDEA:
            yield SampledLine(line, plan.supplier)
            continue
        heads = (event.capacity or 0) * 9 // 10
        number = 1000 + dice.randrange(8000)
        found = list(_history(line, plan, event.first_day, today, number, heads))
        yield SampledLine(line, plan.supplier, tuple(found), _benefits(money, plan, event.first_day, today, n))


def _line(money: SampleMoney, plan: SampleLine, event_id: int | None) -> BudgetLineDraft:
    priced = plan.driver is not Driver.FIXED or plan.quantity != 1
    return BudgetLineDraft(
        name=plan.name,
        flow=plan.flow,
        event_id=event_id,
        category=plan.category,
        driver=plan.driver,
        quantity=plan.quantity * THOUSAND,
        unit_price=plan.amount if priced else None,
        amount=None if priced else plan.amount,
        currency=plan.currency,
        vat=VAT if plan.currency == CURRENCY and plan.category in {"catering", "swag", "av"} else None,
        cost_centre=money.cost_centre if plan.category != "staff" else "",
        level=plan.level,
    )


def _worth(line: BudgetLineDraft, plan: SampleLine, heads: int) -> int:
    if line.amount is not None:
        return line.amount
    n = {Driver.FIXED: 1, Driver.IN_PERSON: heads, Driver.SPEAKER: 12, Driver.STAFF: 6}.get(plan.driver, 1)
    return plan.amount * plan.quantity * n


def _history(
    line: BudgetLineDraft, plan: SampleLine, day: date, today: date, number: int, heads: int = 40
) -> Iterator[EntryDraft]:
    """Ordered two months before, half paid a month before, invoiced with the event, paid a month after."""
    worth = _worth(line, plan, heads) * (100 + plan.stretch) // 100
    if plan.category == "contingency" or not worth:
        return
    income = line.flow is Flow.INCOME
    ordered, invoiced, paid = day - timedelta(days=60), day + timedelta(days=2), day + timedelta(days=30)
    base = EntryDraft(kind=EntryKind.COMMITMENT, budget_line_id=0, amount=worth, currency=line.currency, vat=line.vat)
    if plan.category == "tickets":
        if ordered <= today:
            sold = worth if day <= today else worth * 6 // 10
            yield revised(base, kind=EntryKind.TICKET, amount=sold, day=min(today, day))
        return
    if ordered > today:
        return
    if plan.category == "fees":
        yield from _fee(base, day, today, number)
        return
    if plan.driver is Driver.STAFF:
        if invoiced <= today:
            state = ClaimState.PAID if paid <= today else ClaimState.APPROVED
            yield revised(base, kind=EntryKind.CLAIM, day=invoiced, due=paid, state=state)
        return
    deposit = worth // 2 if worth > 2_000_000 and line.currency == CURRENCY and not income else None
    yield revised(
        base,
        kind=EntryKind.PLEDGE if income else EntryKind.COMMITMENT,
        paper=Paper.CONTRACT if income or deposit else Paper.PURCHASE_ORDER,
        number=str(number),
        day=ordered,
        due=paid,
        deposit=deposit,
        deposit_due=day - timedelta(days=38 if plan.category == "av" else 45) if deposit else None,
        reason=plan.stretch_reason,
    )
    late = plan.category == "av" and invoiced > today
    yield from _settled(base, today, number, None if late else deposit, invoiced, paid)


def _settled(
    base: EntryDraft, today: date, number: int, deposit: int | None, invoiced: date, paid: date
) -> Iterator[EntryDraft]:
    early = invoiced - timedelta(days=47)
    if deposit and early <= today:
        yield revised(base, kind=EntryKind.PAYMENT, amount=deposit, day=early, settles_id=1)
    if invoiced <= today:
        paper = revised(base, kind=EntryKind.INVOICE, paper=Paper.INVOICE, number=str(number + 7000))
        yield revised(paper, day=invoiced, due=paid, settles_id=1)
    if paid <= today:
        place = 3 if deposit else 2
        yield revised(
            base, kind=EntryKind.PAYMENT, amount=(base.amount or 0) - (deposit or 0), day=paid, settles_id=place
        )


def _fee(base: EntryDraft, day: date, today: date, number: int) -> Iterator[EntryDraft]:
    invoiced = day - timedelta(days=20)
    if invoiced <= today:
        due = (invoiced.replace(day=1) + timedelta(days=32)).replace(day=12)
        yield revised(
            base,
            kind=EntryKind.INVOICE,
            paper=Paper.FEE_RECEIPT,
            number=str(number % 90 + 10),
            day=invoiced,
            due=day,
            vat=None,
            withholding=16_000 if invoiced.year >= 2027 else 15_250,
            withheld_due=due,
        )


def _benefits(money: SampleMoney, plan: SampleLine, day: date, today: date, n: int) -> Sequence[tuple[str, int, bool]]:
    if plan.category != "sponsorship":
        return ()
    promised = money.benefits[: len(money.benefits) - n % 2]
    return [(benefit.text, benefit.days, day - timedelta(days=benefit.days) < today) for benefit in promised]
