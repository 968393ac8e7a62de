"""Budgets that people keep in spreadsheets: they come in with their totals, once, and what is wrong in them is said."""

import csv
import io
import re
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.base.money import Money, exponent
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.decisions import APPROVAL
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base import settings as choices
from eventplanner.services.budget import budget_lines, budget_summary
from eventplanner.services.events import events
from eventplanner.services.exchange import importing
from eventplanner.services.exchange.budget_import import BudgetImporting
from eventplanner.services.records import records
from kit import Fill, Filled

# The tables of Astro Hack Week and Geo Hack Week are from “Sample Budgets” of uwescience/HackWeek-Toolkit, CC BY 4.0.
# The four of the conference of 2018 are from the budget of ournetworks/2018, CC BY-SA 4.0.
LEIDEN = [
    ("Budget Item", "+Funding/-Cost"),
    ("Lorentz Center Funding", "+ €6875"),
    ("External grant funding", "+€10000"),
    ("Hotel Refund for eight participants (€85/night)", "- €3400"),
    ("Travel refunds within Europe (€300 max; 1 person) and outside Europe (€800 max; 7 persons)", "- €5900"),
    ("Lunch for 55 participants, (€11/per person per day)", "-€ 3025"),
]
CAMBRIDGE = [
    ("Expenditure", "Cost"),
    ("Tea, Coffee, Biscuits in KICC Foyer for 5 days", "£500 for 50 participants"),
    ("Lunch at Churchill for 5 days", "£2750 for 50 participants"),
    ("Conference Dinner for 1 night", "£1850 for 50 participants"),
    ("Hotel Refund for 5 days", "£4500 for 12 participants"),
    ("Travel Refund for European Travel", "£2400 for 8 participants"),
    ("Travel Refund for Non-European Travel", "£4900 for 6 participants"),
    ("Miscellaneous (badges, cleaning, IT support, etc)", "£600"),
    ("Contingency", "£1000"),
    ("Registration Fees", "-£3500"),
    ("Total", "£15000"),
]
SEATTLE = [
    ("Expenditure", "Cost"),
    ("Cloud computing fees", "$1,000 / day"),
    ("Room reservation", "$ 560 / day"),
    ("Lunch meal cards", "$70 / participant"),
    ("Snacks/coffee breaks", "$55 / day / participant"),
    ("International travel support", "$600 / participant for 2 participants"),
    ("Domestic travel support", "$300 / participant for 6 participants"),
    ("Instructor lodging", "$600 / instructor"),
    ("Miscellaneous (badges, cleaning, IT support, etc)", "$300"),
    ("Total Expenses (estimate)", "$20,000"),
]
SPENT = [
    ("Category", "Amount", "Against Projected"),
    ("A/V", "$250.48", "-$49.52"),
    ("Agitprop", "$2,366.80", "-$333.20"),
    ("Catering", "$2,466.89", "+$96.89"),
    ("Honoraria", "$1,324.56", "+$74.56"),
    ("Registration", "$50.00", "+$50.00"),
    ("Sessions", "$16.23", "-$33.77"),
    ("Setup Supplies", "$5.65", "-$394.35"),
    ("Web", "$49.24", "-$50.76"),
    ("Yami-ichi", "$2,508.00", "+$2,108.00"),
    ("Total Expenses", "$9,037.85", ""),
]
RECEIVED = [
    ("Category", "Amount", "Against Projected"),
    ("Sponsorship", "$5,990.45", "+$2,690.45"),
    ("Registration", "$2,214.09", "-$85.91"),
    ("Swag", "$971.00", "+$106.00"),
    ("Projected Inflow Total", "$9,175.54", ""),
]
CONFIRMED = [
    ("Category", "Description", "Amount"),
    ("", "Conference Space and A/V", ""),
    ("Space", "Rental", "$0.00"),
    ("A/V", "Audio/Visual, Streaming", "$100.00"),
    ("", "Catering", ""),
    ("Catering", "Afternoon coffee break x2", "$300.00"),
    ("Catering", "Morning coffee break x2", "$300.00"),
    ("Catering", "Lunch x2", "$1,500.00"),
    ("", "Sessions", ""),
    ("Honoraria", "Presenters (honoraria, thank yous)", "$1,250.00"),
    ("Sessions", "Discussion/Sprint Session Materials (e.g. paper, markers, etc...)", "$50.00"),
    ("Sessions", "Workshop materials", "$0.00"),
    ("", "Web", ""),
    ("Web", "Digital Ocean (1 yr)", "$100.00"),
    ("", "Agitprop", ""),
    ("Agitprop", "Advertising (incl. printing, program, lanyards)", "$150.00"),
    ("Agitprop", "Swag (Stickers, T-Shirts, Buttons)", "$2,350.00"),
    ("Agitprop", "Logo design", "$100.00"),
    ("", "Yami-ichi Kickoff", ""),
    ("Space", "Space Rental - Gathering Space & Small Gallery", "$0.00"),
    ("A/V", "Music (e.g. DJ?)", "$200.00"),
    ("Space", "SOP Permit (more expensive fee from April 1)", "$0.00"),
    ("Space", "Security", "$400.00"),
    ("Catering", "Catering - Club Mate", "$270.00"),
    ("Setup Supplies", "Equipment -- Tables, Chairs Purchase", "$250.00"),
    ("Agitprop", "Agitprop", "$100.00"),
    ("Setup Supplies", "Setup Supplies (e.g., Decorations, Electrical Tape, Runners, etc...)", "$150.00"),
    ("", "Budgeted Total", "$7,570.00"),
]
PROJECTED = [
    ("Category", "Amount"),
    ("Sponsorship", "$3,300.00"),
    ("Registration", "$2,300.00"),
    ("Swag", "$865.00"),
    ("Projected Inflow Total", "$6,465.00"),
]
# Currency, lines, expenses and incomes in minor units.
COMES_TO = [
    pytest.param(LEIDEN, "EUR", 5, 12_325_00, 16_875_00, id="leiden"),
    pytest.param(CAMBRIDGE, "GBP", 9, 18_500_00, 3_500_00, id="cambridge"),
    # On five days, with 50 who come and 6 who teach.
    pytest.param(SEATTLE, "USD", 8, 5_000_00 + 2_800_00 + 3_500_00 + 13_750_00 + 1_200_00 + 1_800_00 + 3_600_00 + 300_00, 0, id="seattle"),
    pytest.param(SPENT, "USD", 9, 9_037_85, 0, id="spent"),
    pytest.param(RECEIVED, "USD", 3, 0, 9_175_54, id="received"),
    pytest.param(CONFIRMED, "USD", 20, 7_570_00, 0, id="confirmed"),
    pytest.param(PROJECTED, "USD", 3, 0, 6_465_00, id="projected"),
]  # fmt: skip
PLAIN = re.compile(r"(?P<minus>-?)[$€£](?P<number>[\d,]+(?:\.\d\d)?)")


