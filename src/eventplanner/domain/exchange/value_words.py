"""Words of a file for choices, such as kinds and states: those that nobody knows, and what a person says they mean."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, Part, clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.headings import LEFT_OUT, heading_key
from eventplanner.domain.parsing.table import Cell, Table, TableRow, cell_text
from eventplanner.domain.parsing.values import unsaid

MOST_ASKED = 20
"""Words of one file that are asked about; a column with more is no column of choices."""
_LONGEST_SHOWN = 40


class ChoiceWords(Struct, frozen=True):
    """Words that a field of choices understands."""

    members: Sequence[Choice]
    means: Callable[[str], bool]
    is_needed: bool = True
    """True if a row with an unknown word is bad; otherwise the word is left out."""


class StrangeWord(Struct, frozen=True):
    """Word of a column that its field does not understand."""

    heading: str
    field: str
    text: str
    rows: int
    """The number of rows that have it."""
    meant: str = ""
    """The word that a person put in its place; `-` for none at all, nothing while nobody has said."""

    @property
    def key(self) -> str:
        """Name of the word in a mapping."""
        return f"{self.heading}:{self.text}"


def parted(mapping: Mapping[str, str], header: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Returns the entries of a mapping about columns, and those about words as `Heading:word`."""
    keys = {heading_key(name) for name in header if name}
    of_words = {key: said for key, said in mapping.items() if heading_key(key) not in keys and _of_word(key, keys)}
    return {key: said for key, said in mapping.items() if key not in of_words}, of_words


def with_meanings(
    table: Table, fields: Sequence[str], known: Mapping[str, ChoiceWords], meanings: Mapping[str, str]
) -> tuple[Table, tuple[StrangeWord, ...]]:
    """Returns the table with what `meanings` say in place of its words, and the words that need a meaning.

    Rows with a word that still means nothing have a problem. Raises Invalid for a meaning that is none.
    """
    said = _said(meanings, table.header, fields, known)
    strange: dict[tuple[int, str], StrangeWord] = {}
    rows = list(table.rows)
    for place, field in enumerate(fields):
        if field in known:
            column = _Column(place, table.header[place], field, known[field], said)
            rows = [column.read(row) for row in rows]
            strange |= column.strange
    return revised(table, rows=tuple(rows)) if strange else table, tuple(strange.values())


def _of_word(key: str, headings: set[str]) -> bool:
    return any(heading_key(key[:place]) in headings for place, c in enumerate(key) if c == ":")


def _said(
    meanings: Mapping[str, str], header: Sequence[str], fields: Sequence[str], known: Mapping[str, ChoiceWords]
) -> dict[tuple[int, str], str]:
    """Returns what is said of a word by the place of its column and the folded word. Raises Invalid."""
    found = {}
    for key, meant in meanings.items():
        for mark in (place for place, c in enumerate(key) if c == ":"):
            heading, word = heading_key(key[:mark]), fold(clean_line(key[mark + 1 :]))
            for place, (name, field) in enumerate(zip(header, fields, strict=True)):
                if heading_key(name) == heading and field in known:
                    _refuse_unknown(known[field], meant)
                    found[place, word] = meant
    return found


def _refuse_unknown(words: ChoiceWords, meant: str) -> None:
    if meant not in {LEFT_OUT, ""} and not words.means(meant):
        raise Invalid({"map": Message("“{text}” is none of: {choices}", {"text": meant, "choices": _choices(words)})})


class _Column:
    """Reads the words of one column."""

    def __init__(
        self, place: int, heading: str, field: str, words: ChoiceWords, said: Mapping[tuple[int, str], str]
    ) -> None:
        self._place, self._heading, self._field, self._words, self._said = place, heading, field, words, said
        self._sound: set[Cell] = {""}
        self._is_told = any(at == place for at, _word in said)
        self.strange: dict[tuple[int, str], StrangeWord] = {}

    def read(self, row: TableRow) -> TableRow:
        cell = row.cells[self._place]
        if cell in self._sound:
            return row
        text = clean_line(cell_text(cell))
        key = self._place, fold(text)
        told = self._is_told and bool(self._said.get(key))
        if not told and (not text or unsaid(text) or self._words.means(text)):
            self._sound.add(cell)
            return row
        before = self.strange.get(key)
        if before is None:
            before = StrangeWord(self._heading, self._field, text, 0, self._said.get(key, ""))
        self.strange[key] = revised(before, rows=before.rows + 1)
        if before.meant:
            word = "" if before.meant == LEFT_OUT else before.meant
            return revised(row, cells=(*row.cells[: self._place], word, *row.cells[self._place + 1 :]))
        if not self._words.is_needed or row.problem:
            return row
        return revised(row, problem=_unknown(self._heading, text, self._words))


def _unknown(heading: str, text: str, words: ChoiceWords) -> Message:
    shown = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    parts: dict[str, Part] = {"column": heading, "text": shown, "choices": _choices(words)}
    return Message("{column} “{text}” is none of: {choices}", parts)


def _choices(words: ChoiceWords) -> Message:
    """Returns the names of all choices, for a reader of either language."""
    labels = {f"n{n}": Message(member.label) for n, member in enumerate(words.members)}
    return Message(", ".join(f"{{{name}}}" for name in labels), labels)
