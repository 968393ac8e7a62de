"""Possible duplicates among people and organisations, and the merging of two records."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind

SAME_EMAIL = Message("the same e-mail")
SAME_PHONE = Message("the same telephone")
SAME_NAME = Message("the same name")
LIKE_NAME = Message("the same name with initials")
FEWEST_DIGITS = 7
"""Of a telephone number, from which it is somebody's own."""
_NOT_LETTERS = re.compile(r"[^\w]+")


class ComparedName(NamedTuple):
    """Fields of a person or an organisation that are compared to find duplicates."""

    id: int
    name: str
    email: str
    """Folded."""
    phone: str
    """Its last digits."""


class Likeness(NamedTuple):
    """Two that may be the same, and why."""

    one: int
    """The older of them."""
    other: int
    reasons: tuple[Message, ...]


class NameWords(Struct, frozen=True):
    """A name without its order, case, accents and points."""

    whole: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (*self.whole, *self.initials)


def name_words(name: str) -> NameWords:
    """Returns the words of a name in a form in which `Pérez, A.` and `a. perez` are equal."""
    words = sorted(word for word in _NOT_LETTERS.split(fold(name)) if word)
    return NameWords(tuple(w for w in words if len(w) > 1), tuple(w for w in words if len(w) == 1))


def likenesses(known: Sequence[ComparedName]) -> list[Likeness]:
    """Returns pairs of possible duplicates, the likeliest first; several alike are each paired with the oldest."""
    reasons: dict[tuple[int, int], list[Message]] = defaultdict(list)
    for reason, pairs in (
        (SAME_EMAIL, _sharing(known, lambda each: each.email)),
        (SAME_PHONE, _sharing(known, lambda each: each.phone if len(each.phone) >= FEWEST_DIGITS else "")),
        (SAME_NAME, _sharing(known, lambda each: " ".join(name_words(each.name).key))),
        (LIKE_NAME, _with_initials(known)),
    ):
        for one, other in pairs:
            reasons[min(one, other), max(one, other)].append(reason)
    found = [Likeness(one, other, tuple(why)) for (one, other), why in reasons.items()]
    return sorted(found, key=lambda pair: (-len(pair.reasons), pair.one, pair.other))


def merged(kind: Kind[Any], kept: Any, other: Any, takes: Collection[str], said: Callable[[str, Any], str]) -> Any:
    """Returns a draft that keeps the values of both; for the fields in `takes` those of the other one win.

    What has no place of its own goes to the other channels, or to the notes as `said` says a field of a record.
    Raises Invalid where there is no room for it.
    """
    values: dict[str, Any] = {}
    channels: list[str] = []
    said_already = set(other.notes.split("\n")) <= set(kept.notes.split("\n"))
    notes = [kept.notes, *([] if said_already else [other.notes])]
    for field in kind.fields:
        name, mine, theirs = field.name, getattr(kept, field.name), getattr(other, field.name)
        if isinstance(mine, tuple):
            values[name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif field.shape in {Shape.NOTES, Shape.YES} or not theirs or not mine or mine == theirs:
            values[name] = mine or theirs
        else:
            values[name], loser = (theirs, kept) if name in takes else (mine, other)
            if name in {"email", "phone"} and "channels" in kind.columns:
                channels.append(getattr(loser, name))
            else:
                notes.append(said(name, loser))
    draft = _on_channels(kind, kind.draft_of(kept, values), channels, notes)
    return _within_limits(kind, revised(draft, notes="\n".join(filter(None, notes))))


def _within_limits(kind: Kind[Any], draft: Any) -> Any:
    for field in kind.fields:
        value = getattr(draft, field.name)
        length = sum(len(part) + 1 for part in value) if isinstance(value, tuple) else len(str(value or ""))
        if length > field.longest:
            raise Invalid({field.name: Message("too long: {n} characters at most", {"n": field.longest})})
    return draft


def _on_channels(kind: Kind[Any], draft: Any, texts: Iterable[str], notes: list[str]) -> Any:
    """Where there is no more room for channels, the notes have it."""
    for text in texts:
        channels = tuple(dict.fromkeys((*draft.channels, text)))
        if sum(len(each) + 1 for each in channels) > kind.field("channels").longest:
            notes.append(text)
        else:
            draft = revised(draft, channels=channels)
    return draft


def _sharing(known: Iterable[ComparedName], key: Callable[[ComparedName], str]) -> Iterator[tuple[int, int]]:
    """Yields the first that has a key with each other one that has it."""
    first: dict[str, int] = {}
    for each in known:
        if (value := key(each)) and first.setdefault(value, each.id) != each.id:
            yield first[value], each.id


def _with_initials(known: Iterable[ComparedName]) -> Iterator[tuple[int, int]]:
    """`A. Pérez` with each whose name is as many words, of which one begins so."""
    short: list[tuple[ComparedName, NameWords]] = []
    full: dict[str, list[tuple[ComparedName, NameWords]]] = defaultdict(list)
    for each in known:
        words = name_words(each.name)
        if words.initials and words.whole:
            short.append((each, words))
        for word in words.whole:
            full[word].append((each, words))
    for each, words in short:
        for candidate, others in full[min(words.whole, key=lambda word: len(full[word]))]:
            if candidate.id != each.id and words.key != others.key and _begins_so(words, others):
                yield candidate.id, each.id


def _begins_so(short: NameWords, full: NameWords) -> bool:
    """Are the whole words the same, and do the others begin with the initials, one each?"""
    left = list(full.key)
    for word in short.whole:
        if word not in left:
            return False
        left.remove(word)
    return sorted(word[0] for word in left) == sorted(short.initials)
