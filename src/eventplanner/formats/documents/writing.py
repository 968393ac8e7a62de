"""Formats of documents, each with its writer."""

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
