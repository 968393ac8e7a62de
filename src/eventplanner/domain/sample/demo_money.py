"""The money of the sample year as it stands today: lines, entries, rates and envelopes; what it is called in both languages."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct, field

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


class SampleLine(Struct, frozen=True):
    """One line of a kind of event."""

    es: str
    en: str
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


_BIG = (
    SampleLine("Arriendo y técnica", "Rent and technicians", "venue", 4_800_000, "Teatro Oriente SpA"),
    SampleLine("Seguridad y aseo", "Security and cleaning", "venue", 185_000, "Teatro Oriente SpA", currency="CLF"),
    SampleLine("Coffee AM", "Morning coffee", "catering", 4_500, "Café Barrio Italia", Driver.IN_PERSON),
    SampleLine("Almuerzo general", "Lunch", "catering", 9_800, "Banquetes Ñuñoa", Driver.IN_PERSON),
    SampleLine("Almuerzo VIP", "VIP lunch", "catering", 32_000, "Cocina de Ximena", quantity=40, stretch=60),
    SampleLine("Streaming multicámara", "Streaming, several cameras", "av", 2_900_000, "Andes Streaming"),
    SampleLine("Plataforma en vivo", "Live platform", "licences", 85_000, "", currency="USD"),
    SampleLine("Pasajes de charlistas", "Flights of speakers", "travel", 48_000, "", Driver.SPEAKER, currency="USD"),
    SampleLine("Hotel de charlistas", "Hotel of speakers", "travel", 78_000, "", Driver.SPEAKER, quantity=2),
    SampleLine("Honorarios de animación", "Fee of the host", "fees", 650_000, ""),
    SampleLine("Poleras", "T-shirts", "swag", 5_900, "Poleras del Puerto", Driver.IN_PERSON),
    SampleLine("Señalética", "Signs", "swag", 780_000, "Imprenta Mapocho"),
    SampleLine("Prensa y difusión", "Press and reach", "communication", 1_200_000, "Revista Byte"),
    SampleLine("Seguro de responsabilidad", "Liability insurance", "insurance", 7_500, "", currency="CLF"),
    SampleLine("Imprevistos", "Contingency", "contingency", 1_500_000),
    SampleLine(
        "Auspicio oro", "Gold sponsorship", "sponsorship", 8_000_000, "Banco Araucaria", flow=Flow.INCOME, level="oro"
    ),
    SampleLine(
        "Auspicio plata",
        "Silver sponsorship",
        "sponsorship",
        4_000_000,
        "Nube Austral",
        flow=Flow.INCOME,
        level="plata",
    ),
    SampleLine("Entradas", "Tickets", "tickets", 15_000, "", Driver.IN_PERSON, flow=Flow.INCOME),
)
_PLANS: dict[EventKind, Sequence[SampleLine]] = {
    EventKind.CONFERENCE: _BIG,
    EventKind.MEETUP: (
        SampleLine("Pizza y bebidas", "Pizza and drinks", "catering", 4_900, "Café Barrio Italia", Driver.IN_PERSON),
        SampleLine("Stickers", "Stickers", "swag", 45_000, "Imprenta Mapocho"),
        SampleLine("Grabación", "Recording", "av", 120_000, "Señal Sur"),
    ),
    EventKind.WORKSHOP: (
        SampleLine("Coffee break", "Coffee break", "catering", 3_900, "Café Barrio Italia", Driver.IN_PERSON),
        SampleLine("Material impreso", "Printed material", "swag", 2_200, "Imprenta Mapocho", Driver.IN_PERSON),
    ),
    EventKind.WEBINAR: (
        SampleLine("Edición del video", "Editing of the video", "av", 90_000, "Andes Streaming"),
        SampleLine("Anuncios", "Advertising", "communication", 12_000, "", currency="USD"),
    ),
    EventKind.HACKATHON: (
        SampleLine("Comida de dos días", "Food for two days", "catering", 18_500, "Cocina de Ximena", Driver.IN_PERSON),
        SampleLine("Premios", "Prizes", "swag", 1_800_000),
        SampleLine("Arriendo", "Rent", "venue", 1_200_000),
        SampleLine("Mentores, traslado", "Mentors, transport", "travel", 35_000, "", Driver.STAFF),
        SampleLine(
            "Auspicio de premios", "Sponsorship of prizes", "sponsorship", 1_500_000, "Nube Austral", flow=Flow.INCOME
        ),
    ),
    EventKind.TALK: (SampleLine("Viaje", "Trip", "travel", 165_000),),
    EventKind.PRESENCE: (
        SampleLine("Stand", "Booth", "venue", 1_100_000),
        SampleLine("Pendones y folletos", "Banners and leaflets", "swag", 420_000, "Imprenta Mapocho"),
        SampleLine("Viáticos", "Allowances", "travel", 45_000, "", Driver.STAFF),
    ),
    EventKind.INTERNAL: (
        SampleLine("Almuerzo del equipo", "Lunch of the team", "catering", 11_500, "", Driver.IN_PERSON),
    ),
}
SUPPLIERS = ("Teatro Oriente SpA",)
"""Organisations that only the money knows."""
ENVELOPES: Sequence[tuple[str, int]] = (
    ("venue", 17_500_000),
    ("catering", 25_000_000),
    ("av", 9_500_000),
    ("travel", 24_000_000),
    ("fees", 2_500_000),
    ("swag", 12_500_000),
    ("communication", 5_000_000),
    ("licences", 4_500_000),
    ("insurance", 1_200_000),
    ("contingency", 4_000_000),
)
_YEARLY = (
    SampleLine("Licencias de edición y correo", "Editing and mail licences", "licences", 240_000, "", currency="USD"),
    SampleLine("Membresías de comunidades", "Memberships of communities", "communication", 900_000),
    SampleLine("Stock de poleras", "Stock of T-shirts", "swag", 2_400_000, "Poleras del Puerto"),
)
_SPENT = {"venue": 17_400_000, "catering": 18_900_000, "av": 7_200_000, "travel": 6_100_000, "swag": 7_700_000}


class SampledLine(Struct, frozen=True):
    """A line with what happened on it; an entry's `settles_id` is a place in that list, from 1."""

    line: BudgetLineDraft
    supplier: str = ""
    entries: Sequence[EntryDraft] = field(default=())
    benefits: Sequence[tuple[str, int, bool]] = ()
    """What a sponsor was promised, how many days before the event, and whether it is done."""