def as_csv(rows, delimiter=","):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode()


def as_workbook(rows):
    """Every cell as a text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Budget")
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(line, place, cell)
    return file.getvalue()


def as_kept(rows, title="Budget of the conference"):
    """As somebody keeps it: titles over merged cells, numbers with a format, a total that is a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Hoja 1")
        money = book.add_format({"num_format": "#,##0.00"})
        sheet.merge_range(0, 0, 0, 3, title)
        sheet.merge_range(1, 0, 1, 3, "last change: 1 June")
        amount = next(n for n, cell in enumerate(rows[0]) if cell in {"Amount", "Cost", "+Funding/-Cost"})
        for line, row in enumerate(rows, 3):
            for place, cell in enumerate(row):
                plain = PLAIN.fullmatch(cell.replace(" ", "").replace("+", "")) if place == amount and cell else None
                if plain is None:
                    sheet.write_string(line, place, cell)
                    continue
                number = float(plain["minus"] + plain["number"].replace(",", ""))
                if "Total" in "".join(row):
                    column = chr(ord("A") + place)
                    sheet.write_formula(line, place, f"=SUM({column}5:{column}{line})", money, number)
                else:
                    sheet.write_number(line, place, number, money)
    return file.getvalue()


WRITTEN = [
    pytest.param(as_csv, id="commas"),
    pytest.param(lambda rows: as_csv(rows, ";"), id="semicolons"),
    pytest.param(as_workbook, id="texts"),
    pytest.param(as_kept, id="kept"),
]


