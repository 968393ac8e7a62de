"""A task in one line: `Confirm catering T-7 +leo #catering !2`; what is not understood stays in its title."""

import re
from collections.abc import Mapping
from datetime import date

from eventplanner.domain.base.words import meant
from eventplanner.domain.parsing.due_line import keep_quoted, take_due
from eventplanner.domain.parsing.owner_line import read_owner, read_quoted_owner, whole_owner
from eventplanner.domain.parsing.scanner import LOOSE, ScannedLine, joined, titles
from eventplanner.domain.tasks.areas import Area

# Texts, which `re` compiles and keeps on first use: the app starts without them.
_ESCAPE = r"(?<!\S)\\(?=[#+!\\0-9]|[^\W\d_])"
_ESCAPED = rf"{_ESCAPE}\S+"
_END = r"(?=[\s,;]|$)"
_LED_BY = r"(?<!\S)(?:\+|(?:resp|responsable|owner):\s?)"
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


def read_task_line(text: str, *, today: date, areas: Mapping[str, Area], day_first: bool = True) -> dict[str, str]:
    """Reads a task as texts by field: `title`, and `due`, `owner`, `area`, `priority` where the line has them.

    A backslash before a word keeps it in the title, and so do quotation marks around several. Raises Invalid for a due
    day that makes no sense.
    """
    line = ScannedLine(text, today, day_first=day_first)
    # Here before the quotation marks would keep it in the title.
    owner = read_quoted_owner(line, "owner", _LED_BY)
    keep_quoted(line)
    for match in re.finditer(_ESCAPED, line.plain):
        line.keep(*match.span())
    owner = owner or read_owner(line, "owner", _LED_BY)
    texts = {
        "area": line.take_first(_AREA, "area", lambda match: _area(match["value"], areas)),
        "priority": line.take_first(_PRIORITY, "priority", lambda match: _PRIORITIES[match["value"]]),
        "due": take_due(line),
    }
    texts |= whole_owner(line, owner)
    title = joined(line.text, titles(line.text, sorted(line.taken)), _ESCAPE)
    title = title.strip(LOOSE) if line.taken else title
    return {"title": title, **{name: value for name, value in texts.items() if value}}


def _area(word: str, areas: Mapping[str, Area]) -> str:
    area = meant(areas, word)
    return area.value if area else ""
