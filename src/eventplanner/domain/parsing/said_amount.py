"""The amount of a line that somebody typed: the one number that can be meant, or a sentence of why there is none."""

import re
from collections.abc import Sequence

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.currency_table import ALIASES
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.scales import MAGNITUDE
from eventplanner.domain.parsing.scanner import ScannedLine

CURRENCY_WORDS = "ars|bob|brl|cad|chf|clf|clp|cop|eur|gbp|jpy|mxn|pen|pyg|usd|uyu|utm|uta|uf"
"""Of currencies that stand beside amounts, in folded text."""
LONG_WORDS = "dolares|dolar|dollars|euros|euro"
"""Of currencies that stand behind amounts alone."""
SCALE = re.sub(r"\?P<\w+>", "?:", MAGNITUDE)
"""A word of scale, without groups."""
_NUMBER = r"-?\d[\d.,'’]*\d|-?\d"
AMOUNT = re.compile(
    rf"(?<![\w.,])(?<!\w[-/])(?<!\d:)"
    rf"(?:(?P<sign>us\$|u\$|r\$|\$|€|£)\s?|(?P<before>{CURRENCY_WORDS})\s(?=\d)|(?P<stuck>uf|usd|eur|clp)(?=\d))?"
    rf"(?P<number>{_NUMBER})(?:\s?(?P<scale>{MAGNITUDE})(?!\w))?(?:\s?(?P<euro>€)|\s?(?:de\s)?(?P<after>{CURRENCY_WORDS}|{LONG_WORDS})(?!\w)(?!\s\d))?(?![.,'’]?\w|\s?%|[-/:]\d)"
)
"""An amount with or without its currency, in folded text."""
AFTER_NAME = (
    rf"(?:[~≈±−-]\s?)?(?:us\$|u\$|[$€£]|\d[\d.,]*\s?(?:{SCALE})(?!\w)|(?:{CURRENCY_WORDS})\s?\d|\d{{1,3}}(?:[.,'’]\d{{3}})+(?!\S)|\d{{5,}}(?!\S)"
    rf"|\d[\d.,'’]*\s?(?:€|(?:{CURRENCY_WORDS}|{LONG_WORDS})(?!\w)))"
)
"""The amounts that end a name of several words: a number in it is short and has no marks, so that these are none of its words."""
PERCENT = r"\d+(?:[.,]\d+)?"
_NUMBER_WORDS = (
    r"medi[oa]|half an?|half|quarter of a|un|una|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta"
    r"|noventa|cien|ciento|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")
"""A name as it stands, whatever numbers it has."""
_TIMES = re.compile(r"\s?grand(?!\w)|\s\d{3}(?:[.,]\d+)?(?!\S)|\s(?:y|and)\s(?:medi[oa]|a half)(?!\w)")
"""Behind a number: a word or digits that make another of it."""
_UNREADABLE = re.compile(r"(?<![\w.,-])[$€£]?\s?\d[\d.,]*\s?(?:e\d+|m|grand)(?!\w)")
_SPELLED = re.compile(
    rf"(?<!\w)(?:(?:{_NUMBER_WORDS})\s(?:mil|millon(?:es)?|millions?|thousand|hundred|mm|k|lucas?|palos?|gambas?|grand|por ?ciento|per ?cent)"
    r"|(?:mil|mill[oó]n)\s(?:pesos|dolares|euros)|\d[\d.,]*\s?(?:gambas?|quinas?|kilos? de pesos))(?!\w)"
)
"""Numbers in words, and words of scale that people mean differently."""
_GLUED = re.compile(r"(?<![\w.,-])\d[\d.,]*[A-Z]{3}(?!\w)")
_GROUPS = re.compile(r"(?:\s\d{3}){2,}(?![.,]?\S)")
"""Thousands with blanks between them; a single group of digits may be a number of its own."""
_LAST_FIGURE = re.compile(r"\s(\d[\d.,:/'’–-]*)$")
_LAST_CURRENCY = re.compile(rf"\s((?:{CURRENCY_WORDS.upper()})|(?i:us\$|[$€£]|dólares|dolares|dollars))$")
_PRODUCT = re.compile(r"(?<!\S)\S*\d\S*\s?[x×]\s?(?:us\$|[$€£])?\d\S*")
_SIGNED = re.compile(r"[$€£]\s?\d\S*")
_RESULT = re.compile(r"=\s*[$€£]?\s?\d")
_ABOUT = re.compile(r"(?:[~≈±]|(?<!\S)(?:aprox\.?|approx\.?|ca\.|circa|unos|unas|alrededor de|around|about)\s)\s*$")
_ABOUT_BEHIND = re.compile(
    r"\s*(?:[.,:]\s?[-−–—]{1,2}(?!\w)|(?:,?\s)(?:aprox\.?|approx\.?|aproximadamente|approximately)(?![\w]))"
)
"""As in `$300.000.-` and `1.200.000 aprox.`: a plan is no more exact than that."""
_MINUS = re.compile(r"(?<!\S)[-−–—](?P<blank>\s*)$")
_CODE_BEFORE = re.compile(r"(?<!\w)[A-Z]{3}(?=\s?$)")
_CODE_BEHIND = re.compile(r"\s?[A-Z]{3}(?!\w)")


