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
    moved: float
    size: float


def measure(bench: Bench) -> list[Figure]:
    """The year of the heavy plan, which has five overlays, and that of a plan in which nothing is, not even holidays."""
    heavy, empty = bench.plan("heavy"), bench.home / "nothing.db"
    plans.make(empty, 0)
    bench.run(*APP, "set", "settings", "holidays=off", "--db", str(empty))
    found = bench.interleaved({"heavy": lambda: _year(bench, heavy), "empty": lambda: _year(bench, empty)})
    painted, moved = (
        [[getattr(run, what) for run in found[n]] for n in ("heavy", "empty")] for what in ("painted", "moved")
    )
    return [
        ratio("the year of the heavy plan with five overlays: paint ÷ the empty one", *painted, 1.2),
        ratio("the year of the heavy plan with five overlays: a day's move ÷ the empty one", *moved, 1.2),
        Figure(
            "bytes for a day of the year with five overlays", median(run.size for run in found["heavy"]), 700, "bytes"
        ),
    ]


def _year(bench: Bench, plan: Path) -> Year:
    with bench.app(plan) as terminal:
        terminal.first_frame()
        terminal.settle(1.0)
        painted = terminal.press("2", QUIET).last
        terminal.press(LEFT, QUIET)
        pressed = presses(terminal, LEFT)
        return Year(painted, median(press.last for press in pressed), median(press.size for press in pressed))
