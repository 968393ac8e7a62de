"""Rates of exchange in the tables of central banks and others."""

from datetime import date, datetime

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.ledgers.rate_columns import COLUMN_NAMES, RateRow, read_row
from eventplanner.domain.parsing.table import TableRow

TODAY = date(2027, 3, 9)
FIELDS = ("day", "currency", "value", "source")


def read(day, currency, value, source="", *, decimal="", said="", day_first=True):
    return read_row(TableRow(2, (day, currency, value, source)), FIELDS, said, decimal, TODAY, day_first=day_first)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Fecha|Valor", "day|value"),
        ("date|currency|rate|source", "day|currency|value|source"),
        ("Día|Moneda|Tipo de cambio|Fuente", "day|currency|value|source"),
        ("Fecha|Observado|Valor", "day|value|"),
        ("foo|bar", "|"),
    ],
)
def test_headings_are_known_in_either_language(header, fields):
    assert COLUMN_NAMES.chosen(header.split("|"), {}) == tuple(fields.split("|"))
    assert next(COLUMN_NAMES.is_known(name) for name in header.split("|")) is (header != "foo|bar")


def test_a_column_can_be_said_and_what_is_not_there_is_refused():
    assert COLUMN_NAMES.chosen(["Dólar", "when"], {"Dólar": "value", "when": "fecha"}) == ("value", "day")
    for wrong in ({"z": "value"}, {"when": "flavour"}):
        with pytest.raises(Invalid):
            COLUMN_NAMES.chosen(["Dólar", "when"], wrong)


@pytest.mark.parametrize(
    ("cells", "currency", "day", "value"),
    [
        (("09/03/2027", "UF", "39.600,12"), "CLF", date(2027, 3, 9), 39_600_12000000),
        (("2027-03-09", "usd", "950.5"), "USD", date(2027, 3, 9), 950_50000000),
        (("9 mar 2027", "Dólar", "$950,12345678"), "USD", date(2027, 3, 9), 950_12345678),
        ((date(2027, 3, 9), "EUR", 1030.25), "EUR", date(2027, 3, 9), 1030_25000000),
        ((datetime(2027, 3, 9, 12), "€", 1030), "EUR", date(2027, 3, 9), 1030_00000000),
        (("2027-03-09", "JPY", "0,00012345"), "JPY", date(2027, 3, 9), 12345),
    ],
)
def test_a_row_is_a_currency_a_day_and_a_value(cells, currency, day, value):
    assert read(*cells) == RateRow(2, currency, day, value)


def test_a_currency_may_be_said_for_all_rows():
    assert read("2027-03-09", "", "950,5", "Banco Central", said="USD") == RateRow(
        2, "USD", TODAY, 950_50000000, "Banco Central"
    )


@pytest.mark.parametrize(("day_first", "day"), [(True, date(2027, 3, 9)), (False, date(2027, 9, 3))])
def test_days_are_in_the_order_of_the_country(day_first, day):
    assert read("09/03/2027", "USD", "950,5", day_first=day_first).day == day


@pytest.mark.parametrize(("decimal", "value"), [(",", 950_00000000), (".", 950_000_00000000)])
def test_what_may_be_two_values_needs_the_mark(decimal, value):
    assert read("2027-03-09", "USD", "950,000").problem is not None
    assert read("2027-03-09", "USD", "950,000", decimal=decimal).value == value


@pytest.mark.parametrize(
    "cells",
    [
        ("2027-03-09", "", "950"),
        ("2027-03-09", "pesos", "950"),
        ("31/02/2027", "USD", "950"),
        ("", "USD", "950"),
        ("2027-03-09", "USD", ""),
        ("2027-03-09", "USD", "ND"),
        ("2027-03-09", "USD", "0"),
        ("2027-03-09", "USD", "-950"),
        ("2027-03-09", "USD", -1.5),
    ],
)
def test_what_is_no_rate_says_so(cells):
    assert read(*cells).problem is not None
