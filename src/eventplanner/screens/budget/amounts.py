"""Presentation of amounts in tables: in the plan's currency or another, exact or rounded."""

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from msgspec import Struct
from rich.cells import cell_len

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import ONE, converted, rounded
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import Figures, net, total
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.charts.budget_bar import Measure, bar
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column

THOUSAND, MILLION = 10**3, 10**6
_FITS = 8
"""Cells that an amount may take where there is little room."""


class Scale(Struct, frozen=True):
    """In which currency, at which rate, and whether exactly, or in whole units, thousands or millions."""

    base: str
    currency: str = ""
    """Nothing is the base itself."""
    value: int = ONE
    """What one unit of the currency is worth, in 10⁻⁸ of the base."""
    per: int = 0
    """How many units one stands for: 1, a thousand or a million; 0 is exact."""
    width: int = 12
    """Cells that the longest amount takes."""
    most: int = 0
    """What the longest bar shows, in minor units of the base."""

    def write(self, minor: int | None) -> str:
        """An amount of the base currency; nothing for what there is not."""
        if minor is None:
            return ""
        money = self.money(minor)
        if self.per == 0:
            return formats.money(money)
        if self.per == MILLION:
            return formats.millions(money)
        return formats.number((money.amount / self.per).quantize(Decimal(1), ROUND_HALF_UP))

    def money(self, minor: int) -> Money:
        """The amount as it is shown."""
        if not self.is_other:
            return Money(minor, self.base)
        # The other way round than a rate goes.
        scaled = converted(ONE, self.base, self.currency, ONE)
        return Money(rounded(minor * scaled, self.value), self.currency)

    @property
    def is_other(self) -> bool:
        """True if the currency is not the plan's."""
        return self.currency not in {"", self.base}

    @property
    def own(self) -> "Scale":
        """Scale for amounts that are in its currency already."""
        return revised(self, base=self.currency, currency="", value=ONE) if self.is_other else self

    def summed(self, parts: Iterable[Figures], flow: Flow) -> Figures:
        """The sum of what the parts are in its currency, so that what is shown adds up."""
        shown = (
            revised(
                each,
                planned=self.money(each.planned).minor,
                committed=self.money(each.committed).minor,
                actual=self.money(each.actual).minor,
                paid=self.money(each.paid).minor,
                forecast=self.money(each.forecast).minor,
            )
            for each in parts
        )
        return total(shown, flow)

    @property
    def unit(self) -> str:
        """Unit above the table: `millions of CLP`."""
        code = self.currency or self.base
        if self.per == MILLION:
            return _("millions of {currency}").format(currency=code)
        return _("thousands of {currency}").format(currency=code) if self.per == THOUSAND else code


class Summed(Protocol):
    """A row of figures, and what they are the sum of."""

    @property
    def figures(self) -> Figures: ...
    @property
    def parts(self) -> Sequence[Figures]: ...
    @property
    def less(self) -> Sequence[Figures]: ...


def figures_in(in_scale: Scale, row: Summed) -> Figures:
    """The figures of a row in the currency of a scale: what its parts are as they are shown, less what is taken off."""
    if not in_scale.is_other:
        return row.figures
    parts = row.parts if row.parts or row.less else [row.figures]
    found = in_scale.summed(parts, row.figures.flow)
    return net(found, in_scale.summed(row.less, Flow.INCOME)) if row.less else found


def scale(
    base: str, amounts: Iterable[int], *, wide: bool, most: int = 0, currency: str = "", value: int = ONE
) -> Scale:
    """Fitted to the amounts that will be written: exact where there is room, else as they are large."""
    found = list(amounts)
    plain = Scale(base, currency, value, most=most)
    longest = max((cell_len(plain.write(each)) for each in found), default=_FITS)
    if wide or longest <= _FITS:
        return revised(plain, width=max(7, longest))
    largest = max(abs(plain.money(each).amount) for each in found)
    per = 1 if largest < MILLION else THOUSAND if largest < 10 * MILLION else MILLION
    fitted = revised(plain, per=per)
    return revised(fitted, width=max(6, *(cell_len(fitted.write(each)) for each in found)))


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
    return Column(title=title, cell=cell, width=width, right=True, gap=1, priority=priority, key=read)


def signed_column(title: str, scale: Scale, read: Callable[[Any], int | None], *, priority: int = 0) -> Column[Any]:
    """Returns a column of signed amounts: negative ones red, positive ones with a plus."""

    def cell(row: Any) -> Cell:
        minor = read(row)
        if minor is None:
            return Cell("")
        if not minor:
            return Cell(glyph("dash"), "muted")
        return Cell(scale.write(minor), "red") if minor < 0 else Cell(f"+{scale.write(minor)}", "green")

    width = max(scale.width + 1, min(cell_len(_(title)), 12))
    return Column(title=title, cell=cell, width=width, right=True, gap=1, priority=priority, key=read)


def used_column(read: Callable[[Any], Figures | None], *, priority: int = 0) -> Column[Any]:
    """Returns a column of the used share of the plan; red beyond a hundred per cent."""

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
    """Returns the amount of the longest bar."""
    return max((max(each.planned, each.used) for each in figures), default=0)


def legend(scale: Scale, *, is_gross: bool) -> str:
    """Returns the legend of the bars, with the unit of the amounts and whether they include VAT."""
    signs = (("paid", _("paid")), ("committed", _("committed")), ("free", _("free")), ("plan", _("plan")))
    return " · ".join(
        [scale.unit, _("gross") if is_gross else _("net"), "  ".join(f"{glyph(sign)} {word}" for sign, word in signs)]
    )
