"""The one scanner of quick lines: readers take tokens out of a typed line, and what they leave is its title."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from eventplanner.domain.base.text import clean_line, fold_each
from eventplanner.domain.parsing.dates import FoundDays, find_days

TAKEN = "\x1f"
"""Stands in the place of each character that was understood; counts as a blank."""
KEPT = "\ufffc"
"""Stands in the place of each character that is to be left alone."""
LOOSE = " ,;|·–—-"
"""Punctuation that is left hanging where a token was taken out."""
QUOTES = '"“”«» '
"""Around a name that is to be read as it stands."""
_QUOTED = re.compile(r"[\"“«]([^\"“”«»]*)[\"”»]")
_LEFT = re.compile(f"[^{TAKEN}]+")


class TokenKind(StrEnum):
    """The meaning of a token; lines of records have the names of their fields beside these."""

    TITLE = "title"
    DATE = "date"
    TIME = "time"
    ZONE = "zone"
    PLACE = "place"
    URL = "url"
    KIND = "kind"
    FORMAT = "format"
    STATUS = "status"
    TAG = "tag"
    CAPACITY = "capacity"
    PRIORITY = "priority"
    OWNER = "owner"
    AMOUNT = "amount"


class Token(NamedTuple):
    """A stretch of a line, never empty."""

    start: int
    end: int
    kind: str


class ScannedLine:
    """A line while it is read: positions stay those of `text`, whatever was taken."""

    def __init__(self, text: str, today: date = date.max, *, day_first: bool = True) -> None:
        self.text = clean_line(unicodedata.normalize("NFC", clean_line(text)))
        self.plain = fold_each(self.text)
        """Folded, with marks in the place of what was taken or is to be left alone."""
        self.today, self.day_first = today, day_first
        """Context in which days are read; lines without days need none."""
        self.taken: list[Token] = []
        self.values: dict[str, Any] = {}
        """By field, the meaning of the tokens."""

    def find(self, pattern: str | re.Pattern[str], end: int | None = None) -> re.Match[str] | None:
        """The first match in what is left of the line, or of its part before `end`."""
        return re.search(pattern, self.plain[:end])

    def days(self, today: date | None = None) -> FoundDays | None:
        """The most explicit day or days in what is left, as seen from a day."""
        return find_days(self.plain, today or self.today, day_first=self.day_first)

    def take(self, pattern: str | re.Pattern[str], kind: str) -> re.Match[str] | None:
        """Takes the first match out of the line."""
        if match := self.find(pattern):
            self.cut(*match.span(), kind)
        return match

    def take_first(self, pattern: str, kind: str, read: Callable[[re.Match[str]], str]) -> str:
        """Takes the first match that `read` makes sense of; returns that, or nothing."""
        for match in re.finditer(pattern, self.plain):
            if value := read(match):
                self.cut(*match.span(), kind)
                return value
        return ""

    def read(self, **patterns: str | re.Pattern[str]) -> dict[str, str]:
        """Takes a token for each field whose pattern matches; its value is the last group of the match, as written."""
        matches = ((name, self.take(pattern, name)) for name, pattern in patterns.items())
        return {name: self.written(match, match.lastindex or 0) for name, match in matches if match}

    def written(self, match: re.Match[str], group: int | str = 0) -> str:
        """A part of a match as it was written, without what was taken before."""
        start, end = match.span(group)
        return clean_line(_masked(self.text[start:end], match.string[start:end]))

    def cut(self, start: int, end: int, kind: str) -> str:
        """Takes a stretch, apart from what was taken before and what hangs loose; returns all of it as written."""
        for run in _LEFT.finditer(self.plain, start, end):
            begin = run.start() + len(run[0]) - len(run[0].lstrip(LOOSE))
            over = run.start() + len(run[0].rstrip(LOOSE))
            if begin < over:
                self.taken.append(Token(begin, over, kind))
        self.plain = f"{self.plain[:start]}{TAKEN * (end - start)}{self.plain[end:]}"
        return self.text[start:end]

    def keep(self, start: int, end: int) -> None:
        """Hides a stretch from all readers that come."""
        self.plain = f"{self.plain[:start]}{KEPT * (end - start)}{self.plain[end:]}"

    @property
    def masked(self) -> str:
        """The text as it was written, with blanks in the place of what was taken."""
        return _masked(self.text, self.plain)

    @property
    def left(self) -> str:
        """All that was not taken, as it was written."""
        return clean_line(self.masked)

    @property
    def name(self) -> str:
        """Returns a name without the quotation marks around it."""
        quoted = _QUOTED.fullmatch(self.left)
        return (quoted[1].strip() if quoted else "") or self.left

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The whole line, also what nobody took."""
        return tuple(tiled(self.text, sorted(self.taken)))


def _masked(text: str, plain: str) -> str:
    if TAKEN not in plain:
        return text
    return "".join(" " if mark == TAKEN else letter for letter, mark in zip(text, plain, strict=True))


def tiled(text: str, taken: Iterable[Token]) -> Iterator[Token]:
    """Tokens in their order, with titles for all that stands before, between and behind them."""
    place = 0
    for token in (*taken, Token(len(text), len(text), "")):
        if place < token.start:
            yield Token(place, token.start, TokenKind.TITLE)
        if token.kind:
            yield token
        place = token.end


def titles(text: str, taken: Iterable[Token], behind: str = LOOSE, before: str = LOOSE) -> Iterator[Token]:
    """All titles, without the punctuation that hangs on the tokens before and behind them."""
    for start, end, kind in tiled(text, taken):
        if kind == TokenKind.TITLE:
            piece = text[start:end]
            begin = start + (len(piece) - len(piece.lstrip(behind)) if start else 0)
            over = start + len(piece.rstrip(before if end < len(text) else " "))
            if begin < over:
                yield Token(begin, over, TokenKind.TITLE)


def joined(text: str, tokens: Iterable[Token], escape: str = "(?!)") -> str:
    """The words of tokens, in their order; a backslash that kept a word in the title goes."""
    return clean_line(" ".join(re.sub(escape, "", text[start:end]) for start, end, _kind in tokens))
