"""Due days that were pulled to a working day, on the screens."""

import pytest

from app_kit import NARROW, WIDE, page_at, press, replaces, sees, settle
from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.i18n import catalogue
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.screens.decisions.tab import EventDecisionsScreen
from eventplanner.screens.tasks.tab import EventTasksScreen
from eventplanner.services.base import settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.tasks import tasks
from eventplanner.widgets.forms.form import Form
from kit import add, conference

SAID = {"en": "Sat 8 May is no working day", "es": "sáb 8 may no es día hábil"}
SIGN = {"en": "* pulled to a working day", "es": "* llevado a día hábil"}


@pytest.fixture
def event(planner: Planner) -> int:
    settings.change(planner, working_days="on")
    id = conference(planner)
    add(planner, TASK, id, title="Confirm", due="T-12")
    add(planner, GATE, id, title="Go/no-go", due="T-12")
    return id


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_details_say_from_which_day(planner: Planner, event: int, language: str) -> None:
    catalogue.use(language)
    async with page_at(planner, EventTasksScreen, event, size=WIDE) as pilot:
        text = " ".join(sees(pilot).replace("│", " ").split())
        assert SIGN[language] in text
        assert "T-12 *" in text
        for word in SAID[language].split():
            assert word in text
    async with page_at(planner, EventDecisionsScreen, event, size=WIDE) as pilot:
        for word in SAID[language].split():
            assert word in sees(pilot)


async def test_a_narrow_list_explains_its_sign(planner: Planner, event: int) -> None:
    async with page_at(planner, EventTasksScreen, event, size=NARROW) as pilot:
        assert SIGN["en"] in sees(pilot)
        settings.change(planner, working_days="off")
        await pilot.app.desk.look()
        await settle(pilot)
        assert SIGN["en"] not in sees(pilot)
        assert "T-12 *" not in sees(pilot)


async def test_the_setting_is_changed_and_undone_by_keys(planner: Planner) -> None:
    id = conference(planner)
    add(planner, TASK, id, title="Confirm", due="T-12")
    async with page_at(planner, SettingsScreen, size=WIDE) as pilot:
        form = pilot.app.screen.query_one("#shared-form", Form)
        form.fill({"working_days": "on"})
        form.action_save()
        await settle(pilot)
        assert [task.due_key for task in tasks.of_event(planner, id)] == ["2027-05-07"]
        pilot.app.screen.query_one("#own-form", Form).focus()
        await press(pilot, "escape")
        await press(pilot, "u")
        assert [task.due_key for task in tasks.of_event(planner, id)] == ["2027-05-08"]


async def test_a_distance_in_words_is_typed_in_a_form_and_a_line(planner: Planner, event: int) -> None:
    async with page_at(planner, EventTasksScreen, event, size=WIDE) as pilot:
        await press(pilot, "m")
        await replaces(pilot, "2 semanas antes")
        assert [task.offset for task in tasks.of_event(planner, event)] == [-14]
        await press(pilot, "m")
        await replaces(pilot, "2 horas antes")
        assert [task.offset for task in tasks.of_event(planner, event)] == [-14]
