"""The rules of the house: who may import whom, how large a room may grow, what every room says of itself."""

import ast
import gc
import importlib
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "eventplanner"
PRIVATE_GROUND = "eventplanner.widgets.textual_private"
"""The only module that knows what Textual keeps private."""
LONGEST_MODULE = 400
LARGEST_FOLDER = 25
"""Modules of one subject in one layer."""
LONGEST_FUNCTION = 60
LARGEST_SCREEN = 500
"""Lines of a class of a screen, or of a part of one, with those of its own bases."""
SCREEN_BASES = {"Page", "BaseScreen", "Dialog", "FormScreen"}
"""Known to every reader of a screen, so that they are not counted."""
DECIDE_ON_ACTIONS = {"eventplanner.screens.base.page", "eventplanner.screens.series.dates_dialog"}
"""Whose screens say themselves which actions there are: pages do in one place, this dialog while a line is typed."""

VAGUE_OPENING = re.compile(
    r"(?:What|How|Which|Who|Whom|Whose|Where|When|Why|As|The same|Is|Are|Was|Were|Do|Does|Did|Has|Have|Can)\b"
)
"""First words of a docstring that is a clause or a question, where a noun phrase or a verb belongs."""

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
SUBJECTS = (
    *("base", "parsing", "records", "people", "events", "year", "series", "tasks", "attendance", "logistics", "team"),
    *(
        "decisions",
        "checklists",
        "budget",
        "ideas",
        "planning",
        "workspace",
        "home",
        "exchange",
        "ledgers",
        "kinds",
        "sample",
    ),
)
"""Inside a layer a subject may import those before it."""
FOLDERS = {
    "domain": SUBJECTS,
    "services": SUBJECTS,
    "storage": ("personal", "derived", "kernel", "migrations", "queries"),
    "widgets": ("textual_private", "chrome", "forms", "lists", "charts", "year"),
    "screens": (
        "pages",
        "base",
        "history",
        "exchange",
        *(subject for subject in SUBJECTS[2:] if subject != "exchange"),
    ),
    "formats": ("base", "data", "calendar", "tables", "cards", "documents"),
    "cli": (
        *("base", "people", "events", "year", "series", "budget", "records", "planning", "workspace", "home"),
        *("exchange", "sample", "parser", "completion", "main"),
    ),
}
"""The layers that are divided into folders, each with the order of its folders."""
MAY_USE_MODELS = re.compile(r"eventplanner\.storage\.(kernel\.(?:writing|writing_many|rows)|migrations\..+)")
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
    ("eventplanner.formats.tables.workbook_in", "eventplanner.formats.tables.xls_in"),
    ("eventplanner.storage.kernel.store", "eventplanner.storage.kernel.writing"),
    ("eventplanner.storage.kernel.opening", "eventplanner.storage.kernel.migrating"),
    ("eventplanner.services.base.session", "eventplanner.storage.personal.preferences_out"),
    ("eventplanner.cli.parser", "eventplanner.storage.personal.preferences"),
    ("eventplanner.cli.base.nouns", "eventplanner.domain.kinds"),
    ("eventplanner.cli.base.nouns", "eventplanner.domain.records.kind"),
    ("eventplanner.services.exchange.calendar", "eventplanner.formats.calendar.ical"),
    ("eventplanner.services.events.events", "eventplanner.services.records.records"),
    ("eventplanner.services.workspace.lookout", "eventplanner.services.workspace.moving"),
    ("eventplanner.screens.home.page", "eventplanner.screens.home.restore_drafts"),
    ("eventplanner.cli.base.environment", "tempfile"),
    ("eventplanner.screens.home.page", "eventplanner.screens.home.ahead"),
    ("eventplanner.screens.home.need_actions", "eventplanner.screens.home.ahead"),
    ("eventplanner.screens.base.dialogs", "eventplanner.screens.base.help"),
    ("eventplanner.screens.base.dialogs", "eventplanner.screens.base.palette"),
    ("eventplanner.screens.base.dialogs", "eventplanner.screens.base.goto"),
    ("eventplanner.screens.base.dialogs", "eventplanner.screens.base.pick"),
    ("eventplanner.screens.base.dialogs", "eventplanner.screens.base.columns_dialog"),
    ("eventplanner.screens.base.page", "eventplanner.services.workspace.completions"),
    ("eventplanner.screens.records.dialogs", "eventplanner.screens.records.form"),
    ("eventplanner.screens.events.dialogs", "eventplanner.screens.events.form"),
    ("eventplanner.screens.events.dialogs", "eventplanner.screens.events.bulk_form"),
    ("eventplanner.screens.exchange.dialogs", "eventplanner.screens.exchange.export_dialog"),
    ("eventplanner.screens.exchange.dialogs", "eventplanner.screens.exchange.import_dialog"),
    ("eventplanner.screens.year.dialogs", "eventplanner.screens.year.overlay_forms"),
    ("eventplanner.screens.events.dialogs", "eventplanner.screens.events.export"),
    ("eventplanner.screens.events.dialogs", "eventplanner.services.exchange.events_exchange"),
    ("eventplanner.screens.events.dialogs", "eventplanner.services.sample.demo"),
    ("eventplanner.storage.personal.preferences", "tomllib"),
    ("eventplanner.i18n.vocabulary", "tomllib"),
    ("eventplanner.services.exchange.importing", "eventplanner.formats.tables.table_in"),
    ("eventplanner.domain.year.clash_values", "hashlib"),
    ("eventplanner.domain.year.overlays", "urllib.parse"),
    ("eventplanner.services.exchange.calendar_import", "eventplanner.formats.calendar.dates_in"),
    ("eventplanner.services.exchange.calendar_import", "eventplanner.formats.calendar.recurrence"),
    ("eventplanner.services.year.overlays", "eventplanner.formats.calendar.recurrence"),
    ("eventplanner.services.base.holidays", "eventplanner.formats.calendar.public_holidays"),
    ("eventplanner.services.exchange.events_exchange", "eventplanner.formats.workbook_out"),
    ("eventplanner.services.planning.year_export", "eventplanner.formats.documents.year_page"),
    ("eventplanner.services.workspace.brief", "eventplanner.formats.brief_page"),
    ("eventplanner.screens.workspace.tab", "eventplanner.screens.tasks.apply_checklist"),
    ("eventplanner.services.exchange.tasks_exchange", "eventplanner.formats.calendar.to_do"),
    ("eventplanner.services.exchange.tasks_exchange", "eventplanner.formats.tables.table_in"),
    ("eventplanner.services.exchange.people_exchange", "eventplanner.formats.tables.table_in"),
    ("eventplanner.services.exchange.people_exchange", "eventplanner.formats.documents.people"),
    ("eventplanner.services.exchange.people_exchange", "eventplanner.formats.cards.vcard"),
    ("eventplanner.services.budget.budget_export", "eventplanner.formats.budget_workbook"),
    ("eventplanner.services.budget.budget_export", "eventplanner.formats.budget_page"),
    ("eventplanner.services.exchange.budget_import", "eventplanner.formats.documents.budget_csv_in"),
    ("eventplanner.services.exchange.rates_import", "eventplanner.formats.tables.table_in"),
    ("eventplanner.services.exchange.calendar_import", "eventplanner.formats.calendar.dates_in"),
    ("eventplanner.services.exchange.calendar_import", "eventplanner.formats.calendar.recurrence"),
    ("eventplanner.services.year.overlays", "eventplanner.formats.calendar.recurrence"),
    ("eventplanner.services.base.holidays", "eventplanner.formats.calendar.public_holidays"),
    ("eventplanner.services.planning.year_export", "eventplanner.formats.documents.year_page"),
    ("eventplanner.screens.workspace.tab", "eventplanner.screens.tasks.apply_checklist"),
    ("eventplanner.services.exchange.tasks_exchange", "eventplanner.formats.calendar.to_do"),
    ("eventplanner.services.exchange.people_exchange", "eventplanner.formats.cards.vcard"),
    ("eventplanner.services.exchange.people_exchange", "eventplanner.formats.documents.people"),
    ("eventplanner.services.exchange.people_exchange", "eventplanner.formats.documents.writing"),
    ("eventplanner.formats.documents.writing", "eventplanner.formats.documents.html_out"),
    ("eventplanner.formats.documents.writing", "eventplanner.formats.documents.xlsx_out"),
}
"""Imports inside functions, each with a comment that says what the start is spared."""


