"""The rules of the house: who may import whom, how large a room may grow, what every room says of itself."""

import ast
import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = SOURCE / "eventplanner"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

MAY_IMPORT = {
    "domain": set(),
    "i18n": {"domain"},
    "models": {"domain"},
    "storage": {"domain"},
    "formats": {"domain", "i18n"},
    "services": {"domain", "storage", "formats", "i18n"},
    "widgets": {"domain", "i18n"},
    "screens": {"domain", "i18n", "services", "widgets"},
    "app": {"domain", "i18n", "services", "screens", "widgets"},
    "cli": {"domain", "i18n", "services", "storage", "formats", "app"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""Beside a layer's own modules."""
MAY_USE_MODELS = re.compile(r"eventplanner\.storage\.(writing|writing_many|rows|migrations\..+)")
OUTSIDE = {
    "textual": {"widgets", "screens", "app"},
    "rich": {"widgets", "screens", "app"},
    "sqlmodel": {"models", "storage"},
    "sqlalchemy": {"models", "storage"},
    "pydantic": {"models", "storage"},
    "alembic": {"storage"},
    "sqlite3": {"storage"},
    "icalendar": {"formats"},
    "dateutil": {"formats"},
    "holidays": {"formats"},
    "jinja2": {"formats"},
    "python_calamine": {"formats"},
    "xlsxwriter": {"formats"},
    "charset_normalizer": {"formats"},
    "tomlkit": {"storage"},
    "argparse": {"cli"},
    "shtab": {"cli"},
}
"""Libraries that only some layers know."""
LATE = {
    ("eventplanner.storage.store", "eventplanner.storage.writing"),
    ("eventplanner.storage.opening", "eventplanner.storage.migrations.runner"),
    ("eventplanner.services.session", "eventplanner.storage.preferences_out"),
    ("eventplanner.cli.parser", "eventplanner.storage.preferences"),
    ("eventplanner.services.calendar", "eventplanner.formats.ical"),
    ("eventplanner.services.events", "eventplanner.services.records"),
    ("eventplanner.services.lookout", "eventplanner.services.moving"),
    ("eventplanner.screens.home", "eventplanner.screens.taking_up"),
    ("eventplanner.cli.environment", "eventplanner.services.founding"),
    ("eventplanner.cli.environment", "tempfile"),
    ("eventplanner.screens.home", "eventplanner.screens.ahead_shown"),
    *(
        ("eventplanner.screens.pages", f"eventplanner.screens.{page}")
        for page in (
            *("year", "events", "budget", "settings", "history"),
            *("overlays", "series", "clashes", "find_date", "targets", "next_year"),
            *("event_overview", "event_tasks", "event_logistics", "event_people", "event_decisions", "event_numbers"),
            "event_budget",
            *("tasks", "people", "organisations", "venues", "resources", "checklists"),
        )
    ),
    *(
        ("eventplanner.screens.dialogs_asked", f"eventplanner.screens.{dialog}")
        for dialog in (
            "event_form",
            "record_form",
            "decision_dialog",
            "overlay_forms",
            "bulk",
            "export_dialog",
            "import_dialog",
            "pick",
            "help",
            "palette",
            "goto",
        )
    ),
    ("eventplanner.screens.dialogs_asked", "eventplanner.services.exchange"),
    ("eventplanner.screens.dialogs_asked", "eventplanner.services.demo"),
    ("eventplanner.storage.preferences", "tomllib"),
    ("eventplanner.services.exchange", "eventplanner.formats.table_in"),
    ("eventplanner.domain.clash_values", "hashlib"),
    ("eventplanner.domain.overlay_rules", "urllib.parse"),
    ("eventplanner.services.calendar_import", "eventplanner.formats.dates_in"),
    ("eventplanner.services.calendar_import", "eventplanner.formats.recurrence"),
    ("eventplanner.services.overlays", "eventplanner.formats.recurrence"),
    ("eventplanner.services.holidays", "eventplanner.formats.public_holidays"),
    ("eventplanner.services.exchange", "eventplanner.formats.workbook_out"),
    ("eventplanner.services.year_export", "eventplanner.formats.year_page"),
    ("eventplanner.services.brief", "eventplanner.formats.brief_page"),
    ("eventplanner.screens.event_overview", "eventplanner.screens.apply_checklist"),
    ("eventplanner.services.tasks_exchange", "eventplanner.formats.tasks_out"),
    ("eventplanner.services.tasks_exchange", "eventplanner.formats.table_in"),
    ("eventplanner.services.people_exchange", "eventplanner.formats.table_in"),
    ("eventplanner.services.people_exchange", "eventplanner.formats.table_out"),
    ("eventplanner.services.people_exchange", "eventplanner.formats.vcard"),
    ("eventplanner.services.budget_export", "eventplanner.formats.budget_workbook"),
    ("eventplanner.services.budget_export", "eventplanner.formats.budget_page"),
    ("eventplanner.services.budget_import", "eventplanner.formats.table_in"),
    ("eventplanner.services.rates_import", "eventplanner.formats.table_in"),
}
"""Imports inside functions, each with a comment that says what the start is spared."""


@pytest.fixture(autouse=True, scope="module")
def let_go_of_trees() -> Iterator[None]:
    """They are large, and every test that follows would have them looked through for garbage."""
    yield
    tree.cache_clear()
    gc.collect()


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that is imported, also for types alone, and whether that stands inside a function."""
    inside = {
        id(node)
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield (full if full in NAMES else node.module, id(node) in inside)


NAMES = {name_of(path) for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_layer_imports_only_what_lies_below_it(path):
    module = name_of(path)
    layer = layer_of(module)
    for target, _ in imported(path):
        if target.startswith("eventplanner") and target != "eventplanner":
            to = layer_of(target)
            if to == "models":
                assert layer == "models" or MAY_USE_MODELS.fullmatch(module), f"{module} imports {target}"
            else:
                assert to == layer or to in MAY_IMPORT[layer], f"{module} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_known_only_where_it_belongs(path):
    module = name_of(path)
    for target, _ in imported(path):
        layers = OUTSIDE.get(target.split(".")[0])
        assert layers is None or layer_of(module) in layers, f"{module} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_stand_at_the_top(path):
    module = name_of(path)
    late = {(module, target) for target, inside in imported(path) if inside}
    assert late <= LATE


def test_there_is_no_cycle():
    graph = {
        name_of(path): {target for target, _ in imported(path) if target in NAMES} - {name_of(path)} for path in MODULES
    }
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module not in done:
            for target in sorted(graph[module]):
                visit(target, (*way, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_opens_with_a_sentence_and_stays_one_subject(path):
    text = path.read_text(encoding="utf-8")
    if path.name == "__init__.py" and path.parent != PACKAGE:
        assert text == ""
        return
    sentence = ast.get_docstring(tree(path))
    assert (sentence or "").split("\n")[0].endswith((".", "?"))
    assert text.count("\n") <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_does_one_thing(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{path.name}: {node.name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sql_stands_in_storage_alone(path):
    if layer_of(name_of(path)) in {"storage", "models"}:
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\s", node.value), f"{path.name}: {node.value}"


def test_tests_stand_where_the_code_stands():
    folders = {path.parent.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE}
    here = {path.name for path in Path(__file__).parent.iterdir() if path.is_dir()}
    assert folders <= here
