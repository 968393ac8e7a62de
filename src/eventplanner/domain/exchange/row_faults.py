"""Cells of a workbook that have no value of their own: errors, formulas never calculated, amounts of several rows."""

from collections.abc import Collection, Sequence

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.table import Table, TableRow


def without_faults(table: Table, fields: Sequence[str], once: Collection[str] = ()) -> Table:
    """Returns the table with a problem on each row that lacks the value of a column that is read.

    `once` are the fields of which a merged cell cannot hold for each of its rows, as the sum of three lines cannot.
    """
    if not any(row.faults or row.shared for row in table.rows):
        return table
    return revised(table, rows=tuple(_checked(row, table.header, fields, once) for row in table.rows))


def _checked(row: TableRow, header: Sequence[str], fields: Sequence[str], once: Collection[str]) -> TableRow:
    if row.problem:
        return row
    for place, name in enumerate(fields):
        column = {"column": header[place]}
        if name and place in row.faults:
            return revised(row, problem=_fault(row.faults[place], column))
        if name in once and place in row.shared:
            reason = Message("“{column}”: one cell holds the value of several rows; give each row its own", column)
            return revised(row, problem=reason)
    return row


def _fault(error: str, column: dict[str, str]) -> Message:
    if error:
        return Message("“{column}” holds the error {error}; mend the formula", column | {"error": error})
    return Message(
        "“{column}” holds a formula that was never calculated; open the file in a spreadsheet and save it", column
    )