def hack_week(planner):
    """Five days, 50 people, 6 who teach."""
    start, end = datetime(2027, 9, 6), datetime(2027, 9, 10)
    draft = EventDraft(title="Hack week", start=start, end=end, all_day=True, timezone="America/Santiago")
    id = events.added(planner, events.create(planner, draft)).id
    said = {"expected_in_person": "50", "speakers": "6"}
    records.put(planner, HEADCOUNT, id, records.read(planner, HEADCOUNT, said, HEADCOUNT.blank(id)))
    return id


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(hack_week)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


def look(planner, rows, event=None, form=as_csv, **mapping):
    data = rows if isinstance(rows, bytes) else form(rows)
    return importing.preview(planner, BudgetImporting(event_id=event), data, mapping=mapping)


def bring(planner, rows, event=None, form=as_csv, **mapping):
    return importing.carry_out(planner, look(planner, rows, event, form, **mapping))[1]


def lines_of(planner, event=None):
    return [each for each in records.every(planner, BUDGET_LINE) if each.event_id == event]


def in_column(column, reason):
    return Message("{column}: {reason}", {"column": column, "reason": reason})


def told(found):
    """The checks as English sentences with exact amounts."""
    return [
        check.id.format(**{name: f"{part.amount:f}" if isinstance(part, Money) else part for name, part in check.params.items()})
        for check in found.checks
    ]  # fmt: skip


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize(("rows", "currency", "n", "expenses", "incomes"), COMES_TO)
def test_a_published_budget_comes_in_with_its_totals(planner, event, rows, currency, n, expenses, incomes, form):
    choices.change(planner, currency=currency)
    result = bring(planner, rows, event, form)
    assert (result.added, result.updated, result.unchanged, result.rejected) == (n, 0, 0, ())
    summary = budget_summary.of_event(planner, event)
    assert (summary.expenses.planned, summary.incomes.planned, summary.currency) == (expenses, incomes, currency)
    lines = lines_of(planner, event)
    assert sorted(line.name for line in lines) == sorted(
        row[-1 if not row[0] else 0] if rows is not CONFIRMED else row[1]
        for row in rows[1:]
        if row[0] and "Total" not in "".join(row)
    )
    assert sum(line.planned for line in lines) == expenses + incomes


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("rows", [CAMBRIDGE, SPENT, RECEIVED, CONFIRMED, PROJECTED])
def test_a_total_that_is_right_is_left_out_and_no_cause_for_complaint(planner, rows, form):
    found = look(planner, rows, form=form, currency="GBP" if rows is CAMBRIDGE else "USD")
    assert told(found) == []
    left = [finding for finding in found.findings if "{lines}" in finding.id]
    line = len(rows) + (3 if form is as_kept else 0)
    assert [str(finding.params["lines"]) for finding in left] == [str(line)]


@pytest.mark.parametrize("form", WRITTEN)
def test_an_estimate_that_the_lines_do_not_make_is_reported(planner, form):
    found = look(planner, SEATTLE, form=form, currency="USD")
    line = len(SEATTLE) + (3 if form is as_kept else 0)
    assert told(found) == [
        f"line {line}: “Total Expenses (estimate)” says 20000.00; it holds lines for each of something"
    ]


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize(
    ("rows", "wrong", "sum"),
    [(CAMBRIDGE, "£15001", "15000.00"), (SPENT, "$9,037.86", "9037.85"), (CONFIRMED, "$7,750.00", "7570.00")],
)
def test_a_total_that_is_off_is_reported_and_is_no_line(planner, rows, wrong, sum, form):
    *body, last = rows
    planted = [*body, tuple(wrong if cell[:1] in {"£", "$"} else cell for cell in last)]
    found = look(planner, planted, form=form, currency="GBP" if rows is CAMBRIDGE else "USD")
    name = next(cell for cell in last if "Total" in cell)
    said = wrong[1:].replace(",", "") + ("" if "." in wrong else ".00")
    line = len(rows) + (3 if form is as_kept else 0)
    assert told(found) == [f"line {line}: “{name}” says {said}, the lines come to {sum}"]
    assert "Total" not in " ".join(each.title for each in found.lines)


def test_a_quantity_and_a_price_that_are_not_the_amount_are_reported_and_the_amount_counts(planner):
    rows = [
        ("Partida", "Cantidad", "Precio unitario", "Monto"),
        ("Poleras", "120", "$8.500", "$1.020.000"),
        ("Credenciales", "150", "$1.200", "$190.000"),
        ("Total", "", "", "$1.210.000"),
    ]
    found = look(planner, rows)
    assert told(found) == ["line 3: quantity × unit price are 180000, the amount is 190000"]
    importing.carry_out(planner, found)
    assert {line.name: line.planned for line in lines_of(planner)} == {"Poleras": 1_020_000, "Credenciales": 190_000}
    assert {line.name: line.amount for line in lines_of(planner)} == {"Poleras": None, "Credenciales": 190_000}


