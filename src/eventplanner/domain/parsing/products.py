"""A count and a price in a typed line: `250 × $7.900`, `250 t-shirts at 7.900`, `7.900 each x 250`."""

import re

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.said_amount import (
    AMOUNT,
    CURRENCY_WORDS,
    LONG_WORDS,
    SCALE,
    looks_like_money,
    take_amount,
)
from eventplanner.domain.parsing.scanner import TAKEN, ScannedLine

_EACH = (
    r"(?:c/u|c\.u\.|cada\s+un[oa]|each|apiece|ea\.?|per\s+unit|por\s+unidad|la\s+unidad|per\s+piece|/\s?un(?:idad|it)?)"
)
_UNITS = r"(?:unidades|unidad|uds?\.?|unid\.?|units?|pcs\.?|pieces?|piezas?|pzs?\.?)"
_NUMBER = r"\d[\d.,'’]*\d|\d"


def _factor(name: str) -> str:
    """Returns the pattern of one side of a product."""
    return (
        rf"(?P<{name}>(?P<{name}_sign>us\$\s?|u\$\s?|r\$\s?|[$€£]\s?|(?:{CURRENCY_WORDS})\s?(?=\d))?"
        rf"(?P<{name}_number>{_NUMBER})(?P<{name}_scale>\s?(?:{SCALE})(?!\w))?"
        rf"(?P<{name}_after>\s?€|\s?(?:{CURRENCY_WORDS}|{LONG_WORDS})(?!\w))?"
        rf"(?P<{name}_each>\s+{_EACH}(?!\w))?(?P<{name}_units>\s+{_UNITS}(?!\w))?)"
    )


_PRODUCT = re.compile(rf"(?<!\S){_factor('one')}\s?[x×*]\s?{_factor('other')}(?![\w.,]*\w)(?!\s?[x×*]\s?\d)")
_CHAIN = re.compile(rf"(?<!\S){_factor('one')}\s?[x×*]\s?{_factor('other')}\s?[x×*]\s?\d")
_COUNT_AT = re.compile(
    rf"(?<!\S)(?P<count>{_NUMBER})(?P<what>\s+[^\W\d_][^\d@#$€£]*?)??\s+(?:a\s+|at\s+|de\s+a\s+|@\s?){_factor('price')}(?!\w)"
)
_COUNT_FOR = re.compile(rf"^\s*(?P<count>\d+)\s+[^\W\d_][^\d@#$€£]*?\s+(?:por|for)\s+{_factor('price')}(?!\w)")
_FIRST_COUNT = re.compile(r"^\s*(?P<count>\d[\d.,]*)(?P<times>\s?[x×*])?\s+(?=[^\W\d_])")
_ALONE = re.compile(r"(?<!\S)[x×]\s?(?P<count>\d[\d.,]*)(?!\S)")
_PRICE_EACH = re.compile(rf"{_factor('price')}(?<=\w|\.)(?!\w)")
_RESULT = re.compile(r"=\s*[$€£]?\s?\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")


def take_product(line: ScannedLine) -> dict[str, str]:
    """Takes a count and a price, as `quantity`, `unit_price` and `currency`; nothing where the line has none.

    Raises Invalid where either may be the count.
    """
    if _RESULT.search(line.plain) and _PRODUCT.search(line.plain):
        raise Invalid({"amount": _TWICE})
    if (chain := _CHAIN.search(line.plain)) is not None:
        raise _unclear_chain(line.text[chain.start() : chain.end()])
    if match := _PRODUCT.search(line.plain):
        price = _price_of(line, match)
        count = "one" if price == "other" else "other"
        return _taken(line, match, count, price)
    if match := next((match for match in _COUNT_AT.finditer(line.plain) if not _is_name(line, match)), None):
        line.cut(match.end("what") if match["what"] else match.end("count"), match.start("price"), "quantity")
        return _count_and_price(line, match)
    if match := _COUNT_FOR.search(line.plain):
        raise _all_or_each(line, match)
    return _each(line)


def _each(line: ScannedLine) -> dict[str, str]:
    """Takes a price with `each` behind it, and the count before the name; or a count alone with `x`."""
    first = _FIRST_COUNT.search(line.plain)
    each = next((match for match in _PRICE_EACH.finditer(line.plain) if match["price_each"]), None)
    if each is not None:
        if first is None or first.start("count") == each.start("price"):
            raise Invalid({"quantity": Message(_HOW_MANY.id, {"text": line.text[slice(*each.span())].strip()})})
        return _cut_each(line, first, each)
    count = first if first is not None and first["times"] else _ALONE.search(line.plain)
    if count is None:
        return {}
    quantity = line.written(count, "count")
    line.cut(*count.span(), "quantity")
    return {"quantity": quantity}