def take_amount(line: ScannedLine, end: int | None = None, *, begin: int = 0, strictly: bool = False) -> dict[str, str]:
    """Takes the amount that a line, or a part of it, says, with its currency; nothing where it says none.

    One that has a sign or a currency is meant before all others; else the only number, or the only one that looks like
    money; `strictly` only the only one. A number in quotation marks is part of a name. Raises Invalid where it cannot
    be told.
    """
    text = line.masked[:end]
    plain = QUOTED.sub(lambda quoted: "_" * len(quoted[0]), line.plain[:end])
    amounts = list(AMOUNT.finditer(plain, begin))
    bare = [amount for amount in amounts if plain[amount.start() - 1 : amount.end() + 1] != f"({amount[0]})"]
    match = _meant(bare or amounts, strictly=strictly) if amounts else None
    if spelled := _SPELLED.search(plain, begin):
        raise _unread(text[slice(*spelled.span())])
    if match is None or not looks_like_money(match):
        _refuse_unreadable(text, plain)
    if match is None:
        return {}
    if _RESULT.search(plain):
        raise Invalid({"amount": _several(bare or amounts)})
    start, over, currency = *match.span(), currency_in(match)
    number = match["number"] + (f" {match['scale']}" if match["scale"] else "")
    groups = _GROUPS.match(plain, over) if (match["sign"] or match["before"]) and len(number) < 4 else None
    if groups is not None:
        over, number = groups.end(), number + groups[0].replace(" ", "")
    elif times := _TIMES.match(plain, over):
        raise _unread(text[start : times.end()])
    if not currency and not match["sign"]:
        start, over, currency = _with_code(text, start, over)
    if not bare:
        start, over, number = start - 1, over + 1, f"({number})"
    start, over, number = _with_marks(text, plain, start, over, number)
    line.cut(start, over, "amount")
    return {"amount": number} | ({"currency": currency} if currency else {})


def _with_marks(text: str, plain: str, start: int, over: int, number: str) -> tuple[int, int, str]:
    """Where an amount stands with the marks at both sides of it, and its number with a minus. Raises Invalid."""
    if behind := _ABOUT_BEHIND.match(plain, over):
        over = behind.end()
    if before := _ABOUT.search(plain[:start]):
        return before.start(), over, number
    minus = _MINUS.search(plain[:start])
    if minus is None:
        return start, over, number
    if minus["blank"]:
        amount = text[start:over]
        why = Message(
            "“- {amount}” may be a dash or a minus: write {amount} without it, or -{amount}", {"amount": amount}
        )
        raise Invalid({"amount": why})
    return minus.start(), over, f"-{number.lstrip('-')}"


