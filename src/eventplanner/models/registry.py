"""The tables that the writing kernel knows, by name: only those that a change touches are mapped.

Mapping one takes 5 to 7 ms, and a change touches two or three.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from threading import RLock

from msgspec import Struct
from sqlalchemy import Connection, ForeignKeyConstraint, MetaData
from sqlmodel import SQLModel

import eventplanner.domain.kinds  # noqa: F401  which lists them all
from eventplanner.domain.records.kind import all_kinds
from eventplanner.models.base import Record
from eventplanner.models.made import check_of, model_of

_BY_HAND = {
    "accepted_clash": ("accepted_clash", "AcceptedClash"),
    "import_mapping": ("import_mapping", "ImportMapping"),
    "setting": ("setting", "Setting"),
}
"""Tables of what is no kind of record: module and class."""
_OUTSIDE = ("journal", "plan_meta", "calendar_export", "login_name")
"""Modules of tables outside the journal, laid out with the rest."""


class Table(Struct, frozen=True, dict=True):
    """A table, and the checks of one row of it without a session's weight."""

    model: type[Record]
    check: type[Record]

    @cached_property
    def stamps(self) -> tuple[str, ...]:
        """Columns that say when a row was made and changed."""
        return tuple(name for name in ("created_at", "updated_at") if name in self.check.model_fields)


class Tables(Mapping[str, Table]):
    """By name; threads may ask at once."""

    def __init__(self) -> None:
        self._made: dict[str, Table] = {}
        self._lock = RLock()

    def __getitem__(self, name: str) -> Table:
        if (table := self._made.get(name)) is None:
            with self._lock:
                table = self._made.get(name) or self._made.setdefault(name, _made(name))
        return table

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*_BY_HAND, *all_kinds()}))

    def __len__(self) -> int:
        return len(_BY_HAND) + len(all_kinds())


TABLES = Tables()


def layout(connection: Connection) -> None:
    """Creates all tables of a new plan, with the foreign keys that mapped classes omit."""
    for module in _OUTSIDE:
        import_module(f"eventplanner.models.{module}")
    for name in TABLES:
        _ = TABLES[name]
    metadata = MetaData()
    for table in SQLModel.metadata.tables.values():
        whole = table.to_metadata(metadata)
        for column in whole.columns:
            if target := column.info.get("references"):
                whole.append_constraint(ForeignKeyConstraint([column.name], [target]))
    metadata.create_all(connection)


def _made(name: str) -> Table:
    if name in _BY_HAND:
        module, called = _BY_HAND[name]
        models = import_module(f"eventplanner.models.{module}")
        return Table(getattr(models, called), getattr(models, f"{called}Row"))
    check = check_of(all_kinds()[name])
    return Table(model_of(all_kinds()[name], check), check)
