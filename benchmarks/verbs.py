"""A verb that only reads, against Python itself."""

from benchmarks.bench import APP, BASE, Bench
from benchmarks.figures import Figure, cpu_note, ratio


def agenda(bench: Bench) -> list[Figure]:
    more = Bench(bench.home, bench.rounds * 3)
    heavy, empty = (_agenda(bench, size) for size in ("heavy", "empty"))
    found = more.interleaved(
        {"heavy": lambda: more.run(*heavy), "empty": lambda: more.run(*empty), "base": lambda: more.run(*BASE)}
    )
    wall = {name: [ran.wall for ran in runs] for name, runs in found.items()}
    cpu = {name: [ran.cpu for ran in runs] for name, runs in found.items()}
    return [
        ratio(
            "agenda ÷ python -c 'import sqlite3, argparse'",
            wall["heavy"],
            wall["base"],
            3,
            cpu_note(cpu["heavy"], cpu["base"]),
        ),
        ratio(
            "agenda, heavy plan ÷ empty plan", wall["heavy"], wall["empty"], 1.1, cpu_note(cpu["heavy"], cpu["empty"])
        ),
    ]


def _agenda(bench: Bench, size: str) -> tuple[str, ...]:
    return (*APP, "--db", str(bench.plan(size)), "agenda")
