"""Tabs of a line that has no room for all of them: those around the open one, whole, with a sign where there are more."""

from collections.abc import Sequence

MARK = 4
"""Cells that a sign for more tabs takes, with its blanks, on the line that gives it most."""


def window(widths: Sequence[int], here: int, room: int) -> tuple[int, int]:
    """Returns the first tab that is shown and the one after the last, of tabs as wide as `widths` with their gaps.

    The open one is `here`. Where not all fit, a sign stands at each end behind which there are more.
    """
    first, last = 0, len(widths)
    while first < here and _taken(widths, first, here + 1) > room:
        first += 1
    while last > here + 1 and _taken(widths, first, last) > room:
        last -= 1
    return first, last


def _taken(widths: Sequence[int], first: int, last: int) -> int:
    return sum(widths[first:last]) + MARK * ((first > 0) + (last < len(widths)))
