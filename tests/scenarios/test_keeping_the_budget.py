"""A day with the money of a conference, by the keys alone: from the first line to the file that her head of department reads."""

import json
from dataclasses import dataclass

import pytest

from eventplanner.domain.budget_decisions import APPROVAL, ENVELOPE, TRANSFER
from eventplanner.domain.budget_lines import BUDGET_LINE
from eventplanner.domain.entries import ENTRY, EntryKind
from eventplanner.domain.headcounts import HEADCOUNT
from eventplanner.services import budget, records, year_budget
from scenarios.at_the_desk import WIDE, at_work
from screens.plans import settle

# What she reckons by hand.
CATERING = 100 * 12_000
RENT, INVOICED = 2_400_000, 2_550_000
CONTINGENCY = 500_000
SPONSOR = 3_000_000
OVER = INVOICED - RENT
PLANNED = RENT + CATERING + CONTINGENCY
ORDERED = 900_000
ENVELOPE_OF_YEAR = 4_000_000
OF_EIGHTY = PLANNED - 20 * 12_000


@dataclass(frozen=True)
class Says:
    """What is typed and seen."""

    language: str
    event: str
    lines: tuple[str, ...]
    order: str
    invoice: str
    catering: str
    pledge: str
    over: str
    moves: str
    from_to: str
    nothing: str
    envelope: str
    too_little: str
    would_be: str
    left: str


ENGLISH = Says(
    "en",
    "DevConf Santiago 15-16 apr 2027 hybrid @Teatro Oriente #conference ~100",
    (
        "expense Catering 12.000 per attendee @La Mesa",
        "Rent $2.500.000 @Teatro Oriente #venue",
        "Contingency $500.000",
        "income Gold sponsor $3.000.000 @Banco Araucaria",
    ),
    "PO 1042 $2.400.000 due 18 mar",
    "invoice 8812 $2.550.000 due 12 mar settles 1042",
    "order 77 $900.000 due 1 apr",
    "invoice 31 $3.000.000 due 30 mar",
    "+$150.000 over the plan",
    "moves $150.000 from “Contingency”",
    "$150.000 from Contingency to Rent because ",
    "Nothing is open.",
    "everything $4.000.000 2027",
    "$100.000 over the envelope",
    "expenses $3.860.000",
    "$140.000 is left",
)
SPANISH = Says(
    "es",
    "DevConf Santiago 15-16 abr 2027 híbrido @Teatro Oriente #conferencia ~100",
    (
        "gasto Catering 12.000 por asistente @La Mesa",
        "Arriendo $2.500.000 @Teatro Oriente #sede",
        "Contingencia $500.000",
        "ingreso Auspicio oro $3.000.000 @Banco Araucaria",
    ),
    "OC 1042 $2.400.000 vence 18 mar",
    "factura 8812 $2.550.000 vence 12 mar salda 1042",
    "orden 77 $900.000 vence 1 abr",
    "factura 31 $3.000.000 vence 30 mar",
    "+$150.000 sobre",
    "traspasa $150.000 desde “Contingencia”",
    "$150.000 desde Contingencia a Arriendo porque ",
    "No hay nada pendiente.",
    "todo $4.000.000 2027",
    "$100.000",
    "gastos $3.860.000",
    "quedan $140.000",
)


@pytest.fixture(params=[SPANISH, ENGLISH], ids=lambda says: says.language)
def says(request):
    return request.param


async def goes(manager, *keys):
    """Presses, and waits until all that this asked for is done."""
    for key in keys:
        await manager.presses(key)
        await settle(manager.pilot)


async def writes(manager, line, after="a"):
    await manager.writes(line, after)
    await settle(manager.pilot)


async def instead(manager, text):
    """In place of what the line or the cell says."""
    await goes(manager, "end", "shift+home", "delete")
    await manager.types(text)
    await goes(manager, "enter")


async def to_line(manager, place):
    """From wherever the keys are to a line of the budget."""
    manager.app.screen.lines.records.focus()
    await goes(manager, "home", *["down"] * place)
    return manager.app.screen.line
