"""Tables out: events as CSV that Excel in a language opens as it is, and as JSON."""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import StringIO
from typing import Any

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.events.columns import COLUMNS, SHOWN
from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.table import Cell
from eventplanner.domain.parsing.table_formulas import neutralised
from eventplanner.i18n.tables import decimal_mark, delimiter, event_heading, table_word


def headings(language: str) -> list[str]:
    """Returns the columns of a table of events."""
    return [event_heading(column, language) for column in COLUMNS]


def csv_file(events: Iterable[Event], language: str) -> bytes:
    """With a byte-order mark, without which Excel would take accents for something else."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter(language), lineterminator="\r\n")
    writer.writerow(headings(language))
    writer.writerows([_written(cell, language) for cell in cells(event, language)] for event in events)
    return text.getvalue().encode("utf-8-sig")


def plain_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]], language: str, separator: str = "") -> bytes:
    """Any table as CSV, with the separator given or else the usual one of the language."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator or delimiter(language), lineterminator="\r\n")
    writer.writerow([neutralised(name) for name in header])
    writer.writerows([_written(cell, language) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def json_file(values: Any) -> bytes:
    """One document, indented."""
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def cells(event: Event, language: str) -> list[Cell]:
    """The cells of one event, in the order of the headings."""
    start, end = event.start, event.end or event.start
    values: dict[str, Cell | None] = {
        "date": start.date() if start else "",
        "start_time": start.time() if start and not event.all_day else "",
        "end_date": end.date() if end else "",
        "end_time": end.time() if end and not event.all_day else "",
        "tags": " ".join(f"#{tag}" for tag in event.tags),
    }
    cells = (values[name] if name in values else getattr(event, name) for name in COLUMNS)
    return [_cell(cell, language) for cell in cells]


def _cell(value: Cell | None, language: str) -> Cell:
    if isinstance(value, Choice):
        return table_word(SHOWN.get(value, value.label), language)
    return "" if value is None else value


def _written(cell: Cell, language: str) -> str:
    match cell:
        case str():
            return neutralised(cell)
        case time():
            return cell.isoformat("seconds" if cell.second else "minutes")
        case float():
            return f"{cell:.15g}".replace(".", decimal_mark(language))
        case datetime():
            return cell.isoformat(" ", "seconds")
    return str(cell)