def refuse_figure_in(name: str, amount: str, *, is_marked: bool) -> None:
    """Raises Invalid where a supplier's name ends in a figure that may be the amount, or in its currency.

    It is part of the name where the line has an amount with a sign, a currency or marks between its thousands.
    """
    if match := _LAST_CURRENCY.search(name):
        why = Message(
            "“{word}” may be a currency or part of the name: write the amount beside it, or the name in quotation marks",
            {"word": match[1]},
        )
        raise Invalid({"amount": why})
    figure = _LAST_FIGURE.search(name)
    if figure is not None and not is_marked and amount.isdecimal() | (not amount):
        raise Invalid(
            {
                "amount": Message(
                    "“{number}” may be the amount or part of the name: write ${number}, or the name in quotation marks",
                    {"number": figure[1]},
                )
            }
        )


def currency_in(match: re.Match[str]) -> str:
    """The ISO 4217 code of an amount's sign or word; nothing where it has none of its own."""
    sign = (match["sign"] or "").upper()
    word = match["before"] or match["stuck"] or match["after"] or match["euro"] or (sign if sign in ALIASES else "")
    return currency_of(word) if word else ""


def looks_like_money(match: re.Match[str]) -> bool:
    """Returns whether a number has a currency, a word of scale, marks, or at least four digits."""
    number = match["number"].lstrip("-")
    return bool(match["sign"] or match["scale"] or currency_in(match)) or not number.isdecimal() or len(number) > 3


def _refuse_unreadable(text: str, plain: str) -> None:
    """Raises Invalid where something looks like an amount in letters."""
    if unreadable := _UNREADABLE.search(plain) or _GLUED.search(text):
        raise _unread(text[slice(*unreadable.span())])


def refuse_product(line: ScannedLine) -> None:
    """Raises Invalid where a line without quantities says so many times an amount."""
    if product := line.find(_PRODUCT):
        said = {"text": line.written(product)}
        raise Invalid(
            {"amount": Message("“{text}” is a product: write what it comes to, or quantity and unit price", said)}
        )


def refuse_unread(line: ScannedLine) -> None:
    """Raises Invalid where a line has an amount in letters, or a sign of money before what is no amount."""
    plain = QUOTED.sub(lambda quoted: "_" * len(quoted[0]), line.plain)
    if spelled := _SPELLED.search(plain):
        raise _unread(line.masked[slice(*spelled.span())])
    _refuse_unreadable(line.masked, plain)
    if not AMOUNT.search(plain) and (signed := _SIGNED.search(plain)):
        raise _unread(line.masked[slice(*signed.span())])


def _meant(amounts: Sequence[re.Match[str]], *, strictly: bool) -> re.Match[str]:
    """The one that is the amount. Raises Invalid where it may be more than one."""
    marked = [amount for amount in amounts if amount["sign"] or currency_in(amount)]
    if len(marked) > 1:
        raise Invalid({"amount": _several(marked)})
    if marked or len(amounts) == 1:
        return (marked or amounts)[0]
    money = [amount for amount in amounts if looks_like_money(amount)]
    of_years = [amount for amount in money if _YEAR.fullmatch(amount[0])]
    if len(money) > 1 and len(money) == len(of_years) + 1:
        money = [amount for amount in money if amount not in of_years]
    elif len(money) == 1 and of_years and money[0] is not amounts[-1]:
        money = []
    if strictly or len(money) != 1:
        raise Invalid({"amount": _several(amounts)})
    return money[0]


def _with_code(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Where an amount stands with three capitals beside it, and the currency that they are. Raises Invalid."""
    for code in (_CODE_BEFORE.search(text[:start]), _CODE_BEHIND.match(text, end)):
        if code is not None:
            currency = code[0].strip()
            if not is_currency(currency):
                raise Invalid({"currency": unknown(currency)})
            return min(start, code.start()), max(end, code.end()), currency
    return start, end, ""


def unknown(code: str) -> Message:
    """Returns the message that three letters are no known currency."""
    return Message("“{code}” is no currency: write CLP, USD, EUR or another code of ISO 4217", {"code": code})


def _unread(text: str) -> Invalid:
    return Invalid(
        {"amount": Message("“{text}” is no amount that can be read: write it in digits alone", {"text": text.strip()})}
    )


def _several(amounts: Sequence[re.Match[str]]) -> Message:
    numbers = ", ".join(amount["number"] for amount in amounts)
    return Message("more than one number may be the amount ({numbers}): write $ before it", {"numbers": numbers})
