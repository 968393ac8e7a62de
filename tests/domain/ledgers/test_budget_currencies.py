"""Budgets with a column of amounts for each currency."""

import pytest

from eventplanner.domain.ledgers.budget_columns import chosen
from eventplanner.domain.ledgers.budget_import import read_table
from eventplanner.domain.ledgers.budget_rows import Reckoning
from eventplanner.domain.parsing.table import Figure, Table, TableRow


def read(header, *rows, wanted=None):
    heads = tuple(header.split("|"))
    table = Table(heads, tuple(TableRow(n, tuple(row.split("|"))) for n, row in enumerate(rows, 2)))
    return read_table(table, chosen(heads, wanted or {}, {}), Reckoning(currency="CLP"))


def told(found):
    return [(row.title, row.values["amount"], row.values["currency"]) for row in found.rows if row.problem is None]


@pytest.mark.parametrize(
    "header",
    [
        "Item|Monto CLP|Monto USD|Monto UF",
        "Concepto|CLP|USD|UF",
        "Ítem|Pesos|Dólares|UF",
        "Item|Monto|Monto US$|Monto UF",
    ],
)
def test_the_column_that_is_filled_says_the_currency(header):
    rows = ["Sala|1.500.000||", "Licencias||240,50|0", "Arriendo|||48,5"]
    found = read(header, *rows, "Total|1.500.000|240,50|48,5")
    assert told(found) == [("Sala", 1_500_000, "CLP"), ("Licencias", 240_50, "USD"), ("Arriendo", 485_000, "CLF")]
    assert (found.totals, found.checks) == ([5], [])


def test_a_total_that_is_off_in_one_currency_is_said():
    [check] = read("Concepto|CLP|USD", "Sala|1000|", "Licencias||240", "Total|1000|250").checks
    assert (check.params["total"].minor, check.params["sum"].minor) == (250_00, 240_00)


def test_a_row_with_amounts_in_two_currencies_is_refused():
    [row] = read("Concepto|CLP|USD", "Sala|1.500.000|1600").rows
    assert row.problem.params == {"columns": "CLP, USD"}


@pytest.mark.parametrize("wanted", [{"USD": "-"}, {"CLP": "amount"}])
def test_a_column_may_be_left_out(wanted):
    assert told(read("Concepto|CLP|USD", "Sala|1.500.000|1600", wanted=wanted)) == [("Sala", 1_500_000, "CLP")]


def test_amounts_that_prove_their_own_mark_are_read_beside_others():
    found = read("Item|Monto", "A|1,200.50 USD", "B|1.500.000 CLP", "C|48,5 UF", "D|UF 1,500")
    assert told(found) == [("A", 1_200_50, "USD"), ("B", 1_500_000, "CLP"), ("C", 485_000, "CLF")]
    assert [row.title for row in found.rows if row.problem] == ["D"]


def test_what_a_formula_comes_to_is_rounded_and_said():
    found = read_numbers(1234.5, 20.0, 7.38, 9.0)
    assert told(found) == [("A", 1_235, "CLP"), ("B", 20, "CLP"), ("C", 7, "CLP"), ("D", 9, "CLP")]
    assert [each.params for each in found.findings if "lines" in each.params] == [
        {"n": 2, "currency": "CLP", "lines": "2, 4"}
    ]


def test_amounts_of_which_most_have_cents_are_of_another_currency():
    found = read_numbers(250.48, 1200.5, 90.0)
    assert told(found) == [("C", 90, "CLP")]
    assert [row.problem.params["text"] for row in found.rows if row.problem] == ["250.48", "1200.5"]


def test_amounts_whose_format_names_the_currency_are_rounded_however_many_have_cents():
    found = read_numbers(Figure(250.48, "CLP"), Figure(1200.5, "CLP"))
    assert told(found) == [("A", 250, "CLP"), ("B", 1_201, "CLP")]


def read_numbers(*numbers):
    rows = (TableRow(n, ("ABCD"[n - 2], number)) for n, number in enumerate(numbers, 2))
    return read_table(Table(("Item", "Monto"), tuple(rows)), ("name", "amount"), Reckoning(currency="CLP"))


@pytest.mark.parametrize("state", ["Anulado", "RECHAZADA", "Cancelado", "Cancelled", "Canceled", "Rejected"])
def test_a_row_that_was_called_off_is_left_out_and_said(state):
    found = read("Item|Monto|Estado", "A|100|Aprobado", f"B|200|{state}", "C|300|", "Total|400|")
    assert (told(found), found.checks) == ([("A", 100, "CLP"), ("C", 300, "CLP")], [])
    assert [each.params["lines"] for each in found.findings if "lines" in each.params] == ["3"]
