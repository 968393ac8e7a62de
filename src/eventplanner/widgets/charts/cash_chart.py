"""Cash by month: what has been paid and what is to be paid, as bars on one scale."""

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len

from eventplanner.widgets.charts.budget_bar import progress
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import fit


class CashRow(Struct, frozen=True):
    """One month in words already."""

    name: str
    done: int
    """Minor units."""
    coming: int
    amount: str
    is_now: bool = False


class CashChart(Lines, can_focus=False):
    """A line a month; months in which nothing moves may be left out by whoever makes the rows."""

    DEFAULT_CSS = "CashChart { height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._months: Sequence[CashRow] = ()

    def show(self, months: Sequence[CashRow]) -> None:
        self._months = months
        self.styles.height = len(months)
        self.redraw()
        self.refresh()

    def rows(self, width: int, height: int) -> list[Row]:
        del height
        most = max((each.done + each.coming for each in self._months), default=0)
        name = max((cell_len(each.name) for each in self._months), default=0)
        amount = max((cell_len(each.amount) for each in self._months), default=0)
        long = max(0, width - name - amount - 2)
        return [
            [
                (fit(each.name, name) + " ", "bold accent" if each.is_now else "muted"),
                *((text, role) for text, role in progress(each.done, each.coming, most, long)),
                (" " + fit(each.amount, amount, right=True), ""),
            ]
            for each in self._months
        ]
