"""People who are named behind a sign in quick lines: `+leo`, `+Ana Soto`, `+"Ana María Soto"`, `resp: Ana Soto`."""

import re

from eventplanner.domain.parsing.scanner import TAKEN, ScannedLine

# Texts, which `re` compiles and keeps on first use: the app starts without them.
PLUS = r"(?<!\S)\+"
_QUOTED = r"""["“«]([^"“”«»]+)["”»]"""
_WORD = r"([^\W\d_][^\s,;]*)"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_PARTICLE = r"(?: (?:de|del|la|las|los|da|dos|van|von|y))*"
_MORE = rf"(?:{_PARTICLE} {_CAPITAL}){{1,4}}(?=\s*$|[ ]*{TAKEN}|\s*[,;])"


def read_quoted_owner(line: ScannedLine, field: str, led_by: str = PLUS) -> dict[str, str]:
    """Takes a name in quotation marks."""
    return line.read(**{field: f"{led_by}{_QUOTED}"})


def read_owner(line: ScannedLine, field: str, led_by: str = PLUS) -> dict[str, str]:
    """Takes one word of a name; `whole_owner` adds the rest once all else is taken."""
    return line.read(**{field: f"{led_by}{_WORD}"})


def whole_owner(line: ScannedLine, owner: dict[str, str]) -> dict[str, str]:
    """Returns the owner with the names that follow in capitals up to the end, or to what was taken, if a title is left."""
    for field, name in owner.items():
        end = max(token.end for token in line.taken if token.kind == field)
        written = "".join(
            TAKEN if mark == TAKEN else letter for letter, mark in zip(line.text, line.plain, strict=True)
        )
        more = re.compile(_MORE).match(written, end) if re.match(_CAPITAL, name) else None
        if more and (written[: more.start()] + written[more.end() :]).replace(TAKEN, "").strip(" ,;"):
            line.cut(*more.span(), field)
            return {field: name + more[0]}
    return owner