Named = tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]
"""Name and node of a module, a class or a function."""


class Import(NamedTuple):
    """A module that another one imports, also for types alone."""

    module: str
    target: str
    late: bool
    """Does it stand inside a function?"""

    def __str__(self) -> str:
        return f"{self.module} imports {self.target}"


class Source(NamedTuple):
    """A module of the package."""

    path: Path
    name: str
    text: str
    tree: ast.Module


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


@pytest.fixture(scope="module")
def sources() -> Iterator[list[Source]]:
    """Read and parsed once; let go of at the end, for every test that follows would have them looked through for garbage."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    modules = [Source(path, name_of(path), text, ast.parse(text)) for path, text in texts.items()]
    yield modules
    modules.clear()
    parsed.cache_clear()
    members.cache_clear()
    gc.collect()


@pytest.fixture(scope="module")
def imports(sources: list[Source]) -> list[Import]:
    names = {source.name for source in sources}
    return [line for source in sources for line in imported(source, names)]


def imported(source: Source, names: set[str]) -> Iterator[Import]:
    """`names` are those of our modules, by which `from package import module` is told from a name within one."""
    inside = {id(node) for function in functions(source) for node in ast.walk(function)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (Import(source.name, alias.name, id(node) in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield Import(source.name, full if full in names else base, id(node) in inside)


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_imports_are_absolute(imports: list[Import]) -> None:
    assert [str(line) for line in imports if line.target.startswith(".")] == []


def test_a_layer_imports_only_what_lies_below_it(imports: list[Import]) -> None:
    assert [str(line) for line in imports if not lies_below(line)] == []


def lies_below(line: Import) -> bool:
    if not line.target.startswith("eventplanner."):
        return True
    layer, to = layer_of(line.module), layer_of(line.target)
    if to == "models":
        return layer == "models" or MAY_USE_MODELS.fullmatch(line.module) is not None
    return to == layer or to in MAY_IMPORT[layer]


def test_a_subject_imports_only_those_before_it(imports: list[Import]) -> None:
    between = [line for line in imports if line.target.startswith("eventplanner.") and are_of_one_layer(line)]
    assert len(between) > len(SUBJECTS)
    assert [str(line) for line in between if place_of(line.target) > place_of(line.module)] == []


def are_of_one_layer(line: Import) -> bool:
    return layer_of(line.module) == layer_of(line.target) and layer_of(line.module) in FOLDERS


def place_of(module: str) -> int:
    """Where the folder of a module, or the one module on top of all, stands in the order of its layer."""
    layer, folder = module.split(".")[1:3]
    return FOLDERS[layer].index(folder)


def test_a_folder_can_be_taken_in_at_a_glance(sources: list[Source]) -> None:
    of_subjects = [source for source in sources if layer_of(source.name) in FOLDERS and not marks_a_folder(source)]
    sizes = Counter(str(source.path.parent.relative_to(PACKAGE)) for source in of_subjects)
    assert {folder: n for folder, n in sizes.items() if n > LARGEST_FOLDER} == {}


def test_a_class_is_named_once(sources: list[Source]) -> None:
    """Tables aside: they are called as the values are that they keep."""
    classes = [
        node.name
        for source in sources
        if layer_of(source.name) != "models"
        for node in source.tree.body
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name, n in Counter(classes).items() if n > 1] == []


def test_a_library_is_known_only_where_it_belongs(imports: list[Import]) -> None:
    limited = [line for line in imports if line.target.split(".")[0] in OUTSIDE]
    assert len(limited) > len(OUTSIDE)
    assert [str(line) for line in limited if layer_of(line.module) not in OUTSIDE[line.target.split(".")[0]]] == []


def test_imports_stand_at_the_top(imports: list[Import]) -> None:
    assert sorted({(line.module, line.target) for line in imports if line.late} - LATE) == []


def test_there_is_no_cycle(imports: list[Import]) -> None:
    graph: dict[str, set[str]] = {line.module: set() for line in imports}
    for module, target, _ in imports:
        if target in graph and target != module:
            graph[module].add(target)
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module not in done:
            for target in sorted(graph[module]):
                visit(target, (*way, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


def test_a_module_opens_with_a_sentence(sources: list[Source]) -> None:
    modules = [source for source in sources if not marks_a_folder(source)]
    sentences = {source.name: (ast.get_docstring(source.tree) or "").split("\n")[0] for source in modules}
    assert [name for name, sentence in sentences.items() if not sentence.endswith(".")] == []


def test_a_docstring_names_a_value_or_says_what_a_function_does(sources: list[Source]) -> None:
    """A noun phrase for modules and classes, a verb in the third person for functions."""
    sentences = [
        (f"{source.name}: {name}", (ast.get_docstring(node) or "").split("\n")[0])
        for source in sources
        for name, node in documented(source.tree, "module")
    ]
    assert len(sentences) > len(sources)
    assert [(name, text) for name, text in sentences if opens_vaguely(text)] == []


def documented(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> Iterator[Named]:
    """Yields a module, a public class or a public function, then those within it, each with its name."""
    yield name, node
    for part in node.body if isinstance(node, ast.Module | ast.ClassDef) else ():
        if isinstance(part, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not is_private(part.name):
            yield from documented(part, part.name)


def opens_vaguely(sentence: str) -> bool:
    return VAGUE_OPENING.match(sentence) is not None or sentence.endswith("?")


def test_docstrings_with_a_vague_opening_are_found() -> None:
    vague = ["What is there.", "How many.", "As `read`, but.", "The same again.", "Is it one?", "Moved, is it?"]
    plain = ["Returns whether it is one.", "Whatever.", "Asks first.", "Isolated rows.", "The samples of a year."]
    assert [text for text in (*vague, *plain) if opens_vaguely(text)] == vague


def test_what_only_marks_a_folder_is_empty(sources: list[Source]) -> None:
    assert [source.name for source in sources if marks_a_folder(source) and source.text] == []


def marks_a_folder(source: Source) -> bool:
    return source.path.name == "__init__.py" and source.path.parent != PACKAGE


def test_a_module_stays_one_subject(sources: list[Source]) -> None:
    lines = {source.name: source.text.count("\n") for source in sources}
    assert {name: n for name, n in lines.items() if n > LONGEST_MODULE} == {}


def test_a_function_does_one_thing(sources: list[Source]) -> None:
    sizes = [
        (f"{source.name}: {function.name}", (function.end_lineno or 0) - function.lineno)
        for source in sources
        for function in functions(source)
    ]
    assert [(name, lines) for name, lines in sizes if lines >= LONGEST_FUNCTION] == []


class Screen(NamedTuple):
    """A class of `screens/`, with its size and the classes that it is derived from."""

    module: str
    node: ast.ClassDef
    bases: list[str]

    @property
    def lines(self) -> int:
        return (self.node.end_lineno or 0) - self.node.lineno + 1


def test_a_screen_can_be_read_in_one_sitting(sources: list[Source]) -> None:
    """A class that runs is the sum of its bases, in however many modules they stand."""
    screens = screens_of(sources)
    sums = {name: sum(screens[each].lines for each in [name, *own_bases(name, screens)]) for name in screens}
    assert {name: lines for name, lines in sums.items() if lines > LARGEST_SCREEN} == {}


def test_one_class_at_most_stands_between_a_page_and_the_base_of_pages(sources: list[Source]) -> None:
    """What else pages have in common are parts that they hold."""
    screens = screens_of(sources)
    between = {name: own_bases(name, screens) for name in screens if is_screen(name, screens)}
    assert {name: bases for name, bases in between.items() if len(bases) > 1} == {}


def test_actions_are_decided_on_in_one_place(sources: list[Source]) -> None:
    """What an action needs and whether it writes is declared with it."""
    deciding = {
        source.name
        for source in sources
        if layer_of(source.name) == "screens" and any(each.name == "check_action" for each in functions(source))
    }
    assert deciding == DECIDE_ON_ACTIONS


def test_a_tower_of_screens_is_found() -> None:
    text = """class Page: ...
