"""Errors that a person can cause or mend, each with a sentence to show for it."""

from collections.abc import Mapping
from types import MappingProxyType

from eventplanner.domain.base.text import Message


class PlannerError(Exception):
    """Error that a person is told about in one sentence; any other exception is a bug."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class Invalid(PlannerError):
    """Input that breaks a rule; `fields` holds the reason by field."""

    def __init__(self, fields: Mapping[str, Message], labels: Mapping[str, str] = MappingProxyType({})) -> None:
        field, reason = next(iter(fields.items()))
        self.fields = fields
        self._labels = labels
        super().__init__(
            Message("{field}: {reason}", {"field": self.label(field), "reason": reason}) if field else reason
        )

    def label(self, field: str) -> Message:
        """Returns what people call a field."""
        return Message(self._labels.get(field, field))


class NotFound(PlannerError):
    """Record that does not exist, or not any more."""


class Conflict(PlannerError):
    """Change that somebody else has made first."""


class Replaced(Conflict):
    """Plan that was replaced as a whole since the session opened it."""


class Busy(PlannerError):
    """Plan that others kept locked for too long."""


class FileProblem(PlannerError):
    """File that cannot be read, written or understood."""


class ReadOnly(PlannerError):
    """Attempt to change a plan that was opened read-only."""
