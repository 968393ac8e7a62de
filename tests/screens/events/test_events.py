"""The page of events, by its keys."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, drawn, press, sees, settle
from eventplanner.domain.events.events import Status
from eventplanner.i18n import catalogue
from eventplanner.screens.events.moving import distance
from eventplanner.screens.series.page import SeriesScreen
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events, saved_filters
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.first_run import FirstRun
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, plan, titles

LINES = [
    "Meetup Rust 4 feb 2027 18:30 @Sede #meetup ~60 +Leo",
    "Meetup Python 12 mar 18:30-21:00 @Sede Providencia #meetup ~60 +Ana",
    "DevConf 15-16 abr 2027 @Teatro Oriente #conference ~420 status:confirmed",
    "Hackathon 28-29 may 2027 status:idea",
]


def records(pilot: Pilot[None]) -> RecordList:
    return pilot.app.screen.query_one(RecordList)


def rows(pilot: Pilot[None]) -> list[str]:
    listed = records(pilot)
    return [listed._listing[n].title for n in range(listed.total)]


def now_at(pilot: Pilot[None]) -> str:
    return records(pilot).record.title


async def type_line(pilot: Pilot[None], text: str) -> None:
    """Put a text into the line that is open, as pasting it would."""
    pilot.app.screen.query_one(Asking).query_one(LineInput).value = text
    await settle(pilot)


async def test_the_cursor_begins_at_the_next_event_from_today(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        assert (rows(pilot), now_at(pilot)) == (
            ["Meetup Rust", "Meetup Python", "DevConf", "Hackathon"],
            "Meetup Python",
        )


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_time_that_is_not_the_plans_has_its_place_beside_it(planner: Planner, size: tuple[int, int]) -> None:
    plan(planner, ["Keynote 6 may 2027 01:00 hora de Madrid", "Fair 7 may 2027 10:00 hora de Aysén"])
    async with events_page(planner, size) as pilot:
        listed = [" ".join(row.split()) for row in drawn(records(pilot))[1:3]]
        assert ["01:00 Madrid · Keynote" in listed[0], "10:00 Coyhaique · Fair" in listed[1]] == [True, True]


async def test_a_quick_line_adds_an_event_and_the_cursor_goes_to_it(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        await type_line(pilot, "Charla IA 2 jun 2027 19:00 @Casa #talk ~30")
        await press(pilot, "enter")
        assert now_at(pilot) == "Charla IA"
        event = records(pilot).record
        assert (event.start, event.venue, event.capacity) == (datetime(2027, 6, 2, 19), "Casa", 30)


async def test_the_echo_of_a_line_begins_with_the_title_that_remains(planner: Planner) -> None:
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "a")
        await type_line(pilot, "Meetup Andes Tech 1/2 12 mar 2027 a las 7 de la tarde @Sede Providencia")
        assert "→ “Meetup Andes Tech 1/2” · Fri 12 Mar 2027 19:00–21:00" in sees(pilot)


async def test_a_line_that_recurs_goes_on_as_a_line_of_series(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        await type_line(pilot, "Encuentro mensual de Python 19:00 @Sede")
        assert "“mensual” recurs: enter makes a series of this line" in sees(pilot)

        await press(pilot, "enter")

        assert isinstance(pilot.app.screen, SeriesScreen)
        line = pilot.app.screen.query_one(Asking).query_one(LineInput).value
        assert line == "Encuentro de Python: mensual 19:00 @Sede"
        assert titles(planner) == []


async def test_a_line_without_a_title_is_refused_and_stays_to_be_mended(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        await type_line(pilot, "12 mar 18:30")
        await press(pilot, "enter")
        assert titles(planner) == []
        assert pilot.app.screen.query_one(Asking).query_one(LineInput).value == "12 mar 18:30"


async def test_delete_undo_and_redo(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "d")
        assert titles(planner) == ["Meetup Rust", "DevConf", "Hackathon"]
        await press(pilot, "u")
        assert rows(pilot) == ["Meetup Rust", "Meetup Python", "DevConf", "Hackathon"]
        await press(pilot, "U")
        assert rows(pilot) == ["Meetup Rust", "DevConf", "Hackathon"]


async def test_move_by_days_and_by_words(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "m", "up", "up", "enter")
        assert records(pilot).record.start == datetime(2027, 3, 14, 18, 30)
        await press(pilot, "m")
        await type_line(pilot, "20 abr")
        await press(pilot, "enter")
        assert (now_at(pilot), records(pilot).record.end) == ("Meetup Python", datetime(2027, 4, 20, 21))


async def test_marked_events_move_as_one_step(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "V", "m")
        await type_line(pilot, "+7")
        await press(pilot, "enter")
        days = [event.first_day for event in events.everything(planner)]
        assert days == [date(2027, 2, 11), date(2027, 3, 19), date(2027, 4, 22), date(2027, 6, 4)]
        await press(pilot, "u")
        assert events.everything(planner)[0].first_day == date(2027, 2, 4)


async def test_marked_events_are_changed_together(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "home", "space", "space", "e")
        pilot.app.screen.query_one(Form).fill({"lead": "Sol", "venue": "-", "kind": "talk"})
        await press(pilot, "ctrl+s")
        found = [(event.lead, event.venue, event.kind.value) for event in events.everything(planner)]
        assert found[:3] == [("Sol", "", "talk"), ("Sol", "", "talk"), ("", "Teatro Oriente", "conference")]
        await press(pilot, "u")
        assert events.everything(planner)[0].lead == "Leo"


async def test_steps_of_life_held_and_cancelled(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        seen = []
        await press(pilot, "home")
        for key in ("plus", "x", "x", "minus", "X", "X"):
            await press(pilot, key)
            seen.append(records(pilot).record.status)
        wanted = [Status.CONFIRMED, Status.HELD, Status.CONFIRMED, Status.PLANNED, Status.CANCELLED, Status.PLANNED]
        assert seen == wanted


async def test_held_is_refused_before_its_day(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "j", "x")
        assert records(pilot).record.status == Status.CONFIRMED


async def test_filter_as_one_types_and_esc_shows_everything_again(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "slash")
        await type_line(pilot, "kind:meetup")
        assert rows(pilot) == ["Meetup Rust", "Meetup Python"]
        await type_line(pilot, "kind:nonsense")
        assert rows(pilot) == ["Meetup Rust", "Meetup Python"]
        assert "nonsense" in str(pilot.app.screen.query_one(".echo").render())
        await type_line(pilot, "kind:meetup")
        await press(pilot, "enter")
        assert rows(pilot) == ["Meetup Rust", "Meetup Python"]
        await press(pilot, "escape")
        assert len(rows(pilot)) == 4


async def test_next_match_goes_through_what_the_last_filter_found(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "slash")
        await type_line(pilot, "no:lead")
        await press(pilot, "enter", "escape", "home")
        seen = []
        for key in ("n", "n", "n", "N"):
            await press(pilot, key)
            seen.append(now_at(pilot))
        assert seen == ["DevConf", "Hackathon", "DevConf", "Hackathon"]


async def test_filtered_to_nothing_says_so(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "slash")
        await type_line(pilot, "zzz [b]x[/]")
        await press(pilot, "enter")
        said = str(pilot.app.screen.query_one("#nothing").render())
        assert said.splitlines()[:2] == ["Nothing matches the filter", "zzz [b]x[/]"]


async def test_sorted_by_title_and_once_more_the_other_way(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "S", "j", "j", "enter", "escape")
        assert rows(pilot) == ["DevConf", "Hackathon", "Meetup Python", "Meetup Rust"]
        await press(pilot, "S", "j", "j", "enter", "escape")
        assert rows(pilot) == ["Meetup Rust", "Meetup Python", "Hackathon", "DevConf"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_colleagues_change_keeps_cursor_filter_and_marks(
    planner: Planner, at: Callable[..., Planner], size: tuple[int, int]
) -> None:
    plan(planner, LINES)
    leo = at("leo")
    async with events_page(planner, size) as pilot:
        await press(pilot, "slash")
        await type_line(pilot, "year:2027")
        await press(pilot, "enter", "j", "space", "k")
        before = now_at(pilot)
        plan(leo, ["Antes de todo 2 ene 2027"])
        await pilot.app.desk.look()
        await settle(pilot)
        assert (now_at(pilot), len(rows(pilot))) == (before, 5)
        assert [event.title for event in events.several(planner, list(records(pilot).marks))] == [before]


async def test_an_empty_plan_shows_how_to_begin(planner: Planner) -> None:
    async with events_page(planner, NARROW) as pilot:
        said = [line.strip() for line in drawn(pilot.app.screen.query_one(FirstRun))]
        assert "a │ Python 12 mar 18:30-21:00 @Sede Norte #meetup ~60" in said
        assert "→ “Python” · Fri 12 Mar 2027 18:30–21:00 · Sede Norte · meetup · 60 places" in said


async def test_a_filter_that_finds_nothing_says_so(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "slash")
        await type_line(pilot, "kind:talk")
        await press(pilot, "enter")
        assert "Nothing matches the filter" in str(pilot.app.screen.query_one("#nothing").render())
        assert not pilot.app.screen.query_one(FirstRun).display
        await press(pilot, "escape")
        assert records(pilot).total == 4


async def test_a_filter_is_kept_picked_and_forgotten(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "slash")
        await type_line(pilot, "kind:meetup")
        await press(pilot, "enter", "f", "enter")
        await type_line(pilot, "meetups")
        await press(pilot, "enter")
        assert saved_filters.saved(planner) == {"meetups": "kind:meetup"}
        await press(pilot, "escape")
        assert len(rows(pilot)) == 4
        await press(pilot, "2", "f", "enter", "3", "f", "enter")
        assert rows(pilot) == ["Meetup Rust", "Meetup Python"]
        await press(pilot, "f", "j", "enter")
        assert saved_filters.saved(planner) == {}


async def test_copies_are_what_an_export_says(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "V", "y")
        assert pilot.app.clipboard == exchange.export_events(planner, events.everything(planner), "text").decode()
        await press(pilot, "Y")
        assert pilot.app.clipboard == exchange.export_events(planner, events.everything(planner), "md").decode()


async def test_the_sample_year_fills_an_empty_plan_and_one_undo_takes_it_away(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "D")
        assert records(pilot).total > 10
        await press(pilot, "u")
        assert titles(planner) == []
        await press(pilot, "U", "D")
        assert history.listing(planner)[0].label.id.startswith("Redo")


async def test_the_detail_follows_the_cursor_and_z_hides_it(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "j")
        detail = pilot.app.screen.query_one(Detail)
        assert drawn(detail)[:4] == ["DevConf", "conference · in person", "● confirmed", ""]
        await press(pilot, "z")
        assert not detail.parent.display


async def test_the_detail_is_behind_z_where_it_is_narrow(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner, NARROW) as pilot:
        detail = pilot.app.screen.query_one(Detail)
        assert not detail.parent.display
        await press(pilot, "z")
        assert detail.parent.display
        assert records(pilot).size.height > 5


async def test_everything_is_in_spanish_too(planner: Planner) -> None:
    catalogue.use("es")
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        heading = records(pilot).render_line(0).text.split()
        assert heading[:4] == ["fecha", "hora", "título", "estado"]


async def test_hostile_titles_are_only_text(planner: Planner) -> None:
    plan(planner, ["[@click=app.quit]x[/] 12 mar @[b]Sede[/]"])
    async with events_page(planner) as pilot:
        assert "[@click=app.quit]x" in records(pilot).render_line(1).text
        await press(pilot, "d", "u", "space", "c", "Y", "e")
        assert pilot.app.screen.query_one(Form).texts()["venue"] == "[b]Sede[/]"


async def test_an_unfinished_line_is_kept_for_the_next_time(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a", "M", "x")
        assert pilot.app.screen.unsaved().texts == {"line": "Mx"}


@pytest.mark.parametrize(
    ("text", "days"),
    [("+7", 7), ("-1", -1), ("12 mar", 3), ("tomorrow", 1), ("7", None), ("soon", None), ("+9999999", None)],
)
def test_how_far_a_text_moves(text: str, days: int | None) -> None:
    today = date(2027, 3, 9)
    assert distance(today, text, today) == days
