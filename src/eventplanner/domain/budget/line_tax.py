"""Tax and percentages of a typed budget line: VAT is read only with its word."""

import re

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.categories import Category, guessed
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.parsing.said_amount import PERCENT
from eventplanner.domain.parsing.scanner import ScannedLine
from eventplanner.domain.parsing.tax_words import PERCENT_SIGN, RATED, TaxSide, take_tax

_SIGN = r"(?:%|por\s?ciento|per\s?cent|pct\.?)"
_OF_EXPENSES = (
    rf"(?<![\w.,])(?P<n>{PERCENT})\s?{PERCENT_SIGN}\s+(?:of|de|del|sobre|on)\s+(?:the\s+|los\s+|las\s+|el\s+|total\s+)*"
    r"(?:expenses?|costs?|gastos?|costos?|egresos?)(?:\s+total(?:es)?)?(?!\w)"
)
_OTHER = r"(?<!\w)(?:retenci|withh|desc(?:uen|to)|dcto|discount)"
"""Words of a percentage of something else."""
_BARE = rf"(?<![\w.,])(?P<n>{PERCENT})\s?{PERCENT_SIGN}(?!\w)"


class TaxRules(Struct, frozen=True):
    """Rules of a plan for the tax on its budget lines."""

    is_gross: bool = False
    """The plan's amounts include VAT."""
    usual: int | None = None
    """The usual rate in thousandths of a per cent; None where there is none."""


def take_share(line: ScannedLine) -> dict[str, str]:
    """Takes `10% of the expenses`, or a per cent alone where the line is a contingency."""
    match = line.find(_OF_EXPENSES)
    if match is None and not line.find(RATED) and not line.find(_OTHER) and guessed(line.left) == Category.CONTINGENCY:
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

    Raises Invalid where the amount is said with VAT and the plan's are without, or the other way round, and where the
    usual rate is meant and there is none.
    """
    tax = take_tax(line)
    if tax.side is TaxSide.GROSS and not rules.is_gross:
        raise Invalid({"amount": _WITH_VAT})
    if tax.side is TaxSide.NET and rules.is_gross:
        raise Invalid({"amount": WITHOUT_VAT})
    if tax.rate:
        return {"vat": tax.rate}
    return {"vat": _usual(rules)} if tax.is_usual else {}


def refuse_percent(line: ScannedLine) -> None:
    """Raises Invalid where a per cent is left of which nobody says what it is."""
    match = line.find(rf"(?:^|[^\"“«]*?){_BARE}")
    if match is not None and not _is_quoted(line, match.start("n")):
        percent = line.written(match, "n")
        parts = {"text": line.text[match.start("n") : match.end()].strip(), "percent": percent}
        raise Invalid({"vat": Message(_BARE_PERCENT.id, parts)})


def _is_quoted(line: ScannedLine, place: int) -> bool:
    quotes = re.finditer(r"\"[^\"]*\"|“[^”]*”|«[^»]*»", line.plain)
    return any(quoted.start() < place < quoted.end() for quoted in quotes)


def _usual(rules: TaxRules) -> str:
    """The usual rate as a text. Raises Invalid where there is none."""
    if rules.usual is None:
        raise Invalid({"vat": Message("say the rate of VAT, as in: VAT 19%; the plan has no usual one")})
    return f"{rules.usual // 1000}" if rules.usual % 1000 == 0 else f"{rules.usual / 1000:g}"


_WITH_VAT = Message("the plan's amounts are net: write what it is without VAT, or set the plan's amounts to gross")
WITHOUT_VAT = Message("the plan's amounts are gross: write what it is with VAT, or set the plan's amounts to net")
_BARE_PERCENT = Message(
    "“{text}” of what? Write VAT {percent}%, {percent}% of the expenses, or the name in quotation marks"
)
