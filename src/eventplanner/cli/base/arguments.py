"""Readers of single arguments: numbers of records, years, counts."""

import argparse
from collections.abc import Callable

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.i18n.catalogue import _

_LONGEST_ID = 19
"""Digits, from which SQLite's integers end."""


def record_id(text: str) -> int:
    """Reads the number of a record, no larger than SQLite can store."""
    if not (text.isascii() and text.isdigit() and len(text) < _LONGEST_ID):
        raise argparse.ArgumentTypeError(
            _("an event is named by its number, not “{text}”").format(text=clean_line(text))
        )
    return int(text)


def year(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    pattern = _("a year is between {first} and {last}, not “{text}”")
    raise argparse.ArgumentTypeError(pattern.format(first=FIRST_YEAR, last=LAST_YEAR, text=clean_line(text)))


def count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < _LONGEST_ID:
        return int(text)
    raise argparse.ArgumentTypeError(_("a whole number, 0 or more, not “{text}”").format(text=clean_line(text)))


def positional(read: Callable[[str], int], text: str, field: str, hint: Message) -> int:
    """Reads an argument that argparse leaves to the verb. Raises Invalid with the hint."""
    try:
        return read(text)
    except argparse.ArgumentTypeError as error:
        raise Invalid({field: hint}) from error
