"""Budgets made from known lines in the ways in which people write them: they are read as they are, or refused."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.ledgers.budget_columns import chosen
from eventplanner.domain.ledgers.budget_import import read_table
from eventplanner.domain.ledgers.budget_outline import outlined
from eventplanner.domain.ledgers.budget_rows import Reckoning, product
from eventplanner.domain.parsing.table import Figure, Table, TableRow
from eventplanner.domain.parsing.values import Unreadable

EXPENSES = ["Arriendo de sala", "Catering", "Sonido", "Hotel", "Poleras", "Streaming", "Algo", "Seguro"]
INCOMES = ["Auspicio Banco Uno", "Entradas", "Ingresos por inscripción", "Donaciones", "Aporte municipal"]
DISCOUNTS = ["Descuento por pronto pago", "Rebaja", "Nota de crédito proveedor"]
DIGITS = {"CLP": 0, "USD": 2, "EUR": 2, "CLF": 4}
WORDS = {"CLP": ["CLP", "pesos"], "USD": ["USD", "US$", "dólares"], "EUR": ["EUR", "€", "euros"], "CLF": ["UF"]}


class Meant(Struct, frozen=True):
    """Line as its author means it; amounts in whole units, below 0 where they take back."""

    name: str
    into: bool
    amount: int


@st.composite
def meant(draw):
    """Expenses, discounts that are less than these, and incomes, in an order that sections allow."""
    amounts = st.integers(1_001, 9_999_999)
    out = [
        Meant(name, False, draw(amounts))
        for name in draw(st.lists(st.sampled_from(EXPENSES), min_size=2, max_size=5, unique=True))
    ]
    into = [
        Meant(name, True, draw(amounts)) for name in draw(st.lists(st.sampled_from(INCOMES), max_size=4, unique=True))
    ]
    if draw(st.booleans()):
        out.append(Meant(draw(st.sampled_from(DISCOUNTS)), False, -draw(st.integers(1, out[0].amount - 1))))
    return out, into


def number(value, style):
    thousands, decimal, minus = style
    text = f"{abs(value):,}".replace(",", thousands)
    del decimal
    return minus.format(text) if value < 0 else text


STYLES = st.sampled_from([
    (".", ",", "-{}"), (",", ".", "({})"), ("", ",", "−{}"), (" ", ",", "{}-"), ("\u00a0", ",", "-{}"), ("'", ".", "({})"),
])  # fmt: skip


def sums(lines, flow):
    return sum(line.amount for line in lines if line.into is (flow is Flow.INCOME))


def as_sections(out, into, style, totals):
    rows = [("GASTOS", ""), *((line.name, number(line.amount, style)) for line in out)]
    rows += [("Total gastos", number(sums(out, Flow.EXPENSE), style))] if totals else []
    rows += [("INGRESOS", ""), *((line.name, number(line.amount, style)) for line in into)] if into else []
    rows += [("Total ingresos", number(sums(into, Flow.INCOME), style))] if totals and into else []
    net = sums(into, Flow.INCOME) - sums(out, Flow.EXPENSE)
    return ("Partida", "Monto"), rows + ([("Resultado", number(net, style))] if totals else [])


def as_columns(out, into, style, totals):
    rows = [(line.name, "0", number(line.amount, style)) for line in out]
    rows += [(line.name, number(line.amount, style), "") for line in into]
    told = ("TOTALES", number(sums(into, Flow.INCOME), style), number(sums(out, Flow.EXPENSE), style))
    return ("Detalle", "Ingreso", "Egreso"), rows + ([told] if totals else [])


def as_types(out, into, style, totals):
    rows = [(line.name, "Gasto", number(line.amount, style)) for line in out]
    rows += [(line.name, "Ingreso", number(line.amount, style)) for line in into]
    net = sums(into, Flow.INCOME) - sums(out, Flow.EXPENSE)
    return ("Ítem", "Tipo", "Total"), rows + ([("Utilidad", "", number(net, style))] if totals else [])


def as_names(out, into, style, totals):
    rows = [(line.name, number(line.amount, style)) for line in [*into, *out]]
    return ("Item", "Amount"), rows + (
        [("Neto", number(sums(into, Flow.INCOME) - sums(out, Flow.EXPENSE), style))] if totals else []
    )


def as_signs(out, into, style, totals):
    """Incomes above nothing, expenses below; a discount cannot be said so."""
    rows = [(line.name, number(line.amount, style)) for line in into]
    rows += [(line.name, number(-line.amount, style)) for line in out if line.amount > 0]
    del totals
    return ("+Ingresos/-Gastos", "Concepto"), [(amount, name) for name, amount in rows]


LAYOUTS = [as_sections, as_columns, as_types, as_names, as_signs]


def read(header, rows, *, above=(), currency="CLP", sheet=""):
    lines = tuple(TableRow(n, tuple(row)) for n, row in enumerate(rows, 2))
    table = Table(tuple(header), lines, above=above, sheet=sheet)
    fields = outlined(table, chosen(table.header, {}, {}))
    return read_table(table, fields, Reckoning(currency=currency))


def told(found):
    return [(row.title, row.values["flow"], product(row.values)) for row in found.rows if row.problem is None]


def expected(lines, digits=0):
    return [(each.name, Flow.INCOME if each.into else Flow.EXPENSE, each.amount * 10**digits) for each in lines]


@settings(max_examples=300)
@given(meant(), STYLES, st.sampled_from(LAYOUTS), st.booleans())
def test_a_budget_comes_in_as_it_was_meant_or_is_refused(lines, style, layout, totals):
    out, into = lines
    header, rows = layout(out, into, style, totals)
    if layout is as_signs:
        out = [line for line in out if line.amount > 0]
    found = read(header, rows)
    right = {(name, flow): minor for name, flow, minor in expected([*out, *into])}
    for name, flow, minor in told(found):
        assert right.get((name, flow)) == minor
    missing = len(right) - len(told(found))
    assert missing == sum(row.problem is not None for row in found.rows)
    if not missing:
        assert found.checks == []


@settings(max_examples=100)
@given(meant(), st.sampled_from(LAYOUTS))
def test_what_is_clear_is_not_refused(lines, layout):
    out, into = lines
    amounts = [abs(line.amount) for line in [*out, *into]]
    header, rows = layout(out, into, (".", ",", "-{}"), True)
    found = read(header, rows)
    # A sum that happens to be one of the amounts may be asked about.
    if len(set(amounts)) == len(amounts) and all(row.problem is None for row in found.rows):
        assert len(told(found)) == len(rows) - len(found.totals) - sum(
            row[1] == "" and layout is as_sections for row in rows
        )


@settings(max_examples=150)
@given(
    meant(),
    st.sampled_from(list(DIGITS)),
    st.sampled_from(["heading", "bracket", "above", "column", "format", "cell"]),
    st.sampled_from([0, 3, 6]),
    st.data(),
)
def test_currency_and_scale_stand_wherever_people_write_them(lines, currency, where, power, data):
    out, _into = lines
    out = [line for line in out if line.amount > 0]
    word = data.draw(st.sampled_from(WORDS[currency]))
    scale = {0: "", 3: "miles", 6: "millones"}[power]
    if where in {"column", "format", "cell"}:
        scale, power = "", 0
    joined = f"{scale} de {word}" if scale else word
    header = {"heading": ("Partida", f"Monto en {joined}"), "bracket": ("Partida", f"Costo ({joined})")}.get(
        where, ("Partida", "Monto")
    )
    above = (f"Cifras en {joined}",) if where == "above" else ()
    rows = [(line.name, str(line.amount)) for line in out]
    if where == "column":
        header, rows = (*header, "Moneda"), [(*row, word) for row in rows]
    elif where == "format":
        rows = [(name, Figure(float(amount), currency)) for name, amount in rows]
    elif where == "cell":
        rows = [(name, f"{amount} {word}") for name, amount in rows]
    found = read(header, rows, above=above)
    if any(row.problem for row in found.rows):
        assert (
            any(line.amount == sum(other.amount for other in out if other is not line) for line in out) or len(out) > 2
        )
        return
    assert told(found) == expected(out, DIGITS[currency] + power)
    assert {row.values["currency"] for row in found.rows} == {currency}


@given(meant())
def test_a_sheet_of_incomes_holds_incomes(lines):
    out, _into = lines
    rows = [(f"Cosa {n}", str(line.amount)) for n, line in enumerate(out) if line.amount > 0]
    found = read(("Concepto", "Monto"), rows, sheet="Ingresos")
    assert {flow for _name, flow, _minor in told(found)} <= {Flow.INCOME}


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=8), st.sampled_from([0, 5, 10, 19, 21]))
def test_amounts_with_tax_lose_it_by_their_rate_or_are_refused(amounts, rate):
    rows = [(f"Cosa {n}", str(amount), f"{rate}%") for n, amount in enumerate(amounts)]
    for row, amount in zip(read(("Ítem", "Monto (IVA incluido)", "IVA"), rows).rows, amounts, strict=True):
        if row.problem is None:
            exact = Decimal(amount) / (1 + Decimal(rate) / 100)
            assert abs(row.values["amount"] - exact) <= Decimal("0.5")
    for row in read(("Ítem", "Monto (IVA incluido)"), [row[:2] for row in rows]).rows:
        assert row.problem is not None


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "0", "5", "-5", "x", "Total", "INGRESOS", "Neto", "1.1", "10%", "$"]),
            min_size=3,
            max_size=3,
        ),
        max_size=9,
    )
)
def test_no_row_disappears(rows):
    try:
        found = read(("Item", "Ingreso", "Egreso"), rows)
    except Unreadable:
        return
    lines = {row.line for row in found.rows} | set(found.totals)
    for n, row in enumerate(rows, 2):
        texts = {text for text in row if text}
        assert n in lines or len(texts - {"1.1"}) <= 1 or not texts


def test_an_income_that_comes_to_what_the_expenses_do_is_asked_about_and_not_left_out():
    rows = [
        ("GASTOS", ""),
        ("Arriendo", "1002"),
        ("Catering", "1001"),
        ("Descuento", "-1001"),
        ("Total gastos", "1002"),
    ]
    rows += [("INGRESOS", ""), ("Auspicio", "1002"), ("Total ingresos", "1002"), ("Resultado", "0")]
    assert [row.title for row in read(("Partida", "Monto"), rows).rows] == [
        "Arriendo",
        "Catering",
        "Descuento",
        "Auspicio",
    ]
