"""Words of a quick line that sound like a day or a time and are not understood as one."""

import re

from eventplanner.domain.parsing.calendar_words import COUNT_NUMBER, MONTH, TO, WEEKDAY, any_of
from eventplanner.domain.parsing.clock_words import HOUR
from eventplanner.domain.parsing.dates import FoundDays, Sureness
from eventplanner.domain.parsing.scanner import TAKEN, ScannedLine, TokenKind

Place = tuple[int, int]
_NUMBERED = r"(?P<n>[0-9]{1,3})(?:st|nd|rd|th|o|°)?(?P<dash>\s*(?:-|–|—)\s*)[0-3]?[0-9]"
_NUMBER_WORD = r"(?:\b(?:no|nro|num|numero|number|n|vol|ep|episodio|episode|parte|part|cap|edicion|edition|sesion|session)\.?|[#°º])\s*$"
_WORD_BEFORE = r"(?<![\w])(?!(?:dias?|days?|los|las?)\s+$)[^\W\d_][\w.'’+-]*\s+$"
_NTH = (
    r"(?:primer[oa]?s?|segund[oa]s?|tercer[oa]?s?|cuart[oa]s?|quint[oa]s?|(?:ante)?(?:pen)?ultim[oa]s?"
    r"|first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th|er|do|ro|to|o))"
)
_YEAR = r"(?:(?:19|20|21)[0-9]{2})(?![:.h/-]?[0-9])"
_PERIOD = rf"(?:(?:{MONTH})\b\.?(?!\s+[0-9]{{1,2}}\b)(?:\s+(?:del?\s+|of\s+)?{_YEAR})?|{_YEAR})"
_DAY_OF_MONTH = rf"[0-3]?[0-9](?:st|nd|rd|th|o|°)?(?:(?:\s+(?:de|of))?\s+(?:{MONTH})\b\.?(?:\s+(?:del?\s+)?{_YEAR})?|[/.-][0-9]{{1,2}}[/.-]{_YEAR})"
_DANGLING = rf"(?:(?:{_DAY_OF_MONTH}|{WEEKDAY})\s*(?:[,/&+]|\s(?:o|u|or|y|e|and))|(?<!\w)(?:o|u|or))\s*$"
_REST = rf"(?=[\s,;.)]*(?:[{TAKEN}@#~+]|$))"
_WEEK = r"(?<!\w)(?:semana|week|weekend|finde)\s+(?P<of>of\s+(?:the\s+)?|que\s+(?:empieza|comienza)\s+(?:el\s+)?)?$"
_VAGUE = (
    r"(?<!\w)(?:(?:proxim[oa]|next|this)\s+(?:semana|mes|week|month|finde|weekend)|(?:semana|mes)\s+(?:que\s+viene|proxim[oa])"
    rf"|(?:fines|mediados|principios|comienzos)\s+(?:de|del)\s+(?:(?:mes\s+de|proximo)\s+)?(?:{MONTH})"
    rf"|(?:early|mid|late|end\s+of|beginning\s+of)[\s-]+(?:{MONTH}))(?!\w)"
)
_FURTHER = (
    r"[\s,]*(?P<words>(?:o|u|or|y|e|and|&|/)\s+(?:(?:el|the|on)\s+)?"
    rf"(?:[0-3]?[0-9](?![\w:]|[.,]?[0-9])(?:\s+(?:de\s+)?(?:{MONTH})\b)?|(?:{WEEKDAY})){_REST}"
    rf"|(?:hasta|until|till|through)\s+(?:(?:el|the|fin\s+de|end\s+of)\s+)?(?:{_PERIOD}|[0-3]?[0-9]{_REST}|{WEEKDAY})"
    rf"|(?:hasta|until|till)\s+(?:fin(?:es)?\s+de|el\s+fin\s+de|the\s+end\s+of|end\s+of)\s+(?:the\s+|this\s+)?(?:ano|mes|year|month)\b"
    rf"|(?:desde|from|since|starting|a\s+partir\s+de)\s+{_PERIOD}{_REST}"
    rf"|(?:{MONTH})\b\.?(?:{TO}(?:{MONTH})\b\.?)?(?:\s+(?:del?\s+)?{_YEAR})?{_REST}"
    rf"|(?:(?:por|for|durante)\s+)?(?:[0-9]{{1,2}}|{any_of(COUNT_NUMBER)})\s+(?:dias?|days?|noches|nights|semanas?|weeks?){_REST}"
    rf"|['’][0-9]{{2}}{_REST}|{_YEAR}{_REST})"
)
_LATE = (
    rf"[\s,(]*(?P<words>[0-9]{{1,3}}(?:[.,][0-9])?\s*(?:min(?:s|utes|utos)?|hours?|horas?)"
    rf"|(?:[0-2]?[0-9]\s+)?[0-5]?[0-9]\s*(?:[ap]\.?m\b\.?|(?:de|en|por)\s+la\s+(?:manana|tarde|noche)\b)"
    rf"|(?:at|a\s+las?)\s+(?:{HOUR})(?:\s+[0-5][0-9]|\s+\w+)?(?:\s*[ap]\.?m\b\.?)?"
    rf"|[0-9]{{1,3}}['’](?:[0-5][0-9])?|[0-2]?[0-9](?:[,;]|:)[0-9]{{1,2}}(?:\s*(?:hrs?|h|[ap]\.?m)\b\.?)?"
    rf"|[0-2][0-9][0-5][0-9]\s*(?:hrs?|hs?|horas)\b\.?|[0-9]{{1,2}}ish|(?:tipo|around|about|aprox\.?|circa)\s+[0-9]{{1,2}}"
    rf"|(?:[01]?[0-9]|2[0-4])(?:\s?(?:m|p|a|hr|horas)\b\.?)?|(?:(?:{HOUR})\s+)?(?:sharp|ish|aprox\.?|approx\.?)){_REST}"
)


