"""Forms and dialogs that are loaded when they are first asked for, because no start should wait for them."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from textual.dom import DOMNode
from textual.screen import ModalScreen

from eventplanner.domain.base.changes import Change
from eventplanner.domain.decisions.gates import Decision
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.year.overlays import OtherDate, Overlay
from eventplanner.screens.commands import Command
from eventplanner.screens.desk import Desk
from eventplanner.services.base.planner import Planner
from eventplanner.services.events.events import EventQuery


def help_screen(commands: Sequence[Command]) -> ModalScreen[None]:
    from eventplanner.screens.help import HelpScreen

    return HelpScreen(commands)


def palette(commands: Sequence[Command], app: DOMNode) -> ModalScreen[Command | None]:
    from eventplanner.screens.goto import places
    from eventplanner.screens.palette import PaletteScreen

    return PaletteScreen([*commands, *places(commands, app)])


def goto() -> ModalScreen[str | None]:
    from eventplanner.screens.goto import GotoScreen

    return GotoScreen()


def event_form(desk: Desk, event: Event | None, draft: EventDraft) -> ModalScreen[Change | None]:
    from eventplanner.screens.event_form import EventForm

    return EventForm(desk, event, draft)


def bulk_form(desk: Desk, chosen: Sequence[Event]) -> ModalScreen[Change | None]:
    from eventplanner.screens.bulk import BulkForm

    return BulkForm(desk, chosen)


def overlay_form(desk: Desk, overlay: Overlay) -> ModalScreen[Change | None]:
    from eventplanner.screens.overlay_forms import OverlayForm

    return OverlayForm(desk, overlay)


def other_date_form(desk: Desk, date: OtherDate) -> ModalScreen[Change | None]:
    from eventplanner.screens.overlay_forms import OtherDateForm

    return OtherDateForm(desk, date)


async def record_form(
    desk: Desk,
    kind: Kind[Any],
    record: Any,
    *,
    new: bool,
    typed: Mapping[str, str] | None = None,
    only: Sequence[str] = (),
) -> ModalScreen[Change | None]:
    from eventplanner.screens.record_form import RecordForm, read_form

    read = await asyncio.to_thread(read_form, desk.planner, kind, record)
    return RecordForm(desk, kind, record, read, new=new, typed=typed, only=only)


def decision_dialog(title: str, about: Sequence[str], now: Decision, missing: int) -> ModalScreen[Any]:
    from eventplanner.screens.decision_dialog import DecisionDialog

    return DecisionDialog(title, about, now, missing)


def pick(title: str, choices: Sequence[tuple[str, str]], current: str) -> ModalScreen[str | None]:
    from eventplanner.screens.pick import PickScreen

    return PickScreen(title, choices, current)


def export_dialog(desk: Desk, query: EventQuery, chosen: Sequence[Event], year: int) -> ModalScreen[Change | None]:
    from eventplanner.screens.export_dialog import ExportDialog

    return ExportDialog(desk, query, chosen, year)


def import_dialog(desk: Desk) -> ModalScreen[Change | None]:
    from eventplanner.screens.import_dialog import ImportDialog

    return ImportDialog(desk)


def sample_year(planner: Planner, year: int, language: str) -> Change:
    from eventplanner.services.sample import demo

    return demo.fill(planner, year, language)


def exported(planner: Planner, chosen: Sequence[Event], form: str) -> str:
    """Events as `text` or `md`, by start; runs in a thread."""
    from eventplanner.services.exchange import events_exchange as exchange

    by_start = sorted(chosen, key=lambda event: (event.start is None, event.start or datetime.min, event.id))
    return exchange.export_chosen(planner, by_start, form).decode()
