"""Words that people write for choices, by what they mean."""

from collections.abc import Mapping
from typing import TypeVar

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import clean_line, fold

C = TypeVar("C", bound=Choice)


def word_key(text: str) -> str:
    """A word as vocabularies have it: folded, with blanks in the place of hyphens and underscores."""
    return fold(clean_line(text)).replace("-", " ").replace("_", " ").strip()


def meant(words: Mapping[str, C], text: str) -> C | None:
    """The choice that a text names, by words that `word_key` has made."""
    return words.get(word_key(text))
