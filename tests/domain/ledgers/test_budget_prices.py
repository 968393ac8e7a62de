"""Amounts beside a quantity in the budgets that people keep."""

import pytest

from eventplanner.domain.ledgers.budget_columns import chosen
from eventplanner.domain.ledgers.budget_import import read_table
from eventplanner.domain.ledgers.budget_rows import Reckoning, product
from eventplanner.domain.parsing.table import Table, TableRow


def read(header, *rows, price="open", wanted=None):
    heads = tuple(header.split("|"))
    table = Table(heads, tuple(TableRow(n, tuple(row.split("|"))) for n, row in enumerate(rows, 2)))
    return read_table(table, chosen(heads, wanted or {}, {}), Reckoning(currency="CLP", price=price))


def worth(found):
    return [(row.title, product(row.values)) for row in found.rows if row.problem is None]


@pytest.mark.parametrize("heading", ["Price", "Precio", "Valor", "Monto", "Importe", "Cost", "Total"])
@pytest.mark.parametrize("total", ["Total||1100000", "Total|300|1100000"])
def test_a_total_proves_the_price_of_one(heading, total):
    found = read(f"Item|Qty|{heading}", "Coffee|200|4500", "Chairs|100|2000", total)
    assert (worth(found), found.totals, found.checks) == ([("Coffee", 900_000), ("Chairs", 200_000)], [4], [])


@pytest.mark.parametrize("heading", ["Price", "Valor", "Monto", "Costo"])
def test_a_total_proves_what_lines_come_to_and_the_quantities_are_said(heading):
    found = read(f"Item|Qty|{heading}", "Coffee|200|4500", "Chairs|100|2000", "Total||6500")
    assert (worth(found), found.checks) == ([("Coffee", 4_500), ("Chairs", 2_000)], [])
    assert [each.params["lines"] for each in found.findings if "lines" in each.params] == ["2, 3"]


def test_a_price_is_that_of_one_where_nothing_proves_it():
    assert worth(read("Item|Cantidad|Precio", "Coffee|200|4500")) == [("Coffee", 900_000)]


@pytest.mark.parametrize("heading", ["Monto", "Amount", "Importe", "Costo"])
def test_an_amount_beside_a_quantity_is_asked_about(heading):
    found = read(f"Item|Cantidad|{heading}", "Coffee|200|4500", "Room|1|9000", "Total||1")
    assert worth(found) == [("Room", 9_000)]
    assert found.rows[0].problem.params == {"amount": heading, "quantity": "Cantidad"}


@pytest.mark.parametrize(("field", "minor"), [("amount", 4_500), ("unit_price", 900_000)])
def test_what_somebody_says_of_it_counts(field, minor):
    assert worth(read("Item|Cantidad|Monto", "Coffee|200|4500", price="asked", wanted={"Monto": field})) == [
        ("Coffee", minor)
    ]


def test_numbers_of_rows_are_no_quantities():
    assert worth(read("N°|Item|Valor", "1|Coffee|4500", "2|Room|9000")) == [("Coffee", 4_500), ("Room", 9_000)]
