"""What tests stand on: a plan of its own for each, and nothing of the developer's."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import pytest
from hypothesis import settings

from eventplanner.i18n import catalogue, formats
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.chrome import glyphs
from kit import NOW, Apart, At, Fill, Filled, at_work, copied, filled

T = TypeVar("T")

# The same examples in every run there, new ones on a developer's machine.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection() -> None:
    """Thousands of tests are collected that stay: searching them for garbage again and again doubles the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    # Where no screen is tested, nobody should wait for Textual.
    if "textual.css.stylesheet" in sys.modules:
        import parsed_styles

        parsed_styles.remember()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No configuration, no plan, no language of the person who runs the tests, and a home that is not there."""
    place = tmp_path_factory.mktemp("nobody") / "home"
    with pytest.MonkeyPatch.context() as environment:
        for name in ("EVENTPLANNER_DB", "EVENTPLANNER_LANG", "NO_COLOR", "SSH_CONNECTION", "TZ", "LANG", "LC_ALL"):
            environment.delenv(name, raising=False)
        _move_in(place, environment)
        yield place


@pytest.fixture(autouse=True)
def as_it_was(nobodys_home: Path) -> Iterator[None]:
    """English, Chile and the signs of common fonts for the test that comes next, and a home that is still not there."""
    yield
    catalogue.use("en")
    formats.use_country("CL")
    glyphs.use_ascii(False)
    if nobodys_home.exists():
        shutil.rmtree(nobodys_home)
        pytest.fail("This test writes into a home: let it ask for `home`.")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for this test alone, made when something is first put there; every test with a plan has one."""
    place = tmp_path / "home"
    _move_in(place, monkeypatch)
    return place


def _move_in(home: Path, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        environment.setenv(name, str(home / name.lower()))


@pytest.fixture
def path(tmp_path: Path, home: Path) -> Path:
    """Where the plan of the test is going to be; nothing is there until a session or a command begins one."""
    return tmp_path / "plan.db"


@pytest.fixture(scope="session")
def empty_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As its first session lays it out, which takes ten times as long as to copy it."""
    plan = tmp_path_factory.mktemp("empty") / "plan.db"
    Store(plan).close()
    return plan


@pytest.fixture(scope="session")
def fill(empty_plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Fill:
    """Plans that are filled once, by a fixture for a whole module, and then copied for each of its tests."""

    def make(fill: Callable[[Planner], T]) -> Filled[T]:
        return filled(copied(empty_plan, tmp_path_factory.mktemp("filled") / "plan.db"), fill)

    return make


@pytest.fixture(scope="session")
def template(empty_plan: Path) -> Path:
    """The plan that the sessions of a test begin with a copy of; a module may have one of its own, of any scope."""
    return empty_plan


@pytest.fixture
def at(path: Path, home: Path, template: Path) -> Iterator[At]:
    """Sessions on the same plan, by the login name of who is at work: `at("leo")`."""
    with ExitStack() as sessions:

        def session(actor: str = "ana", now: datetime = NOW) -> Planner:
            begins = not path.exists()
            if begins:
                copied(template, path)
            return sessions.enter_context(at_work(path, actor, now, begins=begins))

        yield session


@pytest.fixture
def planner(at: At) -> Planner:
    """Ana at work on the plan of the test, at `NOW`."""
    return at("ana")


@pytest.fixture
def apart(tmp_path: Path, home: Path, template: Path) -> Apart:
    """Ana at work on another copy each time, for the examples of a property: `with apart() as planner`."""
    numbers = count(1)

    def session(plan: Path | None = None) -> AbstractContextManager[Planner]:
        return at_work(copied(plan or template, tmp_path / f"apart-{next(numbers)}.db"), begins=True)

    return session


@pytest.fixture
def bare(apart: Apart, empty_plan: Path) -> Iterator[Planner]:
    """Ana at work on an empty plan, where those of the module are filled."""
    with apart(empty_plan) as planner:
        yield planner


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


@pytest.fixture(scope="session")
def catalogues() -> ModuleType:
    """The tool that keeps the catalogues."""
    spec = spec_from_file_location("catalogues", Path(__file__).parents[1] / "tools" / "catalogues.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module
