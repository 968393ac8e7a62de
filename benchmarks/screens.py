"""How long a screen takes to open: with much in the plan, and with a list of any length."""

from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.figures import Figure, ratio

SCREENS = {
    "2": "Year",
    "4": "Budget",
    "3": "Events",
    "\r": "Workspace of an event",
    ">": "its Tasks",
    ">>": "its Budget",
    "gw": "Tasks of all events",
    "gp": "People",
    ",": "Settings",
    ";": "History",
}
"""Keys, in the order in which they are pressed, and what they open."""
QUIET = 0.6
"""So long nothing may be painted before a screen counts as shown."""


def heavy(bench: Bench) -> list[Figure]:
    """Each screen, opened for the first time."""
    plans = {size: bench.plan(size) for size in ("small", "heavy")}
    markers = {size: bench.marker(plan) for size, plan in plans.items()}

    def opened(size: str) -> dict[str, float]:
        return _opened(bench, plans[size], markers[size])

    found = bench.interleaved({"small": lambda: opened("small"), "heavy": lambda: opened("heavy")})
    return [
        ratio(
            f"opening {name}, heavy plan ÷ small demo",
            *([run[key] for run in found[n]] for n in ("heavy", "small")),
            1.2,
        )
        for key, name in SCREENS.items()
    ]


def long_list(bench: Bench) -> list[Figure]:
    """The list of events, opened for the first time."""
    plans = {rows: bench.plan(str(rows)) for rows in (1000, bench.rows)}
    markers = {rows: bench.marker(plan) for rows, plan in plans.items()}

    def opened(rows: int) -> float:
        with bench.app(plans[rows]) as terminal:
            terminal.wait_for(markers[rows])
            terminal.settle(1.0)
            return terminal.press("3", QUIET).last

    found = bench.interleaved({"long": lambda: opened(bench.rows), "short": lambda: opened(1000)})
    return [ratio(f"list of {bench.rows:,} rows ÷ of 1,000, time to show", found["long"], found["short"], 1.2)]


def _opened(bench: Bench, plan: Path, marker: str) -> dict[str, float]:
    found = {}
    with bench.app(plan) as terminal:
        terminal.wait_for(marker)
        terminal.settle(1.0)
        for key in SCREENS:
            found[key] = terminal.press(key, QUIET).last
    return found
