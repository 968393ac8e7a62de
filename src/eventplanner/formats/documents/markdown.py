"""Markdown that shows the texts of others as they are."""

from collections.abc import Iterable, Sequence

_SPECIAL = "\\`*_[]<>|#~&"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, and that is no link, image or HTML of its own."""
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in text)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; what stands in its cells is Markdown already."""
    return [_row(heads), _row(["---"] * len(heads)), *map(_row, rows)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
