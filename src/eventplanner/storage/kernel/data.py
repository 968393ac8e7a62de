"""Export of the whole plan as one JSON document and import into an empty plan, without the journal."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.base.text import N_, Message, clean, clean_line, escaped
from eventplanner.storage.derived import row_keys as derived
from eventplanner.storage.derived.derived_rows import follow_all
from eventplanner.storage.kernel import file
from eventplanner.storage.kernel.store import Store

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

FORMAT = "eventplanner plan"
UNSAID = frozenset({"journal", "journal_entry", "plan_meta"})
"""Tables that are the file's own history and not the plan."""
FREE = frozenset({"export_scope", "export_mark", "login_name"})
"""Tables outside the journal: what was shared and when, and what people are called."""
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
LARGEST = 1 << 62
LINE = 200
"""Columns that hold as many characters or fewer have one line."""
_LENGTH = re.compile(r"VARCHAR\((\d+)\)")
_UTC = re.compile(r"(?:.*_)?(?:at|stamp)")
"""Columns that are instants; other times are those of a clock on a wall."""
NOT_OURS = N_("This is not a plan exported by eventplanner ({reason}); nothing was changed.")
NEWER = N_("This export was made by a newer version of eventplanner. Update eventplanner to bring it in.")
NOT_EMPTY = N_(
    "There are records in this plan already. Bring a whole plan into an empty one: name a new file with --db."
)


def whole(store: Store) -> str:
    """Returns current rows, sorted, as text that is the same for the same plan."""
    with store.snapshot():
        names = _tables(store)
        last = store.read("SELECT coalesce(max(revision), 0) AS last FROM journal")[0]["last"]
        ids = store.read("SELECT name, seq FROM sqlite_sequence")
        plan = {
            "format": FORMAT,
            "schema": file.SCHEMA,
            "last_revision": last,
            "last_ids": {row["name"]: row["seq"] for row in ids if row["name"] in names},
            "tables": {name: _rows(store, name) for name in names},
        }
    return escaped(json.dumps(plan, ensure_ascii=False, indent=1, sort_keys=True)) + "\n"


def bring_in(store: Store, text: str, label: Message, actor: str) -> Change:
    """Fills an empty plan with an exported one, without an undo step. Raises FileProblem, Invalid."""
    plan = _understood(text)
    kinds = {table: _columns(store, table) for table in _tables(store)}
    if unknown := set(plan["tables"]) - set(kinds) | set(plan["last_ids"]) - set(kinds):
        raise _not_ours(", ".join(sorted(unknown)))
    try:
        with store.write(label, actor) as writing:
            _clear(writing, kinds)
            for table, rows in plan["tables"].items():
                _fill(writing, table, [_stored(table, row, kinds[table]) for row in rows])
            follow_all(writing.run, writing.run_many)
            change = writing.take_number(plan["last_revision"])
            for table, last in (plan["last_ids"] | {"journal": change.revision}).items():
                writing.run("DELETE FROM sqlite_sequence WHERE name = :table", table=table)
                writing.run("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)", table=table, last=last)
            writing.run("REPLACE INTO plan_meta (key, value) VALUES ('undo_floor', :last)", last=str(change.revision))
    except sqlite3.IntegrityError as error:
        raise _not_ours(clean_line(str(error))) from error
    return change


def _understood(text: str) -> dict[str, Any]:
    """Returns the document, as far as its outline goes."""
    try:
        plan = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_ours("JSON") from error
    match plan:
        case {
            "format": "eventplanner plan",
            "schema": int(schema),
            "last_revision": int(last),
            "last_ids": dict(ids),
            "tables": dict(tables),
        } if _are_numbers([last, *ids.values()]) and _are_rows(tables.values()):
            if schema > file.SCHEMA:
                raise FileProblem(Message(NEWER))
            return {"last_revision": last, "last_ids": ids, "tables": tables}
    raise _not_ours("format")


def _clear(writing: "Writing", tables: Iterable[str]) -> None:
    """Only what was set when the plan was made may be there, and goes."""
    kept = [table for table in tables if table not in {"setting", "login_name"}]
    occupied = any(writing.run(f'SELECT 1 FROM "{table}" LIMIT 1') for table in kept)
    if occupied or writing.run("SELECT 1 FROM journal WHERE subjects NOT IN ('', 'setting') LIMIT 1"):
        raise FileProblem(Message(NOT_EMPTY))
    writing.run("PRAGMA defer_foreign_keys = ON")
    writing.run("DELETE FROM setting")
    writing.run("DELETE FROM login_name")
    writing.run("DELETE FROM journal_entry")
    writing.run("DELETE FROM journal WHERE revision <> :own", own=writing.revision)


