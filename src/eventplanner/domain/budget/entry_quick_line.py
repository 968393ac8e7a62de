"""The quick line of an entry: `invoice 8812 $1.550.000 due 12 mar @Audiolab`, in either language."""

import re
from collections.abc import Mapping
from datetime import date

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.quick_lines import nearest
from eventplanner.domain.parsing.amounts import two_meanings
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.said_amount import AFTER_NAME, AMOUNT, PERCENT, VAT, looks_like_money, take_amount
from eventplanner.domain.parsing.taken_line import TakenLine

_KINDS: Mapping[str, tuple[EntryKind, Paper | None]] = {
    "boleta de honorarios": (EntryKind.INVOICE, Paper.FEE_RECEIPT),
    "fee receipt": (EntryKind.INVOICE, Paper.FEE_RECEIPT),
    "honorarios": (EntryKind.INVOICE, Paper.FEE_RECEIPT),
    "bhe": (EntryKind.INVOICE, Paper.FEE_RECEIPT),
    "nota de credito": (EntryKind.CREDIT_NOTE, None),
    "credit note": (EntryKind.CREDIT_NOTE, None),
    "orden de compra": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
    "purchase order": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
    "expense claim": (EntryKind.CLAIM, None),
    "rendicion": (EntryKind.CLAIM, None),
    "reembolso": (EntryKind.CLAIM, None),
    "claim": (EntryKind.CLAIM, None),
    "contract": (EntryKind.COMMITMENT, Paper.CONTRACT),
    "contrato": (EntryKind.COMMITMENT, Paper.CONTRACT),
    "compromiso": (EntryKind.COMMITMENT, None),
    "commitment": (EntryKind.COMMITMENT, None),
    "order": (EntryKind.COMMITMENT, None),
    "orden": (EntryKind.COMMITMENT, None),
    "reserva": (EntryKind.COMMITMENT, None),
    "oc": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
    "po": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
    "factura": (EntryKind.INVOICE, Paper.INVOICE),
    "invoice": (EntryKind.INVOICE, Paper.INVOICE),
    "bill": (EntryKind.INVOICE, Paper.INVOICE),
    "boleta": (EntryKind.INVOICE, Paper.RECEIPT),
    "receipt": (EntryKind.INVOICE, Paper.RECEIPT),
    "payment": (EntryKind.PAYMENT, None),
    "paid": (EntryKind.PAYMENT, None),
    "pago": (EntryKind.PAYMENT, None),
    "abono": (EntryKind.PAYMENT, None),
    "anticipo": (EntryKind.PAYMENT, None),
    "cotizacion": (EntryKind.QUOTE, None),
    "quote": (EntryKind.QUOTE, None),
    "auspicio": (EntryKind.PLEDGE, None),
    "pledge": (EntryKind.PLEDGE, None),
    "promesa": (EntryKind.PLEDGE, None),
    "en especie": (EntryKind.IN_KIND, None),
    "in kind": (EntryKind.IN_KIND, None),
    "canje": (EntryKind.IN_KIND, None),
    "entradas": (EntryKind.TICKET, None),
    "tickets": (EntryKind.TICKET, None),
    "ticket": (EntryKind.TICKET, None),
    "devolucion": (EntryKind.REFUND, None),
    "refund": (EntryKind.REFUND, None),
}
_KIND = re.compile("^(" + "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True)) + r")(?!\w):?\s*")
_NUMBER = re.compile(r"(?<!\S)(?:nro\.?|no\.|n[º°.]|num(?:ero)?\.?|folio|number)\s?(?P<value>[\w/-]+)")
_FIRST = re.compile(r"^(?P<value>(?:[a-z]{1,4}-?)?\d[\w/-]*)(?=\s|$)")
_SETTLES = re.compile(
    r"(?<!\S)(?:(?:settles|pays|salda|paga|para|for|de|of|contra)\s+(?P<id>#\d+)"
    r"|(?:settles|pays|salda|paga)\s+(?:nro\.?\s|no\.\s|n[º°.]\s?)?(?P<number>[\w/-]*\d[\w/-]*))(?!\S)"
)
_WITHHELD_WORD = r"withh(?:eld|olding|olds)|reten(?:ido|ida|cion|ciones)|retiene"
_WITHHELD = re.compile(
    rf"(?<!\S)(?:(?:{_WITHHELD_WORD}):?\s+(?:of\s+|de\s+|del\s+)?(?P<a>{PERCENT})\s?%"
    rf"|(?P<b>{PERCENT})\s?%\s+(?:de\s+)?(?:{_WITHHELD_WORD}))(?!\S)"
)
_DEPOSIT = re.compile(
    rf"(?<=\S)\s+(?:deposit|anticipo|abono)\s+(?:of\s+|de\s+)?(?:(?P<share>{PERCENT}\s?%)|\$?\s?(?P<value>\d[\d.,]*))(?!\S)"
    r"(?P<due>\s+(?:due|vence)\s)?"
)
_END = rf"(?=\s+(?:[@+]|{AFTER_NAME}|due\s|vence\s|because\s|porque\s)|$)"
_PARTY = re.compile(rf"(?<!\S)@\s?(?P<value>[^@$+]+?){_END}")
_PERSON = re.compile(rf"(?<!\S)\+(?=[^\W\d_])\s?(?P<value>[^@$+]+?){_END}")
_DUE = re.compile(r"(?<!\S)(?:due|vence|pagar el|by)\s+(?P<value>.+?)(?=\s+(?:[@$+]|because\s|porque\s)|$)")
_REASON = re.compile(r"(?<!\S)(?:because|porque)\s+(?P<value>.+)$")
_RATE = re.compile(r"(?<!\S)(?:at|a|tc|rate)\s?(?:\$\s?)?(?P<value>\d[\d.,]*)(?=\s*$)")


