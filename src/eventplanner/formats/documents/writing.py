"""Formats of files for others, each with its writer."""

import json
from typing import Any

from eventplanner.domain.base.text import escaped
from eventplanner.formats.documents.blocks import Document
from eventplanner.formats.documents.csv_out import csv_file
from eventplanner.formats.documents.markdown_out import markdown
from eventplanner.formats.documents.text_out import text
from eventplanner.i18n.tables import CSV_FORMS


def write(document: Document, form: str) -> bytes:
    """Returns a document as `md`, `text`, `html`, `xlsx` or one of `CSV_FORMS`."""
    if form in CSV_FORMS:
        return csv_file(document, CSV_FORMS[form])
    match form:
        case "html":
            # Here because making HTML takes a library that the start of the app can do without.
            from eventplanner.formats.documents.html_out import page

            return page(document)
        case "xlsx":
            # Here because the start of the app can do without the library of workbooks.
            from eventplanner.formats.documents.xlsx_out import xlsx_file

            return xlsx_file(document)
        case "text":
            return text(document)
    return markdown(document)


def json_file(values: Any) -> bytes:
    """Returns one indented document, in which no character acts on a terminal."""
    return (escaped(json.dumps(values, ensure_ascii=False, indent=2)) + "\n").encode()
