"""Rows without a plan in the budgets that people keep: headings, lines without an amount, and what was only spent."""

import pytest

from eventplanner.domain.base.text import Message
from eventplanner.domain.ledgers.budget_columns import chosen
from eventplanner.domain.ledgers.budget_import import read_table
from eventplanner.domain.ledgers.budget_rows import Reckoning
from eventplanner.domain.parsing.table import Table, TableRow

NO_AMOUNT = Message("“{name}”: there is no amount", {"name": "Diseño"})


def read(header, *rows):
    heads = tuple(header.split("|"))
    table = Table(heads, tuple(TableRow(n, tuple(row.split("|"))) for n, row in enumerate(rows, 2)))
    return read_table(table, chosen(heads, {}, {}), Reckoning(currency="CLP"))


def told(found):
    return [
        (row.title, row.problem or (row.values["amount"], row.values["category"], row.actual)) for row in found.rows
    ]


def headings(found):
    return [each.params["names"] for each in found.findings if "names" in each.params]


def test_a_line_without_an_amount_is_bad_and_no_heading():
    found = read("Item|Monto", "Salón|1.500.000", "Diseño|", "Impresión|200.000")
    assert told(found) == [
        ("Salón", (1_500_000, "venue", None)),
        ("Diseño", NO_AMOUNT),
        ("Impresión", (200_000, "other", None)),
    ]
    assert headings(found) == []


@pytest.mark.parametrize(
    ("header", "heading", "rows"),
    [
        ("Item|Monto", "Folletos:|", ["Impresión|200"]),
        ("Item|Monto", "FOLLETOS|", ["Impresión|200"]),
        ("Item|Monto", "Honorarios|", ["Impresión|200"]),
        ("Item|Monto", "Gastos|", ["Impresión|200"]),
        ("Item|Monto", "Folletos|", ["Impresión|200", "Total folletos|200"]),
        ("Categoría|Item|Monto", "|Folletos|", ["x|Impresión|200"]),
        ("N°|Item|Monto", "1|Folletos|", ["1.1|Impresión|200"]),
        ("Item|Monto|Zona", "||Folletos", ["Impresión|200|"]),
    ],
)
def test_a_heading_is_marked_as_one_and_named(header, heading, rows):
    found = read(header, heading, *rows)
    [row] = found.rows
    assert (row.title, row.problem) == ("Impresión", None)
    [names] = headings(found)
    assert names == f"{next(text for text in heading.split('|') if text and text != '1').strip(':')} (2)"


@pytest.mark.parametrize("header", ["Item|Planned|Spent", "Partida|Cotizado|Gasto", "Partida|Aprobado|Gastado"])
def test_what_was_spent_without_a_plan_is_a_line_planned_with_nothing(header):
    found = read(header, "Room|1000|900", "Bus||300", "Total|1000|1200")
    assert told(found) == [("Room", (1000, "venue", 900)), ("Bus", (0, "other", 300))]
    assert [str(each.params["lines"]) for each in found.findings if "lines" in each.params] == ["3"]


def test_a_table_of_what_was_spent_alone():
    assert told(read("Item|Gastado", "Salón|1.480.000")) == [("Salón", (0, "venue", 1_480_000))]


def test_a_table_without_lines_says_so():
    assert Message("no lines in this file") in read("Item|Monto", "GASTOS|", "Total|0").findings
