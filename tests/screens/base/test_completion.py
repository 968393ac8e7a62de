"""Tab in the line at the foot of a page: names are completed, and what enter, tab and escape do stands below."""

import pytest

from app_kit import NARROW, press, rows, sees, types
from eventplanner.i18n import catalogue
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.chrome.key_line import KeyLine
from eventplanner.widgets.forms.quick_input import QuickInput
from screens.plans import events_page, plan

LINES = ("Meetup 12 mar @Sede Norte +Leo Paredes", "Charla 14 mar @Sede Sur +Ana Soto")


@pytest.fixture
def planner(planner: Planner) -> Planner:
    plan(planner, LINES)
    return planner


@pytest.mark.parametrize(
    ("language", "keys"),
    [("en", "enter Accept tab Complete esc Cancel"), ("es", "enter Aceptar tab Completar esc Cancelar")],
)
async def test_the_line_of_keys_names_enter_tab_and_escape(planner: Planner, language: str, keys: str) -> None:
    catalogue.use(language)
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "a")
        assert rows(pilot.app.screen.query_one(KeyLine)) == [keys]


async def test_tab_completes_and_goes_through_the_names_that_fit(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        quick = pilot.app.screen.query_one(QuickInput)
        await types(pilot, "Taller 3 abr @se")
        await press(pilot, "tab")
        assert quick.text == "Taller 3 abr @Sede "
        assert "Sede Norte · Sede Sur" in sees(pilot)
        await press(pilot, "tab", "tab")
        assert quick.text == "Taller 3 abr @Sede Sur"
        await press(pilot, "shift+tab")
        assert quick.text == "Taller 3 abr @Sede Norte"
        await types(pilot, " +an")
        await press(pilot, "tab")
        assert quick.text == "Taller 3 abr @Sede Norte +Ana Soto"
        await press(pilot, "enter")
        assert "Taller" in sees(pilot)


async def test_tab_says_that_no_name_begins_so(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, "Taller @zz")
        await press(pilot, "tab")
        assert pilot.app.screen.query_one(QuickInput).text == "Taller @zz"
        assert "No name begins so." in sees(pilot)
