"""Taxes of a budget: value added tax on a net amount, and tax withheld from a fee."""

from datetime import date, timedelta
from typing import Protocol

from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.conversion import rounded
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper

_ONE = 1_000
"""One per cent in thousandths of it."""
WHOLE = 100_000
"""A hundred per cent in thousandths of a per cent."""
# Chile: law 21.133, of boletas de honorarios; other countries say the rate with each document.
_WITHHOLDING = {
    "CL": (
        (2020, 10_750),
        (2021, 11_500),
        (2022, 12_250),
        (2023, 13_000),
        (2024, 13_750),
        (2025, 14_500),
        (2026, 15_250),
        (2027, 16_000),
        (2028, 17_000),
    )
}
"""By country: from the first of January of which year, how many thousandths of a per cent."""
_DUE_DAY = {"CL": 12}
"""The day of the next month on which what was withheld is due; elsewhere its last."""


class Taxed(Protocol):
    """Fields of an entry that decide its tax."""

    @property
    def kind(self) -> EntryKind: ...
    @property
    def paper(self) -> Paper: ...
    @property
    def vat(self) -> int | None: ...
    @property
    def pays_withheld(self) -> bool: ...


def vat_of(entry: Taxed, line_vat: int | None) -> int:
    """Returns the tax on an entry in thousandths of a per cent: its own or that of its line; none on work and claims."""
    if entry.pays_withheld or entry.kind is EntryKind.CLAIM or entry.paper is Paper.FEE_RECEIPT:
        return 0
    return (line_vat if entry.vat is None else entry.vat) or 0


def gross_of(net: int, vat: int) -> int:
    """Adds the tax to a net amount; `vat` in thousandths of a per cent."""
    return net + rounded(net * vat, WHOLE)


def net_of(gross: int, vat: int) -> int:
    """Subtracts the tax from a gross amount; `vat` in thousandths of a per cent."""
    return rounded(gross * WHOLE, WHOLE + vat)


def split(amount: int, vat: int | None, *, is_gross: bool) -> tuple[int, int]:
    """Returns an amount as net and gross."""
    if not vat:
        return amount, amount
    return (net_of(amount, vat), amount) if is_gross else (amount, gross_of(amount, vat))


def no_such_vat(vat: int | None) -> dict[str, Message]:
    """Returns why a rate of VAT is none: below one per cent it is a fraction, as 0.19 for 19 %."""
    if vat is None or not 0 < vat < _ONE:
        return {}
    parts = {"text": f"{vat / _ONE:g}", "percent": f"{vat / _ONE * 100:g}"}
    return {"vat": Message("“{text}” is less than 1%: write {percent} for {percent}%", parts)}


def withheld(amount: int, percent: int | None) -> int:
    """Returns the part of a fee that is withheld for the tax office."""
    return rounded(amount * percent, WHOLE) if percent else 0


def withholding_on(country: str, day: date) -> int | None:
    """Returns the withholding rate of a country on a day, in thousandths of a per cent; None if unknown."""
    found = None
    for year, percent in _WITHHOLDING.get(country, ()):
        if day.year >= year:
            found = percent
    return found


def withheld_due(country: str, day: date) -> date:
    """Returns the day by which tax withheld on a given day has to be paid."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    if country in _DUE_DAY:
        return first.replace(day=_DUE_DAY[country])
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