def rates(year: int, today: date) -> Iterator[RateDraft]:
    """The UF creeps up, the dollar moves; a month each, up to today."""
    for month in range(12):
        day = date(year, month + 1, 1)
        if day <= today or month == 0:
            uf, dollar = 3_912_000 + 12_500 * month, 93_100 + (month * 37) % 11 * 240
            yield RateDraft(currency="CLF", day=day, value=uf * ONE // 100, base=CURRENCY, source="SII")
            yield RateDraft(currency="USD", day=day, value=dollar * ONE // 100, base=CURRENCY, source="Banco Central")


def envelopes(year: int) -> Iterator[EnvelopeDraft]:
    """What was approved for each category."""
    for category, amount in ENVELOPES:
        yield EnvelopeDraft(
            category=category, year=year, amount=amount, approved_by="Marcela Ríos", approved_on=date(year - 1, 12, 15)
        )


def yearly(year: int, today: date, language: str) -> Iterator[SampledLine]:
    """Money that belongs to no event, and what the two years before came to."""
    for plan in _YEARLY:
        line = revised(_line(plan, language, None), year=year)
        yield SampledLine(line, plan.supplier, tuple(_history(line, plan, date(year, 3, 1), today, 1)))
    for past in (year - 1, year - 2):
        for category, spent in _SPENT.items():
            amount = spent * (100 - 8 * (year - past)) // 100
            name = f"Eventos {past}" if language == "es" else f"Events {past}"
            line = BudgetLineDraft(
                name=name, year=past, category=category, amount=amount * 103 // 100, currency=CURRENCY, closed=True
            )
            paid = EntryDraft(kind=EntryKind.INVOICE, amount=amount, currency=CURRENCY, budget_line_id=0)
            payment = revised(paid, kind=EntryKind.PAYMENT, day=date(past, 12, 1), settles_id=1)
            yield SampledLine(line, "", (revised(paid, day=date(past, 11, 20)), payment))


def lines(event: EventDraft, today: date, language: str, dice: random.Random) -> Iterator[SampledLine]:
    """What an event costs and brings, and what happened of it by today; ideas have a plan and nothing else."""
    if event.first_day is None or event.status is Status.CANCELLED:
        return
    small = 4 if event.kind is EventKind.CONFERENCE and (event.capacity or 0) < 100 else 1
    for n, plan in enumerate(_PLANS[event.kind]):
        if plan.driver is Driver.IN_PERSON and event.format is Format.VIRTUAL:
            continue
        line = _line(plan, language, 0)
        if small > 1 and line.amount:
            line = revised(line, amount=line.amount // small)
        if event.status is Status.IDEA:
            yield SampledLine(line, plan.supplier)
            continue
        heads = (event.capacity or 0) * 9 // 10
        number = 1000 + dice.randrange(8000)
        found = list(_history(line, plan, event.first_day, today, number, heads))
        yield SampledLine(line, plan.supplier, tuple(found), _benefits(plan, event.first_day, today, language, n))


def _line(plan: SampleLine, language: str, event_id: int | None) -> BudgetLineDraft:
    priced = plan.driver is not Driver.FIXED or plan.quantity != 1
    return BudgetLineDraft(
        name=plan.es if language == "es" else plan.en,
        flow=plan.flow,
        event_id=event_id,
        category=plan.category,
        driver=plan.driver,
        quantity=plan.quantity * THOUSAND,
        unit_price=plan.amount if priced else None,
        amount=None if priced else plan.amount,
        currency=plan.currency,
        vat=VAT if plan.currency == CURRENCY and plan.category in {"catering", "swag", "av"} else None,
        cost_centre="DevRel" if plan.category != "staff" else "",
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
        reason=_STRETCHED if plan.stretch else "",
    )
    late = plan.category == "av" and invoiced > today
    yield from _settled(base, today, number, None if late else deposit, invoiced, paid)


_STRETCHED = "40 → 60 VIP"


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


def _benefits(plan: SampleLine, day: date, today: date, language: str, n: int) -> Sequence[tuple[str, int, bool]]:
    if plan.category != "sponsorship":
        return ()
    said = (
        (("Logo en el escenario", 5), ("Stand de 3×2 m", 1), ("Mención en prensa", 20))
        if language == "es"
        else (("Logo on the stage", 5), ("Booth of 3×2 m", 1), ("Named in the press", 20))
    )
    return [(text, days, day - timedelta(days=days) < today) for text, days in said[: 3 - n % 2]]
