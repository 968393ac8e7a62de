"""Figures for the readiness of many events, read in a handful of statements."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.decisions.gates import Decision
from eventplanner.domain.logistics.venues import PlaceState
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import UNDATED
from eventplanner.domain.workspace.readiness_rules import HEAVY_RISK, OWNER_WITHIN, SOON, GateSum, TaskSum
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries.records import marks

_DAY = 10
"""Characters of a day, behind which the title begins."""
# The numbers of what comes first stand between blanks, as ` 12 15 `; of those that are gone none counts.
_WAITS = """
    state <> 'done' AND waits_for <> '' AND due_key <= :near AND EXISTS (
        SELECT 1 FROM task AS first WHERE first.event_id = task.event_id AND first.state <> 'done'
        AND first.id <> task.id AND instr(' ' || task.waits_for || ' ', ' ' || first.id || ' ') > 0
    )
"""
# Materialised, so that each task is looked at once and not once for each sum.
_TASKS = f"""
    WITH told AS MATERIALIZED (
        SELECT event_id, area, state, title, due_key, substr(due_key, 1, 10) || title AS told,
            state <> 'done' AND due_key < :today AS late, state = 'blocked' AS blocked, {_WAITS} AS waiting,
            state <> 'done' AND owner_key = '' AND due_key <= :soon AS unowned,
            state <> 'done' AND due_key >= :today AND due_key <> '{UNDATED}' AS ahead
        FROM task WHERE event_id IN ({{ids}})
    ), rated AS (
        SELECT *, ahead AND due_key <= :near AND NOT (blocked OR waiting OR unowned) AS soon FROM told
    )
    SELECT event_id, area, count(*) AS total, sum(state = 'done') AS done,
        sum(late) AS late, min(CASE WHEN late THEN told END) AS first_late,
        sum(blocked) AS blocked, min(CASE WHEN blocked THEN title END) AS first_blocked,
        sum(waiting) AS waiting, min(CASE WHEN waiting THEN told END) AS first_waiting,
        sum(unowned) AS unowned, min(CASE WHEN unowned THEN told END) AS first_unowned,
        sum(soon) AS soon, min(CASE WHEN soon THEN told END) AS first_soon,
        min(CASE WHEN ahead THEN due_key END) AS next_due
    FROM rated GROUP BY event_id, area
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
    SELECT event_id, count(*) AS total, sum(confirmed) AS confirmed,
        sum(duty = 'lead' AND person_id IS NOT NULL) > 0 AS has_lead
    FROM event_role WHERE event_id IN ({ids}) GROUP BY event_id
"""
_LABELS = """
    SELECT event_id, label, person_id IS NOT NULL AS filled FROM event_role
    WHERE event_id IN ({ids}) AND duty = 'other' AND label <> ''
"""
# Approvals are used where a decision asks for one, and for events of a kind of which one was approved.
_APPROVING = """
    (SELECT kind FROM event AS other WHERE other.id IN (SELECT event_id FROM approval))
"""
_NUMBERS = f"""
    SELECT event.id AS event_id, coalesce(expected_in_person, 0) AS expected_in_person,
        coalesce(expected_online, 0) AS expected_online, coalesce(speakers, 0) AS speakers,
        (SELECT count(*) FROM budget_line WHERE budget_line.event_id = event.id) AS lines,
        (SELECT coalesce(sum(planned), 0) FROM budget_line
            WHERE budget_line.event_id = event.id AND flow = 'expense') AS planned,
        (SELECT count(*) FROM budget_line WHERE budget_line.event_id = event.id AND missing > 0) AS unrated,
        EXISTS (SELECT 1 FROM approval WHERE approval.event_id = event.id) AS approved,
        kind IN {_APPROVING} OR EXISTS (
            SELECT 1 FROM criterion JOIN gate ON gate.id = gate_id
            WHERE gate.event_id = event.id AND test = 'budget_approved'
        ) AS approves
    FROM event LEFT JOIN headcount ON headcount.event_id = event.id WHERE event.id IN ({{ids}})
"""
# What is due first; of several on one day the one that was written first.
_NEXT = """
    SELECT event_id, title, due_key FROM task WHERE id IN (
        SELECT id FROM (
            SELECT id, row_number() OVER (PARTITION BY event_id ORDER BY due_key, id) AS place FROM task
            WHERE event_id IN ({ids}) AND state <> 'done' AND (snoozed_until IS NULL OR snoozed_until <= :today)
        ) WHERE place = 1
    )
"""
_BOOKINGS = "SELECT event_id, count(*) AS total FROM booking WHERE event_id IN ({ids}) GROUP BY event_id"


_OVER = """
    SELECT event_id, category, sum(max(committed, actual)) - sum(planned) AS over FROM budget_line
    WHERE event_id IN ({ids}) AND flow = 'expense'
    GROUP BY event_id, category HAVING over > 0 AND sum(missing) = 0 ORDER BY over
"""
_OVERDUE = """
    SELECT DISTINCT budget_line.id FROM entry JOIN budget_line ON budget_line.id = budget_line_id
    WHERE event_id IN ({ids}) AND flow = 'expense' AND is_open
        AND (entry.due < :today OR deposit_due < :today OR withheld_due < :today)
