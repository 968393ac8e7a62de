"""Budgets as offices keep them: small files of our own in the layouts in which they come."""

import io

import pytest
import xlsxwriter

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import settings as choices
from eventplanner.services.exchange.budget_import import BudgetImporting
from eventplanner.services.exchange.importing import carry_out, preview
from eventplanner.services.records import records


def look(planner, text, mapping=None, **more):
    data = text if isinstance(text, bytes) else text.encode()
    return preview(planner, BudgetImporting(year=2027), data, mapping=mapping, **more)


def told(found):
    return [
        (line.title, line.draft.flow.value, line.draft.amount, line.draft.currency)
        for line in found.lines
        if line.draft is not None
    ]


def findings(found):
    return [words(finding) for finding in found.findings]


def workbook(rows, formats=(), name="Hoja"):
    """A sheet with texts and numbers; `formats` are those of the second column, by row."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        looks = {form: book.add_format({"num_format": form}) for form in set(formats) if form}
        for n, row in enumerate(rows):
            for place, cell in enumerate(row):
                form = formats[n - 1] if formats and n and place == 1 else ""
                sheet.write(n, place, cell, looks.get(form))
    return file.getvalue()


def test_the_number_format_of_a_cell_says_the_currency(planner):
    rows = [("Partida", "Monto"), ("Sala", 1500000), ("Vuelos", 1200), ("Teatro", 48), ("Hotel", 540)]
    formats = ['"$"#,##0', '"US$" #,##0.00', '"UF" 0.00', "#,##0 [$€-407]"]
    assert told(look(planner, workbook(rows, formats))) == [
        ("Sala", "expense", 1_500_000, "CLP"),
        ("Vuelos", "expense", 1_200_00, "USD"),
        ("Teatro", "expense", 480_000, "CLF"),
        ("Hotel", "expense", 540_00, "EUR"),
    ]


def test_a_cell_of_tax_that_shows_a_percentage_is_one(planner):
    rows = [
        ("Partida", "IVA", "Monto"),
        ("A", 0.19, 100),
        ("B", 19, 100),
        ("C", "19,0 %", 100),
        ("D", 0.19, 100),
        ("E", 0, 100),
    ]
    found = look(planner, workbook(rows, ["0%", "0", "@", "0.00", "0%"]), {"sums": "lines"})
    assert [line.draft.vat for line in found.lines] == [19_000, 19_000, 19_000, 19_000, 0]


def test_money_that_is_no_whole_per_cent_in_a_column_of_tax_is_refused_with_its_line(planner):
    found = look(planner, "Partida;Neto;IVA\nSala;100000;12345\n")
    assert [(line.line, words(line.reason)) for line in found.result.rejected] == [
        (2, "IVA: “12345” is no rate of tax: write a percentage, such as 19, or leave the column out with --map")
    ]
    small = look(planner, "Item;Amount (USD);VAT\nA;100;19\nB;50;9.5\nC;20;3.8\n")
    assert len(small.result.rejected) == 3


def test_a_sheet_called_income_holds_incomes(planner):
    found = look(
        planner, workbook([("Concepto", "Monto"), ("Banco Uno", 3000000), ("Municipio", 500000)], name="Ingresos")
    )
    assert {flow for _name, flow, _minor, _currency in told(found)} == {"income"}


def test_the_preview_says_lines_and_sums_by_direction_and_currency(planner):
    text = "Item;Tipo;Monto;Moneda\nA;gasto;1000;Pesos\nB;gasto;50;Dólares\nC;gasto;500;\nD;ingreso;700;$\n"
    assert findings(look(planner, text))[-3:] == [
        "2 expenses, together $1.500",
        "1 expense of US$50,00",
        "1 income of $700",
    ]


def test_a_discount_lessens_the_plan_and_may_be_renamed(planner):
    carry_out(planner, look(planner, "Type;Item;Amount\nExpense;Sala;900000\nExpense;Descuento;-200000\n"))
    lines = {line.name: line for line in records.every(planner, BUDGET_LINE)}
    assert [lines[name].planned for name in ("Sala", "Descuento")] == [900_000, -200_000]
    assert lines["Descuento"].forecast == -200_000
    draft = BUDGET_LINE.draft_of(lines["Descuento"])
    assert records.read(planner, BUDGET_LINE, {"name": "Rebaja", "amount": "-150000"}, draft).draft.amount == -150_000
    with pytest.raises(Invalid):
        records.read(planner, BUDGET_LINE, {"amount": "-150000"}, BUDGET_LINE.draft_of(lines["Sala"]))


def test_what_was_spent_keeps_its_own_currency(planner):
    carry_out(planner, look(planner, "Item;Presupuesto (USD);Real (CLP)\nHotel;100;95000\n"))
    [entry] = records.every(planner, ENTRY)
    assert (entry.amount, entry.currency) == (95_000, "CLP")


def test_amounts_with_tax_are_made_those_of_the_plan(planner):
    text = "Partida;Total (IVA incluido);IVA\nA;119000;19%\nB;119000;0\nC;1000;\n"
    found = look(planner, text)
    assert told(found) == [("A", "expense", 100_000, "CLP"), ("B", "expense", 119_000, "CLP")]
    assert [line.line for line in found.result.rejected] == [4]
    assert told(look(planner, text, {"vat": "10"}))[-1] == ("C", "expense", 909, "CLP")
    choices.change(planner, prices="gross")
    assert told(look(planner, text))[0] == ("A", "expense", 119_000, "CLP")


SECOND = "Item;Monto\nA;100\nB;250\n\nTelefonos;\nProveedor;Nota\nX;5\n"


def test_a_second_table_below_is_asked_about(planner):
    found = look(planner, SECOND)
    assert told(found) == [("A", "expense", 100, "CLP"), ("B", "expense", 250, "CLP")]
    assert [line.line for line in found.result.rejected] == [5, 6, 7]


@pytest.mark.parametrize(
    ("name", "flow"),
    [("Sponsorship Acme", Flow.INCOME), ("Auspicio oro", Flow.INCOME), ("Entradas", Flow.INCOME), ("Donations", Flow.INCOME),
     ("Ticket income", Flow.INCOME), ("Speaker lunch", Flow.EXPENSE), ("Sponsor dinner", Flow.EXPENSE), ("Sala", Flow.EXPENSE)],
)  # fmt: skip
def test_names_say_which_way_money_goes_where_nothing_else_does(planner, name, flow):
    [line] = look(planner, f"Item;Monto\n{name};1000\n").lines
    assert line.draft.flow is flow


@pytest.mark.parametrize("name", ["Plane tickets", "Ticket printing", "Kit inscripción"])
def test_a_name_that_may_be_either_is_asked_about(planner, name):
    [line] = look(planner, f"Item;Monto\n{name};1000\n").lines
    assert line.reason.params == {"name": name}
    [line] = look(planner, f"Item;Gasto\n{name};1000\n").lines
    assert line.draft.flow is Flow.EXPENSE


def test_parents_of_an_outline_carry_their_subtotal(planner):
    text = "ITEM,DESCRIPCION,UND,CANT,VR. UNIT,VR.TOTAL\n1,SEDE,,,,1500\n1.1,Arriendo,gl,1,1200,1200\n1.2,Aseo,gl,3,100,300\n,TOTAL,,,,1500\n"
    found = look(planner, text)
    assert [line.title for line in found.lines] == ["Arriendo", "Aseo"]
    assert "totals rows in lines 2, 5 left out" in findings(found)
    tree = look(planner, "Item;Monto\nSede;1600\n├── Arriendo;1200\n└── Aseo;300\nTotal;1500\n")
    assert [line.title for line in tree.lines] == ["Arriendo", "Aseo"]
    assert len(tree.checks) == 1


def test_what_looks_like_a_sum_is_asked_about_unless_a_total_tells(planner):
    text = "Item;Monto\nSede;1500\nArriendo;1200\nAseo;300\nComida;77\n"
    assert [line.line for line in look(planner, text).result.rejected] == [2]
    assert [title for title, *_rest in told(look(planner, text + "Total;1577\n"))] == ["Arriendo", "Aseo", "Comida"]
    assert len(told(look(planner, text + "Total;3077\n"))) == 4
    assert len(told(look(planner, text, {"sums": "lines"}))) == 4
