import csv
import json
import re
import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from eventplanner.domain.events.events import Event, EventKind, Format, Status
from eventplanner.formats.documents import events
from eventplanner.formats.documents.writing import json_file, write
from eventplanner.formats.documents.xlsx_out import xlsx_file
from eventplanner.formats.tables.table_out import csv_rows
from eventplanner.i18n.language import LANGUAGES
from eventplanner.i18n.tables import csv_form

AT = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)


def event(**said):
    own = {
        "title": "Meetup",
        "timezone": "America/Santiago",
        "id": 1,
        "version": 1,
        "uid": "u-1",
        "sequence": 0,
        "created_at": AT,
        "updated_at": AT,
    }
    return Event(**own | said)


EVENTS = [
    event(
        title="Año nuevo; “sí”", start=datetime(2027, 3, 12, 18, 30), end=datetime(2027, 3, 12, 21), kind=EventKind.WORKSHOP, format=Format.HYBRID,
        status=Status.CONFIRMED, capacity=1200, tags=("python", "c#"), notes="a\nb", venue='=HYPERLINK("http://evil")', lead="-5",
    ),
    event(id=2, uid="u-2", title="Conf", start=datetime(2027, 4, 15), end=datetime(2027, 4, 16), all_day=True),
    event(id=3, uid="u-3", title="Some day"),
]  # fmt: skip


def csv_file(language):
    return write(events.table(EVENTS, language), csv_form(language))


def headings(language):
    [section] = events.table([], language).sections
    return section.tables[0].heads


def table(data, delimiter):
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_csv_is_what_an_english_excel_opens_as_it_is():
    data = csv_file("en")
    assert (data[:3], data.count(b"\r\n"), data[-2:]) == (b"\xef\xbb\xbf", 4, b"\r\n")
    head, first, second, third = table(data, ",")
    assert head == headings("en")
    assert first[:9] == [
        "2027-03-12",
        "18:30",
        "2027-03-12",
        "21:00",
        "America/Santiago",
        "Año nuevo; “sí”",
        "workshop",
        "hybrid",
        "confirmed",
    ]
    assert second[:4] == ["2027-04-15", "", "2027-04-16", ""]
    assert (third[:4], third[12]) == (["", "", "", ""], "")


def test_csv_es_is_what_a_spanish_excel_opens_as_it_is():
    data = csv_file("es")
    head, first, *_ = table(data, ";")
    assert (data[:3], head[:3]) == (b"\xef\xbb\xbf", ["Fecha inicio", "Hora inicio", "Fecha término"])
    assert first[6:9] == ["taller", "híbrido", "confirmado"]


def test_numbers_have_the_decimal_mark_of_the_language():
    assert csv_rows([[1234.5]], "es") == b'\xef\xbb\xbf"1234,5"\r\n'
    assert csv_rows([[1234.5]], "en") == b"\xef\xbb\xbf1234.5\r\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cell", ["Oficina, piso 7", "a; b", "a\tb", 'say "x"', "a\nb", 1.5])
def test_a_cell_with_any_separator_is_quoted(cell, language):
    written = csv_rows([["x", cell, "y"]], language).decode("utf-8-sig")
    between = ";" if language == "es" else ","
    is_quoted = written.startswith(f'x{between}"') and written.endswith(f'"{between}y\r\n')
    assert is_quoted == (cell != 1.5 or language == "es")
    [[_, read, _]] = csv.reader(StringIO(written, newline=""), delimiter=between)
    assert read.replace(",", ".") == str(cell).replace(",", ".")


def test_a_separator_of_its_own_is_quoted_too():
    assert csv_rows([["a|b", "c"]], "en", "|").decode("utf-8-sig") == '"a|b"|c\r\n'


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_can_run_as_a_formula(language):
    cells = [cell for row in table(csv_file(language), {"en": ",", "es": ";"}[language]) for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r") and cell] == ["-5"]
    file = xlsx_file(events.table(EVENTS, language))
    assert b"<f>" not in zipfile.ZipFile(BytesIO(file)).read("xl/worksheets/sheet1.xml")
    assert b"'=HYPERLINK" in zipfile.ZipFile(BytesIO(file)).read("xl/sharedStrings.xml")


def test_a_workbook_has_real_dates_times_and_numbers():
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx_file(events.table(EVENTS, "es"))))
    head, first, *_ = book.get_sheet_by_name("Eventos").to_python()
    assert head == headings("es")
    assert first[:4] == [date(2027, 3, 12), time(18, 30), date(2027, 3, 12), time(21)]
    assert first[12] == 1200


def test_the_header_of_a_workbook_stays_in_sight():
    sheet = zipfile.ZipFile(BytesIO(xlsx_file(events.table(EVENTS, "en")))).read("xl/worksheets/sheet1.xml")
    assert b'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet


def test_a_workbook_of_events_is_printed_lying_with_its_header_on_each_page_and_filters_all_its_rows():
    book = zipfile.ZipFile(BytesIO(xlsx_file(events.table(EVENTS, "en"))))
    sheet, names = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/workbook.xml").decode()
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert "Events!$1:$1</definedName>" in names
    last = re.search('<dimension ref="A1:([A-Z]+)4"/>', sheet)[1]
    assert f'<autoFilter ref="A1:{last}4"/>' in sheet


def test_a_workbook_without_events_has_its_headings():
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx_file(events.table([], "en"))))
    assert book.get_sheet_by_name("Events").to_python() == [list(headings("en"))]


def test_the_same_events_give_the_same_bytes():
    assert xlsx_file(events.table(EVENTS, "en")) == xlsx_file(events.table(EVENTS, "en"))


def test_json_is_one_document_with_letters_as_they_are():
    data = json_file([{"title": "Año"}])
    assert (json.loads(data), "Año".encode() in data) == ([{"title": "Año"}], True)
