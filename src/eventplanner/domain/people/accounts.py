"""Two accounts of one person or organisation: whether they agree, and what they come to together."""

from collections.abc import Collection
from functools import cache
from typing import Any

from eventplanner.domain.base.text import fold
from eventplanner.domain.people.channels import distinct, is_email, is_phone, same_channel, same_phone
from eventplanner.domain.people.names import asides, name_keys
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind

_CONTACT = frozenset({"email", "phone"})


def same_name(one: str, other: str) -> bool:
    """Returns whether two names agree: the same words in any order, or the same letters."""
    return not name_keys(one).isdisjoint(name_keys(other))


def emails_of(said: Any) -> tuple[str, ...]:
    """Returns the e-mail addresses of a person or an organisation, second ones too."""
    return (*filter(None, [said.email]), *filter(is_email, getattr(said, "channels", ())))


def phones_of(said: Any) -> tuple[str, ...]:
    """Returns the telephone numbers of a person or an organisation, second ones too."""
    return (*filter(None, [said.phone]), *filter(is_phone, getattr(said, "channels", ())))


def share_email(one: Any, other: Any) -> bool:
    """Returns whether both have an e-mail address in common."""
    return any(same_channel(mine, theirs) for mine in emails_of(one) for theirs in emails_of(other))


def share_phone(one: Any, other: Any) -> bool:
    """Returns whether both have a telephone number in common."""
    return any(same_phone(mine, theirs) for mine in phones_of(one) for theirs in phones_of(other))


def emails_differ(one: Any, other: Any) -> bool:
    """Returns whether both have e-mail addresses and none in common."""
    return bool(emails_of(one) and emails_of(other)) and not share_email(one, other)


def phones_differ(one: Any, other: Any) -> bool:
    """Returns whether both have telephone numbers and none in common."""
    return bool(phones_of(one) and phones_of(other)) and not share_phone(one, other)


def agrees(kind: Kind[Any], one: Any, other: Any) -> bool:
    """Returns whether the names agree and nothing that both say differs; lists and notes never do."""
    if not same_name(one.name, other.name) or emails_differ(one, other) or phones_differ(one, other):
        return False
    return not any(
        getattr(one, field) and getattr(other, field) and not _equal(getattr(one, field), getattr(other, field))
        for field in _single_fields(kind)
    )


def is_said_by(kind: Kind[Any], one: Any, other: Any) -> bool:
    """Returns whether the second says everything that the first one says."""
    if not agrees(kind, one, other) or any(
        getattr(one, name) and not getattr(other, name) for name in _single_fields(kind)
    ):
        return False
    mine = (*emails_of(one), *phones_of(one), *getattr(one, "channels", ()))
    theirs = (*emails_of(other), *phones_of(other), *getattr(other, "channels", ()))
    return (
        all(any(same_channel(text, each) for each in theirs) for text in mine)
        and set(getattr(one, "languages", ())) <= set(getattr(other, "languages", ()))
        and not _new_notes(one.notes, other)
    )


def added_up(kind: Kind[Any], base: Any, other: Any, said: Collection[str]) -> Any:
    """Returns the first account with what only the second says; `said` are the fields of the second."""
    return _merged(kind, base, other, said, replaces=False)


def updated(kind: Kind[Any], record: Any, told: Any, said: Collection[str]) -> Any:
    """Returns the draft of a record with what a file tells; nothing that is no longer said gets lost.

    Another order or other accents of the name are no news; other addresses go to the other channels.
    """
    return _merged(kind, kind.draft_of(record), told, said, replaces=True)


def _merged(kind: Kind[Any], base: Any, other: Any, said: Collection[str], *, replaces: bool) -> Any:
    values: dict[str, Any] = {}
    for name in said:
        mine, theirs = getattr(base, name), getattr(other, name)
        shape = kind.field(name).shape
        if shape is Shape.NOTES:
            values[name] = "\n".join(filter(None, [mine, *_new_notes(theirs, base)]))
        elif isinstance(mine, tuple):
            values[name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif name in _CONTACT and any(same_channel(theirs, each) for each in (*emails_of(base), *phones_of(base))):
            # One of several that are known already does not take the first place.
            values[name] = mine or theirs
        elif name == "name":
            values[name] = mine if mine and not (replaces and _is_news(mine, theirs)) else theirs
        else:
            values[name] = theirs if replaces or not mine else mine
    draft = kind.draft_of(base, values)
    if "channels" in kind.columns:
        draft = kind.draft_of(draft, {"channels": _channels(draft, base, other)})
    return draft


def _channels(draft: Any, *accounts: Any) -> tuple[str, ...]:
    """Returns all ways to reach somebody but those that have a field of their own."""
    first = tuple(filter(None, [draft.email, draft.phone]))
    others = [text for each in accounts for text in (*each.channels, each.email, each.phone) if text]
    return distinct((*first, *others))[len(distinct(first)) :]


@cache
def _single_fields(kind: Kind[Any]) -> tuple[str, ...]:
    """Fields with one value, beside the name and the ways to reach somebody."""
    many = {Shape.NOTES, Shape.LINES, Shape.WORDS, Shape.CHOICES}
    return tuple(
        name for name, field in kind.kept.items() if field.shape not in many and name not in _CONTACT and name != "name"
    )


def _equal(one: Any, other: Any) -> bool:
    return _letters(one) == _letters(other) if isinstance(one, str) and isinstance(other, str) else bool(one == other)


def _letters(text: str) -> str:
    plain = fold(text)
    return "".join(c for c in plain if c.isalnum()) or plain


def _is_news(name: str, other: str) -> bool:
    """Does another name say more than an order, accents, or a part of the name that is known?"""
    mine, theirs = (set(fold(text).replace(",", " ").split()) for text in (name, other))
    return not same_name(name, other) and not theirs <= mine


def _new_notes(notes: str, account: Any) -> list[str]:
    """Returns the lines that stand neither in the notes of an account nor, in parentheses, in its name."""
    known = {line.strip() for line in account.notes.split("\n")} | set(asides(account.name))
    return [line for line in notes.split("\n") if line.strip() and line.strip() not in known]
