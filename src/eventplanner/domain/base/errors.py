"""Errors that a person can cause or mend, each with a sentence to show for it."""

from collections.abc import Mapping
from types import MappingProxyType

from eventplanner.domain.base.text import Message


class PlannerError(Exception):
    """Anything a person should be told about in one sentence; everything else is a bug."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class Invalid(PlannerError):
    """Input that breaks a rule; `fields` holds the reason by field."""

    def __init__(self, fields: Mapping[str, Message], labels: Mapping[str, str] = MappingProxyType({})) -> None:
        field, reason = next(iter(fields.items()))
        called = Message(labels.get(field, field))
        super().__init__(Message("{field}: {reason}", {"field": called, "reason": reason}) if field else reason)
        self.fields = fields


class NotFound(PlannerError):
    """It is not there, or not any more."""


class Conflict(PlannerError):
    """Somebody else changed the same thing first."""


class Replaced(Conflict):
    """The whole plan is another one than the session has seen; it has to look again."""


class Busy(PlannerError):
    """Others kept the plan locked for too long."""


class FileProblem(PlannerError):
    """A file cannot be read, written, or understood."""


class ReadOnly(PlannerError):
    """This plan can be looked at and not changed."""
