"""The pages that are loaded when they are first opened, because no start should wait for them."""

from collections.abc import Callable, Mapping

from eventplanner.screens.home import HomeScreen
from eventplanner.screens.page import Page


def home() -> type[Page]:
    return HomeScreen


def year() -> type[Page]:
    from eventplanner.screens.year import YearScreen

    return YearScreen


def events() -> type[Page]:
    from eventplanner.screens.events import EventsScreen

    return EventsScreen


def budget() -> type[Page]:
    from eventplanner.screens.budget import BudgetScreen

    return BudgetScreen


def settings() -> type[Page]:
    from eventplanner.screens.settings import SettingsScreen

    return SettingsScreen


def history() -> type[Page]:
    from eventplanner.screens.history import HistoryScreen

    return HistoryScreen


def overlays() -> type[Page]:
    from eventplanner.screens.overlays import OverlaysScreen

    return OverlaysScreen


def series() -> type[Page]:
    from eventplanner.screens.series import SeriesScreen

    return SeriesScreen


def clashes() -> type[Page]:
    from eventplanner.screens.clashes import ClashesScreen

    return ClashesScreen


def find_date() -> type[Page]:
    from eventplanner.screens.find_date import FindDateScreen

    return FindDateScreen


def targets() -> type[Page]:
    from eventplanner.screens.targets import TargetsScreen

    return TargetsScreen


def next_year() -> type[Page]:
    from eventplanner.screens.next_year import NextYearScreen

    return NextYearScreen


def event() -> type[Page]:
    from eventplanner.screens.event_overview import EventOverviewScreen

    return EventOverviewScreen


def event_tasks() -> type[Page]:
    from eventplanner.screens.event_tasks import EventTasksScreen

    return EventTasksScreen


def event_logistics() -> type[Page]:
    from eventplanner.screens.event_logistics import EventLogisticsScreen

    return EventLogisticsScreen


def event_budget() -> type[Page]:
    from eventplanner.screens.event_budget import EventBudgetScreen

    return EventBudgetScreen


def event_people() -> type[Page]:
    from eventplanner.screens.event_people import EventPeopleScreen

    return EventPeopleScreen


def event_decisions() -> type[Page]:
    from eventplanner.screens.event_decisions import EventDecisionsScreen

    return EventDecisionsScreen


def event_numbers() -> type[Page]:
    from eventplanner.screens.event_numbers import EventNumbersScreen

    return EventNumbersScreen


def tasks() -> type[Page]:
    from eventplanner.screens.tasks import TasksScreen

    return TasksScreen


def people() -> type[Page]:
    from eventplanner.screens.people import PeopleScreen

    return PeopleScreen


def organisations() -> type[Page]:
    from eventplanner.screens.organisations import OrganisationsScreen

    return OrganisationsScreen


def venues() -> type[Page]:
    from eventplanner.screens.venues import VenuesScreen

    return VenuesScreen


def resources() -> type[Page]:
    from eventplanner.screens.resources import ResourcesScreen

    return ResourcesScreen


def checklists() -> type[Page]:
    from eventplanner.screens.checklists import ChecklistsScreen

    return ChecklistsScreen


OVER: Mapping[str, Callable[[], type[Page]]] = {
    "overlays": overlays,
    "series": series,
    "clashes": clashes,
    "find_date": find_date,
    "targets": targets,
    "next_year": next_year,
    "event": event,
    "event_tasks": event_tasks,
    "event_logistics": event_logistics,
    "event_budget": event_budget,
    "event_people": event_people,
    "event_decisions": event_decisions,
    "event_numbers": event_numbers,
    "tasks": tasks,
    "people": people,
    "organisations": organisations,
    "venues": venues,
    "resources": resources,
    "checklists": checklists,
}
"""Pages that are opened over a main screen, by what `app.open` calls them."""


MAIN: Mapping[str, Callable[[], type[Page]]] = {"home": home, "year": year, "events": events, "budget": budget}
"""The main screens by mode."""


def load_all() -> None:
    """All of them, at a moment when nobody waits; in a thread it would be in the way of a key that asks for one."""
    for load in (*MAIN.values(), *OVER.values(), settings, history):
        load()
