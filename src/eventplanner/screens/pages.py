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


MAIN: Mapping[str, Callable[[], type[Page]]] = {"home": home, "year": year, "events": events}
"""The main screens by mode."""


def load_all() -> None:
    """All of them, at a moment when nobody waits; in a thread it would be in the way of a key that asks for one."""
    for load in (*MAIN.values(), settings, history):
        load()
