"""What many test modules need, typed: plans that are made once and copied."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.budget.decisions import TRANSFER, TransferDraft
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.records.kind import Kind
from eventplanner.services import kinds
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.storage.kernel.file import make_file
from eventplanner.storage.kernel.store import Store

T = TypeVar("T")

PATIENCE = 120.0
"""Seconds until a test gives up waiting for something to happen, on a machine that is busy with other things."""

# Plans

NOW = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)
"""A Tuesday, 09:00 in Santiago."""


class Filled(NamedTuple, Generic[T]):
    """A closed plan that tests begin with a copy of."""

    path: Path
    value: T
    """Ids or records that the tests need of it."""


def copied(plan: Path, path: Path) -> Path:
    """A copy of a plan that nobody has open, its owner's alone like any plan; of the same generation."""
    make_file(path)
    shutil.copyfile(plan, path)
    return path


class Fill(Protocol):
    """Makes a plan that is filled once for all tests of a module."""

    def __call__(self, fill: Callable[[Planner], T]) -> Filled[T]: ...


class At(Protocol):
    """Opens a session on the plan of the test."""

    def __call__(self, actor: str = ..., now: datetime = ...) -> Planner: ...


class Apart(Protocol):
    """Opens a session on a plan of its own, a copy of that of the test or of another."""

    def __call__(self, plan: Path | None = None) -> AbstractContextManager[Planner]: ...


@contextmanager
def at_work(path: Path, actor: str = "ana", now: datetime = NOW, *, begins: bool = False) -> Iterator[Planner]:
    """A person's session, which `begins` the plan if no copy of it is to be kept before its first change."""
    store = Store(path, now=lambda: now.replace(tzinfo=None))
    store.new = store.new or begins
    try:
        yield Planner(store, actor, lambda: now)
    finally:
        store.close()


def filled(path: Path, fill: Callable[[Planner], T]) -> Filled[T]:
    """The plan at `path` once Ana has filled it."""
    with at_work(path, begins=True) as planner:
        return Filled(path, fill(planner))


# Records


def conference(planner: Planner) -> int:
    """DevConf, all of 20 May 2027; its id."""
    start = datetime(2027, 5, 20, 9)
    draft = EventDraft(title="DevConf", start=start, end=start.replace(hour=18), timezone="America/Santiago")
    return events.added(planner, events.create(planner, draft)).id


def add(planner: Planner, kind: Kind[Any], parent: int | None = None, /, **texts: str) -> Any:
    """A new record of what a form or a command would be told, `parent` being the id of what it belongs to."""
    reading = records.read(planner, kind, texts, kind.blank(parent))
    return records.added(planner, kind, kinds.write(planner, kind, reading))


def change(planner: Planner, kind: Kind[Any], record: Any, /, **texts: str) -> Change:
    """Some fields of a record become what a form would be told."""
    reading = records.read(planner, kind, texts, kind.draft_of(record))
    return kinds.write(planner, kind, reading, record)


def transfer(planner: Planner, source: BudgetLine, target: BudgetLine, amount: int, reason: str) -> Change:
    """Planned money goes from one line to another, as by a form or a command."""
    draft = TransferDraft(amount=amount, from_id=source.id, to_id=target.id, reason=reason)
    reading = records.RecordReading(TRANSFER.checked(draft, planner.settings().currency))
    return kinds.write(planner, TRANSFER, reading)
