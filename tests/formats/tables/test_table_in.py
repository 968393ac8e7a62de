from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message, clean
from eventplanner.domain.events.columns import COLUMN_NAMES
from eventplanner.formats.tables import table_in, table_limits
from eventplanner.i18n.catalogue import words
from formats.tables.workbooks import SHEET, with_sheet, workbook


def read(data, **options):
    return table_in.read(data, known=COLUMN_NAMES.is_known, **options)


def findings(table):
    return [words(finding) for finding in table.findings]


def cells(table):
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    ("delimiter", "name"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")]
)
def test_the_delimiter_is_found_out_and_said(delimiter, name):
    lines = [["Fecha", "Evento", "Cupos"], ["12/03/2027", "Meetup", "60"], ["13/03/2027", "Taller", "20"]]
    table = read("\n".join(delimiter.join(line) for line in lines).encode())
    assert table.header == ("Fecha", "Evento", "Cupos")
    assert cells(table) == [("12/03/2027", "Meetup", "60"), ("13/03/2027", "Taller", "20")]
    assert findings(table) == [name, "UTF-8", "header in line 1"]


def test_commas_within_the_cells_do_not_mislead_about_semicolons():
    table = read("Título;Notas;Etiquetas\nUno;a, b, c;x,y\nDos;d, e, f;x,z\n".encode())
    assert cells(table) == [("Uno", "a, b, c", "x,y"), ("Dos", "d, e, f", "x,z")]


def test_the_line_in_which_excel_declares_the_delimiter_is_obeyed():
    table = read(b"sep=;\r\nTitle;Notes\r\nOne, two;x\r\n")
    assert (table.header, cells(table), table.rows[0].line) == (("Title", "Notes"), [("One, two", "x")], 3)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_the_encoding_is_found_out_and_said(codec, name):
    table = read("Título;Sede\nReunión de año;Ñuñoa\n".encode(codec))
    assert (table.header, cells(table)) == (("Título", "Sede"), [("Reunión de año", "Ñuñoa")])
    assert findings(table) == ["semicolons", name, "header in line 1"]


def test_accents_that_were_encoded_twice_are_mended_and_said():
    table = read("Título;Sede\nAcción;Ñuñoa\nPlain;“fine”\n".encode().decode("latin-1").encode())
    assert (table.header, cells(table)) == (("Título", "Sede"), [("Acción", "Ñuñoa"), ("Plain", "“fine”")])
    assert findings(table)[-1] == "accents encoded twice, mended in 4 cells"


def test_text_that_only_looks_encoded_twice_stays():
    table = read("Title,Notes\n“AMANHÃ”,AcciÃ³n\n".encode())
    assert cells(table) == [("“AMANHÃ”", "Acción")]


def test_the_header_is_found_below_titles_and_empty_lines():
    table = read(b"Plan 2027;;\n;;\nDepartment of events;;\nDate;Title;Venue\n2027-03-12;Meetup;Here\n")
    assert (table.header, table.rows[0].line) == (("Date", "Title", "Venue"), 5)
    assert findings(table) == ["semicolons", "UTF-8", "header in line 4"]


def test_lines_above_the_header_are_kept():
    table = read(b"Plan 2027;;\n;;\nValores;en UF;\nFecha;Evento;Cupos\n12/03/2027;Meetup;60\n")
    assert table.above == ("Plan 2027", "Valores en UF")
    assert read(b"Fecha;Evento\n12/03/2027;Meetup\n").above == ()


def test_a_table_of_unknown_headings_begins_with_its_first_full_line():
    table = read(b"Report\nslug,registered,day1\nmsu,20,18\n")
    assert (table.header, cells(table)) == (("slug", "registered", "day1"), [("msu", "20", "18")])


def test_short_rows_are_filled_empty_ones_left_out_and_long_ones_are_bad():
    table = read(b"Title,Venue,Notes\nOne\n,,\nTwo,Here,x,,\nThree,Here,x,too much\n")
    assert [(row.line, row.cells[0], row.problem and words(row.problem)) for row in table.rows] == [
        (2, "One", None),
        (4, "Two", None),
        (5, "Three", "has more cells than the header"),
    ]


