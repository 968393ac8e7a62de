"""A year tells what is due of its own, and what is to be paid in it."""

from datetime import datetime

from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.events.events import EventDraft
from eventplanner.services import kinds
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_summary
from eventplanner.services.events import events
from eventplanner.services.records import records


def add(planner: Planner, kind, parent: int | None = None, /, **texts: str):
    reading = records.read(planner, kind, texts, kind.blank(parent))
    return records.added(planner, kind, kinds.write(planner, kind, reading))


def invoice(planner: Planner, year: int, name: str, due: str) -> None:
    start = datetime(year, 5, 20, 9)
    draft = EventDraft(title=name, start=start, end=start.replace(hour=18), timezone="America/Santiago")
    event = events.added(planner, events.create(planner, draft)).id
    line = add(planner, BUDGET_LINE, event, name=name, amount="1.000")
    add(planner, ENTRY, line.id, kind="invoice", amount="1.000", currency="CLP", due=due)


def due(planner: Planner, year: int) -> list[str]:
    return [each.due.line.name for each in budget_summary.of_year(planner, year).dues]


def test_what_is_open_of_other_years_is_not_told_of_a_year_with_nothing_in_it(planner: Planner) -> None:
    for day, name in (("", "Undated"), ("2027-06-01", "Dated"), ("2027-01-10", "Late")):
        invoice(planner, 2027, name, day)
    assert sorted(due(planner, 2027)) == ["Dated", "Late", "Undated"]
    found = budget_summary.of_year(planner, 2031)
    assert (found.dues, found.checks, any(month.to_pay for month in found.cash)) == ([], [], False)


def test_what_is_paid_in_the_year_after_is_told_in_both(planner: Planner) -> None:
    invoice(planner, 2028, "Next", "2029-01-15")
    assert (due(planner, 2027), due(planner, 2028), due(planner, 2029)) == ([], ["Next"], ["Next"])


def test_what_is_late_of_an_earlier_year_is_to_be_paid_in_this_one(planner: Planner) -> None:
    invoice(planner, 2026, "Old", "2026-06-01")
    assert (due(planner, 2025), due(planner, 2026), due(planner, 2027), due(planner, 2028)) == (
        [],
        ["Old"],
        ["Old"],
        [],
    )


def test_the_currencies_that_have_no_rate_are_named(planner: Planner) -> None:
    invoice(planner, 2027, "Rent", "")
    (line,) = records.every(planner, BUDGET_LINE)
    add(planner, BUDGET_LINE, line.event_id, name="Book", amount="12", currency="EUR")
    add(planner, ENTRY, line.id, kind="invoice", amount="10", currency="GBP")
    for found in (budget_summary.of_year(planner, 2027), budget_summary.of_event(planner, line.event_id)):
        assert (found.without_rate, found.expenses.missing) == (["EUR", "GBP"], 2)
    assert budget_summary.of_year(planner, 2028).without_rate == []
