"""Rest of a typed line of money beside its amount: the words of a name, or some that were not understood."""

import re
from collections.abc import Iterator

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.parsing.said_amount import QUOTED, SCALE
from eventplanner.domain.parsing.scanner import TAKEN, ScannedLine

IN_ALL = r"(?<!\S)(?:in all|in total|en total|(?<=\d\s)total)(?![^\s,;.])"
"""An amount is that of the whole line, whatever number its name has."""
_LINKS = r"a|at|por|for|de|of|en|para|y|and"
_LINK = re.compile(rf"(?<!\S)(?:{_LINKS})[\s{TAKEN}]*$")
_UNIT = (
    r"(?:noche|night|semana|week|mes|month|trimestre|quarter|ano|year|sesion|session|unidad|unit|pieza|piece|mesa|table|pieza"
    r"|habitacion|room|sala|caja|box|equipo|team|entrada|ticket|bus|viaje|trip|cupo|seat|silla|taller|workshop|evento|event"
    r"|persona|person|head|cabeza|asistente|attendee|invitado|guest|participante|participant|charlista|speaker|ponente"
    r"|orador|relator|expositor|integrante|dia|day|jornada|hora|hour|minuto|minute|kilo|metro|m2|kg|km|licencia|licen[cs]e)"
    r"(?:e?s)?"
)
_PER = re.compile(
    rf"(?<!\S)(?:per\s+\w+|(?:por|x|each|cada|for each|para cada|por cada)\s*{_UNIT}(?!\w)|/\s?{_UNIT}(?!\w)|daily|diari[oa]s?"
    rf"|mensual(?:es)?|monthly|weekly|semanal(?:es)?|p\.?/?p\.?(?!\w))"
    rf"|(?<=[\d{TAKEN}])\s*(?:/\s?[^\W\d_]+|(?:an?|al|la|el|a la)\s+{_UNIT}(?!\w))"
)
"""Words that say of what an amount is the price of one."""
_COUNT = re.compile(
    r"(?<![\w.,#-])(?P<number>\d[\d.]*)\s+(?P<what>(?:personas?|people|pax|staff|[^\W\d_][^\W\d_'’-]{2,}s)(?!\w))"
)
_FIRST_COUNT = re.compile(
    r"^\s*(?P<number>\d[\d.]*)\s+(?P<what>(?!(?:de|of|del|to|al|and|y|o|or|vs)\s)[^\W\d_]+)(?!\w)"
)
_MEASURES = re.compile(
    r"pulgadas|inches|metros|met(?:re|er)s|lumen(?:e?s)|watts|megas|gigas|mbps|gbps|grados|degrees|os"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_BEFORE = re.compile(r"(?<![\w.,#-])(?P<number>\d[\d.]*)(?P<comma>,)?\s*$")
_BEHIND = re.compile(r"\s*(?P<comma>,)?\s*(?P<number>\d[\d.]*)(?![\w.,]*\w)")
_TIMES = re.compile(rf"(?<![^\s\d])[x×*@](?=\s*[\d{TAKEN}])|(?<=[\d{TAKEN}])\s*[x×*@](?![^\s\d])")
"""A sign of times, where it is no letter of a name."""
_BARE = re.compile(rf"[\d.,\s'’-]+(?:{SCALE})?")
_PESOS = re.compile(r"\s*pesos?(?!\w)")
_CRUMB = re.compile(r"[^\w\s]+")
_LOOSE = ",;|·:"
_NAMES = re.compile(rf"{QUOTED.pattern}|\([^)]*\)")
"""Parts of a name that stand as they are written."""


def refuse_left(
    line: ScannedLine, price: str, quantity: str = "", *, in_all: bool = False, counts: bool = True
) -> None:
    """Takes what hangs loose at an amount out of a line. Raises Invalid where what is left says more than a name.

    `counts` says whether a number with a noun may be how many of them; `in_all` that the amount is that of the line.
    """
    spans = [token[:2] for token in line.taken if token.kind == "amount"]
    if not price or not spans:
        return
    plain = _unquoted(line)
    if match := _PESOS.match(plain, spans[-1][1]):
        raise Invalid({"currency": Message(_WHOSE.id, {"text": line.written(match), "price": price})})
    if match := _PER.search(plain):
        raise Invalid({"quantity": Message(_EACH.id, {"text": line.written(match), "price": price})})
    if counts and not in_all:
        _refuse_count(line, plain, price, quantity)
        _refuse_number(line, plain, spans[-1], price, quantity)
    if match := _TIMES.search(plain):
        raise Invalid({"quantity": not_understood(line.written(match))})
    _take_link(line, plain, spans[-1], is_name=in_all or not counts)
    _take_loose(line)


def _unquoted(line: ScannedLine) -> str:
    return _NAMES.sub(lambda name: "_" * len(name[0]), line.plain)


def _refuse_count(line: ScannedLine, plain: str, price: str, quantity: str) -> None:
    """Raises Invalid where a number of things is left."""
    for match in (*_FIRST_COUNT.finditer(plain), *_COUNT.finditer(plain)):
        if not _is_count(match["number"], quantity) or _MEASURES.fullmatch(match["what"]):
            continue
        text = line.written(match)
        raise Invalid({"quantity": not_understood(text) if quantity else _counted(text, match["number"], price)})


def _refuse_number(line: ScannedLine, plain: str, amount: tuple[int, int], price: str, quantity: str) -> None:
    """Raises Invalid where a number stands alone between commas, or beside an amount without a sign."""
    start, end = amount
    is_bare = _BARE.fullmatch(fold(line.text[start:end])) is not None
    for match in (_BEFORE.search(plain[:start]), _BEHIND.match(plain, end)):
        if match is not None and (is_bare or match["comma"]) and _is_count(match["number"], quantity):
            raise Invalid({"quantity": _counted(match["number"], match["number"], price)})


def _is_count(number: str, quantity: str) -> bool:
    return number not in {"1", quantity} and not _YEAR.fullmatch(number)


def _take_link(line: ScannedLine, plain: str, amount: tuple[int, int], *, is_name: bool) -> None:
    """Takes a word that only leads from the name to the amount."""
    start, end = amount
    match = _LINK.search(plain[:start])
    if match is None or not line.written(match).islower():
        return
    word, number = line.written(match), line.text[start:end]
    has_number = re.search(r"(?<!\w)\d", plain) is not None and not is_name
    if word in {"y", "and"} or has_number or (number.isdecimal() and len(number) < 4):
        raise Invalid({"amount": not_understood(f"{word} {number}")})
    line.cut(*match.span(), "amount")


def _take_loose(line: ScannedLine) -> None:
    """Takes the punctuation that parts a name from what was taken."""
    for run in re.finditer(f"[^{TAKEN}]+", _unquoted(line)):
        for start, end in _ends(run, len(line.plain)):
            text = line.text[start:end]
            if text.strip(_LOOSE):
                raise Invalid({"amount": not_understood(text)})
            line.cut(start, end, "amount")


def _ends(run: re.Match[str], length: int) -> Iterator[tuple[int, int]]:
    """Yields where punctuation hangs at the ends of a stretch that stand beside what was taken."""
    words = list(re.finditer(r"\S+", run[0]))
    place = run.start()
    if words and place and _CRUMB.fullmatch(words[0][0]):
        yield place + words[0].start(), place + words[0].end()
    if words and run.end() < length:
        last = words[-1]
        if _CRUMB.fullmatch(last[0]) and len(words) > 1:
            yield place + last.start(), place + last.end()
        elif last[0][-1] in _LOOSE:
            yield place + last.end() - 1, place + last.end()


def not_understood(text: str) -> Message:
    """Returns the message that a part of a line is neither its name nor its amount."""
    return Message(_LEFT.id, {"text": text})


def _counted(text: str, number: str, price: str) -> Message:
    return Message(_COUNTED.id, {"text": text, "number": number, "price": price})


_EACH = Message("“{text}” makes {price} the price of one: write how many, as in 3 x {price}")
_COUNTED = Message("“{text}” may be how many cost {price} each: write {number} x {price}, or {price} in all")
_WHOSE = Message("“{text}” are those of several countries: write {price}, or the code of a currency")
_LEFT = Message("“{text}” is not understood beside the amount: leave it out, or write a name in quotation marks")
