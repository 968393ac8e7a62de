"""Another field of events is a few lines: a copy of the package is given what people shall wear."""

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from eventplanner.storage.kernel.file import SCHEMA

ROOT = Path(__file__).parents[3]
DECLARATION = "domain/events/events.py"
WORDS = "domain/events/columns.py"
NUMBER = "storage/kernel/file.py"
REVISIONS = "storage/migrations/versions/"
ADDED = {
    DECLARATION: (
        '    goal: Annotated[str, Field(N_("goal")',
        '    dress_code: Annotated[str, Field(N_("dress code"))] = ""\n',
    ),
    WORDS: ('    "goal": "goal|', '    "dress_code": "dress code|codigo de vestimenta|vestimenta",\n'),
}
"""By file, the line before which there is another, and that one."""
MIGRATION = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{SCHEMA + 1:04}", "{SCHEMA:04}"


def upgrade() -> None:
    options = {{"recreate": "always", "table_kwargs": {{"sqlite_autoincrement": True}}}}
    for table in ("event", "series"):
        with op.batch_alter_table(table, **options) as batch:
            batch.add_column(sa.Column("dress_code", sa.String(200), nullable=False, server_default=""))
        with op.batch_alter_table(table, **options) as batch:
            batch.alter_column("dress_code", server_default=None)
"""
FORM = """
from eventplanner.i18n import catalogue
from eventplanner.screens.events.form import event_fields
from eventplanner.screens.series.form import series_fields

catalogue.use("es")
for fields in (event_fields(None), series_fields()):
    print(*(each.label for each in fields if each.name in {"audience", "dress_code", "goal"}), sep=" · ")
"""
DETAILS = """
from datetime import UTC, date, datetime

from eventplanner.domain.events.events import Event
from eventplanner.i18n import catalogue
from eventplanner.screens.events.details import entries

catalogue.use("es")
now = datetime(2027, 3, 9, tzinfo=UTC)
event = Event(id=1, version=1, uid="u", sequence=0, created_at=now, updated_at=now, title="Gala", dress_code="formal")
print(*(f"{each.label}: {each.text}" for each in entries(event, date(2027, 3, 9)) if each.text == "formal"), sep="\\n")
"""

Run = Callable[..., str]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its tools, with a field more and its word in Spanish."""
    root = tmp_path_factory.mktemp("dressed")
    for folder in ("src", "tools"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    package = root / "src" / "eventplanner"
    for name, (before, line) in ADDED.items():
        change(package / name, before, line + before)
    change(package / NUMBER, f"\nSCHEMA = {SCHEMA}\n", f"\nSCHEMA = {SCHEMA + 1}\n")
    (package / REVISIONS / f"{SCHEMA + 1:04}_dress_code.py").write_text(MIGRATION, encoding="utf-8")
    python(root, "tools/catalogues.py", "update")
    catalogue = package / "i18n" / "locales" / "es" / "LC_MESSAGES" / "eventplanner.po"
    change(catalogue, 'msgid "dress code"\nmsgstr ""', 'msgid "dress code"\nmsgstr "código de vestimenta"')
    python(root, "tools/catalogues.py", "compile")
    return root


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def python(root: Path, *arguments: str, source: Path | None = None) -> str:
    environ = {
        **os.environ,
        "PYTHONPATH": str(source or root / "src"),
        "HOME": str(root),
        "XDG_STATE_HOME": str(root / "state"),
        "XDG_CONFIG_HOME": str(root / "config"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TZ": "America/Santiago",
    }
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


@pytest.fixture
def plan(package: Path, tmp_path: Path) -> Run:
    """Carries out commands of the copy on a plan that was made before there was such a field."""
    path = str(tmp_path / "plan.db")
    line = ("-m", "eventplanner", "add", "event", "Meetup Python 12 mar 2027 18:30", "--db", path)
    python(package, *line, source=ROOT / "src")
    return lambda *words: python(package, "-m", "eventplanner", *words, "--db", path)


def shown(plan: Run) -> Any:
    return json.loads(plan("show", "event", "1", "--json"))


def test_it_is_set_shown_exported_taken_back_and_found(plan: Run) -> None:
    assert shown(plan)["dress_code"] == ""
    plan("set", "event", "1", "dress_code=formal")
    assert shown(plan)["dress_code"] == "formal"
    assert [each["dress_code"] for each in json.loads(plan("list", "events", "--json"))] == ["formal"]
    assert [each["id"] for each in json.loads(plan("list", "events", "--json", "--filter", "forma"))] == [1]
    assert re.findall(r"(?m)^código de vestimenta +(.+)$", plan("--lang", "es", "show", "event", "1")) == ["formal"]
    header, row = csv.reader(StringIO(plan("export", "events", "--format", "csv-es").lstrip("\ufeff")), delimiter=";")
    assert dict(zip(header, row, strict=True))["Código de vestimenta"] == "formal"

    plan("undo")
    assert shown(plan)["dress_code"] == ""


def test_a_new_event_has_it_and_what_is_too_long_is_refused(plan: Run) -> None:
    added = json.loads(plan("add", "event", "Taller 14 abr 2027", "--json"))
    assert added["dress_code"] == ""
    assert "At most 200 characters fit here" in refusal(plan, "set", "event", "1", f"dress_code={'x' * 201}")
    assert ", dress code, " in refusal(plan, "set", "event", "1", "shoes=red")


def refusal(plan: Run, *words: str) -> str:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        plan(*words)
    return str(refused.value.stderr)


def test_a_table_says_it_under_a_spanish_heading(plan: Run, tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("Evento;Fecha;Código de vestimenta\nGala;3 abr 2027;de gala\n", encoding="utf-8")
    plan("import", "events", str(table))
    assert [each["dress_code"] for each in json.loads(plan("list", "events", "--json"))] == ["", "de gala"]


def test_the_events_of_a_series_take_it_from_there(plan: Run) -> None:
    plan("add", "series", "Club de lectura, first tuesday of each month, from april to june 2028")
    plan("set", "series", "1", "dress_code=casual")
    events = json.loads(plan("list", "events", "--json", "--filter", "club"))
    assert {each["dress_code"] for each in events} == {"casual"}


def test_forms_ask_for_it_where_it_is_declared(package: Path) -> None:
    assert python(package, "-c", FORM).splitlines() == ["Público · Código de vestimenta · Objetivo"] * 2


def test_the_details_of_an_event_say_it(package: Path) -> None:
    assert python(package, "-c", DETAILS).splitlines() == ["código de vestimenta: formal"]


def test_a_plan_that_is_migrated_has_the_columns_of_a_new_one(plan: Run, package: Path, tmp_path: Path) -> None:
    plan("list", "events")
    fresh = tmp_path / "fresh.db"
    python(package, "-m", "eventplanner", "add", "event", "Charla 3 may 2027", "--db", str(fresh))
    for table in ("event", "series"):
        assert columns(tmp_path / "plan.db", table) == columns(fresh, table)
        assert ("dress_code", "VARCHAR(200)", 1, None, 0) in columns(fresh, table)


def test_the_recipe_names_the_files_that_were_touched() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = text.split("**… add a field to events.**")[1].split("\n\n")[0]
    assert set(re.findall(r"`((?:domain|storage)/[\w/]+(?:\.py)?)`", recipe)) == {*ADDED, NUMBER, REVISIONS}


def columns(path: Path, table: str) -> set[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return {row[1:] for row in connection.execute(f"PRAGMA table_info({table})")}
    finally:
        connection.close()