def entry_texts(line: str, today: date, *, day_first: bool = True, decimal: str = "") -> Mapping[str, str]:
    """What a line says of a new entry, by field; `decimal` is the country's mark.

    Raises Invalid where no kind is said, or no amount, or what may be two of them.
    """
    rest = TakenLine(line)
    said: dict[str, str] = {}
    if match := rest.take(_REASON):
        said["reason"] = rest.said(match, "value")
    said |= _kind(rest)
    if match := rest.take(_SETTLES):
        said["settles_id"] = rest.said(match, "id") or rest.said(match, "number")
    said |= _deposit(rest, today, day_first=day_first)
    said |= _percents(rest, said.get("paper", ""))
    for name, pattern in (("due", _DUE), ("organisation_id", _PARTY), ("person_id", _PERSON)):
        if name == "due" and (day := _due(rest, today, day_first=day_first)):
            said[name] = day
        elif match := rest.take(pattern):
            said[name] = rest.said(match, "value").strip('"“”«»')
    day_said, rest = _dated(rest, today, day_first=day_first)
    said |= _numbered(rest) | day_said
    rate = rest.take(_RATE) if _has_two_amounts(rest) else None
    amount, currency = take_amount(rest, strictly=True)
    if not amount:
        raise Invalid({"amount": Message("say how much, as in: invoice 8812 $1.550.000 due 12 mar")})
    said["amount"] = amount
    if currency:
        said["currency"] = currency
    if rate := rate or (rest.take(_RATE) if currency else None):
        said["rate"] = rate["value"]
        if why := two_meanings(rate["value"], DIGITS, decimal):
            raise Invalid({"rate": why})
    return said | ({"note": rest.text} if rest.text else {})


def _kind(rest: TakenLine) -> dict[str, str]:
    """What a line begins with. Raises Invalid where it says no kind."""
    match = rest.take(_KIND)
    if match is None:
        raise Invalid(
            {
                "kind": Message(
                    "begin with what it is: quote, order, contract, invoice, receipt, fee receipt, claim, payment, "
                    "credit note, refund, pledge, in kind or tickets"
                )
            }
        )
    kind, paper = _KINDS[match[1]]
    return {"kind": kind.value} | ({"paper": paper.value} if paper else {})


