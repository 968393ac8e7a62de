"""Colleagues in processes of their own, who work on one plan as fast as they can."""

import json
import random
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import forked
from eventplanner.domain.base.errors import Conflict, NotFound
from eventplanner.domain.events.events import EventDraft
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.store import Store

PATIENCE = 300
"""Seconds in which a busy machine comes to everything."""
START = datetime(2027, 3, 12, 18, 30)


@dataclass
class Diary:
    """What one colleague was told had been done."""

    name: str
    added: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    """One entry for each change, by the event's id."""
    undone: int = 0
    refused: int = 0


def together(path: Path, people: int, work: Callable[..., None], *more: object) -> list[Diary]:
    """Let so many colleagues work at once; what they wrote down, once all have ended."""
    begin = forked.context().Barrier(people)
    diaries = [path.with_name(f"diary-{n}.json") for n in range(people)]
    hands = [forked.process(_at_work, path, f"c{n}", begin, diary, work, more) for n, diary in enumerate(diaries)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(PATIENCE)
    assert [hand.exitcode for hand in hands] == [0] * people
    return [Diary(**json.loads(diary.read_text())) for diary in diaries]


def _at_work(path, name, begin, diary_path, work, more) -> None:
    random.seed(name)
    diary = Diary(name)
    begin.wait(PATIENCE)
    planner = Planner(Store(path, patience=PATIENCE), name)
    work(planner, diary, *more)
    planner.store.close()
    diary_path.write_text(json.dumps(asdict(diary)))


def add(planner: Planner, diary: Diary, count: int) -> None:
    for n in range(count):
        draft = EventDraft(
            title=f"{diary.name} {n}", start=START, end=START + timedelta(hours=2), timezone="America/Santiago"
        )
        diary.added.append(events.added(planner, events.create(planner, draft)).id)


def change_the_same(planner: Planner, diary: Diary, ids: Iterable[int], count: int) -> None:
    """Count up an event's number, reading it again wherever somebody was faster."""
    ids = list(ids)
    for n in range(count):
        id = ids[n % len(ids)]
        while True:
            event = events.get(planner, id)
            try:
                events.set_fields(planner, [event], {"capacity": (event.capacity or 0) + 1})
                break
            except Conflict:
                diary.refused += 1
        diary.changed.append(id)


def add_and_take_back(planner: Planner, diary: Diary, count: int) -> None:
    """Every second event is not meant; undo takes back one's own and nobody else's."""
    for n in range(count):
        add(planner, diary, 1)
        if n % 2:
            history.undo(planner)
            diary.undone += 1
            gone = diary.added.pop()
            try:
                events.get(planner, gone)
                raise AssertionError(gone)
            except NotFound:
                continue


def health(path: Path) -> list[str]:
    """What SQLite itself says of the file; `["ok"]` if it is sound."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        return found + [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
