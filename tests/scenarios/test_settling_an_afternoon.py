"""An afternoon's documents, by the keys alone: quote, order, two invoices, a credit note, payments, a fee with its withholding."""

from dataclasses import dataclass

import pytest

from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.entry_kinds import EntryKind
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget
from eventplanner.services.records import records
from scenarios.at_the_desk import WIDE, Manager, at_work, goes, settle, writes

# What she reckons by hand, net unless it says otherwise. The tax is 19 %.
PLANNED, ORDERED = 3_500_000, 3_200_000
FIRST, SECOND = 1_600_000, 1_600_000
CREDITED = 100_000
PART_GROSS, PART = 600_000, 504_202
"""600.000 ÷ 1,19 = 504.201,68."""
TRANSFER_GROSS, TRANSFER = 1_785_000, 1_500_000
"""(1.600.000 - 100.000) × 1,19."""
FEE, WITHHELD = 500_000, 80_000
"""16 % of 500.000 in 2027."""
FIRST_LEFT_GROSS = 1_904_000 - PART_GROSS
ORDER_LEFT_GROSS = 119_000
"""Of the order 100.000 are not invoiced after the credit note: × 1,19."""


@dataclass(frozen=True)
class Says:
    """What is typed and seen."""

    language: str
    event: str
    quote: str
    reason: str
    order: str
    line: str
    plan: str
    invoices: tuple[str, str]
    left: tuple[str, str]
    credit: str
    which: str
    credit_settles: str
    part: str
    part_settles: str
    part_left: str
    transfer: str
    nothing_left: str
    fee_line: str
    fee: str
    withheld: str
    fee_paid: str
    tax_paid: str


SPANISH = Says(
    "es",
    "DevConf Santiago 15-16 abr 2027 @Teatro Oriente #conferencia ~100",
    "Sonido @Luz $3.200.000",
    "es la que tiene subtítulos",
    "queda como una orden de $3.200.000 en una línea nueva",
    "gasto Sonido 3.500.000 IVA 19% @Luz",
    "pasa a ser el plan de “Sonido”, ya encargado por $3.200.000",
    ("factura 8812 $1.600.000 vence 15 mar", "factura 8813 $1.600.000 vence 20 mar"),
    ("quedan $1.600.000 neto", "no queda nada"),
    "nota de crédito 55 $100.000",
    "puede anular parte de factura 8812 ($1.600.000), factura 8813 ($1.600.000)",
    " salda 8813",
    "pago $600.000",
    " salda 8812",
    "$600.000 con IVA = $504.202 neto",
    "pago $1.785.000 por transferencia",
    "salda factura 8813 · no queda nada",
    "gasto Animación 500.000 exento",
    "boleta de honorarios 33 $500.000 +Ana Soto",
    "16 % retenido: $80.000",
    "pago $420.000",
    "pago $80.000 retención",
)
ENGLISH = Says(
    "en",
    "DevConf Santiago 15-16 apr 2027 @Teatro Oriente #conference ~100",
    "Sonido @Luz $3.200.000",
    "the one with captions",
    "it becomes an order of $3.200.000 on a new line",
    "expense Sonido 3.500.000 VAT 19% @Luz",
    "becomes the plan of “Sonido”, which is ordered for $3.200.000",
    ("invoice 8812 $1.600.000 due 15 mar", "invoice 8813 $1.600.000 due 20 mar"),
    ("$1.600.000 net left", "nothing left"),
    "credit note 55 $100.000",
    "it may take back invoice 8812 ($1.600.000), invoice 8813 ($1.600.000)",
    " settles 8813",
    "payment $600.000",
    " settles 8812",
    "$600.000 gross = $504.202 net",
    "payment $1.785.000 by transfer",
    "settles invoice 8813 · nothing left",
    "expense Animación 500.000 exempt",
    "fee receipt 33 $500.000 +Ana Soto",
    "16% withheld: $80.000",
    "payment $420.000",
    "payment $80.000 withheld",
)


@pytest.fixture(params=[SPANISH, ENGLISH], ids=lambda says: says.language)
def says(request: pytest.FixtureRequest) -> Says:
    return request.param  # type: ignore[no-any-return]


async def reads(manager: Manager, line: str, *seen: str) -> None:
    """Types a line and looks at what it says before enter."""
    await manager.presses("a")
    await manager.types(line)
    await manager.until_seen(*seen)


