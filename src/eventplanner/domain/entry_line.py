"""The quick line of an entry: `invoice 8812 $1.550.000 due 12 mar @Audiolab`, in either language."""

import re
from collections.abc import Mapping
from datetime import date

from eventplanner.domain.budget_line_text import AFTER_NAME, AMOUNT, currency_in, nearest, take_amount
from eventplanner.domain.dates import read_day
from eventplanner.domain.entries import EntryKind, Paper
from eventplanner.domain.errors import Invalid
from eventplanner.domain.taken_line import TakenLine
from eventplanner.domain.text import Message

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
_FIRST = re.compile(r"^(?P<value>[a-z]{0,4}-?\d[\w/-]*)(?=\s|$)")
_SETTLES = re.compile(r"(?<!\S)(?:settles|salda|para|for|de|of|contra)\s+(?P<value>#\d+)(?!\S)")
_END = rf"(?=\s+(?:[@+]|{AFTER_NAME}|due\s|vence\s|because\s|porque\s)|$)"
_PARTY = re.compile(rf"(?<!\S)@\s?(?P<value>[^@$+]+?){_END}")
_PERSON = re.compile(rf"(?<!\S)\+(?=[^\W\d_])\s?(?P<value>[^@$+]+?){_END}")
_DUE = re.compile(r"(?<!\S)(?:due|vence|pagar el|by)\s+(?P<value>.+?)(?=\s+(?:[@$+]|because\s|porque\s)|$)")
_REASON = re.compile(r"(?<!\S)(?:because|porque)\s+(?P<value>.+)$")
_RATE = re.compile(r"(?<!\S)(?:at|a|tc|rate)\s?(?:\$\s?)?(?P<value>\d[\d.,]*)(?=\s*$)")


def entry_texts(line: str, today: date, *, day_first: bool = True) -> Mapping[str, str]:
    """What a line says of a new entry, by field. Raises Invalid where no amount is said."""
    rest = TakenLine(line)
    said: dict[str, str] = {}
    if match := rest.take(_REASON):
        said["reason"] = rest.said(match, "value")
    if match := rest.take(_KIND):
        kind, paper = _KINDS[match[1]]
        said["kind"] = kind.value
        said |= {"paper": paper.value} if paper else {}
    for name, pattern in (("settles_id", _SETTLES), ("due", _DUE), ("organisation_id", _PARTY), ("person_id", _PERSON)):
        if match := rest.take(pattern):
            said[name] = rest.said(match, "value").strip('"“”«»')
    day, rest = _dated(rest, today, day_first=day_first)
    said |= _numbered(rest) | day
    amount, currency = take_amount(rest)
    if not amount:
        raise Invalid({"amount": Message("say how much, as in: invoice 8812 $1.550.000 due 12 mar")})
    said["amount"] = amount
    if currency:
        said["currency"] = currency
    if currency and (match := rest.take(_RATE)):
        said["rate"] = match["value"]
    return said | ({"note": rest.text} if rest.text else {})


def _numbered(rest: TakenLine) -> dict[str, str]:
    """The number of the document: said as one, or a plain number at the beginning that an amount follows."""
    if match := rest.take(_NUMBER):
        return {"number": rest.said(match, "value")}
    amounts = list(AMOUNT.finditer(rest.plain))
    first = _FIRST.match(rest.plain)
    if first is None:
        return {}
    marked = any(each["sign"] or currency_in(each) for each in amounts if each.start() >= first.end())
    others = [each for each in amounts if each.start() >= first.end()]
    if not first["value"].isdecimal() or marked or (others and others[0].start() == first.end() + 1):
        rest.take(_FIRST)
        return {"number": rest.said(first, "value")} if not _is_amount(first["value"]) else {}
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
