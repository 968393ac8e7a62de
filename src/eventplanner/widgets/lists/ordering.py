"""The view of a list: columns that are shown, and rows sorted by one of them."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from msgspec.structs import replace

from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.text import fold
from eventplanner.i18n import formats
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Column

R = TypeVar("R")


def titled(columns: Sequence[Column[R]]) -> list[Column[R]]:
    """Returns the columns that a person can choose: those with a title."""
    return [column for column in columns if column.title]


def naming(columns: Sequence[Column[R]]) -> Column[R] | None:
    """Returns the column that tells rows apart, which is always shown: the widest of text."""
    texts = [column for column in titled(columns) if column.draw is None and not column.right and not column.priority]
    return max(texts, key=lambda column: column.flex, default=None)


def sortable(columns: Sequence[Column[R]]) -> list[Column[R]]:
    """Returns the columns to sort by; where the file sorts the list, those that it can sort by."""
    in_file = [column for column in columns if column.order]
    return in_file or [column for column in titled(columns) if column.draw is None]


def sorting(columns: Sequence[Column[R]], view: ListView) -> Column[R] | None:
    """Returns the column that a view sorts by; None for the list's own order."""
    return next((column for column in sortable(columns) if column.title == view.sort), None)


def shown(columns: Sequence[Column[R]], view: ListView) -> list[Column[R]]:
    """Returns the columns of a view, and always the one that names rows and the one that they are sorted by."""
    by = sorting(columns, view)
    always = (by, naming(columns))
    kept = [column for column in columns if not column.title or column.title not in view.hidden or column in always]
    signed = {"sign": glyph("down" if view.descending else "up"), "priority": 0}
    return [replace(column, **signed) if column is by else column for column in kept]


def turned(view: ListView, title: str) -> ListView:
    """Returns the view sorted by a column: first upwards, then downwards, then in the list's own order."""
    if view.sort != title:
        return replace(view, sort=title, descending=False)
    return replace(view, sort="", descending=False) if view.descending else replace(view, descending=True)


def sorter(
    columns: Sequence[Column[R]], view: ListView, is_record: Callable[[R], bool]
) -> Callable[[list[R]], list[R]] | None:
    """Returns the function that sorts rows by a view; None where there is nothing for the list to sort.

    Lines that are no records, such as headings and totals, stay where they are, and rows between two of them are sorted
    among themselves. Rows that say nothing in the column stand last in both directions.
    """
    column = sorting(columns, view)
    if column is None or column.order:
        return None

    def sort(rows: list[R]) -> list[R]:
        runs = [(are_records, list(run)) for are_records, run in groupby(rows, is_record)]
        sorted_runs = (_sorted(run, column, descending=view.descending) if records else run for records, run in runs)
        return [row for run in sorted_runs for row in run]

    return sort


def _sorted(rows: list[R], column: Column[R], *, descending: bool) -> list[R]:
    keys = [(_key(column, row), row) for row in rows]
    known = [pair for pair in keys if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in known] + [row for key, row in keys if key is None]


def _key(column: Column[R], row: R) -> Any:
    """Returns the value of a row in a column: a declared one, the number that stands there, or the text."""
    if column.key is not None:
        return column.key(row)
    text = column.cell(row).text
    return formats.first_number(text) if column.right else fold(text).strip(f"{glyph('dash')} ") or None