async def enters(manager: Manager, more: str = "", *seen: str) -> None:
    """Types the rest of a line, looks again, and finishes it."""
    if more:
        await manager.types(more)
        await manager.until_seen(*seen)
    await goes(manager, "enter")


async def to_entries_of(manager: Manager, place: int) -> None:
    manager.app.screen.lines.records.focus()  # type: ignore[attr-defined]
    await manager.presses("home", *["down"] * place, "tab")
    await settle(manager.pilot)


async def test_an_afternoons_documents_are_settled(planner: Planner, says: Says) -> None:
    async with at_work(planner, WIDE, says.language) as manager:
        # The quote becomes an order of the budget, which is said before; the line that she types is its plan.
        await goes(manager, "3")
        await writes(manager, says.event)
        await goes(manager, "enter", ">", ">")
        manager.app.screen.query_one("#quotes RecordList").focus()
        await writes(manager, says.quote)
        await manager.presses("x")
        await manager.types(says.reason)
        await manager.until_seen(says.order)
        await goes(manager, "enter")
        await goes(manager, ">")
        await reads(manager, says.line, says.plan)
        await enters(manager)
        sound = _line(planner, "Sonido")
        assert (sound.planned, sound.committed, sound.actual) == (PLANNED, ORDERED, 0)

        # Both invoices settle the order, which nobody had to write.
        await to_entries_of(manager, 0)
        for invoice, left in zip(says.invoices, says.left, strict=True):
            await reads(manager, invoice, left)
            await enters(manager)
        assert _figures(_line(planner, "Sonido")) == (ORDERED, FIRST + SECOND, 0)

        # Of two invoices alike nobody can tell which is credited, nor which is paid in part: that is asked.
        await reads(manager, says.credit, says.which)
        await enters(manager, says.credit_settles, "8813")
        await manager.presses("a")
        await manager.types(says.part)
        await enters(manager, says.part_settles, says.part_left)
        # What the bank moved is what is open of the other, with its tax.
        await reads(manager, says.transfer, says.nothing_left)
        await enters(manager)
        invoices = [each for each in _entries(planner) if each.kind is EntryKind.INVOICE]
        payments = [each for each in _entries(planner) if each.kind is EntryKind.PAYMENT]
        assert [each.settles_id for each in payments] == [each.id for each in invoices]
        assert [each.amount for each in payments] == [PART, TRANSFER]
        assert [each.cash for each in payments] == [PART_GROSS, TRANSFER_GROSS]
        assert _figures(_line(planner, "Sonido")) == (ORDERED, FIRST + SECOND - CREDITED, PART + TRANSFER)
        assert _open(planner) == [FIRST_LEFT_GROSS, ORDER_LEFT_GROSS]

        # A fee is paid in two: to her, and what is withheld to the tax office.
        manager.app.screen.lines.records.focus()  # type: ignore[attr-defined]
        await reads(manager, says.fee_line, "Animación")
        await enters(manager)
        await manager.presses("tab")
        await reads(manager, says.fee, says.withheld)
        await enters(manager)
        for payment in (says.fee_paid, says.tax_paid):
            await reads(manager, payment, "33")
            await enters(manager)
        fee = _line(planner, "Animación")
        assert _figures(fee) == (FEE, FEE, FEE)
        paid = [each for each in _entries(planner) if each.budget_line_id == fee.id and each.kind is EntryKind.PAYMENT]
        assert [(each.amount, each.pays_withheld) for each in paid] == [(FEE - WITHHELD, False), (WITHHELD, True)]

        # In all, what left the bank and what the event will cost.
        assert sum(each.cash for each in _entries(planner)) == PART_GROSS + TRANSFER_GROSS + FEE
        whole = budget.of_id(planner, 1).expenses
        assert (whole.planned, whole.committed) == (PLANNED + FEE, ORDERED + FEE)
        assert (whole.actual, whole.paid) == (FIRST + SECOND - CREDITED + FEE, PART + TRANSFER + FEE)


def _line(planner: Planner, name: str) -> BudgetLine:
    return next(each for each in records.every(planner, BUDGET_LINE) if each.name == name)


def _entries(planner: Planner) -> list[Entry]:
    return sorted(records.every(planner, ENTRY), key=lambda entry: entry.id)


def _figures(line: BudgetLine) -> tuple[int, int, int]:
    return line.committed, line.actual, line.paid


def _open(planner: Planner) -> list[int]:
    """With the tax, by day."""
    return [due.gross for due in budget.of_id(planner, 1).dues]