def test_what_is_for_each_of_something_grows_with_it(planner, event):
    choices.change(planner, currency="USD")
    bring(planner, SEATTLE, event)
    found = {line.name: (line.driver, line.quantity, line.unit_price) for line in lines_of(planner, event)}
    assert found == {
        "Cloud computing fees": (Driver.DAY, 1000, 1_000_00),
        "Room reservation": (Driver.DAY, 1000, 560_00),
        "Lunch meal cards": (Driver.ATTENDEE, 1000, 70_00),
        "Snacks/coffee breaks": (Driver.ATTENDEE, 5000, 55_00),
        "International travel support": (Driver.FIXED, 2000, 600_00),
        "Domestic travel support": (Driver.FIXED, 6000, 300_00),
        "Instructor lodging": (Driver.SPEAKER, 1000, 600_00),
        "Miscellaneous (badges, cleaning, IT support, etc)": (Driver.FIXED, 1000, None),
    }


def test_an_amount_for_so_many_is_the_whole_and_says_so_in_the_notes(planner, event):
    bring(planner, CAMBRIDGE, event)
    lunch = next(line for line in lines_of(planner, event) if line.name.startswith("Lunch"))
    assert (lunch.amount, lunch.currency, lunch.unit_price, lunch.notes) == (
        2_750_00, "GBP", None, "£2750 for 50 participants",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (LEIDEN, ["income", "income", "expense", "expense", "expense"]),
        (CAMBRIDGE, [*["expense"] * 8, "income"]),
        (RECEIVED, ["income"] * 3),
        (SPENT, ["expense"] * 9),
    ],
)
def test_signs_headings_and_totals_say_which_way_the_money_goes(planner, rows, said):
    found = look(planner, rows, currency="USD")
    assert [each.draft.flow.value for each in found.lines] == said


def test_sections_of_income_and_expense_say_it_too(planner):
    rows = [
        ("Item", "Amount", ""),
        ("Income", "", ""),
        ("Los Andes", "2.000.000", ""),
        ("Entradas", "500.000", ""),
        ("Total income", "2.500.000", ""),
        ("Expenses", "", ""),
        ("Arriendo", "1.500.000", ""),
        ("Devolución de garantía", "(300.000)", ""),
        ("Total expenses", "1.200.000", ""),
        ("Balance", "1.300.000", ""),
    ]
    found = look(planner, rows)
    assert [(each.title, each.draft.flow, each.draft.amount) for each in found.lines] == [
        ("Los Andes", Flow.INCOME, 2_000_000),
        ("Entradas", Flow.INCOME, 500_000),
        ("Arriendo", Flow.EXPENSE, 1_500_000),
        ("Devolución de garantía", Flow.EXPENSE, -300_000),
    ]
    assert told(found) == []


def test_a_column_each_for_income_and_expense(planner):
    rows = [("Detalle", "Ingresos", "Egresos"), ("Auspicio", "900.000", ""), ("Café", "", "250.000")]
    bring(planner, rows)
    summary = budget_summary.of_year(planner, 2027)
    assert (summary.incomes.planned, summary.expenses.planned) == (900_000, 250_000)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("(1.250.000)", "CLP", -1_250_000),
        ("$ (1.250.000)", "CLP", -1_250_000),
        ("-$3,500.00", "USD", -3_500_00),
        ("($3,500.00)", "USD", -3_500_00),
        ("$-3500", "USD", -3_500_00),
        ("- €3400", "EUR", -3_400_00),
        ("−£10.50", "GBP", -10_50),
        ("1.234,56 €", "EUR", 1_234_56),
        ("US$ 1,234.56", "USD", 1_234_56),
        ("1'234.56", "CHF", 1_234_56),
        ("UF 12,5", "CLF", 125_000),
        ("R$ 10,00", "BRL", 10_00),
    ],
)
def test_amounts_as_people_write_them(planner, text, currency, minor):
    [line] = look(planner, [("Item", "Cost"), ("Something", text)], currency=currency).lines
    assert (line.draft.amount, line.draft.currency) == (abs(minor), currency)
    assert line.draft.flow is Flow.EXPENSE


