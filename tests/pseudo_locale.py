"""A language in which each text of the app is written in other letters, so that what was never translated shows."""

import gettext
import re
import sqlite3
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.mofile import write_mo

import eventplanner
from eventplanner.domain.base.currency_table import CODES
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import all_kinds
from eventplanner.i18n import formats, language

CHECKLISTS = Path(eventplanner.__file__).parent / "data" / "checklists" / f"{language.SOURCE_LANGUAGE}.toml"
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
UNITS = frozenset({"CLF"})
PRODUCT = frozenset({"eventplanner"})
REGIONS = frozenset({"rm"})
"""ISO 3166-2, of the plan's home."""
KEYS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""Letters that are pressed."""
EDGES = "│▌▐"
"""Beside which a long word is broken."""
OFFSETS = frozenset({"t"})
"""T-7 is so many days before the event."""
_NOT_DATA = frozenset({Shape.CHOICE, Shape.CHOICES, Shape.CATEGORY})
_NOT_SHOWN = frozenset({"journal", "meta", "sqlite_sequence"})


def speak(catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Speaks the other letters from now on, whatever language is asked for."""
    monkeypatch.setattr(language, "_catalogue_of", lambda _language: _catalogue(catalogues))
    language.use(language.SOURCE_LANGUAGE)


_READY: list[gettext.GNUTranslations] = []


def _catalogue(catalogues: ModuleType) -> gettext.GNUTranslations:
    if not _READY:
        file = BytesIO()
        write_mo(file, catalogues.pseudo())
        file.seek(0)
        _READY.append(gettext.GNUTranslations(file))
    return _READY[0]


def allowed_words(plan: Path) -> frozenset[str]:
    """Returns what may stand in Latin letters: words of the plan's data, dates, codes of currencies, keys, our name."""
    checklists = CHECKLISTS.read_text(encoding="utf-8")
    ours = {*_date_words(), *_currency_words(), *_words(checklists), *PRODUCT, *REGIONS, *KEYS, *OFFSETS}
    return frozenset({*_data_words(plan), *ours})


def told_words() -> frozenset[str]:
    """Returns the words of all choices and fields in English, and their values: an echo has them in other letters."""
    fields = [field for kind in all_kinds().values() for field in kind.kept.values()]
    choices = [choice for field in fields if field.choices for choice in field.choices]
    texts = [*(field.label for field in fields), *(choice.label for choice in choices), *map(str, choices)]
    return frozenset(word for text in texts for word in _words(text))


def in_latin_letters(catalogues: ModuleType, text: str) -> str:
    """Returns a translated text as it stands in the source."""
    return text.translate({other: chr(latin) for latin, other in map(_pair, catalogues.OTHER_LETTERS.items())})


def _pair(pair: tuple[int, int]) -> tuple[int, int]:
    return pair[0], pair[1] if isinstance(pair[1], int) else ord(pair[1])


def untranslated(text: str, allowed: frozenset[str]) -> list[str]:
    """Returns the words in Latin letters that are not allowed, each with the line that it stands in.

    A word that ends in an ellipsis may be the beginning of one that is, and one at the edge of a panel a part of one.
    """
    return [
        f"{match[0]} in: {line.strip()}"
        for line in text.splitlines()
        for match in WORD.finditer(line)
        if match[0].casefold() not in allowed and not _is_cut(match, line, allowed)
    ]


def _is_cut(match: re.Match[str], line: str, allowed: frozenset[str]) -> bool:
    word, before, behind = match[0].casefold(), line[: match.start()].rstrip(), line[match.end() :].lstrip()
    ends_early = line[match.end() :].startswith("…") or (len(word) > 1 and (not behind or behind[0] in EDGES))
    begins_late = len(word) > 1 and (not before or before[-1] in EDGES)
    return any((ends_early and whole.startswith(word)) or (begins_late and whole.endswith(word)) for whole in allowed)


def _data_words(plan: Path) -> Iterator[str]:
    """Words that people wrote; what is chosen from a list is told by us."""
    kinds = all_kinds()
    with sqlite3.connect(plan) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table in _NOT_SHOWN:
                continue
            kept = kinds[table].kept if table in kinds else {}
            for row in connection.execute(f"SELECT * FROM {table}"):
                for name in row.keys():  # noqa: SIM118
                    is_told = name in kept and kept[name].shape in _NOT_DATA
                    if isinstance(row[name], str) and not is_told:
                        yield from _words(row[name])


def _date_words() -> Iterator[str]:
    for n in range(1, 13):
        yield from _words(f"{formats.month(n)} {formats.month_short(n)}")
    for n in range(7):
        yield from _words(f"{formats.weekday(n)} {formats.weekday_abbr(n)} {formats.weekday_short(n)}")


def _currency_words() -> Iterator[str]:
    """Those that people write: the code of a unit that has a sign of its own is not shown."""
    for code in sorted(CODES - UNITS):
        yield from _words(f"{code} {formats.symbol(code)}")
    for code in UNITS:
        yield from _words(formats.symbol(code))


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in WORD.findall(text))
