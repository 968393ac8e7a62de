"""The form of records, loaded when it is first asked for, because no start should wait for it."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from textual.screen import ModalScreen

from eventplanner.domain.base.changes import Change
from eventplanner.domain.records.kind import Kind
from eventplanner.screens.base.desk import Desk


async def record_form(
    desk: Desk,
    kind: Kind[Any],
    record: Any,
    *,
    new: bool,
    typed: Mapping[str, str] | None = None,
    only: Sequence[str] = (),
) -> ModalScreen[Change | None]:
    from eventplanner.screens.records.form import RecordForm, read_form

    read = await asyncio.to_thread(read_form, desk.planner, kind, record)
    return RecordForm(desk, kind, record, read, new=new, typed=typed, only=only)
