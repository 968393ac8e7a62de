"""The quick lines of a budget's own records: lines, transfers, envelopes, rates, and promises to sponsors."""

import re
from collections.abc import Mapping
from datetime import date

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.budget.categories import category_of
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.parsing.amounts import two_meanings
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.said_amount import AFTER_NAME, AMOUNT, VAT, take_amount
from eventplanner.domain.parsing.taken_line import TakenLine

_FLOW = re.compile(r"^(?P<flow>expense|income|gasto|ingreso)s?\b:?\s*")
_DRIVERS = {
    r"(?:attendee|head|person|asistente|persona|cabeza|pax)s?\s+(?:in person|presencial(?:es)?)": Driver.IN_PERSON,
    r"(?:attendee|head|person|asistente|persona)s?\s+(?:online|en linea|virtual(?:es)?)": Driver.ONLINE,
    r"(?:staff|member of staff|persona del equipo|persona de staff|integrante)": Driver.STAFF,
    r"(?:attendee|head|person|participant|asistente|persona|participante|cabeza|pax)s?": Driver.ATTENDEE,
    r"(?:speaker|charlista|orador|oradora|expositor|expositora|ponente|relator|relatora)s?": Driver.SPEAKER,
    r"(?:day|dia)s?": Driver.DAY,
    r"(?:hour|hora)s?": Driver.HOUR,
}
_PER = [
    (re.compile(rf"(?<!\w)(?:per|por|/|each|por cada)\s*{words}(?!\w)"), driver) for words, driver in _DRIVERS.items()
]
_PARTY = re.compile(
    rf"(?<!\S)@\s?(?P<value>[^@#$]+?)(?=\s+(?:[@#]|{AFTER_NAME}|because\s|porque\s|per\s|por\s|iva\s|vat\s)|$)"
)
_CATEGORY = re.compile(r"(?<!\S)#(?P<value>[^\s#@$]+(?:\s+(?:and|y)\s+[^\s#@$]+)?)")
_REASON = re.compile(r"(?<!\S)(?:because|porque|motivo:|reason:)(?:\s+|$)(?P<value>.*)$")
_QUANTITY = re.compile(
    r"(?<!\S)(?P<n>\d[\d.,]*)\s?[x×]\s?(?=[\d$€£]|us\$|uf\s|usd\s|eur\s|clp\s)|(?<!\S)[x×]\s?(?P<m>\d[\d.,]*)(?!\S)"
)
_CENTRE = re.compile(r"(?<!\S)(?:cc|cost centre|centro de costos?|centro):\s?(?P<value>\S+)")
_LEVEL = re.compile(r"(?<!\S)(?:level|nivel):?\s+(?P<value>\S+)")
_YEAR = re.compile(r"(?<!\S)(?P<value>(?:19|20|21)\d\d)(?!\S)")
_QUOTES = '"“”«» '
"""Around a name that a number stands in."""
_FROM_TO = re.compile(r"(?<!\w)(?:from|desde|de)\s+(?P<source>.+?)\s+(?:to|a|hacia)\s+(?P<target>.+)$")
_QUARTER = re.compile(r"(?<!\S)(?:q|t|trim(?:estre)?\s?)(?P<value>[1-4])(?!\S)")
_OVER = re.compile(r"(?<!\S)(ask|warn|preguntar|avisar)$")
_BY = re.compile(r"(?<!\S)(?:by|until|due|antes del|hasta|vence|para el)\s+(?P<value>.+)$")


def line_texts(line: str, *, year: int | None = None) -> Mapping[str, str]:
    """`expense Catering 6.500 per attendee @La Mesa #catering`: an amount for each of something, or a plain one."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    if match := rest.take(_REASON):
        said["reason"] = rest.said(match, "value")
    if match := rest.take(_FLOW):
        said["flow"] = "income" if match["flow"] in {"income", "ingreso"} else "expense"
    if match := rest.take(VAT):
        said["vat"] = match["a"] or match["b"]
    times = _times(rest)
    for name, pattern in (("level", _LEVEL), ("cost_centre", _CENTRE), ("organisation_id", _PARTY)):
        if match := rest.take(pattern):
            said[name] = rest.said(match, "value")
    if match := rest.take(_CATEGORY):
        said["category"] = category_of(rest.said(match, "value").replace("_", " "))
    said |= _each(rest, times)
    _refuse_number_in(said)
    said |= {name: said[name].strip('"“”«»') for name in ("level", "cost_centre", "organisation_id") if name in said}
    if year is not None and "year" not in said:
        said["year"] = str(year)
    return {"name": rest.name} | said


def _refuse_number_in(said: Mapping[str, str]) -> None:
    """Without an amount, a number at the end of a supplier's name may be it. Raises Invalid."""
    match = re.search(r"\s(\d[\d.,]*)$", said.get("organisation_id", ""))
    if match and not {"amount", "unit_price"} & said.keys():
        why = Message(
            "“{number}” may be the amount or part of the name: write ${number}, or the name in quotation marks",
            {"number": match[1]},
        )
        raise Invalid({"amount": why})


