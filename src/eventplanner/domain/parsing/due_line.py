"""Due days in quick lines: an offset from the event in the forms that people write, or a day."""

import re
from collections.abc import Iterable

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.parsing.calendar_words import COUNT_NUMBER, WEEKDAY, any_of
from eventplanner.domain.parsing.dates import FoundDays
from eventplanner.domain.parsing.due import (
    AFTER,
    BEFORE,
    EVE,
    NEXT,
    NUMBER,
    SAME,
    SIGN,
    UNIT,
    offset_text,
    read_distance,
)
from eventplanner.domain.parsing.scanner import KEPT, TAKEN, ScannedLine

_NO_DAYS = N_("“{text}” is no number of days: say T-30, T-2 weeks or T-1 month, or quote what belongs to the title")
_NOT_FROM_IT = N_("“{text}” is not counted from the event: say T-14 or a day, or quote what belongs to the title")
_TWO = N_("there are two due days: {one} and {other}")
# Texts, which `re` compiles and keeps on first use: the app starts without them.
QUOTED = r"""(?<!\S)["“«][^"“”«»]*["”»](?!\w)"""
_BEGIN = r"(?<!\S)"
_END = r"(?=[\s;:)]|,(?!\d)|\.(?!\w)|$)"
_THE_EVENT = (
    r"(?:\s+(?:to|of|al?|del?|que))?(?:\s+(?:the|el))?(?:\s+(?:day|dia)\s+(?:of\s+the|del?))?\s+(?:event|evento)"
    r"(?:\s+day)?(?!\w)"
)
_WORDS = rf"(?:{NUMBER})\s*(?:{UNIT})\s+(?P<side>{BEFORE}|{AFTER})(?P<event>{_THE_EVENT})?"
_FORMS = (
    rf"{_BEGIN}t\s*{SIGN}\s*\d{{1,4}}(?:\s*(?:{UNIT}))?{_END}",
    rf"{_BEGIN}(?:d|(?:day|dia)\s?){SIGN}\d{{1,4}}(?:\s?(?:{UNIT}))?{_END}",
    rf"{_BEGIN}{_WORDS}{_END}",
    rf"{_BEGIN}(?:{EVE}|{NEXT}|{SAME})(?P<event>{_THE_EVENT})?{_END}",
    rf"{_BEGIN}(?:(?:on\s+)?the\s+day\s+of\s+the\s+event|(?:en\s+)?el\s+dia\s+del\s+evento|dia\s+d|d-day){_END}",
    rf"{_BEGIN}{SIGN}\d{{1,4}}(?:\s?(?:{UNIT}))?(?= *{TAKEN}|[\s,;.]*$)",
    rf"^\s*[-−–]\d{{1,4}}(?:\s?(?:{UNIT}))?(?=\s+[^\W\d_])",
)
"""Offsets in the order in which nothing is taken for what comes later: a sign alone counts first or last in the line, or before
what was taken."""
_DAY_ITSELF = r"(?<!\S)T(?=[\s,;]*$)"
_LED_BY = (
    r"(?<!\S)(?:due|by|con|with|until|vence|para|hasta|antes(?:\s+del?)?|at\s+(?:least|the\s+latest)|no\s+later\s+than"
    r"|a\s+mas\s+tardar|(?:por\s+lo|al)\s+menos)\s*$"
)
_OF_A_DAY = r"(?<!\S)(?:del?|of|from|desde|al?|to)\s*(?:(?:the|el)\s*)?"
"""Words before a day that make it a part of the title beside another one."""
_GOES_ON = rf" +[\w{KEPT}]"
_FROM_ELSE = r" +(?:del?|que|al?|to|of|than|\d)"
_PREPOSITIONS = frozenset({"before", "after", "prior"})
"""Words behind which anything says what the distance is from; behind the others only `_FROM_ELSE` does."""
_OPEN_ENDED = frozenset({"out", "later", "earlier"})
"""Words of many other phrases too, which are left in the title where they do not end this one."""
_SIDE = rf"\s+(?:{BEFORE}|{AFTER})(?=[\s,;:.)]|$)"
_HALF = r"(?:y\s+medi[oa]|and\s+a\s+half)"
_NO_UNIT = (
    r"hrs?|hours?|horas?|min|minutes?|minutos?|quarters?|trimestres?|(?:dias?|semanas?)\s+habil(?:es)?"
    r"|(?:business|working)\s+(?:days?|weeks?)"
)
_PART = r"\d*(?:[.,/]\d+|[½¼¾])"
_STRAY = rf"{_BEGIN}t\s?{SIGN}\s?\d\S*"
_WEEKEND = r"weekends?|fin(?:es)?\s+de\s+semana"
_SOME = r"(?:an?\s+)?few|some|several|many|un(?:os|as)|algun[oa]s|vari[oa]s|poc[oa]s|much[oa]s|l[oa]s(?:\s+ultim[oa]s)?"
_TO_EVENT = rf"(?:{_THE_EVENT}|(?=[,;:.)]|\s*$|\s*{TAKEN}))"
_NO_CLOCK = r"(?!\s+(?:(?:de|of)\s+)?(?:las?\s+)?\d)(?!\s+(?:del?\s+)?(?:noon|midday|lunch|mediodia|almorzar|almuerzo))"
_ANY_UNIT = rf"(?:{UNIT}|h|{_NO_UNIT})"
_NUMBER_ALONE = r"\d{1,4}|two|three|four|five|six|seven|ten|dos|tres|cuatro|cinco|seis|siete|diez"
_NOT_COUNTED = (
    rf"{_BEGIN}(?:{NUMBER})\s*(?:{UNIT})(?:\s*,)?\s+(?:and|y|plus|mas|with|con)?\s*(?:{NUMBER})\s*{_ANY_UNIT}{_SIDE}",
    rf"{_BEGIN}t[\s-]*(?:minus|plus|menos|mas)\s+\d+(?:\s*{_ANY_UNIT})?{_END}",
    rf"{_BEGIN}d{SIGN}\d{{4,}}{_END}",
    rf"{_BEGIN}[td]\s?{SIGN}\s?{_PART}(?:\s*{_ANY_UNIT})?{_END}",
    rf"{_BEGIN}{SIGN}\s?{_PART}\s*{_ANY_UNIT}{_END}",
    rf"{_BEGIN}t\s?{SIGN}\s?(?:{any_of(COUNT_NUMBER)})\s+{_ANY_UNIT}{_END}",
    rf"{_BEGIN}(?:{NUMBER})\s*(?:(?:{UNIT})\s+{_HALF}|h|{_NO_UNIT}){_SIDE}",
    rf"{_BEGIN}(?:half|medi[oa])\s+(?:an?\s+)?{_ANY_UNIT}{_SIDE}",
    rf"{_BEGIN}{_PART}\s*{_ANY_UNIT}{_SIDE}",
    rf"{_BEGIN}(?:\d{{1,4}}\s*[-–]|(?:{NUMBER})\s(?:or|to|o|u|a)\s)\s*(?:{NUMBER})\s*{_ANY_UNIT}{_SIDE}",
    rf"{_BEGIN}(?:{_SOME})\s+{_ANY_UNIT}{_SIDE}",
    rf"{_BEGIN}(?:{_NUMBER_ALONE})\s+(?:before|antes|after|despues){_TO_EVENT}",
)
"""Distances that are no whole number of days, or farther than any."""
_A_WEEKDAY = (
    rf"(?:(?:el|la|los|the|on|un|an?)\s+)?(?:(?:ultimo|last|primer|first|{NUMBER})\s+)?(?:{WEEKDAY}|{_WEEKEND})"
)
_BESIDE = (
    rf"\s+(?:(?:prior|previ[oa]s?|anterior(?:es)?|siguientes?|posterior(?:es)?)(?!\w)"
    rf"|(?:before|after|antes|despues)(?={_TO_EVENT}|\s+(?:the|del|de\s+l[ao]s?)(?!\w)){_NO_CLOCK})(?:{_THE_EVENT})?"
)
_FROM_A_DAY = (rf"{_BEGIN}{_A_WEEKDAY}(?:\s+(?:de|of)\s+(?:{NUMBER})\s+(?:{UNIT}))?{_BESIDE}",)
"""Weekdays before and after the event, which move with it in no number of days."""
_OTHER_UNIT = rf"\s+(?:m|h|{_NO_UNIT}|habil(?:es)?|{_HALF})(?=[\s,;:.]|$)"