def test_what_speaks_of_a_total_in_its_notes_is_a_line(planner):
    rows = [
        ("Item", "Supplier", "Amount", "Notes"),
        ("Arriendo", "Balance Ltda", "400.000", "Balance due in May, half of the total"),
        ("Café", "", "100.000", "subtotal sin IVA"),
        ("Total", "", "500.000", ""),
    ]
    found = look(planner, rows)
    assert [(each.title, each.party) for each in found.lines] == [("Arriendo", "Balance Ltda"), ("Café", "")]
    assert told(found) == []


def test_subtotals_are_held_against_their_part(planner):
    rows = [
        ("Item", "Amount"),
        ("A", "100"),
        ("B", "200"),
        ("Subtotal", "300"),
        ("C", "50"),
        ("Subtotal", "60"),
        ("Total", "350"),
    ]
    found = look(planner, rows)
    assert told(found) == ["line 6: “Subtotal” says 60, the lines come to 50"]
    assert [each.title for each in found.lines] == ["A", "B", "C"]


def test_a_sum_without_a_name_is_one_and_another_number_is_bad(planner):
    found = look(planner, [("Item", "Amount"), ("A", "100"), ("B", "200"), ("", "300"), ("", "310")])
    assert [(each.line, each.reason) for each in found.result.rejected] == [(5, Message("there is no name"))]


def test_dollars_with_cents_are_not_pesos(planner):
    found = look(planner, SPENT)
    assert [each.title for each in found.lines if each.draft] == ["Yami-ichi"]
    assert found.result.rejected[0].reason.params["reason"] == Message(
        "“{text}” has more decimals than {currency} has ({n}): say in which currency it is",
        {"text": "$250.48", "currency": "CLP", "n": 0},
    )
    with pytest.raises(FileProblem):
        importing.carry_out(planner, found)
    assert lines_of(planner) == []


def test_amounts_that_contradict_each_other_stand_each_for_itself(planner):
    rows = [("Item", "Cost"), ("A", "1,234.50"), ("B", "1.234,50")]
    assert [line.draft.amount for line in look(planner, rows, currency="USD").lines] == [1_234_50, 1_234_50]


@pytest.mark.parametrize(("decimal", "minor"), [(",", 15_000), (".", 15_000_000)])
def test_an_amount_that_may_be_two_is_refused_until_somebody_says_the_mark(planner, decimal, minor):
    rows = [("Item", "Cost"), ("A", "UF 1,500")]
    [refused] = look(planner, rows).result.rejected
    assert refused.reason.params["reason"] == Message(
        "“{text}” may be two amounts: say which mark parts decimals", {"text": "UF 1,500"}
    )
    [line] = look(planner, rows, decimal=decimal).lines
    assert line.draft.amount == minor


@pytest.mark.parametrize(("decimal", "quantity"), [(",", 1_500_000), (".", 1_500)])
def test_a_quantity_that_may_be_two_is_refused_too(planner, decimal, quantity):
    rows = [("Partida", "Cantidad", "Precio unitario"), ("Poleras", "1.500", "$2000")]
    [refused] = look(planner, rows).result.rejected
    assert refused.reason.params["reason"] == Message(
        "“{text}” may be two amounts: say which mark parts decimals", {"text": "1.500"}
    )
    [line] = look(planner, rows, decimal=decimal).lines
    assert line.draft.quantity == quantity


@pytest.mark.parametrize(
    ("header", "missing"), [(("Foo", "Bar"), "name"), (("Item", "Bar"), "amount"), (("Foo", "Amount"), "name")]
)
def test_columns_that_nobody_knows_are_refused_until_somebody_says_them(planner, header, missing):
    rows = [header, ("Arriendo", "400.000")]
    with pytest.raises(Invalid) as refused:
        look(planner, rows)
    assert set(refused.value.fields) == {missing}
    assert refused.value.fields[missing].params == {"columns": f"{header[0]}, {header[1]}"}
    [line] = look(planner, rows, **{header[0]: "name", header[1]: "amount"}).lines
    assert (line.draft.name, line.draft.amount) == ("Arriendo", 400_000)


