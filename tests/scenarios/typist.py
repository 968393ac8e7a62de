"""Somebody who types fast at a terminal that shows things slowly, and asks the app how it stands."""

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path
from typing import Any, Self

from scenarios.at_every_place import MARK

PATIENCE = 60.0
"""Seconds until an answer has to come, on a machine that has much else to do."""
AT_ONCE, REST = 2048, 0.005
"""Bytes that the terminal takes, and seconds until it takes the next."""
KEYS = {
    **{chr(letter): bytes([letter]) for letter in range(0x20, 0x7F)},
    **{letter: letter.encode() for letter in "ñáéÑ¿"},
    **{f"ctrl+{letter}": bytes([ord(letter) - 0x60]) for letter in "abcdefghijklmnopqrstuvwxyz"},
    "enter": b"\r",
    "space": b" ",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "escape": b"\x1b",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "f5": b"\x1b[15~",
}
"""What a terminal sends for each."""


class Typist:
    """At a session of her own on a plan."""

    def __init__(self, plan: Path, home: Path, columns: int = 60, rows: int = 20) -> None:
        self._outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._answers, answers = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "scenarios.at_every_place", str(plan), str(answers)],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            pass_fds=[answers],
            env={
                "PATH": os.environ["PATH"],
                "TERM": "xterm-256color",
                "TEXTUAL_ANIMATIONS": "none",
                "TEXTUAL_FPS": "30",
                "PYTHONPATH": str(Path(__file__).parents[1]),
                "HOME": str(home),
            },
            start_new_session=True,
        )
        os.close(inner)
        os.close(answers)
        self._home, self._said = home, b""
        self._reader = threading.Thread(target=self._look_slowly, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        os.close(self._outer)
        os.close(self._answers)

    def _look_slowly(self) -> None:
        while True:
            try:
                os.read(self._outer, AT_ONCE)
            except OSError:
                return
            time.sleep(REST)

    def types(self, keys: list[str], pace: float = 0) -> None:
        """With so many seconds from key to key; with none, all at once."""
        if not pace:
            self._write(b"".join(KEYS[key] for key in keys))
            return
        for key in keys:
            self._write(KEYS[key])
            time.sleep(pace)

    def asks(self, *words: str) -> dict[str, Any]:
        """How the app stands once all that was typed has acted, and once it has done what these words say."""
        self._write(f"\x1b[200~{MARK}{' '.join(words)}\x1b[201~".encode())
        deadline = time.monotonic() + PATIENCE
        while b"\n" not in self._said:
            assert self._process.poll() is None, f"ended with {self._process.returncode}:\n{self._report}"
            assert time.monotonic() < deadline, f"no answer to {words}"
            if select.select([self._answers], [], [], 0.1)[0]:
                self._said += os.read(self._answers, 65536)
        line, _, self._said = self._said.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def leaves(self) -> int:
        """By the key that leaves; the exit status."""
        self.asks("end")
        self.types(["q"])
        return self._process.wait(PATIENCE)

    @property
    def _report(self) -> str:
        """Why it ended by itself."""
        return "".join(report.read_text(encoding="utf-8") for report in self._home.rglob("crash-*"))

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._outer, data) :]
