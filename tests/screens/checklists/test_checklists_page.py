"""The page of checklists, as it is used."""

from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

import app_kit
from app_kit import NARROW, WIDE, page_at, page_of, press
from eventplanner.domain.checklists.own_checklists import OWN_CHECKLIST, OWN_CHECKLIST_TASK, OwnChecklistDraft
from eventplanner.formats.data import checklist_file
from eventplanner.i18n import catalogue
from eventplanner.screens.checklists.page import ChecklistsScreen
from eventplanner.screens.records.form import RecordForm
from eventplanner.services.base.planner import Planner
from eventplanner.services.checklists import checklists
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.records.records import RecordReading
from eventplanner.services.tasks import tasks
from eventplanner.widgets.forms.quick_input import QuickInput
from screens.plans import plan


@pytest.fixture
def own(planner: Planner) -> Planner:
    """A plan with an empty checklist of one's own."""
    records.create(planner, OWN_CHECKLIST, RecordReading(OwnChecklistDraft(name="University meetup")))
    return planner


def opened(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, ChecklistsScreen, size=size)


def page(pilot: Pilot[None]) -> ChecklistsScreen:
    return page_of(pilot, ChecklistsScreen)


def rows(pilot: Pilot[None], panel: str) -> list[str]:
    return app_kit.rows(page(pilot).query_one(panel).records)[1:]  # type: ignore[attr-defined]


def named(planner: Planner) -> list[str]:
    return [each.name for each in records.every(planner, OWN_CHECKLIST)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_built_in_can_be_looked_at_and_not_changed(planner: Planner, size: tuple[int, int]) -> None:
    async with opened(planner, size) as pilot:
        assert len(page(pilot).listed.records.listing.rows()) == len(checklist_file.KEYS)
        tasks_of = checklist_file.built_in("meetup", "en").tasks
        assert rows(pilot, "#checklists")[0] == f"Meetup built in {len(tasks_of)}"
        assert rows(pilot, "#lines")[0].startswith(f"T-45 {tasks_of[0].title[:20]}")
        await press(pilot, "d", "e", "enter", "d", "e", "a", "A")
        assert isinstance(pilot.app.screen, ChecklistsScreen)
        assert not page(pilot).query(QuickInput)
        assert named(planner) == []


async def test_the_lines_of_each_are_shown_as_the_cursor_goes(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "j", "j", "j")
        assert str(page(pilot).lines.border_title) == "Conference"
        assert page(pilot).lines.records.total == len(checklist_file.built_in("conference", "en").tasks)


async def test_in_spanish_the_lines_are_spanish(planner: Planner) -> None:
    catalogue.use("es")
    async with opened(planner, (160, 40)) as pilot:
        first = min(checklist_file.built_in("meetup", "es").tasks, key=lambda task: task.offset)
        assert first.title[:25] in rows(pilot, "#lines")[0]


async def test_one_of_my_own_is_begun_and_filled_by_lines(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "a")
        page(pilot).query_one(QuickInput).text = "University meetup"
        await press(pilot, "enter")
        assert rows(pilot, "#checklists")[0] == "University meetup my own 0"
        await press(pilot, "enter", "a")
        page(pilot).query_one(QuickInput).text = "Ask the faculty for a room T-60 +leo #venue"
        await press(pilot, "enter")
        (line,) = records.every(planner, OWN_CHECKLIST_TASK)
        assert (line.title, line.offset, line.owner, line.area.value) == (
            "Ask the faculty for a room", -60, "leo", "venue"
        )  # fmt: skip
        assert rows(pilot, "#lines") == ["T-60 Ask the faculty for a room venue leo"]


async def test_a_line_with_a_date_is_refused_because_a_checklist_has_none(own: Planner) -> None:
    async with opened(own) as pilot:
        await press(pilot, "enter", "a")
        page(pilot).query_one(QuickInput).text = "Ask for a room 2027-04-02"
        await press(pilot, "enter")
        assert records.every(own, OWN_CHECKLIST_TASK) == []
        assert "days from an event" in str(page(pilot).query_one(".echo").render())


async def test_my_own_is_edited_and_deleted_and_brought_back(own: Planner) -> None:
    async with opened(own) as pilot:
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, RecordForm)
        await press(pilot, "escape", "d")
        assert named(own) == []
        await press(pilot, "u")
        assert named(own) == ["University meetup"]


async def test_a_built_in_checklist_is_copied_with_its_lines_and_then_applied(planner: Planner) -> None:
    plan(planner, ["Meetup Python 20 jul 18:30 @HQ #meetup"])
    async with opened(planner) as pilot:
        await press(pilot, "c")
        assert named(planner) == ["Meetup (my own)"]
        assert len(records.every(planner, OWN_CHECKLIST_TASK)) == len(checklist_file.built_in("meetup", "en").tasks)
        await press(pilot, "u")
        assert (named(planner), records.every(planner, OWN_CHECKLIST_TASK)) == ([], [])
        await press(pilot, "U")
    event = events.everything(planner)[0]
    (copied,) = records.every(planner, OWN_CHECKLIST)
    checklists.apply(planner, event, f"own/{copied.id}", "en")
    built_in = checklist_file.built_in("meetup", "en").of(event.format)
    assert sorted(task.title for task in tasks.of_event(planner, event.id)) == sorted(
        task.title for task in built_in.tasks
    )


async def test_a_line_is_deleted_from_my_own(own: Planner) -> None:
    (checklist,) = records.every(own, OWN_CHECKLIST)
    for title in ("One T-3", "Two T-2"):
        texts = {"title": title.split()[0], "offset": title.split("T")[-1]}
        reading = records.read(own, OWN_CHECKLIST_TASK, texts, OWN_CHECKLIST_TASK.blank(checklist.id))
        records.create(own, OWN_CHECKLIST_TASK, reading)
    async with opened(own) as pilot:
        await press(pilot, "enter", "d")
        assert [line.title for line in records.every(own, OWN_CHECKLIST_TASK)] == ["Two"]
        assert rows(pilot, "#lines") == ["T-2 Two programme"]
