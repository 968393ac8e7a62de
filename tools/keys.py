"""Writes docs/keys.md from the bindings of the app, so that it says what the keys do and nothing else."""

import importlib
from collections.abc import Iterable
from pathlib import Path

from textual.binding import Binding

from eventplanner.widgets.chrome.key_names import key_name

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
RECORDS = ("screens.records.record_verbs.RecordVerbs", "widgets.lists.record_list.RecordList")
THINGS = ("screens.records.things_page.ThingsPage", *RECORDS)
SECTIONS = (
    ("Everywhere", ("app.EventPlanner", "screens.base.page.Page")),
    (
        "Today (1)",
        (
            "screens.home.page.HomeScreen",
            "screens.events.event_verbs.EventVerbs",
            "screens.events.adding_page.AddingPage",
            "widgets.lists.needs.NeedList",
        ),
    ),
    (
        "Year (2)",
        (
            "screens.year.page.YearScreen",
            "screens.events.filtering_page.FilteringPage",
            "screens.events.event_verbs.EventVerbs",
            "screens.events.adding_page.AddingPage",
            "widgets.year.year_grid.YearGrid",
            "widgets.year.agenda.Agenda",
        ),
    ),
    (
        "Events (3)",
        (
            "screens.events.page.EventsScreen",
            "screens.events.filtering_page.FilteringPage",
            "screens.events.event_verbs.EventVerbs",
            "screens.events.adding_page.AddingPage",
            "widgets.lists.record_list.RecordList",
        ),
    ),
    (
        "Clashes (g c)",
        (
            "screens.year.clashes.ClashesScreen",
            "screens.events.event_verbs.EventVerbs",
            "screens.events.adding_page.AddingPage",
            "widgets.lists.record_list.RecordList",
        ),
    ),
    (
        "Find a date (g f)",
        (
            "screens.year.find_date.FindDateScreen",
            "screens.events.adding_page.AddingPage",
            "widgets.lists.record_list.RecordList",
        ),
    ),
    ("Targets (g t)", ("screens.planning.targets.TargetsScreen", "widgets.charts.target_grid.TargetGrid")),
    ("Series (g r)", ("screens.series.page.SeriesScreen", "widgets.lists.record_list.RecordList")),
    ("The dates of a series", ("screens.series.dates_dialog.SeriesDates",)),
    ("Which events follow a series", ("screens.series.follow_dialog.SeriesFollow",)),
    *(
        (title, (f"screens.{owner}", "screens.events.event_page.EventPage", *RECORDS))
        for title, owner in (
            ("An event: overview", "workspace.tab.EventOverviewScreen"),
            ("An event: logistics", "logistics.tab.EventLogisticsScreen"),
            ("An event: people", "team.tab.EventPeopleScreen"),
            ("An event: decisions", "decisions.tab.EventDecisionsScreen"),
            ("An event: numbers", "attendance.tab.EventNumbersScreen"),
        )
    ),
    (
        "An event: tasks",
        (
            "screens.tasks.tab.EventTasksScreen",
            "screens.tasks.files.TasksInOut",
            "screens.tasks.task_verbs.TaskVerbs",
            "screens.events.event_page.EventPage",
            *RECORDS,
        ),
    ),
    (
        "An event: budget",
        (
            "screens.budget.tab.EventBudgetScreen",
            "screens.budget.files.BudgetFiles",
            "screens.events.event_page.EventPage",
            "widgets.forms.cell_input.CellInput",
            *RECORDS,
        ),
    ),
    (
        "Budget of the year (4)",
        (
            "screens.budget.page.BudgetScreen",
            "screens.budget.what_if.Trying",
            "screens.budget.files.BudgetFiles",
            *RECORDS,
        ),
    ),
    (
        "Tasks of all events (g w)",
        (
            "screens.tasks.page.TasksScreen",
            "screens.tasks.files.TasksInOut",
            "screens.tasks.task_verbs.TaskVerbs",
            *RECORDS,
        ),
    ),
    ("Checklists (g k)", ("screens.checklists.page.ChecklistsScreen", *RECORDS)),
    (
        "People (g p)",
        (
            "screens.people.page.PeopleScreen",
            "screens.people.files.PeopleInOut",
            "screens.people.people_page.PeoplePage",
            "screens.records.records_page.RecordsPage",
            *THINGS,
        ),
    ),
    (
        "Organisations (g i)",
        (
            "screens.people.organisations.OrganisationsScreen",
            "screens.people.people_page.PeoplePage",
            "screens.records.records_page.RecordsPage",
            *THINGS,
            "screens.records.records_in.RecordsIn",
        ),
    ),
    ("Venues (g v)", ("screens.logistics.venues.VenuesScreen", *THINGS, "screens.records.records_in.RecordsIn")),
    (
        "Resources (g m)",
        ("screens.logistics.resources.ResourcesScreen", *THINGS, "screens.records.records_in.RecordsIn"),
    ),
    ("A go/no-go decision", ("screens.decisions.dialog.DecisionDialog",)),
    ("The board", ("widgets.lists.board.Board",)),
    ("Quick line", ("widgets.forms.quick_input.QuickInput",)),
    ("Forms", ("screens.base.form_screen.FormScreen", "widgets.forms.form.Form", "widgets.forms.form.SaveLine")),
    ("A choice in a form", ("widgets.forms.fields.ChoiceInput",)),
    ("Two people changed the same event", ("screens.base.conflict.ConflictScreen", "screens.base.conflict.Either")),
    ("Import", ("screens.exchange.import_dialog.ImportDialog",)),
    ("After g", ("screens.base.goto.GotoScreen",)),
    ("Commands (:)", ("screens.base.palette.PaletteScreen",)),
    ("Help (?)", ("screens.base.help.HelpScreen",)),
    ("A question", ("screens.base.question.Question",)),
)
HEAD = """# Keys

Made from the app's own bindings by `tools/keys.py`; a test holds the two together. In the app `?` shows the keys of the
screen you are on, and `:` finds every command by typing.

One letter means one thing on every screen. Every vim key has an arrow twin. Nothing needs ctrl, alt or a function key
except saving a form (`ctrl+s`; `enter` on its last line does the same). `tab` and `shift+tab` go to the next panel or
field.

Each binding has a name, its id. `[keys]` in `config.toml` gives it another key:

```toml
[keys]
"event.add" = "insert"
"undo" = "u,backspace"
```

The mouse works everywhere and is needed nowhere; `--no-mouse` gives the terminal its own selection back.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for title, owners in SECTIONS for line in _section(title, owners))])


def _section(title: str, owners: Iterable[str]) -> Iterable[str]:
    yield from (f"## {title}", "", "| key | does | id |", "|---|---|---|")
    for id, (keys, does) in _commands(owners).items():
        yield f"| {' '.join(f'`{key}`' for key in keys)} | {does} | {id} |"
    yield ""


def _commands(owners: Iterable[str]) -> dict[str, tuple[list[str], str]]:
    """By id: the keys and what they do; the first owner to name an id decides."""
    found: dict[str, tuple[list[str], str]] = {}
    for owner in owners:
        module, _, name = owner.rpartition(".")
        here: dict[str, tuple[list[str], str]] = {}
        bindings = vars(getattr(importlib.import_module(f"eventplanner.{module}"), name)).get("BINDINGS", [])
        for binding in Binding.make_bindings(bindings):
            does = f"{binding.description}: {binding.tooltip}" if binding.tooltip else binding.description
            here.setdefault(binding.id or "", ([], does))[0].append(key_name(binding))
        for id, entry in here.items():
            found.setdefault(id, entry)
    return {id: (list(dict.fromkeys(keys)), does) for id, (keys, does) in found.items()}


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
