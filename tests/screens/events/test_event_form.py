"""The form of an event: new, changed, refused, and met by somebody else's change."""

from collections.abc import Callable
from datetime import datetime

import pytest

from app_kit import NARROW, WIDE, press, settle
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.screens.base.conflict import ConflictScreen, Either
from eventplanner.screens.events.form import EventForm, event_texts
from eventplanner.screens.events.page import EventsScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.widgets.forms.form import FieldRow, Form
from screens.plans import events_page, plan

LINE = "Meetup Python 12 mar 2027 18:30-21:00 @Sede #meetup ~60 +Ana"


def notices(form: Form) -> dict[str, str]:
    """What stands beside the fields."""
    return {row.field.name: said for row in form.query(FieldRow) if (said := str(row.query_one(".notice").render()))}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_new_event_with_everything(planner: Planner, size: tuple[int, int]) -> None:
    async with events_page(planner, size) as pilot:
        await press(pilot, "A")
        form = pilot.app.screen.query_one(Form)
        form.fill({"title": "DevConf", "date": "15-16 abr 2027", "format": "hybrid", "venue": "Teatro"})
        form.fill({"url": "https://x.example/", "capacity": "1.200", "tags": "#pagos", "notes": "uno\ndos"})
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, EventsScreen)
        event = events.everything(planner)[0]
        assert (event.title, event.start, event.end, event.all_day) == (
            "DevConf",
            datetime(2027, 4, 15),
            datetime(2027, 4, 16),
            True,
        )
        assert (event.capacity, event.tags, event.notes) == (1200, ("pagos",), "uno\ndos")


async def test_what_is_wrong_stands_beside_each_field_and_nothing_is_written(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "A")
        form = pilot.app.screen.query_one(Form)
        form.fill({"date": "someday", "url": "no link", "capacity": "many"})
        await press(pilot, "ctrl+s")
        assert set(notices(form)) >= {"date", "capacity"}
        form.fill({"date": "12 mar 2027", "time": "18:30", "capacity": "60"})
        await press(pilot, "ctrl+s")
        assert {"title", "url"} <= set(notices(form))
        assert events.everything(planner) == []
        assert form.texts()["time"] == "18:30"


@pytest.mark.parametrize(
    ("date", "said"), [("4 apr 2027", "twice"), ("5 sep 2027", "does not exist"), ("12 mar 2027", "")]
)
async def test_times_of_the_night_when_clocks_change_are_pointed_out(planner: Planner, date: str, said: str) -> None:
    """In Chile clocks go back on the first Sunday of April at 0:00 and forward on the first of September."""
    night = {"twice": "3 apr 2027", "does not exist": "5 sep 2027"}.get(said, date)
    clock = {"twice": "23:30-02:00", "does not exist": "00:30-03:00"}.get(said, "18:30-20:00")
    async with events_page(planner) as pilot:
        await press(pilot, "A")
        form = pilot.app.screen.query_one(Form)
        form.fill({"title": "Vigilia", "date": night, "time": clock})
        await settle(pilot)
        warned = notices(form).get("date", "")
        assert (said in warned) if said else warned == ""
        await press(pilot, "ctrl+s")
        assert len(events.everything(planner)) == 1


async def test_esc_asks_once_where_something_was_typed(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "A", "M", "escape")
        assert pilot.app.screen.unsaved().texts["title"] == "M"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventsScreen)
        await press(pilot, "A", "escape", "escape", "A", "escape")
        assert isinstance(pilot.app.screen, EventsScreen)


async def test_only_the_steps_that_may_be_taken_are_offered(planner: Planner) -> None:
    plan(planner, [LINE])
    async with events_page(planner) as pilot:
        await press(pilot, "e")
        status = next(field for field in pilot.app.screen.fields() if field.name == "status")
        assert [key for key, _ in status.choices] == ["idea", "planned", "confirmed", "cancelled"]


async def test_theirs_stands_beside_mine_and_what_i_did_not_touch_is_theirs(
    planner: Planner, at: Callable[..., Planner]
) -> None:
    plan(planner, [LINE])
    leo = at("leo")
    async with events_page(planner) as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one(Form).fill({"title": "Meetup Python 3", "venue": "Mi sede [b]"})
        theirs = events.everything(leo)[0]
        events.set_fields(leo, [theirs], {"venue": "Teatro", "capacity": 90})
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ConflictScreen)
        either = {each.field.name: each for each in pilot.app.screen.query(Either)}
        assert {name: each.mine for name, each in either.items()} == {"title": True, "venue": True, "capacity": False}
        either["venue"].focus()
        await press(pilot, "space", "ctrl+s")
        saved = events.everything(planner)[0]
        assert (saved.title, saved.venue, saved.capacity) == ("Meetup Python 3", "Teatro", 90)
        assert isinstance(pilot.app.screen, EventsScreen)


async def test_leaving_the_comparison_keeps_what_was_typed(planner: Planner, at: Callable[..., Planner]) -> None:
    plan(planner, [LINE])
    leo = at("leo")
    async with events_page(planner) as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one(Form).fill({"title": "Otro"})
        events.set_status(leo, events.everything(leo), Status.CONFIRMED)
        await press(pilot, "ctrl+s", "escape")
        assert isinstance(pilot.app.screen, EventForm)
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Otro"


async def test_an_event_deleted_meanwhile_is_said_and_nothing_typed_is_lost(
    planner: Planner, at: Callable[..., Planner]
) -> None:
    plan(planner, [LINE])
    leo = at("leo")
    async with events_page(planner) as pilot:
        await press(pilot, "e")
        pilot.app.screen.query_one(Form).fill({"title": "Otro"})
        events.remove(leo, events.everything(leo))
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, EventForm)
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Otro"


def test_an_overnight_event_is_written_in_one_day() -> None:
    draft = EventDraft(title="x", start=datetime(2027, 3, 12, 22), end=datetime(2027, 3, 13, 2), timezone="UTC")
    texts = event_texts(draft)
    assert (texts["date"], texts["time"]) == ("12 Mar 2027", "22:00–02:00")
