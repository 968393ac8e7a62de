"""Trying a change: everything is asked as if it were made, and then it is not."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.text import Message
from eventplanner.domain.records.kind import RecordType
from eventplanner.services.base.planner import Planner
from eventplanner.services.kinds import record_writing
from eventplanner.services.records import records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


class _NotMeant(Exception):
    """Takes back what a trial has written."""


class _Trier(Planner, frozen=True):
    def write(self, label: Message) -> AbstractContextManager["Writing"]:
        return _taken_back(Planner.write(self, label))


@contextmanager
def _taken_back(writing: AbstractContextManager["Writing"]) -> Iterator["Writing"]:
    with writing as there:
        yield there
        raise _NotMeant


def refuse(planner: Planner, kind: RecordType[Any], reading: records.RecordReading) -> None:
    """Raises what writing a new record would raise: Invalid, Conflict, NotFound.

    Where nothing may be written nothing is asked.
    """
    if planner.store.read_only:
        return
    trier = _Trier(planner.store, planner.actor, planner.now)
    try:
        record_writing.write(trier, kind, reading)
    except _NotMeant:
        return
