"""People who are named behind a sign in quick lines: `+leo`, `+Ana Soto`, `+"Ana María Soto"`, `resp: Ana Soto`."""

import re

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.parsing.scanner import TAKEN, ScannedLine

# Texts, which `re` compiles and keeps on first use: the app starts without them.
PLUS = r"(?<!\S)\+"
_QUOTED = r"""["“«]([^"“”«»]+)["”»]"""
_WORD = r"([^\W\d_][^\s,;]*)"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_PARTICLE = r"(?: (?:de|del|la|las|los|da|dos|van|von|y))*"
_NAMES = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
_LAST = rf"(?=\s*$|[ ]*{TAKEN})"
_LISTED = rf"(?:\s*[,;&/]\s*|\s+(?:y|e|o|and|or|&)\s+)\+?(?P<name>{_NAMES})(?=\s*$|[ ]*{TAKEN}|\s*[,;])"
_LISTED_SMALL = rf"(?:[,;&/]|\s+(?:y|e|o|and|or|&)\s+)\+?(?P<name>[^\W\d_]\w*){_LAST}"
_ANOTHER = rf"{PLUS}(?P<name>[^\W\d_][^\s,;{TAKEN}]*)"
_JOINED = r"(?P<one>[^\s/&]+)(?: (?:y|e) |[/&])(?P<name>.+)|(?P<several>.+) (?:y|e) (?P<names>\S+ .+)"
"""Two names in one: “Ana y Leo”, “Ana Soto y Leo Paz”; “José Ortega y Gasset” is one person."""
_TWO = N_("only one person can have it, and these are two: {one} and {other}")
_MORE = rf"(?:{_PARTICLE} {_CAPITAL}){{1,4}}(?=\s*$|[ ]*{TAKEN}|\s*[,;&/]|\s+(?:and|or|o)\s+\+?{_CAPITAL})"


def read_quoted_owner(line: ScannedLine, field: str, led_by: str = PLUS) -> dict[str, str]:
    """Takes a name in quotation marks."""
    return line.read(**{field: f"{led_by}{_QUOTED}"})


def read_owner(line: ScannedLine, field: str, led_by: str = PLUS) -> dict[str, str]:
    """Takes one word of a name; `whole_owner` adds the rest once all else is taken."""
    return line.read(**{field: f"{led_by}{_WORD}"})


def whole_owner(line: ScannedLine, owner: dict[str, str]) -> dict[str, str]:
    """Returns the owner with the names that follow in capitals up to the end, or to what was taken, if a title is left.

    Raises Invalid where several people are named.
    """
    for field, first in owner.items():
        name = first
        end, written = _end(line, field), _written(line)
        more = re.compile(_MORE).match(written, end) if re.match(_CAPITAL, name) else None
        if more and (written[: more.start()] + written[more.end() :]).replace(TAKEN, "").strip(" ,;"):
            line.cut(*more.span(), field)
            name += more[0]
        _refuse_several(line, field, name)
        return {field: name}
    return owner


def _refuse_several(line: ScannedLine, field: str, name: str) -> None:
    end, written = _end(line, field), _written(line)
    if both := re.fullmatch(_JOINED, name):
        raise _two(field, both["one"] or both["several"], both["name"] or both["names"])
    listed = next((match for form in (_LISTED, _LISTED_SMALL) if (match := re.compile(form).match(written, end))), None)
    if listed and not (written[: listed.start()] + written[listed.end() :]).replace(TAKEN, "").strip(" ,;"):
        listed = None
    if other := listed or re.search(_ANOTHER, line.plain):
        raise _two(field, name, line.text[slice(*other.span("name"))])


def _end(line: ScannedLine, field: str) -> int:
    return max(token.end for token in line.taken if token.kind == field)


def _written(line: ScannedLine) -> str:
    """Returns the text as it was written, with marks in the place of what was taken."""
    return "".join(TAKEN if mark == TAKEN else letter for letter, mark in zip(line.text, line.plain, strict=True))


def _two(field: str, one: str, other: str) -> Invalid:
    return Invalid({field: Message(_TWO, {"one": one, "other": other})})
