"""The numbers of an event on the screen."""

from contextlib import AbstractAsyncContextManager
from datetime import date

from textual.pilot import Pilot

from app_kit import NARROW, WIDE, enters, page_at, press, rows
from eventplanner.domain.attendance.headcounts import HEADCOUNT, REGISTRATION, RegistrationDraft
from eventplanner.domain.events.events import Event
from eventplanner.screens.attendance.tab import EventNumbersScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.workspace import numbers
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import plan


def numbers_tab(
    planner: Planner, event: Event, size: tuple[int, int] = WIDE
) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, EventNumbersScreen, event.id, size)


def counts(pilot: Pilot[None]) -> list[list[str]]:
    widget = pilot.app.screen.query_one("#counts RecordList", RecordList)
    return [widget.render_line(y + 1).text.split() for y in range(widget.total)]


def figures(pilot: Pilot[None]) -> list[str]:
    return rows(pilot.app.screen.query_one("#figures Detail", Detail))


async def test_a_count_is_typed_and_the_next_one_of_that_day_takes_its_place(planner: Planner) -> None:
    plan(planner, ["DevConf 15 apr #conference ~400"])
    event = events.everything(planner)[0]
    async with numbers_tab(planner, event) as pilot:
        await press(pilot, "a")
        await enters(pilot, "85 40")
        await press(pilot, "a")
        await enters(pilot, "7 mar 60")
        await press(pilot, "a")
        await enters(pilot, "90+42")
        assert counts(pilot) == [
            ["today", "T-37", "90", "42", "132", "+72"],
            ["Sun", "7", "Mar", "T-39", "60", "0", "60"],
        ]
        await press(pilot, "u", "u", "u")
        assert records.of(planner, REGISTRATION, event.id) == []


async def test_a_count_is_edited_and_deleted_under_the_cursor(planner: Planner) -> None:
    plan(planner, ["DevConf 15 apr #conference ~400"])
    event = events.everything(planner)[0]
    for day in (7, 8):
        numbers.put_count(planner, RegistrationDraft(event_id=event.id, day=date(2027, 3, day), in_person=day))
    async with numbers_tab(planner, event) as pilot:
        await press(pilot, "j", "d")
        assert [each.in_person for each in records.of(planner, REGISTRATION, event.id)] == [8]
        await press(pilot, "enter")
        assert pilot.app.screen.is_modal


async def test_what_follows_from_the_counts_says_what_it_stands_on(planner: Planner) -> None:
    plan(planner, ["DevConf 2026 16 apr 2026 #conference", "DevConf 2027 15 apr 2027 #conference ~100"])
    before, event = events.everything(planner)
    for id, day, people in (
        (before.id, date(2026, 3, 10), 60),
        (before.id, date(2026, 4, 15), 240),
        (event.id, date(2027, 3, 9), 102),
    ):
        numbers.put_count(planner, RegistrationDraft(event_id=id, day=day, in_person=people))
    records.create(planner, HEADCOUNT, records.RecordReading(HEADCOUNT.blank(before.id, {"no_show": 25})))
    said = {"catering_margin": 10, "diets": ("70 vegan", "9 sin gluten", "nuts")}
    records.create(planner, HEADCOUNT, records.RecordReading(HEADCOUNT.blank(event.id, said)))
    async with numbers_tab(planner, event, (160, 40)) as pilot:
        assert " ".join(figures(pilot)) == (
            "Registered 102 · today Room ! 100 places · 102 % full · 2 too many Last time 42 more than last time at T-37 "
            "Forecast 408 · DevConf 2026 had 25 % by T-37 "
            "In person 77 expected · 25 % do not come, as at DevConf 2026 Catering for 85, 10 % more than are expected "
            "Diets 70 vegan · 9 sin gluten 79 in all ▲ nuts: how many? ▲ 79 with a diet are more than are expected to come "
            "Access nothing said yet · e"
        )


async def test_e_says_what_to_reckon_with_before_anything_was_counted(planner: Planner) -> None:
    plan(planner, ["DevConf 15 apr #conference ~400"])
    event = events.everything(planner)[0]
    async with numbers_tab(planner, event, NARROW) as pilot:
        await press(pilot, "e")
        assert pilot.app.screen.is_modal
        field = pilot.app.screen.query(LineInput).first()
        field.value = "20"
        await press(pilot, "ctrl+s")
        found = records.single(planner, HEADCOUNT, event.id)
        assert found is not None
        assert found.expected_in_person == 20
