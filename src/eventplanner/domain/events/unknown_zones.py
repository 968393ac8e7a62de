"""Zones behind a time of day that are none of one city: `7pm EST`, `19:00 -03:00`, `UTC-3`."""

import re

from eventplanner.domain.parsing.calendar_words import any_of
from eventplanner.domain.parsing.scanner import ScannedLine
from eventplanner.domain.parsing.zone_names import zone_named

_ABBREVIATIONS = (
    "EST EDT ET PST PDT PT CST CDT CT MST MDT MT AST ADT AKST HST CET CEST WET WEST EET EEST BST IST MSK JST KST AEST AEDT"
    " NZST CLT CLST ART BRT PET COT VET BOT UYT PYT ECT"
)
"""Most are of several zones, or written for another one in summer."""
_IN_CAPITALS = frozenset("et pt ct mt art pet cot vet bot ist wet west ast est ect".split())
"""Those that are other words in small letters."""
_OFFSET = r"[+−-](?:1[0-4]|0?[0-9])(?::?[0-5][0-9])?(?![\w:]|[.,-]?[0-9])"
_CLOCK = r"(?:[0-9][:h.][0-5][0-9]|[0-9]\s?[ap]\.?m\.?|[0-9]\s?h(?:rs?|s)?\b\.?)"
_ZONE = (
    rf"{_CLOCK}[\s,]*\(?(?P<words>(?:{any_of(_ABBREVIATIONS.lower().split())})(?!\w))"
    rf"|(?<!\S)(?P<ahead>{any_of(_ABBREVIATIONS.lower().split())})\s+[0-9]{{1,2}}(?:[:h][0-9]|\s?[ap]\.?m\b)"
    rf"|{_CLOCK}\s+\(?(?P<offset>(?:(?:utc|gmt)\s?)?[+−](?:1[0-4]|0?[0-9])(?::?[0-5][0-9])?(?![\w:])|-0[0-9](?::?[0-5][0-9])?(?![\w:])"
    rf"|-1[0-4][0-5][0-9](?!\w))"
    rf"|(?<!\S)\(?(?P<utc>(?:utc|gmt)\s?{_OFFSET})"
    r"|[0-9]:[0-5][0-9](?P<zulu>z)(?!\w)"
    rf"|{_CLOCK}[\s,]*\(?(?P<area>(?:(?:us|north\s+american?)\s+)?(?:eastern|central|mountain|pacific|atlantic)(?:\s+european)?"
    r"(?:\s+(?:standard|daylight|summer))?\s+time|local\s+time|(?:eastern|pacific|mountain)(?=[\s,)]*(?:[@#~+]|$))|hora\s+(?:local|(?:del?\s+)?(?:este|pacifico|centro|oeste|central|oriental|montana)))(?!\w)"
    rf"|{_CLOCK}[\s,]*\(?(?P<of>hora\s+de\s+(?P<place>[^\W\d_]\w*))(?!\w)"
)


def unknown_zone(line: ScannedLine) -> tuple[int, int] | None:
    """The place of a zone behind a time that is none of one city; abbreviations are such in capitals alone."""
    for match in re.finditer(_ZONE, line.plain):
        name = next(name for name in ("words", "ahead", "offset", "utc", "zulu", "area", "of") if match[name])
        start, end = match.span(name)
        is_word = match[name] in _IN_CAPITALS and not line.text[start:end].isupper()
        if is_word or (name == "of" and zone_named(match["place"])):
            continue
        return start, end
    return None
