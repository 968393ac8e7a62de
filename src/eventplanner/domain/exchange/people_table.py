"""Reading of a table as rows about people."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.exchange.import_preview import totals_left_out
from eventplanner.domain.exchange.people_import import PeopleRows, PersonRow, settled, sifted
from eventplanner.domain.exchange.text_rows import cell_text
from eventplanner.domain.exchange.totals import names_total
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.table import Cell, Table, TableRow
from eventplanner.domain.parsing.values import unsaid
from eventplanner.domain.people.channels import says_none, without_emails
from eventplanner.domain.people.columns import COLUMN_NAMES, PARTS, originals, own_channels
from eventplanner.domain.people.names import is_name, is_surname_first, joined_name, read_name

_SEVERAL_LINES = frozenset({"notes", "channels", "email", "phone", "name"})
"""Fields whose cells may hold several lines that mean something."""
_NAMES = frozenset({"name", *PARTS})
_CHANNELS = ("email", "phone", "channels")
_FEWEST_HEADINGS = 2
"""Known headings in a row from which it is the header of another table."""


class PeopleLayout(Struct, frozen=True):
    """Meaning of the columns of a table of people."""

    header: Sequence[str]
    fields: Sequence[str]
    surname_first: bool
    """Whether a comma in a name stands behind the surname."""
    originals: Collection[int]
    own: Collection[int]
    """Places of columns with what is the attendee's own, and not the buyer's."""
    headings: Mapping[str, str]
    """Headings by field, of each the first."""


def read_people(table: Table, fields: Sequence[str]) -> PeopleRows:
    """Returns the people of a table; `fields` are those of its columns."""
    layout = _layout(table, fields)
    rows, findings = _of_one_table(table, layout)
    totals = [row.line for row in rows if _is_total(row, layout)]
    found = sifted(read_row(row, layout) for row in rows if row.line not in totals)
    said = (*findings, *totals_left_out(totals), *found.findings)
    if not found.rows and not said:
        said = (Message("there are no people in this file"),)
    return PeopleRows(found.rows, said)


def read_row(row: TableRow, layout: PeopleLayout) -> PersonRow:
    """Reads a row; `problem` is set if something in it cannot be read."""
    if row.problem:
        return PersonRow(row.line, {"name": _first_text(row)}, row.problem)
    texts = _texts(row, layout)
    called, emails = without_emails(texts.pop("name", ""))
    texts["email"] = "\n".join(filter(None, [texts.get("email", ""), *emails]))
    parts = [part if is_name(part := clean_line(texts.pop(field, ""))) else "" for field in PARTS]
    given = clean_line(" ".join(parts[:2])) if any(parts[2:]) else ""
    name = read_name(
        called,
        surname_first=layout.surname_first,
        original=any(layout.fields[n] == "name" for n in layout.originals),
        given=given,
    )
    whole, other = joined_name(name.name, parts)
    if whole and not name.name:
        name = read_name(whole, surname_first=layout.surname_first, given=given)
        whole = name.name
    asides = [aside for aside in (name.aside, other) if aside]
    texts["notes"] = "\n".join(filter(None, [texts.get("notes", ""), *asides]))
    remarks = () if name.remark is None else (name.remark,)
    read = PersonRow(row.line, texts | {"name": whole}, name.problem, unnamed=clean_line(called), remarks=remarks)
    return settled(read, layout.headings)


def _layout(table: Table, fields: Sequence[str]) -> PeopleLayout:
    fields = _whole_names(table, list(fields))
    names = [row.cells[n] for n, field in enumerate(fields) if field == "name" for row in table.rows]
    by_heading = any(
        heading_key(heading).startswith("apellido") and field == "name"
        for heading, field in zip(table.header, fields, strict=True)
    )
    pairs = zip(reversed(fields), reversed(table.header), strict=True)
    return PeopleLayout(
        header=table.header,
        fields=fields,
        surname_first=by_heading
        or any(isinstance(cell, str) and is_surname_first(without_emails(cell)[0]) for cell in names),
        originals=originals(table.header),
        own=[n for field in _CHANNELS for n in own_channels(table.header, fields, field)],
        headings={field: heading for field, heading in pairs if field and heading},
    )


def _whole_names(table: Table, fields: list[str]) -> list[str]:
    """A column of first names that repeats the surname beside it in each row holds whole names."""
    if "name" in fields or not {"first", "last"} <= set(fields):
        return fields
    first, last = fields.index("first"), fields.index("last")
    pairs = [(clean_line(cell_text(row.cells[first])), clean_line(cell_text(row.cells[last]))) for row in table.rows]
    full = [(whole, surname) for whole, surname in pairs if whole and surname]
    if full and all(whole.endswith(f" {surname}") for whole, surname in full):
        fields[first] = "name"
    return fields


def _of_one_table(table: Table, layout: PeopleLayout) -> tuple[list[TableRow], tuple[Message, ...]]:
    """Returns the rows above another header; one that repeats the header is left out."""
    header = tuple(heading_key(heading) for heading in table.header)
    rows: list[TableRow] = []
    for row in table.rows:
        if _is_header(row, layout):
            if tuple(heading_key(str(cell)) for cell in row.cells) != header:
                if rows and sum(cell != "" for cell in rows[-1].cells) == 1:
                    rows.pop()
                left_out = Message("another table begins in line {line} and is left out", {"line": row.line})
                return rows, (left_out,)
        else:
            rows.append(row)
    return rows, ()


def _is_header(row: TableRow, layout: PeopleLayout) -> bool:
    """Does a row hold headings: that of a name where the names stand, or one for a name beside others?"""
    for cell, heading, field in zip(row.cells, layout.header, layout.fields, strict=True):
        if field in _NAMES and _is_heading(cell):
            same = heading_key(str(cell)) == heading_key(heading)
            return same or len({each for each in row.cells if _is_heading(each)}) >= _FEWEST_HEADINGS
    return False


def _is_heading(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(cell) and COLUMN_NAMES.is_known(cell)


def _texts(row: TableRow, layout: PeopleLayout) -> dict[str, str]:
    """Returns the text of each field; what several columns say of one becomes several lines."""
    said: dict[str, list[tuple[int, str]]] = {}
    for n, (field, cell) in enumerate(zip(layout.fields, row.cells, strict=True)):
        text = cell_text(cell, is_long=field in _SEVERAL_LINES) if field else ""
        if text and (field in _NAMES or not _says_nothing(field, text)):
            said.setdefault(field, []).append((n, text))
    return {field: "\n".join(_preferred(cells, layout.own)) for field, cells in said.items()}


def _says_nothing(field: str, text: str) -> bool:
    return says_none(text) if field in _CHANNELS else unsaid(text)


def _preferred(cells: Sequence[tuple[int, str]], own: Collection[int]) -> list[str]:
    """Fields of the attendee in place of those of the buyer."""
    return [text for n, text in cells if n in own] or [text for _n, text in cells]


def _is_total(row: TableRow, layout: PeopleLayout) -> bool:
    """Is it called a total where a name should stand, and does it say nothing of a person?"""
    names = [cell for cell, field in zip(row.cells, layout.fields, strict=True) if field in _NAMES and cell]
    called = names[0] if names else next((cell for cell in row.cells if cell != ""), "")
    reached = any(
        isinstance(cell, str) and field in _CHANNELS and any(map(str.isalpha, cell))
        for cell, field in zip(row.cells, layout.fields, strict=True)
    )
    return isinstance(called, str) and names_total(called) and not reached


def _first_text(row: TableRow) -> str:
    return next((clean_line(cell) for cell in row.cells if isinstance(cell, str) and cell), "")
