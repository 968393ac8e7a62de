"""From an empty folder to a calendar file that every program reads alike, and again after things have changed."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from calendar_readers import blocks, by_ics, by_vobject, lines, value, without_known_zone
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar
from scenarios.at_the_desk import at_work

ZONE = "America/Santiago"
LINK = "https://meet.example.org/rust?a=1,2;3"
WORKSHOP = 'Taller: Rust, C++; "sin miedo" 🦀 y \\ más'
ATTACK = f'\x1b]52;c;Y2F0\x07Taller: Rust,\x1b[31m C++; "sin\x9b2J miedo" 🦀 y \\ más 20 may 2027 18:00-20:00 @{LINK} #workshop'
SMUGGLED = "Charla abierta\r\nBEGIN:VEVENT\r\nUID:otra@x\r\nSUMMARY:Falsa\r\nEND:VEVENT 10 jun 2027 10:00-11:00"
LINES = (
    "Meetup Python 12 mar 2027 18:30-21:00 @Sede Providencia #meetup ~60",
    "DevConf Andes 15-16 abr 2027 @Teatro Oriente #conference ~400",
    "Antes del otoño 2 abr 2027 18:30-20:30 @Sede #meetup",
    "Noche que se alarga 3 abr 2027 22:00-1:00 @Sede #hackathon",
    "Después del otoño 6 abr 2027 18:30-20:30 @Sede #meetup",
    ATTACK,
    SMUGGLED,
    "Antes de la primavera 3 sep 2027 18:30-20:30 @Sede #meetup",
    "Noche que se acorta 4 sep 2027 22:00-2:00 @Sede #hackathon",
    "Después de la primavera 7 sep 2027 18:30-20:30 @Sede #meetup",
)
MEETUP, DEVCONF = 1, 2


def utc(month, day, hour, minute=0):
    return datetime(2027, month, day, hour, minute, tzinfo=UTC)


AGREED = {
    "Meetup Python": (utc(3, 12, 21, 30), utc(3, 13, 0)),
    "Antes del otoño": (utc(4, 2, 21, 30), utc(4, 2, 23, 30)),
    "Noche que se alarga": (utc(4, 4, 1), utc(4, 4, 5)),
    "Después del otoño": (utc(4, 6, 22, 30), utc(4, 7, 0, 30)),
    "DevConf Andes": (date(2027, 4, 15), date(2027, 4, 16)),
    WORKSHOP: (utc(5, 20, 22), utc(5, 21, 0)),
    "Charla abierta BEGIN:VEVENT UID:otra@x SUMMARY:Falsa END:VEVENT": (utc(6, 10, 14), utc(6, 10, 15)),
    "Antes de la primavera": (utc(9, 3, 22, 30), utc(9, 4, 0, 30)),
    "Noche que se acorta": (utc(9, 5, 2), utc(9, 5, 5)),
    "Después de la primavera": (utc(9, 7, 21, 30), utc(9, 7, 23, 30)),
}
"""What every reader has to find: instants, or the first and last of whole days."""


def read(reader, data):
    return {event.summary: (event.start, event.end) for event in reader(data)}


def told(data):
    """Title → uid, STATUS and SEQUENCE, as the file says them."""
    return {
        value(block, "SUMMARY").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"): (
            value(block, "UID"),
            value(block, "STATUS"),
            int(value(block, "SEQUENCE")),
        )
        for block in blocks(data)
    }


def as_all_read_it(data):
    """What the readers agree on, also where they know the zone from the file alone."""
    found = read(by_ics, data)
    assert found == read(by_vobject, data)
    assert found == read(by_vobject, without_known_zone(data, ZONE))
    return found


@pytest.fixture
def planned(command):
    """A year typed line by line into a folder where there was nothing."""
    for line in LINES:
        said = command("add", "event", line)
        assert said.status == 0, said.err
    return command


@pytest.fixture
def exported(planned, tmp_path):
    """The year's file, written anew each time it is asked for."""

    def export():
        file = tmp_path / "year.ics"
        said = planned("export", "calendar", "--year", 2027, "-o", file, "--force")
        assert said.status == 0, said.err
        return file.read_bytes()

    return export


def test_every_program_reads_the_same_year_on_both_sides_of_both_changes_of_clocks(exported):
    assert as_all_read_it(exported()) == AGREED


def test_what_was_typed_to_deceive_is_a_title_and_nothing_else(exported):
    data = exported()
    assert len(blocks(data)) == len(LINES)
    assert [line for line in lines(data) if line.startswith(("UID:otra", "SUMMARY:Falsa"))] == []
    assert {character for character in data.decode() if character < " " or "\x7f" <= character <= "\x9f"} == {
        "\r",
        "\n",
    }
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_link_of_a_workshop_is_where_each_program_looks_for_it(exported):
    workshop = next(block for block in blocks(exported()) if value(block, "SUMMARY").startswith("Taller"))
    assert value(workshop, "URL") == LINK
    assert value(workshop, "CONFERENCE") == LINK
    assert LINK.replace(",", "\\,").replace(";", "\\;") in value(workshop, "DESCRIPTION")


def test_one_cancelled_and_one_moved_are_the_only_two_that_are_told_anew(planned, exported):
    first = exported()
    planned("set", "event", DEVCONF, "status=cancelled")
    planned("set", "event", MEETUP, "start=2027-04-09T18:30")
    planned("set", "event", 3, "notes=Llevar adaptadores", "capacity=45", "lead=Inés")
    second = exported()
    before, after = told(first), told(second)
    expected = before | {
        "DevConf Andes": (before["DevConf Andes"][0], "CANCELLED", before["DevConf Andes"][2] + 1),
        "Meetup Python": (before["Meetup Python"][0], before["Meetup Python"][1], before["Meetup Python"][2] + 1),
    }
    assert after == expected
    assert as_all_read_it(second) == AGREED | {"Meetup Python": (utc(4, 9, 22, 30), utc(4, 10, 1))}


def test_what_is_taken_back_keeps_its_uid_and_never_falls_behind_what_was_told(planned, exported):
    before = told(exported())
    planned("delete", "event", DEVCONF)
    gone = told(exported())
    planned("undo")
    back = told(exported())
    uid, status, sequence = before["DevConf Andes"]
    assert gone["DevConf Andes"] == (uid, "CANCELLED", sequence + 1)
    assert back["DevConf Andes"][:2] == (uid, status)
    assert back["DevConf Andes"][2] > sequence + 1


def test_the_same_year_is_the_same_bytes_under_any_clock_of_the_server(exported, path):
    here = exported()
    for zone in ("Asia/Tokyo", "Pacific/Auckland", None):
        environ = {name: text for name, text in os.environ.items() if name != "TZ"} | ({"TZ": zone} if zone else {})
        words = ["--db", path, "export", "calendar", "--year", "2027"]
        there = subprocess.run(
            [sys.executable, "-m", "eventplanner", *words], capture_output=True, env=environ, check=True
        )
        assert there.stdout == here


async def test_the_same_year_typed_into_the_app_is_read_the_same(planner):
    async with at_work(planner) as manager:
        await manager.presses("3")
        for n, line in enumerate(LINES, 1):
            await manager.presses("a")
            if line.isprintable():
                await manager.types(line)
            else:
                # No keyboard has such keys, but a clipboard has; of several lines a field takes the first.
                await manager.pastes(line.replace("\r\n", " "))
            await manager.presses("enter")
            await manager.until(lambda n=n: len(events.ids(planner)) == n)
    assert as_all_read_it(calendar.export(planner, CalendarScope(year=2027)).data) == AGREED
