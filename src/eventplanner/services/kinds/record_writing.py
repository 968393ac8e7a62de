"""Writing any plain record in the way of its subject: of some, more follows than what they say themselves."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eventplanner.domain.attendance.headcounts import HEADCOUNT, REGISTRATION
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.decisions import AMENDMENT, APPROVAL, BASELINE, ENVELOPE, TRANSFER
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.logistics.resources import QUOTE
from eventplanner.domain.logistics.venues import PLACE
from eventplanner.domain.records.kind import RecordType
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals, budget_lines, entries, envelopes, quotes, rates, transfers
from eventplanner.services.logistics import logistics
from eventplanner.services.records import records
from eventplanner.services.workspace import numbers


def write(planner: Planner, kind: RecordType[Any], reading: records.RecordReading, record: Any = None) -> Change:
    """A new record, or another version of `record`.

    At most one quote of a need is chosen, guests are told of the venue, a count of registrations takes the place of
    another of its day, an approved budget keeps record of its changes. Raises Invalid, Conflict.
    """
    if kind is QUOTE:
        return quotes.save(planner, reading, record)
    if kind is PLACE:
        return logistics.put_place(planner, reading.draft.event_id, reading, record)
    if kind.name in _OF_MONEY:
        return _OF_MONEY[kind.name](planner, reading, record)
    if kind is APPROVAL and record is None:
        return approvals.save(planner, reading)
    if kind is HEADCOUNT:
        return numbers.put_headcount(planner, reading, record)
    if kind in (APPROVAL, BASELINE, AMENDMENT):
        raise Invalid({"": Message("This is noted by the plan itself, when a budget is approved or changed.")})
    if kind is REGISTRATION and record is None:
        return numbers.put_count(planner, reading.draft)
    return records.change(planner, kind, record, reading) if record else records.create(planner, kind, reading)


def remove(planner: Planner, kind: RecordType[Any], chosen: Sequence[Any]) -> Change:
    """Delete records with what belongs to them; an approved line of a budget stays. Raises Invalid, Conflict, NotFound."""
    if kind is BUDGET_LINE:
        budget_lines.refuse_removal(planner, chosen)
    if kind in (APPROVAL, BASELINE, AMENDMENT):
        raise Invalid({"": Message("What was approved, and what changed since, stays on record.")})
    if kind is ENTRY:
        chosen = entries.with_what_takes_back(planner, chosen)
    if kind is QUOTE and chosen:
        return quotes.remove(planner, chosen)
    return records.remove(planner, kind, chosen)


_OF_MONEY: Mapping[str, Callable[[Planner, records.RecordReading, Any], Change]] = {
    BUDGET_LINE.name: budget_lines.save,
    ENTRY.name: entries.save,
    RATE.name: rates.save,
    TRANSFER.name: transfers.save,
    ENVELOPE.name: envelopes.save,
}
