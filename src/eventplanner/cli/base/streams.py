"""Standard streams that accept every character, and that may be closed."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO


class Aside(io.TextIOWrapper):
    """Standard error: it is for people, and where it cannot be written nothing is undone for that."""

    origin: TextIO
    """The stream that it took the place of, which closes the file once nobody holds it."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def prepare() -> None:
    r"""Makes the three streams of this process fit for any text and any redirection.

    A letter that a terminal's encoding lacks is written as Python escapes it (`\xf1`), as it is on standard error
    anyway: a question mark would not tell two names apart, and an error would end a command that has saved already.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Who closed a stream (`>&-`) wants to hear nothing.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    _take_all(sys.stdin, "replace")
    _take_all(sys.stdout, "backslashreplace")
    with suppress(OSError):
        raw = io.FileIO(sys.stderr.fileno(), "w", closefd=False)
        buffer = io.BufferedWriter(raw)
        aside = Aside(buffer, sys.stderr.encoding, "backslashreplace", line_buffering=True)
        aside.origin, sys.stderr = sys.stderr, aside


def give_up_output() -> None:
    """Redirects standard output to nowhere, so that buffered text does not raise again at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _take_all(stream: object, errors: str) -> None:
    # One that is out of order fails when it is used, where that can be said.
    with suppress(OSError):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)
