"""Files that a person may want to import: the newest of the folder where the last one was."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.storage.personal.folders import home

TABLES = (".csv", ".tsv", ".xlsx", ".ods", ".xls")
"""Endings of the names of files that hold tables."""
_DOWNLOADS = ("Downloads", "Descargas")
_MOST_LOOKED_AT = 5000
"""Files of a folder; a fuller one is not searched to its end."""


def newest_file(planner: Planner, endings: Collection[str]) -> Path | None:
    """Returns the newest file with one of these endings, where the last import was or else among the downloads."""
    with suppress(OSError):
        files = [(path.stat().st_mtime, path) for path in _files(_folder(planner)) if path.suffix.lower() in endings]
        return max(files, default=(0.0, None))[1]
    return None


def rejects_file(planner: Planner, source: Path | bytes) -> Path:
    """Returns where bad rows are saved: beside their file; of a pasted table, in the folder of the last import."""
    if isinstance(source, Path):
        return source.with_name(f"{source.stem}.rejects.csv")
    return _folder(planner) / "pasted.rejects.csv"


def _folder(planner: Planner) -> Path:
    if folder := session.import_folder(planner):
        return folder
    folders = [folder for name in _DOWNLOADS if (folder := home() / name).is_dir()]
    return next((folder for folder in folders if any(_files(folder))), home())


def _files(folder: Path) -> Iterator[Path]:
    for n, path in enumerate(folder.iterdir()):
        if n > _MOST_LOOKED_AT:
            return
        if path.is_file() and not path.name.startswith("."):
            yield path
