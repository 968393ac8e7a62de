"""Documents as blocks: headings, tables of typed cells, lists and charts, independent of any format."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct

from eventplanner.domain.base.money import Money
from eventplanner.formats.documents.values import Value, is_text

T = TypeVar("T")
Columns = Sequence[tuple[str, Callable[[T], Value]]]
"""Headings, each with the function that takes the cell out of a record."""
Cells = Sequence[Sequence[Value]]


class CellRow(NamedTuple):
    """Cells, with the rows that a sum is computed from."""

    cells: Sequence[Value]
    sums: tuple[int, int] | None = None
    """The first and the last row of a sum."""
    net: tuple[int, int] | None = None
    """The row from which another one is subtracted."""

    @property
    def is_total(self) -> bool:
        return self.sums is not None or self.net is not None


class CellTable(Struct, frozen=True):
    """Table of typed cells with headings."""

    heads: Sequence[str]
    rows: Sequence[CellRow]
    added: frozenset[str] = frozenset()
    """Headings of columns in which a net is a sum and not a difference: variances."""
    chart: tuple[str, ...] = ()
    """Title of the chart of a workbook, and headings of the columns that it draws up to the first total."""

    @property
    def numbers(self) -> frozenset[int]:
        """Columns with numbers or days."""
        columns = range(len(self.heads))
        return frozenset(n for n in columns if any(not is_text(row.cells[n]) for row in self.rows))


class Pairs(Struct, frozen=True):
    """Labelled texts."""

    rows: Sequence[tuple[str, str]]


class ListItem(NamedTuple):
    """Text of one or more lines with a tag, and with a checkbox unless `is_done` is None."""

    lines: Sequence[str]
    is_done: bool | None = None
    tag: str = ""

    @property
    def box(self) -> str:
        return "" if self.is_done is None else "☑ " if self.is_done else "☐ "


class Bullets(Struct, frozen=True):
    """List of items."""

    rows: Sequence[ListItem]


class Prose(Struct, frozen=True):
    """Paragraph."""

    text: str


class Highlights(Struct, frozen=True):
    """Large figures: name, amount, and a remark under it. Only a page draws them."""

    rows: Sequence[tuple[str, Money, str]]


class ChartBar(NamedTuple):
    """One bar: its parts, one for each colour of the legend, in front of a plan."""

    name: str
    amount: Money
    parts: Sequence[int]
    plan: int = 0


class BarChart(Struct, frozen=True):
    """Bars on one scale, drawn only on a page; a workbook makes charts of its own tables."""

    legend: Sequence[tuple[str, str]]
    """Names and colours of the parts."""
    bars: Sequence[ChartBar]
    plan: str = ""
    """The word for the mark where the plan of a bar ends."""


Block = CellTable | Pairs | Bullets | Prose | Highlights | BarChart


class Section(Struct, frozen=True):
    """Blocks under a heading."""

    heading: str
    blocks: Sequence[Block]
    sheet: str = ""
    """Name of the sheet of a workbook that holds it alone."""
    in_text: bool = True
    """Read in documents; tables for computing are only in spreadsheets."""
    in_summary: bool = True
    """Stands on the first sheet of a workbook."""

    @property
    def tables(self) -> list[CellTable]:
        return [block for block in self.blocks if isinstance(block, CellTable)]


class Document(Struct, frozen=True):
    """Title, subtitle and sections."""

    title: str
    subtitle: str
    sections: Sequence[Section]

    @property
    def read(self) -> list[Section]:
        """Sections of the formats that people read."""
        return [section for section in self.sections if section.in_text]


def plain_table(heads: Sequence[str], rows: Iterable[Sequence[Value]], sheet: str = "") -> Document:
    """Returns a document of one table and nothing else, as other programs read it."""
    return Document("", "", [Section("", [CellTable(heads, list(map(CellRow, rows)))], sheet=sheet)])


def table_of(records: Iterable[T], columns: Columns[T]) -> CellTable:
    """Returns a table with one row for each record."""
    rows = [CellRow([cell(record) for _head, cell in columns]) for record in records]
    return CellTable([head for head, _cell in columns], rows)


def summed_table(heads: Sequence[str], groups: Iterable[tuple[Cells, Sequence[Value]]]) -> CellTable:
    """Returns a table of groups of rows, each with its total behind it."""
    rows: list[CellRow] = []
    for group, total in groups:
        sums = (len(rows), len(rows) + len(group) - 1)
        rows += [*map(CellRow, group), CellRow(total, sums)]
    return CellTable(heads, rows)
