"""Kinds of records, their fields and choices in the reader's language, as their declarations call them."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message, Part
from eventplanner.domain.budget.categories import Category
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import all_kinds
from eventplanner.domain.tasks.areas import Area
from eventplanner.i18n import formats, names
from eventplanner.i18n.language import _

_PARTS = {"decisions": N_("decisions"), "roles": N_("roles"), "resources": N_("resources"), "risks": N_("risks")}
"""Parts of an event that no task belongs to."""
_CATEGORIES = frozenset(Category)


def noun(table: str) -> str:
    """What one record of a table is called, in small letters."""
    kind = all_kinds().get(table)
    return _(kind.noun) if kind else names.field(table)


def said_noun(table: str) -> Message:
    """The same for a sentence that is put into words later."""
    return Message(all_kinds()[table].noun)


def field(table: str, name: str) -> str:
    """What a field of a record is called, in small letters."""
    kind = all_kinds().get(table)
    column = kind.kept.get(name) if kind else None
    label = (column.label if column else "") or _labels().get(name, "")
    return _(label) if label else names.field(name)


def choice(value: Choice) -> str:
    """What one of the values of a choice is called, in small letters."""
    return _(value.label)


def said_choice(value: Choice) -> Message:
    """The same for a sentence that is put into words later."""
    return Message(value.label)


def said(field: Field, record: Any) -> str:
    """What a record says in a field that names no other record, as people read it."""
    match getattr(record, field.name):
        case Choice() as value:
            return choice(value)
        case tuple() as values if field.choices:
            return ", ".join(choice(field.choices(value)) for value in values)
        case tuple() as words:
            return " ".join(f"#{word}" if field.shape is Shape.TAGS else str(word) for word in words)
        case bool() as yes:
            return _("yes") if yes else ""
        case int() as number:
            return formats.number(number)
        case datetime() as at:
            return formats.moment(at, year=True)
        case date() as day:
            return formats.day_year(day)
        case text:
            return str(text or "")


def area(name: str) -> str:
    """What a part of an event is called that readiness tells of, in small letters."""
    return _(_PARTS[name]) if name in _PARTS else choice(Area(name))


def category(key: str) -> str:
    """What a category of money is called; one's own as it was written."""
    return choice(Category(key)) if key in _CATEGORIES else key


def said_category(key: str) -> Part:
    """The same for a sentence that is put into words later."""
    return said_choice(Category(key)) if key in _CATEGORIES else key


@cache
def _labels() -> Mapping[str, str]:
    """What any kind calls a field of that name."""
    return {name: each.label for kind in all_kinds().values() for name, each in kind.kept.items() if each.label}
