"""Documents as CSV: all tables under each other, with numbers as a spreadsheet of a language takes them."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal

from eventplanner.domain.parsing.table import Cell
from eventplanner.formats.documents.blocks import Document
from eventplanner.formats.documents.values import Struck, Value, number_of, text_of
from eventplanner.formats.tables.table_out import csv_rows


def csv_file(document: Document, language: str) -> bytes:
    """Returns title and headings in lines of their own; a document without them is one plain table."""
    return csv_rows(_rows(document), language)


def _rows(document: Document) -> Iterator[Sequence[Cell | Decimal]]:
    if document.title:
        yield from ([document.title], [document.subtitle])
    for section in document.sections:
        for table in section.tables:
            if section.heading:
                yield from ([], [section.heading])
            yield table.heads
            for row in table.rows:
                yield [_cell(value) for value in row.cells]


def _cell(value: Value) -> Cell | Decimal:
    match value:
        case None | Struck():
            return text_of(value)
        case str() | date() | time():
            return value
    return number_of(value)
