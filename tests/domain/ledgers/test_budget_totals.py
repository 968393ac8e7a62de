"""Totals in the budgets that people keep, and what they are held against."""

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message
from eventplanner.domain.ledgers.budget_columns import chosen
from eventplanner.domain.ledgers.budget_import import read_table
from eventplanner.domain.ledgers.budget_rows import Reckoning
from eventplanner.domain.parsing.table import Table, TableRow


def checks(header, *rows):
    heads = tuple(header.split("|"))
    table = Table(heads, tuple(TableRow(n, tuple(row.split("|"))) for n, row in enumerate(rows, 2)))
    return read_table(table, chosen(heads, {}, {}), Reckoning(currency="CLP")).checks


def test_a_total_of_a_direction_is_held_against_its_lines_alone():
    rows = ["EGRESOS|", "A|4000", "Total|4000", "INGRESOS|", "B|3000", "C|1500", "Total|4600"]
    assert checks("Item|Monto", *rows) == [
        Message(
            "line {line}: “{name}” says {total}, the lines come to {sum}",
            {"line": 8, "name": "Total", "total": Money(4600, "CLP"), "sum": Money(4500, "CLP")},
        )
    ]
    assert checks("Item|Monto", *rows[:-1], "Total|4500", "Total general|500") == []


def test_a_total_of_all_under_a_direction_is_one_of_all():
    [check] = checks("Item|Monto", "EGRESOS|", "A|4000", "INGRESOS|", "B|3000", "Total general|7700")
    assert check.params["sum"] == Money(7000, "CLP")


def test_a_total_in_another_currency_than_the_lines_is_not_held_against_nothing():
    [check] = checks("Item|Monto", "A|UF 3,5", "B|UF 2", "Total general|10000")
    assert check.id == "line {line}: “{name}” says {total}; it holds lines in other currencies"
