"""Counts in the header of an event's workspace."""

from eventplanner.domain.workspace.workspace import Counts
from eventplanner.storage.kernel.store import Store

_COUNTS = """
    SELECT
      (SELECT count(*) FROM task WHERE event_id = :event) AS tasks,
      (SELECT count(*) FROM task WHERE event_id = :event AND state = 'done') AS tasks_done,
      (SELECT count(*) FROM task WHERE event_id = :event AND state <> 'done' AND due_key < :today) AS tasks_late,
      (SELECT count(*) FROM event_role WHERE event_id = :event) AS roles,
      (SELECT count(*) FROM event_role WHERE event_id = :event AND confirmed) AS roles_confirmed,
      (SELECT count(*) FROM gate WHERE event_id = :event) AS gates,
      (SELECT count(*) FROM gate WHERE event_id = :event AND decision <> 'open') AS gates_decided,
      (SELECT count(*) FROM booking WHERE event_id = :event) AS bookings,
      (SELECT count(DISTINCT need) FROM quote WHERE event_id = :event) AS needs,
      planned, used, over
    FROM (
      SELECT coalesce(sum(planned), 0) AS planned, coalesce(sum(used), 0) AS used, coalesce(max(used > planned), 0) AS over
      FROM (
        SELECT sum(planned) AS planned, sum(max(committed, actual)) AS used FROM budget_line
        WHERE event_id = :event AND flow = 'expense' GROUP BY category
      )
    )
"""


def counts(store: Store, event_id: int, today: str) -> Counts:
    """Returns the number of records of each kind that an event has."""
    return Counts(**store.read(_COUNTS, event=event_id, today=today)[0])
