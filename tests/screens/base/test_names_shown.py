"""The name that a person sets in her settings, on her own screens and on those of others."""

from app_kit import NARROW, WIDE, open_page, page_at, press, sees, settle
from eventplanner.domain.events.events import EventDraft
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.screens.history.page import HistoryScreen
from eventplanner.screens.home.page import HomeScreen
from eventplanner.services.base import names, session
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.widgets.forms.form import Form
from kit import At, conference


async def test_a_name_that_is_saved_shows_in_the_history_and_goes_with_the_plan(planner: Planner, at: At) -> None:
    conference(planner)
    async with page_at(planner, HistoryScreen, size=NARROW) as pilot:
        assert "ana" in sees(pilot)
        await open_page(pilot, SettingsScreen)
        form = pilot.app.screen.query_one("#own-form", Form)
        form.fill({"name": "Camila Rojas"})
        form.action_save()
        await settle(pilot)
        assert dict(names.shown(at("leo"))) == {"ana": "Camila Rojas"}
        await press(pilot, "escape")
        text = sees(pilot)
        assert "Camila Rojas (ana) ·" in text
        assert " ana " not in text


async def test_a_name_that_a_colleague_sets_shows_from_the_next_look_on(planner: Planner, at: At) -> None:
    leo = at("leo")
    conference(leo)
    async with page_at(planner, HistoryScreen, size=WIDE) as pilot:
        assert "leo" in sees(pilot)
        names.keep(leo, "[red]Leo[/] Paredes")
        await pilot.app.desk.look()
        await settle(pilot)
        assert "[red]Leo[/]" in sees(pilot)


async def test_home_and_the_top_bar_name_who_has_changed_something(planner: Planner, at: At) -> None:
    session.set_visit(planner, 0)
    leo = at("leo")
    names.keep(leo, "Leo Paredes")
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        events.create(leo, EventDraft(title="Uno", timezone="UTC"))
        await pilot.app.desk.look()
        await settle(pilot)
        assert sees(pilot).count("Leo Paredes") >= 2
