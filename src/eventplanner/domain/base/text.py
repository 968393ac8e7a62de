"""Text as people write and read it: cleaned strings, folded keys, and sentences not yet put into words."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct, field

from eventplanner.domain.base.money import Money

# C0 (newline and tab apart), DEL, C1, line and paragraph separators, bidirectional controls, lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# What a terminal would take for one command goes as a whole: CSI, OSC/DCS/PM/APC/SOS strings, two-byte escapes.
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\r\n]*(?:\x07|\x1b\\\\|\x9c)?"
    "|\x1b[ -/]*[0-~]"
)
_BLANKS = re.compile(r"\s+")


def N_(text: str) -> str:  # noqa: N802
    """Marks a text that is put into words later."""
    return text


def NC_(context: str, text: str) -> str:  # noqa: N802
    """Marks a text for translation as `N_` does, in a context in which it has a translation of its own."""
    del context  # Only the catalogues are kept by it.
    return text


def clean(text: str) -> str:
    """Returns the text with its lines but without escape sequences and control characters."""
    if text.isprintable():
        return text
    text = _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub("", text).expandtabs(4)


def clean_line(text: str) -> str:
    """Returns the text as one line without control characters, with single blanks and none at its ends."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # The blank is the only character between words that can be printed.
    return _BLANKS.sub(" ", clean(text)).strip()


def escaped(json_text: str) -> str:
    """Returns the JSON with terminal control characters written as escapes."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def text_width(text: str) -> int:
    """Returns the cells of a terminal that a text takes: none for a mark over a letter, two for a wide character."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def fold(text: str) -> str:
    """Returns a key for sorting and searching: without case and accents, one order for both languages."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold_each(text: str) -> str:
    """Folds as `fold` does but letter by letter, so that positions in the result are positions in the text."""
    return "".join(fold(c)[:1] or c if c.isalpha() else c for c in text)


class Message(Struct, frozen=True):
    """English sentence with `{names}` and their values, translated by `i18n`.

    With `plural` the parameter `n` decides which of the two sentences is meant.
    """

    id: str
    params: Mapping[str, "Part"] = field(default_factory=dict)
    plural: str = ""

    def to_json(self) -> str:
        return json.dumps(_plain(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Message":
        match _part(json.loads(text)):
            case Message() as message:
                return message
        raise ValueError(text)


Part = str | int | date | datetime | time | Money | Message
"""What a sentence may name; each is written as the reader's language and the plan's country write it."""


def counted(singular: str, plural: str, n: int, **params: Part) -> Message:
    """Returns a message about `n` things, in the singular or plural."""
    return Message(singular, {"n": n, **params}, plural)


def _plain(part: Part) -> Any:
    match part:
        case Message():
            return {"message": part.id, "plural": part.plural, "params": {k: _plain(v) for k, v in part.params.items()}}
        case datetime():
            return {"moment": part.isoformat()}
        case date():
            return {"date": part.isoformat()}
        case time():
            return {"time": part.isoformat()}
        case Money():
            return {"amount": part.minor, "currency": part.currency}
        case _:
            return part


def _part(plain: Any) -> Part:
    match plain:
        case {"message": str(id), "plural": str(plural), "params": dict(params)}:
            return Message(id, {k: _part(v) for k, v in params.items()}, plural)
        case {"moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case {"time": str(clock)}:
            return time.fromisoformat(clock)
        case {"amount": int(minor), "currency": str(currency)}:
            return Money(minor, currency)
        case str() | int():
            return plain
    raise ValueError(plain)
