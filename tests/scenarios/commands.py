"""The command in processes of its own."""

import os
import signal
import sqlite3
import sys
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import forked
from eventplanner.cli.main import main, run
from scenarios.colleagues import PATIENCE


class Command:
    """`eventplanner` with one line after the other, in a process that may be killed at any moment.

    With `dies_at` it is killed as it begins its so many-th statement of SQL, which is the same moment in every run.
    """

    def __init__(self, path: Path, *lines: list[str], dies_at: int = 0) -> None:
        self._mine, theirs = forked.context().Pipe(duplex=False)
        self._process = forked.process(_carry_out, theirs, str(path), lines, dies_at)
        self._process.start()
        theirs.close()

    @property
    def ended(self) -> bool:
        return self._process.exitcode is not None

    def kill(self) -> int:
        """Without warning; what became of it."""
        self._process.kill()
        return self.wait()

    def wait(self) -> int:
        """Until it has ended by itself; what became of it."""
        self._process.join(PATIENCE)
        assert self._process.exitcode is not None, "it never ends"
        return self._process.exitcode

    def said(self) -> list[str]:
        """The whole lines that reached whoever was listening."""
        with open(self._mine.fileno(), "rb", closefd=False) as heard:
            *whole, _ = heard.read().decode().split("\n")
        self._mine.close()
        return whole


def _carry_out(out: Connection, path: str, lines: tuple[list[str], ...], dies_at: int) -> None:
    begun = count(1)

    def note(_: str) -> None:
        if next(begun) == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    class Counted(sqlite3.Connection):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self.set_trace_callback(note)

    sqlite3.connect = partial(sqlite3.connect, factory=Counted)
    with open(out.fileno(), "w", encoding="utf-8", closefd=False) as sys.stdout:
        for line in lines:
            assert run(["--db", path, *line]) == 0
        if not dies_at:
            print(next(begun) - 1)


def statements(path: Path, *line: object) -> int:
    """How many statements of SQL a command has run, once it is carried out."""
    command = Command(path, [*map(str, line)])
    assert command.wait() == 0
    return int(command.said()[-1])


class Started:
    """A command that was started beside others."""

    def __init__(self, path: Path, *words: object) -> None:
        self._files = [path.with_name(f"{path.name}-{id(self)}-{name}") for name in ("out", "err")]
        arguments = ["--db", str(path), *map(str, words)]
        self._process = forked.process(_into_files, arguments, self._files)
        self._process.start()

    def ended(self) -> tuple[int | None, str, str]:
        """Its status and what it wrote to stdout and to stderr, once it has ended."""
        self._process.join(PATIENCE)
        out, err = (file.read_text(encoding="utf-8") for file in self._files)
        return self._process.exitcode, out, err


def _into_files(arguments: list[str], files: list[Path]) -> None:
    sys.stdout, sys.stderr = (file.open("w", encoding="utf-8") for file in files)
    main(arguments)