def keep_quoted(line: ScannedLine) -> None:
    """Hides from all readers what stands in quotation marks: it belongs to the title."""
    for match in re.finditer(QUOTED, line.plain):
        line.keep(*match.span())


def take_due(line: ScannedLine) -> str:
    """Takes the due day out of a line, as text that `read_due` reads; nothing where the line has none.

    Raises Invalid for two offsets, and for a distance that cannot be counted in days from the event.
    """
    _refuse(line, _NOT_COUNTED)
    _refuse(line, _FROM_A_DAY, _NOT_FROM_IT)
    match = _first(line)
    if match is None:
        _refuse(line, [_STRAY])
        return _take_day(line)
    said = line.text[slice(*match.span())].strip()
    if unit := re.compile(_OTHER_UNIT).match(line.plain, match.end()):
        raise _wrong(_NO_DAYS, text=said + line.text[slice(*unit.span())])
    offset = read_distance(said)
    if offset is None:
        raise _wrong(_NO_DAYS, text=said)
    _cut(line, *match.span())
    if other := _first(line):
        raise _wrong(_TWO, one=said, other=line.text[slice(*other.span())].strip())
    _refuse(line, [_STRAY])
    if (day := _bare_day(line)) is not None:
        raise _wrong(_TWO, one=said, other=line.text[day.start : day.end].strip())
    return offset_text(offset)


