"""The registry of pages: modes, tabs, the letters behind `g`, and the modules that are loaded when a page is opened."""

from importlib import import_module
from typing import Any, NamedTuple

from eventplanner.domain.base.text import N_


class ListedPage(NamedTuple):
    """One page, by texts alone, so that no start waits for its module."""

    name: str
    """By which `app.open`, `app.go` and `app.turn` know it."""
    loads: str
    """Module in `screens/` and class, with a colon between."""
    title: str = ""
    """In the list of places behind `g` and in the palette."""
    letters: str = ""
    """Behind `g`, with a comma between several; empty for a page that is opened from another one only."""
    key: str = ""
    """Opens it from everywhere."""
    label: str = ""
    """On its tab."""
    short: str = ""
    """On its tab where there is little room; empty where it is the label."""

    @property
    def narrow_label(self) -> str:
        return self.short or self.label


MAIN = (
    ListedPage("home", "home.page:HomeScreen", N_("Today"), "h,1", "1", N_("Today")),
    ListedPage("year", "year.page:YearScreen", N_("Year"), "y,2", "2", N_("Year")),
    ListedPage("events", "events.page:EventsScreen", N_("Events"), "e,3", "3", N_("Events")),
    ListedPage("budget", "budget.page:BudgetScreen", N_("Budget of the year"), "b,4", "4", N_("Budget")),
)
"""The main screens; their names are modes of the app."""
EVENT_TABS = (
    ListedPage("event", "workspace.tab:EventOverviewScreen", label=N_("Overview")),
    ListedPage("event_tasks", "tasks.tab:EventTasksScreen", label=N_("Tasks")),
    ListedPage("event_logistics", "logistics.tab:EventLogisticsScreen", label=N_("Logistics"), short=N_("Logist.")),
    ListedPage("event_budget", "budget.tab:EventBudgetScreen", label=N_("Budget"), short=N_("Money")),
    ListedPage("event_people", "team.tab:EventPeopleScreen", label=N_("People")),
    ListedPage("event_decisions", "decisions.tab:EventDecisionsScreen", label=N_("Decisions"), short=N_("Decis.")),
    ListedPage("event_numbers", "attendance.tab:EventNumbersScreen", label=N_("Numbers"), short=N_("Num.")),
)
"""The tabs of an event's workspace, in their order."""
OVER = (
    ListedPage("overlays", "year.overlays:OverlaysScreen", N_("Other people's dates"), "o"),
    ListedPage("series", "series.page:SeriesScreen", N_("Series: what recurs"), "r"),
    ListedPage("clashes", "year.clashes:ClashesScreen", N_("Clashes"), "c"),
    ListedPage("find_date", "year.find_date:FindDateScreen", N_("Find a date"), "f"),
    ListedPage("targets", "planning.targets:TargetsScreen", N_("Targets"), "t"),
    ListedPage("next_year", "planning.next_year:NextYearScreen", N_("Next year from this one"), "n"),
    ListedPage("tasks", "tasks.page:TasksScreen", N_("Tasks of all events"), "w"),
    ListedPage("checklists", "checklists.page:ChecklistsScreen", N_("Checklists"), "k"),
    ListedPage("people", "people.page:PeopleScreen", N_("People"), "p"),
    ListedPage("organisations", "people.organisations:OrganisationsScreen", N_("Organisations"), "i"),
    ListedPage("venues", "logistics.venues:VenuesScreen", N_("Venues"), "v"),
    ListedPage("resources", "logistics.resources:ResourcesScreen", N_("Resources"), "m"),
    ListedPage(
        "history", "base.history:HistoryScreen", N_("History: who changed what"), "l", "semicolon", N_("History")
    ),
    ListedPage("settings", "base.settings:SettingsScreen", N_("Settings"), "s,comma", "comma", N_("Settings")),
)
"""Pages that are opened over a main screen from everywhere."""
INNER = (ListedPage("overlay_dates", "year.overlay_dates:OverlayDatesScreen"),)
"""Pages that are opened on a row of another one."""
PAGES = {page.name: page for page in (*MAIN, *OVER, *EVENT_TABS, *INNER)}


def load(name: str) -> type[Any]:
    """Returns the class of a page, which is a `Page`; its module is imported on the first call."""
    module, _, page = PAGES[name].loads.partition(":")
    loaded: type[Any] = getattr(import_module(f"eventplanner.screens.{module}"), page)
    return loaded


def load_all() -> None:
    """Imports all pages, at a moment when nobody waits; in a thread it would be in the way of a key that asks for one."""
    for name in PAGES:
        load(name)