class Listing(Page): ...
class Marking:
    all = True
class Tower(Listing, Marking): ...
class Actions(Part): ...
"""
    screens = screens_of([Source(Path(), "eventplanner.screens.tower", text, ast.parse(text))])
    assert [own_bases("Tower", screens), own_bases("Listing", screens)] == [["Listing", "Marking"], []]
    assert sum(screens[each].lines for each in ["Tower", *own_bases("Tower", screens)]) == 4
    assert [name for name in screens if is_screen(name, screens)] == ["Page", "Listing", "Tower"]


def screens_of(sources: list[Source]) -> dict[str, Screen]:
    return {
        node.name: Screen(source.name, node, [name for base in node.bases for name in named(base)])
        for source in sources
        if layer_of(source.name) == "screens"
        for node in source.tree.body
        if isinstance(node, ast.ClassDef)
    }


def named(base: ast.expr) -> Iterator[str]:
    """The name of a base, without what stands in brackets behind it."""
    match base:
        case ast.Name(id=name):
            yield name
        case ast.Subscript(value=value):
            yield from named(value)


def own_bases(name: str, screens: dict[str, Screen]) -> list[str]:
    """All that it is derived from in `screens/`, without what every reader knows."""
    direct = [base for base in screens[name].bases if base in screens and base not in SCREEN_BASES]
    return list(dict.fromkeys(each for base in direct for each in (base, *own_bases(base, screens))))


def is_screen(name: str, screens: dict[str, Screen]) -> bool:
    return name in SCREEN_BASES or any(
        base in SCREEN_BASES or (base in screens and is_screen(base, screens)) for base in screens[name].bases
    )


def test_sql_stands_in_storage_alone(sources: list[Source]) -> None:
    offenders = [
        f"{source.name}: {node.value}"
        for source in sources
        if layer_of(source.name) not in {"storage", "models"}
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\s", node.value)
    ]
    assert offenders == []


class Declared(NamedTuple):
    """A kind of record: where it stands, its constant and its table."""

    module: str
    subject: str
    constant: str
    table: str


def test_only_the_subject_of_a_kind_asks_which_kind_a_record_is_of(sources: list[Source]) -> None:
    """What is special to a kind is registered with it, and generic code looks it up."""
    kinds = [kind for source in sources for kind in declared(source)]
    asked = [(source, line, kind) for source in sources for line, kind in asked_for(source, kinds)]
    assert len(kinds) > len(SUBJECTS)
    assert [f"{source.name}:{line}: {kind.table}" for source, line, kind in asked if not may_ask(source, kind)] == []


def test_whoever_asks_which_kind_a_record_is_of_is_found() -> None:
    text = """from tasks import TASK
