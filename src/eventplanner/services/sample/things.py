"""Rows of many tables that refer to each other before any of them is written."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from eventplanner.domain.records.kind import all_kinds
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

Row = dict[str, Any]


class Things:
    """Rows by table with their future ids, because they refer to each other before they are written."""

    def __init__(self, store: Store) -> None:
        self._next = {name: records.next_id(store, name) for name in all_kinds()}
        self.rows: dict[str, list[Row]] = defaultdict(list)

    def put(self, table: str, values: Mapping[str, Any]) -> int:
        """Adds a row by its columns; returns its id."""
        id = self._next[table]
        self._next[table] += 1
        self.rows[table].append(dict(values) | {"id": id})
        return id

    def draft(self, table: str, draft: Any, **more: Any) -> int:
        """Adds a row made from a draft; returns its id."""
        return self.put(table, records.stored(all_kinds()[table], draft) | more)

    def columns(self, table: str, draft: Any) -> Row:
        """Returns the columns of a row made from a draft."""
        return records.stored(all_kinds()[table], draft)

    def write(self, writing: "Writing") -> None:
        """Writes the rows, each after those that it refers to."""
        for table in all_kinds():
            writing.add_many(table, self.rows[table])
