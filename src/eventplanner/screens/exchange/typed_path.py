"""A path as people type it."""

from contextlib import suppress
from pathlib import Path


def path_of(text: str) -> Path:
    """Expands a path as a shell would; an unknown home is left as it is."""
    with suppress(RuntimeError):
        return Path(text.strip()).expanduser()
    return Path(text.strip())