if kind is TASK or panel.kind in (GATE, TASK) or TASK == kind: ...
if kind.name == "task" or kind.name in {"gate", TASK.name} or kind is not NONE or task is None: ...
match kind.name:
    case "task" | "gate": ...
"""
    kinds = [Declared("tasks", "tasks", "TASK", "task"), Declared("gates", "decisions", "GATE", "gate")]
    source = Source(Path(), "asking", text, ast.parse(text))
    found = sorted((line, kind.table) for line, kind in asked_for(source, kinds))
    assert found == [*[(2, "task")] * 3, (3, "gate"), *[(3, "task")] * 2, (5, "gate"), (5, "task")]


def declared(source: Source) -> Iterator[Declared]:
    for node in source.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=constant)], value=ast.Call(func=ast.Name(id="Kind"), keywords=said)):
                table = next(ast.literal_eval(each.value) for each in said if each.arg == "name")
                yield Declared(source.name, source.path.parent.name, constant, table)


def asked_for(source: Source, kinds: list[Declared]) -> Iterator[tuple[int, Declared]]:
    """The kinds that something is compared with, by line."""
    imported = {
        (node.module, alias.name)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    constants = {
        kind.constant: kind for kind in kinds if source.name == kind.module or (kind.module, kind.constant) in imported
    }
    tables = {kind.table: kind for kind in kinds}
    for node in ast.walk(source.tree):
        for part, is_named in compared(node):
            match part:
                case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name), attr="name") if name in constants:
                    yield part.lineno, constants[name]
                case ast.Constant(value=str(name)) if is_named and name in tables:
                    yield part.lineno, tables[name]


def compared(node: ast.AST) -> Iterator[tuple[ast.expr, bool]]:
    """What is compared, and whether that is with the name of something."""
    sides: list[ast.expr] = []
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
    elif isinstance(node, ast.Match):
        values = (part for case in node.cases for part in ast.walk(case.pattern) if isinstance(part, ast.MatchValue))
        sides = [node.subject, *(part.value for part in values)]
    is_named = any(isinstance(side, ast.Attribute) and side.attr == "name" for side in sides)
    return ((part, is_named) for side in sides for part in getattr(side, "elts", [side]))


def may_ask(source: Source, kind: Declared) -> bool:
    match layer_of(source.name):
        case "domain" | "screens":
            return source.path.parent.name == kind.subject
    return False


def test_what_textual_keeps_private_is_used_in_one_module(sources: list[Source]) -> None:
    drawing = [
        source for source in sources if layer_of(source.name) in OUTSIDE["textual"] and source.name != PRIVATE_GROUND
    ]
    assert [name for source in drawing for name in (*private_imports(source), *private_members(source.name))] == []


def private_imports(source: Source) -> Iterator[str]:
    """Names that are imported out of libraries and begin with an underscore; attributes are ruff's to find (SLF001)."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.module.startswith("eventplanner"):
            names = [*node.module.split("."), *(alias.name for alias in node.names)]
            yield from (f"{source.name}: {node.module}: {name}" for name in names if is_private(name))


