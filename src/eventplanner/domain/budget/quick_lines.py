"""The quick lines of a budget's own records: lines, transfers, envelopes, rates, and promises to sponsors."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message, clean_line, fold, fold_each
from eventplanner.domain.budget.categories import Category, category_of, guessed
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.line_tax import TaxRules, refuse_percent, take_share, take_vat
from eventplanner.domain.parsing.amounts import two_meanings
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.left_over import IN_ALL, not_understood, refuse_left
from eventplanner.domain.parsing.products import take_product
from eventplanner.domain.parsing.said_amount import AFTER_NAME, AMOUNT, CURRENCY_WORDS, refuse_figure_in, take_amount
from eventplanner.domain.parsing.scanner import QUOTES, ScannedLine

_PLAIN = TaxRules()
_FLOW = r"^\s*(?P<flow>expense|income|gasto|ingreso)s?\b:?\s*"
_DRIVERS = {
    r"(?:attendee|head|person|asistente|persona|cabeza|pax)s?\s+(?:in person|presencial(?:es)?)": Driver.IN_PERSON,
    r"(?:attendee|head|person|asistente|persona)s?\s+(?:online|en linea|virtual(?:es)?)": Driver.ONLINE,
    r"(?:staff|member of staff|persona del equipo|persona de staff|integrante)": Driver.STAFF,
    r"(?:attendee|head|person|participant|guest|asistente|persona|participante|invitado|cabeza|pax)s?": Driver.ATTENDEE,
    r"(?:speaker|charlista|orador|oradora|expositor|expositora|ponente|relator|relatora)s?": Driver.SPEAKER,
    r"(?:day|dia)s?": Driver.DAY,
    r"(?:hour|hora)s?": Driver.HOUR,
}
_PER = [
    (
        re.compile(
            rf"(?<!\w)(?:per|por|each|cada|por cada|para cada|for each)\s+{words}(?!\w)|(?<![^\W\d])/\s*{words}(?!\w)"
            rf"|(?<=\d)\s+(?:an?|al|la|el|a la)\s+{words}(?!\w)|(?<=[.,]\d\d\d)\s?x\s?{words}(?!\w)"
        ),
        driver,
    )
    for words, driver in _DRIVERS.items()
] + [(re.compile(r"(?<=\d)\s?p\.?/?p\.?(?!\w)"), Driver.ATTENDEE)]
_PARTY = (
    rf"(?<!\S)@\s?(?=\S)(?P<value>[^@#$]+?)(?=\s+(?:[@#]|{AFTER_NAME}|because\s|porque\s|per\s|por\s|iva\s|vat\s)|\s*$)"
)
_CATEGORY = r"(?<!\S)#(?P<value>[^\s#@$]+(?:\s+(?:and|y)\s+[^\s#@$]+)?)"
_REASON = r"(?<!\S)(?:because|porque|motivo:|reason:)(?:\s+|$)(?P<value>.*)$"
_CENTRE = r"(?<!\S)(?:cc|cost centre|centro de costos?|centro):\s?(?P<value>\S+)"
_LEVEL = r"(?<!\S)(?:level|nivel):?\s+(?P<value>\S+)"
_YEAR = r"(?<!\S)(?P<value>(?:19|20|21)\d\d)(?!\S)"
_FROM_TO = r"(?<!\w)(?:from|desde|de)\s+(?P<source>\S.*?)\s+(?:to|a|hacia)\s+(?P<target>.+)$"
_QUARTER = r"(?<!\S)(?:q|t|trim(?:estre)?\s?)(?P<value>[1-4])(?!\S)"
_OVER = r"(?<!\S)(ask|warn|preguntar|avisar)$"
_RATE = (
    rf"(?:1\s)?(?P<currency>{CURRENCY_WORDS}|dolar|dollar|euro|[a-z]{{3}})(?:\s?[=:]|\sa|\sat)?\s(?:[a-z]{{3}}\s|\$\s?)?\d[\d.,]*\d"
    r"(?:\s(?:del?\s|on\s|el\s)?(?:\d.*|hoy|ayer|today|yesterday|lunes|martes|miercoles|jueves|viernes|monday|tuesday"
    r"|wednesday|thursday|friday))?"
)
_DOCUMENT = re.compile(
    r"(?:factura(?: electronica| exenta)?|invoice|bill|boleta(?: de)?(?: honorarios)?|fee receipt|oc|po|orden de compra"
    r"|purchase order|nota de credito|credit note|pago|payment|transferencia)(?:\s+(?:nro\.?\s|n[º°.]\s?)?#?[\w/-]*\d.*)?$"
)
"""A whole name, folded: `factura 8812 vence 15 sep`, `pago`."""
_RANGE = r"(?<!\S)[$€£]\s?\d[\d.,]*\s?[-–]\s?[$€£]?\d[\d.,]*(?!\S)|(?<!\S)[$€£]?(?!(?:19|20|21)\d\d[-–])\d[\d.,]{3,}\s?[-–]\s?[$€£]?\d[\d.,]{3,}(?!\S)"
_ALONE = Message("“{text}” may be how many or what it costs: write {number} x $7.900, or ${number}")
_BY = r"(?<!\S)(?:by|until|due|antes del|hasta|vence|para el)\s+(?P<value>.+)$"


def line_texts(text: str, rules: TaxRules = _PLAIN, *, year: int | None = None) -> Mapping[str, str]:
    """`expense Catering 6.500 per attendee @La Mesa #catering`: an amount for each of something, or a plain one.

    Raises Invalid where the line can be read in more than one way.
    """
    line = ScannedLine(text)
    texts = line.read(reason=_REASON, flow=_FLOW)
    if "flow" in texts:
        texts["flow"] = "income" if fold(texts["flow"]) in {"income", "ingreso"} else "expense"
    share = take_share(line)
    texts |= take_vat(line, rules)
    refuse_percent(line)
    in_all = line.take(IN_ALL, "amount") is not None
    times = share or ({} if in_all else _times(line))
    named = line.read(level=_LEVEL, cost_centre=_CENTRE, organisation_id=_PARTY)
    category = line.read(category=_CATEGORY)
    texts |= named | {name: category_of(word.replace("_", " ")) for name, word in category.items()} | _each(line, times)
    _refuse_bare_share(line, texts, is_share=bool(share))
    if share:
        _refuse_amount_beside(texts)
        # No document says the tax of what is only set aside.
        texts = {"vat": "", **texts}
    said = texts.get("amount") or texts.get("unit_price", "")
    if not said and (several := line.find(_RANGE)):
        raise Invalid({"amount": Message("“{text}” is no one amount: write one", {"text": line.written(several)})})
    refuse_figure_in(
        texts.get("organisation_id", ""), said, is_marked="currency" in texts or len(said) > 3 or "$" in text
    )
    if "quantity" in texts and not texts.keys() & {"unit_price", "driver"}:
        raise Invalid({"quantity": Message(_ALONE.id, {"text": texts["quantity"], "number": texts["quantity"]})})
    refuse_left(line, _price(texts), texts.get("quantity", ""), in_all=in_all, counts=not share)
    texts |= {name: value.strip(QUOTES) for name, value in named.items()}
    if not line.name and is_rate(line.text, ""):
        why = Message("a line needs a name; as an exchange rate enter it so: add rate “{text}”", {"text": line.text})
        raise Invalid({"name": why})
    if not texts.get("flow"):
        _refuse_document(line.name)
    return {"name": line.name} | texts | ({} if year is None else {"year": str(year)})


def _refuse_document(name: str) -> None:
    """Raises Invalid where a line is called like a document, which belongs to a line."""
    if _DOCUMENT.match(fold(name)):
        why = Message(
            "“{name}” is a document: write it among the entries of its line, or expense before it", {"name": name}
        )
        raise Invalid({"name": why})


def plan_texts(text: str, rules: TaxRules = _PLAIN) -> Mapping[str, str]:
    """`6.500 per attendee because the menu is dearer`: what the plan of a line is from now on. Raises Invalid."""
    line = ScannedLine(text)
    share = take_share(line)
    texts = line.read(reason=_REASON) | take_vat(line, rules)
    refuse_percent(line)
    texts |= _each(line, share or _times(line))
    if share:
        _refuse_amount_beside(texts)
    if line.left or not {"amount", "unit_price", "driver"} & texts.keys():
        raise Invalid({"amount": Message("an amount, such as 1250000")})
    return texts


def _times(line: ScannedLine) -> dict[str, str]:
    """The driver and the number that an amount is multiplied by, with the price where it stands beside that number."""
    driver = next(({"driver": driver.value} for pattern, driver in _PER if line.take(pattern, "driver")), {})
    return driver | take_product(line)


def _each(line: ScannedLine, times: Mapping[str, str]) -> dict[str, str]:
    """An amount, or the price of each where it is multiplied. Raises Invalid."""
    texts = {} if "unit_price" in times else take_amount(line)
    if times and texts:
        texts = {"unit_price": texts.pop("amount")} | texts
    return {**times, **texts}


def _price(texts: Mapping[str, str]) -> str:
    """Returns the amount of a line, or the price of each, as it may be written again."""
    number = texts.get("amount") or texts.get("unit_price", "")
    return f"{texts['currency']} {number}" if number and "currency" in texts else number and f"${number}"


def _refuse_bare_share(line: ScannedLine, texts: Mapping[str, str], *, is_share: bool) -> None:
    """Raises Invalid where a contingency has a number that may be its per cent."""
    amount = texts.get("amount", "")
    if is_share or "currency" in texts or not amount.isdecimal() or int(amount) > 100 or "$" in line.text:
        return
    if guessed(line.name) == Category.CONTINGENCY:
        why = Message("“{number}” may be an amount or a percentage: write ${number}, or {number}%", {"number": amount})
        raise Invalid({"amount": why})


def _refuse_amount_beside(texts: Mapping[str, str]) -> None:
    """Raises Invalid where a percentage of the expenses has an amount or a price too."""
    if amount := texts.get("amount") or texts.get("unit_price"):
        parts = {"amount": amount, "percent": texts["quantity"]}
        raise Invalid({"amount": Message("either {percent}% of the expenses or {amount}, not both", parts)})


def transfer_texts(text: str) -> Mapping[str, str]:
    """`$500.000 from Swag to Catering because more came`. Raises Invalid."""
    line = ScannedLine(text)
    texts = line.read(reason=_REASON)
    match = line.find(_FROM_TO)
    # A number in the name of a line is no amount where one stands before both.
    is_before = match is not None and AMOUNT.search(line.plain[: match.start()]) is not None
    texts["amount"] = take_amount(line, match.start() if match and is_before else None).get("amount", "")
    match = line.find(_FROM_TO)
    if match is None:
        raise Invalid({"from_id": Message("say from which line to which, as in: 500000 from Swag to Catering")})
    source, target = (line.written(match, end).strip(QUOTES) for end in ("source", "target"))
    line.cut(*match.span(), "from_id")
    if line.left:
        raise Invalid({"amount": not_understood(line.left)})
    return texts | {"from_id": source, "to_id": target}


def envelope_texts(text: str, *, year: int) -> Mapping[str, str]:
    """`Catering $12.000.000 2027 Q2 cc:devrel`: what a year may spend on something; on everything if nothing is said."""
    line = ScannedLine(text)
    texts = line.read(cost_centre=_CENTRE, quarter=_QUARTER)
    if not any(amount["sign"] for amount in AMOUNT.finditer(line.plain)):
        texts |= line.read(year=_YEAR)
    texts["amount"] = take_amount(line).get("amount", "")
    if "year" not in texts:
        texts |= {"year": str(year)} | line.read(year=_YEAR)
    name = line.name.lstrip("#")
    everything = fold(name) in {"", "all", "total", "everything", "todo", "todos", "year", "ano"}
    return {"category": "" if everything else name} | texts


def rate_texts(line: str, today: date, *, day_first: bool, decimal: str = "") -> Mapping[str, str]:
    """`UF 39.600,12 9 mar`: the currency, what one of it is worth, and from which day on; today if nothing is said.

    `decimal` is the country's mark: 1,050 with it may be one and a bit or a thousand, as of any amount. Raises Invalid.
    """
    words = re.sub(r"^\s*1\s+(?=\S+\s*=)|\s*[=:]\s*|\s+(?:a|at)\s+(?=\$?\s?\d)|\$\s+(?=\d)", " ", line).split()
    if len(words) < 2:
        raise Invalid({"currency": Message("say a currency and what it is worth, as in: UF 39.600,12 9 mar")})
    currency, value, *day_words = words
    if fold(" ".join(day_words)) in {"yesterday", "ayer"}:
        day: date | None = today - timedelta(days=1)
    else:
        day = read_day(" ".join(day_words), today, day_first=day_first) if day_words else today
    if day is None:
        raise Invalid({"day": Message("Not a date: write 12 mar 2027, 15-16 apr, tomorrow, in 3 weeks.")})
    day = nearest(day, " ".join(day_words), today)
    value = value.lstrip("$")
    if (why := two_meanings(value, DIGITS, decimal)) is not None:
        raise Invalid({"value": why})
    return {"currency": currency_of(currency), "value": value, "day": day.isoformat()}


def is_rate(line: str, base: str) -> bool:
    """Returns whether a line of a budget is an exchange rate: a currency and its worth, with a day or none, and no name."""
    text = clean_line(line)
    match = re.fullmatch(_RATE, fold_each(text))
    if match is None:
        return False
    written, code = text[slice(*match.span("currency"))], currency_of(match["currency"])
    # Of three small letters nobody knows whether they are a code, unless it is a common one.
    is_meant = written.isupper() or re.fullmatch(rf"{CURRENCY_WORDS}|dolar|dollar|euro", match["currency"]) is not None
    return is_meant and code != base and is_currency(code)


def nearest(day: date, text: str, today: date) -> date:
    """The day of something that has happened: without a year the last such day, unless the next one is nearer."""
    if re.search(r"\d{4}", text) or day <= today or (day.month, day.day) == (2, 29):
        return day
    before = day.replace(year=day.year - 1)
    return before if today - before < day - today else day


def category_texts(text: str) -> Mapping[str, str]:
    """`fees ask`: what happens where a category goes over its plan; a warning if nothing is said."""
    line = ScannedLine(text)
    match = line.take(_OVER, "over")
    return {"category": line.name.lstrip("#")} | ({"over": match[1]} if match else {})


def benefit_texts(text: str, today: date, *, day_first: bool = True) -> Mapping[str, str]:
    """`Logo on the stage by 12 apr`, `Stand 10 apr`: what was promised, and until when."""
    line = ScannedLine(text)
    due = line.read(due=_BY)
    words = line.text.split()
    for length in range(0 if due else min(5, len(words) - 1), 0, -1):
        day = " ".join(words[-length:])
        if re.search(r"\d\W|\W\d", day) and read_day(day, today, day_first=day_first) is not None:
            line.cut(len(line.text) - len(day), len(line.text), "due")
            due = {"due": day}
            break
    return {"text": line.name} | due
