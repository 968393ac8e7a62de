"""A path as people type it."""

from contextlib import suppress
from pathlib import Path


def path_of(text: str) -> Path:
    """As a shell would take it, but for a home that is nowhere."""
    with suppress(RuntimeError):
        return Path(text.strip()).expanduser()
    return Path(text.strip())
