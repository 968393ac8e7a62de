"""Headings of table columns, in the form in which they are compared."""

import re
from collections.abc import Sequence

from eventplanner.domain.base.text import clean_line, fold

LEFT_OUT = "-"
"""Stands in place of a field: the column is left out."""
_PLACE = re.compile(r"#(\d{1,4})")
_NOT_WORDS = re.compile(r"[\W_]+")
_ASIDES = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def heading_key(name: str) -> str:
    """Returns a heading as it is compared: without case, accents, punctuation and what stands in parentheses."""
    plain = fold(clean_line(name))
    return _NOT_WORDS.sub(" ", _ASIDES.sub(" ", plain)).strip() or _NOT_WORDS.sub(" ", plain).strip()


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """Returns the name by which a mapping means each column.

    That is its heading, or `#3` for the third column if it has none or an earlier column has the same.
    """
    seen: set[str] = set()
    names = []
    for n, heading in enumerate(header, 1):
        key = heading_key(heading)
        names.append(heading if key and key not in seen else f"#{n}")
        seen.add(key)
    return tuple(names)


def place_of(name: str, header: Sequence[str]) -> int | None:
    """Returns the index of the column that `#3` means; None for a heading or a column that is not there."""
    found = _PLACE.fullmatch(name.strip())
    place = int(found[1]) if found and name not in header else 0
    return place - 1 if 0 < place <= len(header) else None
