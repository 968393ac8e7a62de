"""Writes docs/keys.md from the bindings of the app, so that it says what the keys do and nothing else."""

import importlib
from collections.abc import Iterable
from pathlib import Path

from textual.binding import Binding

from eventplanner.widgets.key_names import key_name

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
RECORDS = ("screens.record_verbs.RecordVerbs", "widgets.record_list.RecordList")
THINGS = ("screens.things_page.ThingsPage", *RECORDS)
SECTIONS = (
    ("Everywhere", ("app.EventPlanner", "screens.page.Page")),
    (
        "Today (1)",
        (
            "screens.home.HomeScreen",
            "screens.event_verbs.EventVerbs",
            "screens.adding_page.AddingPage",
            "widgets.needs.NeedList",
        ),
    ),
    (
        "Year (2)",
        (
            "screens.year.YearScreen",
            "screens.filtering_page.FilteringPage",
            "screens.event_verbs.EventVerbs",
            "screens.adding_page.AddingPage",
            "widgets.year_grid.YearGrid",
            "widgets.agenda.Agenda",
        ),
    ),
    (
        "Events (3)",
        (
            "screens.events.EventsScreen",
            "screens.filtering_page.FilteringPage",
            "screens.event_verbs.EventVerbs",
            "screens.adding_page.AddingPage",
            "widgets.record_list.RecordList",
        ),
    ),
    (
        "Clashes (g c)",
        (
            "screens.clashes.ClashesScreen",
            "screens.event_verbs.EventVerbs",
            "screens.adding_page.AddingPage",
            "widgets.record_list.RecordList",
        ),
    ),
    (
        "Find a date (g f)",
        ("screens.find_date.FindDateScreen", "screens.adding_page.AddingPage", "widgets.record_list.RecordList"),
    ),
    ("Targets (g t)", ("screens.targets.TargetsScreen", "widgets.target_grid.TargetGrid")),
    ("Series (g r)", ("screens.series.SeriesScreen", "widgets.record_list.RecordList")),
    ("The dates of a series", ("screens.series_dates.SeriesDates",)),
    ("Which events follow a series", ("screens.series_follow.SeriesFollow",)),
    *(
        (title, (f"screens.{owner}", "screens.event_page.EventPage", *RECORDS))
        for title, owner in (
            ("An event: overview", "event_overview.EventOverviewScreen"),
            ("An event: logistics", "event_logistics.EventLogisticsScreen"),
            ("An event: people", "event_people.EventPeopleScreen"),
            ("An event: decisions", "event_decisions.EventDecisionsScreen"),
            ("An event: numbers", "event_numbers.EventNumbersScreen"),
        )
    ),
    (
        "An event: tasks",
        (
            "screens.event_tasks.EventTasksScreen",
            "screens.tasks_in_out.TasksInOut",
            "screens.task_verbs.TaskVerbs",
            "screens.event_page.EventPage",
            *RECORDS,
        ),
    ),
    (
        "An event: budget",
        (
            "screens.event_budget.EventBudgetScreen",
            "screens.budget_files.BudgetFiles",
            "screens.event_page.EventPage",
            "widgets.cell_input.CellInput",
            *RECORDS,
        ),
    ),
    (
        "Budget of the year (4)",
        ("screens.budget.BudgetScreen", "screens.trying.Trying", "screens.budget_files.BudgetFiles", *RECORDS),
    ),
    (
        "Tasks of all events (g w)",
        ("screens.tasks.TasksScreen", "screens.tasks_in_out.TasksInOut", "screens.task_verbs.TaskVerbs", *RECORDS),
    ),
    ("Checklists (g k)", ("screens.checklists.ChecklistsScreen", *RECORDS)),
    (
        "People (g p)",
        (
            "screens.people.PeopleScreen",
            "screens.people_in_out.PeopleInOut",
            "screens.people_page.PeoplePage",
            "screens.records_page.RecordsPage",
            *THINGS,
        ),
    ),
    (
        "Organisations (g i)",
        (
            "screens.organisations.OrganisationsScreen",
            "screens.people_page.PeoplePage",
            "screens.records_page.RecordsPage",
            *THINGS,
            "screens.records_in.RecordsIn",
        ),
    ),
    ("Venues (g v)", ("screens.venues.VenuesScreen", *THINGS, "screens.records_in.RecordsIn")),
    ("Resources (g m)", ("screens.resources.ResourcesScreen", *THINGS, "screens.records_in.RecordsIn")),
    ("A go/no-go decision", ("screens.decision_dialog.DecisionDialog",)),
    ("The board", ("widgets.board.Board",)),
    ("Quick line", ("widgets.quick_input.QuickInput",)),
    ("Forms", ("screens.form_screen.FormScreen", "widgets.form.Form", "widgets.form.SaveLine")),
    ("A choice in a form", ("widgets.fields.ChoiceInput",)),
    ("Two people changed the same event", ("screens.conflict.ConflictScreen", "screens.conflict.Either")),
    ("Import", ("screens.import_dialog.ImportDialog",)),
    ("After g", ("screens.goto.GotoScreen",)),
    ("Commands (:)", ("screens.palette.PaletteScreen",)),
    ("Help (?)", ("screens.help.HelpScreen",)),
    ("A question", ("screens.dialogs.Question",)),
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
