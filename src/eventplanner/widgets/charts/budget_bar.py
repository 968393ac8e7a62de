"""A bar of money on a common scale: paid, committed, free, the plan's mark, and what goes beyond it."""

from msgspec import Struct

from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell


class Measure(Struct, frozen=True):
    """Amounts of a bar, all in one unit."""

    plan: int
    used: int
    """Committed or invoiced, the larger."""
    paid: int
    most: int
    """What the longest bar shows."""


def bar(measure: Measure, width: int) -> list[Cell]:
    """At most `width` cells; whatever there is at all is seen."""
    room = width - 1
    if measure.most <= 0 or room < 2 or (measure.plan <= 0 and measure.used <= 0):
        return [Cell("")]

    def cells(amount: int) -> int:
        return 0 if amount <= 0 else max(1, (2 * room * amount + measure.most) // (2 * measure.most))

    plan = min(room, cells(measure.plan))
    paid = min(cells(min(measure.paid, measure.plan)), plan)
    used = min(max(cells(min(measure.used, measure.plan)), paid), plan)
    over = cells(measure.used - measure.plan) if measure.plan < measure.used else 0
    over = min(over, max(1, width - plan - 1)) if over else 0
    parts = [
        Cell(glyph("paid") * paid, "green"),
        Cell(glyph("committed") * (used - paid), "amber"),
        Cell(glyph("free") * (plan - used), "muted"),
        Cell(glyph("plan"), "strong"),
        Cell(glyph("over") * over, "red"),
    ]
    return [part for part in parts if part.text]


def progress(part: int, rest: int, most: int, width: int) -> list[Cell]:
    """Returns a bar of done and open amounts without a plan, for months of cash and sponsors."""
    if most <= 0:
        return [Cell("")]

    def cells(amount: int) -> int:
        return 0 if amount <= 0 else max(1, width * amount // most)

    done = min(width, cells(part))
    coming = min(width - done, cells(rest))
    return [
        Cell(glyph("paid") * done, "green"),
        Cell(glyph("committed") * coming, "amber"),
        Cell(glyph("free") * (width - done - coming), "dim"),
    ]
