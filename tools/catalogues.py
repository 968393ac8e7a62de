"""Keeps the words in step with the source: `update`, `check` and `compile` the catalogues, `cldr` for the formats."""

import ast
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from string import ascii_letters
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "eventplanner"
I18N = SOURCE / "i18n"
LOCALES = I18N / "locales"
SOURCE_LANGUAGE = "en"
CLDR = I18N / "cldr.json"

KEYWORDS = {
    "_": None,
    "N_": None,
    "NC_": ((1, "c"), 2),
    "Message": (1,),
    "Sentence": (1,),
    "counted": (1, 2),
    "ngettext": (1, 2),
}
PLACE = re.compile(r"\{\w*\}|%\(\w+\)[sr]|%[sr]")
"""What is filled in: ours, and argparse's."""
OTHER_LETTERS = str.maketrans(ascii_letters, "абвгдежзийклмнопрстуфхцчшщ" + "абвгдежзийклмнопрстуфхцчшщ".upper())
SENTENCE = re.compile(r"[A-ZÁÉÍÓÚ{“](?=.* )[^\n]*[.!?]")
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

WORLD = "001"
# What CLDR has and Babel leaves out (CLDR 48, minimumGroupingDigits): here 1234 has no mark.
GROUPED_FROM_FIVE = "AL AM BG BY CV EA EE ES GE GQ GW HU IC IT LV MZ PL PT SI SM ST TL VA XK"
# Where people write otherwise than CLDR has it.
OURS: dict[str, dict[str, Any]] = {
    "CL": {"hours": 24},
}
TAGS = {"PY": "es_PY"}
NO_COUNTRIES = "CP CQ EU EZ QO UN XA XB ZZ"
SYMBOLS = {"CLF": "UF"}
MONTHS_SHORT = {"sept": "sep"}


def extracted() -> Catalog:
    """All that the source says to people."""
    catalogue = Catalog()
    for _file, _line, text, _comments, context in extract_from_dir(SOURCE, keywords=KEYWORDS):
        catalogue.add(text, context=context)
    for module in sorted(SOURCE.rglob("*.py")):
        for text in within_f_strings(module.read_text(encoding="utf-8")):
            catalogue.add(text)
    return catalogue