def private_members(module: str) -> Iterator[str]:
    """Members that our classes have in common with those of Textual that they are made from."""
    for ours in vars(importlib.import_module(module)).values():
        if inspect.isclass(ours) and ours.__module__ == module:
            theirs = {name for base in ours.__mro__ if base.__module__.startswith("textual.") for name in members(base)}
            yield from (f"{module}: {ours.__name__}.{name}" for name in members(ours) & theirs if is_private(name))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def members(owner: type) -> set[str]:
    """What a class defines, and what its methods use of themselves."""
    classes = (node for node in ast.walk(parsed(Path(inspect.getfile(owner)))) if isinstance(node, ast.ClassDef))
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


def test_work_in_the_background_is_handed_over_uncalled(sources: list[Source]) -> None:
    assert [
        f"{source.name}:{node.lineno}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "run_worker"
        if isinstance(node.args[0], ast.Call) and getattr(node.args[0].func, "id", "") != "partial"
    ] == []


def test_tests_stand_where_the_code_stands(sources: list[Source]) -> None:
    tests = Path(__file__).parent
    layers = {source.path.relative_to(PACKAGE).parts[0] for source in sources if source.path.parent != PACKAGE}
    assert [layer for layer in sorted(layers) if not (tests / layer).is_dir()] == []
    for layer in FOLDERS:
        folders = {path.parent.relative_to(tests / layer) for path in (tests / layer).rglob("test_*.py")}
        assert [folder for folder in sorted(folders) if not (PACKAGE / layer / folder).is_dir()] == []
        assert layer in {"screens", "widgets", "cli"} or Path() not in folders
