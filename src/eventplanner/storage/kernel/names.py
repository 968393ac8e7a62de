"""Reading the names that people set for others to see."""

from collections.abc import Mapping
from functools import partial

from eventplanner.storage.kernel import login_names
from eventplanner.storage.kernel.store import Store


def shown(store: Store) -> Mapping[str, str]:
    """Returns what people see of each login name that has a name; read again only after somebody has written."""
    return store.cached("names", partial(_read, store))


def stored(store: Store, login: str) -> str:
    """Returns the name as it is kept; nothing without one."""
    rows = store.read(login_names.ONE, login=login)
    return str(rows[0]["name"]) if rows else ""


def _read(store: Store) -> Mapping[str, str]:
    return login_names.shown_of([tuple(row.values()) for row in store.read(login_names.READ)])
