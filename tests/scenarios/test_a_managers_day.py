"""A day of a manager at the keys, in Spanish on a small terminal and in English on a large one."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from calendar_readers import blocks, by_ics, by_vobject, value
from eventplanner.domain.events import quick_line as quickline
from eventplanner.screens.base.conflict import Either
from eventplanner.screens.events.form import EventForm
from eventplanner.services.base import history
from eventplanner.services.events import events
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.year.year_grid import YearGrid
from scenarios.at_the_desk import NARROW, WIDE, at_work, settle

MEETUP = "Meetup Python 12 mar 18:30-21:00 @Sede Providencia #meetup ~60"


@dataclass(frozen=True)
class Says:
    """What the app says on this day."""

    language: str
    size: tuple[int, int]
    first_run: str
    added: str
    echo: str
    no_title: str
    bad_date: str
    moved: str
    mine: str
    undone: str


SPANISH = Says(
    language="es",
    size=NARROW,
    first_run="Aún no hay eventos",
    added="Se agregó “Meetup Python” · u deshace",
    echo="vie 12 mar 2027 18:30–21:00",
    no_title="Un evento necesita un título.",
    bad_date="No es una fecha",
    moved="Se movió “Meetup Python”",
    mine="lo mío",
    undone="Deshecho: ",
)
ENGLISH = Says(
    language="en",
    size=WIDE,
    first_run="There are no events yet",
    added="Add “Meetup Python” · u undoes",
    echo="Fri 12 Mar 2027 18:30–21:00",
    no_title="An event needs a title.",
    bad_date="Not a date",
    moved="Move “Meetup Python”",
    mine="mine",
    undone="Undo: ",
)


@pytest.fixture(params=[SPANISH, ENGLISH], ids=lambda says: says.language)
def says(request):
    return request.param


def only(planner):
    (event,) = events.everything(planner)
    return event


def create(planner, line):
    said = quickline.parse(line, today=planner.today())
    return events.create(planner, quickline.event_draft(said, planner.settings().timezone))


def field(manager, name):
    """What stands in a field of the form that is open."""
    return manager.app.screen.query_one(Form).texts()[name]


async def fills(manager, name, text):
    """Goes to a field and writes something else there."""
    form = manager.app.screen.query_one(Form)
    form.go(name)
    await settle(manager.pilot)
    await manager.presses("home", "ctrl+k")
    await manager.types(text)
    await manager.until(lambda: form.texts()[name] == text)


async def opens_the_form(manager, key="e"):
    await manager.presses(key)
    await manager.until(lambda: isinstance(manager.app.screen, EventForm) and manager.app.screen.focused)


async def test_from_an_empty_file_to_a_file_for_everybody(planner, says, tmp_path):
    async with at_work(planner, says.size, says.language) as manager:
        # The first screen says how to begin, and one line is enough.
        await manager.until_seen(says.first_run)
        await manager.presses("a")
        await manager.types(MEETUP)
        await manager.until_seen(says.echo)
        await manager.presses("enter")
        await manager.until_told(says.added)
        event = only(planner)
        assert (event.title, event.start, event.capacity) == ("Meetup Python", datetime(2027, 3, 12, 18, 30), 60)

        # In the form what makes no sense is said beside its field, and nothing is saved.
        await manager.presses("3")
        await manager.until_seen("Meetup Python")
        await opens_the_form(manager)
        await fills(manager, "title", "")
        await fills(manager, "date", "31/2/2027")
        await manager.presses("ctrl+s")
        await manager.until_seen(says.bad_date)
        assert only(planner) == event
        await fills(manager, "date", "12/3/2027")
        await manager.presses("ctrl+s")
        await manager.until_seen(says.no_title)
        await fills(manager, "title", "Meetup Python")
        await fills(manager, "lead", "Ana Rivas")
        await manager.presses("ctrl+s")
        await manager.until(lambda: not isinstance(manager.app.screen, EventForm))
        assert (only(planner).lead, only(planner).capacity) == ("Ana Rivas", 60)

        # On the year she takes it in hand and drops it a week later.
        await manager.presses("2")
        await manager.until(lambda: manager.app.screen.query(YearGrid))
        await manager.until_seen("2027")
        grid = manager.app.screen.query_one(YearGrid)
        grid.go(date(2027, 3, 12))
        await manager.until_seen("Meetup Python")
        await manager.presses("m")
        await manager.presses(*["right"] * 7)
        await manager.presses("enter")
        await manager.until_told(says.moved)
        assert only(planner).start == datetime(2027, 3, 19, 18, 30)

        # And hands out a calendar that two programs read alike.
        await manager.presses("3")
        await manager.until_seen("Meetup Python")
        await manager.presses("E")
        await manager.until(lambda: manager.app.screen.query(Form))
        await fills(manager, "path", str(tmp_path / "año.ics"))
        await manager.presses("ctrl+s")
        await manager.until((tmp_path / "año.ics").exists)
        data = (tmp_path / "año.ics").read_bytes()
        assert by_ics(data) == by_vobject(data)
        assert [value(block, "SUMMARY") for block in blocks(data)] == ["Meetup Python"]

        # Three steps back, each said, and the file is as it was before the first event.
        for _ in range(3):
            manager.app.clear_notifications()
            await manager.presses("u")
            await manager.until_told(says.undone)
        assert events.ids(planner) == []


@pytest.fixture
def filled(planner):
    """Thirty events, three of them workshops."""
    for n in range(30):
        kind = "#workshop" if n % 10 == 4 else "#meetup"
        title = f"Taller {n}" if n % 10 == 4 else f"Meetup {n}"
        line = f"{title} {1 + n % 28}/{4 + n // 28}/2027 18:30-20:30 @Sede {kind}"
        create(planner, line)
    return planner


async def test_what_a_colleague_does_is_seen_within_two_seconds_and_takes_nothing_away(filled, at, says):
    leo = at("leo")
    async with at_work(filled, says.size, says.language) as manager:
        await manager.presses("3")
        await manager.until_seen("Meetup 0")
        await manager.writes("taller", after="slash")
        await manager.until_seen("Taller 4", "Taller 14", "Taller 24")
        records = manager.app.screen.query_one(RecordList)
        await manager.presses("down", "space")
        await manager.until(lambda: records.marks)
        marked, here = set(records.marks), records.record.id
        await manager.presses("a")
        await manager.types("A medio escribir")

        events.remove(leo, [event for event in events.everything(leo) if event.title == "Taller 4"])
        create(leo, "Taller de Leo 2/4/2027 9:00-10:00 @Sede #workshop")
        await manager.until_seen("Taller de Leo")
        assert "Taller 4 " not in manager.sees
        assert records.marks == marked
        assert records.record.id == here
        assert "taller" in manager.sees
        assert manager.app.screen.query_one(QuickInput).text == "A medio escribir"


async def test_two_who_change_the_same_event_see_both_sides_and_lose_no_word(filled, at, says):
    leo = at("leo")
    event = next(event for event in events.everything(filled) if event.title == "Taller 14")
    async with at_work(filled, says.size, says.language) as manager:
        await manager.presses("3")
        await manager.writes('"taller 14"', after="slash")
        await manager.until(lambda: manager.app.screen.query_one(RecordList).total == 1)
        await opens_the_form(manager)
        await fills(manager, "venue", "Teatro de Ana")
        await fills(manager, "lead", "Ana Rivas")

        events.set_fields(leo, [event], {"venue": "Teatro de Leo", "capacity": 80})
        await manager.until(lambda: manager.app.desk._seen == history.last_revision(leo))
        assert field(manager, "venue") == "Teatro de Ana"

        # Saving shows both; what she typed and what he saved stand side by side.
        await manager.presses("ctrl+s")
        await manager.until_seen("Teatro de Ana", "Teatro de Leo", says.mine)
        sides = {either.field.name: either for either in manager.app.screen.query(Either)}
        assert {name: either.mine for name, either in sides.items()} == {"venue": True, "lead": True, "capacity": False}

        # Back to the form without choosing: nothing typed is gone, nothing of his is overwritten.
        await manager.presses("escape")
        await manager.until(lambda: isinstance(manager.app.screen, EventForm))
        assert (field(manager, "venue"), field(manager, "lead")) == ("Teatro de Ana", "Ana Rivas")
        assert events.get(leo, event.id).venue == "Teatro de Leo"

        # His venue, her lead, his capacity.
        await manager.presses("ctrl+s")
        await manager.until_seen("Teatro de Leo")
        next(each for each in manager.app.screen.query(Either) if each.field.name == "venue").focus()
        await manager.presses("space", "ctrl+s")
        await manager.until(lambda: not isinstance(manager.app.screen, EventForm), "the form stays open")
        now = events.get(leo, event.id)
        assert (now.venue, now.lead, now.capacity) == ("Teatro de Leo", "Ana Rivas", 80)

        # Her undo takes back her part alone.
        await manager.presses("u")
        await manager.until_told(says.undone)
        now = events.get(leo, event.id)
        assert (now.venue, now.lead, now.capacity) == ("Teatro de Leo", "", 80)


async def test_her_undo_does_not_take_away_what_a_colleague_built_on_it(filled, at, says):
    leo = at("leo")
    async with at_work(filled, says.size, says.language) as manager:
        await manager.presses("3")
        await manager.until_seen("Meetup 0")
        here = manager.app.screen.query_one(RecordList).record
        await manager.presses("plus")
        await manager.until(lambda: events.get(leo, here.id).status != here.status)
        events.set_fields(leo, [events.get(leo, here.id)], {"venue": "Teatro de Leo"})
        await manager.presses("u")
        await manager.until_told("leo")
        assert events.get(leo, here.id).venue == "Teatro de Leo"
        assert events.get(leo, here.id).status != here.status
