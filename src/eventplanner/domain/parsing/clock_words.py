"""Words for the time of day, as `half past 7`, `7 y media`, `de la tarde` or `noon`; for folded text."""

import re

from eventplanner.domain.parsing.calendar_words import COUNT_NUMBER, MONTH, any_of

_HOURS = {name: hour for name, hour in COUNT_NUMBER.items() if name not in {"a", "an", "un", "uno"}}
_MINUTES = {
    **dict.fromkeys(("half", "media"), 30),
    **dict.fromkeys(("quarter", "a quarter", "cuarto", "un cuarto", "quince", "fifteen"), 15),
    **dict.fromkeys(("five", "cinco"), 5),
    **dict.fromkeys(("ten", "diez"), 10),
    **dict.fromkeys(("twenty", "veinte"), 20),
    **dict.fromkeys(("twenty-five", "twenty five", "veinticinco"), 25),
}
_AFTER = {"media", "cuarto", "quince", "cinco", "diez", "veinte", "veinticinco"}
"""Minutes behind `y` and `menos`."""
_BARE = {"thirty": 30, "treinta": 30, "forty": 40, "cuarenta": 40, "fifty": 50, "cincuenta": 50, "forty-five": 45}
_BARE |= {"forty five": 45, "cuarenta y cinco": 45, "fifteen": 15, "quince": 15, "twenty": 20, "veinte": 20, "ten": 10}
"""Minutes that stand right behind an hour, as in “seven thirty”."""
_UNLIKELY = {"five", "ten"}
"""“Ten to eight” is a stretch as often as a time."""
MIDNIGHT = "n"
"""The half of the day of twelve at night: an end of one day as well as a beginning of the next."""
_NOON = ("mediodia", "medio dia", "noon", "midday")
_MIDNIGHT = ("medianoche", "media noche", "midnight")
_PARTS = {
    **dict.fromkeys(("manana", "morning"), ("a", range(1, 12))),
    "madrugada": ("a", range(1, 8)),
    **dict.fromkeys(("tarde", "afternoon", "evening", "mediodia", "dia"), ("p", range(1, 13))),
    **dict.fromkeys(("noche", "night"), ("p", range(6, 12))),
}
"""By part of the day: its half, and the hours of a clock that are in it."""
_FIRST_OF = {"tarde": range(12, 21), "afternoon": range(12, 20), "evening": range(15, 24), "noche": range(18, 25)}
_FIRST_OF |= {"night": range(18, 25), "manana": range(12), "morning": range(12), "madrugada": range(8)}
"""The hours of a whole day that are in it, where an hour is written as one of 24."""

PART = (
    r"(?:(?:de|en|por)\s+la\s+(?:manana|tarde|noche|madrugada)|del\s+(?:mediodia|dia)"
    r"|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b"
)
"""A part of the day, as it stands behind an hour."""
HOUR = rf"[0-2]?[0-9]|(?:{any_of(_HOURS)})\b"
SHARP = r"(?:\s+(?:o['’]?\s?clock|en\s+punto)\b)"
_BEFORE_HOUR = any_of(name for name in _MINUTES if name not in _UNLIKELY)


def spoken(n: int) -> str:
    """A pattern of a time in words; its groups end in a number of the kind given."""
    return (
        rf"(?:(?:12\s+)?(?P<word{n}>{any_of((*_NOON, *_MIDNIGHT))})\b"
        rf"|(?P<off{n}>{_BEFORE_HOUR}|(?:{any_of(_UNLIKELY)}|[0-9]{{1,2}})(?=\s+(?:past|para\s+las?|min)))"
        rf"(?:\s+min(?:utes|utos)?)?\s+(?P<way{n}>past|to|para\s+las?)\s+(?P<from{n}>{HOUR})(?![:.h]?[0-9])"
        rf"|(?:(?<=\ba\slas\s)|(?<=\ba\sla\s)|(?!\S+\s+y\s+[0-9]))(?P<hour{n}>{HOUR})\s+(?P<sign{n}>y|menos)\s+"
        rf"(?P<more{n}>(?:un\s+)?(?:{any_of(_AFTER)})\b|(?:[1-5][05]|5)\b(?![:.h]))(?!\s+(?:de\s+)?(?:{MONTH})\b)"
        rf"|(?:(?<=\bat\s)|(?<=\ba\slas\s)|(?=\S+\s+\S+(?:\s+y\s+cinco)?\s+(?:[ap]\.?\s?m\b|{PART})))"
        rf"(?P<bare{n}>{any_of(_HOURS)})\s+(?P<past{n}>{any_of(_BARE)})\b)"
    )


def said_in(match: re.Match[str], n: int) -> tuple[int, int] | None:
    """The hour that a time in words names, and the minutes past it, or before it; None if none was matched."""
    if word := match[f"word{n}"]:
        return (12, 0) if word in _NOON else (24, 0)
    if minutes := match[f"off{n}"]:
        number = _minutes_of(minutes)
        return hour_of(match[f"from{n}"]), number if match[f"way{n}"] == "past" else -number
    if minutes := match[f"more{n}"]:
        number = _minutes_of(minutes)
        return hour_of(match[f"hour{n}"]), number if match[f"sign{n}"] == "y" else -number
    if minutes := match[f"past{n}"]:
        return hour_of(match[f"bare{n}"]), _BARE[minutes]
    return None


def _minutes_of(text: str) -> int:
    return _MINUTES[text] if text in _MINUTES else int(text)


def hour_of(text: str) -> int:
    """The hour that digits or a word say."""
    return _HOURS[text] if text in _HOURS else int(text)


def half_of(part: str, hour: int) -> str | None:
    """`a` or `p` for an hour in a part of the day, nothing where the hour says it; None if it is not in that part."""
    name = part.rsplit(maxsplit=1)[-1]
    half, hours = _PARTS[name]
    if hour == 12 and name in {"noche", "night"}:
        return MIDNIGHT
    if hour in hours:
        return half
    return "" if hour > 12 and hour in _FIRST_OF.get(name, ()) else None
