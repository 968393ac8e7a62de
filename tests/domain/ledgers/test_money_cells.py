"""Thousands of cells of money, written by rules of their own: what is read is what was meant, or it is refused."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.ledgers.budget_cells import amount_of
from eventplanner.domain.ledgers.budget_measures import MoneyMeasure
from eventplanner.domain.parsing.table import Figure
from eventplanner.domain.parsing.values import Unreadable

DIGITS = {"CLP": 0, "USD": 2, "EUR": 2, "CLF": 4, "BRL": 2}
BLANKS = [" ", "\u00a0", "\u2009", "\u202f"]
SIGNS = {
    "CLP": ["", "$", "$ ", "CLP ", "clp$", "{} pesos", "{} CLP", "{} pesos chilenos"],
    "USD": ["US$", "US$ ", "USD ", "usd ", "{} USD", "{} dólares", "U$S ", "{}USD"],
    "EUR": ["€", "€ ", "{} €", "EUR ", "{} euros", "{}€"],
    "CLF": ["UF ", "uf", "{} UF", "CLF "],
    "BRL": ["R$ ", "{} reais"],
}
MINUS = ["-{}", "−{}", "({})", "{}-", "- {}"]


def grouped(whole, mark):
    digits, groups = str(whole), []
    while len(digits) > 3:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    return mark.join([digits, *groups])


def written(value, mark, decimal):
    """A number as an office writes it; the oracle, apart from any reader."""
    whole, _, rest = f"{abs(value):f}".partition(".")
    return grouped(int(whole), mark) + (decimal + rest if rest else "")


def read(cell, currency, decimal):
    try:
        found = amount_of(cell, MoneyMeasure(currency), decimal)
    except Unreadable:
        return None
    if found is None:
        return None
    return (Decimal(found.minor).scaleb(-DIGITS[found.currency]), found.currency)


def all_ways():
    for (currency, digits), mark, (blank, index) in product(
        DIGITS.items(), [".", ",", "'", "", " "], product(BLANKS, range(4))
    ):
        value = [Decimal(7000), Decimal(1250000), Decimal("999.5"), Decimal("12.34")][index]
        if value != round(value, digits):
            continue
        decimal = "," if mark in {".", " "} else "."
        number = written(value, mark.replace(" ", blank), decimal)
        for sign in SIGNS[currency]:
            text = sign.format(number) if "{}" in sign else sign + number
            yield text, value, currency, decimal
            for minus in MINUS:
                yield minus.format(text), -value, currency, decimal


def test_whatever_is_written_is_read_as_it_was_meant_or_refused():
    ways = list(all_ways())
    assert len(ways) > 4000
    wrong = [(text, value, read(text, "CLP", decimal)) for text, value, currency, decimal in ways
             if read(text, "CLP", decimal) not in {(value, currency), None}]  # fmt: skip
    assert wrong == []


def test_hardly_anything_that_is_clear_is_refused():
    refused = [text for text, _value, _currency, decimal in all_ways() if read(text, "CLP", decimal) is None]
    # A minus behind a word, or a bracket around one that ends in a sign, is all that nobody writes.
    assert [text for text in refused if not text.endswith("-")] == []


SCALED = [
    ("{} mil", 3),
    ("{}k", 3),
    ("{} K", 3),
    ("{} millones", 6),
    ("{} MM", 6),
    ("{} million", 6),
    ("{} lucas", 3),
    ("{} palos", 6),
]


@pytest.mark.parametrize(("pattern", "power"), SCALED)
@pytest.mark.parametrize("number", [1, 7, 12, 350])
def test_words_of_scale_multiply(pattern, power, number):
    assert read(pattern.format(number), "CLP", ",") == (number * 10**power, "CLP")
    assert read("$" + pattern.format(number), "CLP", ",") == (number * 10**power, "CLP")


NO_AMOUNTS = (
    "2027-03-12|12-mar|12 mar 2027|12/03/2027|12.03.2027|18:30|18:30 hrs|5000-7000|50.000 - 60.000|5.000–7.000|7000 + 500"
    "|7000+500|10%|10 %|2 x 5000|24 x 10|100 x 50|350.000 CR|~7000|aprox. 5000|desde 5000|hasta 5000|3 UTM|5 uta|1.500 M$"
    "|12 M|1e5|5,0E+06|12.345.678-9|+56 9 1234 5678|(5|5)|((5))|-5-|-(5-)|5 5|7 00|1.23.4|12..5|$|$5 €|US$ 5 EUR|UF 5 CLP"
    "|5 / night|5 por noche|½|5½|5 bananas|5000 (2 personas)|5000 (10%)|mil|k|2 docenas|#5|5000/7000|7.000,00,0|1 2 3"
)


@pytest.mark.parametrize("cell", NO_AMOUNTS.split("|"))
def test_what_is_no_amount_as_a_whole_is_refused(cell):
    with pytest.raises(Unreadable):
        amount_of(cell, MoneyMeasure("CLP"), ",")


@pytest.mark.parametrize("cell", ["$ 500", "500 pesos"])
@pytest.mark.parametrize("currency", ["EUR", "CLF"])
def test_a_sign_of_another_currency_is_refused(cell, currency):
    with pytest.raises(Unreadable):
        amount_of(cell, MoneyMeasure(currency, is_named=True), ",")


@pytest.mark.parametrize(("cell", "currency"), [("€ 500", "USD"), ("500 UF", "CLP"), (Figure(500, "EUR"), "USD")])
def test_a_cell_that_contradicts_its_column_is_refused(cell, currency):
    with pytest.raises(Unreadable):
        amount_of(cell, MoneyMeasure(currency, is_named=True), ",")


@pytest.mark.parametrize(
    ("cell", "tax"),
    [
        ("50.000 + IVA", "net"),
        ("50.000 neto", "net"),
        ("50.000 (IVA incluido)", "gross"),
        ("50.000 c/IVA", "gross"),
        ("50.000", ""),
    ],
)
def test_a_cell_says_whether_tax_is_part_of_it(cell, tax):
    assert amount_of(cell, MoneyMeasure("CLP"), ",").tax == tax


@given(st.text("0123456789.,-−+()$€ xk%/:mMUFil'’", max_size=14))
def test_digits_are_never_dropped(cell):
    found = read(cell, "CLP", ",")
    if found is not None and "€" not in cell and not {*"kmMUFil"} & set(cell) and "x" not in cell:
        kept = "".join(c for c in cell.split(",")[0] if c.isdigit()).lstrip("0")
        assert str(abs(int(found[0]))).lstrip("0") == kept


@given(st.integers(1, 10**9), st.sampled_from([3, 6]), st.sampled_from(["CLP", "USD", "CLF"]))
def test_the_scale_of_a_column_multiplies_every_cell_of_it(number, scale, currency):
    for cell in (float(number), str(number), Figure(number, currency)):
        found = amount_of(cell, MoneyMeasure(currency, scale, is_named=True), ",")
        assert (found.minor, found.currency) == (number * 10 ** (scale + DIGITS[currency]), currency)
