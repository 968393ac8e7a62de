"""Marking all rows of a list, however many there are."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from eventplanner.domain.base.errors import PlannerError
from eventplanner.screens.base.page import Page
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.asking import ANSWER
from eventplanner.widgets.lists.record_list import RecordList


def mark_rows(page: Page, listed: RecordList[Any], read: Callable[[], Sequence[Any]]) -> None:
    """Marks all of what `read` reads, in a thread; none if they are marked. The next key waits for it."""
    start(page, ANSWER, _mark, page, listed, read)


async def _mark(page: Page, listed: RecordList[Any], read: Callable[[], Sequence[Any]]) -> None:
    try:
        rows = await asyncio.to_thread(read)
    except PlannerError as error:
        page.complain(error)
    else:
        ids = {row.id for row in rows}
        listed.set_marks(() if ids == listed.marks else ids, rows)
