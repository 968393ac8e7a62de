"""One line of what-if: `drop`, `+2 weeks`, `12 may`, `~80`, `80+200`, and several of them at once."""

from datetime import date, timedelta

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.ideas.what_if import Idea
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.scanner import ScannedLine

_DROP = r"(?<!\S)(?:drop|cancel|without|cancelar|sacar|quitar|sin|eliminar)(?!\S)"
_BOTH = r"(?<!\S)~?(?P<a>\d{1,6})\s?\+\s?(?P<b>\d{1,6})(?!\S)"
_ONLINE = r"(?<!\S)~?(?P<n>\d{1,6})\s?(?:online|en linea|virtuales)(?!\S)"
_HEADS = r"(?<!\S)(?:~\s?(?P<a>\d{1,6})|(?P<b>\d{1,6})\s?(?:people|personas|heads|asistentes|cupos|presenciales|in person))(?!\S)"
_SHIFT = r"(?<!\S)(?P<sign>[+\-−])\s?(?P<n>\d{1,3})\s?(?P<unit>d|days?|dias?|w|weeks?|sem|semanas?)?(?!\S)"


def idea_of(text: str, event_id: int, start: date | None, today: date, *, day_first: bool = True) -> Idea:
    """Reads a change that is tried with an event of this start. Raises Invalid where the line makes no sense."""
    line = ScannedLine(text)
    drop = line.take(_DROP, "drop") is not None
    in_person = online = None
    if match := line.take(_BOTH, "in_person"):
        in_person, online = int(match["a"]), int(match["b"])
    if match := line.take(_ONLINE, "online"):
        online = int(match["n"])
    if match := line.take(_HEADS, "in_person"):
        in_person = int(match["a"] or match["b"])
    moved = _shifted(line, start)
    if line.left and moved is None:
        moved = read_day(line.left, today, day_first=day_first)
        if moved is None:
            raise Invalid({"": Message("say drop, a date, +2 w, or ~80 for how many come")})
    idea = Idea(event_id, drop, moved, in_person, online)
    if idea.is_nothing:
        raise Invalid({"": Message("say drop, a date, +2 w, or ~80 for how many come")})
    return idea


def _shifted(line: ScannedLine, start: date | None) -> date | None:
    match = line.take(_SHIFT, "start")
    if match is None or start is None:
        return None
    days = int(match["n"]) * (7 if (match["unit"] or "d").startswith(("w", "s")) else 1)
    return start + timedelta(days=days if match["sign"] == "+" else -days)
