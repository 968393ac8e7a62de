"""The command in processes of its own."""

import subprocess
import sys
from pathlib import Path


def started(path: Path, *words: object) -> "subprocess.Popen[bytes]":
    """A command at work on a plan."""
    return subprocess.Popen(
        [sys.executable, "-m", "eventplanner", "--db", str(path), *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
