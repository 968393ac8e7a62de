"""The budget of an event against a table made by hand, and sums that are the same whichever way they are made."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.decisions import CATEGORY_RULE, ENVELOPE, Over
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.dues import AmountDue, Part
from eventplanner.domain.budget.entries import ENTRY, Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.figures import Figures, of_line, total
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE, BudgetLine, BudgetLineDraft
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.domain.ideas.what_if import Idea
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base import settings as choices
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals, budget, entries, what_if, year_budget
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.storage.queries import records as rows
from kit import Apart, Fill, Filled, add, change, transfer


def expected(planner: Planner, event: int, in_person: str) -> None:
    there = records.single(planner, HEADCOUNT, event)
    base = HEADCOUNT.draft_of(there) if there else HEADCOUNT.blank(event)
    records.put(planner, HEADCOUNT, event, records.read(planner, HEADCOUNT, {"expected_in_person": in_person}, base))


class Ids(NamedTuple):
    """What the plan of the tests has, by name."""

    event: int
    line: dict[str, int]
    entry: dict[str, int]


# What one unit was worth, in CLP:
#
#               1 March     5 March     9 March (the latest)
#   UF (CLF)    39.000,00   39.100,00   39.200,50
#   USD            950,00      960,25      940,10
RATES = [
    ("UF", "2027-03-01", "39.000"),
    ("UF", "2027-03-05", "39.100"),
    ("UF", "2027-03-09", "39.200,50"),
    ("USD", "2027-03-01", "950"),
    ("USD", "2027-03-05", "960,25"),
    ("USD", "2027-03-09", "940,10"),
]
LINES = {
    "Teatro": {"category": "venue", "amount": "120", "currency": "UF", "vat": "19", "organisation_id": "Teatro Sur"},
    "Almuerzo": {"category": "catering", "driver": "attendee", "unit_price": "8.500", "vat": "19"},
    "Café": {"category": "catering", "driver": "attendee", "quantity": "2", "unit_price": "1.500", "vat": "19"},
    "Streaming": {"category": "av", "amount": "1.200,50", "currency": "USD"},
    "Honorarios": {"category": "fees", "driver": "speaker", "unit_price": "200.000"},
    "Pasajes": {"category": "travel", "amount": "150.000"},
    "Poleras": {"category": "swag", "driver": "attendee", "unit_price": "5.000"},
    "Anfitrionas": {"category": "staff", "driver": "hour", "unit_price": "12.000"},
    "Imprevistos": {"category": "contingency", "amount": "300.000"},
    "Andina": {"flow": "income", "category": "sponsorship", "amount": "1.240.000", "vat": "19", "level": "oro"},
    "Entradas": {"flow": "income", "category": "tickets", "driver": "in_person", "unit_price": "10.000"},
}
# Name, line, texts; what it settles is named by its name.
ENTRIES: list[tuple[str, str, dict[str, str]]] = [
    (
        "contract",
        "Teatro",
        {
            "kind": "commitment",
            "paper": "contract",
            "amount": "120",
            "day": "2027-03-01",
            "due": "2027-05-25",
            "deposit": "36",
            "deposit_due": "2027-03-08",
        },
    ),
    ("deposit", "Teatro", {"kind": "payment", "amount": "36", "day": "2027-03-08", "settles_id": "contract"}),
    ("order", "Almuerzo", {"kind": "commitment", "amount": "510.000", "day": "2027-03-02", "due": "2027-05-21"}),
    (
        "lunch invoice",
        "Almuerzo",
        {"kind": "invoice", "amount": "300.000", "day": "2027-03-03", "due": "2027-03-05", "settles_id": "order"},
    ),
    ("lunch paid", "Almuerzo", {"kind": "payment", "amount": "100.000", "settles_id": "lunch invoice"}),
    ("coffee quote", "Café", {"kind": "quote", "amount": "999.000", "day": "2027-03-02"}),
    ("coffee invoice", "Café", {"kind": "invoice", "amount": "250.000", "day": "2027-03-04", "due": "2027-03-20"}),
    (
        "stream invoice",
        "Streaming",
        {"kind": "invoice", "amount": "1.200,50", "day": "2027-03-01", "due": "2027-04-01"},
    ),
    (
        "stream paid",
        "Streaming",
        {"kind": "payment", "amount": "500", "day": "2027-03-05", "settles_id": "stream invoice"},
    ),
    (
        "fee",
        "Honorarios",
        {
            "kind": "invoice",
            "paper": "fee receipt",
            "amount": "400.000",
            "day": "2027-03-03",
            "due": "2027-03-10",
            "person_id": "Paula Neira",
        },
    ),
    ("fee paid", "Honorarios", {"kind": "payment", "amount": "336.000", "day": "2027-03-08", "settles_id": "fee"}),
    ("claimed", "Pasajes", {"kind": "claim", "amount": "42.300", "day": "2027-03-06", "person_id": "Leo Díaz"}),
    (
        "approved",
        "Pasajes",
        {"kind": "claim", "amount": "65.000", "day": "2027-03-06", "state": "approved", "person_id": "Leo Díaz"},
    ),
    (
        "repaid",
        "Pasajes",
        {"kind": "claim", "amount": "30.000", "day": "2027-03-04", "state": "paid", "person_id": "Leo Díaz"},
    ),
    ("pledge", "Andina", {"kind": "pledge", "amount": "1.000.000", "day": "2027-03-02", "due": "2027-06-01"}),
    (
        "sponsor invoice",
        "Andina",
        {"kind": "invoice", "amount": "500.000", "day": "2027-03-05", "settles_id": "pledge"},
    ),
    (
        "sponsor paid",
        "Andina",
        {"kind": "payment", "amount": "500.000", "day": "2027-03-08", "settles_id": "sponsor invoice"},
    ),
    ("shirts", "Andina", {"kind": "in kind", "amount": "240.000", "day": "2027-03-06", "against_id": "Poleras"}),
    ("sold", "Entradas", {"kind": "ticket", "amount": "350.000", "day": "2027-03-07"}),
    ("given back", "Entradas", {"kind": "refund", "amount": "10.000", "day": "2027-03-08", "settles_id": "sold"}),
]


def devconf(planner: Planner) -> Ids:
    """DevConf, a day of nine hours with three speakers; 60 are expected."""
    start = datetime(2027, 5, 20, 9)
    draft = EventDraft(
        title="DevConf",
        status=Status.CONFIRMED,
        start=start,
        end=start.replace(hour=18),
        timezone="America/Santiago",
    )
    event = events.added(planner, events.create(planner, draft)).id
    heads = {"expected_in_person": "60", "speakers": "3", "staff": "4"}
    records.put(planner, HEADCOUNT, event, records.read(planner, HEADCOUNT, heads, HEADCOUNT.blank(event)))
    for currency, day, value in RATES:
        add(planner, RATE, currency=currency, day=day, value=value)
    lines = {name: add(planner, BUDGET_LINE, event, name=name, **texts).id for name, texts in LINES.items()}
    made: dict[str, int] = {}
    for name, line, texts in ENTRIES:
        there = records.get(planner, BUDGET_LINE, lines[line])
        said = {"currency": there.currency, **texts}
        for column, among in (("settles_id", made), ("against_id", lines)):
            if column in said:
                said[column] = f"#{among[said[column]]}"
        made[name] = add(planner, ENTRY, lines[line], **said).id
    return Ids(event, lines, made)


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[Ids]:
    return fill(devconf)


@pytest.fixture(scope="module")
def template(made: Filled[Ids]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def ids(made: Filled[Ids]) -> Ids:
    return made.value


def read(planner: Planner, ids: Ids) -> EventBudget:
    return budget.of_id(planner, ids.event)


def line(planner: Planner, ids: Ids, name: str) -> BudgetLine:
    return records.get(planner, BUDGET_LINE, ids.line[name])


def entry(planner: Planner, ids: Ids, name: str) -> Entry:
    return records.get(planner, ENTRY, ids.entry[name])


Row = tuple[int | None, ...]


def row(figures: Figures) -> Row:
    return (
        *(figures.planned, figures.committed, figures.actual, figures.paid, figures.forecast),
        *(figures.available, figures.variance, figures.percent, figures.exchange),
    )


def by_line(found: EventBudget) -> dict[str, Row]:
    return {each.line.name: row(each.figures) for each in found.rows}


def due_row(due: AmountDue) -> tuple[object, ...]:
    return due.line.name, due.part, due.amount, due.gross, due.currency, due.base, due.day


# The table, made by hand; everything in CLP, net. Columns:
#   planned, committed, actual, paid, forecast, available, variance, % used, exchange difference
BY_LINE: dict[str, Row] = {
    # planned   UF 120 × 39.200,50 = 4.704.060
    # paid      UF 36 on 8 March at 39.100 (of the 5th) = 1.407.600; nothing is invoiced beside it
    # committed 1.407.600 + UF 84 × 39.200,50 (3.292.842) = 4.700.442
    # used      4.700.442 / 4.704.060 = 99,92 %
    # exchange  UF 36 × (39.100 − 39.000, as on the day of the contract) = 3.600
    "Teatro": (4_704_060, 4_700_442, 1_407_600, 1_407_600, 4_704_060, 3_618, 0, 100, 3_600),
    # planned   60 × 8.500 = 510.000, all of it ordered, 300.000 invoiced, 100.000 paid
    "Almuerzo": (510_000, 510_000, 300_000, 100_000, 510_000, 0, 0, 100, 0),
    # planned   2 × 60 × 1.500 = 180.000; an invoice of 250.000 without an order commits itself; the quote binds nobody
    # used      250 / 180 = 138,9 %
    "Café": (180_000, 250_000, 250_000, 0, 250_000, -70_000, -70_000, 139, 0),
    # planned   US$ 1.200,50 × 940,10 = 1.128.590,05
    # paid      US$ 500 × 960,25 = 480.125
    # actual    480.125 + US$ 700,50 × 940,10 (658.540,05) = 1.138.665
    # used      1.138.665 / 1.128.590 = 100,89 %
    # exchange  US$ 500 × (960,25 − 950) = 5.125
    "Streaming": (1_128_590, 1_138_665, 1_138_665, 480_125, 1_138_665, -10_075, -10_075, 101, 5_125),
    # planned   3 × 200.000; a receipt of 400.000, of which 16 % (64.000) are withheld, so 336.000 are paid
    "Honorarios": (600_000, 400_000, 400_000, 336_000, 600_000, 200_000, 0, 67, 0),
    # committed 42.300 + 65.000 + 30.000; what is only claimed is not actual; 137,3 / 150 = 91,5 %
    "Pasajes": (150_000, 137_300, 95_000, 30_000, 150_000, 12_700, 0, 92, 0),
    # planned   60 × 5.000; 240.000 come in kind
    "Poleras": (300_000, 240_000, 240_000, 240_000, 300_000, 60_000, 0, 80, 0),
    # planned   9 hours × 12.000
    "Anfitrionas": (108_000, 0, 0, 0, 108_000, 108_000, 0, 0, 0),
    "Imprevistos": (300_000, 0, 0, 0, 300_000, 300_000, 0, 0, 0),
    # pledged 1.000.000, of which 500.000 are invoiced and received; 240.000 in kind
    "Andina": (1_240_000, 1_240_000, 740_000, 740_000, 1_240_000, 0, 0, 100, 0),
    # planned   60 × 10.000; sold 350.000, given back 10.000; 34 / 60 = 56,7 %
    "Entradas": (600_000, 340_000, 340_000, 340_000, 600_000, 260_000, 0, 57, 0),
}
BY_CATEGORY: dict[str, Row] = {
    "venue": BY_LINE["Teatro"],
    # 510.000 + 180.000; 510.000 + 250.000; 300.000 + 250.000; 100.000; 760 / 690 = 110,1 %
    "catering": (690_000, 760_000, 550_000, 100_000, 760_000, -70_000, -70_000, 110, 0),
    "av": BY_LINE["Streaming"],
    "travel": BY_LINE["Pasajes"],
    "fees": BY_LINE["Honorarios"],
    "swag": BY_LINE["Poleras"],
    "staff": BY_LINE["Anfitrionas"],
    "contingency": BY_LINE["Imprevistos"],
    "sponsorship": BY_LINE["Andina"],
    "tickets": BY_LINE["Entradas"],
}
# planned   4.704.060 + 690.000 + 1.128.590 + 150.000 + 600.000 + 300.000 + 108.000 + 300.000
# committed 4.700.442 + 760.000 + 1.138.665 + 137.300 + 400.000 + 240.000
# actual    1.407.600 + 550.000 + 1.138.665 +  95.000 + 400.000 + 240.000
# paid      1.407.600 + 100.000 +   480.125 +  30.000 + 336.000 + 240.000
# forecast  4.704.060 + 760.000 + 1.138.665 + 150.000 + 600.000 + 300.000 + 108.000 + 300.000
# used      7.376.407 / 7.980.650 = 92,4 %
EXPENSES: Row = (7_980_650, 7_376_407, 3_831_265, 2_593_725, 8_060_725, 604_243, -80_075, 92, 8_725)
# 1.240.000 + 600.000; 1.240.000 + 340.000; 740.000 + 340.000; 1.580 / 1.840 = 85,9 %
INCOMES: Row = (1_840_000, 1_580_000, 1_080_000, 1_080_000, 1_840_000, 260_000, 0, 86, 0)

# Net and with 19 % tax as it leaves the bank; base is the gross in CLP at the latest rate.
DUES: list[tuple[object, ...]] = [
    # 300.000 invoiced, 100.000 paid
    ("Almuerzo", Part.WHOLE, 200_000, 238_000, "CLP", 238_000, date(2027, 3, 5)),
    ("Pasajes", Part.CLAIM, 65_000, 65_000, "CLP", 65_000, date(2027, 3, 6)),
    ("Café", Part.WHOLE, 250_000, 297_500, "CLP", 297_500, date(2027, 3, 20)),
    # US$ 1.200,50 − 500; × 940,10 = 658.540,05
    ("Streaming", Part.WHOLE, 70_050, 70_050, "USD", 658_540, date(2027, 4, 1)),
    # 16 % of 400.000, on the twelfth of the month after the receipt
    ("Honorarios", Part.WITHHELD, 64_000, 64_000, "CLP", 64_000, date(2027, 4, 12)),
    # ordered 510.000, invoiced 300.000
    ("Almuerzo", Part.WHOLE, 210_000, 249_900, "CLP", 249_900, date(2027, 5, 21)),
    # UF 120 − 36; UF 84 × 1,19 = UF 99,96; × 39.200,50 = 3.918.481,98
    ("Teatro", Part.BALANCE, 840_000, 999_600, "CLF", 3_918_482, date(2027, 5, 25)),
    # pledged 1.000.000, invoiced and received 500.000
    ("Andina", Part.WHOLE, 500_000, 595_000, "CLP", 595_000, date(2027, 6, 1)),
]


def test_every_figure_of_every_line_is_that_of_the_table(planner: Planner, ids: Ids) -> None:
    assert by_line(read(planner, ids)) == BY_LINE


def test_every_category_is_the_sum_of_its_lines(planner: Planner, ids: Ids) -> None:
    found = read(planner, ids)
    assert {each.category: row(each.figures) for each in found.categories} == BY_CATEGORY
    assert [each.category for each in found.categories] == list(BY_CATEGORY)
    assert [each.category for each in found.categories if each.figures.is_over] == ["catering", "av"]
    assert [each.line.name for each in found.rows if each.figures.is_over] == ["Café", "Streaming"]


def test_the_event_is_the_sum_of_its_categories(planner: Planner, ids: Ids) -> None:
    found = read(planner, ids)
    assert row(found.expenses) == EXPENSES
    assert row(found.incomes) == INCOMES
    assert (found.net_planned, found.net_forecast) == (6_140_650, 6_220_725)
    assert (found.exchange, found.missing) == (8_725, 0)


def test_the_year_is_the_sum_of_its_events_and_its_quarter(planner: Planner, ids: Ids) -> None:
    found = year_budget.of_year(planner, 2027)
    assert (row(found.expenses), row(found.incomes)) == (EXPENSES, INCOMES)
    assert {each.name: row(each.figures) for each in found.by_category} == BY_CATEGORY
    assert [(each.name, row(each.figures)) for each in found.by_event] == [("DevConf", EXPENSES)]
    assert [(each.name, row(each.figures)) for each in found.by_quarter] == [("2", EXPENSES)]


def test_everything_that_is_due_is_said_with_its_day(planner: Planner, ids: Ids) -> None:
    found = read(planner, ids)
    assert [due_row(due) for due in found.dues] == DUES
    assert [due_row(due) for due in year_budget.open_dues(planner)] == DUES
    assert [due.line.name for due in found.dues if due.is_income] == ["Andina"]
    assert [due.days_late(found.today) for due in found.dues][:3] == [4, 3, -11]


def test_the_cash_of_a_month_has_the_tax_in_it(planner: Planner, ids: Ids) -> None:
    cash = {each.month.month: each for each in year_budget.of_year(planner, 2027).cash}
    # March, paid: UF 36 with tax are 1.407.600 × 1,19 = 1.675.044; 480.125; 336.000; 30.000 (a claim has no tax);
    # the 100.000 of the lunch with tax, of the day they were written down.
    assert cash[3].paid == 1_675_044 + 480_125 + 336_000 + 30_000 + 119_000
    # Received: 500.000 × 1,19 = 595.000; tickets 350.000 − 10.000. What came in kind is no cash.
    assert cash[3].received == 595_000 + 340_000
    # What is late is to be paid now: 238.000 + 65.000 + 297.500.
    assert cash[3].to_pay == 600_500
    assert (cash[4].to_pay, cash[5].to_pay, cash[6].to_receive) == (658_540 + 64_000, 249_900 + 3_918_482, 595_000)


def test_what_is_withheld_of_a_fee_is_a_payment_of_its_own(planner: Planner, ids: Ids) -> None:
    fee = entry(planner, ids, "fee")
    assert (fee.withholding, fee.withheld_due) == (16_000, date(2027, 4, 12))
    (due,) = [due for due in read(planner, ids).dues if due.part is Part.WITHHELD]
    assert due.organisation_id is None

    paid = records.added(planner, ENTRY, entries.pay(planner, [due], date(2027, 4, 12)))
    assert (paid.amount, paid.pays_withheld, paid.person_id, paid.settles_id) == (64_000, True, None, fee.id)
    assert by_line(read(planner, ids))["Honorarios"] == (600_000, 400_000, 400_000, 400_000, 600_000, 200_000, 0, 67, 0)
    assert not [due for due in read(planner, ids).dues if due.line.name == "Honorarios"]


def test_more_guests_change_the_plan_of_what_grows_with_them_and_nothing_else(planner: Planner, ids: Ids) -> None:
    before = read(planner, ids)
    expected(planner, ids.event, "90")
    after = read(planner, ids)
    grown = {
        # 90 × 8.500; 510.000 of 765.000 are used
        "Almuerzo": (765_000, 510_000, 300_000, 100_000, 765_000, 255_000, 0, 67, 0),
        # 2 × 90 × 1.500; 250.000 of 270.000
        "Café": (270_000, 250_000, 250_000, 0, 270_000, 20_000, 0, 93, 0),
        # 90 × 5.000; 240.000 of 450.000
        "Poleras": (450_000, 240_000, 240_000, 240_000, 450_000, 210_000, 0, 53, 0),
        # 90 × 10.000; 340.000 of 900.000
        "Entradas": (900_000, 340_000, 340_000, 340_000, 900_000, 560_000, 0, 38, 0),
    }
    assert by_line(after) == BY_LINE | grown
    assert after.entries == before.entries
    assert [due_row(due) for due in after.dues] == DUES
    # 255.000 + 90.000 + 150.000 more
    assert after.expenses.planned == 7_980_650 + 495_000
    assert not any(each.figures.is_over for each in after.categories if each.category == "catering")

    history.undo(planner)
    assert by_line(read(planner, ids)) == BY_LINE


def test_who_was_counted_comes_before_who_was_expected(planner: Planner, ids: Ids) -> None:
    there = records.single(planner, HEADCOUNT, ids.event)
    reading = records.read(planner, HEADCOUNT, {"attended_in_person": "50"}, HEADCOUNT.draft_of(there))
    records.put(planner, HEADCOUNT, ids.event, reading)
    assert line(planner, ids, "Almuerzo").planned == 425_000
    expected(planner, ids.event, "90")
    assert line(planner, ids, "Almuerzo").planned == 425_000
    assert read(planner, ids).attended == 50


def test_closing_the_event_freezes_what_it_will_come_to_at_what_it_came_to(
    ids: Ids, at: Callable[..., Planner]
) -> None:
    planner = at("ana", datetime(2027, 6, 30, 12, tzinfo=UTC))
    events.set_status(planner, [events.get(planner, ids.event)], Status.HELD)
    assert by_line(read(planner, ids)) == BY_LINE
    events.set_status(planner, [events.get(planner, ids.event)], Status.CLOSED)
    closed = {}
    for name, (planned, committed, actual, paid, _forecast, available, _variance, percent, exchange) in BY_LINE.items():
        over = actual - planned
        closed[name] = (
            *(planned, committed, actual, paid, actual, available),
            *(over if name in {"Andina", "Entradas"} else -over, percent, exchange),
        )
    assert by_line(read(planner, ids)) == closed
    assert read(planner, ids).expenses.forecast == 3_831_265
    assert read(planner, ids).incomes.variance == 1_080_000 - 1_840_000

    events.set_status(planner, [events.get(planner, ids.event)], Status.HELD)
    assert by_line(read(planner, ids)) == BY_LINE


def test_a_closed_line_comes_to_what_was_invoiced(planner: Planner, ids: Ids) -> None:
    change(planner, BUDGET_LINE, line(planner, ids, "Honorarios"), closed="yes")
    assert by_line(read(planner, ids)) == BY_LINE | {
        "Honorarios": (600_000, 400_000, 400_000, 336_000, 400_000, 200_000, 200_000, 67, 0)
    }


def test_of_a_cancelled_event_only_what_is_ordered_is_still_owed(planner: Planner, ids: Ids) -> None:
    events.set_status(planner, [events.get(planner, ids.event)], Status.CANCELLED)
    found = by_line(read(planner, ids))
    assert {name: each[4] for name, each in found.items()} == {name: each[1] for name, each in BY_LINE.items()}
    assert {name: each[0] for name, each in found.items()} == {name: each[0] for name, each in BY_LINE.items()}


def test_a_claim_is_committed_then_actual_then_paid(planner: Planner, ids: Ids) -> None:
    def figures() -> tuple[int, int, int]:
        there = line(planner, ids, "Pasajes")
        return there.committed, there.actual, there.paid

    assert figures() == (137_300, 95_000, 30_000)
    entries.approve(planner, [entry(planner, ids, "claimed")])
    assert figures() == (137_300, 137_300, 30_000)
    wanted = [due for due in read(planner, ids).dues if due.part is Part.CLAIM]
    assert [due.amount for due in wanted] == [42_300, 65_000]
    entries.pay(planner, wanted, date(2027, 3, 9))
    assert figures() == (137_300, 137_300, 137_300)
    assert not [due for due in read(planner, ids).dues if due.part is Part.CLAIM]


def test_the_balance_is_paid_at_the_rate_of_its_day(planner: Planner, ids: Ids) -> None:
    add(planner, RATE, currency="CLF", day="2027-05-24", value="40.000")
    (balance,) = [due for due in read(planner, ids).dues if due.part is Part.BALANCE]
    assert balance.base == 3_998_400  # UF 99,96 × 40.000
    entries.pay(planner, [balance], date(2027, 5, 25))
    there = line(planner, ids, "Teatro")
    # UF 36 × 39.100 + UF 84 × 40.000
    assert (there.committed, there.actual, there.paid) == (4_767_600, 4_767_600, 4_767_600)
    # UF 36 × 100 + UF 84 × 1.000
    assert there.exchange == 87_600
    # UF 120 × 40.000
    assert there.planned == 4_800_000


def test_a_later_rate_moves_what_is_open_and_leaves_what_is_paid(planner: Planner, ids: Ids) -> None:
    add(planner, RATE, currency="USD", day="2027-03-10", value="1.000")
    there = line(planner, ids, "Streaming")
    # US$ 1.200,50 × 1.000; 480.125 + US$ 700,50 × 1.000
    assert (there.planned, there.actual, there.paid, there.exchange) == (1_200_500, 1_180_625, 480_125, 5_125)
    assert {name: each for name, each in by_line(read(planner, ids)).items() if name != "Streaming"} == {
        name: each for name, each in BY_LINE.items() if name != "Streaming"
    }


def test_without_a_rate_a_line_counts_nowhere_and_says_so(planner: Planner, ids: Ids) -> None:
    rates = [each for each in records.every(planner, RATE) if each.currency == "USD"]
    records.remove(planner, RATE, rates)
    found = read(planner, ids)
    (streaming,) = [each for each in found.rows if each.line.name == "Streaming"]
    assert row(streaming.figures) == (0, 0, 0, 0, 0, 0, 0, None, 0)
    # The line itself, and the invoice with its payment.
    assert (streaming.figures.missing, found.missing) == (2, 2)
    # It is still known what is owed, though not what that is worth.
    (due,) = [due for due in found.dues if due.line.name == "Streaming"]
    assert (due.gross, due.currency, due.base) == (70_050, "USD", None)


def test_what_is_given_in_kind_leaves_both_sides_when_it_goes(planner: Planner, ids: Ids) -> None:
    kinds.remove(planner, ENTRY, [entry(planner, ids, "shirts")])
    found = by_line(read(planner, ids))
    assert found["Poleras"][1:4] == (0, 0, 0)
    assert found["Andina"][1:4] == (1_000_000, 500_000, 500_000)
    history.undo(planner)
    assert by_line(read(planner, ids)) == BY_LINE


def test_the_entries_of_a_line_are_those_on_it_and_those_against_it(planner: Planner, ids: Ids) -> None:
    found = read(planner, ids)
    assert [each.id for each in found.of_line(line(planner, ids, "Poleras"))] == [ids.entry["shirts"]]
    assert len(found.of_line(line(planner, ids, "Andina"))) == 4


def test_a_frozen_plan_stands_beside_the_one_that_is_worked_on(planner: Planner, ids: Ids) -> None:
    approvals.approve(planner, ids.event, "Marta Rojas")
    expected(planner, ids.event, "90")
    found = read(planner, ids)
    assert found.approval is not None
    assert (found.approval.approved_by, found.approval.in_person, found.approved) == (
        "Marta Rojas",
        60,
        (EXPENSES[0], INCOMES[0]),
    )
    assert {each.line.name: each.approved for each in found.rows} == {name: each[0] for name, each in BY_LINE.items()}
    assert {each.category: each.approved for each in found.categories} == {
        name: each[0] for name, each in BY_CATEGORY.items()
    }


def test_before_an_approval_nothing_was_approved(planner: Planner, ids: Ids) -> None:
    found = read(planner, ids)
    assert (found.approval, found.approved, found.amendments) == (None, None, [])
    assert {each.approved for each in found.rows} == {each.approved for each in found.categories} == {None}


def test_what_was_taken_out_of_the_contingency_is_kept_with_its_reason(planner: Planner, ids: Ids) -> None:
    reserve, coffee = line(planner, ids, "Imprevistos"), line(planner, ids, "Café")
    transfer(planner, reserve, coffee, 70_000, "Dearer coffee")
    found = read(planner, ids)
    assert [(each.amount, each.reason, each.who) for each in found.contingency_uses] == [
        (70_000, "Dearer coffee", "ana")
    ]
    rows = by_line(found)
    assert rows["Café"][:1] + rows["Imprevistos"][:1] == (250_000, 230_000)
    assert found.expenses.planned == EXPENSES[0]
    assert [each.category for each in found.categories if each.figures.is_over] == ["av"]


def test_a_head_costs_its_share_of_what_is_forecast(planner: Planner, ids: Ids) -> None:
    found = read(planner, ids)
    # 8.060.725 / 60 = 134.345,4
    assert found.cost_per(60) == 134_345
    assert (found.cost_per(0), found.cost_per(None)) == (None, None)


def test_names_rules_and_benefits_come_along(planner: Planner, ids: Ids) -> None:
    add(planner, CATEGORY_RULE, category="catering", over="ask")
    add(planner, BENEFIT, ids.line["Andina"], text="Logo on the stage", due="2027-05-01")
    found = read(planner, ids)
    assert found.rules == {"catering": Over.ASK}
    assert [each.over for each in found.categories if each.category == "catering"] == [Over.ASK]
    assert [each.text for each in found.benefits] == ["Logo on the stage"]
    assert [each.party for each in found.rows if each.line.name == "Teatro"] == ["Teatro Sur"]
    assert set(found.people.values()) == {each.name for each in records.every(planner, PERSON)}
    assert set(found.names.values()) == {each.name for each in records.every(planner, ORGANISATION)}


def test_what_is_gross_is_not_taxed_again(planner: Planner, ids: Ids) -> None:
    choices.change(planner, prices="gross")
    found = read(planner, ids)
    assert by_line(found) == BY_LINE
    assert [due.gross for due in found.dues] == [due.amount for due in found.dues]
    cash = year_budget.of_year(planner, 2027).cash[2]
    assert cash.paid == 1_407_600 + 480_125 + 336_000 + 30_000 + 100_000


def test_an_envelope_is_held_against_what_is_within_it(planner: Planner, ids: Ids) -> None:
    add(planner, ENVELOPE, year="2027", amount="9.000.000")
    add(planner, ENVELOPE, year="2027", category="catering", amount="700.000")
    add(planner, ENVELOPE, year="2027", quarter="2", amount="8.000.000")
    found = year_budget.of_year(planner, 2027)
    assert found.envelope == 9_000_000
    assert [(each.record.category, each.record.quarter, each.left) for each in found.envelope_rows] == [
        ("", None, 9_000_000 - 8_060_725),
        ("", 2, 8_000_000 - 8_060_725),
        ("catering", None, -60_000),
    ]
    assert {each.name: each.left for each in found.by_category if each.envelope} == {"catering": -60_000}
    assert [each.left for each in found.by_quarter] == [8_000_000 - 8_060_725]


def test_two_who_ask_at_once_read_the_same(planner: Planner, ids: Ids, at: Callable[..., Planner]) -> None:
    assert by_line(read(at("leo"), ids)) == BY_LINE
    assert total_of(read(at("leo"), ids), Flow.EXPENSE) == 7_980_650


def total_of(found: EventBudget, flow: Flow) -> int:
    return sum(each.figures.planned for each in found.rows if each.line.flow is flow)


@pytest.mark.parametrize(
    "ideas",
    [
        [{"drop": True}],
        [{"in_person": 90}],
        [{"in_person": 10, "online": 45}],
        [{"start": date(2027, 11, 4)}],
        [{"start": date(2027, 1, 12), "in_person": 75}],
        [{"start": date(2028, 1, 12)}],
    ],
    ids=lambda ideas: " ".join(ideas[0]),
)
@pytest.mark.parametrize("closed", [False, True], ids=["", "closed"])
def test_what_is_tried_out_is_what_accepting_it_makes(
    planner: Planner, ids: Ids, ideas: list[dict[str, Any]], closed: bool
) -> None:
    if closed:
        change(planner, BUDGET_LINE, line(planner, ids, "Honorarios"), closed="yes")
    transfer(planner, line(planner, ids, "Imprevistos"), line(planner, ids, "Café"), 70_000, "Dearer coffee")
    wanted = [Idea(ids.event, **each) for each in ideas]
    before = year_budget.of_year(planner, 2027)
    tried = what_if.imagine(planner, before, wanted)
    assert year_budget.of_year(planner, 2027).cells == before.cells

    what_if.accept(planner, wanted)
    after = year_budget.of_year(planner, 2027)
    assert (tried.expenses, tried.incomes) == (after.expenses, after.incomes)
    assert tried.by_category == after.by_category
    assert [(each.name, each.figures) for each in tried.by_quarter] == [
        (each.name, each.figures) for each in after.by_quarter
    ]
    history.undo(planner)
    assert year_budget.of_year(planner, 2027).cells == before.cells


AMOUNTS = st.integers(0, 10**8)
CURRENCIES = st.sampled_from(["CLP", "CLP", "USD", "CLF", "EUR"])
A_LINE = st.tuples(
    *(st.integers(0, 3), st.sampled_from(Flow), st.sampled_from(Driver), st.sampled_from(["venue", "av", "own"])),
    *(st.sampled_from(["", "A"]), AMOUNTS, CURRENCIES, st.booleans()),
)
AN_ENTRY = st.tuples(
    *(st.integers(0, 9), st.sampled_from(EntryKind), AMOUNTS, CURRENCIES, st.integers(0, 9)),
    *(st.sampled_from(ClaimState), st.integers(0, 120)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(A_LINE, min_size=1, max_size=7), st.lists(AN_ENTRY, max_size=14))
def test_lines_categories_events_and_the_year_come_to_the_same_to_the_last_unit(
    apart: Apart, empty_plan: Path, lines: list[Any], found: list[Any]
) -> None:
    with apart(empty_plan) as planner:
        of = [*(event_of(planner, month) for month in (2, 5, 11)), None]
        write(planner, of, lines, found)

        every = records.every(planner, BUDGET_LINE)
        year = year_budget.of_year(planner, 2027)
        budgets = [budget.of_id(planner, id) for id in of if id is not None]
        for flow, whole in ((Flow.EXPENSE, year.expenses), (Flow.INCOME, year.incomes)):
            alone = total((of_line(each) for each in every if each.event_id is None), flow)
            by_line = total(map(of_line, every), flow)
            by_event = total([*(each.expenses for each in budgets), *(each.incomes for each in budgets), alone], flow)
            by_row = total([*(row.figures for each in budgets for row in each.rows), alone], flow)
            by_category = total((share.figures for share in year.by_category), flow)
            in_events = total([*(row.figures for each in budgets for row in each.categories), alone], flow)
            assert whole == by_line == by_event == by_row == by_category == in_events
            assert whole.committed >= whole.actual >= whole.paid
        for shares in (year.by_event, year.by_cost_centre, year.by_quarter):
            assert total(share.figures for share in shares) == year.expenses
        for each in budgets:
            assert [row.figures.committed for row in each.rows] == [
                sum(group.committed for group in each.groups(row.line)) for row in each.rows
            ]
        open_now = {due_row(due) for each in budgets for due in each.dues}
        assert {due_row(due) for due in year.dues if due.line.event_id} == open_now


def test_orders_that_settle_one_quote_are_due_as_one_group_in_the_year_too(planner: Planner) -> None:
    event = event_of(planner, 5)
    line = add(planner, BUDGET_LINE, event, name="AV", category="av", amount="100.000")
    quote = add(planner, ENTRY, line.id, kind="quote", amount="20.000")
    for amount, currency in (("5.000", "CLP"), ("1", "USD")):
        add(
            planner,
            ENTRY,
            line.id,
            kind="commitment",
            amount=amount,
            currency=currency,
            due="2027-05-01",
            settles_id=f"#{quote.id}",
        )

    of_event = [due_row(due) for due in budget.of_id(planner, event).dues]
    assert [due_row(due) for due in year_budget.open_dues(planner) if due.line.id == line.id] == of_event
    assert len(of_event) == 2


def event_of(planner: Planner, month: int) -> int:
    start = datetime(2027, month, 20, 9)
    draft = EventDraft(title=f"Event {month}", start=start, end=start.replace(hour=17), timezone="America/Santiago")
    event = events.added(planner, events.create(planner, draft)).id
    expected(planner, event, str(month * 10))
    return event


def write(planner: Planner, of: list[int | None], lines: list[Any], found: list[Any]) -> None:
    """Rates, lines and entries in one change; of euros there is no rate."""
    with planner.write(Message("All at once")) as writing:
        for currency, day, value in (("USD", "2027-02-01", 95_000_000_007), ("CLF", "2027-01-15", 3_900_012_345_678)):
            writing.add(
                RATE.name, {"currency": currency, "day": date.fromisoformat(day), "value": value, "base": "CLP"}
            )
        ids = []
        for n, (place, flow, driver, category, centre, price, currency, closed) in enumerate(lines):
            draft = BudgetLineDraft(
                name=f"Line {n}",
                flow=flow,
                event_id=of[place],
                year=None if of[place] else 2027,
                category=category,
                cost_centre=centre,
                driver=driver,
                unit_price=price,
                currency=currency,
                closed=closed,
            )
            ids.append(writing.add(BUDGET_LINE.name, rows.stored(BUDGET_LINE, draft)))
        made: list[tuple[int, int]] = []
        for place, kind, amount, currency, settles, state, day in found:
            own = ids[place % len(ids)]
            beside = [id for id, line_id in made if line_id == own]
            entry_draft = EntryDraft(
                kind=kind,
                budget_line_id=own,
                amount=amount,
                currency=currency,
                day=date(2027, 1, 1) + timedelta(days=day),
                settles_id=beside[settles % len(beside)] if beside and settles % 3 else None,
                state=state,
                against_id=ids[settles % len(ids)] if kind is EntryKind.IN_KIND and settles % 2 else None,
            )
            made.append((writing.add(ENTRY.name, rows.stored(ENTRY, entry_draft)), own))
