"""Due days of tasks and decisions, which follow from the days of their event, its holidays and what they wait for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from eventplanner.domain.year.overlays import OverlaySource
from eventplanner.domain.year.working_days import Reckoned, WorkingDays, due_days
from eventplanner.storage.derived import working_calendar
from eventplanner.storage.derived.row_keys import UNDATED
from eventplanner.storage.derived.running import Run, RunMany

FOLLOWERS = ("task", "gate")
_TOUCHED = "SELECT row_id FROM journal_entry WHERE revision = :revision AND subject = '{table}'"
_BATCHES = "SELECT batch FROM journal_entry WHERE revision = :revision AND subject = '{table}' AND batch IS NOT NULL"
_OWN = f"id IN ({_TOUCHED}) OR batch IN ({_BATCHES})"
_MOVED = f"SELECT id FROM event WHERE {_OWN}".format(table="event")
# T+1 is the day after the last day of the event, T-1 the day before its first.
_DUE = """
    coalesce(date(CASE
        WHEN "offset" IS NULL THEN due
        ELSE (SELECT CASE WHEN {table}."offset" > 0 THEN nullif(last_key, '') ELSE nullif(start_key, :undated) END
              FROM event WHERE event.id = event_id)
    END, coalesce("offset", 0) || ' days'), :undated)
"""
_RECKON = """
    UPDATE {table} SET due_key = {due}, pulled_from = NULL
    WHERE ({concerned}) AND (due_key IS NOT {due} OR pulled_from IS NOT NULL)
    RETURNING id
"""
_READ = """
    SELECT id, event_id, "offset", {due} AS day, {waits} AS waits_for, due_key, pulled_from FROM {table}
    WHERE {concerned}
"""
_WRITE = "UPDATE {table} SET due_key = :due_key, pulled_from = :pulled_from WHERE id = :id"
# What waits for another may be pulled only as far as that, so that all of an event is reckoned together.
_TOGETHER = f"""
    event_id IN (SELECT event_id FROM {{table}} WHERE {_OWN})
    OR event_id IN (SELECT json_extract(before, '$.event_id') FROM journal_entry
        WHERE revision = :revision AND subject = '{{table}}' AND before IS NOT NULL)
"""
_CONCERNED = f"{_OWN} OR event_id IN ({_MOVED})"
_SET = f"""
    SELECT 1 FROM setting WHERE name IN :names AND id IN ({_TOUCHED.format(table="setting")})
    UNION SELECT 1 FROM journal_entry WHERE revision = :revision AND subject = 'setting'
        AND json_extract(before, '$.name') IN :names LIMIT 1
""".replace(":names", f"({', '.join(repr(name) for name in working_calendar.NAMES)})")
_HOLIDAYS = f"""
    SELECT 1 FROM overlay WHERE id IN ({_TOUCHED.format(table="overlay")})
    UNION SELECT 1 FROM overlay WHERE (days_off OR source = '{OverlaySource.HOLIDAYS.value}') AND (
        id IN (SELECT overlay_id FROM other_date WHERE {_OWN.format(table="other_date")})
        OR id IN (SELECT json_extract(before, '$.overlay_id') FROM journal_entry
            WHERE revision = :revision AND subject = 'other_date' AND before IS NOT NULL))
    UNION SELECT 1 FROM journal_entry WHERE revision = :revision AND subject = 'overlay' AND before IS NOT NULL LIMIT 1
"""


def follow(run: Run, run_many: RunMany, revision: int, subjects: set[str]) -> set[str]:
    """Reckons the due days that a change concerns; returns the tables with changed rows."""
    params = {"revision": revision, "undated": UNDATED}
    everything = _all_is_concerned(run, revision, subjects)
    tables = [table for table in FOLLOWERS if everything or "event" in subjects or table in subjects]
    if not tables:
        return set()
    working = _working_days(run)
    if working is None:
        statements = {table: _statement(_RECKON, table, "1" if everything else _CONCERNED) for table in tables}
        return {table for table, sql in statements.items() if run(sql, **params)}
    concerned = "1" if everything else f"{_CONCERNED} OR {_TOGETHER}"
    return {table for table in tables if _pull(run, run_many, table, concerned, params, working)}


def follow_all(run: Run, run_many: RunMany) -> None:
    """Reckons all due days, after a whole plan was imported."""
    working = _working_days(run)
    for table in FOLLOWERS:
        if working is None:
            run(_statement(_RECKON, table, "1"), undated=UNDATED)
        else:
            _pull(run, run_many, table, "1", {"undated": UNDATED}, working)


def _all_is_concerned(run: Run, revision: int, subjects: set[str]) -> bool:
    """Returns whether a change is one of the setting, the country or the holidays."""
    return ("setting" in subjects and bool(run(_SET, revision=revision))) or (
        bool(subjects & {"overlay", "other_date"}) and bool(run(_HOLIDAYS, revision=revision))
    )


def _working_days(run: Run) -> WorkingDays | None:
    """Returns the working days; None where due days are not pulled."""
    settings = working_calendar.settings_of(run(working_calendar.SETTINGS))
    if settings.working_days != "on":
        return None
    return working_calendar.working_days(run(working_calendar.HOLIDAYS, scope=settings.holidays_of))


def _statement(sql: str, table: str, concerned: str) -> str:
    concerned = concerned.format(table=table)
    waits = "waits_for" if table == "task" else "''"
    return sql.format(table=table, due=_DUE.format(table=table), concerned=concerned, waits=waits)


def _pull(
    run: Run, run_many: RunMany, table: str, concerned: str, params: Mapping[str, Any], working: WorkingDays
) -> bool:
    rows = run(_statement(_READ, table, concerned), **params)
    by_event: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        by_event[row.event_id].append(row)
    changed = [each for of_event in by_event.values() for each in _changed(of_event, working)]
    if changed:
        run_many(_WRITE.format(table=table), changed)
    return bool(changed)


def _changed(rows: Sequence[Any], working: WorkingDays) -> Iterable[dict[str, Any]]:
    """Returns the rows of one event that are due on another day than they have."""
    days = due_days([_reckoned(row) for row in rows], working)
    for row in rows:
        due_key = days[row.id].isoformat() if row.id in days else UNDATED
        pulled_from = None if due_key == row.day else row.day
        if (due_key, pulled_from) != (row.due_key, row.pulled_from):
            yield {"id": row.id, "due_key": due_key, "pulled_from": pulled_from}


def _reckoned(row: Any) -> Reckoned:
    day = None if row.day == UNDATED else date.fromisoformat(row.day)
    return Reckoned(row.id, row.offset, day, tuple(map(int, row.waits_for.split())))
