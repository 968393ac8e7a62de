"""How amounts are written in tables: in the plan's currency or another, exactly, or in millions where there is little room."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len

from eventplanner.domain.figures import Figures
from eventplanner.domain.money import Money
from eventplanner.domain.rates import ONE, converted, rounded
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.budget_bar import Measure, bar
from eventplanner.widgets.columns import Cell, Column
from eventplanner.widgets.glyphs import glyph


@dataclass(frozen=True, slots=True)
class Scale:
    """In which currency, at which rate, and whether in millions."""

    base: str
    currency: str = ""
    """Nothing is the base itself."""
    value: int = ONE
    """What one unit of the currency is worth, in 10⁻⁸ of the base."""
    in_millions: bool = False
    width: int = 12
    """Cells that the longest amount takes."""
    most: int = 0
    """What the longest bar shows, in minor units of the base."""

    def write(self, minor: int | None) -> str:
        """An amount of the base currency; nothing for what there is not."""
        if minor is None:
            return ""
        money = self.money(minor)
        return formats.millions(money) if self.in_millions else formats.money(money)

    def money(self, minor: int) -> Money:
        """The amount as it is shown."""
        if not self.currency or self.currency == self.base:
            return Money(minor, self.base)
        # The other way round than a rate goes.
        scaled = converted(ONE, self.base, self.currency, ONE)
        return Money(rounded(minor * scaled, self.value), self.currency)

    @property
    def unit(self) -> str:
        """What stands above the table: `millions of CLP`."""
        code = self.currency or self.base
        return _("millions of {currency}").format(currency=code) if self.in_millions else code


def scale(
    base: str, amounts: Iterable[int], *, wide: bool, most: int = 0, currency: str = "", value: int = ONE
) -> Scale:
    """Fitted to the amounts that will be written."""
    found = list(amounts)
    plain = Scale(base, currency, value, most=most)
    longest = max((cell_len(plain.write(each)) for each in found), default=8)
    if wide or longest <= 8:
        return Scale(base, currency, value, width=max(7, longest), most=most)
    in_millions = Scale(base, currency, value, in_millions=True, most=most)
    longest = max((cell_len(in_millions.write(each)) for each in found), default=6)
    return Scale(base, currency, value, in_millions=True, width=max(6, longest), most=most)


def amount_column(
    title: str, scale: Scale, read: Callable[[Any], int | None], *, role: str = "", priority: int = 0
) -> Column[Any]:
    """Right under its heading; nothing where there is nothing, a dash for nought."""

    def cell(row: Any) -> Cell:
        minor = read(row)
        if minor is None:
            return Cell("")
        return Cell(scale.write(minor), role) if minor else Cell(glyph("dash"), "muted")

    width = max(scale.width, min(cell_len(_(title)), 12))
    return Column(title=title, cell=cell, width=width, right=True, gap=1, priority=priority)


def signed_column(title: str, scale: Scale, read: Callable[[Any], int | None], *, priority: int = 0) -> Column[Any]:
    """What is below nought is red, what is above has a plus."""

    def cell(row: Any) -> Cell:
        minor = read(row)
        if minor is None:
            return Cell("")
        if not minor:
            return Cell(glyph("dash"), "muted")
        return Cell(scale.write(minor), "red") if minor < 0 else Cell(f"+{scale.write(minor)}", "green")

    width = max(scale.width + 1, min(cell_len(_(title)), 12))
    return Column(title=title, cell=cell, width=width, right=True, gap=1, priority=priority)


def used_column(read: Callable[[Any], Figures | None], *, priority: int = 0) -> Column[Any]:
    """How much of the plan is used; red beyond a hundred."""

    def cell(row: Any) -> Cell:
        figures = read(row)
        if figures is None or figures.percent is None:
            return Cell("")
        return Cell(f"{formats.number(figures.percent)}%", "red" if figures.is_over else "muted")

    return Column(title=N_("used"), cell=cell, width=5, right=True, gap=1, priority=priority)


def bar_column(scale: Scale, read: Callable[[Any], Figures | None], width: int, *, flex: int = 1) -> Column[Any]:
    """On the scale that all rows share."""

    def draw(row: Any, cells: int) -> list[Cell]:
        figures = read(row)
        if figures is None:
            return [Cell("")]
        return bar(Measure(figures.planned, figures.used, figures.paid, scale.most), cells)

    return Column(title="", cell=lambda _row: Cell(""), width=width, flex=flex, draw=draw, gap=0)


def most_of(figures: Iterable[Figures]) -> int:
    """What the longest bar shows."""
    return max((max(each.planned, each.used) for each in figures), default=0)


def legend(scale: Scale) -> str:
    """What the signs of the bars mean, and what the amounts are in."""
    signs = (("paid", _("paid")), ("committed", _("committed")), ("free", _("free")), ("plan", _("plan")))
    return " · ".join([scale.unit, "  ".join(f"{glyph(sign)} {word}" for sign, word in signs)])
