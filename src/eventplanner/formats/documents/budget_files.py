"""A budget as Markdown, as CSV and as JSON."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import StringIO

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import escaped as json_escaped
from eventplanner.domain.budget.json import summary_json
from eventplanner.domain.budget.summary import BudgetSummary
from eventplanner.domain.parsing.table_formulas import neutralised
from eventplanner.formats.documents.budget_blocks import blocks, entries, heading, issued, lines
from eventplanner.formats.documents.budget_cells import Block, Decimals, Percent, Value, shown
from eventplanner.formats.documents.budget_words import decimal
from eventplanner.formats.documents.markdown import escaped, table
from eventplanner.i18n.tables import decimal_mark, delimiter


def told(summary: BudgetSummary) -> list[Block]:
    """What a document says: of an event its lines too, which of a year would be thousands."""
    found = blocks(summary)
    return found if summary.year is not None or not summary.lines else [*found, lines(summary)]


def markdown(summary: BudgetSummary) -> str:
    """Headings and tables, in which the texts of people are only texts."""
    said = [f"# {escaped(heading(summary))}", "", escaped(issued(summary))]
    for block in told(summary):
        rows = [
            [f"**{escaped(cell)}**" if row.is_total and cell else escaped(cell) for cell in cells]
            for row, cells in zip(block.rows, shown(block.rows), strict=True)
        ]
        said += ["", f"## {escaped(block.heading)}", "", *table([escaped(head) for head in block.heads], rows)]
    return "\n".join(said) + "\n"


def csv_file(summary: BudgetSummary, language: str) -> bytes:
    """All tables under each other, with the numbers as a spreadsheet in that language takes them."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter(language), lineterminator="\r\n")
    writer.writerow([neutralised(heading(summary))])
    writer.writerow([neutralised(issued(summary))])
    for block in [*blocks(summary), lines(summary), entries(summary)]:
        writer.writerow([])
        writer.writerow([neutralised(block.heading)])
        writer.writerow([neutralised(head) for head in block.heads])
        writer.writerows(_cells(row.cells, language) for row in block.rows)
    return text.getvalue().encode("utf-8-sig")


def json_text(summary: BudgetSummary) -> str:
    """One document for scripts."""
    return json_escaped(json.dumps(summary_json(summary), ensure_ascii=False, indent=2)) + "\n"


def number_of(value: Value) -> Decimal | None:
    """What a spreadsheet reckons with; None of what is no number."""
    match value:
        case Money():
            return value.amount
        case Percent():
            return Decimal(value.n) / 100
        case Decimals():
            return decimal(value.scaled, value.digits)
        case int():
            return Decimal(value)
    return None


def _cells(cells: Iterable[Value], language: str) -> list[str]:
    return [_cell(cell, language) for cell in cells]


def _cell(value: Value, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return neutralised(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{number_of(value):f}".replace(".", decimal_mark(language))