def _percents(rest: TakenLine, paper: str) -> dict[str, str]:
    """What is withheld, and the tax; a per cent alone is what is withheld of a fee, and of everything else the tax."""
    said: dict[str, str] = {}
    if match := rest.take(_WITHHELD):
        said["withholding"] = match["a"] or match["b"]
    if match := rest.take(VAT):
        alone = not re.search("[a-z]", match[0])
        is_withheld = alone and paper == Paper.FEE_RECEIPT and "withholding" not in said
        said["withholding" if is_withheld else "vat"] = match["a"] or match["b"]
    return said


def _deposit(rest: TakenLine, today: date, *, day_first: bool) -> dict[str, str]:
    """The first part of an order, and when it is due if a day follows it."""
    match = _DEPOSIT.search(rest.plain)
    if match is None:
        return {}
    said = {"deposit": rest.text[slice(*match.span("share" if match["share"] else "value"))].replace(" ", "")}
    if match["due"] and (day := _due(rest, today, day_first=day_first, begin=match.start("due"))):
        said["deposit_due"] = day
    rest.cut(match.start(), match.end() if "deposit_due" not in said else match.start("due"))
    return said


def _due(rest: TakenLine, today: date, *, day_first: bool, begin: int = 0) -> str:
    """The longest day behind `due`, which is taken; nothing where there is none."""
    match = _DUE.search(rest.plain, begin)
    if match is None:
        return ""
    start = match.start("value")
    ends = [start + each.start() for each in re.finditer(r"\s|$", rest.text[start:])][:6]
    for end in reversed(ends):
        text = rest.text[start:end]
        if read_day(text, today, day_first=day_first) is not None:
            rest.cut(match.start(), end)
            return text
    return ""


def _has_two_amounts(rest: TakenLine) -> bool:
    """Is there another number before a rate at the end, so that the rate is not taken for the amount?"""
    rate = _RATE.search(rest.plain)
    return rate is not None and any(
        each["sign"] or _is_foreign(each) for each in AMOUNT.finditer(rest.plain[: rate.start()])
    )


def _is_foreign(match: re.Match[str]) -> bool:
    return bool(match["before"] or match["stuck"] or match["after"] or match["euro"])


def _numbered(rest: TakenLine) -> dict[str, str]:
    """The number of the document: said as one, or a plain number at the beginning that an amount follows."""
    if match := rest.take(_NUMBER):
        return {"number": rest.said(match, "value")}
    first = _FIRST.match(rest.plain)
    if first is None or _is_amount(first["value"]):
        return {}
    others = [each for each in AMOUNT.finditer(rest.plain) if each.start() >= first.end()]
    marked = any(each["sign"] or _is_foreign(each) for each in others)
    follows = bool(others) and others[0].start() == first.end() + 1
    # Of 35000 3 nobody knows which is the number.
    is_clear = follows and (len(first["value"]) < 4 or looks_like_money(others[0]))
    if marked or is_clear or not first["value"].isdecimal():
        rest.take(_FIRST)
        return {"number": rest.said(first, "value")}
    return {}


def _is_amount(text: str) -> bool:
    return "." in text or "," in text


def _dated(rest: TakenLine, today: date, *, day_first: bool) -> tuple[dict[str, str], TakenLine]:
    """The day at the end of the line or at its beginning, if an amount is left without it; and the line without it."""
    words = rest.text.split()
    for length in range(min(5, len(words) - 1), 0, -1):
        for part, others in ((words[-length:], words[:-length]), (words[:length], words[length:])):
            text = " ".join(part)
            day = read_day(text, today, day_first=day_first)
            if day is not None and AMOUNT.search(" ".join(others).lower()):
                return {"day": nearest(day, text, today).isoformat()}, TakenLine(" ".join(others))
    return {}, rest
