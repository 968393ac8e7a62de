"""Rates of exchange in the tables of central banks and others."""

from datetime import date, datetime

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.ledgers.rate_columns import COLUMN_NAMES, chosen
from eventplanner.domain.ledgers.rate_rows import RateContext, RateRow, read_rates
from eventplanner.domain.parsing.table import Figure, Table, TableRow
from eventplanner.domain.parsing.values import Unreadable

TODAY = date(2027, 3, 9)
FIELDS = ("day", "currency", "value", "source")


def read(day, currency, value, source="", *, decimal="", said="", day_first=True):
    table = Table(FIELDS, (TableRow(2, (day, currency, value, source)),))
    context = RateContext(today=TODAY, currency=said, decimal=decimal, day_first=day_first)
    found = read_rates(table, FIELDS, context).rows
    return found[0] if found else None


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
        ("2027-03-09", "USD", "no hay"),
        ("2027-03-09", "USD", Figure(0.5, is_percent=True)),
        ("2027-03-09", "USD", Figure(950, "EUR")),
        ("2027-03-09", "USD", "0"),
        ("2027-03-09", "USD", "-950"),
        ("2027-03-09", "USD", -1.5),
    ],
)
def test_what_is_no_rate_says_so(cells):
    assert read(*cells).problem is not None


@pytest.mark.parametrize("value", ["", "ND", "n/d", "-", "N/A"])
def test_where_there_is_no_value_there_is_no_rate_and_that_is_said(value):
    assert read("2027-03-09", "USD", value) is None


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Fecha|USD|EUR|UF", "day|rate USD|rate EUR|rate CLF"),
        ("Fecha|Dólar observado|Euro|JPY 100|Notas", "day|rate USD|rate EUR|rate JPY|"),
        ("Día|Ene|Feb|Mar", "day|month 1|month 2|month 3"),
        ("Día|Enero|Febrero|Total", "day|month 1|month 2|"),
        ("Fecha|Moneda|Unidades|Valor", "day|currency|units|value"),
        ("Fecha|Valor|USD", "day|value|"),
    ],
)
def test_a_column_may_be_of_a_currency_or_of_a_month(header, fields):
    assert chosen(header.split("|"), {}, {}) == tuple(fields.split("|"))


def rates(header, *rows, sheet="", above=(), **context):
    heads = tuple(header.split("|"))
    cells = [tuple(row.split("|")) for row in rows]
    table = Table(heads, tuple(TableRow(n, each) for n, each in enumerate(cells, 2)), sheet=sheet, above=above)
    return read_rates(table, chosen(heads, {}, {}), RateContext(today=TODAY, **context))


def told(found):
    return [(row.currency, row.day.isoformat(), row.value / 10**8) for row in found.rows if not row.problem]


def test_a_column_of_units_divides():
    found = rates("Fecha|Moneda|Unidades|Valor", "01-03-2027|JPY|100|640,25", "01-03-2027|USD|1|951,4")
    assert told(found) == [("JPY", "2027-03-01", 6.4025), ("USD", "2027-03-01", 951.4)]
    assert told(rates("Fecha|Moneda|Valor", "01-03-2027|JPY 100|640,25")) == [("JPY", "2027-03-01", 6.4025)]
    assert told(rates("Fecha|JPY (100)", "01-03-2027|640,25")) == [("JPY", "2027-03-01", 6.4025)]
    [bad] = rates("Fecha|Moneda|Unidades|Valor", "01-03-2027|JPY|muchas|640,25").rows
    assert bad.problem is not None


def test_a_column_for_each_currency():
    found = rates("Fecha|USD|UF", "01-03-2027|951,40|39.600,12", "02-03-2027|ND|39.601,33")
    assert told(found) == [
        ("USD", "2027-03-01", 951.4), ("CLF", "2027-03-01", 39600.12), ("CLF", "2027-03-02", 39601.33),
    ]  # fmt: skip
    assert [finding.params["n"] for finding in found.findings] == [1]


def test_a_year_by_day_and_month():
    rows = ["1|38.400,10|38.500,20", "2|38.401,11|38.501,21", "30|38.410,11|"]
    found = rates("Día|Ene|Feb", *rows, currency="CLF")
    assert told(found)[0] == ("CLF", "2027-01-01", 38400.10)
    assert [row.day.isoformat() for row in found.rows] == [
        "2027-01-01", "2027-02-01", "2027-01-02", "2027-02-02", "2027-01-30",
    ]  # fmt: skip
    assert found.findings[0].params == {"year": "2027"}


def test_the_year_and_the_currency_of_a_table_stand_above_it_or_on_its_sheet():
    found = rates("Día|Ene|Feb", "1|38.400,10|38.500,20", above=("Unidad de Fomento UF 2025",))
    assert told(found) == [("CLF", "2025-01-01", 38400.10), ("CLF", "2025-02-01", 38500.20)]
    assert found.findings == []
    assert told(rates("Día|Ene|Feb", "1|38.400,10|38.500,20", sheet="UF 2024"))[0][1] == "2024-01-01"


def test_a_day_that_a_month_does_not_have_is_bad():
    [_sound, bad] = rates("Día|Ene|Feb", "30|38.400,10|38.500,20", currency="CLF", year=2026).rows
    assert bad.problem is not None


def test_a_table_that_would_be_of_the_future_is_asked_about():
    with pytest.raises(Unreadable):
        rates("Día|Ene|Dic", "1|38.400,10|38.500,20", currency="CLF")
    assert told(rates("Día|Ene|Dic", "1|38.400,10|38.500,20", currency="CLF", year=2026))[1][1] == "2026-12-01"
