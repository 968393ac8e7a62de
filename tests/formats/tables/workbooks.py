"""Small files of tables, made on the spot."""

import zipfile
from io import BytesIO

import xlsxwriter

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
