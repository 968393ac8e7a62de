"""From a key to the paint, and how much is written for it."""

import random
from collections.abc import Sequence
from statistics import median
from time import sleep

from benchmarks.bench import TABLE, Bench
from benchmarks.figures import Figure, p95, ratio
from benchmarks.terminal import Pressed, Terminal

PRESSES = 25
UNMEASURED = 4


def measure(bench: Bench) -> list[Figure]:
    plan = bench.plan("heavy")
    marker = bench.marker(plan)

    def table() -> list[Pressed]:
        with bench.terminal(*TABLE) as terminal:
            terminal.wait_for("Meetup 20")
            return presses(terminal, "down")

    def page(screen: str, key: str) -> list[Pressed]:
        with bench.app(plan) as terminal:
            terminal.wait_for(marker)
            terminal.settle(1.0)
            terminal.press(screen, 1.0)
            terminal.press(key, 1.0)
            return presses(terminal, key)

    found = bench.interleaved({"table": table, "list": lambda: page("3", "up"), "year": lambda: page("2", "left")})
    times = {name: [[p.first for p in run] for run in runs] for name, runs in found.items()}
    ends = {name: [[p.last for p in run] for run in runs] for name, runs in found.items()}
    middle = {name: [median(run) for run in runs] for name, runs in times.items()}
    late = {name: [p95(run) for run in runs] for name, runs in times.items()}
    return [
        ratio("key to paint, list row, p95 ÷ DataTable row", late["list"], late["table"], 0.6),
        ratio("key to paint, list row, median ÷ DataTable row", middle["list"], middle["table"], 0.6),
        ratio("key to paint, year day, p95 ÷ DataTable row", late["year"], late["table"], 0.6),
        ratio(
            "key to all painted, list row, p95 ÷ DataTable row",
            *([p95(run) for run in ends[n]] for n in ("list", "table")),
        ),
        Figure("bytes for a row of the list", _size(found["list"]), 700, "bytes"),
        Figure("bytes for a day of the year", _size(found["year"]), 700, "bytes"),
        Figure("bytes for a row of the DataTable", _size(found["table"]), unit="bytes"),
    ]


def presses(terminal: Terminal, key: str) -> list[Pressed]:
    """The same key over and over, once the first few have warmed what they go through."""
    terminal.settle()
    pressed = []
    for _ in range(UNMEASURED + PRESSES):
        # A pause of any length, so that keys do not fall in step with the screen's refresh.
        sleep(random.random() * 0.03)
        pressed.append(terminal.press(key))
    return pressed[UNMEASURED:]


def _size(runs: Sequence[Sequence[Pressed]]) -> float:
    return median(press.size for run in runs for press in run)
