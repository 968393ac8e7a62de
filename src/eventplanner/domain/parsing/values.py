"""Values of single fields as people write them in forms, commands and tables: counts, yes and no, unknown."""

import re

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.parsing.table import Cell, Figure

LONGEST = 100
"""Characters of anything that is not free text."""

_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\s]\d{3})+")
_PLAIN = re.compile(r"(\d+)(?:[.,]0+)?")
_COUNTED = re.compile(
    r"(?:~|ca\.?|aprox\.?|max\.?|hasta)?\s*([\d.,'’\s]*\d)\s*(?:personas?|people|cupos?|seats?|pax|asistentes?|places)?"
)
_UNSAID = frozenset(
    "-|–|—|?|n/a|na|s/i|no|none|ninguno|tbd|tba|p/d|unlimited|no limit|ilimitado|ilimitada|sin limite|sin tope"
    "|to be defined|por definir|por confirmar".split("|")
)


_YES = frozenset({"1", "yes", "true", "si", "y", "s", "x"})
_NO = frozenset({"", "0", "no", "false", "n"})


class Unreadable(PlannerError):
    """A text or a cell does not say what its field is about."""


def unsaid(text: str) -> bool:
    """Returns whether a text only says that nothing is known."""
    return fold(text) in _UNSAID


def is_yes(text: str) -> bool:
    """Yes or no, which nothing is too. Raises Unreadable."""
    word = fold(clean_line(text))
    if word in _YES or word in _NO:
        return word in _YES
    raise Unreadable(Message("yes or no"))


def tags_of(text: str) -> tuple[str, ...]:
    """Words between blanks or commas, with or without `#`."""
    return tuple(word.lstrip("#") for word in clean_line(text).replace(",", " ").split())


def count_of(cell: Cell) -> int | None:
    """Reads a count, with or without thousands separators; None if it is left open. Raises Unreadable."""
    problem = Unreadable(Message("a whole number, such as 60"))
    if isinstance(cell, Figure) and cell.is_percent:
        raise problem
    if isinstance(cell, int | float):
        if not float(cell).is_integer() or cell < 0:
            raise problem
        return int(cell)
    if not isinstance(cell, str):
        raise problem
    text = fold(clean_line(cell))
    if not text or text in _UNSAID:
        return None
    counted = _COUNTED.fullmatch(text) if len(text) <= LONGEST else None
    digits = counted[1].strip() if counted else ""
    if _GROUPED.fullmatch(digits):
        return int("".join(c for c in digits if c.isdigit()))
    if plain := _PLAIN.fullmatch(digits):
        return int(plain[1])
    raise problem
