"""A manager draws next year by the keys alone, on a small terminal, in either language."""

import json
from dataclasses import dataclass
from datetime import date, datetime

import pytest

from eventplanner.domain.events.events import EventKind
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.services.base import history
from eventplanner.services.events import events
from eventplanner.services.planning import targets, year_export
from eventplanner.services.year import clashes, overlays
from eventplanner.widgets.lists.record_list import RecordList
from scenarios.at_the_desk import NARROW, at_work, goes

SCHOOL = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//School//EN
X-WR-CALNAME:{name}
BEGIN:VEVENT
UID:winter@example.org
DTSTART;VALUE=DATE:20270705
DTEND;VALUE=DATE:20270719
RRULE:FREQ=YEARLY
SUMMARY:{winter}
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""
CONFERENCES = [
    {
        "name": "PyCon Andina",
        "url": "https://pycon.example.org",
        "startDate": "2027-08-12",
        "endDate": "2027-08-13",
        "city": "Lima",
        "country": "Peru",
        "cfpUrl": "https://pycon.example.org/cfp",
        "cfpEndDate": "2027-03-20",
    }
]


@dataclass(frozen=True)
class Says:
    """What is typed and seen."""

    language: str
    school: str
    winter: str
    line: str
    clash: str
    wish: str
    found: tuple[str, str]
    """The first day that is proposed, and what is avoided."""
    talk: str


SPANISH = Says(
    language="es",
    school="Vacaciones escolares",
    winter="Vacaciones de invierno",
    line="Python Santiago: segundo jueves de cada mes 19:00-21:00, abril a noviembre @Sede Providencia #meetup ~60",
    clash="Vacaciones de invierno",
    wish="jueves por la tarde en septiembre #charla",
    found=("jue 23 sep", "Fiestas Patrias"),
    talk="Rust @Campus",
)
ENGLISH = Says(
    language="en",
    school="School holidays",
    winter="Winter holidays",
    line="Python Santiago: second Thursday of each month 19:00-21:00, April to November @HQ #meetup ~60",
    clash="Winter holidays",
    wish="Thursday evening in September #talk",
    found=("Thu 23 Sep", "National Holiday"),
    talk="Rust @Campus",
)


@pytest.fixture(params=[SPANISH, ENGLISH], ids=lambda says: says.language)
def says(request):
    return request.param


async def imports(manager, path, added):
    """From the list of overlays: a file, under the name that it proposes itself."""
    await manager.presses("i")
    await manager.until(lambda: isinstance(manager.app.screen, ImportDialog) and manager.app.screen.focused)
    await manager.pastes(str(path))
    await goes(manager, "enter")
    await manager.until(lambda: manager.app.screen.query(RecordList))
    await goes(manager, "ctrl+s")
    await manager.until_told(added)


async def test_next_year_is_planned_by_keys_alone(planner, says, tmp_path):
    school, conferences = tmp_path / "school.ics", tmp_path / "conferences.json"
    school.write_text(SCHOOL.format(name=says.school, winter=says.winter).replace("\n", "\r\n"), encoding="utf-8")
    conferences.write_text(json.dumps(CONFERENCES), encoding="utf-8")

    async with at_work(planner, NARROW, says.language) as manager:
        # Other people's dates come first: nothing is drawn over them.
        await goes(manager, "2")
        await goes(manager, "g", "o")
        await imports(manager, school, says.school)
        await imports(manager, conferences, "conferences")
        assert {each.overlay.name for each in overlays.listing(planner)} >= {says.school}
        assert len(overlays.listing(planner)) == 2

        # A programme in one line; the date that falls into the school holidays is shifted before anything is written.
        await goes(manager, "escape")
        await goes(manager, "g", "r")
        await manager.presses("a")
        await manager.types(says.line)
        await goes(manager, "enter")
        await manager.until_seen(says.clash[:12])
        await manager.until(lambda: isinstance(manager.app.focused, RecordList))
        await goes(manager, "down", "down", "down")
        await goes(manager, "L", "L")
        await goes(manager, "enter")
        await manager.until(lambda: len(events.ids(planner)) == 8)
        days = [event.first_day for event in events.everything(planner)]
        assert date(2027, 7, 8) not in days
        assert date(2027, 7, 22) in days

        # The one on the days of a conference may stay, and a note says why.
        await goes(manager, "escape")
        await goes(manager, "g", "c")
        await manager.until_seen("PyCon Andina")
        await manager.presses("x")
        await manager.types("Va en Lima")
        await goes(manager, "enter")
        await manager.until(lambda: list(clashes.accepted(planner).values()) == ["Va en Lima"])

        # A date for one more event: the week of the national holidays is avoided, and it is said why.
        await goes(manager, "escape")
        await goes(manager, "g", "f")
        await manager.types(says.wish)
        await goes(manager, "enter")
        await manager.until_seen(*says.found)
        assert manager.sees.index(says.found[0]) < manager.sees.index(says.found[1])
        await goes(manager, "down")
        await goes(manager, "enter")
        await manager.types(says.talk)
        await goes(manager, "enter")
        await manager.until(lambda: len(events.ids(planner)) == 9)
        (talk,) = [event for event in events.everything(planner) if event.kind is EventKind.TALK]
        assert talk.start == datetime(2027, 9, 23, 18, 30)

        # Three meetups are aimed at in the first quarter.
        await goes(manager, "escape")
        await goes(manager, "g", "t")
        await goes(manager, "enter", "3", "enter")
        await manager.until(lambda: [each.target for each in targets.of_year(planner, 2027) if each.target] == [3])

        # The year after is made of this one, as one step that one key takes back.
        await goes(manager, "escape")
        await goes(manager, "g", "n")
        await manager.until_seen("2028")
        await goes(manager, "enter")
        await manager.until(lambda: len(events.ids(planner)) > 9)
        copied = [event for event in events.everything(planner) if event.first_day.year == 2028]
        assert [e.first_day for e in copied if e.kind is EventKind.TALK] == [date(2028, 9, 28)]
        assert len(copied) == 9
        await goes(manager, "u")
        await manager.until(lambda: len(events.ids(planner)) == 9)

    page = year_export.export_year(planner, 2027, "html").decode()
    assert {title for title in (says.winter, "PyCon Andina", talk.title) if title not in page} == set()
    # Two imports, a series, an accepted clash, an event, a target, a year made and taken back.
    assert [change.actor for change in history.since(planner, 0)].count("ana") == 8
