"""What many test modules need, typed: plans that are made once and copied."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from eventplanner.services.planner import Planner
from eventplanner.storage.file import make_file
from eventplanner.storage.store import Store

T = TypeVar("T")

# Plans

NOW = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)
"""A Tuesday, 09:00 in Santiago."""


class Filled(NamedTuple, Generic[T]):
    """A closed plan that tests begin with a copy of."""

    path: Path
    made: T
    """Ids or values that the tests need of it."""


def copied(plan: Path, path: Path) -> Path:
    """A copy of a plan that nobody has open, its owner's alone like any plan; of the same generation."""
    make_file(path)
    shutil.copyfile(plan, path)
    return path


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
