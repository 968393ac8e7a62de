"""A program in a pseudo-terminal: what it writes and when, and what it costs."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

COLUMNS, LINES = 120, 40
LONGEST = 10
"""Seconds that a key is waited for."""
KEYS = {"up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D", "escape": b"\x1b", "enter": b"\r"}
"""Other keys are the letter itself."""
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-~])|[\0-\x1f]"
)
_ASKED = re.compile(rb"\x1b\[\?(\d+)\$p")


class NotSeen(Exception):
    """What was waited for did not appear on the screen."""


@dataclass(frozen=True)
class Pressed:
    """What one key brought: seconds until the first and the last of what was painted, and how much was written."""

    first: float
    last: float
    size: int


class Terminal:
    """Runs a program until the end of a `with`; times are seconds since it was started."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._written = bytearray()
        self._last = 0.0
        self._first: float | None = None
        self._began = perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env=environment(home)
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for how in (signal.SIGTERM, signal.SIGKILL):
            self._process.send_signal(how)
            end = perf_counter() + 5
            while self._process.poll() is None and perf_counter() < end:
                self._read(0.05)
            if self._process.poll() is not None:
                break
        os.close(self._master)

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return len(self._written)

    def first_frame(self, timeout: float = 30) -> float:
        """When the first text stood on the screen."""
        while self._first is None:
            self._read_before(timeout, "any text")
        return self._first

    def wait_for(self, text: str, timeout: float = 30) -> float:
        """When that text stood on the screen."""
        wanted, looked_at = text.encode(), -1
        while True:
            if len(self._written) != looked_at:
                looked_at = len(self._written)
                if wanted in _plain(self._written):
                    return self._last
            self._read_before(timeout, text)

    def settle(self, quiet: float = 0.3, timeout: float = 20) -> None:
        """Wait until nothing has been written for a while."""
        end = perf_counter() + timeout
        while perf_counter() < end and self._read(quiet):
            pass

    def press(self, key: str, quiet: float = 0.08) -> Pressed:
        """Press a key and wait until what it brings is painted."""
        start, size = perf_counter(), self.size
        first: float | None = None
        os.write(self._master, KEYS.get(key, key.encode()))
        # A cursor that blinks paints for ever.
        while perf_counter() < start + LONGEST and self._read(quiet if first is not None else LONGEST):
            if first is None and _plain(self._written[size:]):
                first = self._began + self._last - start
        if first is None:
            raise NotSeen(f"nothing was painted after the key {key}")
        return Pressed(first, self._began + self._last - start, self.size - size)

    def cpu(self) -> float:
        """Seconds of all threads that still run."""
        total = 0
        for task in Path(f"/proc/{self._process.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def memory(self) -> float:
        """Resident, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def idle(self, seconds: float) -> tuple[float, int]:
        """CPU seconds a second and bytes while nothing is pressed."""
        size, cpu, start = self.size, self.cpu(), perf_counter()
        while (left := start + seconds - perf_counter()) > 0:
            self._read(left)
        return (self.cpu() - cpu) / seconds, self.size - size

    def _read_before(self, timeout: float, text: str) -> None:
        left = self._began + timeout - perf_counter()
        if left < 0 or (not self._read(left) and self._process.poll() is not None):
            shown = _plain(self._written)[-300:].decode(errors="replace")
            raise NotSeen(f"waited for {text!r}; the end of what was written: {shown!r}")

    def _read(self, wait: float) -> bool:
        """Take what is written within that time; False if there is nothing."""
        if not select.select([self._master], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self._last = perf_counter() - self._began
        self._written += data
        for mode in _ASKED.findall(data):
            # A plain xterm: it knows none of the modes that are asked about.
            os.write(self._master, b"\x1b[?%s;0$y" % mode)
        if self._first is None and _plain(self._written):
            self._first = self._last
        return True


def environment(home: Path) -> dict[str, str]:
    """Nothing of whoever runs the benchmarks."""
    words = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", "EVENTPLANNER_LANG": "en"}
    return words | {"HOME": str(home), "PATH": os.environ["PATH"]}


def _plain(written: bytes | bytearray) -> bytes:
    return _ESCAPES.sub(b"", bytes(written)).strip()
