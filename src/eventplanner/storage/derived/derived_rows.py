"""Columns derived from other tables: due days of tasks and gates, figures of budget lines."""

from typing import Any

from eventplanner.storage.derived import budget as following_money
from eventplanner.storage.derived.budget import Run, RunMany
from eventplanner.storage.derived.row_keys import UNDATED

FOLLOWERS = ("task", "gate")
_TOUCHED = "SELECT row_id FROM journal_entry WHERE revision = :revision AND subject = '{table}'"
_BATCHES = "SELECT batch FROM journal_entry WHERE revision = :revision AND subject = '{table}' AND batch IS NOT NULL"
_MOVED = f"SELECT id FROM event WHERE id IN ({_TOUCHED}) OR batch IN ({_BATCHES})".format(table="event")
# T+1 is the day after the last day of the event, T-1 the day before its first.
_DUE = """
    coalesce(date(CASE
        WHEN "offset" IS NULL THEN due
        ELSE (SELECT CASE WHEN {table}."offset" > 0 THEN nullif(last_key, '') ELSE nullif(start_key, :undated) END
              FROM event WHERE event.id = event_id)
    END, coalesce("offset", 0) || ' days'), :undated)
"""
_FOLLOW = """
    UPDATE {table} SET due_key = {due}
    WHERE (id IN ({touched}) OR batch IN ({batches}) OR event_id IN ({moved})) AND due_key IS NOT {due}
    RETURNING id
"""


def follow(run: Run, run_many: RunMany, revision: int, subjects: set[str]) -> set[str]:
    """Recomputes derived rows after a change; returns the tables with changed rows."""
    moved = "event" in subjects
    found = {
        table for table in FOLLOWERS if (moved or table in subjects) and run(_STATEMENTS[table], **_params(revision))
    }
    return found | following_money.follow(run, run_many, revision, subjects)


def follow_all(run: Run, run_many: RunMany) -> None:
    """Recomputes all derived rows, after a whole plan was imported."""
    for table in FOLLOWERS:
        run(f"UPDATE {table} SET due_key = {_DUE.format(table=table)}", undated=UNDATED)
    following_money.follow_all(run, run_many)


def _params(revision: int) -> dict[str, Any]:
    return {"revision": revision, "undated": UNDATED}


def _statement(table: str) -> str:
    touched, batches = _TOUCHED.format(table=table), _BATCHES.format(table=table)
    return _FOLLOW.format(table=table, due=_DUE.format(table=table), touched=touched, batches=batches, moved=_MOVED)


_STATEMENTS = {table: _statement(table) for table in FOLLOWERS}
