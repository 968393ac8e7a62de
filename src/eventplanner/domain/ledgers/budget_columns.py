"""Columns of foreign budgets: their headings, and the sign of amounts that a heading implies."""

import re
from collections.abc import Mapping, Sequence

from eventplanner.domain.base.text import NC_, fold
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.ledgers.budget_measures import tax_in, without_measure
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.money_words import currencies_in
from eventplanner.domain.parsing.values import Unreadable

HEADINGS: Mapping[str, str] = {
    "name": NC_("table", "Line"),
    "category": NC_("table", "Category"),
    "flow": NC_("table", "Income or expense"),
    "amount": NC_("table", "Amount"),
    "income": NC_("table", "Income"),
    "expense": NC_("table", "Expense"),
    "driver": NC_("table", "For each"),
    "quantity": NC_("table", "Quantity"),
    "unit_price": NC_("table", "Unit price"),
    "organisation_id": NC_("table", "Supplier or sponsor"),
    "currency": NC_("table", "Currency"),
    "vat": NC_("table", "VAT %"),
    "actual": NC_("table", "Actual"),
    "cost_centre": NC_("table", "Cost centre"),
    "level": NC_("table", "Sponsor's level"),
    "notes": NC_("table", "Notes"),
}
"""Fields in the order of a form, and what they are called."""

NAMES: Mapping[str, str] = {
    "name": "line|partida|item|concepto|description|descripcion|detalle|glosa|budget item|expenditure|expense item|gasto"
    "|activity|actividad|nombre|name|que|what|rubro detalle|cost item|line item|items|servicio|producto|concept|conceptos",
    "category": "category|categoria|rubro|cuenta|account|type of cost|area|tipo de gasto|grupo|group|clasificacion",
    "flow": "income or expense|ingreso o gasto|tipo|type|flow|ingreso gasto|direction",
    "amount": "amount|monto|cost|costo|total|valor|importe|price|precio|presupuesto|budget|budgeted|presupuestado"
    "|planned|plan|monto total|total amount|total cost|costo total|subtotal|valor total|funding cost|estimado|estimate"
    "|estimated|projected|proyectado|monto presupuestado|allocated|asignado|asignada|monto asignado|estimated cost"
    "|costo estimado|gasto estimado|estimated amount|monto estimado|forecast|pronostico|prevision|net|neto|gross|bruto"
    "|vr total|vlr total|v total|costos|costs|gross amount|cotizado|cotizada|monto cotizado|quoted|aprobado|aprobada|monto aprobado|approved|planned cost|costo planificado|planificado|budget amount",
    "income": "income|ingreso|ingresos|revenue|inflow|haber|abono|abonos|funding|aporte|aportes|credit|credito|credits",
    "expense": "expense|expenses|egreso|egresos|gastos|outflow|debe|cargo|cargos|debit|debito|debits",
    "quantity": "quantity|cantidad|qty|cant|units|unidades|n|number|numero|no|q",
    "unit_price": "unit price|precio unitario|unit cost|costo unitario|valor unitario|p unitario|p unit|unitario|rate"
    "|tarifa|price each|c u|precio unit|unit|vr unit|vlr unit|vr unitario|v unit|v unitario|precio por unidad",
    "driver": "for each|por cada|driver",
    "level": "sponsor s level|level|nivel|nivel de auspicio",
    "organisation_id": "supplier or sponsor|proveedor o auspiciador|supplier|proveedor|vendor|sponsor|auspiciador"
    "|empresa|company|provider|contraparte|proveedores",
    "currency": "currency|moneda|divisa|cur|ccy",
    "vat": "vat|iva|tax|impuesto",
    "actual": "actual|real|spent|gastado|ejecutado|actual cost|costo real|monto real|actual amount|final|executed",
    "cost_centre": "cost centre|cost center|centro de costo|centro de costos|ceco|cc",
    "state": "estado|status|state|situacion|estatus",
    "notes": "notes|notas|nota|note|comments|comentarios|observaciones|observacion|comment|comentario|remarks",
}
"""By field, all names of its column, folded."""

