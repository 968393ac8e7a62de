"""Columns and rules that all tables of records share."""

from enum import Enum
from typing import Any, ClassVar

from pydantic import ConfigDict
from sqlalchemy import Enum as Choice
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel


class Record(SQLModel):
    """Row with an id that is never reused, and a version that only grows."""

    model_config = ConfigDict(extra="forbid", validate_default=True)  # type: ignore[assignment]
    __table_args__: Any = {"sqlite_autoincrement": True}

    derived: ClassVar[frozenset[str]] = frozenset()
    """Columns that storage computes from the others: outside version and journal."""
    sequenced: ClassVar[frozenset[str]] = frozenset()
    """Columns whose change makes the row's `sequence` grow."""

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(default=1, ge=1, nullable=False)
    batch: int | None = Field(default=None, index=True)
    """The import that brought it, if one did: its undo finds its rows by this."""

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        # The generator is off because an undone deletion must come back above its old version.
        return {"version_id_col": cls.__table__.c.version, "version_id_generator": False}  # type: ignore[attr-defined]


def choice(kind: type[Enum], default: Enum) -> Any:
    """Returns a column for the values of an enum (SQLAlchemy would store member names)."""
    column = Choice(kind, values_callable=lambda members: [m.value for m in members], native_enum=False, length=40)
    return Field(default=default, sa_type=column, nullable=False)


def reference(target: str, **column: Any) -> Any:
    """Returns a column that refers to a column of another table, such as `event.id`.

    Mapped classes have no foreign keys, for SQLAlchemy fails over those of tables that are not mapped; the file holds
    them, because `layout` adds them.
    """
    return Field(**column, sa_column_kwargs={"info": {"references": target}})