def _cut_each(line: ScannedLine, first: re.Match[str], each: re.Match[str]) -> dict[str, str]:
    quantity = line.written(first, "count")
    line.cut(*each.span("price_each"), "unit_price")
    price = _amount_within(line, each.start("price"), each.end("price"))
    line.cut(*first.span(), "quantity")
    return {"quantity": quantity, **price}


def _count_and_price(line: ScannedLine, match: re.Match[str]) -> dict[str, str]:
    quantity = line.written(match, "count")
    if match["price_each"]:
        line.cut(*match.span("price_each"), "unit_price")
    price = _amount_within(line, match.start("price"), match.end("price"))
    line.cut(*match.span("count"), "quantity")
    return {"quantity": quantity, **price}


def _taken(line: ScannedLine, match: re.Match[str], count: str, price: str) -> dict[str, str]:
    quantity = line.written(match, f"{count}_number")
    for part in ("each", "units"):
        if match[f"{price}_{part}"]:
            line.cut(*match.span(f"{price}_{part}"), "unit_price")
    line.cut(*match.span(count), "quantity")
    line.cut(match.end("one"), match.start("other"), "quantity")
    return {"quantity": quantity, **_amount_within(line, match.start(price), match.end(price))}


def _amount_within(line: ScannedLine, begin: int, end: int) -> dict[str, str]:
    """Takes the price; its amount is the only one between two places."""
    texts = dict(take_amount(line, end, begin=begin))
    return {"unit_price": texts.pop("amount"), **texts} if "amount" in texts else texts


def _price_of(line: ScannedLine, match: re.Match[str]) -> str:
    """Returns which side of a product is the price: the one with a currency, a word of scale or `each`.

    Else a short number first, and behind it what can only be money. Raises Invalid.
    """
    marked = [side for side in ("one", "other") if _is_marked(match, side)]
    counted = [side for side in ("one", "other") if match[f"{side}_units"]]
    if len(marked) == 1 and counted != marked:
        return marked[0]
    if len(counted) == 1 and not marked:
        return "other" if counted == ["one"] else "one"
    if not marked and not counted and _is_money(match["other_number"]) and not _is_money(match["one_number"]):
        return "other"
    one, other = match["one_number"], match["other_number"]
    parts = {"text": line.text[slice(*match.span())], "first": f"{other} x ${one}", "second": f"{one} x ${other}"}
    raise Invalid({"quantity": Message(_WHICH.id, parts)})


def _is_marked(match: re.Match[str], side: str) -> bool:
    return any(match[f"{side}_{part}"] for part in ("sign", "after", "each", "scale"))


def _is_money(number: str) -> bool:
    """Returns whether a number looks like money: it has marks between thousands, or four digits."""
    return bool(_GROUPED.fullmatch(number)) or (number.isdecimal() and len(number) > 3)


def _is_name(line: ScannedLine, match: re.Match[str]) -> bool:
    """Returns whether what looks like `count … at price` is part of a name: `Bus 45 personas a 3`, `Sala 9 a 13 $80.000`.

    A bare short number is a price behind a count at the beginning alone, where the line has no other amount.
    """
    if _is_marked(match, "price") or not match["price_number"].isdecimal() or _is_money(match["price_number"]):
        return False
    others = [amount for amount in AMOUNT.finditer(line.plain) if not match.start() <= amount.start() < match.end()]
    is_first = not line.plain[: match.start()].strip(f" {TAKEN}")
    return not (is_first and match["what"]) or any(map(looks_like_money, others))


def _all_or_each(line: ScannedLine, match: re.Match[str]) -> Invalid:
    price = line.written(match, "price")
    parts = {"text": price, "each": f"{match['count']} x {price}", "all": price}
    return Invalid({"amount": Message(_ALL_OR_EACH.id, parts)})


def _unclear_chain(text: str) -> Invalid:
    return Invalid(
        {"quantity": Message("“{text}” multiplies three numbers: write a count and a price", {"text": text})}
    )


_TWICE = Message("a product and what it comes to are said: write one of them")
_WHICH = Message("“{text}”: which is the count? Write {second}, or {first}")
_HOW_MANY = Message("“{text}” is the price of one: say how many, as in 250 x $7.900")
_ALL_OR_EACH = Message("“{text}” may be for each or for all: write {each}, or {all} in all")
