"""What readiness is judged by, for many events in a handful of statements."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from eventplanner.domain.areas import Area
from eventplanner.domain.gates import Decision
from eventplanner.domain.readiness_rules import HEAVY_RISK, OWNER_WITHIN, GateSum, TaskSum
from eventplanner.domain.tasks import UNDATED
from eventplanner.domain.text import clean_line
from eventplanner.domain.venues import PlaceState
from eventplanner.storage.records import marks
from eventplanner.storage.store import Store

_DAY = 11
"""Where the title begins behind a day."""
_TASKS = """
    SELECT event_id, area, count(*) AS total, sum(state = 'done') AS done,
      sum(state <> 'done' AND due_key < :today) AS late,
      min(CASE WHEN state <> 'done' AND due_key < :today THEN substr(due_key, 1, 10) || title END) AS first_late,
      sum(state = 'blocked') AS blocked, min(CASE WHEN state = 'blocked' THEN title END) AS first_blocked,
      sum(state <> 'done' AND owner_key = '' AND due_key <= :soon) AS unowned
    FROM task WHERE event_id IN ({ids}) GROUP BY event_id, area
"""
_GATES = "SELECT event_id, title, decision, due_key FROM gate WHERE event_id IN ({ids}) ORDER BY due_key, id"
_PLACES = "SELECT event_id, state, option_until FROM event_place WHERE event_id IN ({ids})"
_PLATFORMS = """
    SELECT event_id, audience_url <> '' AS link, tested_on IS NOT NULL AS rehearsed
    FROM event_platform WHERE event_id IN ({ids})
"""
_RISKS = """
    SELECT event_id, title FROM risk
    WHERE event_id IN ({ids}) AND NOT closed AND mitigation = '' AND likelihood * impact >= :heavy
"""
_COUNTS = """
    SELECT event_id, count(*) AS total, sum(confirmed) AS confirmed FROM event_role
    WHERE event_id IN ({ids}) GROUP BY event_id
"""
_BOOKINGS = "SELECT event_id, count(*) AS total FROM booking WHERE event_id IN ({ids}) GROUP BY event_id"


def facts(store: Store, event_ids: Sequence[int], today: date) -> dict[int, dict[str, Any]]:
    """By event, what `Facts` takes; what there is nothing of is left out."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    soon = (today + timedelta(days=OWNER_WITHIN)).isoformat()
    for row in _rows(store, _TASKS, event_ids, today=today.isoformat(), soon=soon):
        found[row["event_id"]].setdefault("tasks", []).append(_task_sum(row))
    for row in _rows(store, _GATES, event_ids):
        found[row["event_id"]].setdefault("gates", []).append(_gate_sum(row))
    for row in _rows(store, _PLACES, event_ids):
        until = date.fromisoformat(row["option_until"]) if row["option_until"] else None
        found[row["event_id"]] |= {"place": PlaceState(row["state"]), "option_until": until}
    for row in _rows(store, _PLATFORMS, event_ids):
        said = {"link": bool(row["link"]), "rehearsed": bool(row["rehearsed"]), "has_platform": True}
        found[row["event_id"]] |= said
    for row in _rows(store, _RISKS, event_ids, heavy=HEAVY_RISK):
        found[row["event_id"]].setdefault("risks", []).append(clean_line(row["title"]))
    for row in _rows(store, _BOOKINGS, event_ids):
        found[row["event_id"]]["bookings"] = row["total"]
    return found


def roles(store: Store, event_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """By event, how many roles are confirmed and how many there are."""
    return {row["event_id"]: (row["confirmed"], row["total"]) for row in _rows(store, _COUNTS, event_ids)}


def _rows(store: Store, sql: str, ids: Sequence[int], **params: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for first in range(0, len(ids), 500):
        some = {f"id{n}": id for n, id in enumerate(ids[first : first + 500])}
        found += store.read(sql.format(ids=marks(some)), **some, **params)
    return found


def _task_sum(row: dict[str, Any]) -> TaskSum:
    return TaskSum(
        area=Area(row["area"]),
        total=row["total"],
        done=row["done"],
        late=row["late"],
        first_late=clean_line((row["first_late"] or "")[_DAY - 1 :]),
        blocked=row["blocked"],
        first_blocked=clean_line(row["first_blocked"] or ""),
        unowned=row["unowned"],
    )


def _gate_sum(row: dict[str, Any]) -> GateSum:
    due = None if row["due_key"] == UNDATED else date.fromisoformat(row["due_key"])
    return GateSum(clean_line(row["title"]), Decision(row["decision"]), due)
