"""Words that people write for choices, by choice."""

from collections.abc import Mapping
from typing import TypeVar

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import clean_line, fold

C = TypeVar("C", bound=Choice)


def word_key(text: str) -> str:
    """Returns the key of a word in vocabularies: folded, with blanks for hyphens and underscores."""
    return fold(clean_line(text)).replace("-", " ").replace("_", " ").strip()


def meant(words: Mapping[str, C], text: str) -> C | None:
    """Returns the choice that a text names, given words keyed by `word_key`; None if there is none."""
    return words.get(word_key(text))