def numbered(line: ScannedLine, days: FoundDays) -> str:
    """The number of a title that a span of days begins with, as “Meetup 4 - 12 mar”; nothing if it can be no such."""
    match = re.match(_NUMBERED, line.plain[days.start : days.end])
    before = line.plain[: days.start]
    if match is None or days.first == days.last:
        return ""
    is_loose = match["dash"] != match["dash"].strip() and re.search(_WORD_BEFORE, before)
    return match["n"] if is_loose or re.search(_NUMBER_WORD, before) else ""


def doubt_of_day(line: ScannedLine) -> Place | None:
    """The place of words beside the day that say more of it: another day, a month, the week of a month."""
    for token in (token for token in line.taken if token.kind == TokenKind.DATE):
        before = re.search(_DANGLING, line.plain[: token.start])
        week = re.search(_WEEK, line.plain[: token.start])
        if week and (week["of"] or line.text[token.start : token.end].startswith("del ")):
            before = week
        if before:
            return before.start(), token.end
    for token in (token for token in line.taken if token.kind in {TokenKind.DATE, TokenKind.TIME}):
        if behind := re.match(_FURTHER, line.plain[token.end :]):
            return token.end + behind.start("words"), token.end + behind.end("words")
    return None


def vague_day(line: ScannedLine) -> Place | None:
    """The place of words that say about when, as “next week” and “mediados de marzo”."""
    match = re.search(_VAGUE, line.plain)
    return match.span() if match else None


def doubt_of_weekday(line: ScannedLine, days: FoundDays) -> Place | None:
    """The place of a weekday that is one of a month, as in “primer jueves” and “jueves de marzo”."""
    if days.sureness < Sureness.WEEKDAY:
        return None
    before = re.search(rf"(?<![\w-])(?:(?:el|la|los|las|the)\s+)?{_NTH}\s+$", line.plain[: days.start])
    behind = re.match(rf"s?\s+(?:del?|of|in|en)\s+{_PERIOD}", line.plain[days.end :])
    if before is None and behind is None:
        return None
    return before.start() if before else days.start, days.end + (behind.end() if behind else 0)


def doubt_of_time(line: ScannedLine) -> Place | None:
    """The place of words right behind a day or a time that say another time, or how long it lasts."""
    for token in (token for token in line.taken if token.kind in {TokenKind.DATE, TokenKind.TIME}):
        if behind := re.match(_LATE, line.plain[token.end :]):
            return token.end + behind.start("words"), token.end + behind.end("words")
    return None