def test_of_two_columns_of_amounts_the_first_counts_and_the_other_is_said_to_be_left_out(planner):
    rows = [("Item", "Budget", "Total"), ("Arriendo", "400.000", "476.000")]
    found = look(planner, rows)
    assert [each.draft.amount for each in found.lines] == [400_000]
    assert Message("columns left out: {names}", {"names": "Total"}) in found.findings
    [line] = look(planner, rows, Total="amount", Budget="-").lines
    assert line.draft.amount == 476_000


@pytest.mark.parametrize("mapping", [{"Nowhere": "amount"}, {"Item": "flavour"}, {"currency": "pesos"}, {"Item": "-"}])
def test_a_mapping_that_makes_no_sense_is_refused(planner, mapping):
    with pytest.raises(Invalid):
        look(planner, [("Item", "Cost"), ("A", "1")], **mapping)


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("rows", [LEIDEN, CAMBRIDGE, SEATTLE, CONFIRMED])
def test_the_same_file_twice_is_as_once(planner, event, rows, form):
    first = bring(planner, rows, event, form, currency="USD")
    before = lines_of(planner, event)
    again = bring(planner, rows, event, form, currency="USD")
    assert (again.added, again.updated, again.unchanged) == (0, 0, first.added)
    assert lines_of(planner, event) == before


def test_lines_of_the_same_name_stay_as_many(planner):
    rows = [("Item", "Cost"), ("Taxi", "5.000"), ("Taxi", "7.000")]
    bring(planner, rows)
    assert bring(planner, rows).unchanged == 2
    assert [line.amount for line in lines_of(planner)] == [5_000, 7_000]


def test_a_newer_version_updates_what_it_tells_and_leaves_the_rest(planner, event):
    bring(planner, [("Item", "Supplier", "Cost"), ("Arriendo", "Teatro", "400.000"), ("Café", "", "100.000")], event)
    before = {line.name: line for line in lines_of(planner, event)}
    texts = {"notes": "call them"}
    reading = records.read(planner, BUDGET_LINE, texts, BUDGET_LINE.draft_of(before["Arriendo"]))
    kinds.write(planner, BUDGET_LINE, reading, before["Arriendo"])
    result = bring(planner, [("Item", "Cost"), ("arriendo", "450.000"), ("Café", "100.000"), ("Pan", "9.000")], event)
    assert (result.added, result.updated, result.unchanged) == (1, 1, 1)
    after = {line.name: line for line in lines_of(planner, event)}
    teatro = records.every(planner, ORGANISATION)[0].id
    rent = after["arriendo"]
    assert (rent.id, rent.amount, rent.organisation_id, rent.notes) == (
        before["Arriendo"].id, 450_000, teatro, "call them",
    )  # fmt: skip


def test_an_import_is_one_step_back(planner, event):
    bring(planner, CONFIRMED, event, currency="USD")
    history.undo(planner)
    assert lines_of(planner, event) == []


def test_suppliers_are_made_once(planner):
    rows = [("Item", "Supplier", "Cost"), ("A", "La Mesa", "1.000"), ("B", "la mesa", "2.000"), ("C", "Otro", "3.000")]
    bring(planner, rows)
    assert sorted(each.name for each in records.every(planner, ORGANISATION)) == ["La Mesa", "Otro"]
    assert len({line.organisation_id for line in lines_of(planner)}) == 2


def test_what_it_came_to_becomes_an_entry(planner):
    rows = [("Item", "Budget", "Actual"), ("Arriendo", "400.000", "420.000"), ("Café", "100.000", "")]
    bring(planner, rows)
    found = {line.name: (line.planned, line.actual) for line in lines_of(planner)}
    assert found == {"Arriendo": (400_000, 420_000), "Café": (100_000, 0)}
    assert len(records.every(planner, ENTRY)) == 1
    bring(planner, rows)
    assert len(records.every(planner, ENTRY)) == 1


def test_a_mapping_is_remembered(planner):
    rows = [("Rubro raro", "Cuánto"), ("Arriendo", "12,50")]
    bring(planner, rows, **{"Rubro raro": "name", "Cuánto": "amount", "currency": "USD", "decimal": ","})
    found = look(planner, [*rows, ("Café", "UF 1,500")])
    assert found.reading.settings == {"currency": "USD", "decimal": ","}
    assert [(each.title, each.outcome.value) for each in found.lines] == [("Arriendo", "unchanged"), ("Café", "added")]


