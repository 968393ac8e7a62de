"""Detail lines that any record may have: its fields by name, and its notes."""

from eventplanner.i18n import labels
from eventplanner.widgets.lists.detail import DetailLine


def fields_said(table: str, **fields: str) -> list[DetailLine]:
    """Returns a line for each field that has a text, under its name."""
    return [DetailLine(labels.field(table, name), text) for name, text in fields.items() if text]


def notes_lines(notes: str) -> list[DetailLine]:
    """Returns the notes below a blank line, or nothing."""
    return [DetailLine("", ""), DetailLine("", notes, "muted")] if notes else []
