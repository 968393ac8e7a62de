"""What is said on stderr where an entry takes a category over its plan."""

import sys

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.i18n import formats, money_names
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import entries
from eventplanner.services.records import records


def warn_if_over(planner: Planner, entry: Entry) -> None:
    """By how much; nothing where there is room."""
    line = records.get(planner, BUDGET_LINE, entry.budget_line_id)
    over = entries.over_of(planner, line)
    if over > 0:
        amount = formats.money(Money(over, planner.settings().currency))
        said = _("{category} is {amount} over its plan now.")
        print(said.format(category=money_names.category(line.category), amount=amount), file=sys.stderr)