"""


class RoleCounts(Struct, frozen=True):
    """Roles of an event."""

    confirmed: int = 0
    total: int = 0
    has_lead: bool = False
    """Somebody has the role of the lead."""


class NextStep(Struct, frozen=True):
    """The open task of an event that is due first and that nobody put off."""

    title: str
    due: date | None


def facts(store: Store, event_ids: Sequence[int], today: date) -> dict[int, dict[str, Any]]:
    """Returns the arguments of `Facts` by event; missing ones are left out."""
    by_event: dict[int, dict[str, Any]] = defaultdict(dict)
    soon, near = ((today + timedelta(days=within)).isoformat() for within in (OWNER_WITHIN, SOON))
    for row in _rows(store, _TASKS, event_ids, today=today.isoformat(), soon=soon, near=near):
        by_event[row["event_id"]].setdefault("tasks", []).append(_task_sum(row))
    for row in _rows(store, _GATES, event_ids):
        by_event[row["event_id"]].setdefault("gates", []).append(_gate_sum(row))
    for row in _rows(store, _PLACES, event_ids):
        until = date.fromisoformat(row["option_until"]) if row["option_until"] else None
        by_event[row["event_id"]] |= {"place": PlaceState(row["state"]), "option_until": until}
    for row in _rows(store, _PLATFORMS, event_ids):
        platform = {"link": bool(row["link"]), "rehearsed": bool(row["rehearsed"]), "has_platform": True}
        by_event[row["event_id"]] |= platform
    for row in _rows(store, _RISKS, event_ids, heavy=HEAVY_RISK):
        by_event[row["event_id"]].setdefault("risks", []).append(clean_line(row["title"]))
    for row in _rows(store, _BOOKINGS, event_ids):
        by_event[row["event_id"]]["bookings"] = row["total"]
    for row in _rows(store, _NUMBERS, event_ids):
        of = row.pop("event_id")
        by_event[of] |= row | {"approved": bool(row["approved"]), "approves": bool(row["approves"])}
    return by_event


def over(store: Store, event_ids: Sequence[int]) -> dict[int, str]:
    """Returns the category of expenses that is furthest over its plan, by event."""
    return {row["event_id"]: clean_line(row["category"]) for row in _rows(store, _OVER, event_ids)}


def perhaps_overdue(store: Store, event_ids: Sequence[int], today: date) -> list[int]:
    """Returns the budget lines with documents that were to be paid by now, and of which something is open."""
    return [row["id"] for row in _rows(store, _OVERDUE, event_ids, today=today.isoformat())]


def roles(store: Store, event_ids: Sequence[int]) -> dict[int, RoleCounts]:
    """Returns the numbers of roles by event; events without any are left out."""
    rows = _rows(store, _COUNTS, event_ids)
    return {row["event_id"]: RoleCounts(row["confirmed"], row["total"], bool(row["has_lead"])) for row in rows}


def labelled_roles(store: Store, event_ids: Sequence[int]) -> list[tuple[int, str, bool]]:
    """Returns event and label of roles that are no duty of the list, and whether somebody has them."""
    rows = _rows(store, _LABELS, event_ids)
    return [(row["event_id"], clean_line(row["label"]), bool(row["filled"])) for row in rows]


def next_steps(store: Store, event_ids: Sequence[int], today: date) -> dict[int, NextStep]:
    """Returns the next step of each event that has one, by event."""
    rows = _rows(store, _NEXT, event_ids, today=today.isoformat())
    return {row["event_id"]: NextStep(clean_line(row["title"]), _day(row["due_key"])) for row in rows}


def _rows(store: Store, sql: str, ids: Sequence[int], **params: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for first in range(0, len(ids), 500):
        parameters = {f"id{n}": id for n, id in enumerate(ids[first : first + 500])}
        rows += store.read(sql.format(ids=marks(parameters)), **parameters, **params)
    return rows


def _task_sum(row: dict[str, Any]) -> TaskSum:
    return TaskSum(
        area=Area(row["area"]),
        total=row["total"],
        done=row["done"],
        late=row["late"],
        first_late=clean_line((row["first_late"] or "")[_DAY:]),
        blocked=row["blocked"],
        first_blocked=clean_line(row["first_blocked"] or ""),
        unowned=row["unowned"],
        first_unowned=clean_line((row["first_unowned"] or "")[_DAY:]),
        waiting=row["waiting"],
        first_waiting=clean_line((row["first_waiting"] or "")[_DAY:]),
        soon=row["soon"],
        first_soon=clean_line((row["first_soon"] or "")[_DAY:]),
        first_soon_due=date.fromisoformat(row["first_soon"][:_DAY]) if row["first_soon"] else None,
        next_due=date.fromisoformat(row["next_due"]) if row["next_due"] else None,
    )


def _gate_sum(row: dict[str, Any]) -> GateSum:
    return GateSum(clean_line(row["title"]), Decision(row["decision"]), _day(row["due_key"]))


def _day(due_key: str) -> date | None:
    return None if due_key == UNDATED else date.fromisoformat(due_key)
