"""Budget of the sample, with entries up to today."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from eventplanner.domain.attendance.headcounts import HeadcountDraft
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import Category
from eventplanner.domain.budget.decisions import ApprovalDraft, BaselineDraft
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.entries import EntryDraft
from eventplanner.domain.budget.entry_kinds import EntryKind
from eventplanner.domain.budget.lines import BenefitDraft, BudgetLineDraft
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.people.people import OrganisationDraft
from eventplanner.domain.sample import demo_money
from eventplanner.domain.sample.demo_heavy import HeavyNames
from eventplanner.domain.sample.demo_money import SampledLine, SampleMoney
from eventplanner.services.sample.things import Things

LINES_OF_HEAVY, ENTRIES_OF_HEAVY = 8, 12
"""For each of the five thousand events."""
_CATEGORIES = (Category.VENUE, Category.CATERING, Category.AV, Category.TRAVEL, Category.FEES, Category.SWAG)


def put_money(
    things: Things,
    first_event: int,
    money: SampleMoney,
    drafts: Sequence[EventDraft],
    today: date,
    organisations: Mapping[str, int],
) -> None:
    """Puts the lines, rates and envelopes of the sample year."""
    dice = random.Random(1000 + len(drafts))
    year = max(event.first_day.year for event in drafts if event.first_day)
    firms = {**organisations, **{name: _firm(things, name) for name in money.suppliers}}
    for rate in demo_money.rates(money, year, today):
        things.draft("rate", rate)
    for envelope in demo_money.envelopes(money, year):
        things.draft("envelope", envelope)
    things.put("category_rule", {"category": "fees", "over": "ask"})
    for n, event in enumerate(drafts):
        sampled_lines = list(demo_money.lines(money, event, today, dice))
        put = [_put(things, line, first_event + n, firms, event.first_day) for line in sampled_lines]
        if event.kind is EventKind.CONFERENCE and event.status in {Status.CONFIRMED, Status.HELD, Status.CLOSED}:
            _approve(
                things, first_event + n, money.approved_by, event, list(zip(put, sampled_lines, strict=True)), today
            )
        _expect(things, first_event + n, event)
    for line in demo_money.yearly(money, year, today):
        _put(things, line, None, firms, None)


def put_heavy_money(
    things: Things,
    first_event: int,
    names: HeavyNames,
    money: SampleMoney,
    drafts: Sequence[EventDraft],
    today: date,
) -> None:
    """Adds 40,000 lines with 60,000 entries; old ones are settled."""
    dice = random.Random(2000 + len(drafts))
    years = {event.first_day.year for event in drafts if event.first_day}
    for year in sorted(years):
        for rate in demo_money.rates(money, year, date(year, 12, 31)):
            things.draft("rate", rate)
        for envelope in demo_money.envelopes(money, year):
            things.draft("envelope", revised(envelope, amount=(envelope.amount or 0) * 12))
    for n, event in enumerate(drafts):
        _heavy(things, first_event + n, names, event, today, dice)


def _heavy(things: Things, id: int, names: HeavyNames, event: EventDraft, today: date, dice: random.Random) -> None:
    day = event.first_day or today
    for place in range(LINES_OF_HEAVY):
        income = place == LINES_OF_HEAVY - 1
        amount = dice.randrange(50, 4000) * 1000
        line = BudgetLineDraft(
            name=names.line.format(n=place + 1),
            event_id=id,
            flow=Flow.INCOME if income else Flow.EXPENSE,
            category=Category.SPONSORSHIP if income else _CATEGORIES[place % len(_CATEGORIES)],
            amount=amount,
            currency=demo_money.CURRENCY,
            cost_centre=names.cost_centres[id % len(names.cost_centres)],
        )
        number = things.draft("budget_line", line)
        entry = EntryDraft(
            kind=EntryKind.PLEDGE if income else EntryKind.COMMITMENT,
            budget_line_id=number,
            amount=amount * dice.randrange(80, 108) // 100,
            currency=demo_money.CURRENCY,
            number=str(id * 10 + place),
            day=day - timedelta(days=50),
            due=day + timedelta(days=30),
        )
        first = things.draft("entry", entry)
        if place < ENTRIES_OF_HEAVY - LINES_OF_HEAVY and day + timedelta(days=30) < today:
            things.draft("entry", revised(entry, kind=EntryKind.PAYMENT, number="", day=entry.due, settles_id=first))
        elif day + timedelta(days=30) < today:
            # Settled at once, so that an order and its payment are one entry.
            things.rows["entry"][-1] |= {"kind": "payment", "day": entry.due}
        elif place < ENTRIES_OF_HEAVY - LINES_OF_HEAVY:
            invoice = revised(entry, kind=EntryKind.INVOICE, number=f"F{id * 10 + place}", settles_id=first)
            things.draft("entry", invoice)


def _firm(things: Things, name: str) -> int:
    return things.draft("organisation", OrganisationDraft(name=name, dealings=("supplier",)))


def _put(things: Things, each: SampledLine, event_id: int | None, firms: Mapping[str, int], day: date | None) -> int:
    line = revised(each.line, event_id=event_id, organisation_id=firms.get(each.supplier))
    number = things.draft("budget_line", line)
    there: list[int] = []
    for entry in each.entries:
        settles = there[entry.settles_id - 1] if entry.settles_id else None
        there.append(things.draft("entry", entry, budget_line_id=number, settles_id=settles))
    for text, days, done in each.benefits:
        due = day - timedelta(days=days) if day else None
        things.draft("benefit", BenefitDraft(text=text, budget_line_id=number, due=due, done=done))
    return number


def _approve(
    things: Things, id: int, by: str, event: EventDraft, lines: Iterable[tuple[int, SampledLine]], today: date
) -> None:
    """Ninety days before."""
    day = (event.first_day or today) - timedelta(days=90)
    approval = things.draft(
        "approval",
        ApprovalDraft(event_id=id, approved_by=by, day=day, in_person=_heads(event), online=None),
    )
    for number, each in lines:
        line = each.line
        n = {Driver.IN_PERSON: _heads(event), Driver.SPEAKER: 12, Driver.STAFF: 6}.get(line.driver, 1)
        if line.currency == demo_money.CURRENCY:
            planned = line.amount if line.amount is not None else (line.unit_price or 0) * line.quantity * n // 1000
        else:
            worth = line.amount if line.amount is not None else (line.unit_price or 0) * line.quantity * n // 1000
            planned = worth * 931 // 100 if line.currency == "USD" else worth * 39_120 // 10_000
        frozen = BaselineDraft(
            name=line.name,
            approval_id=approval,
            line_id=number,
            flow=line.flow.value,
            category=line.category,
            planned=planned,
        )
        things.draft("baseline", frozen)


def _heads(event: EventDraft) -> int:
    return (event.capacity or 0) * 9 // 10


def _expect(things: Things, id: int, event: EventDraft) -> None:
    """How many the budget reckons with, beside what the event has of numbers already."""
    if event.first_day is None or not event.capacity:
        return
    heads = _heads(event)
    said = HeadcountDraft(
        event_id=id,
        expected_in_person=heads,
        low_in_person=heads * 6 // 10,
        high_in_person=event.capacity,
        speakers=12 if event.kind is EventKind.CONFERENCE else None,
        staff=6,
    )
    there = next((row for row in things.rows["headcount"] if row["event_id"] == id), None)
    wanted = {name: value for name, value in things.columns("headcount", said).items() if value not in (None, "")}
    if there is None:
        things.put("headcount", things.columns("headcount", said))
    else:
        there |= {name: value for name, value in wanted.items() if not there.get(name)}
