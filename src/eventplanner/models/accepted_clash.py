"""Table of accepted clashes."""

from sqlmodel import Field

from eventplanner.models.base import Record


class AcceptedClashRow(Record):
    """Validation of a stored accepted clash."""

    key: str = Field(min_length=1, max_length=1000, unique=True)
    """What clashes with what, and on which day: if one of them moves, it is another clash."""
    note: str = Field(default="", max_length=1000)


class AcceptedClash(AcceptedClashRow, table=True):
    """One clash that is no news any more."""

    __tablename__ = "accepted_clash"
