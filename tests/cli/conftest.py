"""The command line as a person types it, without a process of its own."""

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from eventplanner.cli.main import run
from eventplanner.i18n import catalogue
from eventplanner.services.base import founding
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
from kit import copied


@dataclass
class Said:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Command(Protocol):
    """Carries out a command: `command("list", "events")`, in English unless `lang` says otherwise."""

    def __call__(self, *words: object, lang: str = ...) -> Said: ...


@pytest.fixture(scope="session")
def begun(empty_plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan as the first command in Santiago leaves it, but for what that command was told to do."""
    plan = copied(empty_plan, tmp_path_factory.mktemp("begun") / "plan.db")
    with pytest.MonkeyPatch.context() as environment, closing(Store(plan)) as store:
        environment.setenv("TZ", "America/Santiago")
        founding.establish(Planner(store, founding.FOUNDER), plan)
    return plan


@pytest.fixture
def first_command(path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command where there is no plan at `path` yet."""
    monkeypatch.setenv("TZ", "America/Santiago")

    def carry_out(*words: object, lang: str = "en") -> Said:
        catalogue.use(lang)
        try:
            status = run(["--db", str(path), *map(str, words)])
        except SystemExit as left:
            status = int(left.code or 0)
        captured = capsysbinary.readouterr()
        return Said(status, captured.out.decode(), captured.err.decode())

    return carry_out


@pytest.fixture
def command(first_command: Command, path: Path, begun: Path) -> Command:
    """The command on a plan of which nothing is said yet but the country, zone and currency."""
    copied(begun, path)
    return first_command
