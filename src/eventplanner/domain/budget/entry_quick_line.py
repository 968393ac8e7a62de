"""The quick line of an entry: `invoice 8812 $1.550.000 due 12 mar @Audiolab`, in either language."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.quick_lines import nearest
from eventplanner.domain.parsing.amounts import two_meanings
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.said_amount import (
    AFTER_NAME,
    AMOUNT,
    PERCENT,
    VAT,
    looks_like_money,
    refuse_figure_in,
    refuse_product,
    take_amount,
)
from eventplanner.domain.parsing.scanner import QUOTES, ScannedLine
from eventplanner.domain.parsing.tax_words import EXEMPT, GROSS, NET

_DOCUMENTS: tuple[tuple[EntryKind, Paper | None, str], ...] = (
    (EntryKind.INVOICE, Paper.FEE_RECEIPT, "boleta de honorarios|boleta honorarios|fee receipt|honorarios|bhe"),
    (EntryKind.CREDIT_NOTE, None, "nota de credito|credit note|nc"),
    (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER, "orden de compra|purchase order|oc|po"),
    (EntryKind.CLAIM, None, "expense claim|rendicion|reembolso|claim"),
    (EntryKind.COMMITMENT, Paper.CONTRACT, "contract|contrato"),
    (EntryKind.COMMITMENT, None, "compromiso|commitment|order|orden|reserva"),
    (EntryKind.INVOICE, Paper.INVOICE, "factura electronica|factura|invoice|bill"),
    (EntryKind.INVOICE, Paper.OTHER, "nota de debito|debit note"),
    (EntryKind.INVOICE, Paper.RECEIPT, "boleta|receipt"),
    (EntryKind.PAYMENT, None, "payment|paid|pagado|pague|pago|abono|anticipo|transferencia|transfer|wire"),
    (EntryKind.QUOTE, None, "cotizacion|quote"),
    (EntryKind.PLEDGE, None, "auspicio|pledge|promesa"),
    (EntryKind.IN_KIND, None, "en especie|in kind|canje"),
    (EntryKind.TICKET, None, "entradas|tickets|ticket"),
    (EntryKind.REFUND, None, "devolucion|refund"),
)
_KINDS = {name: (kind, paper) for kind, paper, names in _DOCUMENTS for name in names.split("|")}
"""By folded name."""
_KIND = r"^\s*(" + "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True)) + r")(?!\w):?\s*"
_NUMBER = r"(?<!\S)(?:nro\.?|no\.|n[º°.]|num(?:ero)?\.?|folio|number)\s?(?P<value>[\w/-]+)"
_FIRST = r"^\s*(?P<value>(?:[a-z]{1,4}-?)?\d[\w/-]*)(?=\s|$)"
_SETTLES = (
    r"(?<!\S)(?:(?:settles|pays|salda|paga|para|for|de|of|contra)\s+(?P<id>#\d+)"
    r"|(?:settles|pays|salda|paga)\s+(?:nro\.?\s|no\.\s|n[º°.]\s?)?(?P<number>[\w/-]*\d[\w/-]*))(?!\S)"
)
_WITHHELD_WORD = r"withh(?:eld|olding|olds)|reten(?:ido|ida|cion|ciones)|retiene"
_WITHHELD = (
    rf"(?<!\S)(?:(?:{_WITHHELD_WORD}):?\s+(?:of\s+|de\s+|del\s+)?(?P<a>{PERCENT})\s?%"
    rf"|(?P<b>{PERCENT})\s?%\s+(?:de\s+)?(?:{_WITHHELD_WORD}))(?!\S)"
)
_DEPOSIT = (
    rf"(?<=\S)\s+(?:deposit|anticipo|abono)\s+(?:of\s+|de\s+)?(?:(?P<share>{PERCENT}\s?%)|\$?\s?(?P<value>\d[\d.,]*))(?!\S)"
    r"(?P<due>\s+(?:due|vence)\s)?"
)
_END = rf"(?=\s+(?:[@+]|{AFTER_NAME}|due\s|vence\s|because\s|porque\s)|\s*$)"
_PARTY = rf"(?<!\S)@\s?(?=\S)(?P<value>[^@$+]+?){_END}"
_PERSON = rf"(?<!\S)\+(?=[^\W\d_])\s?(?P<value>[^@$+]+?){_END}"
_DUE_SAID = r"(?<!\S)(?:due|vence|pagar el)\s+(?P<value>.+?)(?=\s+(?:[@$+]|because\s|porque\s)|\s*$)"
"""Behind these words only a day can stand; behind `by` also a bank."""
_DUE = re.compile(r"(?<!\S)(?:due|vence|pagar el|by)\s+(?P<value>.+?)(?=\s+(?:[@$+]|because\s|porque\s)|\s*$)")
_REASON = r"(?<!\S)(?:because|porque)\s+(?P<value>.+)$"
_APART = r"(?<!\S)(?:suelt[oa]|aparte|apart|unlinked|on its own)(?!\S)"
_AFTER_WITHHOLDING = r"(?<!\S)(?:liquid[oa]s?|take-?home|net[oa]?s?)(?!\S)"
_INCLUDED = r"(?<!\S)(?:incluid[oa]|included|incl\.?)(?!\S)"
_PLUS_TAX = rf"\+\s?(?:(?:iva|vat|tax)\s+{PERCENT}|{PERCENT}\s?%)"
_ALONE = rf"(?<!\S)(?P<value>{PERCENT})\s?%(?!\S)"
_BARE_TAX = r"(?<!\S)(?:iva|vat)(?!\S)"
_TERMS = r"(?<!\S)(?:(?:a|net|neto|within|dentro de)\s+(?P<a>\d{1,3})\s+(?:dias|days)|net\s+(?P<b>\d{2}))(?!\S)(?!\s*%)"
"""So many days after its own day: `a 30 días`, `net 30`."""
_REST = r"(?<!\S)(?:saldo|resto|todo|total|balance|rest|remainder|everything)(?!\S)"
_LOOSE_END = re.compile(r"(?:^|\s+)(?:por|for|de|of|en|in|a|to)$", re.IGNORECASE)
"""A word that led to the amount, which is taken."""
_SETTLING = frozenset({EntryKind.PAYMENT, EntryKind.CREDIT_NOTE, EntryKind.REFUND})
_MOVED = frozenset({EntryKind.PAYMENT, EntryKind.REFUND})
_WITHHELD_PART = (
    r"(?<!\S)(?:(?:de|of)\s+)?(?:(?:la|the)\s+)?"
    r"(?:retencion(?:es)?|withholding(?:\s+tax)?|withheld(?:\s+part)?)(?!\S)(?!\s*\d)"
)
_RATE = r"(?<!\S)(?:at|a|tc|rate)\s?(?:\$\s?)?(?P<value>\d[\d.,]*)(?=\s*$)"


def entry_texts(text: str, today: date, *, day_first: bool = True, decimal: str = "") -> Mapping[str, str]:
    """Reads a new entry as texts by field; `decimal` is the country's mark.

    Raises Invalid where no kind is said, or no amount, or what may be two of them.
    """
    line = ScannedLine(text, today, day_first=day_first)
    texts = line.read(reason=_REASON) | _kind(line)
    texts |= line.read(settles_id=_SETTLES) or line.read(settles_id=_document(EntryKind(texts["kind"])))
    texts |= _deposit(line)
    if texts["kind"] == EntryKind.PAYMENT:
        _refuse_rest(line)
    terms = line.take(_TERMS, "due")
    texts |= {"apart": "yes"} if line.take(_APART, "apart") else {}
    is_plus = line.find(_PLUS_TAX) is not None
    texts |= _percents(line, texts["kind"], texts.get("paper", ""))
    taxed = "net" if is_plus else _taxed(line, texts)
    due = _due(line)
    texts |= {"due": due} if due else line.read(due=_DUE_SAID)
    refuse_product(line)
    texts |= line.read(organisation_id=_PARTY, person_id=_PERSON)
    texts |= {name: texts[name].strip(QUOTES) for name in ("due", "organisation_id", "person_id") if name in texts}
    day = _take_day(line)
    texts |= _number(line) | day
    if terms is not None:
        begin = date.fromisoformat(texts["day"]) if "day" in texts else today
        texts["due"] = (begin + timedelta(days=int(terms["a"] or terms["b"]))).isoformat()
    rate = line.read(rate=_RATE) if _has_two_amounts(line) else {}
    amount = take_amount(line, strictly=True)
    if not amount:
        raise Invalid({"amount": Message("say how much, as in: invoice 8812 $1.550.000 due 12 mar")})
    is_marked = "currency" in amount or "$" in line.text
    refuse_figure_in(texts.get("organisation_id", ""), amount["amount"], is_marked=is_marked)
    if "currency" in amount:
        rate = rate or line.read(rate=_RATE)
    if rate and (why := two_meanings(rate["rate"], DIGITS, decimal)):
        raise Invalid({"rate": why})
    if taxed == "gross" or (not taxed and texts["kind"] in _MOVED):
        # What a bank says that it moved has the tax in it.
        amount["gross"] = amount.pop("amount")
    note = _LOOSE_END.sub("", line.left)
    return texts | amount | rate | ({"note": note} if note else {})


def _kind(line: ScannedLine) -> dict[str, str]:
    """The kind of entry that a line begins with, and its paper. Raises Invalid where it names none."""
    match = line.take(_KIND, "kind")
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


def _percents(line: ScannedLine, kind: str, paper: str) -> dict[str, str]:
    """Withholding and tax; a percentage alone is withheld where the paper is a fee receipt.

    Raises Invalid elsewhere: nobody knows of what it is.
    """
    texts = line.read(withholding=_WITHHELD)
    if kind == EntryKind.PAYMENT and line.take(_WITHHELD_PART, "pays_withheld"):
        texts["pays_withheld"] = "yes"
    if match := line.take(VAT, "vat"):
        texts["vat"] = match["a"] or match["b"]
    if match := line.find(_ALONE):
        if paper != Paper.FEE_RECEIPT or "withholding" in texts:
            said = {"percent": line.written(match)}
            raise Invalid({"vat": Message("“{percent}” of what? Write VAT {percent}, or withheld {percent}", said)})
        line.cut(*match.span(), "withholding")
        texts["withholding"] = match["value"]
        if line.find(_ALONE):
            raise Invalid({"withholding": Message("two percentages: say which one is withheld")})
    return texts


def _taxed(line: ScannedLine, texts: dict[str, str]) -> str:
    """Returns `net` or `gross` where the line says which its amount is; what is exempt is put among the texts.

    Raises Invalid of a fee after what is withheld, which is not its amount.
    """
    if texts.get("paper") == Paper.FEE_RECEIPT and (match := line.find(_AFTER_WITHHOLDING)):
        said = {"word": line.written(match)}
        raise Invalid({"amount": Message("“{word}”: write the whole fee, before what is withheld of it", said)})
    if "vat" not in texts and line.take(EXEMPT, "vat"):
        texts["vat"] = "0"
    if line.take(GROSS, "gross") or ("vat" in texts and line.take(_INCLUDED, "gross")):
        return "gross"
    if line.take(NET, "net"):
        return "net"
    if "vat" not in texts and line.find(_BARE_TAX):
        raise Invalid({"vat": Message("VAT beside the amount or in it? Write + VAT, or VAT included")})
    return ""


def _document(kind: EntryKind) -> str:
    """The words by which an entry of a kind names the document that it is of: `pago factura 8812`, `de la OC 1042`."""
    orders = r"oc|po|orden(?: de compra)?|purchase order|order|contrato|contract"
    others = r"|factura|invoice|bill|boleta(?: de honorarios)?|fee receipt|receipt|pago|payment|rendicion|expense claim|claim"
    words = orders + (others if kind in _SETTLING else "")
    of = r"(?:(?:de|del|of|for|para|a|contra|against|from|con|segun)\s+)?(?:(?:la|el|the)\s+)?"
    return rf"(?<!\S){of}(?:{words})\s+(?:nro\.?\s|no\.?\s|n[º°.]\s?)?(?P<value>#?[\w/-]*\d[\w/-]*)(?=\s|$)(?!\s+(?:x|×)\s)"


def _refuse_rest(line: ScannedLine) -> None:
    """Raises Invalid where a payment is said to be of all that is open, without its amount."""
    rest = line.find(_REST)
    amounts = AMOUNT.finditer(line.plain)
    if rest is not None and not any(_is_marked(each) or not each["number"].isdecimal() for each in amounts):
        said = {"word": line.written(rest)}
        raise Invalid({"amount": Message("“{word}”: say how much, or pay it with x in the list of what is due", said)})


def _deposit(line: ScannedLine) -> dict[str, str]:
    """The first part of an order, and when it is due if a day follows it."""
    match = line.find(_DEPOSIT)
    if match is None:
        return {}
    due = _due(line, match.start("due")) if match["due"] else ""
    line.cut(match.start(), match.start("due") if due else match.end(), "deposit")
    deposit = (match["share"] or match["value"]).replace(" ", "")
    return {"deposit": deposit} | ({"deposit_due": due} if due else {})


def _due(line: ScannedLine, begin: int = 0) -> str:
    """The longest day behind `due`, which is taken; nothing where there is none."""
    match = _DUE.search(line.plain, begin)
    if match is None:
        return ""
    ends = [place.start() for place in re.finditer(r"\s+|$", line.plain) if place.start() > match.start("value")]
    masked = line.masked
    for end in reversed(ends[:6]):
        text = masked[match.start("value") : end]
        if read_day(text, line.today, day_first=line.day_first) is not None:
            line.cut(match.start(), end, "due")
            return text
    return ""


def _has_two_amounts(line: ScannedLine) -> bool:
    """Is there another number before a rate at the end, so that the rate is not taken for the amount?"""
    rate = line.find(_RATE)
    return rate is not None and any(map(_is_marked, AMOUNT.finditer(line.plain[: rate.start()])))


def _is_marked(amount: re.Match[str]) -> bool:
    """Has it a sign or the name of a currency?"""
    return any(amount[group] for group in ("sign", "before", "stuck", "after", "euro"))


def _number(line: ScannedLine) -> dict[str, str]:
    """The number of the document: said as one, or a plain number at the beginning that an amount follows."""
    if number := line.read(number=_NUMBER):
        return number
    first = line.find(_FIRST)
    if first is None or "." in first["value"] or "," in first["value"]:
        return {}
    others = [amount for amount in AMOUNT.finditer(line.plain) if amount.start() >= first.end()]
    follows = bool(others) and not line.plain[first.end() : others[0].start()].strip()
    # Of 35000 3 nobody knows which is the number.
    is_clear = follows and (len(first["value"]) < 4 or looks_like_money(others[0]))
    if any(map(_is_marked, others)) or is_clear or not first["value"].isdecimal():
        return line.read(number=_FIRST)
    return {}


def _take_day(line: ScannedLine) -> dict[str, str]:
    """The day at the end of the line or at its beginning, if an amount is left without it."""
    words, masked = list(re.finditer(r"\S+", line.plain)), line.masked
    for length in range(min(5, len(words) - 1), 0, -1):
        for part, others in ((words[-length:], words[:-length]), (words[:length], words[length:])):
            start, end = part[0].start(), part[-1].end()
            text = clean_line(masked[start:end])
            day = read_day(text, line.today, day_first=line.day_first)
            if day is not None and AMOUNT.search(line.plain, others[0].start(), others[-1].end()):
                line.cut(start, end, "day")
                return {"day": nearest(day, text, line.today).isoformat()}
    return {}
