"""Tables of exchange rates from central banks and others: meaning of their columns."""

import re
from collections.abc import Mapping, Sequence

from eventplanner.domain.base.text import clean_line, fold, fold_each
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.calendar_words import MONTH_NUMBER
from eventplanner.domain.parsing.headings import heading_key, place_of
from eventplanner.domain.parsing.money_words import currencies_in
from eventplanner.domain.parsing.values import Unreadable

NAMES: Mapping[str, str] = {
    "currency": "currency|moneda|divisa|code|codigo|from|indicador",
    "day": "day|date|dia|fecha|periodo",
    "value": "value|valor|rate|tasa|tipo de cambio|exchange rate|observado|is worth|vale",
    "units": "units|unit|unidades|unidad|per|por|nominal|cantidad",
    "source": "source|fuente",
}
"""By field, all names of its column, folded."""
_OF = "rate "
_MONTH = "month "
_UNITS = re.compile(r"(?<![\w.,])([0-9]{1,5})(?![\w.,])")


class RateColumnNames(ColumnNames, frozen=True, dict=True):
    """Headings of rates: fields, currencies with a column each, and the months of a year."""

    def is_known(self, heading: str) -> bool:
        return super().is_known(heading) or bool(currency_headed(heading) or _month(heading))


COLUMN_NAMES = RateColumnNames(NAMES)


def chosen(header: Sequence[str], wanted: Mapping[str, str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the field of each column: one of the names, `rate USD` of a currency, `month 3` of a year. Raises Invalid."""
    fields = COLUMN_NAMES.chosen(header, wanted, remembered)
    said = {heading_key(name) for name in wanted}
    places = {place_of(name, header) for name in wanted}
    months = [_month(name) for name in header]
    is_year = len({month for month in months if month}) > 1
    found = []
    for n, (name, field, month) in enumerate(zip(header, fields, months, strict=True)):
        code = currency_headed(name)
        if field or heading_key(name) in said or n in places:
            found.append(field)
        elif is_year:
            found.append(f"{_MONTH}{month}" if month else "")
        else:
            found.append(f"{_OF}{code}" if code and "value" not in fields else "")
    return tuple(found)


def currency_of_field(field: str) -> str:
    """Returns the currency that a column is of; nothing for any other column."""
    return field.removeprefix(_OF) if field.startswith(_OF) else ""


def month_of_field(field: str) -> int:
    """Returns the month that a column is of; 0 for any other column."""
    return int(field.removeprefix(_MONTH)) if field.startswith(_MONTH) else 0


def currency_headed(heading: str) -> str:
    """Returns the currency that a heading names, without those in which it is counted: `Dólar observado (CLP)`."""
    first, *_others = re.split(r"[(/\[]", clean_line(heading))
    try:
        found = currencies_in(first, "")
    except Unreadable:
        return ""
    return found.pop() if len(found) == 1 else ""


def units_in(text: str) -> int:
    """Returns for how many units a rate is, as in `JPY 100`; 1 where nothing says so."""
    match = _UNITS.search(fold_each(clean_line(text)))
    return max(1, int(match[1])) if match else 1


def _month(heading: str) -> int:
    return MONTH_NUMBER.get(fold(clean_line(heading)).strip(" ."), 0)
