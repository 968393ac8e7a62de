"""What tests stand on: a plan of its own for each, and nothing of the developer's."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from eventplanner.i18n import catalogue, formats
from eventplanner.services.planner import Planner
from eventplanner.storage.store import Store
from eventplanner.widgets import glyphs

NOW = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)
"""A Tuesday, 09:00 in Santiago."""


# The same examples in every run there, new ones on a developer's machine.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def nobodys_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration, no plan, no language of the person who runs the tests."""
    for name in ("EVENTPLANNER_DB", "EVENTPLANNER_LANG", "NO_COLOR", "SSH_CONNECTION", "TZ", "LANG", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English, Chile and the signs of common fonts, whatever the test before has used."""
    _begin()
    yield
    _begin()


def _begin() -> None:
    catalogue.use("en")
    formats.use_country("CL")
    glyphs.use_ascii(False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.db"


@pytest.fixture
def at(path: Path) -> Iterator[Callable[..., Planner]]:
    """Sessions on the same plan, by the login name of who is at work: `at("leo")`."""
    stores: list[Store] = []

    def session(actor: str = "ana", now: datetime = NOW) -> Planner:
        store = Store(path, now=lambda: now.replace(tzinfo=None))
        stores.append(store)
        return Planner(store, actor, lambda: now)

    yield session
    for store in stores:
        store.close()


@pytest.fixture
def planner(at: Callable[..., Planner]) -> Planner:
    """Ana at work on an empty plan, at `NOW`."""
    return at("ana")


@pytest.fixture
def street() -> Iterator[Path]:
    """A folder where every user may look, which pytest's own are not."""
    place = Path(tempfile.mkdtemp(prefix="eventplanner-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "none", str(disk)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs root and leave to mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)
