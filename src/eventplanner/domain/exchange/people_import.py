"""Rows about people and organisations, as tables and address cards say them."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.text_rows import TextRow
from eventplanner.domain.people.channels import distinct, read_channels, read_emails, read_phones
from eventplanner.domain.people.matching import ReadRow
from eventplanner.domain.people.names import is_courtesy
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.reading import Reader, read_fields

_MOST_NAMED = 5
"""Lines that one finding names."""
_LONGEST_SHOWN = 40
_LISTED = ",;/|\n"
_NONE: Mapping[str, str] = MappingProxyType({})


class PersonRow(TextRow, frozen=True):
    """Row about a person or an organisation."""

    is_organisation: bool = False
    is_group: bool = False
    """Whether it is about a list of people."""
    unnamed: str = ""
    """Text in place of a name, without being one."""
    remarks: tuple[Message, ...] = ()
    """Parts that are left out or doubtful, each with its column."""

    @property
    def is_nameless(self) -> bool:
        """True if it says nothing wrong, and nobody's name."""
        return self.problem is None and not self.title


class PeopleRows(Struct, frozen=True):
    """Rows that may come in, and what was left out."""

    rows: Sequence[PersonRow]
    findings: tuple[Message, ...] = ()


def settled(row: PersonRow, headings: Mapping[str, str] = _NONE) -> PersonRow:
    """Returns the row with one e-mail address and one telephone number, and all others as channels, each once.

    `headings` are those of the columns, by field.
    """
    texts = {name: text for name, text in row.texts.items() if text}
    if is_courtesy(texts.get("role", "")):
        del texts["role"]
    emails, phones = read_emails(texts.pop("email", "")), read_phones(texts.pop("phone", ""))
    problem, remarks = row.problem, list(row.remarks)
    if emails.bad and problem is None:
        problem = _in_column("email", emails.bad, headings)
    if phones.bad:
        remarks.append(_in_column("phone", phones.bad, headings))
    texts |= dict(zip(("email",), emails.values, strict=False)) | dict(zip(("phone",), phones.values, strict=False))
    others = distinct((*emails.values[:1], *phones.values[:1], *read_channels(texts.pop("channels", ""))))
    more = distinct((*others, *emails.values[1:], *phones.values[1:]))[
        len(emails.values[:1]) + len(phones.values[:1]) :
    ]
    if more and row.is_organisation:
        texts["notes"] = "\n".join(filter(None, [texts.get("notes", ""), *more]))
    elif more:
        texts["channels"] = "\n".join(more)
    if languages := texts.get("languages"):
        texts["languages"] = _languages(languages)
    kind = ORGANISATION if row.is_organisation else PERSON
    texts = {name: text for name, text in texts.items() if name in kind.columns}
    return revised(row, texts=texts, problem=problem, remarks=tuple(remarks))


def read_row(kind: Kind[Any], row: PersonRow, reader: Reader) -> ReadRow:
    """Reads the texts of a row. Raises Invalid."""
    if row.problem:
        raise Invalid({"": row.problem})
    draft = kind.checked(revised(kind.blank(), **read_fields(kind.fields, row.texts, reader)), "")
    return ReadRow(draft, frozenset(row.texts), row.line)


def sifted(rows: Iterable[PersonRow]) -> PeopleRows:
    """Returns the rows with a name; those without one, and groups, are left out and named."""
    kept: list[PersonRow] = []
    nameless: list[PersonRow] = []
    groups: list[PersonRow] = []
    remarks: list[tuple[int, Message]] = []
    for row in rows:
        (groups if row.is_group else nameless if row.is_nameless else kept).append(row)
        remarks += [(row.line, remark) for remark in row.remarks]
    findings = [Message("line {line}: {reason}", {"line": line, "reason": remark}) for line, remark in remarks]
    if len(findings) > _MOST_NAMED:
        more = counted("and {n} more", "and {n} more", len(findings) - _MOST_NAMED)
        findings = [*findings[:_MOST_NAMED], more]
    if nameless:
        findings.append(_left_out(nameless))
    if groups:
        findings.append(_groups_left_out(groups))
    return PeopleRows(kept, tuple(findings))


def listed_lines(lines: Sequence[str]) -> str:
    """Returns the first of many lines of a file, for a finding."""
    shown = ", ".join(lines[:_MOST_NAMED])
    return shown if len(lines) <= _MOST_NAMED else f"{shown} …"


def _left_out(rows: Sequence[PersonRow]) -> Message:
    lines = [f"{row.line} ({text})" if (text := _called(row)) else str(row.line) for row in rows]
    return counted(
        "{n} row without a name left out: line {lines}",
        "{n} rows without a name left out: lines {lines}",
        len(rows),
        lines=listed_lines(lines),
    )


def _groups_left_out(rows: Sequence[PersonRow]) -> Message:
    return counted(
        "{n} group, which is no person, left out: line {lines}",
        "{n} groups, which are no people, left out: lines {lines}",
        len(rows),
        lines=listed_lines([f"{row.line} ({row.title})" if row.title else str(row.line) for row in rows]),
    )


def _called(row: PersonRow) -> str:
    said = (row.texts.get(name, "") for name in ("email", "phone", "organisation_id"))
    return next(filter(None, said), row.unnamed[:_LONGEST_SHOWN])


def _in_column(field: str, reason: Message, headings: Mapping[str, str]) -> Message:
    called = headings.get(field) or Message(PERSON.field(field).label)
    return Message("{field}: {reason}", {"field": called, "reason": reason})


def _languages(text: str) -> str:
    for separator in _LISTED:
        text = text.replace(separator, " ")
    return " ".join(word for word in text.split() if word.lower() not in {"y", "and", "e", ":::"})
