"""A kind that nobody has heard of, in a copy of the package: its declaration, its line and a migration are enough."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from eventplanner.storage.kernel.file import SCHEMA

TESTS = Path(__file__).parents[2]
SOURCE = TESTS.parent / "src"

DECLARATION = '''"""Badges: what guests wear."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind


class BadgeInk(Choice):
    """The colours that can be printed."""

    BLUE = "blue", N_("blue")
    RED = "red", N_("red")


class BadgeDraft(Struct, frozen=True, kw_only=True):
    """A batch of badges as a person describes it."""

    event_id: Annotated[int, Field(table="event")]
    name: Annotated[str, Field(N_("name"), needed=True)]
    ink: Annotated[BadgeInk, Field(N_("ink"))] = BadgeInk.BLUE
    quantity: Annotated[int | None, Field(N_("quantity"), most=5000)] = None
    day: Annotated[date | None, Field(N_("day"))] = None
    holes: Annotated[tuple[int, ...], Field(N_("holes"), Shape.NUMBERS)] = ()
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=4000)] = ""


class Badge(BadgeDraft, frozen=True, kw_only=True):
    """A batch of badges as the plan has it, at one version."""

    id: int
    version: int


def _wrong(draft: BadgeDraft) -> dict[str, Message]:
    return {"quantity": Message("red ones come in dozens")} if draft.ink is BadgeInk.RED and draft.quantity == 1 else {}


BADGE = Kind(
    name="badge",
    many="badges",
    noun=N_("badge"),
    value=Badge,
    draft=BadgeDraft,
    belongs_to="event_id",
    order="day, id",
    rules=_wrong,
)
'''
MIGRATION = '''"""The table of badges."""

from alembic import op

revision, down_revision = "{number:04}", "{before:04}"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE badge (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, batch INTEGER, "
        "event_id INTEGER NOT NULL REFERENCES event (id), name VARCHAR(200) NOT NULL, ink VARCHAR(40) NOT NULL, "
        "quantity INTEGER, day DATE, holes VARCHAR(200) NOT NULL, notes VARCHAR(4000) NOT NULL)"
    )
    op.execute("CREATE INDEX ix_badge_batch ON badge (batch)")
    op.execute("CREATE INDEX ix_badge_event_id ON badge (event_id)")
'''
SCREEN = '''"""The badges of an event."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from eventplanner.domain.attendance.badges import BADGE, Badge
from eventplanner.domain.events.events import Event
from eventplanner.i18n import labels
from eventplanner.screens.events.event_page import EventPage
from eventplanner.services.records import records
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_panel import RecordPanel


class BadgesScreen(EventPage):
    """One list."""

    TAB = "event_numbers"
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | {"badge"}

    def tab_body(self) -> ComposeResult:
        columns = [
            Column(title="Name", cell=lambda badge: Cell(badge.name), width=20),
            Column(title="Ink", cell=lambda badge: Cell(labels.choice(badge.ink)), width=10),
        ]
        yield RecordPanel(BADGE, columns, title="Badges", purpose="What guests wear.", example="Speakers")

    def load_tab(self, event: Event) -> Sequence[Badge]:
        return records.of(self.desk.planner, BADGE, event.id)

    def show_tab(self, data: Sequence[Badge]) -> None:
        self.records.show_rows(self.records.panels[0], data)
'''
PILOT = """
import asyncio
import json
import sys
from pathlib import Path

from app_kit import enters, page_at, press, sees
from eventplanner.screens.badges import BadgesScreen
from eventplanner.widgets.forms.form import Form
from kit import at_work


async def drive() -> None:
    with at_work(Path(sys.argv[1])) as planner:
        async with page_at(planner, BadgesScreen, 1) as pilot:
            await press(pilot, "a")
            await enters(pilot, "Guests")
            await press(pilot, "e")
            form = pilot.app.screen.query_one(Form)
            said = dict(form.texts())
            form.fill({"ink": "red", "quantity": "400", "notes": "Blank"})
            await press(pilot, "ctrl+s")
            print(json.dumps([said, sees(pilot, tight=True)]))


