"""Tables made from the declarations of kinds, each when it is first needed."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast, get_args, get_type_hints
from uuid import uuid4

from msgspec import structs
from pydantic import NaiveDatetime, field_validator
from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field as Column
from sqlmodel.main import SQLModelMetaclass

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index as MadeIndex
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.several import Several, item_of, several_of
from eventplanner.models.base import Record, choice, reference

_NUMBERS = frozenset({Shape.NUMBER, Shape.DECIMAL, Shape.AMOUNT, Shape.SPAN, Shape.OFFSET})
_ABSENT: dict[Any, Any] = {str: "", int: 0, bool: False}
"""What a derived column holds before anything is derived."""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


_STAMPS: Mapping[str, Callable[[], Any]] = {
    "uid": lambda: Column(default_factory=lambda: str(uuid4()), min_length=1, max_length=255, unique=True),
    "sequence": lambda: Column(default=0, ge=0, nullable=False),
    "created_at": lambda: Column(default_factory=_now),
    "updated_at": lambda: Column(default_factory=_now),
}
"""What a new record is given."""


def check_of(kind: Kind[Any]) -> type[Record]:
    """Returns the class that validates records of a kind, without mapping a table."""
    hints = get_type_hints(kind.value)
    types = {name: _type(hints[name], Field()) for name in kind.stamps}
    columns = {name: _STAMPS[name]() for name in kind.stamps}
    defaults = {each.name: each for each in structs.fields(kind.draft)}
    for name, field in kind.kept.items():
        types[name] = _type(hints[name], field)
        columns[name] = _column(types[name], field, _default(defaults[name]))
        if field.check:
            columns[f"{name}_is_checked"] = _checked(name, field.check)
    for name, several in several_of(kind).items():
        if several.may_fail:
            columns[f"{name}_is_readable"] = _readable(name, several)
    for name in kind.derived:
        types[name], columns[name] = hints[name], _derived(hints[name])
    for name in kind.keys:
        types[name], columns[name] = (int, 0) if name in kind.ranks else (str, "")
    members: dict[str, Any] = {
        "__module__": __name__,
        "__annotations__": types,
        "derived": frozenset({*kind.derived, *kind.keys}),
        "sequenced": kind.sequenced,
        **columns,
    }
    check: Any = SQLModelMetaclass(f"{kind.value.__name__}Row", (Record,), members)
    return cast("type[Record]", check)


def model_of(kind: Kind[Any], check: type[Record]) -> type[Record]:
    """Returns the mapped table of a kind."""
    unique = [UniqueConstraint(*columns) for columns in kind.unique]
    members = {
        "__module__": __name__,
        "__tablename__": kind.name,
        "__table_args__": (*unique, *map(_index, kind.indexes), {"sqlite_autoincrement": True}),
    }
    model: Any = SQLModelMetaclass(kind.value.__name__, (check,), members, table=True)
    return cast("type[Record]", model)


def _index(made: MadeIndex) -> Index:
    return Index(made.name, *made.columns, sqlite_where=text(made.where) if made.where else None)


def _type(hint: Any, field: Field) -> Any:
    """Returns the type of a column: several of something are one text, and what is needed is there."""
    if item_of(hint) is not None:
        return str
    types = set(get_args(hint)) - {type(None)} or {hint}
    plain = next(iter(types))
    plain = NaiveDatetime if plain is datetime else plain
    is_optional = type(None) in get_args(hint) and not (field.needed and not field.nullable and field.shape in _NUMBERS)
    return plain | None if is_optional else plain


def _readable(name: str, several: Several) -> Any:
    """Returns a check of a column that refuses what could not be read back."""

    def checked(_cls: type[Record], text: str) -> str:
        several.values(text)
        return text

    return field_validator(name)(classmethod(checked))


def _default(field: structs.FieldInfo) -> dict[str, Any]:
    """Returns the default of a draft as its column keeps it; nothing where it has to be said."""
    if field.required:
        return {}
    return {"default": "" if isinstance(field.default, tuple) else field.default}


def _checked(name: str, check: Callable[[str], object]) -> Any:
    """Returns a check of a column that refuses what its field does."""

    def checked(_cls: type[Record], text: str) -> str:
        check(text)
        return text

    return field_validator(name)(classmethod(checked))


def _column(kind: Any, field: Field, default: Mapping[str, Any]) -> Any:
    if isinstance(kind, type) and issubclass(kind, Choice):
        return choice(kind, default["default"])
    options: dict[str, Any] = {"unique": field.unique} if field.unique else {}
    if field.shape in _NUMBERS:
        options |= _limits(field)
    elif kind is str:
        shortest = field.shortest or int(field.needed)
        options |= {"max_length": field.longest} | ({"min_length": shortest} if shortest else {})
    if field.indexed if field.indexed is not None else field.table and not field.unique:
        options["index"] = True
    options |= default
    if field.table and not field.loose:
        return reference(f"{field.table}.id", **options)
    return Column(**options)


def _limits(field: Field) -> dict[str, int]:
    """What is kept and not asked for has limits only where it says so."""
    if not field.is_asked and field.least is None:
        return {}
    least, most = field.limits
    scale = 10**field.digits if field.shape is Shape.DECIMAL else 1
    return {"ge": 1 if field.positive else least * scale, "le": most * scale}


def _derived(hint: Any) -> Any:
    return None if type(None) in get_args(hint) else _ABSENT[hint]
