"""The last resort of an app that was told to end and cannot: give the terminal back and go."""

import os
import sys
import termios
import threading
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 3.5
"""Seconds that an orderly end may take."""
# Mouse, focus and paste reports off, keyboard protocol off, wrap on, main screen, cursor.
_RESET = b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"


class Lifeline:
    """Remembers how the terminal was."""

    def __init__(self) -> None:
        self._fd = sys.__stdin__.fileno() if sys.__stdin__ else -1
        self._before = _attributes(self._fd)
        self._cut = False

    def cut_after(self, status: int, first: Callable[[], object], patience: float = PATIENCE) -> None:
        """In a while, unless the process has ended by then: `first`, then the terminal, then the end."""
        if not self._cut:
            self._cut = True
            # A thread, because whatever keeps the app from ending may keep its loop from running.
            threading.Thread(target=self._cut_off, args=(status, first, patience), daemon=True).start()

    def _cut_off(self, status: int, first: Callable[[], object], patience: float) -> None:
        time.sleep(patience)
        try:
            first()
        finally:
            self.give_back()
            os._exit(status)

    def give_back(self) -> None:
        """Make the terminal what it was, without waiting for it."""
        try:
            os.set_blocking(self._fd, False)
            os.write(self._fd, _RESET)
            if self._before is not None:
                termios.tcsetattr(self._fd, termios.TCSANOW, self._before)
        except (OSError, termios.error):
            return
        finally:
            with_blocking(self._fd)


def with_blocking(fd: int) -> None:
    """The description is shared with the shell, which expects it to wait."""
    try:
        os.set_blocking(fd, True)
    except OSError:
        return


def _attributes(fd: int) -> list[Any] | None:
    try:
        return termios.tcgetattr(fd)
    except (termios.error, ValueError):
        return None
