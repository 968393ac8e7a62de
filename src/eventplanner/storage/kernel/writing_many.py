"""Bulk writing of one table: each row is validated, versioned and journalled, all are written together.

One by one a session takes two milliseconds a row; a calendar of others has thousands.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, text

from eventplanner.domain.base.changes import RowChange
from eventplanner.domain.base.errors import NotFound, PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.models.base import Record
from eventplanner.models.registry import TABLES
from eventplanner.storage.kernel import rows

AT_ONCE = 500
GONE = Message("This is not there any more.")
_JOURNAL = """
    INSERT INTO journal_entry (revision, subject, row_id, before, after)
    VALUES (:revision, :subject, :row_id, :before, :after)
"""
_LAST_VERSION = """
    SELECT row_id, max(json_extract(before, '$.version')) AS version FROM journal_entry
    WHERE subject = :subject AND row_id IN ({ids}) GROUP BY row_id
"""


class Noted(NamedTuple):
    """Journal entry of one row."""

    id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


Changing = tuple[int, int, Mapping[str, Any]]
"""The id of a row, the version that was seen, and columns with their new values."""


class Many:
    """Rows of one table, within an open change."""

    def __init__(
        self, connection: Connection, table: str, now: datetime, conflict: Callable[[int], PlannerError]
    ) -> None:
        self._connection, self._table, self._now, self._conflict = connection, table, now, conflict
        self._columns = TABLES[table].model.__table__  # type: ignore[attr-defined]

    def there(self, ids: Iterable[int]) -> dict[int, Record]:
        """Returns the rows that exist, by id."""
        wanted, check = list(ids), TABLES[self._table].check
        existing: dict[int, Record] = {}
        for first in range(0, len(wanted), AT_ONCE):
            statement = self._columns.select().where(self._columns.c.id.in_(wanted[first : first + AT_ONCE]))
            existing |= {
                row["id"]: check.model_construct(**row) for row in self._connection.execute(statement).mappings()
            }
        return existing

    def change(self, changes: Sequence[Changing]) -> list[Noted]:
        """Changes each row at its version, but those that do not differ. Raises Invalid, Conflict, NotFound."""
        existing = self.there(id for id, _version, _values in changes)
        noted: list[Noted] = []
        written: list[dict[str, Any]] = []
        for id, version, values in changes:
            row = self._at(existing, id, version)
            wanted = rows.checked(TABLES[self._table], row.model_dump() | dict(values))
            changed = {name for name in values if getattr(wanted, name) != getattr(row, name)}
            if changed:
                rows.grow(self._table, wanted, changed, self._now)
                noted.append(Noted(id, rows.facts(row), rows.facts(wanted)))
                written.append(wanted.model_dump())
        if written:
            self._connection.execute(self._update, [{f"new_{name}": row[name] for name in row} for row in written])
        return noted

    def remove(self, seen: Sequence[tuple[int, int]]) -> list[Noted]:
        """Deletes each row, given by id and version. Raises Conflict, NotFound."""
        existing = self.there(id for id, _version in seen)
        noted = [Noted(id, rows.lost(self._at(existing, id, version)), None) for id, version in seen]
        if noted:
            gone = self._columns.delete().where(self._columns.c.id == bindparam("gone"))
            self._connection.execute(gone, [{"gone": each.id} for each in noted])
        return noted

    def revive(self, entries: Sequence[RowChange]) -> list[Noted]:
        """Restores deleted rows to their state before their entries. Raises Invalid."""
        versions = self._last_versions([entry.row_id for entry in entries])
        values = [
            rows.complete(
                self._table, rows.revived(entry.before or {}, versions.get(entry.row_id, 1) + 1, self._now), self._now
            )
            for entry in entries
        ]
        if values:
            self._connection.execute(self._columns.insert(), values)
        check = TABLES[self._table].check
        return [Noted(row["id"], None, rows.facts(check.model_construct(**row))) for row in values]

    def note(self, revision: int, noted: Sequence[Noted]) -> None:
        """Writes a journal entry for each row."""
        if noted:
            self._connection.execute(text(_JOURNAL), [self._entry(revision, each) for each in noted])

    @property
    def _update(self) -> Any:
        names = [column.name for column in self._columns.columns if column.name != "id"]
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        return self._columns.update().where(self._columns.c.id == bindparam("new_id")).values(values)

    def _entry(self, revision: int, each: Noted) -> dict[str, Any]:
        before, after = rows.as_json(each.before), rows.as_json(each.after)
        return {"revision": revision, "subject": self._table, "row_id": each.id, "before": before, "after": after}

    def _at(self, existing: Mapping[int, Record], id: int, version: int) -> Record:
        row = existing.get(id)
        if row is None:
            raise NotFound(GONE)
        if row.version != version:
            raise self._conflict(id)
        return row

    def _last_versions(self, ids: Sequence[int]) -> dict[int, int]:
        """Returns the versions that the rows had when they went."""
        found: dict[int, int] = {}
        for first in range(0, len(ids), AT_ONCE):
            parameters = {f"id{n}": id for n, id in enumerate(ids[first : first + AT_ONCE])}
            sql = _LAST_VERSION.format(ids=", ".join(f":{name}" for name in parameters))
            last = self._connection.execute(text(sql), {"subject": self._table, **parameters})
            found |= {row.row_id: row.version for row in last}
        return found
