"""Words by which rows that only sum up others are told from the rows of a table, for every import."""

import re

from eventplanner.domain.base.text import clean_line, fold

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
