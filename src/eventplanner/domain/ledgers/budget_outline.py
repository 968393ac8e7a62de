"""Budgets whose parts are numbered or drawn as a tree: `1`, `1.1`, `├──`; which rows stand under which."""

import re
from collections.abc import Sequence

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.ledgers.budget_columns import COLUMN_NAMES
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.table import Table, TableRow, cell_text

_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}\.?")
_NUMBERED = re.compile(rf"({_NUMBER.pattern})\s+\S")
_TREE = re.compile(r"^[\s│|]*[├└┌┬╰]?[─—-]*\s*")
_MARKS = frozenset("├└│╰")


def outlined(table: Table, fields: Sequence[str]) -> tuple[str, ...]:
    """Returns the fields with the name beside its number, where a column called `Item` holds numbers alone."""
    if "name" not in fields:
        return tuple(fields)
    place = list(fields).index("name")
    others = [n for n, field in enumerate(fields) if not field and _is_name(table.header[n])]
    if not others or not _holds_numbers(table.rows, place):
        return tuple(fields)
    return tuple("" if n == place else "name" if n == others[0] else field for n, field in enumerate(fields))


def outline_of(row: TableRow, label: str) -> tuple[int, ...]:
    """Returns the place of a row in an outline: `1.2` is (1, 2), a branch of a tree (depth of its mark,); else ()."""
    for cell in row.cells:
        if text := clean_line(cell_text(cell)):
            match = _NUMBER.fullmatch(text) if text != label else None
            match = match or _NUMBERED.match(text)
            return tuple(int(n) for n in match[match.lastindex or 0].strip(".").split(".")) if match else ()
    return ()


def depth_in_tree(label: str) -> int:
    """Returns how deep in a tree of marks a name stands; 0 without any."""
    marks = _TREE.match(label)
    drawn = marks[0] if marks else ""
    return len(drawn.rstrip()) if _MARKS & set(drawn) else 0


def bare_name(label: str) -> str:
    """Returns a name without the marks of a tree."""
    return label[depth_in_tree(label) :].strip() if depth_in_tree(label) else label


def is_numbering(text: str) -> bool:
    """Returns whether a text is a place in an outline and nothing else."""
    return bool(_NUMBER.fullmatch(text))


def parents_of(outlines: Sequence[tuple[int, ...]], depths: Sequence[int]) -> dict[int, list[int]]:
    """Returns, by the place of each row that has others under it, the places of those, all levels deep."""
    found: dict[int, list[int]] = {}
    is_tree = any(depths)
    for n, (outline, depth) in enumerate(zip(outlines, depths, strict=True)):
        below: list[int] = []
        for place in range(n + 1, len(outlines)):
            is_below = depths[place] > depth if is_tree else _is_under(outlines[place], outline)
            if not is_below:
                break
            below.append(place)
        if below:
            found[n] = below
    return found


def _is_under(outline: tuple[int, ...], above: tuple[int, ...]) -> bool:
    return bool(above) and len(outline) > len(above) and outline[: len(above)] == above


def _is_name(heading: str) -> bool:
    return COLUMN_NAMES.fields.get(heading_key(heading)) == "name"


def _holds_numbers(rows: Sequence[TableRow], place: int) -> bool:
    texts = [text for row in rows if (text := clean_line(cell_text(row.cells[place])))]
    return bool(texts) and all(map(is_numbering, texts))
