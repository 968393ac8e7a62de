"""The table of targets."""

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from eventplanner.domain.events.events import EventKind
from eventplanner.models.base import Record, choice


class TargetRow(Record):
    """What may be stored of a target."""

    year: int = Field(ge=1970, le=2200)
    quarter: int = Field(ge=1, le=4)
    kind: EventKind = choice(EventKind, EventKind.MEETUP)
    events: int = Field(ge=0, le=999)


class Target(TargetRow, table=True):
    """How many events of a kind are to be held in a quarter."""

    __table_args__: Any = (
        UniqueConstraint("year", "quarter", "kind"),
        {"sqlite_autoincrement": True},
    )
