"""Columns of tax in the budgets that people keep."""

import pytest

from eventplanner.domain.ledgers.budget_columns import chosen
from eventplanner.domain.ledgers.budget_import import read_table
from eventplanner.domain.ledgers.budget_rows import Reckoning
from eventplanner.domain.parsing.table import Table, TableRow


def read(header, *rows, vat=None):
    heads = tuple(header.split("|"))
    cells = [tuple(row.split("|")) if isinstance(row, str) else row for row in rows]
    table = Table(heads, tuple(TableRow(n, each) for n, each in enumerate(cells, 2)))
    return read_table(table, chosen(heads, {}, {}), Reckoning(currency="CLP", vat=vat))


@pytest.mark.parametrize(
    "row", ["Sala|1000000|190000|1190000", "Sala|1.000.003|190.001|1.190.004", ("Sala", 1e6, 19e4, 119e4)]
)
def test_the_rate_follows_from_a_tax_in_money(row):
    [line] = read("Ítem|Neto|IVA|Total", row).rows
    assert (line.problem, line.values["vat"]) == (None, 19_000)
    assert line.values["amount"] // 10 == 100_000


def test_the_rate_follows_from_a_tax_in_an_amount_with_it():
    [line] = read("Ítem|Bruto|IVA", "Sala|1.190.000|190.000").rows
    assert (line.values["amount"], line.values["vat"]) == (1_000_000, 19_000)


def test_a_tax_that_is_no_whole_per_cent_is_refused():
    [line] = read("Ítem|Neto|IVA", "Sala|1000000|123456").rows
    assert line.problem.params["column"] == "IVA"


@pytest.mark.parametrize("word", ["Exento", "NO", "exempt"])
def test_words_for_no_tax_are_a_rate_of_nothing(word):
    [line] = read("Ítem|Neto|IVA", f"Sala|1000|{word}", vat=19_000).rows
    assert line.values["vat"] == 0


@pytest.mark.parametrize("word", ["Afecto", "Sí", "yes"])
def test_words_for_tax_take_the_rate_that_somebody_says_or_are_refused(word):
    [asked] = read("Ítem|Neto|IVA", f"Sala|1000|{word}").rows
    assert asked.problem.params["reason"].params == {"text": word}
    [line] = read("Ítem|Neto|IVA", f"Sala|1000|{word}", vat=19_000).rows
    assert line.values["vat"] == 19_000
