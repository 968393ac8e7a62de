"""The pages of other people's dates, by keys."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

import app_kit
from app_kit import NARROW, WIDE, enters, page_at, press, sees, settle, told, types
from eventplanner.app import EventPlanner
from eventplanner.domain.year.overlays import Colour, OtherDateDraft, Overlay
from eventplanner.screens.year.overlay_dates import OverlayDatesScreen
from eventplanner.screens.year.overlay_forms import OtherDateForm, OverlayForm
from eventplanner.screens.year.overlays import OverlaysScreen
from eventplanner.screens.year.page import YearScreen
from eventplanner.services.base import history, settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import calendar_import, importing
from eventplanner.services.year import overlays
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.form import FieldRow, Form
from eventplanner.widgets.lists.record_list import RecordList


@pytest.fixture
def dated(planner: Planner) -> Planner:
    """Two overlays: one with two dates, one with one."""
    settings.change(planner, holidays="off")
    for name, title, day in (
        ("School", "Winter holidays", datetime(2027, 7, 5)),
        ("School", "Spring [b] holidays", datetime(2027, 9, 13)),
        ("Civic", "Elections", datetime(2028, 11, 21)),
    ):
        overlays.add_date(
            planner, name, OtherDateDraft(title=title, start=day, end=day, url=f"https://x.example/{day:%Y}")
        )
    return planner


def page(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, OverlaysScreen, size=size)


def rows(pilot: Pilot[None]) -> list[str]:
    return app_kit.rows(pilot.app.screen.query_one(RecordList))[1:]


def kept(planner: Planner) -> dict[str, Overlay]:
    return {each.overlay.name: each.overlay for each in overlays.listing(planner)}


def titles(planner: Planner) -> list[str]:
    return [one.title for overlay in kept(planner).values() for one in overlays.dates(planner, overlay)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_each_overlay_says_what_it_is_and_what_it_has_in_the_year(dated: Planner, size: tuple[int, int]) -> None:
    async with page(dated, size) as pilot:
        if size == NARROW:
            await press(pilot, "z")
        assert [row.split() for row in rows(pilot)] == [
            ["*", "School", "own", "dates", "2", "shown"],
            ["*", "Civic", "own", "dates", "1", "shown"],
        ]
        assert "Its dates in 2027" in sees(pilot)
        assert "Spring [b] holidays" in sees(pilot)
        await press(pilot, "down")
        assert "Nothing of it in 2027." in sees(pilot)
        await press(pilot, "greater_than_sign")
        assert "Tue 21 Nov" in sees(pilot)
        assert "Its dates in 2028" in sees(pilot)
        await press(pilot, "t")
        assert "Its dates in 2027" in sees(pilot)


async def test_the_year_is_the_one_that_was_looked_at(dated: Planner) -> None:
    async with page_at(dated, YearScreen) as pilot:
        await press(pilot, *["pagedown"] * 13, "g", "o")
        year = pilot.app.screen_stack[0].year_shown  # type: ignore[attr-defined]
        assert year == 2028
        assert "Its dates in 2028" in sees(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_empty_page_says_what_it_is_for_and_the_keys(planner: Planner, size: tuple[int, int]) -> None:
    async with page(planner, size) as pilot:
        assert "are only looked at" in sees(pilot)
        assert "public holidays of CL" in sees(pilot)
        await press(pilot, "a")
        await types(pilot, "Elections 21 nov 2027")
        assert "Elections · Sun 21 Nov 2027 · Own dates" in sees(pilot)
        await press(pilot, "enter")
        assert titles(planner) == ["Elections"]
        assert [row.split()[1:3] for row in rows(pilot)] == [["Own", "dates"]]
        await press(pilot, "u")
        assert "are only looked at" in sees(pilot)


async def test_a_line_that_names_no_day_stays_to_be_mended(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "a")
        await enters(pilot, "Elections")
        assert pilot.app.screen.query_one(Asking).is_open
        assert "say on which day" in sees(pilot)
        await enters(pilot, " 21 nov")
        assert [one.title for one in overlays.dates(dated, kept(dated)["School"])][-1] == "Elections"


async def test_a_date_of_ones_own_is_never_put_among_what_came_from_a_file(dated: Planner, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Leave\nDTSTART;VALUE=DATE:20270308\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    importing.carry_out(dated, calendar_import.preview(dated, file, overlay="A leave"))
    async with page(dated) as pilot:
        records = pilot.app.screen.query_one(RecordList)
        while records.record.overlay.name != "A leave":
            await press(pilot, "j")
        await press(pilot, "a")
        await enters(pilot, "Elections 21 nov 2027")
        counted = {each.overlay.name: each.dates for each in overlays.listing(dated)}
        assert counted == {"School": 2, "Civic": 1, "A leave": 1, "Own dates": 1}


async def test_x_hides_and_shows_what_is_marked_as_one_step(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "x")
        assert [overlay.shown for overlay in kept(dated).values()] == [False, True]
        await press(pilot, "V", "x")
        assert [overlay.shown for overlay in kept(dated).values()] == [True, True]
        await press(pilot, "x")
        assert told(pilot) == ["Hide 2 overlays · u undoes"]
        await press(pilot, "u")
        assert [overlay.shown for overlay in kept(dated).values()] == [True, True]


async def test_d_removes_at_once_and_undo_brings_back(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "d")
        assert list(kept(dated)) == ["Civic"]
        assert told(pilot) == ["Remove the overlay “School” · u undoes"]
        await press(pilot, "u")
        assert sorted(titles(dated)) == ["Elections", "Spring [b] holidays", "Winter holidays"]


async def test_the_form_renames_and_colours(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "e")
        form = pilot.app.screen.query_one(Form)
        form.fill({"name": "Civic", "colour": "green"})
        await press(pilot, "ctrl+s")
        said = [str(row.query_one(".notice").render()) for row in form.query(FieldRow) if row.has_class("-problem")]
        assert [text[2:] for text in said] == ["there is an overlay of this name already"]
        form.fill({"name": "Terms"})
        await press(pilot, "ctrl+s")
        assert kept(dated)["Terms"].colour is Colour.GREEN


async def test_where_a_colleague_was_faster_what_was_typed_stays_over_what_she_said(dated: Planner, at) -> None:
    async with page(dated) as pilot:
        await press(pilot, "e")
        form = pilot.app.screen.query_one(Form)
        form.fill({"name": "Terms"})
        overlays.change(at("leo"), kept(dated)["School"], colour=Colour.GREEN)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, OverlayForm)
        assert "Somebody has changed this meanwhile" in sees(pilot)
        await press(pilot, "ctrl+s")
        assert (list(kept(dated)), kept(dated)["Terms"].colour) == (["Terms", "Civic"], Colour.GREEN)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_enter_opens_the_dates_with_the_cursor_at_the_next(dated: Planner, size: tuple[int, int]) -> None:
    past = datetime(2026, 7, 5)
    overlays.add_date(dated, "School", OtherDateDraft(title="Last winter", start=past, end=past))
    async with page(dated, size) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OverlayDatesScreen)
        assert [row.split()[-2:] for row in rows(pilot)] == [
            ["Last", "winter"],
            ["Winter", "holidays"],
            ["[b]", "holidays"],
        ]
        assert pilot.app.screen.query_one(RecordList).record.title == "Winter holidays"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OverlaysScreen)


async def test_a_date_is_edited_in_a_form(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "enter", "enter")
        form = pilot.app.screen.query_one(Form)
        form.fill({"date": "6 jul 2027", "time": "9:00-10:30", "url": "nonsense"})
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, OtherDateForm)
        form.fill({"url": ""})
        await press(pilot, "ctrl+s")
        (one, _spring) = overlays.dates(dated, kept(dated)["School"])
        assert (one.start, one.end, one.timezone) == (
            datetime(2027, 7, 6, 9),
            datetime(2027, 7, 6, 10, 30),
            "America/Santiago",
        )


async def test_dates_are_added_linked_and_removed(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "enter", "o")
        assert pilot.app.clipboard == "https://x.example/2027"
        await press(pilot, "a")
        await enters(pilot, "Open day 8 aug 2027")
        listed = pilot.app.screen.query_one(RecordList)
        assert listed.record.title == "Open day"
        await press(pilot, "o")
        assert told(pilot) == ["There is no link."]
        await press(pilot, "home", "space", "space", "d")
        assert [one.title for one in overlays.dates(dated, kept(dated)["School"])] == ["Spring [b] holidays"]
        await press(pilot, "u")
        assert len(overlays.dates(dated, kept(dated)["School"])) == 3


async def test_the_page_of_an_overlay_that_is_undone_closes(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "down", "enter", "u")
        assert list(kept(dated)) == ["School"]
        assert isinstance(pilot.app.screen, OverlaysScreen)
        assert [row.split()[1] for row in rows(pilot)] == ["School"]


async def test_what_a_colleague_adds_is_seen(dated: Planner, at) -> None:
    async with page(dated) as pilot:
        day = datetime(2027, 10, 1)
        overlays.add_date(at("leo"), "Company", OtherDateDraft(title="Release", start=day, end=day))
        await pilot.app.desk.look()  # type: ignore[attr-defined]
        await settle(pilot)
        assert [row.split()[1] for row in rows(pilot)] == ["School", "Civic", "Company"]


async def test_who_may_only_look_looks(dated: Planner, path: Path) -> None:
    store = Store(path, read_only=True)
    async with page(Planner(store, "ana", dated.now)) as pilot:
        for key in ("x", "d", "e", "a", "i"):
            await press(pilot, key)
            assert told(pilot) == ["This plan is open to be read only; nothing was changed."]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OverlayDatesScreen)
        await press(pilot, "enter", "d")
        assert isinstance(pilot.app.screen, OverlayDatesScreen)
    store.close()
    assert len(titles(dated)) == 3


async def test_a_form_that_was_left_is_there_again(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one(Form).fill({"name": "Terms"})
        await press(pilot, "escape", "escape", "e")
        assert pilot.app.screen.query_one(Form).texts()["name"] == "Terms"


async def test_a_form_that_was_cut_off_is_offered_the_next_time(dated: Planner) -> None:
    async with page(dated) as pilot:
        await press(pilot, "enter", "e")
        pilot.app.screen.query_one(Form).fill({"title": "Cold holidays"})
        pilot.app.keep_forms()  # type: ignore[attr-defined]
    app = EventPlanner(dated)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, OtherDateForm)
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Cold holidays"


async def test_the_history_names_overlays_and_dates(dated: Planner) -> None:
    overlays.change(dated, kept(dated)["School"], colour=Colour.GREEN)
    assert history.last_revision(dated) > 0
    async with page(dated) as pilot:
        await press(pilot, "g", "l")
        assert "Overlay “School”" in sees(pilot)
        assert "green" in sees(pilot)
        await press(pilot, "down")
        assert "Date “Elections” added" in sees(pilot)


@pytest.mark.parametrize("keys", [["g", "s"], ["g", "h"], ["g", "r"], ["colon", *"targets", "enter"], ["1"], ["comma"]])
async def test_there_is_a_way_from_the_page_to_every_other(dated: Planner, keys: list[str]) -> None:
    async with page(dated) as pilot:
        await press(pilot, *keys)
        assert not isinstance(pilot.app.screen, OverlaysScreen)
        await press(pilot, "g", "o")
        assert isinstance(pilot.app.screen, OverlaysScreen)


async def test_a_tab_is_reached_by_the_mouse(dated: Planner) -> None:
    async with page(dated) as pilot:
        await pilot.click("TopBar", offset=(33, 0))
        await settle(pilot)
        assert pilot.app.current_mode == "events"
        assert len(pilot.app.screen_stack) == 1
