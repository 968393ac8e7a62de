"""The quick line of an entry: `invoice 8812 $1.550.000 due 12 mar @Audiolab`, in either language."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.budget import entry_words as words
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.line_tax import WITHOUT_VAT
from eventplanner.domain.budget.quick_lines import nearest
from eventplanner.domain.parsing.amounts import two_meanings
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.said_amount import (
    AMOUNT,
    looks_like_money,
    refuse_figure_in,
    refuse_product,
    take_amount,
)
from eventplanner.domain.parsing.scanner import QUOTES, ScannedLine
from eventplanner.domain.parsing.tax_words import TaxSide, take_tax


def entry_texts(
    text: str, today: date, *, day_first: bool = True, decimal: str = "", dollar: str = "", is_gross: bool = False
) -> Mapping[str, str]:
    """Reads a new entry as texts by field; `decimal` is the country's mark, `dollar` the currency that $ is.

    `is_gross` are the amounts of the plan.

    Raises Invalid where no kind is said, or no amount, or what may be two of them.
    """
    line = ScannedLine(text, today, day_first=day_first)
    texts = line.read(reason=words.REASON) | _kind(line)
    kind = EntryKind(texts["kind"])
    texts |= _document(line, kind, texts)
    terms = line.take(words.TERMS, "due")
    texts |= _withheld(line, kind)
    side = _side(line, texts)
    _take_percent(line, texts)
    if side is TaxSide.NET and is_gross:
        raise Invalid({"amount": WITHOUT_VAT})
    _refuse_paid(line, kind)
    due = _due(line)
    texts |= {"due": due} if due else line.read(due=words.DUE_SAID)
    refuse_product(line)
    texts |= line.read(organisation_id=words.PARTY, person_id=words.PERSON)
    texts |= {name: texts[name].strip(QUOTES) for name in ("due", "organisation_id", "person_id") if name in texts}
    day = _take_day(line)
    texts |= _number(line) | day
    if terms is not None:
        begin = date.fromisoformat(texts["day"]) if "day" in texts else today
        texts["due"] = (begin + timedelta(days=int(terms["a"] or terms["b"]))).isoformat()
    _refuse_number_alone(line, kind, texts)
    amount = _amount(line, texts, decimal=decimal, dollar=dollar)
    if side is TaxSide.GROSS or (
        side is TaxSide.UNSAID and (kind in words.MOVED or texts.get("paper") == Paper.RECEIPT)
    ):
        # What a bank says that it moved has the tax in it, and so has a receipt.
        amount["gross"] = amount.pop("amount")
    note = words.LOOSE_END.sub("", line.left)
    return texts | amount | ({"note": note} if note else {})


def _document(line: ScannedLine, kind: EntryKind, texts: Mapping[str, str]) -> dict[str, str]:
    """The document that it belongs to, the part that is paid first, and whether it is for work. Raises Invalid."""
    is_fee = texts.get("paper") == Paper.RECEIPT and line.take(words.FEES, "paper") is not None
    paper = {"paper": Paper.FEE_RECEIPT.value} if is_fee else {}
    settles = line.read(settles_id=words.SETTLES) or line.read(settles_id=words.document(kind))
    if kind in words.SETTLING and not settles:
        settles = line.read(settles_id=words.ID)
    deposit = _deposit(line)
    if kind is EntryKind.PAYMENT:
        _refuse_rest(line)
    apart = {"apart": "yes"} if line.take(words.APART, "apart") else {}
    return {**paper, **settles, **deposit, **apart}


def _amount(line: ScannedLine, texts: Mapping[str, str], *, decimal: str, dollar: str) -> dict[str, str]:
    """The amount with its currency and the rate that it is paid at. Raises Invalid."""
    rate = line.read(rate=words.RATE) if _has_two_amounts(line) else {}
    if negative := line.find(words.NEGATIVE):
        parts = {"text": line.written(negative)}
        raise Invalid(
            {"amount": Message("“{text}”: not less than nothing; a credit note or a refund takes back", parts)}
        )
    amount = take_amount(line, strictly=True)
    if not amount:
        raise Invalid({"amount": Message("say how much, as in: invoice 8812 $1.550.000 due 12 mar")})
    is_marked = "currency" in amount or "$" in line.text
    if dollar and "currency" not in amount:
        is_said = re.search(r"(?<![a-z])\$", line.text, re.IGNORECASE) or line.take(words.PESOS, "currency")
        amount |= {"currency": dollar} if is_said else {}
    refuse_figure_in(texts.get("organisation_id", ""), amount["amount"], is_marked=is_marked)
    if "currency" in amount:
        rate = rate or line.read(rate=words.RATE)
    if rate and (why := two_meanings(rate["rate"], DIGITS, decimal)):
        raise Invalid({"rate": why})
    return amount | rate


def _refuse_paid(line: ScannedLine, kind: EntryKind) -> None:
    """Raises Invalid where a document is said to be paid, which is an entry of its own."""
    if kind in words.NUMBERED and (paid := line.find(words.IS_PAID)):
        parts = {"word": line.written(paid)}
        raise Invalid(
            {"note": Message("“{word}”: write the document, then pay it with x in the list of what is due", parts)}
        )


def _kind(line: ScannedLine) -> dict[str, str]:
    """The kind of entry that a line begins with, and its paper. Raises Invalid where it names none."""
    match = line.take(words.KIND, "kind")
    if match is None:
        raise Invalid(
            {
                "kind": Message(
                    "begin with what it is: quote, order, contract, invoice, receipt, fee receipt, claim, payment, "
                    "credit note, refund, pledge, in kind or tickets"
                )
            }
        )
    kind, paper = words.KINDS[match[1]]
    return {"kind": kind.value} | ({"paper": paper.value} if paper else {})


def _withheld(line: ScannedLine, kind: EntryKind) -> dict[str, str]:
    """The percentage that is withheld of a fee, and whether a payment is of that part."""
    if line.take(words.NOTHING_WITHHELD, "withholding"):
        return {"withholding": "0"}
    texts = line.read(withholding=words.WITHHELD)
    if kind is EntryKind.PAYMENT and line.take(words.WITHHELD_PART, "pays_withheld"):
        texts["pays_withheld"] = "yes"
    return texts


def _take_percent(line: ScannedLine, texts: dict[str, str]) -> None:
    """Takes a percentage alone as what is withheld of a fee. Raises Invalid elsewhere: nobody knows of what it is."""
    if (match := line.find(words.ALONE)) is None:
        return
    if texts.get("paper") != Paper.FEE_RECEIPT or "withholding" in texts:
        parts = {"percent": line.written(match)}
        raise Invalid({"vat": Message("“{percent}” of what? Write VAT {percent}, or withheld {percent}", parts)})
    line.cut(*match.span(), "withholding")
    texts["withholding"] = match["value"]
    if line.find(words.ALONE):
        raise Invalid({"withholding": Message("two percentages: say which one is withheld")})


def _side(line: ScannedLine, texts: dict[str, str]) -> TaxSide:
    """Returns whether the line says its amount net or gross; a rate that it says is put among the texts.

    Raises Invalid of a fee after what is withheld, which is not its amount, and of a tax that may be beside or in it.
    """
    if texts.get("paper") == Paper.FEE_RECEIPT and (match := line.find(words.AFTER_WITHHOLDING)):
        parts = {"word": line.written(match)}
        raise Invalid({"amount": Message("“{word}”: write the whole fee, before what is withheld of it", parts)})
    tax = take_tax(line)
    if tax.rate:
        texts["vat"] = tax.rate
    if tax.side is not TaxSide.UNSAID:
        return tax.side
    if line.take(words.GROSS, "gross") or line.take(words.TOTAL, "gross"):
        return TaxSide.GROSS
    if line.take(words.NET, "net"):
        return TaxSide.NET
    if not tax.rate and line.find(words.BARE_TAX):
        raise Invalid({"vat": Message("VAT beside the amount or in it? Write + VAT, or VAT included")})
    return TaxSide.UNSAID


def _refuse_rest(line: ScannedLine) -> None:
    """Raises Invalid where a payment is said to be of all that is open, without its amount."""
    rest = line.find(words.REST)
    amounts = AMOUNT.finditer(line.plain)
    if rest is not None and not any(_is_marked(each) or not each["number"].isdecimal() for each in amounts):
        parts = {"word": line.written(rest)}
        raise Invalid({"amount": Message("“{word}”: say how much, or pay it with x in the list of what is due", parts)})


def _refuse_number_alone(line: ScannedLine, kind: EntryKind, texts: Mapping[str, str]) -> None:
    """Raises Invalid where plain digits behind the kind of a document may be its number or its amount."""
    first = line.find(words.FIRST)
    if kind not in words.NUMBERED or "number" in texts or first is None or not first["value"].isdecimal():
        return
    if not any(amount.start() >= first.end() for amount in AMOUNT.finditer(line.plain)):
        parts = {"number": line.written(first, "value")}
        raise Invalid(
            {"amount": Message("“{number}” may be its number or the amount: write ${number}, or the amount too", parts)}
        )


def _deposit(line: ScannedLine) -> dict[str, str]:
    """The first part of an order, and when it is due if a day follows it."""
    match = line.find(words.DEPOSIT)
    if match is None:
        return {}
    due = _due(line, match.start("due")) if match["due"] else ""
    line.cut(match.start(), match.start("due") if due else match.end(), "deposit")
    deposit = match["share"].replace(" ", "") if match["share"] else line.written(match, "value")
    return {"deposit": deposit} | ({"deposit_due": due} if due else {})


def _due(line: ScannedLine, begin: int = 0) -> str:
    """The longest day behind `due`, which is taken; nothing where there is none."""
    match = words.DUE.search(line.plain, begin)
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
    rate = line.find(words.RATE)
    return rate is not None and any(map(_is_marked, AMOUNT.finditer(line.plain[: rate.start()])))


def _is_marked(amount: re.Match[str]) -> bool:
    """Has it a sign or the name of a currency?"""
    return any(amount[group] for group in ("sign", "before", "stuck", "after", "euro"))


def _number(line: ScannedLine) -> dict[str, str]:
    """The number of the document: said as one, or a plain number at the beginning that an amount follows."""
    if number := line.read(number=words.NUMBER):
        return number
    first = line.find(words.FIRST)
    if first is None or "." in first["value"] or "," in first["value"]:
        return {}
    others = [amount for amount in AMOUNT.finditer(line.plain) if amount.start() >= first.end()]
    follows = bool(others) and not line.plain[first.end() : others[0].start()].strip()
    # Of 35000 3 nobody knows which is the number.
    is_clear = follows and (len(first["value"]) < 4 or looks_like_money(others[0]))
    if any(map(_is_marked, others)) or is_clear or not first["value"].isdecimal():
        return line.read(number=words.FIRST)
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
