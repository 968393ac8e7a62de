"""Working days of the plan, as its setting, its country and its holidays have them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.values import revised
from eventplanner.domain.year.overlays import OverlaySource
from eventplanner.domain.year.working_days import WorkingDays

NAMES = ("country", "region", "working_days")
SETTINGS = f"SELECT name, value FROM setting WHERE name IN ({', '.join(repr(name) for name in NAMES)})"
HOLIDAYS = f"""
    SELECT start, "end", extra FROM other_date
    WHERE all_day AND rule = '' AND overlay_id IN (
        SELECT id FROM overlay WHERE shown AND (days_off OR source = '{OverlaySource.HOLIDAYS.value}' AND scope = :scope))
"""


def settings_of(rows: Iterable[Sequence[Any]]) -> Settings:
    """Returns the settings that matter here, of the rows that `SETTINGS` gives."""
    return revised(Settings(), **{name: str(json.loads(value)) for name, value in rows})


def working_days(rows: Iterable[Sequence[Any]]) -> WorkingDays:
    """Returns the working days without the holidays of the rows that `HOLIDAYS` gives."""
    return WorkingDays(frozenset(day for start, end, extra in rows for day in _days(start, end, extra)))


def _days(start: str, end: str, extra: str) -> Iterator[date]:
    first, last = (datetime.fromisoformat(text).date() for text in (start, end))
    length = (last - first).days
    for begin in (first, *(datetime.fromisoformat(text).date() for text in extra.split())):
        yield from (begin + timedelta(days=n) for n in range(length + 1))
