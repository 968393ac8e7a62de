"""Reading of regular files with a size limit."""

import stat
from pathlib import Path

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import Message

SIZE = 10 << 20
"""Bytes."""
ENTRIES = 5000
FIELD = 10_000
"""Characters."""


def load(path: Path) -> bytes:
    """Reads a regular file that is not larger than a calendar may be. Raises FileProblem."""
    try:
        # A pipe would wait for a writer, and a device may never end.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise FileProblem(Message("“{file}” is no ordinary file.", {"file": str(path)}))
        with path.open("rb") as file:
            data = file.read(SIZE + 1)
    except (OSError, ValueError) as error:
        reason = reason_of(getattr(error, "errno", None))
        problem = Message("“{file}” cannot be read: {reason}.", {"file": str(path), "reason": reason})
        raise FileProblem(problem) from error
    weigh(data)
    return data


def weigh(data: bytes) -> None:
    """Raises FileProblem for what is empty or too large."""
    if not data.strip():
        raise FileProblem(Message("This file is empty."))
    if len(data) > SIZE:
        raise FileProblem(Message("This file is larger than {n} MB.", {"n": SIZE >> 20}))


def too_many() -> FileProblem:
    return FileProblem(Message("This file has more than {n} entries.", {"n": ENTRIES}))


def cut(text: str) -> str:
    """Cuts a text to the maximum length of a field."""
    return text if len(text) <= FIELD else text[: FIELD - 1] + "…"
