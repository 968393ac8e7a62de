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
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import pyte

PATIENCE = 20.0


class Terminal:
    """Starts `eventplanner` and remembers every byte that it writes."""

    def __init__(self, arguments: Sequence[str], columns: int = 120, rows: int = 40, **environ: str) -> None:
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
        self.process = subprocess.Popen(
            [sys.executable, "-m", "eventplanner", *arguments],
            stdin=self._inner,
            stdout=self._inner,
            stderr=self._inner,
            env=known | environ,
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

    def read(self, seconds: float = 0.1) -> None:
        """Take in what comes until nothing has come for so long."""
        while select.select([self._outer], [], [], seconds)[0]:
            data = os.read(self._outer, 65536)
            self.written += data
            self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z$]*u|\x1b\[\?[0-9;]*\$p", b"", data))

    def until(self, text: str) -> None:
        """Wait for a text on the screen."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.text:
            assert time.monotonic() < deadline, f"{text!r} never came:\n{self.text}"
            assert self.process.poll() is None, f"ended with {self.process.returncode}:\n{self.text}"
            self.read()

    def press(self, keys: str) -> None:
        os.write(self._outer, keys.encode())
        self.read(0.15)

    def type(self, text: str) -> None:
        """Then wait until it stands there."""
        self.press(text)
        self.until(text)

    def ended(self, seconds: float = 5.0) -> int:
        """The exit status, which has to come in so many seconds."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < deadline, "still running"
            self.read(0.05)
        self.read()
        return self.process.returncode


def arguments(plan: Path, *more: str) -> list[str]:
    return ["--db", str(plan), *more]
