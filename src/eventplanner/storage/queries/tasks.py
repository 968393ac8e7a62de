"""Queries of open tasks of all events by due day, through an index however many there are."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.listing import Seek
from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.events.events import OVER, Status
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.groups import TaskOfEvent
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.storage.derived.row_keys import STAGES
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries.records import columns, value, where

OPEN = tuple(state for state in TaskState if state is not TaskState.DONE)

# Of an event that was held, what comes afterwards is still to be done; of one that is closed or cancelled, nothing is.
_ALIVE = """
    (event.id IS NULL OR event.status IN ('idea', 'planned', 'confirmed')
     OR (event.status = 'held' AND task.due_key > event.last_key))
"""
_AWAKE = "(task.snoozed_until IS NULL OR task.snoozed_until <= :today)"
_FROM = "FROM task LEFT JOIN event ON event.id = task.event_id"
# The same event by event: a past that was closed with open tasks is not gone through to count them.
_OF_EVENT = "FROM event CROSS JOIN task ON task.event_id = event.id"
_EACH_ALIVE = (
    f"{_OF_EVENT} WHERE event.stage IN ({', '.join(str(STAGES.index(each)) for each in Status if each not in OVER)})",
    f"{_OF_EVENT} AND task.due_key > event.last_key WHERE event.stage = {STAGES.index(Status.HELD)}",
    f"{_FROM} WHERE task.event_id IS NULL",
)
_COLUMNS = f"{columns(TASK)}, event.title AS event_title, task.due_key AS by_day, task.id AS by_id"


class Word(Struct, frozen=True):
    """A search word: it matches the texts of a task, the title of its event, or its area."""

    text: str
    area: Area | None = None


class Asked(Struct, frozen=True):
    """Filter of open tasks; those of past events and snoozed ones are left out in any case."""

    today: date
    owner: str = ""
    words: tuple[Word, ...] = ()

    @property
    def condition(self) -> str:
        terms = [_AWAKE]
        if self.owner:
            terms.append("task.owner_key = :owner")
        for n, word in enumerate(self.words):
            area = f"OR task.area = :area{n}" if word.area else ""
            terms.append(f"(instr(task.words, :word{n}) > 0 OR instr(event.title_key, :word{n}) > 0 {area})")
        return " AND ".join(terms)

    @property
    def params(self) -> dict[str, Any]:
        areas = {f"area{n}": word.area.value for n, word in enumerate(self.words) if word.area}
        words = {f"word{n}": fold(word.text) for n, word in enumerate(self.words)}
        owner = {"owner": fold(self.owner)} if self.owner else {}
        return {"today": self.today.isoformat(), **owner, **words, **areas}


def of_no_event(store: Store) -> list[Task]:
    """Returns the tasks without an event, done or not, by due day."""
    return where(store, TASK, "event_id IS NULL")


def counts(store: Store, asked: Asked, bounds: Sequence[str]) -> list[int]:
    """Returns how many tasks are due before the first of these days, then from each until the next.

    The last period has no end.
    """
    groups = " ".join(f"WHEN due_key < :bound{n} THEN {n}" for n in range(len(bounds)))
    sql = f"""
        SELECT CASE {groups} ELSE {len(bounds)} END AS number, count(*) AS total
        FROM ({_each("task.due_key", asked)}) GROUP BY number
    """
    rows = store.read(sql, **asked.params, **{f"bound{n}": bound for n, bound in enumerate(bounds)})
    by_number = {row["number"]: row["total"] for row in rows}
    return [by_number.get(n, 0) for n in range(len(bounds) + 1)]


def total(store: Store, asked: Asked) -> int:
    """Returns the number of tasks that match."""
    rows = store.read(f"SELECT count(*) AS total FROM ({_each('task.id', asked)})", **asked.params)
    return int(rows[0]["total"])


def due_between(store: Store, asked: Asked, first: str, beyond: str, count: int) -> list[TaskOfEvent]:
    """Returns the first tasks that are due in a period."""
    within = "task.due_key >= :first AND task.due_key < :beyond"
    return _ordered(store, asked, within, {"first": first, "beyond": beyond}, count=count)


def page(store: Store, asked: Asked, seek: Seek[TaskOfEvent]) -> list[TaskOfEvent]:
    """Returns a page of the tasks, by due day."""
    if seek.past is None:
        return _ordered(store, asked, "1", {}, seek.backwards, seek.count, seek.skip)
    past = {"key": seek.past.task.due_key, "id": seek.past.id}
    beyond = "<" if seek.backwards else ">"
    within = f"(task.due_key, task.id) {beyond} (:key, :id)"
    return _ordered(store, asked, within, past, seek.backwards, seek.count, seek.skip)


def place(store: Store, asked: Asked, due_key: str, id: int) -> int:
    """Returns the position of a task in the list: the number of tasks before it."""
    before = _each("task.id", asked, "(task.due_key, task.id) < (:key, :id)")
    rows = store.read(f"SELECT count(*) AS place FROM ({before})", **asked.params, key=due_key, id=id)
    return int(rows[0]["place"])


def owners(store: Store, today: date) -> list[str]:
    """Returns the owners of open tasks, by name; of several spellings, the most frequent."""
    asked = Asked(today)
    sql = f"""
        SELECT owner, owner_key, count(*) AS times
        FROM ({_each("task.owner, task.owner_key", asked, "task.owner <> ''")})
        GROUP BY owner ORDER BY owner_key, times DESC, owner
    """
    found: dict[str, str] = {}
    for row in store.read(sql, **asked.params):
        found.setdefault(row["owner_key"], clean_line(row["owner"]))
    return list(found.values())


def _each(what: str, asked: Asked, also: str = "1") -> str:
    """Returns all of them in no order, as SQL."""
    open_ones = f"task.state <> '{TaskState.DONE.value}' AND {asked.condition} AND {also}"
    return " UNION ALL ".join(f"SELECT {what} {of} AND {open_ones}" for of in _EACH_ALIVE)


def _ordered(
    store: Store,
    asked: Asked,
    within: str,
    params: dict[str, Any],
    backwards: bool = False,
    count: int = 0,
    skip: int = 0,
) -> list[TaskOfEvent]:
    """Each state comes out of the index in the order of its days, so that no more is read than is asked for."""
    order = "DESC" if backwards else "ASC"
    arms = (
        f"SELECT {_COLUMNS} {_FROM} WHERE task.state = '{state.value}' AND {within} AND {_ALIVE} AND {asked.condition}"
        for state in OPEN
    )
    sql = f"{' UNION ALL '.join(arms)} ORDER BY by_day {order}, by_id {order} LIMIT :count OFFSET :skip"
    rows = store.read(sql, **asked.params, **params, count=count, skip=skip)
    return [TaskOfEvent(value(TASK, row), clean_line(row["event_title"] or "")) for row in rows]
