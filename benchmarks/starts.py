"""From the command to the first frame and to Home with its data."""

from dataclasses import dataclass
from statistics import median

from benchmarks.bench import APP, HELLO, Bench
from benchmarks.figures import Figure, cpu_note, ratio


@dataclass(frozen=True)
class Start:
    """One start, in seconds."""

    frame: float
    live: float
    cpu: float
    size: int


def measure(bench: Bench) -> list[Figure]:
    plans = {size: bench.plan(size) for size in ("small", "heavy")}
    markers = {size: bench.marker(plan) for size, plan in plans.items()}
    found = bench.interleaved(
        {
            "hello": lambda: _start(bench, HELLO, "Hello"),
            "small": lambda: _start(bench, (*APP, "--db", str(plans["small"])), markers["small"]),
            "heavy": lambda: _start(bench, (*APP, "--db", str(plans["heavy"])), markers["heavy"]),
        }
    )
    hello, small, heavy = found["hello"], found["small"], found["heavy"]
    cpu = cpu_note([start.cpu for start in heavy], [start.cpu for start in hello])
    return [
        ratio("first frame ÷ bare Textual hello", [s.frame for s in heavy], [s.frame for s in hello], 1.3),
        ratio(
            "live with the data of Home, heavy plan ÷ hello", [s.live for s in heavy], [s.live for s in hello], 1.5, cpu
        ),
        ratio("live, heavy plan ÷ small demo", [s.live for s in heavy], [s.live for s in small], 1.2),
        Figure("bytes until Home is live", median(s.size for s in heavy), unit="bytes"),
    ]


def _start(bench: Bench, command: tuple[str, ...], marker: str) -> Start:
    with bench.terminal(*command) as terminal:
        frame = terminal.first_frame()
        live = terminal.wait_for(marker)
        return Start(frame, live, terminal.cpu(), terminal.size)
