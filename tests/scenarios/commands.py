"""The command in processes of its own."""

import multiprocessing
import os
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from eventplanner.cli.main import run
from scenarios.colleagues import PATIENCE, PRELOAD


def started(path: Path, *words: object) -> "subprocess.Popen[bytes]":
    """A command at work on a plan."""
    return subprocess.Popen(
        [sys.executable, "-m", "eventplanner", "--db", str(path), *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


class Command:
    """`eventplanner` in a process of its own, forked from one that has loaded everything."""

    def __init__(self, path: Path, *lines: list[str]) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([*PRELOAD, "eventplanner.cli.bring", "eventplanner.cli.add"])
        self._mine, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_carry_out, args=(theirs, str(path), lines))
        self._process.start()
        theirs.close()
        assert os.read(self._mine.fileno(), 1) == b"!"

    def wait(self, seconds: float) -> None:
        self._process.join(seconds)

    def kill(self) -> int:
        """Without warning; what became of it."""
        self._process.kill()
        self._process.join(PATIENCE)
        return self._process.exitcode

    def said(self) -> list[str]:
        """The whole lines that reached whoever was listening."""
        with open(self._mine.fileno(), "rb", closefd=False) as heard:
            *whole, _ = heard.read().decode().split("\n")
        self._mine.close()
        return whole


def _carry_out(out: Connection, path: str, lines: tuple[list[str], ...]) -> None:
    os.write(out.fileno(), b"!")
    with open(out.fileno(), "w", encoding="utf-8", closefd=False) as sys.stdout:
        for line in lines:
            assert run(["--db", path, *line]) == 0
