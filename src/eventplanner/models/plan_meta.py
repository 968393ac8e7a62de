"""Table of the file's metadata, outside the journal."""

from typing import Any

from sqlmodel import Field, SQLModel


class PlanMeta(SQLModel, table=True):
    """One fact: `generation`, `undo_floor`, …"""

    __tablename__ = "plan_meta"
    __table_args__: Any = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True, max_length=64)
    value: str
