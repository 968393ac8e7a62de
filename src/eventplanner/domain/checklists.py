"""Checklists."""

from enum import StrEnum


class Where(StrEnum):
    """Where a task applies."""

    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    BOTH = "both"
