"""Special ways of writing some kinds of records; all others are written generically."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import eventplanner.domain.kinds  # noqa: F401  which lists them all
from eventplanner.domain.attendance.headcounts import HEADCOUNT, REGISTRATION
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.decisions import AMENDMENT, APPROVAL, BASELINE, ENVELOPE, TRANSFER
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.logistics.resources import QUOTE
from eventplanner.domain.logistics.venues import PLACE
from eventplanner.domain.records.echo import Echo
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import (
    approvals,
    budget_lines,
    entries,
    entry_echo,
    envelopes,
    line_echo,
    quotes,
    rates,
    transfers,
)
from eventplanner.services.decisions import gates
from eventplanner.services.logistics import logistics
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.services.workspace import numbers

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


class Ways(Struct, frozen=True):
    """Functions that write records of a kind in its own way."""

    save: Callable[[Planner, records.RecordReading, Any], Change] | None = None
    """A new record, or another version of one."""
    remove: Callable[[Planner, Sequence[Any]], Change] | None = None
    blank: Callable[[Planner, Any], Any] | None = None
    """A draft of which nothing is said yet, as a part of another record."""
    tell: Callable[[Planner, Any, Mapping[str, str]], Change | None] | None = None
    """A change of a record by texts that is more than its fields; None where they say nothing of the kind."""
    echo: Callable[[Planner, records.RecordReading, Mapping[str, str]], Echo] | None = None
    """The echo of a typed line: what it would add, and what follows from that; its texts by field stand beside what was read."""


_WAYS: Mapping[str, Ways] = {
    QUOTE.name: Ways(quotes.save, quotes.remove),
    PLACE.name: Ways(logistics.save_place),
    BUDGET_LINE.name: Ways(budget_lines.save, budget_lines.remove, budget_lines.blank_of, echo=line_echo.echo),
    ENTRY.name: Ways(entries.save, entries.remove, entries.blank_of, echo=entry_echo.echo),
    RATE.name: Ways(rates.save, echo=rates.echo),
    TRANSFER.name: Ways(transfers.save),
    ENVELOPE.name: Ways(envelopes.save),
    APPROVAL.name: Ways(approvals.save, approvals.refuse_removal),
    BASELINE.name: Ways(approvals.refuse_writing, approvals.refuse_removal),
    AMENDMENT.name: Ways(approvals.refuse_writing, approvals.refuse_removal),
    HEADCOUNT.name: Ways(numbers.put_headcount),
    REGISTRATION.name: Ways(numbers.save_count),
    GATE.name: Ways(tell=gates.tell),
    TASK.name: Ways(tell=tasks.tell),
}
_NONE = Ways()


def write(planner: Planner, kind: Kind[Any], reading: records.RecordReading, record: Any = None) -> Change:
    """Saves a new record, or a change of `record`. Raises Invalid, Conflict."""
    if save := _WAYS.get(kind.name, _NONE).save:
        return save(planner, reading, record)
    return records.change(planner, kind, record, reading) if record else records.create(planner, kind, reading)


def remove(planner: Planner, kind: Kind[Any], chosen: Sequence[Any]) -> Change:
    """Deletes records with all that belongs to them. Raises Invalid, Conflict, NotFound."""
    special = _WAYS.get(kind.name, _NONE).remove
    return special(planner, chosen) if special and chosen else records.remove(planner, kind, chosen)


def blank(planner: Planner, kind: Kind[Any], parent: int | None) -> Any:
    """Returns an empty draft. Raises NotFound."""
    special = _WAYS.get(kind.name, _NONE).blank
    if special and (parent is not None or kind.stands_alone):
        return special(planner, parent)
    return kind.blank(parent)


def tell(planner: Planner, kind: Kind[Any], record: Any, said: Mapping[str, str]) -> Change | None:
    """Makes a change that texts describe beyond the fields of a record; else None. Raises Invalid, Conflict."""
    special = _WAYS.get(kind.name, _NONE).tell
    return special(planner, record, said) if special and record is not None else None


def echo(planner: Planner, kind: Kind[Any], reading: records.RecordReading, texts: Mapping[str, str]) -> Echo | None:
    """Returns what a new record would be, in the reader's words; None where its kind has no words of its own.

    Reads the file, so that it belongs into a thread. Raises Invalid where the line cannot be meant.
    """
    special = _WAYS.get(kind.name, _NONE).echo
    return special(planner, reading, texts) if special else None


class _NotMeant(Exception):
    """Takes back what a trial has written."""


class _Trier(Planner, frozen=True):
    """Takes back whatever it writes."""

    def write(self, label: Message) -> AbstractContextManager["Writing"]:
        return _taken_back(Planner.write(self, label))


@contextmanager
def _taken_back(writing: AbstractContextManager["Writing"]) -> Iterator["Writing"]:
    with writing as trial:
        yield trial
        raise _NotMeant


def refuse(planner: Planner, kind: Kind[Any], reading: records.RecordReading) -> None:
    """Raises what writing a new record would raise: Invalid, Conflict, NotFound.

    Where nothing may be written nothing is asked.
    """
    if planner.store.read_only:
        return
    trier = _Trier(planner.store, planner.actor, planner.now)
    try:
        write(trier, kind, reading)
    except _NotMeant:
        return
