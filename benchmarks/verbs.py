"""Verbs of the command line: one that only reads, against Python itself, and two that write, against what writing loads."""

from benchmarks.bench import APP, BASE, SQLMODEL, Bench
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


def writing(bench: Bench) -> list[Figure]:
    """By CPU time; undo takes back what add has written."""
    more = Bench(bench.home, bench.rounds * 2)
    app = (*APP, "--db", str(bench.plan("small")))
    add = (*app, "add", "event", "Meetup 13 mar 2027 18:30 @HQ #meetup")
    found = more.interleaved(
        {"both": lambda: (more.run(*add), more.run(*app, "undo")), "base": lambda: more.run(*SQLMODEL)}
    )
    base = [ran.cpu for ran in found["base"]]
    return [
        ratio("CPU of add event ÷ importing SQLModel", [added.cpu for added, _ in found["both"]], base),
        ratio("CPU of undo ÷ importing SQLModel", [undone.cpu for _, undone in found["both"]], base),
    ]


def _agenda(bench: Bench, size: str) -> tuple[str, ...]:
    return (*APP, "--db", str(bench.plan(size)), "agenda")