def within_f_strings(source: str) -> Iterator[str]:
    """What is translated in the midst of an f-string, where Babel does not look."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    for node in (inner for string in strings for inner in ast.walk(string)):
        match node:
            case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text))]):
                yield text


def translations() -> list[str]:
    """Languages that have a catalogue: each is a folder."""
    return sorted(folder.name for folder in LOCALES.iterdir())


def po_of(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "eventplanner.po"


def header_of(language: str) -> str:
    return HEADER.format(language=language, plural=Catalog(locale=language).plural_forms)


def catalogue_in(language: str) -> Catalog:
    if not po_of(language).exists():
        return Catalog(locale=language)
    with po_of(language).open("rb") as file:
        return read_po(file, locale=language)


def update() -> int:
    """Bring new texts into each catalogue, without words, and let go of those that nobody says any more."""
    source = extracted()
    for language in translations():
        catalogue = catalogue_in(language)
        catalogue.update(source, no_fuzzy_matching=True)
        _write(language, catalogue)
        without = sum(1 for message in catalogue if message.id and not _complete(message.string))
        print(f"{language}: {len(catalogue)} texts, {without} without translation")
    return compile()


def _write(language: str, catalogue: Catalog) -> None:
    catalogue.obsolete.clear()
    for message in catalogue:
        message.flags.clear()
    body = BytesIO()
    write_po(body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    po = po_of(language)
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(header_of(language) + "\n" + body.getvalue().decode().strip() + "\n", encoding="utf-8")


def pseudo() -> Catalog:
    """Returns a catalogue in which each text of the source is written in another alphabet, a sign for a sign.

    What a screen shows in Latin letters then has not gone through a catalogue, however it was cut. Translated texts
    keep their width, their capitals and their places.
    """
    catalogue = Catalog()
    for message in extracted():
        if message.id:
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            said = tuple(map(in_other_letters, texts))
            catalogue.add(message.id, said if len(said) > 1 else said[0], context=message.context)
    return catalogue


def in_other_letters(text: str) -> str:
    """Returns a text with its Latin letters replaced, but for the names of places."""
    kept = PLACE.findall(text)
    pieces = [piece.translate(OTHER_LETTERS) for piece in PLACE.split(text)]
    return "".join(piece + place for piece, place in zip(pieces, (*kept, ""), strict=True))


def compile() -> int:
    for source in map(po_of, translations()):
        with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))
    return 0


def check() -> int:
    """Say what keeps the catalogues from being complete."""
    source = extracted()
    faults = [
        f"{language}: {fault}" for language in translations() for fault in find_faults(source, catalogue_in(language))
    ]
    faults += [f"not marked in {module}: {text!r}" for module, text in find_unmarked()]
    print("\n".join(faults) if faults else "complete")
    return 1 if faults else 0


def find_faults(source: Catalog, catalogue: Catalog) -> Iterator[str]:
    """Texts that lack, nobody says, are doubtful, or have other places than the English."""
    said = {_named(message) for message in source if message.id}
    written = {_named(message): message for message in catalogue if message.id}
    yield from (f"not in the catalogue: {name}" for name in sorted(said - written.keys()))
    yield from (f"said no more: {name}" for name in sorted(written.keys() - said))
    yield from (f"obsolete: {text!r}" for text in catalogue.obsolete)
    for name, message in written.items():
        if not _complete(message.string):
            yield f"without translation: {name}"
        elif message.fuzzy:
            yield f"fuzzy: {name}"
        elif _places(message.id) != _places(message.string):
            yield f"other places: {name} → {message.string!r}"


def _named(message: Message) -> str:
    """Tells two texts apart that are equal and of two contexts."""
    return f"{message.context}: {message.id!r}" if message.context else repr(message.id)


def find_unmarked() -> Iterator[tuple[str, str]]:
    for module in sorted(SOURCE.rglob("*.py")):
        yield from ((module.name, text) for text in unmarked(module.read_text(encoding="utf-8")))


def unmarked(source: str) -> Iterator[str]:
    """Whole sentences in a module that no keyword marks, so that nobody could translate them."""
    tree = ast.parse(source)
    known: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                known.add(docstring)
            case ast.Call(func=ast.Name(id=name)) if name in KEYWORDS:
                known.update(ast.walk(node))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in known and SENTENCE.fullmatch(text):
                yield text


def cldr() -> int:
    CLDR.write_text(cldr_text(), encoding="utf-8")
    return 0


def cldr_text() -> str:
    """What the formats have to know of CLDR; one line a country, with what differs from the rest of the world."""
    world = {**_region("en_001", WORLD), "currency": ""}
    regions = {country: _region(tag, country) | OURS.get(country, {}) for country, tag in _countries()}
    lines = [_line(WORLD, world)]
    lines += [_line(country, {k: v for k, v in own.items() if v != world[k]}) for country, own in regions.items()]
    languages = (SOURCE_LANGUAGE, *translations())
    habits = [_line(language, _habits(language)) for language in languages]
    calendars = [_line(language, _calendar(language)) for language in languages]
    tables = {"languages": habits, "calendars": calendars, "regions": lines}
    return "{" + ", ".join(f'"{name}": {{\n' + ",\n".join(rows) + "\n}" for name, rows in tables.items()) + "}\n"


def _habits(language: str) -> dict[str, Any]:
    locale = Locale(language)
    name = locale.get_display_name(language) or language
    return {"name": name[:1].upper() + name[1:], "decimal": _plain(locale.number_symbols["latn"]["decimal"])}


def _complete(string: Any) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def _places(texts: Any) -> set[str]:
    return set(PLACE.findall(" ".join(texts) if isinstance(texts, list | tuple) else texts))


def _countries() -> Iterator[tuple[str, str]]:
    """Every country with the locale that most of its people use, or else English."""
    likely = get_global("likely_subtags")
    codes = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)}
    for country in sorted(codes.difference(NO_COUNTRIES.split())):
        for tag in (TAGS.get(country, ""), likely.get(f"und_{country}", ""), f"en_{country}", "en_001"):
            try:
                yield country, str(Locale.parse(tag))
            except (UnknownLocaleError, ValueError):
                continue
            break


def _region(tag: str, country: str) -> dict[str, Any]:
    locale = Locale.parse(tag)
    marks = locale.number_symbols["latn"]
    pattern = _plain(locale.currency_formats["standard"].pattern.split(";")[0]).strip()
    groups = [len(group) for group in reversed(re.sub("[^#0,.]", "", pattern).split(".")[0].split(","))]
    day_and_month = _unquoted(locale.datetime_skeletons["MMMd"].pattern)
    return {
        "decimal": _plain(marks["decimal"]),
        "group": _plain(marks["group"]),
        "group_sizes": [groups[0], groups[1] if len(groups) > 2 else groups[0]],
        "grouped_from": 2 if country in GROUPED_FROM_FIVE.split() else 1,
        "month_first": day_and_month.replace("L", "M").index("M") < day_and_month.index("d"),
        "hours": 12 if re.search("[hK]", _unquoted(locale.time_formats["short"].pattern)) else 24,
        "first_weekday": locale.first_week_day,
        "currency": _currency(country),
        "money": re.sub("[#0,.]+", "#", pattern),
        "symbols": _symbols(locale),
    }


def _symbols(locale: Locale) -> dict[str, str]:
    """Of the currencies of today, those signs that readers of English and Spanish know."""
    tenders = get_global("territory_currencies").values()
    current = {code for country in tenders for code, _start, end, _tender in country if not end}
    signs = {
        code: sign
        for code, sign in locale.currency_symbols.items()
        if code in current and code != "XXX" and _is_sign(sign)
    }
    return dict(sorted({**signs, **SYMBOLS}.items()))


def _is_sign(text: str) -> bool:
    """One currency sign, one column wide, with Latin letters at most."""
    letters = [c for c in text if unicodedata.category(c) != "Sc"]
    wide = any(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(letters) == len(text) - 1 and "".join(letters).isascii() and not wide


def _currency(country: str) -> str:
    """The newest legal tender."""
    tenders = get_global("territory_currencies").get(country, [])
    current = [(start or (0,), code) for code, start, end, tender in tenders if tender and not end]
    return max(current)[1] if current else ""


def _calendar(language: str) -> dict[str, Any]:
    locale = Locale(language)
    months, days = locale.months["format"], locale.days["format"]
    short = [MONTHS_SHORT.get(months["abbreviated"][n], months["abbreviated"][n]) for n in range(1, 13)]
    abbr = [days["abbreviated"][n] for n in range(7)]
    return {
        "months": [months["wide"][n] for n in range(1, 13)],
        "months_short": short,
        "weekdays": [days["wide"][n] for n in range(7)],
        "weekdays_abbr": abbr,
        "weekdays_short": [day[:2] for day in abbr],
        "halves": [_plain(locale.day_periods["format"]["abbreviated"][half], blank="") for half in ("am", "pm")],
    }


def _plain(text: str, blank: str = " ") -> str:
    """Without direction marks, and with no blanks but the ordinary one."""
    return re.sub(r"\s", blank, re.sub("[\u061c\u200e\u200f]", "", text))


def _unquoted(pattern: str) -> str:
    return re.sub("'[^']*'", "", pattern)


def _line(name: str, value: dict[str, Any]) -> str:
    return f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"


VERBS: dict[str, Callable[[], int]] = {"update": update, "compile": compile, "check": check, "cldr": cldr}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in VERBS:
        sys.exit(f"usage: catalogues.py {'|'.join(VERBS)}")
    sys.exit(VERBS[sys.argv[1]]())
