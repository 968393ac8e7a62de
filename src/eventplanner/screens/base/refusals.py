"""Reasons why input is refused, for the line below it."""

from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.i18n.catalogue import words
from eventplanner.widgets.forms.quick_input import LineReading


def reasons(error: PlannerError) -> str:
    """In one line, without the names of fields, which are nowhere to be seen there."""
    if isinstance(error, Invalid):
        return " ".join(words(reason) for reason in error.fields.values())
    return words(error.message)


def refused(error: Invalid) -> LineReading:
    """The echo of what makes no sense."""
    return LineReading((), [(words(reason), "red") for reason in error.fields.values()])