def _fill(writing: "Writing", table: str, rows: list[dict[str, Any]]) -> None:
    if table not in FREE:
        try:
            writing.bring_in(table, rows)
        except Invalid as error:
            raise _not_ours(table, error.message) from error
        except OverflowError as error:
            raise _not_ours(table) from error
        return
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        writing.run(f'INSERT INTO "{table}" ({names}) VALUES ({values})', **row)


def _stored(table: str, row: Mapping[str, Any], kinds: Mapping[str, str]) -> dict[str, Any]:
    """Returns a row of the document as the table takes it."""
    if unknown := set(row) - set(kinds):
        raise _not_ours(f"{table}: {', '.join(sorted(unknown))}")
    for name, value in row.items():
        if value is not None and not _fits(value, kinds[name]):
            raise _not_ours(f"{table}: {name}")
    stored = {name: _value(value, kinds[name]) for name, value in row.items() if name != "batch"}
    if table in FREE:
        timed = {name: value for name, value in stored.items() if value and kinds[name] == "DATETIME"}
        stored |= {name: derived.stored(_moment(table, value)) for name, value in timed.items()}
    return stored


def _fits(value: Any, kind: str) -> bool:
    """Is it of the type, and a number of the size, that the column has?"""
    if kind == "BOOLEAN":
        return isinstance(value, bool)
    if kind == "INTEGER":
        return type(value) is int and abs(value) < LARGEST
    return isinstance(value, str)


def _value(value: Any, kind: str) -> Any:
    if not isinstance(value, str):
        return value
    if kind == "DATETIME":
        return value.removesuffix("Z")
    value = _cleaned(value)
    length = _LENGTH.fullmatch(kind)
    return value.replace("\n", " ") if length and int(length[1]) <= LINE else value


def _cleaned(text: str) -> str:
    """Without what a terminal would obey, also inside JSON."""
    text = clean(text)
    if "\\u" not in text or text[:1] not in {"{", "[", '"'}:
        return text
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        return text
    safe = _cleaned_parts(parts)
    return text if safe == parts else json.dumps(safe, ensure_ascii=False, sort_keys=True)


def _cleaned_parts(parts: Any) -> Any:
    match parts:
        case str():
            return clean(parts)
        case list():
            return [_cleaned_parts(part) for part in parts]
        case dict():
            return {clean(name): _cleaned_parts(part) for name, part in parts.items()}
    return parts


def _tables(store: Store) -> list[str]:
    return [row["name"] for row in store.read(TABLES) if row["name"] not in UNSAID]


def _rows(store: Store, table: str) -> list[dict[str, Any]]:
    kinds = _columns(store, table)
    keys = ", ".join(f'"{name}"' for name in _keys(store, table))
    rows = store.read(f'SELECT * FROM "{table}" ORDER BY {keys}')
    hidden = {"batch", *(derived.columns(table, _timed(rows[0], kinds)) if rows else ())}
    return [{name: _plain(name, row[name], kinds[name]) for name in row if name not in hidden} for row in rows]


def _columns(store: Store, table: str) -> dict[str, str]:
    """Column → declared type."""
    rows = store.read("SELECT name, type FROM pragma_table_info(:table)", table=table)
    return {row["name"]: row["type"] for row in rows}


def _keys(store: Store, table: str) -> list[str]:
    rows = store.read("SELECT name FROM pragma_table_info(:table) WHERE pk ORDER BY pk", table=table)
    return [row["name"] for row in rows]


def _plain(name: str, value: Any, kind: str) -> Any:
    """Returns a stored value as JSON has it."""
    if value is None:
        return None
    if kind == "BOOLEAN":
        return bool(value)
    if kind == "DATETIME":
        moment = datetime.fromisoformat(value).isoformat()
        return f"{moment}Z" if _UTC.fullmatch(name) else moment
    return value


def _timed(row: Mapping[str, Any], kinds: Mapping[str, str]) -> dict[str, Any]:
    return {name: datetime.fromisoformat(v) if v and kinds[name] == "DATETIME" else v for name, v in row.items()}


def _moment(table: str, text: Any) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise _not_ours(f"{table}: {clean_line(str(text))}") from error


def _are_numbers(values: Iterable[Any]) -> bool:
    return all(type(value) is int and 0 <= value < LARGEST for value in values)


def _are_rows(tables: Iterable[Any]) -> bool:
    return all(isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in tables)


def _not_ours(where: str, reason: Message | None = None) -> FileProblem:
    part = Message("{where}: {reason}", {"where": clean_line(where), "reason": reason}) if reason else clean_line(where)
    return FileProblem(Message(NOT_OURS, {"reason": part}))
