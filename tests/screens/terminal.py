"""The real program in a pseudo-terminal, for what only a terminal can show."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import pyte

from forked import Command

PATIENCE = 60.0
"""Seconds in which a busy machine comes to everything; how soon it has to is for benchmarks to say."""
_BEAT = 0.05
"""Seconds between two looks at what says nothing when it changes."""


class Terminal:
    """Starts `eventplanner` and remembers every byte that it writes.

    It is forked from a process that has loaded it; a `fresh` one is what a shell would start, with a start to be seen.
    """

    def __init__(
        self, arguments: Sequence[str], columns: int = 120, rows: int = 40, *, fresh: bool = False, **environ: str
    ) -> None:
        self._outer, self._inner = pty.openpty()
        fcntl.ioctl(self._inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(self._inner)
        self.written = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        known = {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PATH": os.environ["PATH"],
            "HOME": os.environ["HOME"],
        }
        known |= {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
        start = self._started if fresh else self._forked
        self.process = start(arguments, known | environ)

    def _forked(self, arguments: Sequence[str], environ: dict[str, str]) -> Command:
        return Command(arguments, os.ttyname(self._inner), environ)

    def _started(self, arguments: Sequence[str], environ: dict[str, str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "eventplanner", *arguments],
            stdin=self._inner,
            stdout=self._inner,
            stderr=self._inner,
            env=environ,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._outer)
        os.close(self._inner)

    @property
    def now(self) -> list[Any]:
        """How the terminal is set."""
        return termios.tcgetattr(self._inner)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def _read(self, seconds: float) -> bool:
        """Takes in what comes next, if anything comes in so many seconds."""
        if not select.select([self._outer], [], [], seconds)[0]:
            return False
        data = os.read(self._outer, 65536)
        self.written += data
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z$]*u|\x1b\[\?[0-9;]*\$p", b"", data))
        return True

    def wait(self, true: Callable[[], object], why: str) -> None:
        """Takes in what comes until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, f"{why}:\n{self.text}"
            self._read(_BEAT)

    def until(self, text: str) -> None:
        """Waits for a text on the screen."""
        self.wait(lambda: text in self.text or self.process.poll() is not None, f"{text!r} never came")
        assert text in self.text, f"ended with {self.process.returncode}:\n{self.text}"

    def until_gone(self, text: str) -> None:
        """Waits until a text is not on the screen any more."""
        self.wait(lambda: text not in self.text, f"{text!r} stays")

    def press(self, keys: str, shows: str = "") -> None:
        """Presses keys, and waits for the text that they show."""
        os.write(self._outer, keys.encode())
        self.until(shows)

    def type(self, text: str) -> None:
        """Types, and waits until it stands there."""
        self.press(text, text)

    def ended(self) -> int | None:
        """Returns the exit status once the program has ended and all it has written is there."""
        self.wait(lambda: self.process.poll() is not None, "still running")
        while self._read(0):
            pass
        return self.process.returncode


def arguments(plan: Path, *more: str) -> list[str]:
    return ["--db", str(plan), *more]
