"""Tax and percentages of a typed budget line: VAT is read only with its word."""

import re

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.categories import Category, guessed
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.parsing.said_amount import PERCENT
from eventplanner.domain.parsing.scanner import ScannedLine

_SIGN = r"(?:%|por\s?ciento|per\s?cent|pct\.?)"
_TAX = r"(?:i\.v\.a\.?|iva|vat|igv|(?:sales\s+)?tax(?:es)?|impuestos?)"
_RATE = rf"{_TAX}:?\s+(?:del?\s+|of\s+|at\s+)?(?P<a>{PERCENT})\s?{_SIGN}?|(?P<b>{PERCENT})\s?{_SIGN}\s?(?:del?\s+|of\s+)?{_TAX}"
_EXEMPT = (
    rf"(?<!\S)(?:(?:exent[oa]s?|no afect[oa]s?|exempt)(?:\s+(?:de|a|al|from)\s+{_TAX})?|{_TAX}[\s-](?:exent[oa]|exempt|free)"
    rf"|(?:sin|no|without|libre de|free of|zero|cero)\s+{_TAX})(?![^\s,;.])"
)
_INCLUDED = (
    rf"(?<!\S)(?:(?:con|with|incl(?:uye|uido|uding|uded|udes)?\.?|inc\.)\s+(?:el\s+)?(?:{_RATE}|{_TAX})"
    rf"|(?:{_RATE.replace('?P<a>', '?P<c>').replace('?P<b>', '?P<d>')}|{_TAX})\s+(?:incl(?:uid[oa]s?|uded|uding)?\.?|inc\.?)"
    r"|(?<=\d\s)(?:brut[oa]s?|gross))(?![^\s,;])"
)
_ADDED = rf"(?<!\S)(?:(?:\+|mas|plus)\s*{_TAX}|(?<=\d\s)net(?:[oa]s?)?)(?![^\s,;])(?!\s*\d)"
_RATED = rf"(?<!\S)(?P<plus>\+\s?|mas\s+|plus\s+)?(?:{_RATE})(?![^\s,;])"
_OF_EXPENSES = (
    rf"(?<![\w.,])(?P<n>{PERCENT})\s?{_SIGN}\s+(?:of|de|del|sobre|on)\s+(?:the\s+|los\s+|las\s+|el\s+|total\s+)*"
    r"(?:expenses?|costs?|gastos?|costos?|egresos?)(?:\s+total(?:es)?)?(?!\w)"
)
_OTHER = r"(?<!\w)(?:retenci|withh|desc(?:uen|to)|dcto|discount)"
"""Words of a percentage of something else."""
_BARE = rf"(?<![\w.,])(?P<n>{PERCENT})\s?{_SIGN}(?!\w)"


class TaxRules(Struct, frozen=True):
    """Rules of a plan for the tax on its budget lines."""

    is_gross: bool = False
    """The plan's amounts include VAT."""
    usual: int | None = None
    """The usual rate in thousandths of a per cent; None where there is none."""


def take_share(line: ScannedLine) -> dict[str, str]:
    """Takes `10% of the expenses`, or a per cent alone where the line is a contingency."""
    match = line.find(_OF_EXPENSES)
    if match is None and not line.find(_RATED) and not line.find(_OTHER) and guessed(line.left) == Category.CONTINGENCY:
        match = line.find(_BARE)
    if match is None:
        return {}
    percent = line.written(match, "n")
    if line.plain[: match.start()].rstrip()[-1:] in {"-", "−", "–"}:
        why = Message("“-{percent}%” is below nothing: write {percent}%", {"percent": percent})
        raise Invalid({"quantity": why})
    line.cut(*match.span(), "quantity")
    return {"driver": Driver.PERCENT.value, "quantity": percent}


def take_vat(line: ScannedLine, rules: TaxRules) -> dict[str, str]:
    """Takes the VAT rate of a line: 0 where it is exempt, nothing where the line says none.

    Raises Invalid where the amount is said with VAT and the plan's are without, or the other way round, where the usual
    rate is meant and there is none, or where a per cent has no word.
    """
    if line.take(_EXEMPT, "vat"):
        return {"vat": "0"}
    if match := line.take(_INCLUDED, "vat"):
        if not rules.is_gross:
            raise Invalid({"amount": _WITH_VAT})
        return _rate_of(match, rules)
    if match := line.take(_RATED, "vat"):
        if match["plus"] and rules.is_gross:
            raise Invalid({"amount": WITHOUT_VAT})
        return _rate_of(match, rules)
    if match := line.take(_ADDED, "vat"):
        if rules.is_gross:
            raise Invalid({"amount": WITHOUT_VAT})
        return {} if match[0].startswith("net") else _rate_of(match, rules)
    return {}


def refuse_percent(line: ScannedLine) -> None:
    """Raises Invalid where a per cent is left of which nobody says what it is."""
    match = line.find(rf"(?:^|[^\"“«]*?){_BARE}")
    if match is not None and not _is_quoted(line, match.start("n")):
        percent = line.written(match, "n")
        said = {"text": line.text[match.start("n") : match.end()].strip(), "percent": percent}
        raise Invalid({"vat": Message(_BARE_PERCENT.id, said)})


def _is_quoted(line: ScannedLine, place: int) -> bool:
    quotes = re.finditer(r"\"[^\"]*\"|“[^”]*”|«[^»]*»", line.plain)
    return any(quoted.start() < place < quoted.end() for quoted in quotes)


def _rate_of(match: re.Match[str], rules: TaxRules) -> dict[str, str]:
    """Returns the rate that is said, or the usual one."""
    groups = match.groupdict()
    said = next((groups[name] for name in "abcd" if groups.get(name)), "")
    if said:
        return {"vat": said}
    if rules.usual is None:
        raise Invalid({"vat": Message("say the rate of VAT, as in: VAT 19%; the plan has no usual one")})
    return {"vat": f"{rules.usual // 1000}" if rules.usual % 1000 == 0 else f"{rules.usual / 1000:g}"}


_WITH_VAT = Message("the plan's amounts are net: write what it is without VAT, or set the plan's amounts to gross")
WITHOUT_VAT = Message("the plan's amounts are gross: write what it is with VAT, or set the plan's amounts to net")
_BARE_PERCENT = Message(
    "“{text}” of what? Write VAT {percent}%, {percent}% of the expenses, or the name in quotation marks"
)
