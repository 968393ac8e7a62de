"""Quick lines of bookings, quotes, resources and venues."""

import re
from collections.abc import Mapping

from eventplanner.domain.parsing.scanner import QUOTES, ScannedLine

_FIRST_COUNT = re.compile(r"^\s*(\d{1,7})\s*[x×]?\s+(?=\S)")
_SPAN = re.compile(r"(?<!\S)([+\-−])\s?(\d{1,4}:\d{2}|\d{1,5}\s?(?:min|h|d|m)?)(?!\S)")
_SUPPLIER = re.compile(r"(?<!\S)@\s?(?=\S)(?P<value>[^$@]+?)(?=\s+[$@#]|\s+(?:until|hasta|valid|valida)\s|\s*$)")
_CURRENCY = "(ars|brl|bob|clf|clp|cop|eur|gbp|mxn|pen|pyg|usd|uyu)"
_AMOUNT = re.compile(rf"(?<!\S)\$\s?(\d[\d.,]*)(?:\s+{_CURRENCY}(?!\w))?|(?<!\S){_CURRENCY}\s(\d[\d.,]*)(?!\w)")
_UNTIL = re.compile(r"(?<!\S)(?:valida?\s+)?(?:until|hasta)\s+(?P<value>[^$@]+?)(?=\s+[$@]|\s*$)")
_KIND = re.compile(r"(?<!\S)#(\w+)")
_PLACE = re.compile(r"(?<!\S)@\s?(?=\S)([^@#+]+?)(?=\s+[@#+]|\s*$)")
_OWNER = re.compile(r"(?<!\S)\+(?=[^\W\d_])\s?([^@#+]+?)(?=\s+[@#+]|\s*$)")
_LAST_COUNT = re.compile(r"(?<=\s)[x×]?(\d{1,3}(?:[.,]\d{3})+|\d{1,7})(?=\s*$)")
_SETUPS = (
    r"theatre|theater|teatro|auditorium|auditorio|classroom|aula|escuela|school|banquet|banquete|cocktail|coctel"
    r"|standing|de pie|u|u-shape|herradura|boardroom|directorio|workshop|taller|cabaret|lounge|imperial"
)
_SETUP = re.compile(rf"(?<!\S),?((?:{_SETUPS})[:\s]\s?\d[\d.,]*\d|(?:{_SETUPS})[:\s]\s?\d)(?=[,;\s]|$)[,;]?")


def booking_texts(text: str) -> Mapping[str, str]:
    """`2 Projector -1:00 +0:30`: how much of what, from how long before the event until how long after it."""
    line = ScannedLine(text)
    texts: dict[str, str] = {}
    while match := line.take(_SPAN, "span"):
        texts["giving_back" if match[1] == "+" else "setup"] = line.written(match, 2)
    texts |= line.read(quantity=_FIRST_COUNT)
    return {"resource_id": line.name} | texts


def quote_texts(text: str) -> Mapping[str, str]:
    """`Catering @Banquetes Ñuñoa $1.250.000 until 30 apr`: for what, from whom, how much, until when."""
    line = ScannedLine(text)
    texts: dict[str, str] = {}
    if match := line.take(_AMOUNT, "amount"):
        texts["amount"] = match[1] or match[4]
        if currency := match[2] or match[3]:
            texts["currency"] = currency.upper()
    texts |= line.read(valid_until=_UNTIL)
    supplier = line.read(organisation_id=_SUPPLIER)
    return {"need": line.name} | texts | {name: value.strip(QUOTES) for name, value in supplier.items()}


def resource_texts(text: str) -> Mapping[str, str]:
    """`Projector 4 #equipment @Store room +leo`: what, how many, of which kind, kept where, by whom."""
    line = ScannedLine(text)
    texts = line.read(kind=_KIND, place=_PLACE, owner=_OWNER, quantity=_LAST_COUNT)
    if "quantity" in texts:
        texts["quantity"] = re.sub("[.,]", "", texts["quantity"])
    return {"name": line.name} | texts


def venue_texts(text: str) -> Mapping[str, str]:
    """`Sede Providencia theatre 120, classroom 60 @Santiago`: its name, how many fit in by set-up, the city."""
    line = ScannedLine(text)
    setups = []
    while setup := line.read(setups=_SETUP):
        setups.append(setup["setups"])
    texts = line.read(place=_PLACE) | ({"setups": "\n".join(setups)} if setups else {})
    return {"name": line.name.rstrip(",; ")} | texts
