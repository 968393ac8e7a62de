"""A day with the money of a conference, by the keys alone: from the first line to the file that her head of department reads."""

import json
from dataclasses import dataclass

import pytest

from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.budget.decisions import APPROVAL, ENVELOPE, TRANSFER
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.entry_kinds import EntryKind
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.services.budget import budget, year_budget
from eventplanner.services.records import records
from eventplanner.widgets.forms.form import Form
from scenarios.at_the_desk import WIDE, at_work, goes, settle, writes

# What she reckons by hand.
CATERING = 100 * 12_000
RENT, INVOICED = 2_400_000, 2_550_000
CONTINGENCY = 500_000
SPONSOR = 3_000_000
OVER = INVOICED - RENT
PLANNED = RENT + CATERING + CONTINGENCY
ORDERED = 900_000
YEAR = 4_000_000
"""What it may spend in all."""


@dataclass(frozen=True)
class Says:
    """What is typed and seen."""

    language: str
    event: str
    lines: tuple[str, ...]
    order: str
    invoice: str
    catering: str
    sponsor: str
    over: str
    moves: str
    from_to: str
    nothing: str
    envelope: str
    too_little: str
    would_be: str


ENGLISH = Says(
    "en",
    "DevConf Santiago 15-16 apr 2027 hybrid @Teatro Oriente #conference ~100",
    (
        "expense Catering 12.000 per attendee exempt @La Mesa",
        "Rent $2.500.000 exempt @Teatro Oriente #venue",
        "Contingency $500.000 no VAT",
        "income Gold sponsor $3.000.000 exempt @Banco Araucaria",
    ),
    "PO 1042 $2.400.000 due 18 mar",
    "invoice 8812 $2.550.000 due 12 mar settles 1042",
    "order 77 $900.000 due 1 apr",
    "invoice 31 $3.000.000 due 30 mar",
    "+$150.000 over the plan",
    "moves $150.000 from “Contingency”",
    "$150.000 from Contingency to Rent because",
    "Nothing is open.",
    "everything $4.000.000 2027",
    "$100.000 too little",
    "expenses $3.860.000",
)
SPANISH = Says(
    "es",
    "DevConf Santiago 15-16 abr 2027 híbrido @Teatro Oriente #conferencia ~100",
    (
        "gasto Catering 12.000 por asistente exento @La Mesa",
        "Arriendo $2.500.000 exento @Teatro Oriente #sede",
        "Contingencia $500.000 exento",
        "ingreso Auspicio oro $3.000.000 exento @Banco Araucaria",
    ),
    "OC 1042 $2.400.000 vence 18 mar",
    "factura 8812 $2.550.000 vence 12 mar salda 1042",
    "orden 77 $900.000 vence 1 abr",
    "factura 31 $3.000.000 vence 30 mar",
    "+$150.000 sobre el presupuesto",
    "traspasa $150.000 desde “Contingencia”",
    "$150.000 desde Contingencia a Arriendo porque",
    "No hay nada pendiente.",
    "todo $4.000.000 2027",
    "faltan $100.000",
    "gastos $3.860.000",
)


@pytest.fixture(params=[SPANISH, ENGLISH], ids=lambda says: says.language)
def says(request):
    return request.param


async def instead(manager, text):
    """In place of what the line or the cell says."""
    await manager.presses("end", "shift+home", "delete")
    await manager.types(text)
    await goes(manager, "enter")


async def to_line(manager, place):
    """From wherever the keys are to a line of the budget."""
    manager.app.screen.lines.records.focus()
    await manager.presses("home", *["down"] * place)
    await settle(manager.pilot)


async def adds_below(manager, place, *entries):
    """What happened on a line, in its list of entries."""
    await to_line(manager, place)
    await manager.presses("tab")
    for entry in entries:
        await writes(manager, entry)


async def moves(manager, says):
    """The transfer that is proposed, with her reason."""
    await to_line(manager, 0)
    await manager.until_seen(says.over, says.moves)
    await goes(manager, "m")
    await manager.until_seen(says.from_to)
    await manager.types("the stage came with it")
    await goes(manager, "enter")


