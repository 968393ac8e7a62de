"""Words by which rows that only sum up others are told from the rows of a table, for every import."""

import re

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.parsing.table import Cell, TableRow

_SPACED = re.compile(r"(?:\b\w\s){2,}\w\b")
_TOTAL = re.compile(
    r"^(?:sub\s?-?\s?|gran\s|grand\s|super\s?-?\s?)?total(?:es|s)?\b"
    r"|\btotal(?:es|s)?$|^sumas?\b|^sum\b|^saldo\b|^balance\b"
    r"|^(?:n|no|nro|num|numero|number|cantidad|count)\b[\s°º.]*(?:de|of)\s+(?:eventos?|events?|tareas?|tasks?|personas?|people"
    r"|asistentes|attendees|filas|rows|registros|records|actividades|activities)\b"
)


def names_total(text: str) -> bool:
    """Returns whether a text is what a row of totals is called: “Total marzo”, “T O T A L”, “N° de eventos”."""
    plain = fold(clean_line(text)).strip(" :.=*")
    return bool(_TOTAL.search(_SPACED.sub(lambda spaced: re.sub(r"\s", "", spaced[0]), plain)))


def is_total(row: TableRow, named: int) -> bool:
    """Returns whether a row is called a total where records have their name, and says nothing else but numbers."""
    title = row.cells[named]
    others = (cell for place, cell in enumerate(row.cells) if place != named)
    return isinstance(title, str) and names_total(title) and all(cell == "" or _is_number(cell) for cell in others)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float) or (isinstance(cell, str) and not any(c.isalpha() for c in cell))
