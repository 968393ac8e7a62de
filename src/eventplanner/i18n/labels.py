"""Labels of kinds, fields and choices in the reader's language, from their declarations."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import N_, Message, Part
from eventplanner.domain.budget.categories import Category
from eventplanner.domain.parsing.due import offset_text
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import all_kinds
from eventplanner.domain.records.reading import span_text
from eventplanner.domain.tasks.areas import Area
from eventplanner.i18n import formats, names
from eventplanner.i18n.language import _

_PARTS = {"decisions": N_("decisions"), "roles": N_("roles"), "resources": N_("resources"), "risks": N_("risks")}
"""Parts of an event that no task belongs to."""
_CATEGORIES = frozenset(Category)


def noun(table: str) -> str:
    """Returns the noun for one record of a table, in lower case."""
    kind = all_kinds().get(table)
    return _(kind.noun) if kind else names.field(table)


def said_noun(table: str) -> Message:
    """Returns the noun for one record of a table as a message, to be translated later."""
    return Message(all_kinds()[table].noun)


def field(table: str, name: str) -> str:
    """Returns the label of a field, in lower case."""
    kind = all_kinds().get(table)
    column = kind.kept.get(name) if kind else None
    label = (column.label if column else "") or _labels().get(name, "")
    return _(label) if label else names.field(name)


def choice(value: Choice) -> str:
    """Returns the label of a choice, in lower case."""
    return _(value.label)


def said_choice(value: Choice) -> Message:
    """Returns the label of a choice as a message, to be translated later."""
    return Message(value.label)


def said(field: Field, record: Any) -> str:
    """Returns the value of a field that names no other record and is no money, as people read it."""
    return told(field, getattr(record, field.name), offset=getattr(record, "offset", None))


def told(field: Field, value: Any, currency: str = "", *, offset: int | None = None) -> str:
    """Returns a value as people read it, as a record has it or as JSON has it; nothing for nothing.

    `currency` is that of amounts, `offset` the days from the event of a DUE; another record is `#` and its id.
    """
    if field.shape is Shape.DUE and offset is not None:
        return offset_text(offset)
    if value is None or value == "":
        return ""
    if field.shape is Shape.YES:
        return _("yes") if value else ""
    teller = _TELLERS.get(field.shape)
    return teller(field, value, currency) if teller else str(value)


def not_working(record: Any) -> str:
    """Returns from which day a due day was pulled to a working day; nothing where it was not."""
    day: date | None = record.pulled_from
    return _("{day} is no working day").format(day=formats.day(day)) if day else ""


def _choice(field: Field, value: Any, _currency: str) -> str:
    return choice(field.choices(value)) if field.choices else str(value)


def _several(field: Field, value: Any, _currency: str) -> str:
    mark = "#" if field.shape is Shape.TAGS else ""
    return " ".join(f"{mark}{word}" for word in value)


def _day(_field: Field, value: Any, _currency: str) -> str:
    return formats.day_year(date.fromisoformat(value) if isinstance(value, str) else value)


def _moment(_field: Field, value: Any, _currency: str) -> str:
    return formats.moment(datetime.fromisoformat(value) if isinstance(value, str) else value, year=True)


_TELLERS: Mapping[Shape, Callable[[Field, Any, str], str]] = {
    Shape.CHOICE: _choice,
    Shape.CATEGORY: lambda _field, value, _currency: category(value),
    Shape.AMOUNT: lambda _field, value, currency: formats.money(Money(value, currency)),
    Shape.DECIMAL: lambda field, value, _currency: formats.number(Decimal(value).scaleb(-field.digits).normalize()),
    Shape.NUMBER: lambda _field, value, _currency: formats.number(value),
    Shape.SPAN: lambda _field, value, _currency: span_text(value),
    Shape.OFFSET: lambda _field, value, _currency: offset_text(value),
    Shape.RECORD: lambda _field, value, _currency: f"#{value}",
    Shape.DAY: _day,
    Shape.DUE: _day,
    Shape.MOMENT: _moment,
    Shape.TAGS: _several,
    Shape.WORDS: _several,
    Shape.ZONES: _several,
    Shape.CHOICES: lambda field, value, currency: ", ".join(_choice(field, each, currency) for each in value),
    Shape.LINES: lambda _field, value, _currency: ", ".join(value),
    Shape.NUMBERS: lambda _field, value, _currency: ", ".join(map(str, value)),
    Shape.MOMENTS: lambda field, value, currency: ", ".join(_moment(field, each, currency) for each in value),
}


def area(name: str) -> str:
    """Returns the label of a readiness area, in lower case."""
    return _(_PARTS[name]) if name in _PARTS else choice(Area(name))


def category(key: str) -> str:
    """Returns the label of a budget category; a custom category is returned as it was written."""
    return choice(Category(key)) if key in _CATEGORIES else key


def said_category(key: str) -> Part:
    """Returns the label of a budget category as a message, to be translated later."""
    return said_choice(Category(key)) if key in _CATEGORIES else key


def of_expenses(thousandths: int) -> str:
    """Returns a percentage of the expenses as `12,5% of the expenses`; in thousandths of a per cent."""
    return _("{n}% of the expenses").format(n=formats.number(Decimal(thousandths).scaleb(-3).normalize()))


@cache
def _labels() -> Mapping[str, str]:
    """What any kind calls a field of that name."""
    return {name: each.label for kind in all_kinds().values() for name, each in kind.kept.items() if each.label}