def test_bad_rows_stop_everything_until_they_are_skipped(planner):
    found = look(planner, [("Item", "Cost", "Notes"), ("A", "100", ""), ("B", "a lot", ""), ("C", "", "later")])
    with pytest.raises(FileProblem):
        importing.carry_out(planner, found)
    assert lines_of(planner) == []
    _change, result = importing.carry_out(planner, found, skip_bad=True)
    assert [(each.line, each.reason) for each in result.rejected] == [
        (
            3,
            in_column(
                "Cost", Message("“{text}” is no amount that can be read: write it in digits alone", {"text": "a lot"})
            ),
        ),
        (4, Message("“{name}”: there is no amount", {"name": "C"})),
    ]
    assert [line.name for line in lines_of(planner)] == ["A"]


def test_an_approved_budget_is_not_imported_over(planner, event):
    choices.change(planner, currency="USD")
    bring(planner, CONFIRMED, event)
    kinds.write(planner, APPROVAL, records.read(planner, APPROVAL, {"approved_by": "Marta"}, APPROVAL.blank(event)))
    with pytest.raises(Invalid):
        bring(planner, PROJECTED, event)
    assert len(lines_of(planner, event)) == 20


def test_what_others_changed_since_the_preview_counts(planner, event):
    found = look(planner, [("Item", "Cost"), ("Arriendo", "400.000")], event)
    reading = records.read(planner, BUDGET_LINE, {"name": "Arriendo", "amount": "1"}, BUDGET_LINE.blank(event))
    budget_lines.save(planner, reading)
    _change, result = importing.carry_out(planner, found)
    assert (result.added, result.updated) == (0, 1)
    assert [line.amount for line in lines_of(planner, event)] == [400_000]


def test_money_of_no_event_belongs_to_a_year(planner):
    found = importing.preview(planner, BudgetImporting(year=2031), as_csv(PROJECTED), mapping={"currency": "USD"})
    importing.carry_out(planner, found)
    assert {(line.event_id, line.year) for line in lines_of(planner)} == {(None, 2031)}


WORDS = st.sampled_from(
    "Arriendo|Café y té|Poleras|=2+2|Coffee; tea|Taxi, ida|“Gala”|Ñandú\x20x2|Honorarios".split("|")
)
NAMES = st.tuples(WORDS, st.integers(1, 999)).map(lambda parts: f"{parts[0]} {parts[1]}")
AMOUNTS = st.integers(0, 10**11)
LINES = st.lists(st.tuples(NAMES, st.booleans(), AMOUNTS), min_size=1, max_size=12)


def number(minor, currency, decimal, thousands):
    """An amount as a spreadsheet shows it."""
    digits = exponent(currency)
    grouped = f"{minor // 10**digits:,}".replace(",", thousands)
    return f"{grouped}{decimal}{minor % 10**digits:0{digits}d}" if digits else grouped


_years = count(1971)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=LINES, currency=st.sampled_from(["CLP", "USD", "EUR", "KWD"]), spanish=st.booleans(), grouped=st.booleans()
)
def test_whatever_is_written_as_a_table_comes_back_in_with_equal_sums(planner, lines, currency, spanish, grouped):
    delimiter, decimal, thousands = (";", ",", ".") if spanish else (",", ".", ",")
    year = 1971 + next(_years) % 200
    rows = [("Line", "Income or expense", "Amount", "Currency")]
    rows += [
        (
            name,
            "income" if into else "expense",
            number(minor, currency, decimal, thousands if grouped else ""),
            currency,
        )
        for name, into, minor in lines
    ]
    wanted, mapping = BudgetImporting(year=year), {"decimal": decimal}
    found = importing.preview(planner, wanted, as_csv(rows, delimiter), mapping=mapping)
    assert [each.draft.name for each in found.lines] == [name for name, _into, _minor in lines]
    for flow in Flow:
        mine = sum(minor for _name, into, minor in lines if into is (flow is Flow.INCOME))
        assert sum(each.draft.amount for each in found.lines if each.draft.flow is flow) == mine
    before = sum(line.amount for line in lines_of(planner) if line.year == year)
    importing.carry_out(planner, found)
    again = importing.preview(planner, wanted, as_csv(rows, delimiter), mapping=mapping)
    if not before:
        assert sum(line.amount for line in lines_of(planner) if line.year == year) == sum(m for _n, _i, m in lines)
    assert again.result.unchanged == len(lines)
