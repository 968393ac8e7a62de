"""Taking up again what was half typed when an earlier session ended."""

import asyncio
from dataclasses import replace
from datetime import datetime, tzinfo

from eventplanner.domain.errors import NotFound
from eventplanner.domain.text import clean_line
from eventplanner.domain.unsaved_forms import UnsavedForm
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _
from eventplanner.screens import record_form
from eventplanner.screens.adding_page import AddingPage
from eventplanner.screens.desk import Desk
from eventplanner.screens.dialogs import Question
from eventplanner.screens.event_form import EventForm
from eventplanner.screens.overlay_forms import OtherDateForm, OverlayForm
from eventplanner.screens.record_form import FORM as RECORD
from eventplanner.screens.series import FORM as SERIES_LINE
from eventplanner.screens.series import SeriesScreen
from eventplanner.screens.series_form import SeriesForm
from eventplanner.screens.settings import SettingsScreen
from eventplanner.services import events, overlays, series, session

_OF_OTHERS = frozenset({OverlayForm.FORM, OtherDateForm.FORM})


async def offer(page: AddingPage) -> None:
    """One after the other: open it, throw it away, or leave it for another day; in a worker."""
    for form in await asyncio.to_thread(session.unsaved_forms, page.desk.planner):
        answer = await page.app.push_screen_wait(
            Question(
                _("Not saved last time"),
                _told(form, page.desk.zone),
                _("opens it again"),
                _("throws it away"),
            )
        )
        if answer is None:
            return
        await asyncio.to_thread(session.drop_form, page.desk.planner, form)
        if answer:
            await _open(page, form)
            return


async def _open(page: AddingPage, form: UnsavedForm) -> None:
    if form.form == "line":
        page.action_add(form.texts.get("line", ""))
    elif form.form == "settings":
        page.app.push_screen(SettingsScreen(page.desk, form.texts))
    elif form.form in _OF_OTHERS:
        await _open_of_others(page, form)
    elif form.form == SERIES_LINE:
        page.app.push_screen(SeriesScreen(page.desk, form.texts.get("line", "")))
    elif form.form == SeriesForm.FORM:
        page.app.push_screen(await _series_form(page.desk, form))
    elif form.form.startswith(f"{RECORD} "):
        await _open_record(page, form)
    else:
        page.app.push_screen(await _event_form(page.desk, form))


async def _open_record(page: AddingPage, form: UnsavedForm) -> None:
    """Over the record as it is now, if it still is."""
    try:
        page.app.push_screen(await record_form.taken_up(page.desk, form))
    except NotFound as error:
        page.complain(error)


async def _open_of_others(page: AddingPage, form: UnsavedForm) -> None:
    """Over the overlay or the date as it is now, if it still is."""
    planner, id = page.desk.planner, form.record or 0
    try:
        if form.form == OverlayForm.FORM:
            overlay = await asyncio.to_thread(overlays.get, planner, id)
            page.app.push_screen(OverlayForm(page.desk, overlay, form.typed))
        else:
            date = await asyncio.to_thread(overlays.date_of, planner, id)
            page.app.push_screen(OtherDateForm(page.desk, date, form.typed))
    except NotFound as error:
        page.complain(error)


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
    return EventForm(desk, replace(event, version=form.version or event.version), event, form.typed)


def _told(form: UnsavedForm, zone: tzinfo | None) -> str:
    """When it was left, and how it begins."""
    begins = next((clean_line(text) for text in form.texts.values() if text.strip()), "")
    left = formats.moment(datetime.fromisoformat(form.left).astimezone(zone), year=True)
    return _("On {moment} this was left half typed:\n{text}").format(moment=left, text=begins)
