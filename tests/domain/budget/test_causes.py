"""Why a line is over its plan is told by the figure that is over it."""

from datetime import date, datetime

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.causes import causes
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.events.events import Event

NOW = datetime(2027, 3, 9, 12)
EVENT = Event(id=1, version=1, uid="1", sequence=0, title="DevConf", created_at=NOW, updated_at=NOW)
LINE = BudgetLine(id=1, version=1, name="Lunch", event_id=1, currency="CLP", planned=1_000)
ORDER = Entry(id=1, version=1, budget_line_id=1, kind=EntryKind.COMMITMENT, amount=1_500, currency="CLP")


def told(committed: int, actual: int, *entries: Entry) -> tuple[str, Money]:
    line = revised(LINE, committed=committed, actual=actual)
    budget = EventBudget(event=EVENT, today=date(2027, 3, 9), currency="CLP", lines=[line], entries=entries)
    (message,) = causes(budget, budget.rows[0])
    return message.id.split("”")[1].split("{")[0].strip(), message.params["over"]


def test_what_is_ordered_beyond_what_is_invoiced_is_ordered_at_more() -> None:
    assert told(1_500, 1_200, ORDER) == ("is ordered at", Money(500, "CLP"))
    assert told(1_500, 0, ORDER) == ("is ordered at", Money(500, "CLP"))


def test_an_order_that_is_a_contract_is_contracted_at_more() -> None:
    assert told(1_500, 1_200, revised(ORDER, paper=Paper.CONTRACT)) == ("is contracted at", Money(500, "CLP"))
    both = (revised(ORDER, paper=Paper.CONTRACT), revised(ORDER, id=2))
    assert told(3_000, 0, *both) == ("is ordered at", Money(2_000, "CLP"))


def test_what_is_invoiced_in_full_is_invoiced_at_more() -> None:
    assert told(1_500, 1_500, ORDER) == ("is invoiced at", Money(500, "CLP"))
    assert told(0, 1_200) == ("is invoiced at", Money(200, "CLP"))
