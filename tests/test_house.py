"""The rules of the house: who may import whom, how large a room may grow, what every room says of itself."""

import ast
import gc
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = SOURCE / "eventplanner"
MODULES = sorted(PACKAGE.rglob("*.py"))
PRIVATE_GROUND = "eventplanner.widgets.textual_private"
"""The only module that knows what Textual keeps private."""
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
    ("eventplanner.app", "eventplanner.screens.taking_up"),
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
    members.cache_clear()
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


def test_what_textual_keeps_private_is_used_in_one_module():
    offenders = {
        f"{name_of(path)}: {name}"
        for path in MODULES
        if layer_of(name_of(path)) in OUTSIDE["textual"] and name_of(path) != PRIVATE_GROUND
        for name in (*private_imports(path), *private_members(name_of(path)))
    }
    assert offenders == set()


def private_imports(path: Path) -> Iterator[str]:
    """Names that are imported out of libraries and begin with an underscore; attributes are ruff's to find (SLF001)."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and not node.module.startswith("eventplanner"):
            names = [*node.module.split("."), *(alias.name for alias in node.names)]
            yield from (f"{node.module}: {name}" for name in names if is_private(name))


def private_members(module: str) -> Iterator[str]:
    """Members that our classes have in common with those of Textual that they are made from."""
    for ours in vars(importlib.import_module(module)).values():
        if inspect.isclass(ours) and ours.__module__ == module:
            theirs = {name for base in ours.__mro__ if base.__module__.startswith("textual.") for name in members(base)}
            yield from (f"{ours.__name__}.{name}" for name in members(ours) & theirs if is_private(name))


@cache
def members(owner: type) -> set[str]:
    """What a class defines, and what its methods use of themselves."""
    classes = (node for node in ast.walk(tree(Path(inspect.getfile(owner)))) if isinstance(node, ast.ClassDef))
    of_class = next(node for node in classes if node.name == owner.__name__)
    assigned = [target for node in of_class.body for target in targets(node)]
    methods = [node.name for node in of_class.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    used = [node.attr for node in ast.walk(of_class) if isinstance(node, ast.Attribute) and is_own(node.value)]
    return {*assigned, *methods, *used}


def targets(node: ast.stmt) -> list[str]:
    """Names that a statement of a class sets."""
    named = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in named if isinstance(target, ast.Name)]


def is_own(value: ast.expr) -> bool:
    """Is it the object itself, or what it is made from?"""
    named = value.func if isinstance(value, ast.Call) else value
    return isinstance(named, ast.Name) and named.id in {"self", "cls", "super"}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def test_tests_stand_where_the_code_stands():
    folders = {path.parent.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE}
    here = {path.name for path in Path(__file__).parent.iterdir() if path.is_dir()}
    assert folders <= here
