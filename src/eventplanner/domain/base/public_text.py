"""Free text as strangers may read it: without e-mail addresses and phone numbers."""

import re

_MAIL = re.compile(r"(?:mailto:)?[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LABEL = r"(?:(?:tel[eé]fono|tel|fono|phone|m[oó]vil|mobile|celular|cel|whats?app|wsp|fax)\b[.:]*\s*)"
_DIGITS = r"\(?\d[\d\s().\-–/]{4,}\d"
_PHONE = re.compile(
    rf"{_LABEL}(?:\+|00)?\s?{_DIGITS}|(?<!\w)\(?\+\s?{_DIGITS}|(?:wa\.me|api\.whatsapp\.com)/\S+"
    rf"|(?P<bare>(?<![\w.,/:=&?%#-]){_DIGITS}(?!\w))",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"\d{1,3}(?:\.\d{3})+"
_NO_PHONE = re.compile(
    rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}(?:\s?[-–/.]\s?\d{{1,2}})+[-/.\s]\s?{_YEAR}"
    rf"|{_YEAR}(?:\s*[-–/]?\s*{_YEAR})+|{_NUMBER}(?:\s*[-–/]\s*{_NUMBER})?"
)
_LEFT_OVER = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_ENDS = " \t-–·,;:|/"


def public(text: str) -> str:
    """Returns the text without contact details of people."""
    kept = _PHONE.sub(_without_phone, _MAIL.sub("", text))
    if kept == text:
        return text
    lines = (re.sub(r"[ \t]+", " ", _LEFT_OVER.sub("", line)).strip(_ENDS) for line in kept.split("\n"))
    return "\n".join(lines)


def names_a_person(link: str) -> bool:
    """Returns whether a link contains an e-mail address or a phone number."""
    return (
        bool(_MAIL.search(link)) or link.startswith(("tel:", "sms:")) or "wa.me/" in link or "whatsapp.com/send" in link
    )


def _without_phone(match: re.Match[str]) -> str:
    found = match[0]
    if match["bare"] is None:
        return ""
    digits = sum(character.isdigit() for character in found)
    return "" if 8 <= digits <= 13 and not _NO_PHONE.fullmatch(found.strip()) else found