MONEY = ("amount", "income", "expense", "unit_price", "actual")


_SIGNED = re.compile(r"\+\s?\w[^-−]*[-−]\s?\w")
"""A heading that says what plus and minus mean: `+Funding/-Cost`."""


class BudgetColumnNames(ColumnNames, frozen=True, dict=True):
    """Headings of budgets, which may name a currency, a scale or a tax beside what they are: `Costo USD`."""

    def is_known(self, heading: str) -> bool:
        return bool(self.by_heading([heading])[0])

    def by_heading(self, header: Sequence[str]) -> list[str]:
        return [
            "amount" if _SIGNED.search(name) else self.fields.get(heading_key(name), "") or self._money(name)
            for name in header
        ]

    def named(self, name: str) -> str:
        return super().named(name) or self._money(name)

    def _money(self, heading: str) -> str:
        """Returns the field of a heading without what amounts are in; `USD` alone heads amounts."""
        bare = without_measure(heading)
        field = (
            self.fields.get(bare, "") if bare else "amount" if any(c.isalpha() or c in "€£" for c in heading) else ""
        )
        return field if field in MONEY else ""


COLUMN_NAMES = BudgetColumnNames(NAMES)
_BY_CURRENCY = BudgetColumnNames(NAMES, frozenset({"amount"}))
"""Where amounts stand in a column for each currency."""
_NAME_OR_EXPENSE = frozenset({"gasto", "gastos", "expense", "expenses"})
"""Headings of a name where no other column says what things are called, else of amounts."""
_FOR_ONE = frozenset({"price", "precio", "cost", "costo", "valor"})
"""What is the price of one where a column says how many, and another what they come to."""
_UNIT_LIKE = frozenset({"price", "precio", "valor"})
"""What is the price of one beside a quantity, unless a total says otherwise."""
MAY_NUMBER = frozenset({"n", "no", "nro", "number", "numero"})
"""Headings of quantities that may number rows or documents instead."""
_COMES_TO = frozenset(
    "amount|monto|total|subtotal|importe|monto total|total amount|total cost|costo total|valor total|vr total".split(
        "|"
    )
)
_PLANS = frozenset(
    "planned|plan|budget|budgeted|presupuesto|presupuestado|monto presupuestado|allocated|asignado|asignada"
    "|monto asignado|budget amount|planificado|aprobado|aprobada|monto aprobado|approved".split("|")
)
_QUOTED = frozenset({"cotizado", "cotizada", "monto cotizado", "quoted"})
_GUESSES = frozenset("forecast|pronostico|prevision|projected|proyectado|funding cost".split("|"))
_INTO = re.compile(r"income|ingreso|inflow|revenue|funding|aporte|haber|abono|auspicio|sponsor")
_OUT = re.compile(r"expen|cost|gasto|egreso|outflow|debe|cargo|spend")


