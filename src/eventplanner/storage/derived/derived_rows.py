"""Columns derived from other tables: due days of tasks and gates, figures of budget lines."""

from eventplanner.storage.derived import budget as following_money
from eventplanner.storage.derived import due_days
from eventplanner.storage.derived.running import Run, RunMany


def follow(run: Run, run_many: RunMany, revision: int, subjects: set[str]) -> set[str]:
    """Recomputes derived rows after a change; returns the tables with changed rows."""
    followed = due_days.follow(run, run_many, revision, subjects)
    return followed | following_money.follow(run, run_many, revision, subjects)


def follow_all(run: Run, run_many: RunMany) -> None:
    """Recomputes all derived rows, after a whole plan was imported."""
    due_days.follow_all(run, run_many)
    following_money.follow_all(run, run_many)
