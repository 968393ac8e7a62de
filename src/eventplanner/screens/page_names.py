"""All pages: where each is, what it is called, and the letter behind `g` that goes there."""

from typing import NamedTuple

from eventplanner.domain.base.text import N_


class ListedPage(NamedTuple):
    """One page. It is loaded when it is first opened, because no start should wait for it."""

    name: str
    """By which `app.open` or `app.go` knows it."""
    module: str
    """In `screens/`."""
    page: str
    """The class."""
    letters: str = ""
    """Behind `g`, with a comma between several; nothing for what is opened from another page."""
    title: str = ""


MAIN = (
    ListedPage("home", "home", "HomeScreen", "h,1", N_("Today")),
    ListedPage("year", "year", "YearScreen", "y,2", N_("Year")),
    ListedPage("events", "events", "EventsScreen", "e,3", N_("Events")),
    ListedPage("budget", "budget", "BudgetScreen", "b,4", N_("Budget of the year")),
)
"""The main screens, by mode."""
OVER = (
    ListedPage("overlays", "overlays", "OverlaysScreen", "o", N_("Other people's dates")),
    ListedPage("series", "series", "SeriesScreen", "r", N_("Series: what recurs")),
    ListedPage("clashes", "clashes", "ClashesScreen", "c", N_("Clashes")),
    ListedPage("find_date", "find_date", "FindDateScreen", "f", N_("Find a date")),
    ListedPage("targets", "targets", "TargetsScreen", "t", N_("Targets")),
    ListedPage("next_year", "next_year", "NextYearScreen", "n", N_("Next year from this one")),
    ListedPage("tasks", "tasks", "TasksScreen", "w", N_("Tasks of all events")),
    ListedPage("checklists", "checklists", "ChecklistsScreen", "k", N_("Checklists")),
    ListedPage("people", "people", "PeopleScreen", "p", N_("People")),
    ListedPage("organisations", "organisations", "OrganisationsScreen", "i", N_("Organisations")),
    ListedPage("venues", "venues", "VenuesScreen", "v", N_("Venues")),
    ListedPage("resources", "resources", "ResourcesScreen", "m", N_("Resources")),
    ListedPage("event", "event_overview", "EventOverviewScreen"),
    ListedPage("event_tasks", "event_tasks", "EventTasksScreen"),
    ListedPage("event_logistics", "event_logistics", "EventLogisticsScreen"),
    ListedPage("event_budget", "event_budget", "EventBudgetScreen"),
    ListedPage("event_people", "event_people", "EventPeopleScreen"),
    ListedPage("event_decisions", "event_decisions", "EventDecisionsScreen"),
    ListedPage("event_numbers", "event_numbers", "EventNumbersScreen"),
)
"""Pages that are opened over a main screen."""
SETTINGS = ListedPage("settings", "settings", "SettingsScreen")
HISTORY = ListedPage("history", "history", "HistoryScreen")
