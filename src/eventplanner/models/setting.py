"""Table of the plan's settings."""

from sqlmodel import Field

from eventplanner.models.base import Record


class SettingRow(Record):
    """Validation of a stored setting."""

    name: str = Field(min_length=1, max_length=64, unique=True)
    value: str = Field(max_length=2000)
    """JSON."""


class Setting(SettingRow, table=True):
    """One setting that differs from what is built in."""
