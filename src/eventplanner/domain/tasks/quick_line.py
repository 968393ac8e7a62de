"""A task in one line: `Confirm catering T-7 +leo #catering !2`; what is not understood stays in its title."""

import re
from collections.abc import Mapping
from datetime import date

from eventplanner.domain.base.words import meant
from eventplanner.domain.parsing.dates import find_days
from eventplanner.domain.parsing.due import offset_text, read_offset
from eventplanner.domain.parsing.scanner import LOOSE, ScannedLine, joined, titles
from eventplanner.domain.tasks.areas import Area

# Texts, which `re` compiles and keeps on first use: the app starts without them.
_ESCAPE = r"(?<!\S)\\(?=[#+!\\0-9]|[^\W\d_])"
_PROTECTED = rf"""{_ESCAPE}\S+|(?<!\S)["“«][^"“”«»]*["”»](?!\w)"""
_END = r"(?=[\s,;]|$)"
_UNIT = r"d|dias?|days?|w|wks?|weeks?|s|sem|semanas?"
_OFFSET = rf"(?<!\S)(?P<value>t[+\-−–][0-9]{{1,4}}(?:\s?(?:{_UNIT}))?){_END}"
_DAY_ITSELF = r"(?<!\S)T(?=[\s,;]*$)"
_LED_BY = r"(?<!\S)(?:\+|(?:resp|responsable|owner):\s?)"
_QUOTED_OWNER = rf"""{_LED_BY}["“«]([^"“”«»]+)["”»]"""
_OWNER = rf"{_LED_BY}([^\W\d_][^\s,;]*)"
_AREA = rf"(?<!\S)(?:#|area:\s?)(?P<value>[^\s,;#]+){_END}"
_PRIORITIES = {
    "1": "1",
    "2": "2",
    "3": "3",
    "low": "1",
    "baja": "1",
    "medium": "2",
    "media": "2",
    "high": "3",
    "alta": "3",
}
_PRIORITY = rf"(?<!\S)!(?P<value>{'|'.join(_PRIORITIES)}){_END}"
_BEFORE_A_DAY = r"(?<!\S)(?:due|by|until|vence|para|hasta|antes(?:\s+del?)?)\s*$"


def read_task_line(text: str, *, today: date, areas: Mapping[str, Area], day_first: bool = True) -> dict[str, str]:
    """Reads a task into texts by field: `title`, and `due`, `owner`, `area`, `priority` where they are given.

    A backslash before a word keeps it in the title, and so do quotation marks around several.
    """
    line = ScannedLine(text, today, day_first=day_first)
    # Here before the quotation marks would keep it in the title.
    owner = line.read(owner=_QUOTED_OWNER)
    for match in re.finditer(_PROTECTED, line.plain):
        line.keep(*match.span())
    texts = {
        **(owner or line.read(owner=_OWNER)),
        "area": line.take_first(_AREA, "area", lambda match: _area(match["value"], areas)),
        "priority": line.take_first(_PRIORITY, "priority", lambda match: _PRIORITIES[match["value"]]),
        "due": line.take_first(_OFFSET, "due", lambda match: _offset(match["value"])) or _take_day(line),
    }
    title = joined(line.text, titles(line.text, sorted(line.taken)), _ESCAPE)
    title = title.strip(LOOSE) if line.taken else title
    return {"title": title, **{name: value for name, value in texts.items() if value}}


def _area(word: str, areas: Mapping[str, Area]) -> str:
    area = meant(areas, word)
    return area.value if area else ""


def _offset(text: str) -> str:
    days = read_offset(text)
    return "" if days is None else offset_text(days)


def _take_day(line: ScannedLine) -> str:
    """One day, or a T at the end of the line, which is the day of the event."""
    if match := re.search(_DAY_ITSELF, line.masked):
        line.cut(*match.span(), "due")
        return offset_text(0)
    days = find_days(line.plain, line.today, day_first=line.day_first)
    if days is None or days.first != days.last:
        return ""
    led = line.find(_BEFORE_A_DAY, days.start)
    line.cut(led.start() if led else days.start, days.end, "due")
    return days.first.isoformat()
