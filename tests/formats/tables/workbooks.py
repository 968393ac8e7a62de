"""Small files of tables, made on the spot."""

import zipfile
from io import BytesIO

import xlsxwriter
import xlwt

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'


def workbook(*sheets, formats=None):
    """An XLSX file of `(name, rows)`; a cell `"=…"` is a formula, and `formats` are by kind of value."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    made = {kind: book.add_format({"num_format": form}) for kind, form in (formats or {}).items()}
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(line, place, cell, *([made[type(cell)]] if type(cell) in made else []))
    book.close()
    return file.getvalue()


def with_sheet(xml, *, path="xl/worksheets/sheet1.xml", compression=zipfile.ZIP_DEFLATED):
    """An XLSX file with one sheet, of this XML."""
    plain = workbook(("Sheet1", [["x"]]))
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(plain)) as old, zipfile.ZipFile(file, "w", compression) as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                data = old.read(name)
                if name == "xl/_rels/workbook.xml.rels":
                    data = data.replace(b"worksheets/sheet1.xml", path.removeprefix("xl/").encode())
                new.writestr(name, data)
        new.writestr(path, xml)
    return file.getvalue()


CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3">'
    '<office:body><office:spreadsheet><table:table table:name="Hoja">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{type}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def open_workbook(*rows):
    """An ODS file of one sheet; each row is a list of cells, as XML or as texts."""

    def cell(content):
        if content.startswith("<"):
            return content
        return f'<table:table-cell office:value-type="string"><text:p>{content}</text:p></table:table-cell>'

    xml = "".join(
        row if isinstance(row, str) else f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("content.xml", CONTENT.format(rows=xml))
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(type=ODS))
    return file.getvalue()


def old_workbook(rows, *, formats=None, errors=(), merged=(), hidden=()):
    """An XLS file of one sheet; `formats` are patterns by place, `errors` places that hold #DIV/0!."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Hoja")
    styles = {place: xlwt.easyxf(num_format_str=pattern) for place, pattern in (formats or {}).items()}
    for line, row in enumerate(rows):
        for column, value in enumerate(row):
            if (line, column) in errors:
                sheet.row(line).set_cell_error(column, "#DIV/0!")
            elif value != "":
                sheet.write(line, column, value, *([styles[line, column]] if (line, column) in styles else []))
    for top, bottom, left, right in merged:
        sheet.merge(top, bottom, left, right)
    for line in hidden:
        sheet.row(line).hidden = True
    file = BytesIO()
    book.save(file)
    return file.getvalue()
