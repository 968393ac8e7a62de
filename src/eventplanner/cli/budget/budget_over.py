"""Warnings on standard error where an entry takes a category over its plan."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import entries
from eventplanner.services.records import records


def warn_if_over(planner: Planner, entry: Entry) -> None:
    """Warns on stderr if the category of an entry is over its plan, with the amount."""
    line = records.get(planner, BUDGET_LINE, entry.budget_line_id)
    over = entries.over_of(planner, line)
    if over > 0:
        amount = formats.money(Money(over, planner.settings().currency))
        pattern = _("{category} is {amount} over its plan now.")
        print(pattern.format(category=labels.category(line.category), amount=amount), file=sys.stderr)


AFTERWARDS: Mapping[str, Callable[[Planner, Any], None]] = {ENTRY.name: warn_if_over}
"""What is said once a record is written, by its kind."""
