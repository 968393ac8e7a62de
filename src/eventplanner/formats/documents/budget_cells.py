"""Tables of a budget before anybody has said in which kind of file: typed cells, rows, and which of them are sums."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.counts import Count
from eventplanner.domain.budget.figures import Figures
from eventplanner.formats.documents import budget_words
from eventplanner.i18n import formats


class Percent(NamedTuple):
    """A share of a hundred, in whole per cent."""

    n: int


class Decimals(NamedTuple):
    """A number that is no money, in units of its last decimal."""

    scaled: int
    digits: int


Value = str | int | date | Money | Percent | Decimals | None


class CellRow(NamedTuple):
    """Cells, and how those that are sums come about."""

    cells: Sequence[Value]
    sums: tuple[int, int] | None = None
    """From which row to which, both included, it is the sum."""
    net: tuple[int, int] | None = None
    """Of which row it is the rest once another is taken off."""

    @property
    def is_total(self) -> bool:
        return self.sums is not None or self.net is not None


class Block(Struct, frozen=True):
    """One table with its heading."""

    heading: str
    heads: Sequence[str]
    rows: Sequence[CellRow]
    added: frozenset[int] = frozenset()
    """Columns in which a net is the sum and not the rest: deviations."""
    key: str = ""
    """What it is called where a reader looks for it: `categories`, `cash` …"""


def figure_cells(figures: Figures, currency: str, *, plain: bool = False) -> list[Value]:
    """Planned to variance, and how much is used."""
    amounts = (
        figures.planned,
        figures.committed,
        figures.actual,
        figures.paid,
        figures.forecast,
        figures.variance,
    )
    percent = None if plain or figures.percent is None else Percent(figures.percent)
    return [*(Money(minor, currency) for minor in amounts), percent]


def count(each: Count) -> Value:
    """How many, as a spreadsheet reckons with it: a whole number, or one with two decimals."""
    return int(each.n) if each.n.denominator == 1 else Decimals(round(each.n * 100), 2)


def text_of(value: Value, money: Callable[[Money], str] = formats.money) -> str:
    """A value as a person of the plan's country reads it."""
    match value:
        case None:
            return ""
        case Money():
            return money(value)
        case Percent():
            return f"{formats.number(value.n)} %"
        case Decimals():
            return formats.number(budget_words.decimal(value.scaled, value.digits))
        case date():
            return formats.day_month_year(value)
        case int():
            return formats.number(value)
    return value


def shown(rows: Iterable[CellRow]) -> list[list[str]]:
    """All cells as texts."""
    return [[text_of(cell) for cell in row.cells] for row in rows]
