"""Headings of table columns, in the form in which they are compared."""

import re

from eventplanner.domain.base.text import clean_line, fold

LEFT_OUT = "-"
"""Stands in place of a field: the column is left out."""
_NOT_WORDS = re.compile(r"[\W_]+")
_ASIDES = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def heading_key(name: str) -> str:
    """Returns a heading as it is compared: without case, accents, punctuation and what stands in parentheses."""
    plain = fold(clean_line(name))
    return _NOT_WORDS.sub(" ", _ASIDES.sub(" ", plain)).strip() or _NOT_WORDS.sub(" ", plain).strip()
