"""Due day of a new task or decision in words: its distance, the day that this comes to, and what is odd about it."""

from typing import Any

from eventplanner.domain.parsing.due import Due, offset_text
from eventplanner.domain.year.working_days import due_on
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import due_days, events


def due_words(planner: Planner, draft: Any) -> str:
    """Returns `T-7 · Fri 5 Mar 2027`, with the day that it was pulled from and whether it has passed; or nothing."""
    due = Due(draft.offset, draft.due)
    event = events.get(planner.store, draft.event_id) if draft.event_id is not None else None
    first, last = (event.first_day, event.last_day) if event else (None, None)
    day = due_on(due, first, last, due_days.working_days(planner.store))
    said = [offset_text(due.offset)] if due.offset is not None else []
    if day is not None:
        said.append(formats.day_year(day))
        reckoned = due.on(first, last)
        if reckoned is not None and reckoned != day:
            said.append(_("{day} is no working day").format(day=formats.day(reckoned)))
        if day < planner.today():
            said.append(_("already past"))
    return " · ".join(said)
