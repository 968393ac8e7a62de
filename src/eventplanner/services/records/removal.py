"""Deletion of records: parts are deleted too, and references are cleared."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from eventplanner.domain.records.kind import Kind, all_kinds
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


class Removal:
    """Records to delete with their dependants, all found before the first row is written."""

    def __init__(self, planner: Planner) -> None:
        self._store = planner.store
        self._gone: dict[str, dict[int, Any]] = defaultdict(dict)
        """Table → id → record."""
        self._naming: dict[str, dict[int, tuple[Any, dict[str, None]]]] = defaultdict(dict)
        """Table → id → record, and its columns that name what goes."""

    def take(self, kind: Kind[Any], chosen: Iterable[Any]) -> None:
        """Adds records to be deleted, with all that cannot exist without them."""
        fresh = {each.id: each for each in chosen if each.id not in self._gone[kind.name]}
        if not fresh:
            return
        self._gone[kind.name] |= fresh
        for other in all_kinds().values():
            if other.belongs_to == f"{kind.name}_id":
                self.take(other, records.of_several(self._store, other, list(fresh)))
            for field in other.names_others:
                if field.table == kind.name:
                    self._leave(other, field.name, field.needed, list(fresh))

    def carry_out(self, writing: "Writing") -> None:
        """Writes it."""
        for table, naming in self._naming.items():
            left = [(one, values) for id, (one, values) in naming.items() if id not in self._gone[table]]
            writing.change_many(table, [(one.id, one.version, values) for one, values in left])
        for table in reversed(list(all_kinds())):
            if gone := self._gone[table]:
                writing.remove_many(table, [(each.id, each.version) for each in gone.values()])

    def _leave(self, kind: Kind[Any], column: str, needed: bool, ids: list[int]) -> None:
        naming = records.naming(self._store, kind, column, ids)
        if needed:
            self.take(kind, naming)
            return
        for one in naming:
            self._naming[kind.name].setdefault(one.id, (one, {}))[1][column] = None
