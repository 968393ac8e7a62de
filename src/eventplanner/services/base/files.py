"""Files for others, written for layers that know nothing of the storage."""

from pathlib import Path

from eventplanner.storage.kernel.output import write_whole


def save(path: Path, content: bytes, *, force: bool = False) -> None:
    """Writes a file atomically, over another one only with `force`. Raises FileProblem."""
    write_whole(path, content, force=force)
