"""Table of needs in the reader's language, and out of any language."""

from eventplanner.domain.workspace import needs_text
from eventplanner.i18n import labels
from eventplanner.i18n.vocabulary import choices


def lines(own: str) -> list[str]:
    """Returns the whole table of a plan, given its own rows as they are stored: a line for each kind and size."""
    return needs_text.lines(needs_text.table(own).rows, labels.choice)


def own_rows(text: str) -> str:
    """Returns the rows of a text that differ from the built-in ones, as they are stored. Raises Invalid."""
    return needs_text.own(needs_text.read(text, choices))


def with_rows(own: str, text: str) -> str:
    """Returns a plan's own rows with some of them replaced; nothing said puts the built-in ones back. Raises Invalid."""
    rows = needs_text.read(text, choices)
    return needs_text.own({**needs_text.table(own).rows, **rows}) if rows else ""
