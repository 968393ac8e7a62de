"""Suggestions for the fields of a form, and the number of lines of each field."""

from eventplanner.domain.records.fields import Field, Shape
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import _

LINES = {Shape.NOTES: 3, Shape.LINES: 3}


def choices_of(field: Field) -> list[tuple[str, str]]:
    """Values with their words; none where anything may be written."""
    if field.shape is Shape.YES:
        return [("", _("no")), ("yes", _("yes"))]
    if field.shape is Shape.CHOICE and field.choices:
        return [(member.value, labels.choice(member)) for member in field.choices]
    return []