asyncio.run(drive())
"""
"""Adds a badge by a line, changes it by its form, and prints what the screen shows of both."""
WORDS = {"badge": "credencial", "ink": "tinta", "red": "rojo", "blue": "azul", "holes": "agujeros"}
"""What a translator would add."""
FULL = {
    "event_id": 1,
    "name": "Speakers",
    "ink": "red",
    "quantity": 120,
    "day": "2027-03-01",
    "holes": [2, 4],
    "notes": "With a lace",
}


class Command(Protocol):
    """Carries out a command of the copy in a process of its own; what it prints."""

    def __call__(self, *words: object, lang: str = ..., status: int = ...) -> str: ...


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with one kind more."""
    source = tmp_path_factory.mktemp("scratch") / "src"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"))
    package = source / "eventplanner"
    (package / "domain" / "attendance" / "badges.py").write_text(DECLARATION, encoding="utf-8")
    kinds = package / "domain" / "kinds.py"
    text = kinds.read_text(encoding="utf-8")
    text = text.replace("from ", "from eventplanner.domain.attendance.badges import BADGE\nfrom ", 1)
    text, found = re.subn(r"\n    \)\n\)\n$", "\n        BADGE,\n    )\n)\n", text)
    assert found == 1
    kinds.write_text(text, encoding="utf-8")
    storage, number = package / "storage", SCHEMA + 1
    migration = storage / "migrations" / "versions" / f"{number:04}_badge.py"
    migration.write_text(MIGRATION.format(number=number, before=SCHEMA), encoding="utf-8")
    numbered = storage / "kernel" / "file.py"
    text, found = re.subn(r"(?m)^SCHEMA = \d+$", f"SCHEMA = {number}", numbered.read_text(encoding="utf-8"))
    assert found == 1
    numbered.write_text(text, encoding="utf-8")
    (package / "screens" / "badges.py").write_text(SCREEN, encoding="utf-8")
    words = package / "data" / "vocabulary" / "es.toml"
    words.write_text(
        re.sub(r"(?m)^\[fields\]$", '[fields]\nink = ["tinta"]', words.read_text(encoding="utf-8"))
        + '\n[choices.badge_ink]\nred = ["rojo", "roja"]\n',
        encoding="utf-8",
    )
    messages = package / "i18n" / "locales" / "es" / "LC_MESSAGES"
    with (messages / "eventplanner.po").open("rb") as po, (messages / "eventplanner.mo").open("wb") as mo:
        catalogue: Catalog = read_po(po)
        for english, spanish in WORDS.items():
            catalogue.add(english, spanish)
        write_mo(mo, catalogue)
    return source