def test_a_row_is_numbered_by_the_line_it_begins_in():
    table = read(b'Title,Notes\r\nOne,"a\r\nb\r\nc"\r\nTwo,x\r\n')
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("One", "a\nb\nc")), (5, ("Two", "x"))]


def test_a_filled_column_without_a_name_is_said():
    assert findings(read(b"Title,,Notes\nOne,x,y\n"))[-1] == "1 column without a name is left out"


def test_escapes_and_controls_are_gone_and_our_own_apostrophes_too():
    table = read(b"Title,Notes\n\x1b]52;c;aGk=\x07Meet\x1b[2Jup,'=1+1\n'quoted,''=1\n")
    assert cells(table) == [("Meetup", "=1+1"), ("'quoted", "'=1")]


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b",,,\n,,\n"])
def test_a_file_without_rows_is_a_sentence(data):
    with pytest.raises(FileProblem):
        read(data)


def test_a_quotation_mark_that_never_ends_is_a_sentence_with_its_line():
    with pytest.raises(FileProblem) as error:
        read(b'Title,Notes\nOne,x\nTwo,"' + b"y" * 50_000)
    assert words(error.value.message) == "Line 3: a quotation mark is missing, or a field is too long."


def test_a_field_of_more_than_ten_thousand_characters_is_refused():
    assert cells(read(b"Title,Notes\nOne," + b"x" * 10_000))[0][1] == "x" * 10_000
    with pytest.raises(FileProblem) as error:
        read(b"Title,Notes\nOne," + b"x" * 10_001)
    assert words(error.value.message) == "Line 2 has a field of more than 10.000 characters."


def test_more_columns_than_anybody_has_are_refused():
    with pytest.raises(FileProblem) as error:
        read(b"Title\n" + b"a," * 3000)
    assert words(error.value.message) == "Line 2 has more than 2.000 columns."


def test_more_rows_than_allowed_are_refused(monkeypatch):
    monkeypatch.setattr(table_in, "ROWS", 3)
    assert len(read(b"Title\na\nb\n").rows) == 2
    with pytest.raises(FileProblem):
        read(b"Title\na\nb\nc\n")


def test_a_file_larger_than_allowed_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "large.csv"
    path.write_bytes(b"Title\n" + b"x" * 100)
    monkeypatch.setattr(table_in, "SIZE", 50)
    with pytest.raises(FileProblem):
        table_in.load(path)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileProblem):
            table_in.load(path)


def test_a_workbook_gives_dates_times_numbers_and_the_values_of_formulas():
    rows = [
        ["Date", "Time", "Title", "Capacity"],
        [date(2027, 3, 12), time(18, 30), "Meetup", 60],
        ["", "", "Other", "=1+1"],
    ]
    table = read(workbook(("Plan", rows), formats={time: "hh:mm", date: "dd/mm/yyyy"}))
    assert cells(table) == [(date(2027, 3, 12), time(18, 30), "Meetup", 60), ("", "", "Other", 0)]
    assert findings(table) == ["sheet “Plan”", "header in line 1"]


def test_the_sheet_with_the_headings_is_taken_unless_one_is_named():
    file = workbook(
        ("Cover", [["Welcome"]]),
        ("Events", [[], ["Title", "Date"], ["One", "2027-03-12"]]),
        ("Old", [["Title"], ["Two"]]),
    )
    table = read(file)
    assert (table.sheet, table.sheets, table.rows[0].line) == ("Events", ("Cover", "Events", "Old"), 3)
    assert findings(table)[:2] == ["sheet “Events”", "other sheets: Cover, Old"]
    assert cells(read(file, sheet="old")) == [("Two",)]
    with pytest.raises(FileProblem) as error:
        read(file, sheet="None")
    assert words(error.value.message) == "There is no sheet “None” in this file; there is Cover, Events, Old."


