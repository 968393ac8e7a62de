"""Loading pages when they are first opened."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import cast

from eventplanner.screens import page_names
from eventplanner.screens.page import Page
from eventplanner.screens.page_names import ListedPage


def load(listed: ListedPage) -> type[Page]:
    """The class of a page."""
    module = import_module(f"eventplanner.screens.{listed.module}")
    return cast("type[Page]", getattr(module, listed.page))


settings = partial(load, page_names.SETTINGS)
history = partial(load, page_names.HISTORY)
OVER: Mapping[str, Callable[[], type[Page]]] = {each.name: partial(load, each) for each in page_names.OVER}
"""Pages that are opened over a main screen, by what `app.open` calls them."""
MAIN: Mapping[str, Callable[[], type[Page]]] = {each.name: partial(load, each) for each in page_names.MAIN}
"""The main screens by mode."""


def load_all() -> None:
    """All of them, at a moment when nobody waits; in a thread it would be in the way of a key that asks for one."""
    for each in (*page_names.MAIN, *page_names.OVER, page_names.SETTINGS, page_names.HISTORY):
        load(each)
