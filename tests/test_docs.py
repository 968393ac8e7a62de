"""The documentation says what the app does: commands parse, examples come true, keys, columns and links are there."""

import importlib.util
import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import asdict

from eventplanner.cli.parser import build
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.events import filter as event_filter
from eventplanner.domain.events import quick_line as quickline
from eventplanner.domain.events.columns import COLUMNS
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.events.json import draft_json, event_json
from eventplanner.domain.workspace import needs_text
from eventplanner.i18n.tables import event_heading

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(DOCS.glob("*.md"))
TODAY = date(2027, 3, 9)
ZONE = "America/Santiago"


@cache
def tool(name: str) -> ModuleType:
    """A program of tools/, which is no package."""
    spec = importlib.util.spec_from_file_location(f"tool_{name}", ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text(path), flags=re.DOTALL | re.MULTILINE)


def table(path: Path, header: str) -> list[list[str]]:
    """The cells of every table with that header."""
    found, inside = [], False
    for line in text(path).splitlines():
        if line == header:
            inside = True
        elif inside and not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("|---"):
            found.append([cell.strip().strip("`") for cell in line.strip("|").split(" | ")])
    return found


def commands() -> Iterator[str]:
    for page in PAGES:
        for block in blocks(page, "console"):
            yield from (line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ "))


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_a_command_that_is_shown_makes_sense(command):
    program, *arguments = shlex.split(command.partition(" > ")[0])
    assert program == "eventplanner"
    assert build().parse_args(arguments)


def test_every_verb_is_shown_with_an_example():
    verbs = {action.dest: action for action in build()._actions if action.choices and action.nargs == "A..."}
    shown = {
        getattr(build().parse_args(shlex.split(c.partition(" > ")[0])[1:]), "verb", "")
        for page in [DOCS / "command-line.md"]
        for block in blocks(page, "console")
        for c in [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    }
    (action,) = verbs.values()
    assert set(action.choices) - shown == set()


@pytest.mark.parametrize(
    ("line", "becomes"), table(DOCS / "quick-line.md", "| you type | it becomes |"), ids=lambda cell: cell[:40]
)
def test_a_quick_line_becomes_what_the_page_says(line, becomes):
    title, *parts = becomes.split(" · ")
    draft = quickline.event_draft(quickline.parse(line, today=TODAY), ZONE)
    expected = draft_json(EventDraft(title=title, timezone=ZONE))
    for part in parts:
        field, _, value = part.partition(" ")
        usual = expected[field]
        expected[field] = value.split() if isinstance(usual, list) else int(value) if value.isdecimal() else value
    if expected["start"]:
        expected["end"] = expected["end"] or expected["start"]
        expected["all_day"] = "T" not in expected["start"]
    assert draft_json(draft) == expected


def test_the_filters_find_what_the_page_says():
    (sample,) = [block for block in blocks(DOCS / "quick-line.md", "text") if block.startswith("1 ")]
    lines = [line.split(maxsplit=1)[1] for line in sample.splitlines()]
    drafts = [quickline.event_draft(quickline.parse(line, today=TODAY), ZONE) for line in lines]
    rows = table(DOCS / "quick-line.md", "| English | Spanish | means | finds |")
    assert len(rows) > 10
    for english, spanish, _, finds in rows:
        for said in (english, spanish):
            wanted = event_filter.parse(said, TODAY)
            found = [n for n, draft in enumerate(drafts, 1) if event_filter.matches(wanted, draft)]
            assert (said, found) == (said, [int(n) for n in finds.split()])


def test_the_page_of_keys_is_made_from_the_bindings():
    assert text(DOCS / "keys.md") == tool("keys").page(), "run: .venv/bin/python tools/keys.py"


def test_the_page_of_fields_is_made_from_the_declarations():
    assert text(DOCS / "fields.md") == tool("fields").page(), "run: .venv/bin/python tools/fields.py"


def test_the_columns_of_a_table_are_those_that_are_written():
    rows = table(DOCS / "spreadsheets.md", "| field | English | Spanish | also read, for example |")
    assert {field: (english, spanish) for field, english, spanish, _ in rows} == {
        field: (event_heading(field, "en"), event_heading(field, "es")) for field in COLUMNS
    }


def test_the_shapes_of_json_are_complete():
    shapes = [json.loads(block) for block in blocks(DOCS / "json.md", "json")]
    now = datetime(2027, 3, 9, tzinfo=UTC)
    event = Event(title="x", timezone=ZONE, id=1, uid="u", version=1, sequence=0, created_at=now, updated_at=now)
    assert list(shapes[0]) == list(event_json(event))
    assert asdict(Settings()) | {"needs": needs_text.rows_of("")} in shapes


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)]+)\)", text(page)):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.is_file(), target
        if anchor:
            assert anchor in {slug(found) for found in re.findall(r"^#+ (.+)$", text(path), flags=re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_no_page_knows_the_machine_it_was_written_on(page):
    assert re.findall(r"(?<![\w.~])/(?:home|root|Users|work|tmp|var)/\S*", text(page)) == []


def test_every_dependency_has_its_reason():
    known = tomllib.loads(text(ROOT / "pyproject.toml"))
    wanted = [*known["project"]["dependencies"], *known["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=\[]", line)[0] for line in wanted}
    rows = re.findall(r"^\| ([a-z][\w, -]*) \|", text(ROOT / "CONTRIBUTING.md"), flags=re.MULTILINE)
    assert names - {name for row in rows for name in row.split(", ")} == set()


def test_there_is_a_picture_for_each_screen_and_no_other():
    planned = {picture.name for picture in tool("screenshots").PLANNED}
    assert {path.stem for path in (DOCS / "pictures").glob("*.svg")} == planned


@pytest.mark.parametrize("path", sorted((DOCS / "pictures").glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_asks_nobody_for_anything(path):
    svg = text(path)
    assert re.findall(r"(?:url\(|href=|src=)\W?\w+:|@font-face|<script|<image", svg) == []
    assert re.findall(r"/(?:home|root|Users|work|tmp)/", svg) == []


def test_a_picture_is_the_same_every_time():
    shots = tool("screenshots")
    first_run = next(picture for picture in shots.PLANNED if picture.empty)
    assert shots.take(first_run) == shots.take(first_run)
