"""Entries in the ways people say them: read back equal, or refused; the writer knows nothing of the reader."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.entry_quick_line import entry_texts
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.domain.parsing.dates import read_day

TODAY = date(2027, 3, 9)
MONTHS = {
    "es": "ene feb mar abr may jun jul ago sep oct nov dic".split(),
    "en": "jan feb mar apr may jun jul aug sep oct nov dec".split(),
}
SAID: Mapping[str, Mapping[str, tuple[EntryKind, Paper]]] = {
    "es": {
        "factura": (EntryKind.INVOICE, Paper.INVOICE),
        "Factura": (EntryKind.INVOICE, Paper.INVOICE),
        "boleta": (EntryKind.INVOICE, Paper.RECEIPT),
        "OC": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
        "orden de compra": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
        "contrato": (EntryKind.COMMITMENT, Paper.CONTRACT),
        "nota de crédito": (EntryKind.CREDIT_NOTE, Paper.NONE),
        "cotización": (EntryKind.QUOTE, Paper.NONE),
        "pago": (EntryKind.PAYMENT, Paper.NONE),
        "devolución": (EntryKind.REFUND, Paper.NONE),
        "rendición": (EntryKind.CLAIM, Paper.NONE),
    },
    "en": {
        "invoice": (EntryKind.INVOICE, Paper.INVOICE),
        "bill": (EntryKind.INVOICE, Paper.INVOICE),
        "receipt": (EntryKind.INVOICE, Paper.RECEIPT),
        "PO": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
        "purchase order": (EntryKind.COMMITMENT, Paper.PURCHASE_ORDER),
        "contract": (EntryKind.COMMITMENT, Paper.CONTRACT),
        "credit note": (EntryKind.CREDIT_NOTE, Paper.NONE),
        "quote": (EntryKind.QUOTE, Paper.NONE),
        "payment": (EntryKind.PAYMENT, Paper.NONE),
        "refund": (EntryKind.REFUND, Paper.NONE),
        "expense claim": (EntryKind.CLAIM, Paper.NONE),
    },
}
NET = {"es": ["neto", "+ IVA", "más IVA"], "en": ["net", "plus VAT", "+ VAT"]}
GROSS = {"es": ["bruto", "IVA incluido", "con IVA"], "en": ["gross", "incl. VAT", "VAT included", "with VAT"]}
APART = {"es": ["suelta", "aparte"], "en": ["apart", "on its own"]}
DUE = {"es": ["vence"], "en": ["due"]}
SETTLES = {"es": ["salda"], "en": ["settles"]}
BECAUSE = {"es": "porque", "en": "because"}


class Entry(NamedTuple):
    """An entry as somebody means it."""

    language: str
    word: str
    number: str
    amount: int
    currency: str
    tax: str
    """`net`, `gross`, or nothing."""
    party: str
    person: str
    due: date | None
    settles: str
    apart: bool
    reason: str


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    language = draw(st.sampled_from(["es", "en"]))
    word = draw(st.sampled_from(sorted(SAID[language])))
    settles = draw(st.sampled_from(["", "", "1042", "A-77", "#3"]))
    return Entry(
        language,
        word,
        draw(st.sampled_from(["", "8812", "F-12", "33", "A1042"])),
        draw(st.integers(1, 999_999_999)),
        draw(st.sampled_from(["", "", "$", "CLP", "USD", "UF"])),
        draw(st.sampled_from(["", "", "net", "gross"])),
        draw(st.sampled_from(["", "Luz", "Banquetes Ñuñoa", "Teatro del Sol"])),
        draw(st.sampled_from(["", "", "Ana Soto"])),
        draw(st.one_of(st.none(), st.dates(date(2027, 3, 10), date(2028, 2, 20)))),
        settles,
        draw(st.booleans()) and not settles,
        draw(st.sampled_from(["", "", "it rained", "llegaron más"])),
    )


def _amount(entry: Entry, plain: bool) -> str:
    """With the marks of Chile: 1.234.567."""
    digits = f"{entry.amount:,}".replace(",", ".") if not plain else str(entry.amount)
    if entry.currency in {"USD", "UF"}:
        digits = f"{entry.amount:,}".replace(",", ".") + ",50"
    return {"": digits, "$": f"${digits}"}.get(entry.currency, f"{entry.currency} {digits}")


@st.composite
def lines(draw: st.DrawFn) -> tuple[Entry, str]:
    entry = draw(entries())
    language = entry.language
    parts = []
    if entry.tax:
        words = NET if entry.tax == "net" else GROSS
        money = f"{_amount(entry, draw(st.booleans()))} {draw(st.sampled_from(words[language]))}"
    else:
        money = _amount(entry, draw(st.booleans()))
    if entry.apart:
        parts.append(draw(st.sampled_from(APART[language])))
    if entry.settles:
        parts.append(f"{draw(st.sampled_from(SETTLES[language]))} {entry.settles}")
    if entry.party:
        parts.append(f"@{entry.party}")
    if entry.person:
        parts.append(f"+{entry.person}")
    if entry.due:
        month = MONTHS[language][entry.due.month - 1]
        parts.append(f"{draw(st.sampled_from(DUE[language]))} {entry.due.day} {month} {entry.due.year}")
    # A name of several words ends at the next sign; a bare word behind it would be a part of it.
    signs = [part for part in parts if part[0] in "@+"]
    bare = draw(st.permutations([part for part in parts if part not in signs]))
    tail = [f"{BECAUSE[language]} {entry.reason}"] if entry.reason else []
    said = [entry.word, *([entry.number] if entry.number else []), money, *bare, *signs, *tail]
    return entry, " ".join(said)


@given(lines())
def test_an_entry_is_read_as_it_was_meant_or_refused(said: tuple[Entry, str]) -> None:
    entry, line = said
    try:
        texts: Mapping[str, Any] = entry_texts(line, TODAY, decimal=",")
    except Invalid:
        # A plain number beside another may be either; with a sign, a currency or marks it has to be read.
        assert not entry.currency, line
        return
    kind, paper = SAID[entry.language][entry.word]
    assert (texts["kind"], texts.get("paper", Paper.NONE.value)) == (kind.value, paper.value), line
    moved = kind in {EntryKind.PAYMENT, EntryKind.REFUND}
    is_gross = entry.tax == "gross" or ((moved or paper is Paper.RECEIPT) and not entry.tax)
    written = texts["gross"] if is_gross else texts["amount"]
    digits, cents = (2, 50) if entry.currency in {"USD", "UF"} else (0, 0)
    assert read_amount(written, digits=digits, decimal=",") == entry.amount * 10**digits + cents, line
    assert ("amount" in texts, "gross" in texts) == (not is_gross, is_gross), line
    assert texts.get("currency", "") == {"UF": "CLF", "$": ""}.get(entry.currency, entry.currency), line
    assert texts.get("number", "") == entry.number, line
    assert texts.get("organisation_id", "") == entry.party, line
    assert texts.get("person_id", "") == entry.person, line
    assert texts.get("settles_id", "") == entry.settles, line
    assert texts.get("apart", "") == ("yes" if entry.apart else ""), line
    assert texts.get("reason", "") == entry.reason, line
    due = read_day(texts["due"], TODAY) if "due" in texts else None
    assert due == entry.due, line
    assert "note" not in texts, line
