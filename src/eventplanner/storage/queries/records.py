"""Generic queries of plain records, one for all of their tables."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec.structs import asdict

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.listing import Seek
from eventplanner.domain.base.text import Message, clean, clean_line, fold
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind, R, all_kinds
from eventplanner.domain.records.several import several_of
from eventplanner.storage.kernel import names as names_of_logins
from eventplanner.storage.kernel.store import Store

GONE = Message("There is no {noun} {id}.")


def get(store: Store, kind: Kind[R], id: int) -> R:
    """Raises NotFound."""
    matches = several(store, kind, [id])
    if not matches:
        raise NotFound(Message(GONE.id, {"noun": Message(kind.name.replace("_", " ")), "id": str(id)}))
    return matches[0]


def several(store: Store, kind: Kind[R], ids: Sequence[int]) -> list[R]:
    """Returns records by id; missing ones are left out."""
    return [
        row for parameters in _some(ids) for row in _rows(store, kind, f"id IN ({marks(parameters)})", "id", parameters)
    ]


def every(store: Store, kind: Kind[R]) -> list[R]:
    """Returns all records of a kind, in the order of its lists."""
    return _rows(store, kind, "1", kind.order, {})


def of(store: Store, kind: Kind[R], parent: int) -> list[R]:
    """Returns the records of an event, a gate or a checklist."""
    return _rows(store, kind, f"{kind.belongs_to} = :parent", kind.order, {"parent": parent})


def of_several(store: Store, kind: Kind[R], parents: Sequence[int]) -> list[R]:
    """Returns the records of any of these parents."""
    children: list[R] = []
    for parameters in _some(parents):
        children += _rows(store, kind, f"{kind.belongs_to} IN ({marks(parameters)})", kind.order, parameters)
    return children


def where(store: Store, kind: Kind[R], condition: str, **params: Any) -> list[R]:
    """Returns the records for which a condition holds that another module of storage states in SQL."""
    return _rows(store, kind, condition, kind.order, params)


def named(store: Store, kind: Kind[R], name: str) -> list[R]:
    """Returns the records with this name, without case and accents."""
    return _rows(store, kind, "name_key = :name", "id", {"name": fold(name)})


def names(store: Store, table: str, ids: Sequence[int]) -> dict[int, str]:
    """Returns the titles of records of a table, by id."""
    kind = all_kinds().get(table)
    title = kind.called if kind else "title"
    found: dict[int, str] = {}
    for parameters in _some(list(dict.fromkeys(ids))):
        rows = store.read(f"SELECT id, {title} AS name FROM {table} WHERE id IN ({marks(parameters)})", **parameters)
        found |= {row["id"]: clean_line(row["name"]) for row in rows}
    return found


def known(store: Store, table: str, event_id: int | None = None) -> list[str]:
    """Returns the names that a form suggests, in order."""
    kind = all_kinds()[table]
    if kind.apart:
        return []
    condition = f"{kind.belongs_to} IS :event" if kind.belongs_to else "1"
    params = {"event": event_id} if kind.belongs_to else {}
    order, most = ("name_key", 500) if kind.has_key else ("id", 200)
    sql = f"SELECT {kind.called} AS name FROM {table} WHERE {condition} ORDER BY {order} LIMIT {most}"
    return [clean_line(row["name"]) for row in store.read(sql, **params)]


def page(store: Store, kind: Kind[Any], words: Sequence[str], seek: Seek[Any], also: str = "1") -> list[Any]:
    """Returns a page of named records by name that contain all these words; `also` is a condition in SQL."""
    condition, params = _saying(words)
    order, beyond = ("DESC", "<") if seek.backwards else ("ASC", ">")
    past = f"AND (name_key, id) {beyond} (:past_key, :past_id)" if seek.past else ""
    if seek.past:
        params |= {"past_key": fold(seek.past.name), "past_id": seek.past.id}
    sql = f"""
        SELECT {columns(kind)} FROM {kind.name} WHERE {condition} AND {also} {past}
        ORDER BY name_key {order}, id {order} LIMIT :count OFFSET :skip
    """
    return [value(kind, row) for row in store.read(sql, **params, count=seek.count, skip=seek.skip)]


def total(store: Store, kind: Kind[Any], words: Sequence[str], also: str = "1") -> int:
    """Returns the number of records that contain all these words."""
    condition, params = _saying(words)
    sql = f"SELECT count(*) AS total FROM {kind.name} WHERE {condition} AND {also}"
    return int(store.read(sql, **params)[0]["total"])


def place(store: Store, kind: Kind[Any], words: Sequence[str], record: Any, also: str = "1") -> int:
    """Returns the position of a record in the list: the number of records before it."""
    condition, params = _saying(words)
    sql = f"SELECT count(*) AS place FROM {kind.name} WHERE {condition} AND {also} AND (name_key, id) < (:key, :id)"
    return int(store.read(sql, **params, key=fold(record.name), id=record.id)[0]["place"])


def added_by(store: Store, table: str, revision: int) -> list[int]:
    """Returns the ids of the rows that a change added one by one."""
    sql = """
        SELECT row_id FROM journal_entry
        WHERE revision = :revision AND subject = :table AND before IS NULL AND batch IS NULL ORDER BY id
    """
    return [row["row_id"] for row in store.read(sql, revision=revision, table=table)]


def changed_by(store: Store, table: str, revision: int) -> list[int]:
    """Returns the ids of the rows that a change altered one by one."""
    sql = """
        SELECT row_id FROM journal_entry WHERE revision = :revision AND subject = :table
            AND before IS NOT NULL AND after IS NOT NULL AND batch IS NULL ORDER BY id
    """
    return [row["row_id"] for row in store.read(sql, revision=revision, table=table)]


def stored(kind: Kind[Any], draft: Any) -> dict[str, Any]:
    """Returns a draft as the columns of its row."""
    said = asdict(draft)
    values = {name: said[name] for name in kind.columns}
    for name, joined in several_of(kind).items():
        values[name] = joined.text(values[name])
    return values


def value(kind: Kind[R], row: Mapping[str, Any]) -> R:
    """Returns a row as a value; texts are cleaned here too, as another program may have written it."""
    return _value(kind, row, _readers(kind))


def _value(kind: Kind[R], row: Mapping[str, Any], readers: Mapping[str, Callable[[Any], Any]]) -> R:
    return kind.value(**{name: read(row[name]) for name, read in readers.items()})


def columns(kind: Kind[Any]) -> str:
    """Returns the columns of a value, for SQL."""
    return ", ".join(f'{kind.name}."{name}"' for name in kind.value.__struct_fields__)


def marks(some: Mapping[str, Any]) -> str:
    """Placeholders of named parameters."""
    return ", ".join(f":{name}" for name in some)


def _rows(store: Store, kind: Kind[R], condition: str, order: str, params: Mapping[str, Any]) -> list[R]:
    sql = f"SELECT {columns(kind)} FROM {kind.name} WHERE {condition} ORDER BY {order}"
    readers = dict(_readers(kind))
    if kind.signed and (called := names_of_logins.shown(store)):
        readers |= {name: lambda text: called.get(text, _line(text)) for name in kind.signed}
    return [_value(kind, row, readers) for row in store.read(sql, **params)]


def _some(ids: Sequence[int]) -> list[dict[str, int]]:
    """In portions that a statement takes."""
    return [{f"id{n}": id for n, id in enumerate(ids[at : at + 500])} for at in range(0, len(ids), 500)]


def _saying(words: Sequence[str]) -> tuple[str, dict[str, Any]]:
    params = {f"word{n}": fold(word) for n, word in enumerate(words)}
    return " AND ".join(["1", *(f"instr(words, :{name}) > 0" for name in params)]), dict(params)


@cache
def _readers(kind: Kind[Any]) -> Mapping[str, Callable[[Any], Any]]:
    """How each column of a table becomes what its value says."""
    hints = get_type_hints(kind.value)
    shapes = {name: field.shape for name, field in kind.kept.items()}
    readers = {
        name: _instant if hints[name] is datetime and name in kind.stamps else _reader(shapes.get(name), hints[name])
        for name in kind.value.__struct_fields__
    }
    return readers | {name: joined.values for name, joined in several_of(kind).items()}


def _reader(shape: Shape | None, hint: Any) -> Callable[[Any], Any]:
    types = set(get_args(hint)) - {type(None)} or {hint}
    if str in types:
        return _notes if shape is Shape.NOTES else _line
    if bool in types:
        return bool
    if datetime in types:
        return lambda text: datetime.fromisoformat(text) if text else None
    if date in types:
        return lambda text: date.fromisoformat(text) if text else None
    for each in types:
        if isinstance(each, type) and issubclass(each, StrEnum):
            return each
    return lambda number: number


def _line(text: str) -> str:
    return text if text.isprintable() else clean_line(text)


def _notes(text: str) -> str:
    return text if text.isprintable() else clean(text)


def _instant(text: str) -> datetime:
    """UTC, as all of the plan's instants."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def naming(store: Store, kind: Kind[R], column: str, ids: Sequence[int]) -> list[R]:
    """Returns the records that refer to one of these ids in a column."""
    return [
        row
        for parameters in _some(ids)
        for row in _rows(store, kind, f'"{column}" IN ({marks(parameters)})', "id", parameters)
    ]


