"""Number of lines for each day on a page that shows a whole year."""

from collections.abc import Sequence

PLAIN = 2
"""Lines that every day has in an ordinary year."""
LEVEL = 70
"""Lines under each other that can still be read well: as long as they are enough, the days of all months stand level."""
DENSEST = 96
"""Lines beyond which nothing could be read."""
_LONGEST_MONTH = 31


def lines_of_days(needs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Returns the number of lines of each day of each month, given the number of entries of each day.

    No month is higher than `DENSEST`; where that is too little, the busiest days get less than they need.
    """
    level = _level(needs)
    return level if max(map(sum, level)) <= LEVEL else _loose(needs)


def height(lines: Sequence[Sequence[int]]) -> int:
    """Returns the number of lines of the highest month."""
    return max(map(sum, lines))


def shares(lines: int, wanted: int) -> list[int]:
    """Divides the lines of a day among its entries; if some do not fit, the last line is kept to say how many."""
    if not wanted:
        return []
    if wanted > lines:
        return [1] * (lines - 1)
    each, spare = divmod(lines, wanted)
    return [each + (n < spare) for n in range(wanted)]


def _level(needs: Sequence[Sequence[int]]) -> list[list[int]]:
    """As many lines for a day as it needs in the month that needs most."""
    rows = [max((month[n] for month in needs if n < len(month)), default=0) for n in range(_LONGEST_MONTH)]
    return [[max(PLAIN, rows[n]) for n in range(len(month))] for month in needs]


def _loose(needs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Each month for itself, and all of them equally high."""
    cap = max(PLAIN, *(max(month) for month in needs))
    while cap > PLAIN and height(_capped(needs, cap)) > DENSEST:
        cap -= 1
    lines = _capped(needs, cap)
    high = max(PLAIN * _LONGEST_MONTH, height(lines))
    return [_stretched(month, wanted, high) for month, wanted in zip(lines, needs, strict=True)]


def _capped(needs: Sequence[Sequence[int]], cap: int) -> list[list[int]]:
    return [[max(1, min(need, cap)) for need in month] for month in needs]


def _stretched(lines: Sequence[int], needs: Sequence[int], high: int) -> list[int]:
    """The spare lines of a month go to its days in turn, and first to those that have something to show."""
    turns = sorted(range(len(lines)), key=lambda n: not needs[n])
    each, spare = divmod(high - sum(lines), len(lines))
    more = set(turns[:spare])
    return [count + each + (n in more) for n, count in enumerate(lines)]
