"""Reading of one table row as an event."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import time, timedelta
from functools import partial

from msgspec import Struct, field

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, clean, clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.events.vocabulary import CHOICES, NOT_TAKEN, choice_of, named
from eventplanner.domain.exchange.import_columns import BEGINNINGS, ENDINGS, ColumnPlan
from eventplanner.domain.exchange.sections import MONTH_OF
from eventplanner.domain.exchange.totals import names_total
from eventplanner.domain.parsing.moments import Moment, moment
from eventplanner.domain.parsing.table import Cell, TableRow, cell_text
from eventplanner.domain.parsing.values import Unreadable, count_of, is_yes, unsaid
from eventplanner.domain.parsing.zone_names import zone_of
from eventplanner.domain.records.fields import Shape

_CALLED = dict.fromkeys(BEGINNINGS, "start") | dict.fromkeys(ENDINGS, "end")
ALL_DAY = "all_day"
BUDGET = "budget"
"""Column that is no field of an event."""
_LENGTH = re.compile(r"[1-9]\s?(?:h|hrs?|horas?|hours?)\.?")
_BETWEEN_TAGS = re.compile(r"[,;|]")
_LONGEST_SHOWN = 40


class ImportRow(Struct, frozen=True, gc=False):
    """Event read from one row; fields that have no column are missing."""

    line: int
    values: Mapping[str, object] = field(default_factory=dict)
    """By field of a draft; the empty value where the cell is empty."""
    begin: Moment | None = None
    """None without any column about it, and without any part if the cells are empty."""
    end: Moment | None = None
    uid: str = ""
    id: int | None = None
    timed: bool = False
    """Is there a column that a time of day could stand in?"""
    budget: Money | None = None
    """Cost that is planned for the event."""
    problem: Message | None = None

    @property
    def title(self) -> str:
        return str(self.values.get("title", ""))


def totals(rows: Iterable[TableRow], form: ColumnPlan) -> list[int]:
    """Returns the lines of rows that only sum up those above: named a total, and without a date."""
    begins = [place for place, name in enumerate(form.fields) if name in BEGINNINGS]
    titles = [place for place, name in enumerate(form.fields) if name == "title"]
    return [
        row.line
        for row in rows
        if not any(_dated(row.cells[place]) for place in begins) and _is_called_total(row, titles)
    ]


def not_taken(rows: Iterable[TableRow], form: ColumnPlan) -> list[int]:
    """Returns the lines of proposals that were rejected or withdrawn."""
    if "status" not in form.fields:
        return []
    place = form.fields.index("status")
    return [row.line for row in rows if isinstance(cell := row.cells[place], str) and fold(cell) in NOT_TAKEN]


def _is_called_total(row: TableRow, titles: Iterable[int]) -> bool:
    filled = (cell for cell in (*(row.cells[place] for place in titles), *row.cells) if cell != "")
    called = next(filled, "")
    return isinstance(called, str) and names_total(called)


def _dated(cell: Cell) -> bool:
    return not isinstance(cell, str) or (any(map(str.isdigit, cell)) and not names_total(cell))


class EventRowReader:
    """Reads the rows of one table; cells that are alike are read once."""

    def __init__(self, form: ColumnPlan) -> None:
        places = [(place, name) for place, name in enumerate(form.fields) if name not in {"", BUDGET, MONTH_OF}]
        self._loose, self._exact = (
            [(place, name, _ColumnCells(name, exact=exact, day_first=form.day_first)) for place, name in places]
            for exact in (False, True)
        )
        self._uid = next((place for place, name in places if name == "uid"), None)
        self._timed = bool({"start", "start_time", "end_time"} & set(form.fields))

    def read(self, row: TableRow) -> ImportRow:
        """Returns a row as an event; `problem` is set if something in it cannot be read."""
        if row.problem:
            title = next((_line(row.cells[place]) for place, name, _cells in self._loose if name == "title"), "")
            return ImportRow(row.line, {"title": title}, problem=row.problem)
        # A row with a uid was most likely written here: its words are meant as they stand.
        exact = self._uid is not None and bool(row.cells[self._uid])
        problem: Message | None = None
        values: dict[str, object] = {}
        moments: dict[str, Moment] = {}
        for place, name, cells in self._exact if exact else self._loose:
            cell = row.cells[place]
            try:
                value = cells[cell] if isinstance(cell, str) else cells.read(cell)
            except Unreadable as error:
                problem = problem or _refused(name, cell, error)
                continue
            if isinstance(value, Moment):
                moments[name] = value
            else:
                values[name] = value
        if not values.get("title") and problem is None:
            problem = Message("there is no title")
        uid, id = values.pop("uid", ""), values.pop("id", None)
        _place(values)
        begin, end = _merged(moments, BEGINNINGS), _merged(moments, ENDINGS)
        if values.pop(ALL_DAY, None):
            begin, end = _whole_days(begin, end)
        return ImportRow(
            row.line,
            values,
            begin,
            end,
            str(uid),
            id if isinstance(id, int) else None,
            timed=self._timed,
            problem=problem,
        )


class _ColumnCells(dict[str, object]):
    """Values of the texts in one column, each read when it first comes. Raises Unreadable."""

    def __init__(self, name: str, *, exact: bool, day_first: bool) -> None:
        super().__init__()
        is_moment = name in _CALLED
        read = partial(_end, day_first=day_first) if name in ENDINGS else partial(moment, day_first=day_first)
        self.read: Callable[[Cell], object] = read if is_moment else partial(_value, name, exact=exact)

    def __missing__(self, text: str) -> object:
        value = self.read(text)
        if len(text) <= _LONGEST_SHOWN:
            self[text] = value
        return value


def _refused(name: str, cell: Cell, error: Unreadable) -> Message:
    field = Message(_CALLED.get(name, name))
    parts: dict[str, Part] = {"field": field, "text": _shown(cell), "reason": error.message}
    return Message("{field} “{text}”: {reason}", parts)


def _end(cell: Cell, *, day_first: bool) -> Moment:
    """An end; “2 hours” may be how long it takes as well as two in the morning. Raises Unreadable."""
    if isinstance(cell, str) and _LENGTH.fullmatch(fold(_line(cell))):
        raise Unreadable(Message("may be how long it takes, or a time of day; write when it ends, as 20:30"))
    return moment(cell, day_first=day_first)


def _value(name: str, cell: Cell, *, exact: bool) -> object:
    """What a cell says of a field; “n/a” is nothing, unless the row is `exact`."""
    if name == ALL_DAY:
        return is_yes(cell_text(cell))
    shape = EVENT.kept[name].shape if name in EVENT.kept else Shape.LINE
    if name == "id" or shape is Shape.NUMBER:
        return count_of(cell)
    if shape is Shape.NOTES:
        return clean(cell_text(cell)).strip()
    text = _line(cell)
    if shape is Shape.CHOICE:
        return choice_of(name, text) if text and not unsaid(text) else ""
    if shape is Shape.TAGS:
        return _tags(text)
    if shape is Shape.ZONE and text:
        if not (zone := zone_of(text)) and not unsaid(text):
            raise Unreadable(Message("not a known time zone"))
        return zone
    if name != "title" and unsaid(text) and not exact:
        return ""
    return text


def _tags(text: str) -> tuple[str, ...]:
    """`#one #two`, each up to the next blank; else words between commas, semicolons or bars."""
    parts = text.split() if text.startswith("#") else _BETWEEN_TAGS.split(text)
    words = ("-".join(part.strip(",").lstrip("#").split()) for part in parts)
    return tuple(dict.fromkeys(word for word in words if word))


def _place(values: dict[str, object]) -> None:
    """A link or “online” where a place should stand says where it is online."""
    venue = str(values.get("venue", ""))
    if not venue:
        return
    if "url" not in values and venue.lower().startswith(("http://", "https://")):
        values["url"], values["venue"] = venue, ""
    elif "format" not in values and (found := named(CHOICES["format"], venue)):
        values["format"], values["venue"] = found, ""


def _merged(moments: Mapping[str, Moment], names: Iterable[str]) -> Moment | None:
    """One moment of several columns; the more special one decides."""
    parts = [part for name in names if (part := moments.get(name))]
    if len(parts) < 2:
        return parts[0] if parts else None
    told: dict[str, object] = {}
    for part in parts:
        told |= {name: value for name in Moment.__struct_fields__ if (value := getattr(part, name)) is not None}
    return Moment(**told)  # type: ignore[arg-type]


def _whole_days(begin: Moment | None, end: Moment | None) -> tuple[Moment | None, Moment | None]:
    """Without times; an end at midnight, as calendars write it, is the day after the last."""
    if begin and end and end.day and begin.day and end.day > begin.day and end.clock == begin.clock == time():
        end = revised(end, day=end.day - timedelta(days=1))
    return _without_clocks(begin), _without_clocks(end)


def _without_clocks(moment: Moment | None) -> Moment | None:
    return revised(moment, clock=None, until=None) if moment else None


def _line(cell: Cell) -> str:
    return clean_line(cell_text(cell))


def _shown(cell: Cell) -> str:
    text = _line(cell)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
