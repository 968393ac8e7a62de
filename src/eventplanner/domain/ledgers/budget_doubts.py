"""Lines of a budget that may sum up others: parents of an outline, and amounts that are the sum of others."""

from collections.abc import Sequence
from itertools import accumulate

from eventplanner.domain.base.text import Message
from eventplanner.domain.ledgers.budget_outline import depth_in_tree, outline_of, parents_of
from eventplanner.domain.ledgers.budget_totals import Sums, TotalKind
from eventplanner.domain.ledgers.budget_walk import ReadItem, ReadLine, ReadSection, ReadTotal

_MOST_PARTS = 60
"""Lines below another one that are looked at."""


def parents(items: Sequence[ReadItem]) -> dict[int, list[ReadLine]]:
    """Returns, by the number of a line in the file, the lines under each parent of an outline."""
    lines = [item for item in items if isinstance(item, ReadLine)]
    found = parents_of(
        [outline_of(line.row, line.label) for line in lines], [depth_in_tree(line.label) for line in lines]
    )
    return {lines[n].row.line: [lines[place] for place in places if place not in found] for n, places in found.items()}


def doubts(items: Sequence[ReadItem], known: Sequence[int]) -> tuple[dict[int, Message], set[int]]:
    """Returns reasons to ask about lines, by their number in the file, and lines that are totals beyond doubt.

    A total below them that comes out with them, or without them, decides. `known` are parents of an outline.
    """
    suspects = _sums_of_others(items, known) | _parents_by_amount(items, known)
    if not suspects:
        return {}, set()
    counted = [
        (item, item.signed)
        for item in items
        if isinstance(item, ReadLine) and not item.problem and item.row.line not in known
    ]
    with_all = sum(signed for _line, signed in counted)
    without = sum(signed for line, signed in counted if line.row.line not in suspects)
    totals = [
        abs(item.amounts[0][0].minor)
        for item in items
        if isinstance(item, ReadTotal) and item.kind is TotalKind.SUM and item.name and item.amounts
    ]
    if abs(with_all) in totals:
        return {}, set()
    # Where there are incomes and expenses, a total of the one may fit a line of the other by chance.
    one_way = len({line.flow for line, _signed in counted}) == 1
    return ({}, set(suspects)) if one_way and abs(without) in totals else (suspects, set())


def _sums_of_others(items: Sequence[ReadItem], known: Sequence[int]) -> dict[int, Message]:
    """Returns lines that come to what those above them come to."""
    found: dict[int, Message] = {}
    sums = Sums()
    for item in items:
        match item:
            case ReadSection():
                sums.begin("section")
            case ReadTotal():
                sums.begin("since")
            case ReadLine() if not item.problem and item.row.line not in known:
                if not item.is_sure and not item.directed.takes_back and sums.coincides(item.currency, item.written):
                    found[item.row.line] = _asked(item.label, Message("the lines above it"))
                else:
                    sums.add(item.flow, item.currency, item.in_direction, item.written)
    return found


def _parents_by_amount(items: Sequence[ReadItem], known: Sequence[int]) -> dict[int, Message]:
    """Returns lines that come to what two or more lines right under them come to."""
    found: dict[int, Message] = {}
    for n, item in enumerate(items):
        if not isinstance(item, ReadLine) or item.problem or item.is_sure or not item.written or item.row.line in known:
            continue
        below: list[int] = []
        for other in items[n + 1 : n + 1 + _MOST_PARTS]:
            if not isinstance(other, ReadLine) or other.problem or other.currency != item.currency:
                break
            if other.written * item.written < 0:
                break
            below.append(other.written)
        if item.written in list(accumulate(below))[1:]:
            found[item.row.line] = _asked(item.label, Message("the lines below it"))
    return found


def _asked(name: str, others: Message) -> Message:
    return Message(
        "“{name}” is as much as {others} together: leave a total out; if it is a line, write a quantity beside it or say "
        "--map sums=lines",
        {"name": name, "others": others},
    )
