"""Readers for whom something is written: the public or the team."""

from enum import StrEnum


class Audience(StrEnum):
    """Readers of a file."""

    PUBLIC = "public"
    """Anybody: no addresses, phone numbers or internal notes, no ideas."""
    TEAM = "team"
