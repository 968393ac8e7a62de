"""A place for tests with several Unix users: pytest's own folders are closed to all but who runs it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def street() -> Iterator[Path]:
    """A folder where everybody may look."""
    place = Path(tempfile.mkdtemp(prefix="eventplanner-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)
