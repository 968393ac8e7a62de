"""Amounts beside a quantity: whether they are the price of one or what a line comes to, and whether that is open."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from eventplanner.domain.base.text import Message, clean_line, counted
from eventplanner.domain.ledgers.budget_columns import MAY_NUMBER
from eventplanner.domain.ledgers.budget_outline import is_numbering
from eventplanner.domain.ledgers.budget_walk import ReadLine
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.table import Table, cell_text


def without_row_numbers(table: Table, fields: Sequence[str]) -> tuple[str, ...]:
    """Returns the fields without a quantity that only numbers the rows: 1, 2, 3, or 1, 1.1, 1.2."""
    if "quantity" not in fields or heading_key(table.header[list(fields).index("quantity")]) not in MAY_NUMBER:
        return tuple(fields)
    place = list(fields).index("quantity")
    texts = [text.removesuffix(".0") for row in table.rows if (text := clean_line(cell_text(row.cells[place])))]
    numbers = len(texts) > 1 and (texts == [str(n) for n in range(1, len(texts) + 1)] or _is_outline(texts))
    return tuple("" if numbers and name == "quantity" else name for name in fields)


def _is_outline(texts: Sequence[str]) -> bool:
    if not all(map(is_numbering, texts)) or not any("." in text.strip(".") for text in texts):
        return False
    places = [tuple(map(int, text.strip(".").split("."))) for text in texts]
    return places[0][0] == 1 and all(one < two for one, two in pairwise(places))


def other_reading(fields: Sequence[str]) -> tuple[str, ...]:
    """Returns the fields with the price of one as what a line comes to, or the other way round; else nothing.

    Only where one column of amounts stands beside a quantity may it be either.
    """
    money = [name for name in fields if name in {"amount", "unit_price"}]
    if len(money) != 1 or "quantity" not in fields or "driver" in fields or {"income", "expense"} & set(fields):
        return ()
    swapped = {"amount": "unit_price", "unit_price": "amount"}
    return tuple(swapped.get(name, name) for name in fields)


def ask_for_price(lines: Iterable[ReadLine], quantity: str, amount: str) -> None:
    """Refuses the lines of which a quantity may be part of their worth."""
    for line in lines:
        if line.problem is None and is_unused(line):
            line.problem = Message(
                "“{amount}” beside “{quantity}” may be the price of one or of all: say --map {amount}=unit_price or "
                "--map {amount}=amount",
                {"amount": amount, "quantity": quantity},
            )


def is_unused(line: ReadLine) -> bool:
    """Returns whether a line has a quantity that its worth does not come from."""
    if line.quantity in {None, 1000} or line.amount is None or line.amount.drivers or line.amount.times:
        return False
    return bool(line.written) and line.values.get("unit_price") is None


def unused_quantities(lines: Iterable[ReadLine]) -> tuple[Message, ...]:
    """Returns the finding about quantities that are not read, if there are any."""
    listed = [str(line.row.line) for line in lines if line.problem is None and is_unused(line)]
    if not listed:
        return ()
    return (
        counted(
            "the quantity of line {lines} is left out: the amount is what the line comes to",
            "the quantities of lines {lines} are left out: the amounts are what the lines come to",
            len(listed),
            lines=", ".join(listed),
        ),
    )