def _first(line: ScannedLine) -> re.Match[str] | None:
    """Returns the first offset of a line. Raises Invalid for one that is counted from something else than the event."""
    return next((match for form in _FORMS for match in re.finditer(form, line.plain) if _is_whole(line, match)), None)


def _is_whole(line: ScannedLine, match: re.Match[str]) -> bool:
    """Does the phrase end where it was read to? Raises Invalid if it goes on to say what it is counted from."""
    words = match.groupdict()
    side = words.get("side")
    if side is None or words["event"] or not (more := _behind(line, match, _GOES_ON)):
        return True
    if side in _OPEN_ENDED:
        return False
    if side in _PREPOSITIONS or _behind(line, match, _FROM_ELSE):
        following = line.text[more.start() :].split()
        raise _wrong(_NOT_FROM_IT, text=" ".join([line.text[slice(*match.span())], *following[:3]]))
    return True


def _behind(line: ScannedLine, match: re.Match[str], pattern: str) -> re.Match[str] | None:
    return re.compile(pattern).match(line.plain, match.end())


def _refuse(line: ScannedLine, forms: Iterable[str], sentence: str = _NO_DAYS) -> None:
    for form in forms:
        if match := re.search(form, line.plain):
            raise _wrong(sentence, text=line.text[slice(*match.span())].strip())


def _wrong(sentence: str, **parts: str) -> Invalid:
    return Invalid({"due": Message(sentence, parts)})


def _cut(line: ScannedLine, start: int, end: int) -> None:
    """Takes a stretch with what leads to it and a colon behind it."""
    led = line.find(_LED_BY, start)
    colon = re.compile(r"\s*:(?=\s)").match(line.plain, end)
    line.cut(led.start() if led else start, colon.end() if colon else end, "due")


def _take_day(line: ScannedLine) -> str:
    """One day, or a T at the end of the line, which is the day of the event."""
    if match := re.search(_DAY_ITSELF, line.masked):
        line.cut(*match.span(), "due")
        return offset_text(0)
    days = line.days()
    if days is None or days.first != days.last:
        return ""
    said = line.text[days.start : days.end].strip()
    _cut(line, days.start, days.end)
    if (other := _bare_day(line)) is not None:
        raise _wrong(_TWO, one=said, other=line.text[other.start : other.end].strip())
    return days.first.isoformat()


def _bare_day(line: ScannedLine) -> FoundDays | None:
    """Returns a day that is left in a line and that no word makes a part of the title, as in “talk of 12 March”."""
    days = line.days()
    if days is None or days.first != days.last:
        return None
    is_part = line.find(rf"{_OF_A_DAY}$", days.start) or re.compile(_OF_A_DAY).match(line.plain, days.start)
    return None if is_part else days
