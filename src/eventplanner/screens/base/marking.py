"""Marking all rows of a list, however many there are."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from textual import work

from eventplanner.domain.base.errors import PlannerError
from eventplanner.screens.base.page import Page
from eventplanner.widgets.forms.asking import ANSWER
from eventplanner.widgets.lists.record_list import RecordList


class Marking(Page):
    """Reads them in a thread; the next key waits, for it is about what is marked."""

    @work(group=ANSWER)
    async def mark_rows(self, listed: RecordList[Any], read: Callable[[], Sequence[Any]]) -> None:
        """Mark all of what `read` reads; none if they are marked."""
        try:
            rows = await asyncio.to_thread(read)
        except PlannerError as error:
            self.complain(error)
        else:
            ids = {row.id for row in rows}
            listed.set_marks(() if ids == listed.marks else ids, rows)
