"""A role in one line: `MC Paula Neira 18:00-19:30`, `puerta leo`; times are those of clocks where the event is."""

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, counted, fold_each
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.parsing.clocks import FoundClock, find_clocks
from eventplanner.domain.parsing.scanner import ScannedLine
from eventplanner.domain.records.reading import span_text
from eventplanner.domain.team.duties import Duty

_DAY = r"(?<!\S)(?:(?:el|the|on) )?(?:(?:day|dia) ([1-9]\d?)|(?P<nth>{nths}) (?:day|dia))(?=$|[\s,;])"
_NTHS = {
    "first": 1, "1st": 1, "primer": 1, "1er": 1, "second": 2, "2nd": 2, "segundo": 2, "2do": 2, "third": 3, "3rd": 3,
    "tercer": 3, "3er": 3,
}  # fmt: skip
_HOURS = r"(?<!\w)(?:de|desde|from|entre|between) \d{1,2} (?:a|to|y|and|hasta|until)(?: las?)? \d{1,2}(?!\w)"
_NUMBER = r"(?<![^\s,;])\d\S*"
_SAID_YES = r"(?:^|[\s,;])(?:confirmed|confirmad[oa]|ok|✓)(?=\s*$)"
_LABEL = r"\(([^()]*)\)"
_MORE_WORDS = {Duty.DOOR: "check-in|checkin|registration", Duty.HOST: "hosts", Duty.CAMERA: "video|streaming"}
_TIMES = r"(?<![^\s,;])(?:[x×]\s?\d{1,3}|\d{1,3}\s?[x×])(?![^\s,;])"
_ONE = N_("“{text}”: a line adds one role; write it once for each person")
_DAY_MINUTES = 24 * 60
_NO_TIME = N_("“{text}” is no time and no name: write {example}, or what exactly in brackets")


def role_texts(text: str, event: EventDraft | None, duties: Mapping[str, StrEnum]) -> dict[str, str]:
    """Reads a line about a role, as texts by field. Raises Invalid where a time cannot be counted from the event,
    and for several roles at once.

    `duties` are the words for duties, folded.

    A duty comes first; without one the line says what exactly somebody does, who is named behind a `+`. What stands in
    brackets says what exactly, too.
    """
    line = ScannedLine(text)
    if several := line.find(_TIMES) or _counted_duty(line.plain, duties):
        raise Invalid({"duty": Message(_ONE, {"text": line.text[slice(*several.span())].strip()})})
    is_confirmed = line.take(_SAID_YES, "confirmed") is not None
    day, times = _take_day(line, event), _take_times(line)
    minutes = _minutes(times, day, event) if times else {}
    if day and not times:
        raise Invalid({"begins": Message("say the time as well: {example}", {"example": "09:00-13:00"})})
    label = line.read(label=_LABEL)
    duty, others = _duty(line.left, duties)
    before, plus, person = (part.strip(" ,;") for part in f" {others}".partition(" +"))
    if not plus and duty is not Duty.OTHER:
        before, person = "", before
    if duty is Duty.OTHER and not before and not label and person:
        before, person = person, ""
    if number := re.search(_HOURS, fold_each(before)) or re.search(_NUMBER, person):
        raise Invalid({"begins": Message(_NO_TIME, {"text": number[0], "example": "09:00-13:00"})})
    texts = {"duty": duty.value, "label": label.get("label", before), "person_id": person, **minutes}
    if is_confirmed and person:
        texts["confirmed"] = "yes"
    return {name: text for name, text in texts.items() if text}


def _counted_duty(plain: str, duties: Mapping[str, StrEnum]) -> re.Match[str] | None:
    """Returns how many of a duty a line begins with, as in “2 hosts”."""
    words = "|".join(re.escape(words) for words, _each in _words(duties))
    return re.match(rf"(?:[2-9]|[1-9]\d)\s+(?:{words})(?:e?s)?(?!\w)", plain)


def _duty(text: str, duties: Mapping[str, StrEnum]) -> tuple[Duty, str]:
    """The duty that a text begins with, in either language, and the rest."""
    plain = fold_each(text)
    for words, duty in _words(duties):
        if plain == words or plain.startswith((f"{words} ", f"{words},", f"{words}:")):
            return duty, text[len(words) :].strip(" ,:;")
    return Duty.OTHER, text


def _words(duties: Mapping[str, StrEnum]) -> list[tuple[str, Duty]]:
    """Returns the words for duties, longest first."""
    found: dict[str, Duty] = {word.replace("_", " "): Duty(duty) for word, duty in duties.items()}
    found |= {word: duty for duty, words in _MORE_WORDS.items() for word in words.split("|")}
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def _take_day(line: ScannedLine, event: EventDraft | None) -> int | None:
    """Takes which day of the event it is. Raises Invalid for one that the event does not have."""
    match = line.take(_DAY.format(nths="|".join(_NTHS)), "day")
    if match is None:
        return None
    day = _NTHS[match["nth"]] if match["nth"] else int(match[1])
    if event is not None and event.first_day and event.last_day:
        days = (event.last_day - event.first_day).days + 1
        if day > days:
            raise Invalid({"begins": counted("the event has {n} day", "the event has {n} days", days)})
    return day


def _take_times(line: ScannedLine) -> FoundClock | None:
    """Takes from when to when, or from when. Raises Invalid for two times that are no stretch."""
    found = find_clocks(line.plain)
    if len(found) > 1:
        times = ", ".join(line.text[each.start : each.end].strip() for each in found)
        raise Invalid({"begins": Message("one time, or from when to when: {times}", {"times": times})})
    for each in found:
        line.cut(each.start, each.end, "begins")
        return each
    return None


def _minutes(times: FoundClock, day: int | None, event: EventDraft | None) -> Mapping[str, str]:
    """Clock times as minutes from the start of the event."""
    if event is None or event.start is None:
        raise Invalid({"begins": Message("the event has no date yet, and times are counted from it")})
    start = event.start.hour * 60 + event.start.minute
    begins = times.first.hour * 60 + times.first.minute - start
    begins += (day - 1) * _DAY_MINUTES if day else _night(begins, event)
    if times.last is None:
        return {"begins": span_text(begins)}
    ends = times.last.hour * 60 + times.last.minute - start
    while ends <= begins:
        ends += _DAY_MINUTES
    return {"begins": span_text(begins), "ends": span_text(ends)}


def _night(begins: int, event: EventDraft) -> int:
    """Half past midnight of an evening that goes on until two is of the day after."""
    if event.start is None or event.end is None or event.all_day or begins >= 0:
        return 0
    after = event.start + timedelta(minutes=begins + _DAY_MINUTES)
    return _DAY_MINUTES if after < event.end and (event.end - event.start).days < 1 else 0
