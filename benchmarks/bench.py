"""What every measurement is handed: the plans, how often to measure, and how to start a program."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter
from typing import TypeVar

from benchmarks import plans
from benchmarks.terminal import Terminal, environment

APP = (str(Path(sys.executable).with_name("eventplanner")),)
HELLO = (sys.executable, "-m", "benchmarks.hello")
TABLE = (sys.executable, "-m", "benchmarks.thousand_rows")
BASE = (sys.executable, "-c", "import sqlite3, argparse")
SQLMODEL = (sys.executable, "-c", "import sqlmodel")
T = TypeVar("T")


@dataclass(frozen=True)
class Ran:
    """What one command took, in seconds."""

    wall: float
    cpu: float
    out: str


@dataclass(frozen=True)
class Bench:
    """One run of the benchmarks."""

    home: Path
    """An empty folder: home of all that is started, with the plans in it."""
    rounds: int
    rows: int = 100_000
    """Of the long list."""
    seconds: float = 10
    """How long idleness and the crowd of writers are looked at."""

    def terminal(self, *command: str) -> Terminal:
        return Terminal(command, self.home)

    def app(self, plan: Path, *options: str) -> Terminal:
        return self.terminal(*APP, "--db", str(plan), *options)

    def plan(self, size: str) -> Path:
        """`empty`, `small`, `heavy`, or a number of events."""
        return _plan(self.home, size)

    def marker(self, plan: Path) -> str:
        """What stands on Home once its data are shown: the event that needs something most."""
        agenda = json.loads(self.run(*APP, "--db", str(plan), "agenda", "--json").out)
        return str((agenda["needs"][0]["event"] if agenda["needs"] else agenda["coming"][0])["title"])[:16]

    def run(self, *command: str) -> Ran:
        """A command without a terminal, from start to end."""
        before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
        done = subprocess.run(command, env=environment(self.home), capture_output=True, text=True, check=True)
        wall, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Ran(wall, spent, done.stdout)

    def interleaved(self, subjects: Mapping[str, Callable[[], T]]) -> dict[str, list[T]]:
        """Each subject once a round, in turns forwards and backwards, so that a slow moment strikes all alike."""
        found: dict[str, list[T]] = {name: [] for name in subjects}
        for n in range(self.rounds):
            for name in list(subjects)[:: 1 if n % 2 == 0 else -1]:
                found[name].append(subjects[name]())
        return found

    def compared(self, ours: Sequence[str], theirs: Sequence[str]) -> tuple[list[Ran], list[Ran]]:
        """Two commands, interleaved."""
        ran = self.interleaved({"ours": lambda: self.run(*ours), "theirs": lambda: self.run(*theirs)})
        return ran["ours"], ran["theirs"]


@cache
def _plan(home: Path, size: str) -> Path:
    path = home / f"{size}.db"
    if size in {"small", "heavy"}:
        command = (*APP, "demo", "--db", str(path), "--no-open", "--size", size)
        subprocess.run(command, env=environment(home), capture_output=True, check=True)
    else:
        plans.make(path, 0 if size == "empty" else int(size))
    return path
