"""The areas of an event that tasks belong to, and that readiness is told by."""

from enum import StrEnum


class Area(StrEnum):
    """What part of an event a task is about."""

    VENUE = "venue"
    CATERING = "catering"
    AV = "av"
    PLATFORM = "platform"
    PROGRAMME = "programme"
    SPEAKERS = "speakers"
    COMMUNICATION = "communication"
    MONEY = "money"
    PEOPLE = "people"
    LEGAL = "legal"
    """Legal and data."""
    ACCESS = "access"
    """Accessibility and sustainability."""
    AFTERWARDS = "afterwards"