def ids_named(store: Store, table: str, name: str, event_id: int | None = None) -> list[int]:
    """Returns the ids of records with this name, without case and accents; of an event's records, only its own."""
    kind = all_kinds()[table]
    if kind.has_key:
        of_event = "AND event_id IS :event" if kind.belongs_to and event_id is not None else ""
        sql = f"SELECT id FROM {table} WHERE name_key = :name {of_event} ORDER BY id"
        rows = store.read(sql, name=fold(name), **({"event": event_id} if of_event else {}))
        return [row["id"] for row in rows]
    sql = f"SELECT id, {kind.called} AS name FROM {table} WHERE {kind.belongs_to} = :event ORDER BY id"
    return [row["id"] for row in store.read(sql, event=event_id) if fold(row["name"]) == fold(name)]


def next_id(store: Store, table: str) -> int:
    """Returns the id that the next row of a table would have."""
    rows = store.read("SELECT seq FROM sqlite_sequence WHERE name = :table", table=table)
    return int(rows[0]["seq"]) + 1 if rows else 1


def like(store: Store, kind: Kind[R], values: Mapping[str, Any]) -> R | None:
    """Returns the first record with these values in its columns."""
    condition = " AND ".join(f'"{name}" = :{name}' for name in values)
    params = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return next(iter(_rows(store, kind, condition, "id", params)), None)
