"""Ways to reach people, as cells and cards write them: several in one text, each kept once."""

import re
from collections.abc import Iterable

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean, clean_line, fold
from eventplanner.domain.parsing.values import unsaid

FEWEST_DIGITS = 7
"""Of a telephone number, from which it is compared by its end: with or without the code of its country."""
_LEAST_DIGITS = 3
_MOST_DIGITS = 15
"""Of a telephone number, anywhere in the world."""
_EXTENSION_DIGITS = 5
"""A part of so few digits is no number of its own but belongs to the one before it."""
_EMAIL = re.compile(r"[^\s@<>,;|()\[\]{}\"“”«»]+@[^\s@<>,;|()\[\]{}\"“”«»]+")
_COMMA_FOR_DOT = re.compile(r"[^\s@<>,;|/]+@[^\s@<>,;|/]+,[a-z]{2,}(?=\s*(?:$|[,;|/\n>]))", re.IGNORECASE)
"""An address in whose domain a comma was struck for a dot."""
_ADDRESSED = re.compile(rf"[<(\[]?(?:mailto:)?({_EMAIL.pattern})[>)\]]?", re.IGNORECASE)
_BESIDE_ADDRESS = " \t\n,;:–—-/|"
_QUOTED = re.compile(r"([\"'])([^\"']*)\1|[“«]([^“”«»]*)[”»]")
_EDGES = " \t.,;:<>'\"´`*"
_SCHEME = re.compile(r"^(?:mailto:|tel:|https?://)(?:www\.)?|^www\.")
_BETWEEN = re.compile(r"\s*(?::::|[;|\n])\s*|,\s+|\s+/\s+")
_BETWEEN_EMAILS = re.compile(r"\s*(?::::|[;|\n,/])\s*|\s+(?:y|e|o|u|and|or)\s+", re.IGNORECASE)
_BETWEEN_PHONES = re.compile(
    r"(\s*(?::::|[;|\n/]|,(?!\d+e\+?\d))\s*|\s+(?:y|e|o|u|and|or)\s+|(?<=\d)\s+(?=\+))", re.IGNORECASE
)
_NONE = re.compile(
    r"(?:sin|no|without)\s+(?:e-?mail|mail|correo|telefono|fono|celular|phone|datos?|informacion|tiene|aplica"
    r"|informad[oa]|informa|registra|disponible)(?:\s+\w+)?|anonymous|anonim[oa]|info requested|pendiente|unknown"
    r"|desconocid[oa]|[-–—./*_\s]+"
)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d{1,2}", re.IGNORECASE)
_AS_NUMBER = re.compile(r"(\+?\d{7,15})[.,]0+")
_PHONE = re.compile(r"\+?[\d\s().\-–/]{7,}(?:\s*(?:ext|anexo|x|int)\W*\d{1,6})?", re.IGNORECASE)
_EXTENSION = re.compile(r"\b(?:ext|anexo|int)\b|#", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class ReadChannels(Struct, frozen=True):
    """Values that one cell holds, each once."""

    values: tuple[str, ...] = ()
    bad: Message | None = None
    """Why a part of the cell is none."""


def read_emails(text: str) -> ReadChannels:
    """Reads the e-mail addresses of a cell; names and remarks beside them are left out."""
    whole = clean(text).strip()
    found: list[str] = []
    bad = [broken[0] for broken in _COMMA_FOR_DOT.finditer(whole)]
    for part in _BETWEEN_EMAILS.split(_COMMA_FOR_DOT.sub("", whole)):
        addresses = [plain for each in _EMAIL.findall(part) if (plain := _plain_email(each))]
        others = _ASIDE.sub("", _EMAIL.sub("", part))
        if "@" in others or (not addresses and not says_none(part) and re.search(r"\w", others)):
            bad.append(part)
        for address in addresses:
            (found if "." in address.partition("@")[2] else bad).append(address)
    reason = Message("not an e-mail address: {text}", {"text": bad[0][:80]}) if bad else None
    return ReadChannels(distinct(found), reason)


def without_emails(text: str) -> tuple[str, tuple[str, ...]]:
    """Returns the name and the addresses of `Ana Soto <a@x.cl>`; names around an address are several, with semicolons."""
    emails = tuple(plain for each in _ADDRESSED.findall(text) if (plain := _plain_email(each)))
    if not emails:
        return text, ()
    pieces = [plain for each in _ADDRESSED.split(text)[::2] if (plain := each.strip(_BESIDE_ADDRESS))]
    names = [_unquoted(piece) for piece in pieces if _ASIDE.sub("", piece)]
    asides = [piece for piece in pieces if not _ASIDE.sub("", piece)]
    return " ".join(filter(None, ["; ".join(names), *asides])), emails


def read_phones(text: str) -> ReadChannels:
    """Reads the telephone numbers of a cell; an extension stays with its number."""
    pieces = _BETWEEN_PHONES.split(clean(text).strip())
    found = [pieces[0]]
    for separator, part in zip(pieces[1::2], pieces[2::2], strict=True):
        if found[-1] and 0 < len(_digits(part)) <= _EXTENSION_DIGITS:
            found[-1] += f"{separator}{part}"
        else:
            found.append(part)
    phones: list[str] = []
    bad: Message | None = None
    for part in map(clean_line, found):
        plain = clean_line(part.removeprefix("tel:"))
        if says_none(plain):
            continue
        if reason := _no_phone(plain):
            bad = bad or reason
            continue
        whole = _AS_NUMBER.fullmatch(plain)
        phones.append(whole[1] if whole else plain)
    return ReadChannels(distinct(phones), bad)


def read_channels(text: str) -> tuple[str, ...]:
    """Returns the channels of a cell."""
    parts = (clean_line(part) for part in _BETWEEN.split(clean(text).strip()))
    return distinct(part for part in parts if part and not says_none(part))


def says_none(text: str) -> bool:
    """Returns whether a text only says that there is no such channel."""
    plain = fold(clean_line(text))
    return not plain or unsaid(plain) or _NONE.fullmatch(plain) is not None


def is_email(text: str) -> bool:
    """Returns whether a channel is an e-mail address."""
    return _EMAIL.fullmatch(text.removeprefix("mailto:")) is not None and not text.startswith("http")


def is_phone(text: str) -> bool:
    """Returns whether a channel is a telephone number."""
    return _PHONE.fullmatch(text.removeprefix("tel:")) is not None and len(_digits(text)) >= FEWEST_DIGITS


def channel_key(text: str) -> str:
    """Returns a channel as it is compared: without case, blanks, the way to it and marks at its ends."""
    plain = "".join(fold(text).split())
    return _SCHEME.sub("", plain).strip(_EDGES).rstrip("/")


def same_channel(one: str, other: str) -> bool:
    """Returns whether two texts are one e-mail address, one telephone number or one account."""
    return (is_phone(one) and is_phone(other) and same_phone(one, other)) or channel_key(one) == channel_key(other)


def same_phone(one: str, other: str) -> bool:
    """Returns whether two numbers are one; where one has no code of a country, by the end of the other."""
    first, second = _digits(one), _digits(other)
    if first == second or min(len(first), len(second)) < FEWEST_DIGITS:
        return bool(first) and first == second
    if _is_international(one) and _is_international(other):
        return first.lstrip("0") == second.lstrip("0")
    short, long = sorted((first.lstrip("0"), second.lstrip("0")), key=len)
    return len(short) >= FEWEST_DIGITS and long.endswith(short)


def phone_end(phone: str) -> str:
    """Returns the digits that any two writings of one number share; nothing where there are too few."""
    digits = _digits(phone)
    return digits[-FEWEST_DIGITS:] if len(digits) >= FEWEST_DIGITS else ""


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Returns channels without those that stand before them already."""
    kept: list[str] = []
    for text in texts:
        if not any(same_channel(text, each) for each in kept):
            kept.append(text)
    return tuple(kept)


def _unquoted(text: str) -> str:
    found = _QUOTED.fullmatch(text)
    return (found[2] or found[3] or "").strip() if found else text


def _plain_email(text: str) -> str:
    return re.sub(r"^(?i:mailto:)", "", text.strip(_EDGES)).partition("?")[0].strip(_EDGES)


def _no_phone(text: str) -> Message | None:
    if _SCIENTIFIC.fullmatch(text):
        return Message("“{text}” was a telephone number before a spreadsheet rounded it", {"text": text})
    digits = len(_digits(_EXTENSION.split(text)[0]))
    if digits < _LEAST_DIGITS or (digits > _MOST_DIGITS and not _AS_NUMBER.fullmatch(text)):
        return Message("not a telephone number: {text}", {"text": text[:80]})
    return None


def _digits(text: str) -> str:
    return "".join(c for c in text.replace("(0)", "") if c.isdecimal())


def _is_international(text: str) -> bool:
    return text.lstrip(" (").startswith(("+", "00", "tel:+"))
