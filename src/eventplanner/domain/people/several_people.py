"""Texts that name several people, told from one person with an “y” between two surnames."""

import re

from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.people.given_names import begins_given

PARTICLES = frozenset("de del la las los el y e i da das do dos di du van von der den ten ter bin al".split())
_BETWEEN = re.compile(r"\s*(?:;|:::|\||&|\s/\s|(?<=\w\w)/(?=\w\w)|\s\+\s|\s(?i:and)\s)\s*")
_AND = re.compile(r"\s+(?:[yY]|e|E(?=\s+H?[IÍ]))\s+")
"""Between people or surnames; a capital E is an initial, but before an I."""


def several_people(name: str, given: str = "") -> Message | None:
    """Returns why a text names more than one person; `given` is what a column of first names says of it."""
    if len(_BETWEEN.split(name)) > 1 or _are_several(name, given):
        return Message(
            "“{text}” names several people: write one in each line; of one person with “y” in the surname write “{example}”",
            {"text": name, "example": "Ortega y Gasset, José"},
        )
    return None


def maybe_two(name: str) -> Message | None:
    """Returns the doubt about a name in which “y” may stand between people."""
    return Message("“{text}” may be two people", {"text": name}) if _AND.search(name) else None


def _are_several(name: str, given: str) -> bool:
    if given:
        return _AND.search(given) is not None
    surname, comma, first = name.partition(",")
    if _AND.search(first):
        return True
    sides = _AND.split(surname)
    if len(sides) == 1:
        return False
    if len(sides) > 2 or begins_given(sides[1]):
        return True
    before, after = map(_weight, sides)
    if comma:
        return (before > 1 and after > 1) or begins_given(sides[0])
    return before < 2 or after > 1


def _weight(text: str) -> int:
    """Returns the number of words that are names."""
    return sum(word not in PARTICLES for word in fold(text).split())
