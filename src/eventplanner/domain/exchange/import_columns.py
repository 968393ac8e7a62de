"""Which column of a table is about what of an event."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.columns import NAMES, field_named, fields_of
from eventplanner.domain.parsing.headings import LEFT_OUT, heading_key
from eventplanner.domain.parsing.moments import orders
from eventplanner.domain.parsing.table import Table

BEGINNINGS = ("date", "start", "start_time")
ENDINGS = ("end_date", "end", "end_time")
"""Fields that together say when an event begins and ends; the later ones decide."""


class ColumnPlan(Struct, frozen=True):
    """What each column is about, and how its dates are to be read."""

    fields: tuple[str, ...]
    """One for each column; nothing for a column that is left out."""
    day_first: bool
    findings: tuple[Message, ...] = ()


def signature(header: Sequence[str]) -> str:
    """What a form is known by again: its headings, in their order."""
    return sha256("\x1f".join(heading_key(name) for name in header).encode()).hexdigest()


def chosen(header: tuple[str, ...], wanted: Mapping[str, str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    """The field of each column: as asked for, else as the last time, else by its name. Raises Invalid."""
    asked = _by_column(header, wanted)
    kept = {n: field for n, field in _by_column(header, remembered, strict=False).items() if n not in asked}
    fixed = {**kept, **asked}
    taken = set(asked.values()) - {LEFT_OUT}
    found = []
    for n, by_name in enumerate(fields_of(header)):
        field = fixed.get(n, by_name)
        clashes = n not in asked and field in taken
        found.append("" if field == LEFT_OUT or clashes else field)
    return tuple(found)


def _by_column(header: Sequence[str], wanted: Mapping[str, str], *, strict: bool = True) -> dict[int, str]:
    keys = [heading_key(name) for name in header]
    found: dict[int, str] = {}
    for column, name in wanted.items():
        key = heading_key(column)
        field = LEFT_OUT if name in {LEFT_OUT, ""} else field_named(name)
        if key in keys and field:
            found[keys.index(key)] = field
        elif strict:
            raise Invalid({"map": _unmapped(header, column, name, column_known=key in keys)})
    return found


def _unmapped(header: Sequence[str], column: str, name: str, *, column_known: bool) -> Message:
    if column_known:
        return Message("“{field}” is not a field; there is {fields}", {"field": name, "fields": ", ".join(NAMES)})
    columns = ", ".join(name for name in header if name)
    return Message("there is no column “{column}”; there is {columns}", {"column": column, "columns": columns})


def read_columns(table: Table, fields: tuple[str, ...], *, day_first: bool) -> ColumnPlan:
    """How the columns are to be read, which the dates of the table itself decide where they can."""
    dated = [n for n, field in enumerate(fields) if field in {*BEGINNINGS, *ENDINGS}]
    proofs = {n: orders(row.cells[n] for row in table.rows) for n in dated}
    proven = set().union(*proofs.values()) if proofs else set()
    findings = []
    if {"day", "month"} <= proven:
        findings.append(Message("some numeric dates have the day first and others the month"))
    elif "day" in proven or "month" in proven:
        day_first = "day" in proven
    elif "either" in proven:
        order = Message("the day first") if day_first else Message("the month first")
        findings.append(
            Message("12/3 could be two dates: read with {order}, as the plan's settings say", {"order": order})
        )
    left = [name for name, field in zip(table.header, fields, strict=True) if name and not field]
    if left:
        findings.append(Message("columns left out: {names}", {"names": ", ".join(left)}))
    return ColumnPlan(fields, day_first, tuple(findings))
