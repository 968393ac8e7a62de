"""A task in one line: `Confirm catering T-7 +leo #catering !2`; what is not understood stays in its title."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from eventplanner.domain.base.text import clean_line, fold_each
from eventplanner.domain.base.words import meant
from eventplanner.domain.parsing.dates import find_days
from eventplanner.domain.parsing.due import offset_text, read_offset
from eventplanner.domain.parsing.scanner import KEPT, LOOSE, TAKEN
from eventplanner.domain.tasks.areas import Area

# Texts, which `re` compiles and keeps on first use: the app starts without them.
_ESCAPE = r"(?<!\S)\\(?=[#+!\\0-9]|[^\W\d_])"
_PROTECTED = rf"""{_ESCAPE}\S+|(?<!\S)["“«][^"“”«»]*["”»](?!\w)"""
_END = r"(?=[\s,;]|$)"
_UNIT = r"d|dias?|days?|w|wks?|weeks?|s|sem|semanas?"
_OFFSET = rf"(?<!\S)(?P<value>t[+\-−–][0-9]{{1,4}}(?:\s?(?:{_UNIT}))?){_END}"
_DAY_ITSELF = r"(?<!\S)T(?=[\s,;]*$)"
_OWNER = (
    r"(?<!\S)(?:\+|(?:resp|responsable|owner):\s?)"
    r"""(?:["“«](?P<quoted>[^"“”«»]+)["”»]|(?P<value>[^\W\d_][^\s,;]*))"""
)
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


class _TypedLine:
    """What is left to be understood; each character keeps its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = fold_each(text)

    def take(self, start: int, end: int) -> None:
        self.text = f"{self.text[:start]}{TAKEN * (end - start)}{self.text[end:]}"
        self.plain = f"{self.plain[:start]}{TAKEN * (end - start)}{self.plain[end:]}"

    def find(self, pattern: str, read: Callable[[re.Match[str]], str]) -> str:
        """The first that the pattern finds and that makes sense, taken out; nothing if there is none."""
        for match in re.finditer(pattern, self.plain):
            if found := read(match):
                self.take(*match.span())
                return found
        return ""

    def title(self) -> str:
        """What was not understood, without what is left hanging at the edges of what was."""
        parts = [part.strip(LOOSE) if TAKEN in self.text else part for part in self.text.split(TAKEN)]
        return clean_line(" ".join(re.sub(_ESCAPE, "", part) for part in parts if part))


def read_task_line(text: str, *, today: date, areas: Mapping[str, Area], day_first: bool = True) -> dict[str, str]:
    """What a line says of a task, as texts by field: `title`, and `due`, `owner`, `area`, `priority` where it says so.

    A backslash before a word keeps it in the title, and so do quotation marks around several.
    """
    line = _TypedLine(clean_line(text))
    for match in re.finditer(_OWNER, line.plain):
        if match["quoted"]:
            # Here before the quotation marks would keep it in the title.
            owner = line.text[slice(*match.span("quoted"))]
            line.take(*match.span())
            break
    else:
        owner = ""
    for match in re.finditer(_PROTECTED, line.plain):
        line.plain = f"{line.plain[: match.start()]}{KEPT * len(match[0])}{line.plain[match.end() :]}"
    found = {
        "owner": owner or line.find(_OWNER, lambda match: line.text[slice(*match.span("value"))]),
        "area": line.find(_AREA, lambda match: _area(match["value"], areas)),
        "priority": line.find(_PRIORITY, lambda match: _PRIORITIES[match["value"]]),
        "due": line.find(_OFFSET, lambda match: _offset(match["value"])) or _take_day(line, today, day_first),
    }
    return {"title": line.title(), **{name: value for name, value in found.items() if value}}


def _area(word: str, areas: Mapping[str, Area]) -> str:
    area = meant(areas, word)
    return area.value if area else ""


def _offset(text: str) -> str:
    days = read_offset(text)
    return "" if days is None else offset_text(days)


def _take_day(line: _TypedLine, today: date, day_first: bool) -> str:
    """One day, or a T at the end of the line, which is the day of the event."""
    if match := re.search(_DAY_ITSELF, line.text):
        line.take(*match.span())
        return offset_text(0)
    days = find_days(line.plain, today, day_first=day_first)
    if days is None or days.first != days.last:
        return ""
    led = re.search(_BEFORE_A_DAY, line.plain[: days.start])
    line.take(led.start() if led else days.start, days.end)
    return days.first.isoformat()
