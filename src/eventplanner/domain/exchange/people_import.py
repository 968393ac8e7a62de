"""Reading of table rows as people, and their matching to existing people."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.import_preview import ImportLine
from eventplanner.domain.exchange.text_rows import TextRow, texts_of
from eventplanner.domain.parsing.table import TableRow
from eventplanner.domain.people.duplicates import FEWEST_DIGITS, name_words
from eventplanner.domain.people.people import Person, PersonDraft

NATIONAL = 9
"""Digits at the end of a telephone number that are compared."""
_EMAIL = re.compile(r"[^\s@<>,;|()\"]+@[^\s@<>,;|()\"]+")
_LONG = frozenset({"notes", "channels"})
_LISTED = re.compile(r"[,;/|\n]+|\s+(?:y|and|e)\s+")


PersonRow = TextRow
PersonLine = ImportLine[PersonDraft, Person]


class ImportedPerson(Struct):
    """Person that rows describe, as she will be."""

    draft: PersonDraft
    person: Person | None
    line: int = 0
    """The row that brings her, if she is new."""


def read_row(row: TableRow, fields: Sequence[str]) -> PersonRow:
    """Reads a row; `problem` is set if something in it cannot be read."""
    texts = texts_of(row, fields, _LONG)
    parts = [texts.pop(name, "") for name in ("first", "name", "last", "last2")]
    return settled(PersonRow(row.line, texts | {"name": clean_line(" ".join(parts))}, row.problem))


def settled(row: PersonRow) -> PersonRow:
    """Returns the row with the first of several addresses as e-mail, and the others as channels."""
    texts = {name: text for name, text in row.texts.items() if text}
    if row.problem is None and not texts.get("name"):
        row = revised(row, problem=Message("there is no name"))
    if email := texts.get("email"):
        found = _EMAIL.findall(email)
        if not found and row.problem is None:
            row = revised(row, problem=Message("not an e-mail address: {text}", {"text": email[:80]}))
        if found:
            texts["email"] = found[0].removeprefix("mailto:")
            _add_channels(texts, found[1:])
    if phone := texts.get("phone"):
        first, *more = [part.strip() for part in re.split(r"[;|\n]|\s/\s", phone) if part.strip()] or [""]
        texts["phone"] = first
        _add_channels(texts, more)
    if languages := texts.get("languages"):
        texts["languages"] = " ".join(_LISTED.sub(" ", languages).split())
    return revised(row, texts=texts)


def said_of(row: PersonRow, draft: PersonDraft, read: PersonDraft) -> PersonDraft:
    """Returns the draft updated by a row; fields with several values are extended."""
    values = {name: getattr(read, name) for name in row.texts}
    if "channels" in values:
        values["channels"] = tuple(dict.fromkeys((*draft.channels, *read.channels)))
    if "languages" in values:
        values["languages"] = tuple(dict.fromkeys((*draft.languages, *read.languages)))
    if "notes" in values:
        there = {line.strip() for line in draft.notes.split("\n")}
        fresh = [line for line in read.notes.split("\n") if line.strip() not in there]
        values["notes"] = "\n".join(filter(None, [draft.notes, *fresh]))
    if "name" in values and draft.name and name_words(draft.name).key == name_words(read.name).key:
        # Another order or other accents are no news.
        values["name"] = draft.name
    return revised(draft, **values)


class PeopleIndex:
    """Index of people by e-mail, else by telephone, else by name."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._emails: dict[str, ImportedPerson] = {}
        self._phones: dict[str, list[ImportedPerson]] = defaultdict(list)
        self._names: dict[tuple[str, ...], list[ImportedPerson]] = defaultdict(list)
        for person in people:
            self.add(ImportedPerson(person, person))

    def add(self, target: ImportedPerson) -> None:
        """Adds a person to the index, or updates her."""
        if email := fold(target.draft.email):
            self._emails.setdefault(email, target)
        if (digits := phone_key(target.draft.phone)) and target not in self._phones[digits]:
            self._phones[digits].append(target)
        if (key := name_words(target.draft.name).key) and target not in self._names[key]:
            self._names[key].append(target)

    def of(self, row: PersonRow) -> ImportedPerson | None:
        """Returns the person of a row; None if nobody or several match."""
        email, digits = fold(row.texts.get("email", "")), phone_key(row.texts.get("phone", ""))
        if email and email in self._emails:
            return self._emails[email]
        key = name_words(row.title).key
        by_phone = [each for each in self._phones.get(digits, ()) if not _differ(email, fold(each.draft.email))]
        if len(by_phone) > 1:
            by_phone = [each for each in by_phone if name_words(each.draft.name).key == key]
        by_name = [each for each in self._names.get(key, ()) if self._may_be(each, email, digits)]
        for found in (by_phone, by_name):
            if len(found) == 1:
                return found[0]
        return None

    def _may_be(self, target: ImportedPerson, email: str, digits: str) -> bool:
        """Is nothing said that speaks against it?"""
        other = fold(target.draft.email), phone_key(target.draft.phone)
        return not _differ(email, other[0]) and (bool(email and other[0]) or not _differ(digits, other[1]))


def phone_key(phone: str) -> str:
    """Returns the digits that distinguish a phone number; empty if there are too few."""
    digits = "".join(c for c in phone if c.isdecimal())[-NATIONAL:]
    return digits if len(digits) >= FEWEST_DIGITS else ""


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _add_channels(texts: dict[str, str], more: Sequence[str]) -> None:
    if more:
        texts["channels"] = "\n".join(filter(None, [texts.get("channels", ""), *more]))
