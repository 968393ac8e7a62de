"""Rows of a table that are headings among the others: a month over its events, an area over its tasks."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean_line, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.import_columns import BEGINNINGS
from eventplanner.domain.parsing.calendar_words import MONTH, MONTH_NUMBER, WEEKDAY_NUMBER, any_of
from eventplanner.domain.parsing.table import TableRow, cell_text
from eventplanner.domain.parsing.values import unsaid

_MONTH = re.compile(rf"({MONTH})\b\.?(?:\s*[-/,]?\s*(?:de[l]?\s+)?(\d{{4}}))?")
NamedMonth = tuple[int, int | None]
"""A month, and the year that stands beside it."""
MONTH_OF = "month"
"""Column that is no field of an event: the month of days that are only numbers."""
_DAY = re.compile(rf"(?:({any_of(WEEKDAY_NUMBER)})\.?,?\s+)?(\d{{1,2}})")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LONGEST = 80
"""Characters of a heading; more is a remark."""
_MOST_NAMED = 8


class RowSection(Struct, frozen=True):
    """Heading among the rows of a table."""

    line: int
    title: str


def lone_text(row: TableRow) -> tuple[int, str] | None:
    """Returns the place and the text of the only cell of a row that says something; None where there are more."""
    if not row.shared and len(row.cells) - row.cells.count("") != 1:
        return None
    own = [(place, cell) for place, cell in enumerate(row.cells) if cell != "" and place not in row.shared]
    if len(own) != 1 or row.faults or not isinstance(own[0][1], str):
        return None
    return own[0][0], clean_line(own[0][1])


def month_named(title: str) -> NamedMonth | None:
    """Returns the month that is all of a text, and its year if it names one: “MARZO”, “Marzo de 2027”."""
    found = _MONTH.fullmatch(fold(title).strip(" :.-"))
    return (MONTH_NUMBER[found[1]], int(found[2]) if found[2] else None) if found else None


def sections_of(
    rows: Iterable[TableRow], fields: Sequence[str], named: str, is_word: Callable[[str], bool]
) -> dict[int, RowSection]:
    """Returns the headings among rows, by line.

    A heading is the only text of its row, and lies over several columns, stands elsewhere than where records of
    `fields` have their name (the field `named`), ends in a colon, is in capitals while names are not, or is a word
    that means a section.
    """
    rows = list(rows)
    if len(fields) < 2:
        return {}
    place_of_names = fields.index(named) if named in fields else -1
    alone = {row.line: lone for row in rows if (lone := lone_text(row))}
    # Where most rows say nothing but a name, or names are in capitals anyway, neither tells anything.
    names = [row.cells[place_of_names] for row in rows if row.line not in alone] if place_of_names >= 0 else []
    quiet = [name for name in names if isinstance(name, str) and not name.isupper()]
    by_capitals = len(quiet) * 2 > len(names) > 0 and len(alone) <= len(names)
    found: dict[int, RowSection] = {}
    for row in rows:
        if row.line not in alone:
            continue
        place, title = alone[row.line]
        if len(title) > _LONGEST or unsaid(title):
            continue
        if place == place_of_names:
            loud = by_capitals and title.isupper() and len(title) > 2
            is_heading = loud or title.endswith(":") or bool(names and is_word(title))
        else:
            is_heading = not any(c.isdecimal() for c in title) or is_word(title)
        if row.is_broad or is_heading:
            found[row.line] = RowSection(row.line, title.strip(" :"))
    return found


def broad_sections(rows: Iterable[TableRow]) -> dict[int, RowSection]:
    """Returns the headings among rows that lie over several columns, by line."""
    alone = {row.line: lone for row in rows if row.is_broad and (lone := lone_text(row))}
    return {line: RowSection(line, title.strip(" :")) for line, (_place, title) in alone.items()}


def dated_by_months(
    rows: Iterable[TableRow], sections: Mapping[int, RowSection], fields: Sequence[str], year: int | None
) -> list[TableRow]:
    """Returns the rows without sections; a day that is only a number is one of the month over it, or in its own column.

    `year` is that of months that name none.
    """
    days = [place for place, field in enumerate(fields) if field in BEGINNINGS]
    months = [place for place, field in enumerate(fields) if field == MONTH_OF]
    above: NamedMonth | None = None
    found = []
    for row in rows:
        if section := sections.get(row.line):
            above = month_named(section.title)
            continue
        own = next((named for place in months if (named := month_named(cell_text(row.cells[place])))), None)
        month = own or above
        number, of_year = month or (0, None)
        its_year = of_year or year
        found.append(_dated(row, days, number, its_year) if month and its_year else row)
    return found


def year_of(lines: Iterable[str]) -> int | None:
    """Returns the year that titles over a table name; None where they name none, or several."""
    years = {int(year) for line in lines for year in _YEAR.findall(line)}
    return years.pop() if len(years) == 1 else None


def _dated(row: TableRow, places: Sequence[int], month: int, year: int) -> TableRow:
    cells = list(row.cells)
    for place in places:
        if day := _DAY.fullmatch(fold(cell_text(cells[place]))):
            with suppress(ValueError):
                # In words, so that the weekday is held against the date like any other.
                cells[place] = f"{day[1] or ''} {date(year, month, int(day[2])).isoformat()}".strip()
    return revised(row, cells=tuple(cells))


def sections_found(sections: Iterable[RowSection]) -> tuple[Message, ...]:
    """Returns the finding about headings among the rows, if there are any."""
    listed = [f"{section.title} ({section.line})" for section in sections]
    if not listed:
        return ()
    names = ", ".join(listed[:_MOST_NAMED]) + (" …" if len(listed) > _MOST_NAMED else "")
    return (
        counted(
            "heading among the rows, by line: {names}",
            "headings among the rows, by line: {names}",
            len(listed),
            names=names,
        ),
    )
