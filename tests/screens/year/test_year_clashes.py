"""The year and the lines say what clashes, and what a move would do before it is done."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from app_kit import NARROW, WIDE, press, settle, types
from eventplanner.domain.year.clash_values import ClashKind
from eventplanner.i18n import catalogue
from eventplanner.screens.year import year_clashes
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.year import clashes
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.form import FieldRow, Form
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.year.agenda import Agenda
from eventplanner.widgets.year.year_legend import YearLegend
from screens.plans import events_page, plan, titles

from .test_year import opened, page, shown


def echo(pilot: Pilot[None]) -> list[str]:
    return str(pilot.app.screen.query_one(Asking).query_one(".echo", Static).content).split("\n")


async def day(pilot: Pilot[None], planner: Planner, title: str) -> None:
    """The cursor to the day of an event."""
    there = next(event for event in events.everything(planner) if event.title == title)
    assert there.first_day
    page(pilot).grid.go(there.first_day)
    await settle(pilot)


async def test_the_year_says_what_clashes_with_its_remedy_and_how_much(planner: Planner) -> None:
    plan(planner, ["Ramada 17 sep 2027 18:30"])
    async with opened(planner, WIDE) as pilot:
        said = " ".join(shown(pilot, YearLegend))
        assert "▲ 17 Sep “Ramada”: A public holiday: National Holiday. Fri 24 Sep is free." in said
        assert "1 clash " in page(pilot).query_one("#year-panel", Panel)._counts


async def test_what_is_past_or_was_accepted_is_not_pointed_out(planner: Planner) -> None:
    plan(planner, ["Ramada 17 sep 2027 18:30", "Hangover 1 jan 2027 18:30"])
    clashes.accept(planner, [each.clash for each in clashes.ahead(planner)])
    async with opened(planner, WIDE) as pilot:
        assert "▲" not in " ".join(shown(pilot, YearLegend))
        assert "clash" not in page(pilot).query_one("#year-panel", Panel)._counts
        history.undo(planner)
        await pilot.app.desk.look()
        await settle(pilot)
        assert "17 Sep “Ramada”:" in " ".join(shown(pilot, YearLegend))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_agenda_says_what_stands_in_the_way_of_the_day_s_events(
    planner: Planner, size: tuple[int, int]
) -> None:
    plan(planner, ["Ramada 17 sep 2027 18:30"])
    async with opened(planner, size) as pilot:
        await day(pilot, planner, "Ramada")
        assert "▲ A public holiday:" in " ".join(shown(pilot, Agenda))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_event_in_hand_says_at_each_key_what_its_move_would_do(
    planner: Planner, size: tuple[int, int]
) -> None:
    plan(planner, ["Ramada 16 sep 2027 18:30"])
    async with opened(planner, size) as pilot:
        await day(pilot, planner, "Ramada")
        await press(pilot, "m")
        assert shown(pilot, YearLegend)[0].strip() == "→ It stays where it is."
        await press(pilot, "right")
        assert [line.strip() for line in shown(pilot, YearLegend)[:2]] == [
            "▲ A public holiday: National Holiday.",
            "→ Its hours stay: 18:30–20:30.",
        ]
        await press(pilot, *["right"] * 6)
        assert shown(pilot, YearLegend)[0].strip() == "✓ Nothing new stands in its way."
        assert page(pilot).grid.carried is not None
        await press(pilot, "escape")
        assert "Meetup" in shown(pilot, YearLegend)[0]


async def test_a_move_over_the_turn_of_the_year_is_judged_there(planner: Planner) -> None:
    plan(planner, ["Cena 31 dec 2027 18:30"])
    async with opened(planner, WIDE) as pilot:
        await day(pilot, planner, "Cena")
        await press(pilot, "m", "right")
        assert shown(pilot, YearLegend)[0].strip() == "▲ A public holiday: New Year's Day."


async def test_a_year_with_more_clashes_than_room_counts_the_rest(planner: Planner) -> None:
    plan(planner, [f"Event {n} {n} sep 2027 18:30" for n in (17, 18, 19)] + ["Cena 25 dec 2027 18:30"])
    async with opened(planner, WIDE) as pilot:
        said = [line for line in shown(pilot, YearLegend) if "▲" in line]
        assert said[-1].endswith(f" +{4 - len(said)} · w")


def test_a_full_week_is_told_of_by_its_work_and_not_among_the_clashes(planner: Planner) -> None:
    plan(planner, [f"Conf {n} {n} jun 2027 #conference" for n in (7, 8, 9, 10)])
    found = year_clashes.look(planner, 2027)
    said, more = year_clashes.warnings([], found, 80)

    assert ClashKind.WEEK in {clash.kind for clash in found.found}
    assert (said, more) == ([], 0)


def test_grave_clashes_come_first_and_titles_give_way_to_the_remedy(planner: Planner) -> None:
    plan(planner, [f"{'Ramada ' * 12}17 sep 2027 18:30", "One 20 may 2027 18:30", "Two 20 may 2027 18:30"])
    said, _more = year_clashes.warnings([], year_clashes.look(planner, 2027), 100)

    assert [sign for sign, _text in said] == ["warning", "warning"]
    assert said[0][1].endswith("…”: A public holiday: National Holiday. Fri 24 Sep is free.")
    assert len(said[0][1]) <= 100


async def test_the_line_that_moves_says_what_would_come_of_it(planner: Planner) -> None:
    plan(planner, ["Ramada 16 sep 2027 18:30"])
    async with events_page(planner) as pilot:
        await press(pilot, "m")
        await types(pilot, "+1")
        assert echo(pilot) == [
            "→ Fri 17 Sep 2027 18:30–20:30 · +1 d",
            "▲ A public holiday: National Holiday.",
            "→ Its hours stay: 18:30–20:30.",
        ]
        await press(pilot, "backspace", "backspace")
        await types(pilot, "-300")
        assert echo(pilot)[1].startswith("▲ It would have begun already")


async def test_of_several_that_are_moved_the_gravest_is_said(planner: Planner) -> None:
    plan(planner, ["One 16 sep 2027 18:30", "Two 17 sep 2027 18:30"])
    async with events_page(planner) as pilot:
        await press(pilot, "V", "m")
        await types(pilot, "+1")
        assert echo(pilot)[1].startswith("▲ 2 new clashes, the gravest: “One” falls on a public holiday")
        await press(pilot, "enter")
    assert titles(planner) == ["One", "Two"]
    assert [event.start.day for event in events.everything(planner) if event.start] == [17, 18]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "▲ A public holiday: National Holiday."), ("es", "▲ Es feriado: Fiestas Patrias.")]
)
async def test_a_quick_line_on_a_holiday_is_warned_about_in_both_languages(
    planner: Planner, language: str, said: str
) -> None:
    catalogue.use(language)
    plan(planner, ["One 16 sep 2027 18:30"])
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, "Ramada 17 sep 2027 18:30")
        assert said in echo(pilot)[0]
        await press(pilot, "enter")
    assert titles(planner) == ["One", "Ramada"]


async def test_the_form_warns_beside_the_date_and_saves_all_the_same(planner: Planner) -> None:
    plan(planner, ["Ramada 16 sep 2027 18:30"])
    async with events_page(planner) as pilot:
        await press(pilot, "e")
        form = pilot.app.screen.query_one(Form)
        form.fill({"date": "17 sep 2027"})
        await settle(pilot)
        said = [str(row.query_one(".notice", Static).render()) for row in form.query(FieldRow)]
        assert "▲ A public holiday: National Holiday." in said
        await press(pilot, "ctrl+s")
    (event,) = events.everything(planner)
    assert event.start
    assert event.start.day == 17


async def test_a_line_that_was_proposed_can_be_changed(planner: Planner) -> None:
    plan(planner, ["Ramada 17 sep 2027 18:30"])
    async with events_page(planner) as pilot:
        await press(pilot, "m", "up", "up")
        assert pilot.app.screen.query_one(Asking).query_one(QuickInput).text == "+2"
        assert echo(pilot)[1] == "▲ A public holiday: Army Day."
