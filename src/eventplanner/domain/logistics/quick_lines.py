"""Quick lines of bookings, quotes, resources and venues."""

import re
from collections.abc import Mapping

from eventplanner.domain.parsing.left_over import refuse_left
from eventplanner.domain.parsing.said_amount import (
    AFTER_NAME,
    AMOUNT,
    looks_like_money,
    refuse_figure_in,
    refuse_product,
    refuse_unread,
    take_amount,
)
from eventplanner.domain.parsing.scanner import QUOTES, ScannedLine

_FIRST_COUNT = r"^\s*(\d{1,7})\s*[x×]?\s+(?=\S)"
_SPAN = r"(?<!\S)([+\-−])\s?(\d{1,4}:\d{2}|\d{1,5}\s?(?:min|h|d|m)?)(?!\S)"
_SUPPLIER = rf"(?<!\S)@\s?(?=\S)(?P<value>[^$@]+?)(?=\s+(?:[@#]|{AFTER_NAME})|\s+(?:until|hasta|valid|valida)\s|\s*$)"
_NET = r"(?<!\S)(?:net[oa]?|\+\s?iva|mas iva|plus vat)(?!\S)"
"""As quotes are unless they say otherwise."""
_UNTIL = r"(?<!\S)(?:valida?\s+)?(?:until|hasta)\s+(?P<value>[^$@]+?)(?=\s+[$@]|\s*$)"
_KIND = r"(?<!\S)#(\w+)"
_PLACE = r"(?<!\S)@\s?(?=\S)([^@#+]+?)(?=\s+[@#+]|\s*$)"
_OWNER = r"(?<!\S)\+(?=[^\W\d_])\s?([^@#+]+?)(?=\s+[@#+]|\s*$)"
_LAST_COUNT = r"(?<=\s)[x×]?(\d{1,3}(?:[.,]\d{3})+|\d{1,7})(?=\s*$)"
_SETUPS = (
    r"theatre|theater|teatro|auditorium|auditorio|classroom|aula|escuela|school|banquet|banquete|cocktail|coctel"
    r"|standing|de pie|u|u-shape|herradura|boardroom|directorio|workshop|taller|cabaret|lounge|imperial"
)
_SETUP = rf"(?<!\S),?((?:{_SETUPS})[:\s]\s?\d[\d.,]*\d|(?:{_SETUPS})[:\s]\s?\d)(?=[,;\s]|$)[,;]?"


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
    texts = line.read(valid_until=_UNTIL)
    refuse_product(line)
    refuse_unread(line)
    supplier = line.read(organisation_id=_SUPPLIER)
    # A number that does not look like money is part of what is asked for: chairs for 100 people.
    if any(map(looks_like_money, AMOUNT.finditer(line.plain))):
        texts |= take_amount(line)
        line.take(_NET, "net")
        refuse_left(line, texts["amount"], counts=False)
    is_marked = "currency" in texts or "$" in line.text
    refuse_figure_in(supplier.get("organisation_id", ""), texts.get("amount", ""), is_marked=is_marked)
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