def chosen(header: Sequence[str], wanted: Mapping[str, str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the field of each column, or empty: as asked for, else as last time, else by its name. Raises Invalid.

    Both mappings are heading → field, `-` to leave it out.
    """
    known = COLUMN_NAMES.kept(header, remembered) | COLUMN_NAMES.asked(header, wanted)
    by_name = COLUMN_NAMES.by_heading(header)
    by_name = _named_or_spent(header, by_name, known)
    by_name = _priced(header, by_name, known)
    of_currencies = _of_currencies(header, by_name)
    by_name = by_name if of_currencies else _one_amount(header, by_name)
    names = _BY_CURRENCY if of_currencies and "amount" not in _asked_fields(wanted) else COLUMN_NAMES
    fields = list(names.chosen(header, wanted, remembered, by_name))
    if "name" not in fields and "category" in fields and not wanted:
        # Of a table by category each category is a line.
        fields[fields.index("category")] = "name"
    return tuple(fields)


def _named_or_spent(header: Sequence[str], fields: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """`Expense` heads names, unless another column does or incomes stand beside it."""
    keys = [heading_key(name) for name in header]
    others = [known.get(key, field) for key, field in zip(keys, fields, strict=True) if key not in _NAME_OR_EXPENSE]
    has_name = "name" in others or "category" in others
    is_amount = has_name or "income" in others or not {"amount", "unit_price", "actual"} & set(others)
    spent = ["expense" if is_amount else "name" if key in _NAME_OR_EXPENSE else "" for key in keys]
    return [says if key in _NAME_OR_EXPENSE else field for key, field, says in zip(keys, fields, spent, strict=True)]


def _priced(header: Sequence[str], fields: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """A price beside a quantity is that of one; a cost too, where another column says what they come to."""
    keys = [heading_key(name) for name in header]
    bare = [without_measure(name) for name in header]
    said = [known.get(key, field) for key, field in zip(keys, fields, strict=True)]
    whole = any(name in _COMES_TO for name in bare) or "amount" in known.values()
    if "quantity" not in said or "unit_price" in said:
        return list(fields)
    is_plain = said.count("amount") == 1 and keys[said.index("quantity")] not in MAY_NUMBER
    of_one = _FOR_ONE if whole else _UNIT_LIKE if is_plain else frozenset()
    return [
        "unit_price" if name in of_one and key not in known else field
        for name, key, field in zip(bare, keys, fields, strict=True)
    ]


def _asked_fields(wanted: Mapping[str, str]) -> set[str]:
    return {COLUMN_NAMES.named(field) for field in wanted.values()}


def _of_currencies(header: Sequence[str], fields: Sequence[str]) -> bool:
    """Are there several columns of amounts, called alike but for the currency that all but one of them name?"""
    amounts = [heading for heading, field in zip(header, fields, strict=True) if field == "amount"]
    if len(amounts) < 2 or "driver" in fields or len({without_measure(heading) for heading in amounts} - {""}) > 1:
        return False
    words = [_currency_words(heading) for heading in amounts]
    return len(set(words)) == len(words) and all(len(each) < 2 for each in words)


def _currency_words(heading: str) -> frozenset[str]:
    """Returns the currencies that a heading names; a word that means several countries' stands for itself."""
    try:
        return frozenset(currencies_in(heading, ""))
    except Unreadable as error:
        return frozenset(str(said) for said in error.message.params.values() if said)


def _one_amount(header: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Of several columns of amounts the plan counts before others, and net before gross.

    A table of our own says the amount of a line in its currency, and what it comes to in that of the plan beside it;
    its actuals are entries.
    """
    amounts = [place for place, field in enumerate(fields) if field == "amount"]
    is_own = "driver" in fields and len(amounts) > 1
    best = min(amounts, key=lambda place: (*_rank(header[place], is_own=is_own), place), default=None)
    left_out = {place for place in amounts if place != best}
    has_spent = (
        best is not None
        and without_measure(header[best]) in _PLANS | _QUOTED
        and not {"income", "actual"} & set(fields)
    )
    return [
        ""
        if place in left_out or (is_own and field == "actual")
        else "actual"
        if has_spent and field == "expense"
        else field
        for place, field in enumerate(fields)
    ]


def _rank(heading: str, *, is_own: bool) -> tuple[int, int]:
    bare = without_measure(heading)
    rank = 2 if bare in _GUESSES else int((bare in _PLANS) is is_own)
    return rank, int(tax_in(heading) == "gross")


def money_columns(fields: Sequence[str]) -> list[int]:
    """Returns the indexes of columns with amounts."""
    return [place for place, field in enumerate(fields) if field in MONEY]


def is_two_ways(heading: str) -> bool:
    """Returns whether a heading names both directions, as `+Funding/-Cost` does."""
    plain = fold(heading)
    return bool(_INTO.search(plain) and _OUT.search(plain))


def plus_is(heading: str) -> Flow | None:
    """Returns the direction of positive amounts in a column; None where its heading does not tell."""
    plain = fold(heading)
    into, out = _INTO.search(plain), _OUT.search(plain)
    if into and out:
        return Flow.INCOME if plain[: into.start()].rstrip().endswith("+") else Flow.EXPENSE
    return Flow.INCOME if into else Flow.EXPENSE if out else None
