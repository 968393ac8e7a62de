"""What was typed into a form and not yet saved."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedForm:
    """A half-filled form, as a person left it or was made to leave it."""

    form: str
    """Which form: `event`, …"""
    record: int | None
    """Whose fields they are; None for something new."""
    texts: Mapping[str, str]
    """Field → what stood there."""
    left: str = ""
    """When, UTC, RFC 3339."""
