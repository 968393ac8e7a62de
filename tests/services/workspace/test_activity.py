"""What was done to an event: to what belongs to it, and to what hangs on that, also where it is gone."""

from typing import Any

import pytest

from eventplanner.domain.base.changes import Change
from eventplanner.domain.budget.decisions import TRANSFER
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE
from eventplanner.domain.decisions.gates import CRITERION, GATE
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.records.kind import Kind
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.workspace import overview
from kit import add, change, conference, transfer

BELOW = (ENTRY, BENEFIT, TRANSFER, CRITERION)
"""Kinds of which a record names no event, but something that does."""
FIRST = 2
"""Revision of the first event: the settings of the plan came before."""


def line(planner: Planner, event_id: int, name: str = "Hall") -> Any:
    return add(planner, BUDGET_LINE, event_id, name=name, amount="3200000")


def below(planner: Planner, event_id: int, kind: Kind[Any]) -> Any:
    """A record of such a kind, and what it hangs on."""
    if kind is CRITERION:
        return add(planner, kind, add(planner, GATE, event_id, title="Commit").id, text="The keynote is sure")
    own = line(planner, event_id)
    if kind is ENTRY:
        return add(planner, kind, own.id, kind="commitment", number="OC-1042", amount="3200000")
    if kind is BENEFIT:
        return add(planner, kind, own.id, text="Logo on stage")
    return records.added(planner, kind, transfer(planner, own, line(planner, event_id, "Coffee"), 1000, "More people"))


def told(planner: Planner, event_id: int) -> list[int]:
    return [each.revision for each in overview.activity(planner, event_id)]


def apart(planner: Planner) -> int:
    return events.added(planner, events.create(planner, EventDraft(title="Other"))).id


def test_order_invoice_and_payment_are_told_the_newest_first(planner: Planner) -> None:
    event_id = conference(planner)
    own = line(planner, event_id)
    add(planner, ENTRY, own.id, kind="commitment", number="OC-1042", amount="3200000")
    add(planner, ENTRY, own.id, kind="invoice", number="8812", amount="1600000", settles_id="OC-1042")
    paid = add(planner, ENTRY, own.id, kind="payment", amount="1600000", settles_id="8812", day="2027-03-09")
    change(planner, ENTRY, paid, note="By transfer")
    last = history.last_revision(planner)
    assert told(planner, event_id) == list(range(last, FIRST - 1, -1))


@pytest.mark.parametrize("kind", BELOW, ids=lambda kind: kind.name)
def test_what_hangs_on_something_of_an_event_is_told_of_that_event_alone(planner: Planner, kind: Kind[Any]) -> None:
    event_id, other_id = conference(planner), apart(planner)
    below(planner, other_id, kind)
    before = history.last_revision(planner)
    below(planner, event_id, kind)
    last = history.last_revision(planner)
    assert told(planner, event_id) == [*range(last, before, -1), FIRST]
    assert told(planner, other_id) == list(range(before, FIRST, -1))


@pytest.mark.parametrize("kind", BELOW, ids=lambda kind: kind.name)
def test_what_was_deleted_there_is_told_too(planner: Planner, kind: Kind[Any]) -> None:
    event_id, other_id = conference(planner), apart(planner)
    gone = kinds.remove(planner, kind, [below(planner, event_id, kind)])
    assert told(planner, event_id) == [*range(gone.revision, FIRST + 1, -1), FIRST]
    assert told(planner, other_id) == [FIRST + 1]


@pytest.mark.parametrize("kind", [ENTRY, BENEFIT], ids=lambda kind: kind.name)
def test_what_was_deleted_with_the_line_that_it_hung_on_is_told_too(planner: Planner, kind: Kind[Any]) -> None:
    event_id = conference(planner)
    record = below(planner, event_id, kind)
    own = records.get(planner, BUDGET_LINE, record.budget_line_id)
    changed = change(planner, kind, record, **({"note": "late"} if kind is ENTRY else {"text": "Logo on the badge"}))
    gone = kinds.remove(planner, BUDGET_LINE, [own])
    assert told(planner, event_id)[:2] == [gone.revision, changed.revision]
    back = history.undo(planner)
    assert told(planner, event_id)[:3] == [back.revision, gone.revision, changed.revision]


def test_money_that_goes_to_another_event_is_told_of_both(planner: Planner) -> None:
    event_id, other_id = conference(planner), apart(planner)
    moved = transfer(planner, line(planner, event_id), line(planner, other_id, "Coffee"), 1000, "More people")
    assert told(planner, event_id)[0] == told(planner, other_id)[0] == moved.revision


def test_an_approval_is_one_change_of_its_event(planner: Planner) -> None:
    event_id, other_id = conference(planner), apart(planner)
    line(planner, event_id)
    approved: Change = approvals.approve(planner, event_id, "Rosa")
    assert told(planner, event_id)[0] == approved.revision
    assert told(planner, other_id) == [FIRST + 1]
