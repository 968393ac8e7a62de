"""Headings among the rows of a table, and rows that only sum up others."""

import pytest

from eventplanner.domain.exchange.sections import month_named, sections_of
from eventplanner.domain.exchange.totals import names_total
from eventplanner.domain.parsing.table import TableRow

FIELDS = ["title", "due", "owner"]


def found(*rows, broad=(), fields=FIELDS):
    table = [TableRow(n, row, is_broad=n in broad) for n, row in enumerate(rows, 2)]
    return {
        line: section.title
        for line, section in sections_of(table, fields, "title", lambda text: text == "Sede").items()
    }


FULL = ("Reservar", "T-3", "Ana"), ("Contratar", "T-9", "")


@pytest.mark.parametrize("text", ["LOGÍSTICA", "Difusión:", "Sede"])
def test_a_text_alone_is_a_heading_by_capitals_a_colon_or_its_meaning(text):
    assert found((text, "", ""), *FULL) == {2: text.strip(":")}


def test_a_text_alone_is_otherwise_a_record_without_details():
    assert found(("Pedir permiso", "", ""), *FULL) == {}


def test_a_text_over_several_columns_is_a_heading():
    assert found(("Pedir permiso", "", ""), *FULL, broad={2}) == {2: "Pedir permiso"}


def test_a_text_that_stands_elsewhere_is_a_heading_unless_it_is_a_value():
    assert found(("", "MARZO", ""), ("", "T-3", ""), ("", "por definir", ""), *FULL) == {2: "MARZO"}


def test_where_names_are_in_capitals_or_alone_capitals_tell_nothing():
    assert found(("UNO", "", ""), ("DOS", "T-3", ""), ("TRES", "T-9", "")) == {}
    assert found(("UNO", "", ""), ("DOS", "", ""), ("Tres", "T-9", "")) == {}
    assert found(("UNO",), ("Dos",), fields=["title"]) == {}


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("MARZO", (3, None)),
        ("Marzo 2027", (3, 2027)),
        ("abril de 2027", (4, 2027)),
        ("May/2027", (5, 2027)),
        ("Marzo y abril", None),
        ("Martes", None),
    ],
)
def test_a_month_is_named_alone(text, month):
    assert month_named(text) == month


@pytest.mark.parametrize(
    "text",
    [
        "TOTAL EVENTOS",
        "Total marzo",
        "Sub total",
        "Sub-total egresos",
        "T O T A L",
        "Totales:",
        "Suma",
        "N° de eventos",
        "Total de asistentes esperados",
        "Gran total",
        "Saldo",
        "Costo total",
    ],
)
def test_rows_of_totals_are_known_by_their_words(text):
    assert names_total(text)


@pytest.mark.parametrize(
    "text", ["Totalidad", "Summit", "Taller total de Rust", "Sumar fuerzas", "Contar asistentes", ""]
)
def test_words_that_only_begin_like_them_are_none(text):
    assert not names_total(text)