def plan_texts(text: str) -> Mapping[str, str]:
    """`6.500 per attendee because the menu is dearer`: what the plan of a line is from now on. Raises Invalid."""
    rest = TakenLine(text)
    said: dict[str, str] = {}
    if match := rest.take(_REASON):
        said["reason"] = rest.said(match, "value")
    if match := rest.take(VAT):
        said["vat"] = match["a"] or match["b"]
    said |= _each(rest, _times(rest))
    if rest.text or not {"amount", "unit_price"} & said.keys():
        raise Invalid({"amount": Message("an amount, such as 1250000")})
    return said


def _times(rest: TakenLine) -> dict[str, str]:
    """What an amount is multiplied by."""
    said: dict[str, str] = {}
    for pattern, driver in _PER:
        if rest.take(pattern):
            said["driver"] = driver.value
            break
    if match := rest.take(_QUANTITY):
        said["quantity"] = match["n"] or match["m"]
    return said


def _each(rest: TakenLine, times: Mapping[str, str]) -> dict[str, str]:
    """The amount, with what it is multiplied by. Raises Invalid."""
    said = dict(times)
    amount, currency = take_amount(rest)
    if amount:
        said["unit_price" if said else "amount"] = amount
    if currency:
        said["currency"] = currency
    return said


def transfer_texts(line: str) -> Mapping[str, str]:
    """`$500.000 from Swag to Catering because more came`. Raises Invalid."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    if match := rest.take(_REASON):
        said["reason"] = rest.said(match, "value")
    match = _FROM_TO.search(rest.plain)
    # A number in the name of a line is no amount where one stands before both.
    amount = TakenLine(rest.text[: match.start()]) if match and AMOUNT.search(rest.plain[: match.start()]) else rest
    said["amount"], _currency = take_amount(amount)
    match = _FROM_TO.search(rest.plain)
    if match is None:
        raise Invalid({"from_id": Message("say from which line to which, as in: 500000 from Swag to Catering")})
    source, target = (rest.text[slice(*match.span(end))].strip(_QUOTES) for end in ("source", "target"))
    return said | {"from_id": source, "to_id": target}


def envelope_texts(line: str, *, year: int) -> Mapping[str, str]:
    """`Catering $12.000.000 2027 Q2 cc:devrel`: what a year may spend on something; on everything if nothing is said."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    if match := rest.take(_CENTRE):
        said["cost_centre"] = rest.said(match, "value")
    if match := rest.take(_QUARTER):
        said["quarter"] = match["value"]
    amount = next((each for each in AMOUNT.finditer(rest.plain) if each["sign"]), None)
    if amount is None and (match := rest.take(_YEAR)):
        said["year"] = match["value"]
    said["amount"], _currency = take_amount(rest)
    if "year" not in said:
        match = rest.take(_YEAR)
        said["year"] = match["value"] if match else str(year)
    name = rest.name.lstrip("#")
    everything = fold(name) in {"", "all", "total", "everything", "todo", "todos", "year", "ano"}
    return {"category": "" if everything else name} | said


def rate_texts(line: str, today: date, *, day_first: bool, decimal: str = "") -> Mapping[str, str]:
    """`UF 39.600,12 9 mar`: the currency, what one of it is worth, and from which day on; today if nothing is said.

    `decimal` is the country's mark: 1,050 with it may be one and a bit or a thousand, as of any amount. Raises Invalid.
    """
    words = line.split()
    if len(words) < 2:
        raise Invalid({"currency": Message("say a currency and what it is worth, as in: UF 39.600,12 9 mar")})
    currency, value, *rest = words
    day = read_day(" ".join(rest), today, day_first=day_first) if rest else today
    if day is None:
        raise Invalid({"day": Message("Not a date: write 12 mar 2027, 15-16 apr, tomorrow, in 3 weeks.")})
    day = nearest(day, " ".join(rest), today)
    value = value.lstrip("$")
    if (why := two_meanings(value, DIGITS, decimal)) is not None:
        raise Invalid({"value": why})
    return {"currency": currency_of(currency), "value": value, "day": day.isoformat()}


def nearest(day: date, text: str, today: date) -> date:
    """What happened on a day without a year happened on the last such day, unless the next one is nearer."""
    if re.search(r"\d{4}", text) or day <= today or (day.month, day.day) == (2, 29):
        return day
    before = day.replace(year=day.year - 1)
    return before if today - before < day - today else day


def category_texts(line: str) -> Mapping[str, str]:
    """`fees ask`: what happens where a category goes over its plan; a warning if nothing is said."""
    rest = TakenLine(line)
    match = rest.take(_OVER)
    return {"category": rest.name.lstrip("#")} | ({"over": match[1]} if match else {})


def benefit_texts(line: str, today: date, *, day_first: bool = True) -> Mapping[str, str]:
    """`Logo on the stage by 12 apr`, `Stand 10 apr`: what was promised, and until when."""
    rest = TakenLine(line)
    if match := rest.take(_BY):
        return {"text": rest.name, "due": rest.said(match, "value")}
    words = rest.text.split()
    for length in range(min(5, len(words) - 1), 0, -1):
        text = " ".join(words[-length:])
        if re.search(r"\d\W|\W\d", text) and read_day(text, today, day_first=day_first) is not None:
            return {"text": TakenLine(" ".join(words[:-length])).name, "due": text}
    return {"text": rest.name}
