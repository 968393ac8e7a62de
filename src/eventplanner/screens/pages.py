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


OVER: Mapping[str, Callable[[], type[Page]]] = {
    "overlays": overlays,
    "series": series,
    "clashes": clashes,
    "find_date": find_date,
    "targets": targets,
    "next_year": next_year,
}
"""Pages that are opened over a main screen, by what `app.open` calls them."""


MAIN: Mapping[str, Callable[[], type[Page]]] = {"home": home, "year": year, "events": events}
"""The main screens by mode."""


def load_all() -> None:
    """All of them, at a moment when nobody waits; in a thread it would be in the way of a key that asks for one."""
    for load in (*MAIN.values(), *OVER.values(), settings, history):
        load()
