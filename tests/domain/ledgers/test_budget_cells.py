"""Amounts in the cells of budgets that people keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.money import exponent
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.ledgers.budget_cells import Amount, amount_of, decimal_mark
from eventplanner.domain.ledgers.budget_measures import MoneyMeasure
from eventplanner.domain.parsing.values import Unreadable


def read(cell, currency="CLP", decimal="", **measure):
    return amount_of(cell, MoneyMeasure(currency, **measure), decimal)


@pytest.mark.parametrize(
    ("cell", "minor", "currency"),
    [
        ("1.550.000", 1_550_000, "CLP"),
        ("$1,550,000", 1_550_000, "CLP"),
        ("$ 560", 560, "CLP"),
        ("6.500", 6_500, "CLP"),
        ("1550000", 1_550_000, "CLP"),
        ("CLP 1.550.000", 1_550_000, "CLP"),
        ("clp$ 1.000", 1_000, "CLP"),
        ("US$1,200.50", 1_200_50, "USD"),
        ("USD 1,200.50", 1_200_50, "USD"),
        ("1,200.50 usd", 1_200_50, "USD"),
        ("+ €6875", 6_875_00, "EUR"),
        ("-€ 3025", -3_025_00, "EUR"),
        ("- €3400 ", -3_400_00, "EUR"),
        ("1.234,56 €", 1_234_56, "EUR"),
        ("-£3500", -3_500_00, "GBP"),
        ("£15000", 15_000_00, "GBP"),
        ("(1.250.000)", -1_250_000, "CLP"),
        ("$(1.250.000)", -1_250_000, "CLP"),
        ("($1.250.000)", -1_250_000, "CLP"),
        ("( 250 )", -250, "CLP"),
        ("UF 3,5", 35_000, "CLF"),
        ("uf3.25", 32_500, "CLF"),
        ("12 UF", 120_000, "CLF"),
        ("R$ 10,00", 10_00, "BRL"),
        ("¥ 1000", 1_000, "JPY"),
        ("0", 0, "CLP"),
        ("$50.00", 50, "CLP"),
    ],
)
def test_an_amount_is_read_with_its_sign_and_currency(cell, minor, currency):
    assert read(cell) == Amount(minor, currency)


@pytest.mark.parametrize("cell", ["", "  ", "-", "n/a", "TBD", "por definir", "–"])
def test_where_nothing_is_said_there_is_no_amount(cell):
    assert read(cell) is None


@pytest.mark.parametrize(
    ("cell", "minor", "drivers", "times"),
    [
        ("$1,000 / day", 1_000, (Driver.DAY,), None),
        ("$ 560 / day", 560, (Driver.DAY,), None),
        ("$70 / participant", 70, (Driver.ATTENDEE,), None),
        ("$55 / day / participant", 55, (Driver.DAY, Driver.ATTENDEE), None),
        ("$600 / participant for 2 participants", 600, (Driver.ATTENDEE,), 2),
        ("$600 / instructor", 600, (Driver.SPEAKER,), None),
        ("$6.500 por asistente", 6_500, (Driver.ATTENDEE,), None),
        ("$45.000 por hora", 45_000, (Driver.HOUR,), None),
        ("500 for 50 participants", 500, (), 50),
        ("1.000 x 12", 1_000, (), 12),
    ],
)
def test_for_each_of_what_and_for_how_many(cell, minor, drivers, times):
    found = read(cell)
    assert (found.minor, found.drivers, found.times) == (minor, drivers, times)


def test_whatever_else_stands_in_a_cell_is_a_note():
    assert read("$300 (badges, etc.)").note == "badges, etc"


@pytest.mark.parametrize("cell", ["a lot", "1.23.4", "1,2,3", "$", "12..5", "1.550.00"])
def test_what_is_no_amount_is_refused(cell):
    with pytest.raises(Unreadable):
        read(cell)


@pytest.mark.parametrize(("cell", "currency"), [("$250.48", "CLP"), ("1,5", "JPY")])
def test_more_decimals_than_the_currency_has_are_refused(cell, currency):
    with pytest.raises(Unreadable) as refused:
        read(cell, currency)
    assert refused.value.message.params["currency"] == currency


@pytest.mark.parametrize(
    ("cell", "currency", "minor"), [(250.5, "CLP", 251), (-250.5, "CLP", -251), (1.0049, "USD", 1_00)]
)
def test_a_number_of_a_spreadsheet_with_more_decimals_is_rounded_and_knows_it(cell, currency, minor):
    assert read(cell, currency) == Amount(minor, currency, is_rounded=True)


def test_three_decimals_or_thousands_of_a_currency_that_has_both_are_refused_until_the_mark_is_known():
    with pytest.raises(Unreadable):
        read("UF 1,500")
    assert read("UF 1,500", decimal=",") == Amount(15_000, "CLF")
    assert read("UF 1,500", decimal=".") == Amount(15_000_000, "CLF")


@pytest.mark.parametrize(
    ("cell", "currency", "minor"),
    [(1550000, "CLP", 1_550_000), (1550000.0, "CLP", 1_550_000), (0.1 + 0.2, "USD", 30), (-1234.56, "USD", -1_234_56)],
)
def test_a_number_of_a_spreadsheet_is_taken_as_it_is(cell, currency, minor):
    assert read(cell, currency) == Amount(minor, currency)


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.550.000", "6.500"], ","),
        (["1,550,000", "6,500"], "."),
        (["1.234,56"], ","),
        (["$2,366.80", "$49.24"], "."),
        (["12,5"], ","),
        (["1,550,000", 12.5, "49.24"], "."),
        (["6.500", "7.500", "", 12.5], ""),
        ([], ""),
    ],
)
def test_amounts_that_can_be_read_in_one_way_tell_the_mark(cells, mark):
    assert decimal_mark(cells) == mark


@pytest.mark.parametrize("cells", [["1.234,56", "1,234.56"], ["1.550.000", "1,550,000"], ["12,5", "12.5"]])
def test_marks_that_contradict_each_other_prove_none(cells):
    assert decimal_mark(cells) == ""


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from(["CLP", "USD", "EUR", "GBP", "CLF", "KWD"]),
    st.sampled_from([(",", "."), (".", ","), ("", ","), ("", "."), ("'", ".")]),
    st.sampled_from(
        ["{minus}{number}", "{minus}{sign} {number}", "{sign} {minus}{number}", "({number})", "{sign} ({number})"]
    ),
)
def test_an_amount_comes_back_however_it_was_written(minor, currency, marks, pattern):
    thousands, decimal = marks
    digits = exponent(currency)
    whole = f"{abs(minor) // 10**digits:,}".replace(",", thousands)
    number = f"{whole}{decimal}{abs(minor) % 10**digits:0{digits}d}" if digits else whole
    minus = "-" if minor < 0 else ""
    sign = {"EUR": "€", "GBP": "£", "CLF": "UF", "KWD": "KWD"}.get(currency, "$")
    found = read(pattern.format(number=number, minus=minus, sign=sign), currency, decimal)
    assert found.minor == (-abs(minor) if "(" in pattern else minor)


@given(st.text(max_size=30))
def test_any_cell_is_read_or_refused(cell):
    try:
        found = read(cell)
    except Unreadable:
        found = None
    assert found is None or isinstance(found.minor, int)
