"""Words that people write for choices, fields and columns, in all languages at once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.words import meant, word_key
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.events.vocabulary import KINDS
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.records.fields import Field
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.language import LANGUAGES, translated

FILES = Path(__file__).parents[1] / "data" / "vocabulary"
"""A file a language."""
_EVERY_KIND = "every_kind"
"""The headings of tables of any kind that has fields of these names."""
_ELSEWHERE: Mapping[type[Choice], Mapping[str, Choice]] = {EventKind: KINDS}

C = TypeVar("C", bound=Choice)


@cache
def choices(kind: type[C]) -> Mapping[str, C]:
    """Returns the members of a choice by each word for them, as `word_key` folds it; their values are words too."""
    words: dict[str, Any] = {word_key(word): member for word, member in _ELSEWHERE.get(kind, {}).items()}
    for language in _languages():
        words_of_kind = language["choices"].get(_name(kind), {})
        words |= {word_key(word): kind(value) for value, others in words_of_kind.items() for word in others}
    return words | {word_key(member.value): member for member in kind}


def choice_named(kind: type[C], text: str) -> C | None:
    """Returns the choice that a word of any language means; None if there is none."""
    return meant(choices(kind), text)


def field_called(kind: Kind[Any], name: str) -> Field | None:
    """Returns the field of a kind with this name in any language; None if there is none."""
    asked = word_key(name)
    own = {each.name: each for each in kind.fields}
    if (field := own.get(asked.replace(" ", "_"))) is not None:
        return field
    for each, words in _fields().items():
        if each in own and asked in words:
            return own[each]
    return None


@cache
def column_names(kind: Kind[Any]) -> ColumnNames:
    """Returns the table headings of a kind: labels and words of fields, and those of the vocabulary."""
    own = {field.name: field for field in kind.fields}
    fields: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for language in LANGUAGES:
        pairs += [(translated(field.label, language), name) for name, field in own.items()]
        pairs.append((translated(kind.noun, language), kind.fields[0].name))
    for section in (kind.name, _EVERY_KIND):
        for words in _languages():
            headings = words.get("headings", {}).get(section, {})
            pairs += [(heading, name) for name, others in headings.items() for heading in others]
    pairs += [(word, name) for name, words in _fields().items() for word in sorted(words)]
    for heading, name in pairs:
        if name in own:
            fields.setdefault(heading_key(heading), name)
    return ColumnNames({name: "|".join(heading for heading, field in fields.items() if field == name) for name in own})


@cache
def _fields() -> Mapping[str, frozenset[str]]:
    """Returns the words for each field, by its name."""
    fields: dict[str, set[str]] = {}
    for language in _languages():
        for name, words in language["fields"].items():
            fields.setdefault(name, set()).update(map(word_key, words))
    return {name: frozenset(words) for name, words in fields.items()}


@cache
def _languages() -> tuple[Mapping[str, Any], ...]:
    import tomllib  # a word that is no value is rare, and the start does not wait for it

    return tuple(tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FILES.glob("*.toml")))


def _name(kind: type[Choice]) -> str:
    """`TaskState` is `task_state` in the files."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).lstrip("_")
