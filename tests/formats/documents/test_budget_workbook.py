"""A budget as a workbook."""

import io
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from eventplanner.domain.budget.conversion import DatedRate
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.summary import CategoryLine
from eventplanner.formats.documents import xlsx_out
from eventplanner.formats.documents.budget import budget
from eventplanner.i18n import catalogue
from formats.documents.budgets import HOSTILE, PLAIN, entry, line, summary

SUM = re.compile(r"SUM\(([A-Z]+)(\d+):\1(\d+)\)")
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"[^>]*>(?:<f>([^<]*)</f>)?<v>([^<]*)</v></c>')


def xlsx_file(found):
    return xlsx_out.xlsx_file(budget(found))


def sheet(data, name):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def parts(data, what):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if what in name)


def cells(data):
    """Of every sheet, formula and value by column and line."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        texts = [book.read(name).decode() for name in sorted(book.namelist()) if "worksheets/sheet" in name]
    return [{(c, int(n)): (formula, Decimal(value)) for c, n, formula, value in CELL.findall(text)} for text in texts]


def test_each_subject_has_a_sheet():
    data = xlsx_file(PLAIN)
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == [
        "Summary",
        "Budget lines",
        "Entries",
        "Cash",
    ]
    assert sheet(data, "Summary")[0][0] == "Budget of DevConf"
    assert sheet(data, "Budget lines")[0][:3] == ["Event", "Category", "Line"]
    catalogue.use("es")
    names = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file(PLAIN))).sheet_names
    assert names == [catalogue._(name) for name in ("Summary", "Budget lines", "Entries", "Cash")]


def test_amounts_are_numbers_and_days_are_days():
    data = xlsx_file(PLAIN)
    lines = [dict(zip(sheet(data, "Budget lines")[0], row, strict=True)) for row in sheet(data, "Budget lines")[1:]]
    assert [each["Planned"] for each in lines] == [1_550_000, 390_000, 1_141_075, 3_081_075, 3_000_000, 3_000_000]
    assert (lines[2]["Amount"], lines[1]["Unit price"], lines[1]["Quantity"], lines[2]["VAT"]) == (1200.5, 6500, 60, 19)
    [row] = sheet(data, "Entries")[1:]
    days = dict(zip(sheet(data, "Entries")[0], row, strict=True))
    assert (days["Date"].isoformat(), days["Due"].isoformat()) == ("2027-03-02", "2027-04-01")


def test_amounts_have_the_decimals_of_their_currency_and_red_below_nothing():
    styles = parts(xlsx_file(PLAIN), "styles.xml")
    assert 'formatCode="#,##0;[Red]-#,##0"' in styles
    assert 'formatCode="#,##0.00;[Red]-#,##0.00"' in styles
    assert 'formatCode="yyyy-mm-dd"' in styles


def test_totals_are_formulas_with_what_they_come_to():
    summary_sheet, lines, _entries, cash = cells(xlsx_file(PLAIN))
    formulas = {formula for each in (summary_sheet, lines, cash) for formula, _value in each.values() if formula}
    assert {"SUM(B6:B8)", "SUM(B10:B10)", "B9-B11"} <= formulas
    assert (summary_sheet["B", 9], summary_sheet["B", 12]) == (("SUM(B6:B8)", 3081075), ("B9-B11", 81075))
    assert lines["L", 5] == ("SUM(L2:L4)", 3081075)
    assert cash["C", 4] == ("SUM(C2:C3)", 25)


def test_of_deviations_the_net_is_the_sum():
    summary_sheet = cells(xlsx_file(PLAIN))[0]
    assert summary_sheet["G", 12] == ("G9+G11", -50000)


def test_a_total_that_is_no_sum_is_a_number():
    found = summary([line(1)], categories=[CategoryLine("venue", PLAIN.expenses, None, 100)], envelope=900)
    heads = sheet(xlsx_file(found), "Summary")[4]
    column = "ABCDEFGHIJKL"[heads.index("Envelope")]
    summary_sheet = cells(xlsx_file(found))[0]
    assert (summary_sheet[column, 6], summary_sheet[column, 7]) == (("", 100), ("", 900))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_a_string(name):
    found = summary(
        [line(1, name, category=name)], [entry(1, number=name, note=name, document=name)], [name], title=name
    )
    data = xlsx_file(found)
    formulas = [formula for each in cells(data) for formula, _value in each.values() if formula]
    assert [
        formula for formula in formulas if not re.fullmatch(r"SUM\(\w+:\w+\)|[A-Z]+\d+[+-][A-Z]+\d+", formula)
    ] == []
    assert "<hyperlink" not in parts(data, "worksheets/sheet")
    assert {row[2].removeprefix("'").strip() for row in sheet(data, "Budget lines")[1:2]} == {name.strip()}


def test_the_same_budget_gives_the_same_bytes():
    assert xlsx_file(PLAIN) == xlsx_file(PLAIN)


def test_there_is_one_chart_and_none_of_nothing():
    assert parts(xlsx_file(PLAIN), "charts/chart").count("<c:ser>") == 4
    assert parts(xlsx_file(summary([], cash=[])), "charts/chart") == ""
    assert parts(xlsx_file(summary([line(1, flow=Flow.INCOME)])), "charts/chart") == ""


def test_lists_can_be_filtered_without_the_total_below_them():
    with zipfile.ZipFile(io.BytesIO(xlsx_file(PLAIN))) as book:
        lines = book.read("xl/worksheets/sheet2.xml").decode()
    assert '<autoFilter ref="A1:S4"/>' in lines
    assert 'state="frozen"' in lines


def test_a_sheet_is_printed_on_a4_one_page_wide_with_its_header_on_each_page():
    with zipfile.ZipFile(io.BytesIO(xlsx_file(PLAIN))) as book:
        sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2, 3, 4)]
        names = re.findall("<definedName .*?</definedName>", book.read("xl/workbook.xml").decode())
    assert [re.search("<pageSetup[^>]*>", sheet)[0].count('paperSize="9"') for sheet in sheets] == [1, 1, 1, 1]
    assert [re.search('orientation="(.*?)"', sheet)[1] for sheet in sheets][1:] == [
        "landscape",
        "landscape",
        "portrait",
    ]
    assert ['fitToHeight="0"' in sheet and '<pageSetUpPr fitToPage="1"/>' in sheet for sheet in sheets] == [True] * 4
    titles = [re.sub("<.*?>", "", name) for name in names if "Print_Titles" in name]
    assert titles == ["'Budget lines'!$1:$1", "Cash!$1:$1", "Entries!$1:$1"]


def test_headings_over_numbers_stand_at_the_right():
    data = xlsx_file(PLAIN)
    styles = re.findall("<xf .*?(?:</xf>|/>)", parts(data, "styles.xml").split("<cellXfs")[1].split("</cellXfs")[0])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        head = re.search('<row r="1".*?</row>', book.read("xl/worksheets/sheet2.xml").decode())[0]
    is_right = ['horizontal="right"' in styles[int(n)] for n in re.findall('<c r="[A-Z]+1" s="(\\d+)"', head)]
    heads = dict(zip(sheet(data, "Budget lines")[0], is_right, strict=True))
    assert [name for name, right in heads.items() if not right] == [
        "Event", "Category", "Line", "Income or expense", "Supplier or sponsor", "For each", "Currency", "Approved",
    ]  # fmt: skip


def test_a_heading_of_several_words_has_as_many_lines_as_it_takes():
    with zipfile.ZipFile(io.BytesIO(xlsx_file(PLAIN))) as book:
        lines = book.read("xl/worksheets/sheet2.xml").decode()
    assert re.search('<row r="1"[^>]* ht="30"', lines)


def test_what_there_is_nothing_of_has_no_sheet():
    data = xlsx_file(summary([line(1)], cash=[]))
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["Summary", "Budget lines"]


def test_a_currency_is_called_as_people_call_it_and_a_tax_has_its_sign():
    lines = [line(1, amount=455_000, currency="CLF", vat=19_000), line(2, currency="USD")]
    data = xlsx_file(summary(lines, rates=[("CLF", DatedRate(39_600 * 10**8, "2027-03-08"))]))
    heads, *rows = sheet(data, "Budget lines")
    assert [row[heads.index("Currency")] for row in rows] == ["UF", "USD", ""]
    assert '#,##0" %"' in parts(data, "styles.xml").replace("&quot;", '"')
    assert "CLF" not in parts(data, "sharedStrings")


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(-(10**14), 10**14), st.booleans()), min_size=1, max_size=8))
def test_every_formula_comes_to_its_value(said):
    flows = {True: Flow.INCOME, False: Flow.EXPENSE}
    lines = [line(n, f"L{n}", planned, flows[into], f"c{n % 3}") for n, (planned, into) in enumerate(said, 1)]
    data = xlsx_file(summary(lines))
    for each in cells(data):
        for formula, value in each.values():
            if match := SUM.fullmatch(formula):
                above = [each[match[1], n][1] for n in range(int(match[2]), int(match[3]) + 1)]
                assert sum(above) == value
    written = [row[11] for row in sheet(data, "Budget lines")[1:] if row[2]]
    assert sorted(written) == sorted(float(planned) for planned, _into in said)
