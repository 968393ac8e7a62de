"""The figures as a page of the documentation."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import Figure, as_markdown

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
MARK = "<!-- figures -->"


def facts(rounds: int) -> str:
    """What the figures depend on; nothing that names a machine."""
    return (
        f"{date.today().isoformat()}: {rounds} rounds on {os.cpu_count()} cores ({platform.machine()}),"
        f" Python {platform.python_version()}, Textual {version('textual')}, eventplanner {version('eventplanner')}."
    )


def keep(figures: Sequence[Figure], rounds: int, page: Path = PAGE) -> None:
    """Put the figures in place of those that stand in the page."""
    before, _, _ = page.read_text(encoding="utf-8").partition(MARK)
    page.write_text(f"{before}{MARK}\n\n{facts(rounds)}\n\n{as_markdown(figures)}\n", encoding="utf-8")
