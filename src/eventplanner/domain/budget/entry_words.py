"""Words of the quick line of an entry: kinds and papers, numbers, parties, days, terms and taxes, in folded text."""

import re

from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.parsing.said_amount import AFTER_NAME, PERCENT, SCALE

_DOCUMENTS: tuple[tuple[EntryKind, Paper | None, str], ...] = (
    (EntryKind.INVOICE, Paper.FEE_RECEIPT, "boleta de honorarios|boleta honorarios|fee receipt|honorarios|bhe"),
    (EntryKind.CREDIT_NOTE, None, "nota de credito|credit note|nc"),
    (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER, "orden de compra|purchase order|oc|po"),
    (EntryKind.CLAIM, None, "expense claim|rendicion|reembolso|claim"),
    (EntryKind.COMMITMENT, Paper.CONTRACT, "contract|contrato"),
    (EntryKind.COMMITMENT, None, "compromiso|commitment|order|orden|reserva"),
    (EntryKind.INVOICE, Paper.INVOICE, "factura|invoice|bill"),
    (EntryKind.INVOICE, Paper.OTHER, "nota de debito|debit note"),
    (EntryKind.INVOICE, Paper.RECEIPT, "boleta|receipt"),
    (EntryKind.PAYMENT, None, "payment|paid|pagado|pague|pago|abono|anticipo|transferencia|transfer|wire"),
    (EntryKind.QUOTE, None, "cotizacion|quote"),
    (EntryKind.PLEDGE, None, "auspicio|pledge|promesa"),
    (EntryKind.IN_KIND, None, "en especie|in kind|canje"),
    (EntryKind.TICKET, None, "entradas|tickets|ticket"),
    (EntryKind.REFUND, None, "devolucion|refund"),
)
KINDS = {name: (kind, paper) for kind, paper, names in _DOCUMENTS for name in names.split("|")}
"""By folded name."""
KIND = (
    r"^\s*("
    + "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
    + r")(?:\s+electronic[ao]s?)?(?!\w)(?:-(?=\d))?:?\s*"
)
NUMBER = r"(?<!\S)(?:(?:nro\.?|no\.|no(?=\s?\d)|n[º°.]|num(?:ero)?\.?|folio|number)\s?|#(?=\w*\d))(?P<value>[\w/-]+)"
FIRST = r"^\s*(?P<value>(?:[a-z]{1,4}-?)?\d[\w/-]*)(?=\s|$)"
SETTLES = (
    r"(?<!\S)(?:(?:settles|pays|salda|paga|para|for|de|of|contra)\s+(?P<id>#\d+)"
    r"|(?:settles|pays|salda|paga)\s+(?:nro\.?\s|no\.\s|n[º°.]\s?)?(?P<number>[\w/-]*\d[\w/-]*))(?!\S)"
)
_WITHHELD_WORD = r"withh(?:eld|olding|olds)|reten(?:ido|ida|cion|ciones)|retiene"
WITHHELD = (
    rf"(?<!\S)(?:(?:{_WITHHELD_WORD}):?\s+(?:of\s+|de\s+|del\s+)?(?P<a>{PERCENT})\s?%"
    rf"|(?P<b>{PERCENT})\s?%\s+(?:de\s+)?(?:{_WITHHELD_WORD}))(?!\S)"
)
DEPOSIT = (
    rf"(?<=\S)\s+(?:deposit|anticipo|abono)\s+(?:of\s+|de\s+)?(?:(?P<share>{PERCENT}\s?%)|\$?\s?(?P<value>\d[\d.,]*(?:\s?(?:{SCALE})(?!\w))?))(?!\S)"
    r"(?P<due>\s+(?:due|vence)\s)?"
)
_END = rf"(?=\s+(?:[@+]|{AFTER_NAME}|due\s|vence\s|because\s|porque\s)|\s*$)"
PARTY = rf"(?<!\S)@\s?(?=\S)(?P<value>[^@$+]+?){_END}"
PERSON = rf"(?<!\S)\+(?=[^\W\d_])\s?(?P<value>[^@$+]+?){_END}"
DUE_SAID = r"(?<!\S)(?:due|vence|pagar el)\s+(?P<value>.+?)(?=\s+(?:[@$+]|because\s|porque\s)|\s*$)"
"""Behind these words only a day can stand; behind `by` also a bank."""
DUE = re.compile(r"(?<!\S)(?:due|vence|pagar el|by)\s+(?P<value>.+?)(?=\s+(?:[@$+]|because\s|porque\s)|\s*$)")
REASON = r"(?<!\S)(?:because|porque)\s+(?P<value>.+)$"
APART = r"(?<!\S)(?:suelt[oa]|aparte|apart|unlinked|on its own)(?!\S)"
AFTER_WITHHOLDING = r"(?<!\S)(?:liquid[oa]s?|take-?home|net[oa]?s?)(?!\S)"
GROSS = r"(?<!\S)(?:brut[oa]s?|gross)(?![\w%])"
NET = r"(?<!\S)net(?:[oa]s?)?(?![\w%])"
ALONE = rf"(?<!\S)(?P<value>{PERCENT})\s?%(?!\S)"
BARE_TAX = r"(?<!\S)(?:iva|vat)(?!\S)"
TERMS = (
    r"(?<!\S)(?:\d{1,2}/\d{1,2},?\s+(?=net))?"
    r"(?:(?:a|net|neto|within|dentro de)\s+(?P<a>\d{1,3})\s+(?:dias|days)|neto?\s+(?P<b>\d{2}))(?!\S)(?!\s*%)"
)
"""So many days after its own day: `a 30 días`, `net 30`."""
REST = r"(?<!\S)(?:saldo|resto|todo|total|balance|rest|remainder|everything)(?!\S)"
LOOSE_END = re.compile(r"(?:^|\s+)(?:por|for|de|of|en|in|a|to)$", re.IGNORECASE)
"""A word that led to the amount, which is taken."""
IS_PAID = r"(?<!\S)(?:(?:ya\s+|already\s+)?pagad[oa]|paid)(?!\S)"
PESOS = r"(?<!\S)pesos?(?!\S)"
NEGATIVE = r"(?<!\w)[-−–]\s?(?:us\$|u\$|[$€£])\s?\d[\d.,]*"
NUMBERED = frozenset({EntryKind.INVOICE, EntryKind.COMMITMENT, EntryKind.CREDIT_NOTE})
"""Documents that have a number as a rule."""
SETTLING = frozenset({EntryKind.PAYMENT, EntryKind.CREDIT_NOTE, EntryKind.REFUND})
MOVED = frozenset({EntryKind.PAYMENT, EntryKind.REFUND})
NOTHING_WITHHELD = r"(?<!\S)(?:sin|without|no)\s+(?:retencion(?:es)?|withholding)(?!\S)"
FEES = r"(?<!\S)(?:de\s+)?honorarios?(?!\S)"
TOTAL = r"(?<!\S)total(?:\s+de)?(?=\s*(?:us\$|[$€£])?\s?\d)|(?<=\d\s)total(?!\S)"
ID = r"(?<!\S)(?P<value>#\d+)(?!\S)"
WITHHELD_PART = (
    r"(?<!\S)(?:(?:de|of)\s+)?(?:(?:la|the)\s+)?"
    r"(?:retencion(?:es)?|withholding(?:\s+tax)?|withheld(?:\s+part)?)(?!\S)(?!\s*\d)"
)
RATE = r"(?<!\S)(?:at|a|tc|rate)\s?(?:\$\s?)?(?P<value>\d[\d.,]*)(?=\s*$)"


def document(kind: EntryKind) -> str:
    """Returns the pattern of the words by which an entry of a kind names the document that it is of: `pago factura 8812`, `de la OC 1042`."""
    orders = r"oc|po|orden(?: de compra)?|purchase order|order|contrato|contract"
    others = r"|factura|invoice|bill|boleta(?: de honorarios)?|fee receipt|receipt|pago|payment|rendicion|expense claim|claim"
    words = orders + (others if kind in SETTLING else "")
    of = r"(?:(?:de|del|of|for|para|a|contra|against|from|con|segun)\s+)?(?:(?:la|el|the)\s+)?"
    return rf"(?<!\S){of}(?:{words})\s+(?:nro\.?\s|no\.?\s|n[º°.]\s?)?(?P<value>#?[\w/-]*\d[\w/-]*)(?=\s|$)(?!\s+(?:x|×)\s)"
