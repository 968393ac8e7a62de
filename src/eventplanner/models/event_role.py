"""The table of the roles of events."""

from sqlmodel import Field

from eventplanner.domain.team.roles import Duty
from eventplanner.models.base import Record, choice


class RoleRow(Record):
    """What may be stored of a role."""

    event_id: int = Field(foreign_key="event.id", index=True)
    duty: Duty = choice(Duty, Duty.HOST)
    label: str = Field(default="", max_length=200)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    begins: int | None = Field(default=None, ge=-60_000, le=60_000)
    ends: int | None = Field(default=None, ge=-60_000, le=60_000)
    confirmed: bool = False
    notes: str = Field(default="", max_length=10_000)


class Role(RoleRow, table=True):
    """Who does what on the day."""

    __tablename__ = "event_role"
