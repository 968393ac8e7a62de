"""Folders of a person's own files, by the XDG base directory rules."""

import errno
import os
from pathlib import Path

APP = "eventplanner"
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def config_file() -> Path:
    return _base("XDG_CONFIG_HOME", ".config") / APP / "config.toml"


def data_folder() -> Path:
    return _base("XDG_DATA_HOME", ".local/share") / APP


def state_folder() -> Path:
    return _base("XDG_STATE_HOME", ".local/state") / APP


def make_private(folder: Path) -> None:
    """Makes a folder for its owner alone, whatever the umask; one that a person made is left as it is."""
    fresh = not folder.is_dir()
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if fresh or folder.is_relative_to(state_folder()):
        folder.chmod(PRIVATE_FOLDER)


def write_private(path: Path, text: str) -> None:
    """Writes a file that nobody else can read, or keeps the old one; raises OSError."""
    make_private(path.parent)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "w", encoding="utf-8"
        ) as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _base(variable: str, fallback: str) -> Path:
    """What the variable says; relative paths are invalid by the rules, and the fallback is taken."""
    given = Path(os.environ.get(variable, ""))
    return given if given.is_absolute() else home() / fallback


def home() -> Path:
    """Raises FileNotFoundError where the system knows of none, as for accounts that are for services."""
    try:
        return Path.home()
    except RuntimeError as error:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "~") from error
