"""What a session costs while one browses, after one has written, and while nobody does anything."""

from statistics import median

from benchmarks.bench import HELLO, Bench
from benchmarks.figures import Figure
from benchmarks.terminal import Terminal

BROWSING = ("2", "right", "down", "3", "down", "down", "1")


def memory(bench: Bench) -> list[Figure]:
    plan = bench.plan("heavy")
    marker = bench.marker(plan)

    def hello() -> float:
        with bench.terminal(*HELLO) as terminal:
            terminal.wait_for("Hello")
            terminal.settle()
            return terminal.memory()

    def browsing(*options: str) -> float:
        with bench.app(plan, *options) as terminal:
            terminal.wait_for(marker)
            _browse(terminal)
            return terminal.memory()

    def writing() -> float:
        with bench.app(plan) as terminal:
            terminal.wait_for(marker)
            _browse(terminal)
            terminal.press("3", 0.4)
            terminal.press("c", 1.5)
            terminal.press("u", 1.5)
            _browse(terminal)
            return terminal.memory()

    found = bench.interleaved(
        {"hello": hello, "reading": lambda: browsing("--read-only"), "before": browsing, "after": writing}
    )
    aims = {
        "reading": ("memory of a read-only session ÷ hello", None),
        "before": ("memory while browsing, before the first write ÷ hello", 1.5),
        "after": ("memory while browsing, after the first write ÷ hello", 2.6),
    }
    return [_memory(what, found[name], found["hello"], aim) for name, (what, aim) in aims.items()]


def idle(bench: Bench) -> list[Figure]:
    plan = bench.plan("heavy")
    marker = bench.marker(plan)

    def look(terminal: Terminal, text: str) -> tuple[float, int]:
        with terminal:
            terminal.wait_for(text)
            # What is loaded in the background after the start is no idleness.
            terminal.settle(4.0)
            return terminal.idle(bench.seconds)

    found = bench.interleaved(
        {"hello": lambda: look(bench.terminal(*HELLO), "Hello"), "app": lambda: look(bench.app(plan), marker)}
    )
    ours, theirs = ([cpu for cpu, _ in found[name]] for name in ("app", "hello"))
    value = median(our / their for our, their in zip(ours, theirs, strict=True))
    detail = f"{median(ours) * 100:.3f} ÷ {median(theirs) * 100:.3f} % of a core"
    return [
        Figure("idle: CPU ÷ hello", value, 1.2, detail=detail),
        Figure("idle: bytes", median(size for _, size in found["app"]), 0, "bytes"),
    ]


def _browse(terminal: Terminal) -> None:
    terminal.settle(1.5)
    for key in BROWSING:
        terminal.press(key, 0.3)
    terminal.settle()


def _memory(what: str, ours: list[float], theirs: list[float], aim: float | None) -> Figure:
    return Figure(what, median(ours) / median(theirs), aim, detail=f"{median(ours):.0f} ÷ {median(theirs):.0f} MB")
