"""Table of the names that people set for others to see, outside the journal."""

from typing import Any

from sqlmodel import Field, SQLModel


class LoginName(SQLModel, table=True):
    """Name of one person, by the login name of her changes."""

    __tablename__ = "login_name"
    __table_args__: Any = {"sqlite_with_rowid": False}

    login: str = Field(primary_key=True, max_length=80)
    name: str = Field(max_length=80)
