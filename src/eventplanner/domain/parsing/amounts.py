"""Amounts and other decimal numbers as people write them: read strictly, or refused where a mark has two meanings."""

import re

from eventplanner.domain.base.text import Message, clean_line

_SIGNS = ("$",)
"""What may stand before or behind an amount of any currency; a sign that names one is no part of a number."""
_LONGEST = 24
_ALLOWED = frozenset("0123456789.,'’ ")


def amount_text(minor: int, digits: int, decimal: str = ".") -> str:
    """A decimal number without marks between thousands."""
    sign, whole = ("-" if minor < 0 else ""), abs(minor)
    return f"{sign}{whole // 10**digits}{decimal}{whole % 10**digits:0{digits}d}" if digits else f"{sign}{whole}"


def decimal_text(scaled: int, digits: int, decimal: str = ".") -> str:
    """Returns a scaled number as text, without trailing zeros."""
    text = amount_text(scaled, digits, decimal)
    return text.rstrip("0").rstrip(decimal) if digits else text


def read_amount(text: str, digits: int, decimal: str = "") -> int | None:
    """Units of 10⁻ᵈⁱᵍⁱᵗˢ; None where it is no number, or where a mark may be of decimals or of thousands.

    `decimal` is the mark that the country has before decimals; a number that only makes sense with that mark between
    its thousands is refused, because 6,500 typed in Chile may be six and a half.
    """
    plain = _bare(clean_line(text))
    in_brackets = plain.startswith("(") and plain.endswith(")")
    negative = plain.startswith(("-", "−")) or in_brackets
    plain = _bare((plain[1:-1] if in_brackets else plain).strip().removeprefix("-").removeprefix("−"))
    plain = plain.replace("\u00a0", " ").replace("\u202f", " ")
    if not plain or len(plain) > _LONGEST or not set(plain) <= _ALLOWED:
        return None
    whole, rest = _read(plain, digits, decimal)
    return (-1 if negative else 1) * int(whole + rest.ljust(digits, "0")) if whole else None


_ONE_MARK = re.compile(r"[-−]?(?P<whole>[1-9]\d{0,2})(?P<mark>[.,])(?P<rest>\d{3})")


def two_meanings(text: str, digits: int, decimal: str = "") -> Message | None:
    """Returns the reason why a number with one mark before three digits is ambiguous; None if it is not.

    It is clear where the country has another mark before its decimals.
    """
    plain = _bare(clean_line(text))
    match = _ONE_MARK.fullmatch(plain)
    if match is None or (decimal and match["mark"] != decimal):
        return None
    less = f"{match['whole']}{match['mark']}{match['rest'].rstrip('0') or '0'}"
    more = match["whole"] + match["rest"]
    decimals = match["rest"].rstrip("0").ljust(2 if digits < 4 else 4, "0")
    may_be_less = digits and len(decimals) <= digits and len(decimals) != 3
    hint = f"{more} / {match['whole']}{match['mark']}{decimals}" if may_be_less else more
    said = {"text": plain, "less": less, "more": more, "hint": hint}
    return Message("“{text}” may be {less} or {more}: write {hint}", said)


def _bare(text: str) -> str:
    """Without a sign of money at either end."""
    text = text.strip()
    for sign in _SIGNS:
        if text[: len(sign)].lower() == sign:
            return text[len(sign) :].strip()
        if text[len(text) - len(sign) :].lower() == sign:
            return text[: len(text) - len(sign)].strip()
    return text


def _read(plain: str, digits: int, decimal: str) -> tuple[str, str]:
    """The digits before and behind the decimal mark; nothing where they cannot be told apart."""
    last = next((c for c in reversed(plain) if not c.isdecimal()), "")
    if not last:
        return plain, ""
    grouped = _without_marks(plain)
    whole, _, rest = plain.rpartition(last)
    cut = _without_marks(whole) if last in ".," and last not in whole and 0 < len(rest) <= digits else ""
    if cut and (not grouped or last == decimal):
        return cut, rest
    if grouped and not (cut and not decimal) and not (plain.count(last) == 1 and last == decimal):
        return grouped, ""
    return "", ""


def _without_marks(grouped: str) -> str:
    """The digits of a whole number with or without marks between its thousands; nothing if it is none."""
    marks = {c for c in grouped if not c.isdecimal()}
    if len(marks) > 1:
        return ""
    groups = grouped.split(marks.pop()) if marks else [grouped]
    first, others = groups[0], groups[1:]
    if others and (not 1 <= len(first) <= 3 or first.startswith("0") or any(len(each) != 3 for each in others)):
        return ""
    return "".join(groups)