@pytest.fixture(scope="module")
def begun(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan from before there were badges, with an event, and now with a badge of which little is said."""
    folder = tmp_path_factory.mktemp("begun")
    commands(SOURCE, folder)("add", "event", "DevConf 15 mar 2027 9:00-18:00")
    assert commands(copy, folder)("add", "badge", "Speakers", "--event", 1) == "1  Add “Speakers”\n"
    return folder


@pytest.fixture
def command(copy: Path, begun: Path, tmp_path: Path) -> Command:
    """In a plan of the test's own."""
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return commands(copy, tmp_path)


def surroundings(source: Path, folder: Path) -> dict[str, str]:
    """The environment of whoever uses the copy."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("EVENTPLANNER")}
    homes = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    return kept | homes | {"PYTHONPATH": f"{source}{os.pathsep}{TESTS}", "TZ": "America/Santiago"}


def commands(source: Path, folder: Path) -> Command:
    environment = surroundings(source, folder)

    def carry_out(*words: object, lang: str = "en", status: int = 0) -> str:
        ended = subprocess.run(
            [sys.executable, "-m", "eventplanner", "--db", str(folder / "plan.db"), *map(str, words)],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env=environment | {"EVENTPLANNER_LANG": lang},
        )
        assert ended.returncode == status, ended.stderr
        return ended.stdout or ended.stderr

    return carry_out


def listed(command: Command) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(command("list", "badges", "--json"))
    return found


def say_all(command: Command) -> None:
    command("set", "badge", 1, "ink=red", "quantity=120", "day=1 mar 2027", "holes=2, 4", "notes=With a lace")


def test_it_is_changed_listed_and_shown(command: Command) -> None:
    blank = {"ink": "blue", "quantity": None, "day": None, "holes": [], "notes": ""}
    assert listed(command) == [{"id": 1, "version": 1} | FULL | blank]
    say_all(command)
    assert json.loads(command("show", "badge", 1, "--json")) == {"id": 1, "version": 2} | FULL
    assert command("show", "badge", 1).splitlines() == [
        "Name: Speakers",
        "Ink: red",
        "Quantity: 120",
        "Day: 1 Mar 2027",
        "Holes: 2 4",
        "Notes: With a lace",
    ]
    assert command("list", "badges", "--event", 1, "--filter", "lace").split()[:4] == ["1", "Speakers", "red", "120"]


def test_what_its_limits_and_rules_refuse_is_refused_by_field(command: Command) -> None:
    assert command("set", "badge", 1, "quantity=6000", status=1) == "quantity: a number from 0 to 5.000\n"
    assert command("set", "badge", 1, "ink=red", "quantity=1", status=1) == "quantity: red ones come in dozens\n"


def test_a_plain_screen_lists_it_and_its_line_and_its_form_are_made_of_it(
    copy: Path, command: Command, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PILOT, tmp_path / "plan.db"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=surroundings(copy, tmp_path),
    )
    assert ended.returncode == 0, ended.stderr
    form, page = json.loads(ended.stdout)
    assert form == {"name": "Guests", "ink": "blue", "quantity": "", "day": "", "holes": "", "notes": ""}
    assert re.findall(r"│ (Name Ink|Speakers \w+|Guests \w+) │", page) == ["Name Ink", "Speakers blue", "Guests red"]
    assert [(badge["name"], badge["ink"], badge["quantity"], badge["notes"]) for badge in listed(command)] == [
        ("Speakers", "blue", None, ""),
        ("Guests", "red", 400, "Blank"),
    ]


def test_it_is_deleted_and_comes_back_also_with_its_event(command: Command) -> None:
    for noun in ("badge", "event"):
        command("delete", noun, 1)
        assert listed(command) == []
        command("undo")
        assert [(badge["id"], badge["name"]) for badge in listed(command)] == [(1, "Speakers")]


def test_it_goes_into_the_file_of_the_whole_plan_and_out_of_it(command: Command, tmp_path: Path) -> None:
    say_all(command)
    plan = tmp_path / "plan.json"
    plan.write_text(command("export", "data"), encoding="utf-8")
    (badge,) = json.loads(plan.read_text(encoding="utf-8"))["tables"]["badge"]
    assert badge == {"id": 1, "version": 2} | FULL | {"holes": "2 4"}

    other = ("--db", tmp_path / "other.db")
    command(*other, "import", "data", plan)
    assert json.loads(command(*other, "show", "badge", 1, "--json")) == {"id": 1, "version": 2} | FULL


def test_spanish_is_understood_and_spoken(command: Command) -> None:
    command("set", "badge", 1, "tinta=roja", "cantidad=12", lang="es")
    assert command("show", "badge", 1, lang="es").splitlines() == ["Nombre: Speakers", "Tinta: rojo", "Cantidad: 12"]


def test_a_new_plan_has_the_same_table_as_one_that_was_brought_up_to_date(command: Command, tmp_path: Path) -> None:
    command("--db", tmp_path / "new.db", "add", "event", "DevConf 15 mar 2027")
    assert columns_of(tmp_path / "new.db") == columns_of(tmp_path / "plan.db")


def columns_of(plan: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(plan)) as connection:
        tables = connection.execute("SELECT * FROM pragma_table_info('badge') ORDER BY cid").fetchall()
        keys = connection.execute("SELECT * FROM pragma_foreign_key_list('badge')").fetchall()
        indexes = connection.execute("SELECT name FROM sqlite_master WHERE tbl_name = 'badge' ORDER BY name").fetchall()
    return [*tables, *keys, *indexes]


def test_help_and_completion_know_it(command: Command) -> None:
    assert re.search(r"[,{]badges[,}]", command("list", "--help"))
    assert re.search(r'"event .*\bbadge\b', command("completion", "fish"))
