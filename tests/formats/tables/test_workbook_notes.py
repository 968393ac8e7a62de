"""What workbooks say beside the values of their cells, in each of three formats."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.events.columns import COLUMN_NAMES
from eventplanner.domain.parsing.table import Figure
from eventplanner.formats.tables import csv_in, table_in, table_limits, workbook_in
from eventplanner.i18n.catalogue import words
from formats.tables.workbooks import SHEET, old_workbook, open_workbook, with_sheet, workbook

HEAD = ["Fecha", "Evento", "Lugar"]


def read(data):
    return table_in.read(data, known=COLUMN_NAMES.is_known)


def findings(table):
    return [words(finding) for finding in table.findings]


def inline(*rows):
    """The XML of rows whose cells are texts, or XML of their own."""
    lines = []
    for line, row in enumerate(rows, 1):
        cells = [
            cell if cell.startswith("<") else f'<c r="{"ABCDEF"[n]}{line}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for n, cell in enumerate(row)
            if cell
        ]
        lines.append(f'<row r="{line}">{"".join(cells)}</row>')
    return SHEET.format(rows="".join(lines))


def currency_cell(number, currency):
    return (
        f'<table:table-cell office:value-type="currency" office:currency="{currency}" office:value="{number}">'
        f"<text:p>{number}</text:p></table:table-cell>"
    )


ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
UNKNOWN = '<table:table-cell table:formula="of:=1+1"/>'
WIDE = '<table:table-cell table:number-columns-repeated="900" office:value-type="string"><text:p>x</text:p></table:table-cell>'
SHARE = '<table:table-cell office:value-type="percentage" office:value="0.19"><text:p>19%</text:p></table:table-cell>'


def figures(row):
    return [(float(cell), cell.currency, cell.is_percent) for cell in row.cells if isinstance(cell, Figure)]


def test_currencies_and_percentages_of_an_xlsx_are_those_of_its_formats():
    formats = {float: "[$US$-409]#,##0.00", int: "0%"}
    table = read(workbook(("H", [["Evento", "Cupos", "Notas"], ["A", 1200.5, 1]]), formats=formats))
    assert figures(table.rows[0]) == [(1200.5, "USD", False), (1.0, "", True)]


def test_currencies_and_percentages_of_an_ods_are_those_of_its_cells():
    table = read(open_workbook(["Evento", "Cupos", "Notas"], ["A", currency_cell(1200.5, "USD"), SHARE]))
    assert figures(table.rows[0]) == [(1200.5, "USD", False), (0.19, "", True)]


def test_currencies_and_percentages_of_an_xls_are_those_of_its_formats():
    formats = {(1, 1): "[$US$-409]#,##0.00", (1, 2): "0%"}
    table = read(old_workbook([["Evento", "Cupos", "Notas"], ["A", 1200.5, 0.19]], formats=formats))
    assert figures(table.rows[0]) == [(1200.5, "USD", False), (0.19, "", True)]


def test_an_xlsx_names_errors_and_formulas_that_were_never_calculated():
    rows = inline(
        ["Evento", "Cupos", "Notas"],
        ["A", '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
        ["B", '<c r="B3"><f>1+1</f><v></v></c>', '<c r="C3" t="str"><f>""</f><v></v></c>'],
        ["C", '<c r="B4"><f>1+1</f><v>2</v></c>'],
    )
    assert [dict(row.faults) for row in read(with_sheet(rows)).rows] == [{1: "#DIV/0!"}, {1: ""}, {}]


def test_an_ods_names_errors_and_formulas_that_were_never_calculated():
    table = read(open_workbook(["Evento", "Cupos"], ["A", ERROR], ["B", UNKNOWN]))
    assert [dict(row.faults) for row in table.rows] == [{1: "#DIV/0!"}, {1: ""}]


def test_an_xls_names_errors():
    table = read(old_workbook([["Evento", "Cupos"], ["A", ""], ["B", 5.0]], errors={(1, 1)}))
    assert [dict(row.faults) for row in table.rows] == [{1: "#DIV/0!"}, {}]


def test_a_cell_merged_over_rows_counts_for_each_of_them():
    merged = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="C2:C3"/></mergeCells></worksheet>'
    rows = inline(HEAD, ["12/03/2027", "A", "Sala Grande"], ["", "B", ""], ["", "C", "Otra"])
    table = read(with_sheet(rows.replace("</worksheet>", merged)))
    assert [row.cells for row in table.rows] == [
        ("12/03/2027", "A", "Sala Grande"),
        ("12/03/2027", "B", "Sala Grande"),
        ("12/03/2027", "C", "Otra"),
    ]
    assert [set(row.shared) for row in table.rows] == [set(), {0, 2}, {0}]


def test_an_ods_and_an_xls_are_merged_alike():
    over = '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>12/03/2027</text:p></table:table-cell>'
    opened = read(open_workbook(["Fecha", "Evento"], [over, "A"], ["<table:covered-table-cell/>", "B"]))
    old = read(old_workbook([["Fecha", "Evento"], ["12/03/2027", "A"], ["", "B"]], merged=[(1, 2, 0, 0)]))
    for table in (opened, old):
        assert [row.cells for row in table.rows] == [("12/03/2027", "A"), ("12/03/2027", "B")]


def test_a_title_over_several_columns_makes_its_row_broad():
    merged = '<mergeCells><mergeCell ref="A2:C2"/></mergeCells></worksheet>'
    rows = inline(HEAD, ["MARZO"], ["12/03/2027", "A", "Centro"])
    table = read(with_sheet(rows.replace("</worksheet>", merged)))
    assert [row.is_broad for row in table.rows] == [True, False]


def test_a_header_of_two_rows_ends_with_its_lower_one():
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells></worksheet>'
    rows = inline(["Fecha", "Evento", "Horario"], ["", "", "Inicio", "Término"], ["12/03/2027", "A", "10:00", "11:00"])
    table = read(with_sheet(rows.replace("</worksheet>", merged)))
    assert (table.header, len(table.rows)) == (("Fecha", "Evento", "Inicio", "Término"), 1)


def test_a_row_of_merged_cells_alone_says_nothing_of_its_own():
    merged = '<mergeCells><mergeCell ref="A2:A4"/></mergeCells></worksheet>'
    rows = inline(HEAD, ["12/03/2027", "A", "x"], ["", "B", ""], ["", "", ""])
    assert len(read(with_sheet(rows.replace("</worksheet>", merged))).rows) == 2


@pytest.mark.parametrize(
    "file",
    [
        with_sheet(
            inline(HEAD, ["12/03/2027", "A"], ["13/03/2027", "B"]).replace('<row r="2">', '<row r="2" hidden="1">')
        ),
        old_workbook([HEAD, ["12/03/2027", "A"], ["13/03/2027", "B"]], hidden=[1]),
        open_workbook(
            HEAD,
            '<table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
            ["13/03/2027", "B"],
        ),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_hidden_rows_are_read_and_said(file):
    table = read(file)
    assert len(table.rows) == 2
    assert "1 row that the spreadsheet hides is read too" in findings(table)


def test_hours_beyond_a_day_stay_what_they_are():
    rows = [["Fecha", "Fin", "Evento"], [date(2027, 3, 12), timedelta(hours=26, minutes=30), "A"]]
    table = read(workbook(("H", rows), formats={timedelta: "[h]:mm", date: "dd/mm/yyyy"}))
    assert table.rows[0].cells == (date(2027, 3, 12), timedelta(hours=26, minutes=30), "A")


def test_an_xls_gives_days_and_times():
    rows = [["Fecha", "Hora", "Fin", "Evento"], [46458.0, 0.75, 1.1041666667, "A"], [46458.5, "", "", "B"]]
    formats = {(1, 0): "dd/mm/yyyy", (1, 1): "hh:mm", (1, 2): "[h]:mm", (2, 0): "dd/mm/yyyy hh:mm"}
    day, clock, end, _title = read(old_workbook(rows, formats=formats)).rows[0].cells
    assert (day, clock) == (datetime(2027, 3, 12), time(18))
    assert abs(end - timedelta(hours=26, minutes=30)) < timedelta(seconds=1)


def test_a_workbook_with_a_password_is_refused_as_such():
    data = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(FileProblem) as error:
        read(data)
    assert words(error.value.message) == "This spreadsheet has a password: save it without one."


def test_an_old_workbook_may_not_be_too_large(monkeypatch):
    monkeypatch.setattr(workbook_in, "OLD_SIZE", 1 << 20)
    with pytest.raises(FileProblem, match="larger than"):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * (1 << 20))


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="400000">{currency_cell(1, "USD")}</table:table-row>',
        f'<table:table-row table:number-rows-repeated="299000">{WIDE}</table:table-row>',
        f'<table:table-row table:number-rows-repeated="20000">{ERROR}</table:table-row>',
    ],
)
def test_an_ods_that_would_fill_the_memory_is_refused_before_it_does(row):
    with pytest.raises(FileProblem):
        read(open_workbook(HEAD, row))


def test_ranges_that_overlap_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(workbook_in, "CELLS", 100)
    merged = "".join('<mergeCell ref="A2:A40"/>' for _ in range(9))
    rows = inline(HEAD, *[["12/03/2027", "A", "x"]] * 40).replace(
        "</worksheet>", f"<mergeCells>{merged}</mergeCells></worksheet>"
    )
    with pytest.raises(FileProblem):
        read(with_sheet(rows))


def test_other_sheets_of_the_same_columns_are_said_apart():
    file = workbook(
        ("Marzo", [HEAD, ["12/03/2027", "A", "x"]]),
        ("Abril", [HEAD, ["12/04/2027", "B", "x"]]),
        ("Notas", [["Nada"]]),
    )
    assert findings(read(file))[:3] == [
        "sheet “Marzo”",
        "with the same columns, but not read: sheets Abril",
        "other sheets: Notas",
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Fecha;Evento;;Fecha;Evento", "12/03/2027;A;;1/1/2026;Viejo"),
        ("Fecha;Evento;;Resumen;N", "12/03/2027;A;;Charlas;3"),
    ],
)
def test_a_second_table_beside_the_first_is_left_out_and_said(header, row):
    table = read(f"{header}\n{row}\n;;;Más;4\n".encode())
    assert (table.header, [each.cells for each in table.rows]) == (("Fecha", "Evento"), [("12/03/2027", "A")])
    assert findings(table)[-1].startswith("a second table beside the first is left out: ")


def test_a_column_without_a_name_is_no_gap_where_it_holds_something():
    assert read(b"Fecha;Evento;;Lugar\n12/03/2027;A;x;Centro\n").header == ("Fecha", "Evento", "", "Lugar")


def test_a_header_that_comes_again_is_no_row():
    table = read(b"Fecha;Evento\n12/03/2027;A\nFECHA;Evento\n13/03/2027;B\n")
    assert [row.line for row in table.rows] == [2, 4]
    assert "the header again in line 3" in findings(table)


@pytest.fixture
def few(monkeypatch):
    """A limit of rows that a small file can pass."""
    for module in (csv_in, table_in, table_limits):
        monkeypatch.setattr(module, "ROWS", 500, raising=False)
    monkeypatch.setattr(csv_in, "_LARGE", 1 << 16)
    monkeypatch.setattr(csv_in, "_SAMPLE", 1 << 12)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_large_text_with_too_many_rows_is_refused_before_it_is_laid_out(few, tmp_path, monkeypatch, codec):
    path = tmp_path / "many.csv"
    path.write_text("Fecha;Evento\n" + '12/03/2027;"A\nb"\n' * 4000, codec)
    monkeypatch.setattr(csv_in, "decode", None)
    with pytest.raises(FileProblem, match="more than"):
        table_in.load(path)


def test_a_large_text_with_long_cells_is_read(few, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("Fecha;Evento\n" + f"12/03/2027;{'x' * 900}\n" * 400)
    assert len(read(table_in.load(path)).rows) == 400


def test_standard_input_is_read_like_a_file(few):
    long = ("Fecha;Evento\n" + f"12/03/2027;{'x' * 900}\n" * 400).encode()
    assert table_in.load_stream(BytesIO(long)) == long
    with pytest.raises(FileProblem, match="more than"):
        table_in.load_stream(BytesIO(b"Fecha;Evento\n" + b"12/03/2027;A\n" * 9000))


def test_standard_input_has_an_end(monkeypatch):
    monkeypatch.setattr(table_in, "SIZE", 1000)
    with pytest.raises(FileProblem, match="larger than"):
        table_in.load_stream(BytesIO(b"x" * 2000))


def test_a_group_over_several_columns_tells_those_of_one_heading_apart():
    merged = '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells></worksheet>'
    rows = inline(
        ["", "Inicio", "", "Término"],
        ["Evento", "Fecha", "Hora", "Fecha", "Hora"],
        ["A", "12/03/2027", "18:30", "12/03/2027", "21:00"],
    )
    table = read(with_sheet(rows.replace("</worksheet>", merged)))
    assert table.header == ("Evento", "Inicio Fecha", "Inicio Hora", "Término Fecha", "Término Hora")
