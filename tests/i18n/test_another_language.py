"""Another language is data files and no line of Python: a copy of the package is given Portuguese."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = {
    'msgid "title"\n': "título",
    'msgctxt "table"\nmsgid "planned"\n': "planejado",
    'msgid "only these events"\n': "só estes eventos",
}
"""Entries of the catalogue, with what is said for them."""
PLACES = {"PYTHONPATH": "src", "HOME": "home", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"}
CHECKLIST = '[meetup]\ntitle = "Encontro"\n'
SAMPLE = '[events]\nplanning-the-year = { title = "Planejamento do ano" }\n'


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its tools, with a catalogue, checklists and a sample in Portuguese."""
    root = tmp_path_factory.mktemp("portuguese")
    for folder in ("src", "tools"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    package = root / "src" / "eventplanner"
    locale = package / "i18n" / "locales" / "pt" / "LC_MESSAGES"
    locale.mkdir(parents=True)
    run(root, "tools/catalogues.py", "update")
    text = (locale / "eventplanner.po").read_text(encoding="utf-8")
    for entry, said in WORDS.items():
        assert entry + 'msgstr ""\n' in text
        text = text.replace(entry + 'msgstr ""\n', f'{entry}msgstr "{said}"\n')
    (locale / "eventplanner.po").write_text(text, encoding="utf-8")
    run(root, "tools/catalogues.py", "compile")
    run(root, "tools/catalogues.py", "cldr")
    (package / "data" / "checklists" / "pt.toml").write_text(CHECKLIST, encoding="utf-8")
    (package / "data" / "demo" / "pt.toml").write_text(SAMPLE, encoding="utf-8")
    run(root, "-m", "eventplanner", "--lang", "pt", "demo", "--no-open", "--db", "plan.db", "--year", "2027")
    return root


def run(root: Path, *arguments: str) -> str:
    paths = {name: str(root / folder) for name, folder in PLACES.items()}
    environ = {**os.environ, **paths, "PYTHONDONTWRITEBYTECODE": "1"}
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


def test_it_can_be_asked_for_and_speaks(copy):
    said = run(copy, "-m", "eventplanner", "--lang", "pt", "export", "--help")

    assert "--lang {en,es,pt}" in said
    assert "só estes eventos" in said


def test_it_has_a_form_of_csv_with_its_words_and_marks(copy):
    table = run(copy, "-m", "eventplanner", "export", "events", "--format", "csv-pt", "--db", "plan.db")
    header, first = table.splitlines()[:2]

    assert header.split(";")[5:8] == ["Título", "Kind", "Format"]
    assert first.split(";")[5] == "Planejamento do ano"


def test_what_it_does_not_say_is_said_in_english(copy):
    code = (
        "from eventplanner.formats.data.checklist_file import built_in;"
        "print(*(built_in(key, 'pt').title for key in ('meetup', 'conference')))"
    )
    table = run(copy, "-m", "eventplanner", "export", "events", "--format", "csv-pt", "--db", "plan.db")

    assert run(copy, "-c", code) == "Encontro Conference\n"
    assert table.splitlines()[2].split(";")[5] == "Workshop: payments API from scratch"


def test_days_are_called_as_cldr_calls_them(copy):
    code = (
        "from datetime import date; from eventplanner.i18n import catalogue, formats; catalogue.use('pt');"
        "print(formats.day_long(date(2027, 3, 12)))"
    )

    assert run(copy, "-c", code) == "sexta-feira 12 março 2027\n"
