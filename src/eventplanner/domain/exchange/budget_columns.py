"""Columns of foreign budgets: their headings, and the sign of amounts that a heading implies."""

import re
from collections.abc import Mapping, Sequence

from eventplanner.domain.base.text import NC_, fold
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.headings import heading_key

HEADINGS: Mapping[str, str] = {
    "name": NC_("table", "Line"),
    "category": NC_("table", "Category"),
    "flow": NC_("table", "Income or expense"),
    "amount": NC_("table", "Amount"),
    "income": NC_("table", "Income"),
    "expense": NC_("table", "Expense"),
    "quantity": NC_("table", "Quantity"),
    "unit_price": NC_("table", "Unit price"),
    "organisation_id": NC_("table", "Supplier or sponsor"),
    "currency": NC_("table", "Currency"),
    "vat": NC_("table", "VAT %"),
    "actual": NC_("table", "Actual"),
    "cost_centre": NC_("table", "Cost centre"),
    "notes": NC_("table", "Notes"),
}
"""Fields in the order of a form, and what they are called."""

NAMES: Mapping[str, str] = {
    "name": "line|partida|item|concepto|description|descripcion|detalle|glosa|budget item|expenditure|expense item|gasto"
    "|activity|actividad|nombre|name|que|what|rubro detalle|cost item|line item|items|servicio|producto",
    "category": "category|categoria|rubro|cuenta|account|type of cost|area|tipo de gasto|grupo|group|clasificacion",
    "flow": "income or expense|ingreso o gasto|tipo|type|flow|ingreso gasto|direction",
    "amount": "amount|monto|cost|costo|total|valor|importe|price|precio|presupuesto|budget|budgeted|presupuestado"
    "|planned|plan|monto total|total amount|total cost|costo total|subtotal|valor total|funding cost|estimado|estimate"
    "|estimated|projected|proyectado|monto presupuestado|total clp|total usd",
    "income": "income|ingreso|ingresos|revenue|inflow|haber|abono|funding|aporte|aportes",
    "expense": "expense|expenses|egreso|egresos|gastos|outflow|debe|cargo",
    "quantity": "quantity|cantidad|qty|cant|units|unidades|n|number|numero|no|q",
    "unit_price": "unit price|precio unitario|unit cost|costo unitario|valor unitario|p unitario|p unit|unitario|rate"
    "|tarifa|price each|c u|precio unit|unit",
    "organisation_id": "supplier or sponsor|proveedor o auspiciador|supplier|proveedor|vendor|sponsor|auspiciador"
    "|empresa|company|provider|contraparte|proveedores",
    "currency": "currency|moneda|divisa|cur|ccy",
    "vat": "vat|iva|tax|impuesto",
    "actual": "actual|real|spent|gastado|ejecutado|actual cost|costo real|monto real|actual amount|final|executed",
    "cost_centre": "cost centre|cost center|centro de costo|centro de costos|ceco|cc",
    "notes": "notes|notas|nota|note|comments|comentarios|observaciones|observacion|comment|comentario|remarks",
}
"""By field, all names of its column, folded."""

COLUMN_NAMES = ColumnNames(NAMES)
_BESIDE_A_NAME = {"gasto": "expense"}
"""What a heading means where another column says what things are called."""
_FOR_ONE = frozenset({"price", "precio", "cost", "costo", "valor"})
"""What is the price of one where a column says how many, and another what they come to."""
_COMES_TO = frozenset(
    "amount|monto|total|subtotal|importe|monto total|total amount|total cost|costo total|valor total".split("|")
)
MONEY = ("amount", "income", "expense", "unit_price", "actual")
_INTO = re.compile(r"income|ingreso|inflow|revenue|funding|aporte|haber|abono|auspicio|sponsor")
_OUT = re.compile(r"expen|cost|gasto|egreso|outflow|debe|cargo|spend")


def chosen(header: Sequence[str], wanted: Mapping[str, str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the field of each column, or empty: as asked for, else as last time, else by its name. Raises Invalid.

    Both mappings are heading → field, `-` to leave it out.
    """
    keys = [heading_key(name) for name in header]
    known = COLUMN_NAMES.kept(header, remembered) | COLUMN_NAMES.asked(header, wanted)
    by_key = {key: COLUMN_NAMES.fields.get(key, "") for key in keys}
    named = any(by_key[key] == "name" for key in keys if key not in _BESIDE_A_NAME) or "name" in known.values()
    by_key |= {**(_BESIDE_A_NAME if named else {}), **_prices(keys, known)}
    fields = list(COLUMN_NAMES.chosen(header, wanted, remembered, [by_key[key] for key in keys]))
    if "name" not in fields and "category" in fields and not wanted:
        # Of a table by category each category is a line.
        fields[fields.index("category")] = "name"
    return tuple(fields)


def _prices(keys: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """A price beside a quantity and what they come to is that of one."""
    fields = {known.get(key, COLUMN_NAMES.fields.get(key, "")) for key in keys}
    whole = any(key in _COMES_TO or known.get(key) == "amount" for key in keys)
    if "quantity" not in fields or "unit_price" in fields or not whole:
        return {}
    return {key: "unit_price" for key in keys if key in _FOR_ONE and key not in known}


def money_columns(fields: Sequence[str]) -> list[int]:
    """Returns the indexes of columns with amounts."""
    return [place for place, field in enumerate(fields) if field in MONEY]


def plus_is(heading: str) -> Flow | None:
    """Returns the direction of positive amounts in a column; None where its heading does not tell."""
    plain = fold(heading)
    into, out = _INTO.search(plain), _OUT.search(plain)
    if into and out:
        # As in “+Funding/-Cost”.
        return Flow.INCOME if plain[: into.start()].rstrip().endswith("+") else Flow.EXPENSE
    return Flow.INCOME if into else Flow.EXPENSE if out else None
