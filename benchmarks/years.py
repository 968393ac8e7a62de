"""What a full year costs beside an empty one: events, run-up and five overlays against nothing at all."""

from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import plans
from benchmarks.bench import APP, Bench
from benchmarks.figures import Figure, ratio
from benchmarks.keys import presses
from benchmarks.screens import QUIET

LEFT = "left"


class Year(NamedTuple):
    """One session on the page of the year, in seconds and bytes."""

    painted: float
    told: float
    """What clashes is looked for once the year is painted."""
    moved: float
    size: float


def measure(bench: Bench) -> list[Figure]:
    """The year of the heavy plan, which has five overlays, and that of a plan in which nothing is, not even holidays."""
    heavy, empty = bench.plan("heavy"), bench.home / "nothing.db"
    plans.make(empty, 0)
    bench.run(*APP, "set", "settings", "holidays=off", "--db", str(empty))
    found = bench.interleaved({"heavy": lambda: _year(bench, heavy), "empty": lambda: _year(bench, empty)})
    figures = {what: [[getattr(run, what) for run in found[n]] for n in ("heavy", "empty")] for what in Year._fields}
    full = "the year of the heavy plan with five overlays"
    return [
        ratio(f"{full}: paint ÷ the empty one", *figures["painted"], 1.2),
        ratio(f"{full}: what clashes told, too ÷ the empty one", *figures["told"]),
        ratio(f"{full}: a day's move ÷ the empty one", *figures["moved"], 1.2),
        Figure("bytes for a day of the year with five overlays", median(figures["size"][0]), 700, "bytes"),
    ]


def _year(bench: Bench, plan: Path) -> Year:
    with bench.app(plan) as terminal:
        terminal.first_frame()
        terminal.settle(1.0)
        opened = terminal.press("2", QUIET)
        terminal.press(LEFT, QUIET)
        pressed = presses(terminal, LEFT)
        moved, size = median(press.last for press in pressed), median(press.size for press in pressed)
        return Year(opened.first, opened.last, moved, size)
