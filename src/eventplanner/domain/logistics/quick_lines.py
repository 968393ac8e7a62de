"""Quick lines of bookings, quotes, resources and venues."""

import re
from collections.abc import Mapping

from eventplanner.domain.parsing.taken_line import TakenLine

_FIRST_COUNT = re.compile(r"(\d{1,7})\s*[x×]?\s+(?=\S)")
_SPAN = re.compile(r"(?<!\S)([+\-−])\s?(\d{1,4}:\d{2}|\d{1,5}\s?(?:min|h|d|m)?)(?!\S)")
_SUPPLIER = re.compile(r"(?<!\S)@\s?(?P<value>[^$@]+?)(?=\s+[$@#]|\s+(?:until|hasta|valid|valida)\s|$)")
_CURRENCY = "(ars|brl|bob|clf|clp|cop|eur|gbp|mxn|pen|pyg|usd|uyu)"
_AMOUNT = re.compile(rf"(?<!\S)\$\s?(\d[\d.,]*)(?:\s+{_CURRENCY}(?!\w))?|(?<!\S){_CURRENCY}\s(\d[\d.,]*)(?!\w)")
_UNTIL = re.compile(r"(?<!\S)(?:valida?\s+)?(?:until|hasta)\s+(?P<value>[^$@]+?)(?=\s+[$@]|$)")
_KIND = re.compile(r"(?<!\S)#(\w+)")
_PLACE = re.compile(r"(?<!\S)@\s?([^@#+]+?)(?=\s+[@#+]|$)")
_OWNER = re.compile(r"(?<!\S)\+(?=[^\W\d_])\s?([^@#+]+?)(?=\s+[@#+]|$)")
_LAST_COUNT = re.compile(r"(?<=\s)[x×]?(\d{1,3}(?:[.,]\d{3})+|\d{1,7})$")
_SETUPS = (
    r"theatre|theater|teatro|auditorium|auditorio|classroom|aula|escuela|school|banquet|banquete|cocktail|coctel"
    r"|standing|de pie|u|u-shape|herradura|boardroom|directorio|workshop|taller|cabaret|lounge|imperial"
)
_SETUP = re.compile(rf"(?<!\S),?((?:{_SETUPS})[:\s]\s?\d[\d.,]*\d|(?:{_SETUPS})[:\s]\s?\d)(?=[,;\s]|$)[,;]?")


def booking_texts(line: str) -> Mapping[str, str]:
    """`2 Projector -1:00 +0:30`: how much of what, from how long before the event until how long after it."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    while match := rest.take(_SPAN):
        name = "giving_back" if match[1] == "+" else "setup"
        said[name] = rest.said(match, 2)
    if match := _FIRST_COUNT.match(rest.plain):
        said["quantity"] = match[1]
        rest = TakenLine(rest.text[match.end() :])
    return {"resource_id": rest.name} | said


def quote_texts(line: str) -> Mapping[str, str]:
    """`Catering @Banquetes Ñuñoa $1.250.000 until 30 apr`: for what, from whom, how much, until when."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    if match := rest.take(_AMOUNT):
        said["amount"] = match[1] or match[4]
        if currency := match[2] or match[3]:
            said["currency"] = currency.upper()
    if match := rest.take(_UNTIL):
        said["valid_until"] = rest.said(match, "value")
    if match := rest.take(_SUPPLIER):
        said["organisation_id"] = rest.said(match, "value").strip('"“”«»')
    return {"need": rest.name} | said


def resource_texts(line: str) -> Mapping[str, str]:
    """`Projector 4 #equipment @Store room +leo`: what, how many, of which kind, kept where, by whom."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    for name, pattern in (("kind", _KIND), ("place", _PLACE), ("owner", _OWNER)):
        if match := rest.take(pattern):
            said[name] = rest.said(match)
    if match := rest.take(_LAST_COUNT):
        said["quantity"] = re.sub("[.,]", "", match[1])
    return {"name": rest.name} | said


def venue_texts(line: str) -> Mapping[str, str]:
    """`Sede Providencia theatre 120, classroom 60 @Santiago`: its name, how many fit in by set-up, the city."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    setups = []
    while match := rest.take(_SETUP):
        setups.append(rest.said(match))
    if match := rest.take(_PLACE):
        said["place"] = rest.said(match)
    if setups:
        said["setups"] = "\n".join(setups)
    return {"name": rest.name.rstrip(",; ")} | said
