"""Results on stdout: one JSON document, or lines of text in columns."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from eventplanner.domain.base.text import clean_line, escaped, text_width

WIDEST = 40
"""Terminal cells of a text in a list."""


def print_json(document: Any) -> None:
    """Prints JSON in UTF-8 whatever the terminal's encoding, with control characters escaped."""
    text = escaped(json.dumps(document, ensure_ascii=False, indent=2))
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))


def say_progress(step: str) -> None:
    """Prints a step of long work on standard error if that is a terminal."""
    if sys.stderr.isatty():
        print(clean_line(step), file=sys.stderr)


def agreed(question: str) -> bool:
    """Asks on standard error; only a yes typed on standard input counts."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "s", "si", "sí"}


def print_columns(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Prints rows in columns two blanks apart, each as wide as its widest cell, without control characters."""
    cells = [[clean_line(cell) for cell in row] for row in rows]
    widths = [max(text_width(cell) for cell in column) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (_padded(cell, widths[n], n in right) for n, cell in enumerate(row))
        print("  ".join(padded).rstrip())


def shortened(text: str) -> str:
    """Returns the beginning of a text that is too long for a column, with an ellipsis where something is left out."""
    text = clean_line(text)
    if text_width(text) <= WIDEST:
        return text
    while text_width(text) >= WIDEST:
        text = text[:-1]
    return text.rstrip() + "…"


def _padded(text: str, cells: int, right: bool) -> str:
    blanks = " " * (cells - text_width(text))
    return blanks + text if right else text + blanks
