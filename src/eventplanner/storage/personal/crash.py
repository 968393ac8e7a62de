"""Bug reports: the place of the error, never any data."""

import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from eventplanner import __version__
from eventplanner.domain.base.text import clean
from eventplanner.storage.personal.folders import state_folder, write_private

MAX_REPORTS = 20
"""Reports; the oldest go first."""


def keep_report(error: BaseException) -> Path | None:
    """Writes a report to the state folder; None if that is impossible."""
    now = datetime.now(UTC)
    head = (
        f"eventplanner {__version__}, Python {platform.python_version()}, {platform.system()}, {now:%Y-%m-%dT%H:%M:%SZ}"
    )
    try:
        path = state_folder() / "logs" / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.log"
        write_private(path, f"{head}\n\n{_without_data(error)}")
        for old in sorted(path.parent.glob("crash-*.log"))[:-MAX_REPORTS]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def _without_data(error: BaseException) -> str:
    """Which lines called which, and the kinds of the errors; what they say may quote a person or an amount."""
    chain: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        stack = "".join(traceback.format_list(traceback.extract_tb(current.__traceback__)))
        chain.append(f"{stack}{type(current).__module__}.{type(current).__qualname__}\n")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return clean("\nwhile handling, or because of:\n\n".join(chain))