def test_a_workbook_is_measured_by_what_it_says_it_unpacks_to(monkeypatch):
    file = with_sheet(SHEET.format(rows=" " * 100_000))
    assert len(file) < 20_000
    monkeypatch.setattr("eventplanner.formats.tables.workbook_in.SIZE", 100_000)
    with pytest.raises(FileProblem) as error:
        read(file)
    assert words(error.value.message) == "This file is larger than 200 MB when unpacked."


def test_a_workbook_that_lies_about_its_size_is_damaged():
    file = bytearray(with_sheet(SHEET.format(rows=" " * 100_000)))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        name = (
            file.rindex(b"xl/worksheets/sheet1.xml")
            if mark == b"PK\x01\x02"
            else file.index(b"xl/worksheets/sheet1.xml")
        )
        head = file.rindex(mark, 0, name)
        file[head + place : head + place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(FileProblem) as error:
        read(bytes(file))
    assert words(error.value.message) == "This spreadsheet is damaged."


STRAY = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        STRAY + '<row r="9"><c r="XFD300000"><v>1</v></c></row>',
        STRAY + "<row r='300000'><c s='&gt;>' r='XFD300000'><v>1</v></c></row>",
        STRAY + '<row r="300000"><c r="&#88;FD300000"><v>1</v></c></row>',
        '<row r="1">' + "<c><v>1</v></c>" * 200 + '</row><row r="300000"><c><v>1</v></c></row>',
        STRAY + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
    ],
)
def test_a_stray_cell_far_away_is_refused_before_it_takes_all_memory(rows):
    with pytest.raises(FileProblem):
        read(with_sheet(SHEET.format(rows=rows)))


@pytest.mark.parametrize("path", ["xl/evil.bin", "xl/media/image1.png"])
def test_a_sheet_under_another_name_is_refused(path):
    with pytest.raises(FileProblem):
        read(with_sheet(SHEET.format(rows=STRAY), path=path))


def test_cells_that_hold_nothing_do_not_count():
    table = read(
        with_sheet(
            SHEET.format(rows=STRAY.replace("1</v>", "7</v>") + '<row r="1048576"><c r="XFD1048576" s="0"/></row>')
        )
    )
    assert table.header == ("7",)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0 an old one", workbook(("A", [["Title"]]))[:-200]],
    ids=["no zip", "an old one", "cut short"],
)
def test_what_is_no_workbook_is_a_sentence(data):
    with pytest.raises(FileProblem):
        read(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(data):
    try:
        table = read(data)
    except FileProblem:
        return
    for row in table.rows:
        assert len(row.cells) == len(table.header)
        assert all(cell == clean(cell) for cell in row.cells)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x7fELF\x02\x01\x01\x00"], ids=["picture", "program"]
)
def test_what_is_no_text_is_no_table(data):
    with pytest.raises(FileProblem, match="This file is no table"):
        read(data)


SOUND = workbook(("A", [["Title", "Date"], ["One", "2027-03-12"]]))


@given(st.data())
def test_a_damaged_workbook_is_a_table_or_a_sentence(data):
    file = bytearray(SOUND)
    for place in data.draw(st.lists(st.integers(0, len(file) - 1), min_size=1, max_size=8)):
        file[place] = data.draw(st.integers(0, 255))
    try:
        read(bytes(file))
    except FileProblem:
        return


def test_limits_are_those_promised():
    assert (table_limits.SIZE, table_limits.ROWS, table_limits.FIELD) == (200 * 1024 * 1024, 300_000, 10_000)


def test_another_table_above_the_one_that_is_read_is_said():
    text = b"Attended,Name,Email\nYes,Host,h@x.cl\nAttendee Details\nName,Email,Phone\nAna,a@x.cl,1\n"
    table = table_in.read(text, known=lambda name: name in {"Name", "Email", "Phone"})
    assert [row.cells[0] for row in table.rows] == ["Ana"]
    assert Message("the table that begins in line {line} above it is left out", {"line": 1}) in table.findings