async def test_money_is_planned_approved_spent_moved_and_told(planner, says, tmp_path):
    async with at_work(planner, WIDE, says.language) as manager:
        # The budget is written line by line, the rent is bargained down in its cell, and all of it approved.
        await goes(manager, "3")
        await writes(manager, says.event)
        await goes(manager, "enter", ">", ">", ">")
        for line in says.lines:
            await writes(manager, line)
        await to_line(manager, 0)
        await goes(manager, "e")
        await instead(manager, "2.400.000")
        await writes(manager, "Marcela Ríos", after="B")
        assert _planned(planner) == [CATERING, RENT, CONTINGENCY, SPONSOR]
        assert [each.approved_by for each in records.every(planner, APPROVAL)] == ["Marcela Ríos"]
        await manager.until_seen("$4.100.000", "$1.100.000", "Marcela Ríos")

        # The rent is ordered and invoiced: what is due is the invoice, not the order as well.
        await adds_below(manager, 0, says.order, says.invoice)
        order, invoice = _entries(planner)
        assert invoice.settles_id == order.id
        assert [due.gross for due in budget.of_id(planner, 1).dues] == [INVOICED]
        await manager.until_seen("8812", "$2.550.000")
        await goes(manager, "tab", "x")
        await manager.until_seen(says.nothing)
        payment = _entries(planner)[-1]
        assert (payment.kind, payment.amount, payment.settles_id) == (EntryKind.PAYMENT, INVOICED, invoice.id)

        # It cost more than planned: money is moved out of the contingency, thought better of, and moved again.
        await moves(manager, says)
        assert _planned(planner) == [CATERING, RENT + OVER, CONTINGENCY - OVER, SPONSOR]
        await goes(manager, "u")
        assert records.every(planner, TRANSFER) == []
        assert _planned(planner) == [CATERING, RENT, CONTINGENCY, SPONSOR]
        await moves(manager, says)
        assert [each.reason for each in records.every(planner, TRANSFER)] == ["the stage came with it"]
        assert says.over not in manager.sees

        # The rest of the day's papers; then everything is as it was reckoned by hand.
        await adds_below(manager, 1, says.catering)
        await adds_below(manager, 3, says.sponsor)
        found = budget.of_id(planner, 1)
        assert _figures(found.expenses) == (PLANNED, INVOICED + ORDERED, INVOICED, INVOICED, PLANNED)
        assert found.expenses.available == PLANNED - INVOICED - ORDERED
        assert _figures(found.incomes) == (SPONSOR, SPONSOR, SPONSOR, 0, SPONSOR)
        assert found.net_forecast == PLANNED - SPONSOR
        assert found.approved == (PLANNED, SPONSOR)
        assert [each.amount for each in found.contingency_uses] == [OVER]
        await manager.until_seen("$3.450.000", "Banco Araucaria", "+$3.000.000", "$900.000")

        # The year may spend less than that.
        await goes(manager, "4")
        await manager.until_seen("$2.550.000", "$3.450.000", "DevConf Santiago")
        await manager.presses(*[">"] * 5)
        await settle(manager.pilot)
        await writes(manager, says.envelope)
        assert [each.amount for each in records.every(planner, ENVELOPE)] == [YEAR]
        await manager.until_seen(says.too_little)
        await goes(manager, ">", ">")
        await manager.until_seen("La Mesa", "$900.000", "+$3.000.000")

        # With fewer guests it would do; but they are invited, so this is forgotten.
        await goes(manager, "escape", ">", "w")
        await manager.types("~80")
        await manager.until_seen(says.would_be, "-$240.000", "$140.000")
        await goes(manager, "enter")
        await manager.until_seen("$960.000")
        assert "$4.100.000" not in manager.sees
        await goes(manager, "escape")
        await manager.until_seen("$1.200.000", says.too_little)
        year = year_budget.of_year(planner, 2027)
        assert (year.expenses.forecast, year.envelope) == (PLANNED, YEAR)
        assert [due.gross for due in year.dues] == [SPONSOR, ORDERED]
        assert records.every(planner, HEADCOUNT) == []

        # What she hands on says the same.
        file = tmp_path / "money.json"
        await goes(manager, "E")
        form = manager.app.screen.query_one(Form)
        form.go("path")
        await instead(manager, str(file))
        await goes(manager, "ctrl+s")
        await manager.until_told(str(file))
        told = json.loads(file.read_text())
        assert _amounts(told["expense"]) == [PLANNED, INVOICED + ORDERED, INVOICED, INVOICED, PLANNED]
        assert _amounts(told["net"], "planned", "forecast") == [PLANNED - SPONSOR] * 2
        assert int(told["envelope"]["amount"]) == YEAR
        assert [each["category"] for each in told["categories"]] == ["venue", "catering", "contingency", "sponsorship"]


def _planned(planner):
    """In the order in which they were written."""
    return [line.planned for line in sorted(records.every(planner, BUDGET_LINE), key=lambda line: line.id)]


def _entries(planner):
    return sorted(records.every(planner, ENTRY), key=lambda entry: entry.id)


def _figures(found):
    return found.planned, found.committed, found.actual, found.paid, found.forecast


def _amounts(told, *names):
    return [int(told[name]["amount"]) for name in names or ("planned", "committed", "actual", "paid", "forecast")]
