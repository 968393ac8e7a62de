"""What was measured, what it should be, and the table that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    value: float
    aim: float | None = None
    """None: only told."""
    unit: str = "×"
    at_least: bool = False
    """Is the aim a lower bound?"""
    detail: str = ""
    """The medians that it comes from."""

    @property
    def met(self) -> str:
        if self.aim is None:
            return ""
        good = self.value >= self.aim if self.at_least else self.value <= self.aim
        return "yes" if good else "NO"

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        aim = "" if self.aim is None else f"{'≥' if self.at_least else '≤'} {_number(self.aim)}"
        return self.what, f"{_number(self.value)} {self.unit}".rstrip(), aim, self.met, self.detail


HEADING = ("what", "figure", "aim", "met", "medians")


def ratio(what: str, ours: Sequence[float], theirs: Sequence[float], aim: float | None = None, cpu: str = "") -> Figure:
    """The median of the ratios of neighbouring runs, in seconds."""
    value = median(our / their for our, their in zip(ours, theirs, strict=True))
    detail = f"{median(ours) * 1000:.1f} ÷ {median(theirs) * 1000:.1f} ms"
    return Figure(what, value, aim, detail=detail + cpu)


def cpu_note(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """The same ratio by CPU time, which neighbours on the machine disturb less."""
    return f"; CPU {median(our / their for our, their in zip(ours, theirs, strict=True)):.2f} ×"


def p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * (len(values) - 1)))]


def as_text(figures: Sequence[Figure]) -> str:
    """For a terminal."""
    rows = [HEADING, *(figure.cells for figure in figures)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def as_markdown(figures: Sequence[Figure]) -> str:
    """For the documentation."""
    rows = [HEADING, ("---",) * len(HEADING), *(figure.cells for figure in figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
