"""Taking up again what was half typed when an earlier session ended."""

import asyncio

from textual.screen import Screen

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.base.values import revised
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.screens.events.adding import Adding
from eventplanner.screens.events.form import EventForm
from eventplanner.screens.records import form as record_form
from eventplanner.screens.records.form import FORM as RECORD
from eventplanner.screens.series.form import SeriesForm
from eventplanner.screens.series.page import FORM as SERIES_LINE
from eventplanner.screens.series.page import SeriesScreen
from eventplanner.screens.year.overlay_forms import OtherDateForm, OverlayForm
from eventplanner.services.base import session
from eventplanner.services.events import events
from eventplanner.services.series import series
from eventplanner.services.year import overlays


async def take_up(adding: Adding, form: UnsavedForm) -> None:
    """Open a form as it was left, over the record as it is now; in a worker. Raises NotFound where that is gone."""
    page, desk = adding.page, adding.page.desk
    opened = await _opened(desk, form)
    await asyncio.to_thread(session.drop_form, desk.planner, form)
    desk.unsaved.publish(None)
    if opened is None:
        adding.action_add(form.texts.get("line", ""))
    elif isinstance(opened, FormScreen):
        page.tell_done(await page.app.push_screen_wait(opened))
    else:
        await page.app.push_screen(opened)


async def _opened(desk: Desk, form: UnsavedForm) -> Screen[Change | None] | Screen[None] | None:
    """The screen that a form was left on; nothing for the quick line of a page. Raises NotFound."""
    if form.form == "line":
        return None
    if form.form == "settings":
        return SettingsScreen(desk, form.texts)
    if form.form == OverlayForm.FORM:
        return OverlayForm(desk, await asyncio.to_thread(overlays.get, desk.planner, form.record or 0), form.typed)
    if form.form == OtherDateForm.FORM:
        return OtherDateForm(
            desk, await asyncio.to_thread(overlays.date_of, desk.planner, form.record or 0), form.typed
        )
    if form.form == SERIES_LINE:
        return SeriesScreen(desk, form.texts.get("line", ""))
    if form.form == SeriesForm.FORM:
        return await _series_form(desk, form)
    if form.form.startswith(f"{RECORD} "):
        return await record_form.taken_up(desk, form)
    return await _event_form(desk, form)


async def _series_form(desk: Desk, form: UnsavedForm) -> SeriesForm:
    """Over the series as it is now; as a new one where it is gone."""
    try:
        there = None if form.record is None else await asyncio.to_thread(series.get, desk.planner, form.record)
    except NotFound:
        there = None
    return SeriesForm(desk, there, form.typed if there else form.texts)


async def _event_form(desk: Desk, form: UnsavedForm) -> EventForm:
    """Over the event as it is now; as a new one where it is gone.

    What others changed meanwhile stays, and is shown beside what was typed before anything is saved over it.
    """
    try:
        event = None if form.record is None else await asyncio.to_thread(events.get, desk.planner, form.record)
    except NotFound:
        event = None
    if event is None:
        return EventForm(desk, None, events.blank(desk.settings), form.texts)
    return EventForm(desk, revised(event, version=form.version or event.version), event, form.typed)
