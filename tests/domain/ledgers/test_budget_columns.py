"""The columns of budgets that people keep."""

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.ledgers.budget_columns import COLUMN_NAMES, HEADINGS, NAMES, chosen, money_columns, plus_is
from eventplanner.i18n.tables import table_word


def test_no_name_is_of_two_columns_by_accident():
    names = [name for each in NAMES.values() for name in each.split("|")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_headings_of_our_own_are_known(language):
    header = [table_word(name, language) for name in HEADINGS.values()]
    assert all(COLUMN_NAMES.is_known(name) for name in header)
    assert chosen(header, {}, {}) == tuple(HEADINGS)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Budget Item|+Funding/-Cost", "name|amount"),
        ("Expenditure|Cost", "name|amount"),
        ("Category|Description|Amount", "category|name|amount"),
        ("Category|Amount|Against Projected", "name|amount|"),
        ("Partida|Cantidad|Precio unitario|Monto|Proveedor", "name|quantity|unit_price|amount|organisation_id"),
        ("Detalle|Ingresos|Egresos", "name|income|expense"),
        ("Gasto|Monto", "name|amount"),
        ("Gasto|Ingreso|Detalle", "expense|income|name"),
        ("ITEM|Presupuesto|Real", "name|amount|actual"),
        ("Item|Budget|Total", "name|amount|"),
        ("Rubro|Glosa|N°|Valor|Moneda|IVA|Observaciones", "category|name|quantity|amount|currency|vat|notes"),
        ("Item|Qty|Price|Amount", "name|quantity|unit_price|amount"),
        ("Partida|Cantidad|Valor|Total", "name|quantity|unit_price|amount"),
        ("Item|Price|Amount", "name|amount|"),
        ("Item|Qty|Price", "name|quantity|unit_price"),
        ("Item|Qty|Cost", "name|quantity|amount"),
        ("Item|Qty|Unit cost|Price|Total", "name|quantity|unit_price|amount|"),
        ("Foo|Bar", "|"),
    ],
)
def test_headings_are_known_by_many_names(header, fields):
    assert chosen(header.split("|"), {}, {}) == tuple(fields.split("|"))


def test_what_is_asked_for_goes_before_what_is_known():
    assert chosen(["Item", "Budget", "Total"], {"Total": "amount", "Budget": "-"}, {}) == ("name", "", "amount")
    assert chosen(["Item", "Budget", "Total"], {"Total": "amount"}, {}) == ("name", "", "amount")


def test_what_is_remembered_goes_before_names_and_after_what_is_asked_for():
    kept = {"Total": "amount", "Budget": "-", "Gone": "notes"}
    assert chosen(["Item", "Budget", "Total"], {}, kept) == ("name", "", "amount")
    assert chosen(["Item", "Budget", "Total"], {"Budget": "amount", "Total": "-"}, kept) == ("name", "amount", "")


def test_a_field_may_be_said_in_words_too():
    assert chosen(["x", "y"], {"x": "Partida", "y": "monto"}, {}) == ("name", "amount")


@pytest.mark.parametrize("wanted", [{"z": "name"}, {"x": "flavour"}])
def test_what_is_not_there_is_refused(wanted):
    with pytest.raises(Invalid) as refused:
        chosen(["x", "y"], wanted, {})
    assert set(refused.value.fields) == {"map"}


def test_where_amounts_stand():
    assert money_columns(["name", "quantity", "unit_price", "amount", "", "actual"]) == [2, 3, 5]


@pytest.mark.parametrize(
    ("heading", "flow"),
    [
        ("+Funding/-Cost", Flow.INCOME),
        ("-Cost/+Funding", Flow.INCOME),
        ("Cost", Flow.EXPENSE),
        ("Gasto total", Flow.EXPENSE),
        ("Ingresos", Flow.INCOME),
        ("Amount", None),
        ("Monto", None),
    ],
)
def test_a_heading_may_say_what_is_above_nothing(heading, flow):
    assert plus_is(heading) is flow
