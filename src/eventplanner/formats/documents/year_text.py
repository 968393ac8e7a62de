"""A year as plain text: a wall planner of a row a month, then what there is in each month."""

import re
from collections.abc import Iterable
from datetime import date

from eventplanner.domain.base.text import text_width
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.planning.year_sheet import YearSheet
from eventplanner.domain.year.overlays import Occasion, OverlaySource
from eventplanner.domain.year.workload import is_working
from eventplanner.domain.year.year import MONTHS, month_length
from eventplanner.formats.documents import year_words
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _

WIDTH = 100
"""Columns that no line goes beyond."""
HOLIDAY, OTHER = "*", "~"
"""The signs of others' dates."""
_LABEL = 4
_WHEN = 23
_DAYS = range(1, 32)


def text(sheet: YearSheet) -> str:
    """Blocks with an empty line between them."""
    blocks = [
        [*_folded(year_words.heading(sheet)), year_words.issued(sheet)],
        list(_wall(sheet)),
        list(_legend(sheet)),
        list(_totals(sheet)),
        *(list(_month(sheet, month)) for month in MONTHS),
    ]
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks if block) + "\n"


def _wall(sheet: YearSheet) -> Iterable[str]:
    yield " " * _LABEL + "".join(f"{number:>2} " for number in _DAYS)
    for month in MONTHS:
        days = [date(sheet.year, month, n + 1) for n in range(month_length(sheet.year, month))]
        count = sum(event.status is not Status.CANCELLED for event in sheet.events_of(month))
        row = formats.month_short(month).ljust(_LABEL) + "".join(_mark(sheet, day) for day in days)
        yield row.ljust(_LABEL + 3 * len(_DAYS)) + (f"{count:>3}" if count else "")


def _mark(sheet: YearSheet, day: date) -> str:
    """Returns the letter of the foremost event, large once it is sure; else the sign of another's date, or the day."""
    events, others = sheet.days.get(day, ()), sheet.others.get(day, ())
    if events:
        return f" {_sign(events[0])}{'+' if len(events) > 1 else ' '}"
    if others:
        return f" {_sign(others[0])} "
    return f" {'·' if is_working(day) else ' '} "


def _sign(what: Event | Occasion) -> str:
    if isinstance(what, Occasion):
        return HOLIDAY if what.is_holiday else OTHER
    if what.status is Status.CANCELLED:
        return "×"
    letter = names.kind_letters()[what.kind]
    return letter.upper() if what.status in year_words.SURE else letter


def _legend(sheet: YearSheet) -> Iterable[str]:
    letters = names.kind_letters()
    if sheet.kinds:
        yield from _folded(" · ".join(f"{letters[kind].upper()} {names.kind(kind)}" for kind in sheet.kinds))
        yield from _folded(_("small letter: tentative · ×: cancelled · +: more than one"))
    for sign in (HOLIDAY, OTHER):
        overlays = [o.name for o in sheet.overlays if (o.source is OverlaySource.HOLIDAYS) == (sign == HOLIDAY)]
        if overlays:
            yield from _folded(f"{sign} {' · '.join(overlays)}", 2)


def _totals(sheet: YearSheet) -> Iterable[str]:
    if not sheet.progress:
        return
    yield _row(_("Kind"), year_words.periods(sheet))
    yield from (_row(label, cells) for label, *cells in year_words.totals_of(sheet))
    yield from _folded(year_words.key_to_figures())


def _row(label: str, cells: Iterable[str]) -> str:
    return f"{label:<22}" + "".join(f"{cell:>15}" for cell in cells)


def _month(sheet: YearSheet, month: int) -> Iterable[str]:
    events, others = sheet.events_of(month), sheet.occasions_of(month)
    entries: list[Event | Occasion] = sorted(
        [*events, *others], key=lambda what: (sheet.begins(what), isinstance(what, Event))
    )
    if entries:
        yield f"{year_words.month(month)} {sheet.year}"
    for what in entries:
        yield from _folded(_entry(what), 2 + _WHEN + 4)


def _entry(what: Event | Occasion) -> str:
    when = f"  {year_words.when(what):<{_WHEN}} "
    if isinstance(what, Occasion):
        return f"{when}{_sign(what)}  {year_words.name(what)} · {what.overlay.name}"
    status, place = year_words.status(what), year_words.place(what)
    title = year_words.title(what) + (f" ({status})" if status else "")
    return f"{when}{_sign(what)}  {title}" + (f" · {place}" if place else "")


def _folded(line: str, indent: int = 0) -> list[str]:
    """Returns the line in pieces that are no wider than the paper, those after the first further in."""
    lines, last, used = [], "", 0
    for word in _words(line, WIDTH - indent):
        if last.strip() and used + text_width(word.rstrip()) > WIDTH:
            lines.append(last)
            last, used = " " * indent, indent
        last += word
        used += text_width(word)
    return [*lines, last]


def _words(line: str, room: int) -> Iterable[str]:
    """Words with the blanks around them, those that are too long in pieces."""
    for word in re.findall(r"^ *[^ ]* *|[^ ]+ *(?:· +)?", line):
        rest = word
        while text_width(rest.rstrip()) > room:
            end = max(n for n in range(room + 1) if text_width(rest[:n]) <= room)
            yield rest[:end]
            rest = rest[end:]
        yield rest
