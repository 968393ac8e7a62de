"""Reading preferences from `config.toml`."""

import errno
from pathlib import Path
from typing import Any

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import N_, Message, Part, clean_line
from eventplanner.storage.personal.folders import config_file

INVALID = N_("Your settings in {path} are not valid TOML: {reason}")
_UNREADABLE = N_(
    "Your settings in {path} cannot be read ({reason}). Mend that, or let XDG_CONFIG_HOME name another folder."
)


def read(path: Path | None = None) -> Preferences:
    """Returns the preferences, with defaults for those that are not set. Raises FileProblem for a malformed file."""
    try:
        path = path or config_file()
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Preferences()
    except (OSError, UnicodeDecodeError) as error:
        why: dict[str, Part] = {"path": str(path), "reason": reason_of(getattr(error, "errno", errno.EILSEQ))}
        raise FileProblem(Message(_UNREADABLE, why)) from error
    # Here because most people have set nothing, and their start is spared it.
    import tomllib

    try:
        return _preferences(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise FileProblem(Message(INVALID, {"path": str(path), "reason": str(error)})) from error


def _preferences(document: dict[str, Any]) -> Preferences:
    """Values of the right kind; others are as if they were not there."""
    usual = Preferences()
    keys = document.get("keys")
    return Preferences(
        language=_text(document, "language", usual.language),
        theme=_text(document, "theme", usual.theme),
        name=_text(document, "name", usual.name),
        ascii=document.get("ascii") is True,
        keys={str(k): v for k, v in keys.items() if isinstance(v, str)} if isinstance(keys, dict) else {},
    )


def _text(document: dict[str, Any], name: str, usual: str) -> str:
    value = document.get(name)
    return clean_line(value) if isinstance(value, str) else usual
