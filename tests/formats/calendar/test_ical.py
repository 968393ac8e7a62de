import os
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendar_readers import blocks, by_ics, by_vobject, lines, value, without_known_zone
from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventKind, Format, Status
from eventplanner.domain.exchange.calendar import CalendarHead
from eventplanner.formats.calendar.ical import calendar_file
from eventplanner.i18n import catalogue

STAMP = datetime(2027, 3, 9, 12, tzinfo=UTC)
HEAD = CalendarHead(name="Events 2027", organisation="Acme", organisation_email="hola@acme.example")
TEAM = revised(HEAD, audience=Audience.TEAM)
HOSTILE = (
    'Café, té; “¿qué?” "x" \\N \\n 🎉 \x1b[31mred\x1b]0;title\x07\x9b2J\r\nBEGIN:VEVENT\r\nSUMMARY:no\r\nEND:VEVENT'
)


def event(id=1, **fields):
    usual = {
        "title": "Meetup Python",
        "start": datetime(2027, 3, 12, 18, 30),
        "end": datetime(2027, 3, 12, 21),
        "timezone": "America/Santiago",
    }
    identity = {"id": id, "version": 1, "uid": f"uid-{id}", "sequence": 0, "created_at": STAMP, "updated_at": STAMP}
    return Event(**identity | usual | fields)


def only(head=HEAD, **fields):
    """The content lines of the one event of a file."""
    return blocks(calendar_file([event(**fields)], head))[0]


def at(id, wall, hours=2, **fields):
    return event(id, start=wall, end=wall + timedelta(hours=hours), **fields)


def test_the_file_says_what_it_is():
    assert lines(calendar_file([event()], HEAD))[:11] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//eventplanner//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Events 2027",
        "X-WR-CALNAME:Events 2027",
        "COLOR:steelblue",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "BEGIN:VTIMEZONE",
    ]


def test_an_event_is_told_in_full():
    told = only(
        format=Format.HYBRID,
        status=Status.CONFIRMED,
        sequence=3,
        venue="Sede Providencia, sala 2",
        geo="-33.4263,-70.6170",
        url="https://meet.example/a?b=1,2",
        series="Python Chile",
        tags=("python", "comunidad"),
        updated_at=STAMP + timedelta(days=1),
    )
    assert told == [
        "UID:uid-1",
        "SEQUENCE:3",
        "DTSTAMP:20270310T120000Z",
        "LAST-MODIFIED:20270310T120000Z",
        "CREATED:20270309T120000Z",
        "DTSTART;TZID=America/Santiago:20270312T183000",
        "DTEND;TZID=America/Santiago:20270312T210000",
        "STATUS:CONFIRMED",
        "SUMMARY:Meetup Python",
        "LOCATION:Sede Providencia\\, sala 2",
        "GEO:-33.4263;-70.6170",
        "URL:https://meet.example/a?b=1,2",
        "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Take part online:https://meet.example/a?b=1,2",
        "DESCRIPTION:Meetup · hybrid\\nSeries: Python Chile\\nhttps://meet.example/a?b=1\\,2",
        "CATEGORIES:meetup,python,comunidad",
        "ORGANIZER;CN=Acme:mailto:hola@acme.example",
    ]


def test_what_is_said_in_words_is_in_the_language_in_use(monkeypatch):
    catalogue.use("es")
    told = only(kind=EventKind.WORKSHOP, format=Format.IN_PERSON)
    assert value(told, "CATEGORIES") == catalogue._("workshop")


@pytest.mark.parametrize(
    ("status", "written"),
    [
        (Status.IDEA, "TENTATIVE"),
        (Status.PLANNED, "TENTATIVE"),
        (Status.CONFIRMED, "CONFIRMED"),
        (Status.HELD, "CONFIRMED"),
        (Status.CLOSED, "CONFIRMED"),
        (Status.CANCELLED, "CANCELLED"),
    ],
)
def test_the_status_is_one_of_three(status, written):
    assert value(only(status=status), "STATUS") == written


def test_whole_days_end_with_the_day_after():
    told = only(start=datetime(2027, 4, 15), end=datetime(2027, 4, 16), all_day=True)
    assert told[5:7] == ["DTSTART;VALUE=DATE:20270415", "DTEND;VALUE=DATE:20270417"]


def test_events_without_a_date_are_left_out_and_no_zone_is_named_that_is_not_used():
    data = calendar_file([event(start=None, end=None), at(2, datetime(2027, 5, 1, 9), timezone="UTC")], HEAD)
    assert [value(block, "DTSTART") for block in blocks(data)] == ["20270501T090000Z"]
    assert b"VTIMEZONE" not in data


def test_each_zone_is_described_once_before_the_events():
    walls = [datetime(2027, 1, 1, 10), datetime(2027, 7, 1, 10), datetime(2029, 7, 1, 10)]
    data = calendar_file(
        [at(n, wall, timezone=zone) for n, wall in enumerate(walls) for zone in ("Asia/Tokyo", "Europe/Madrid")], HEAD
    )
    begun = [line for line in lines(data) if line.startswith(("BEGIN:V", "TZID"))]
    assert begun == [
        "BEGIN:VCALENDAR",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Tokyo",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Madrid",
        *["BEGIN:VEVENT"] * 6,
    ]


def test_an_alarm_comes_last_and_not_for_what_is_cancelled():
    alarms = revised(HEAD, alarms=True)
    data = calendar_file([event()], alarms)
    after = lines(data)[lines(data).index("BEGIN:VALARM") :]
    assert after == [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P1D",
        "DESCRIPTION:Meetup Python",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    assert b"VALARM" not in calendar_file([event(status=Status.CANCELLED)], alarms)


def test_an_unknown_zone_is_a_sentence():
    with pytest.raises(FileProblem) as problem:
        calendar_file([event(timezone="Mars/Base")], HEAD)
    assert catalogue.words(problem.value.message) == "No time zone called Mars/Base is known here (“Meetup Python”)."


# Who reads what

PRIVATE = {
    "title": "Meetup, write to ana@acme.example or +56 9 8765 4321",
    "venue": "Sede (fono 22 345 6789)",
    "series": "Serie leo@acme.example",
    "tags": ("python", "eva@acme.example"),
    "notes": "Budget 1.000.000",
    "goal": "Hire five people",
    "lead": "Eva",
    "audience": "Bank CTOs",
    "url": "mailto:leo@acme.example",
}


def test_the_public_reads_no_address_no_phone_number_and_nothing_internal():
    head = revised(HEAD, name="Meetup +56 9 8765 4321", organisation_email="")
    data = calendar_file([event(**PRIVATE)], head).decode()
    inner = ("@", "8765", "345", "Budget", "Hire", "Eva", "Bank", "ATTENDEE")
    assert [word for word in inner if word in data] == []
    assert value(blocks(data.encode())[0], "SUMMARY") == "Meetup\\, write to or"


def test_the_team_reads_goal_lead_and_notes():
    told = value(only(TEAM, **PRIVATE), "DESCRIPTION")
    assert told == (
        "Meetup · in person\\nSeries: Serie leo@acme.example\\nmailto:leo@acme.example\\n"
        "Audience: Bank CTOs\\nGoal: Hire five people\\nLead: Eva\\n\\nBudget 1.000.000"
    )


def test_a_title_of_nothing_but_an_address_is_told_as_its_kind():
    assert value(only(title="ana@acme.example"), "SUMMARY") == "Meetup"


@pytest.mark.parametrize("address", ["", "nobody", "a@b.cl\r\nX:y", 'a"@b.cl', "a@b.cl;x=y"])
def test_an_organiser_without_a_sound_address_is_left_out(address):
    told = blocks(calendar_file([event()], revised(HEAD, organisation_email=address)))[0]
    assert value(told, "ORGANIZER") is None


@pytest.mark.parametrize("geo", ["", "here", "91,0", "0,181", "1;2;3", "-33.4,-70.6\r\nX:y"])
def test_a_place_that_is_none_is_left_out(geo):
    assert value(only(geo=geo), "GEO") is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "meet", "file:///etc/passwd"])
def test_a_link_that_is_none_for_the_web_is_text_only(url):
    told = only(url=url, format=Format.VIRTUAL)
    assert (value(told, "URL"), value(told, "CONFERENCE")) == (None, None)
    assert value(told, "DESCRIPTION") == f"Meetup · virtual\\n{url}"


def test_a_link_is_written_as_a_uri():
    assert value(only(url="https://acme.example/año nuevo?a=“b”"), "URL") == (
        "https://acme.example/a%C3%B1o%20nuevo?a=%E2%80%9Cb%E2%80%9D"
    )


# Two readers


CHANGES = [
    datetime(2027, 4, 3, 21),
    datetime(2027, 4, 3, 22, 30),
    datetime(2027, 4, 3, 23, 30),
    datetime(2027, 4, 4, 0, 30),
    datetime(2027, 4, 4, 9),
    datetime(2027, 9, 4, 21),
    datetime(2027, 9, 4, 23, 30),
    datetime(2027, 9, 5, 0, 30),
    datetime(2027, 9, 5, 1, 30),
    datetime(2027, 9, 5, 9),
    datetime(2022, 4, 2, 20),
    datetime(2022, 4, 3, 10),
    datetime(2022, 9, 4, 10),
    datetime(2022, 9, 10, 20),
    datetime(2022, 9, 11, 10),
    datetime(2021, 9, 5, 10),
    datetime(2023, 9, 3, 10),
]


def instants(wall, hours=2, zone="America/Santiago"):
    """By the time zone database itself; an end that would come before its start comes as long after as meant."""
    place = ZoneInfo(zone)
    start, end = (each.replace(tzinfo=place).astimezone(UTC) for each in (wall, wall + timedelta(hours=hours)))
    return start, end if end > start else start + timedelta(hours=hours)


def test_readers_find_each_event_at_its_instant_on_both_sides_of_the_changes_of_clocks():
    data = calendar_file([at(n, wall) for n, wall in enumerate(CHANGES)], HEAD)
    expected = {f"uid-{n}": instants(wall) for n, wall in enumerate(CHANGES)}
    assert {each.uid: (each.start, each.end) for each in by_ics(data)} == expected
    alone = by_vobject(without_known_zone(data, "America/Santiago"))
    assert {each.uid: (each.start, each.end) for each in alone} == expected


def test_wall_times_that_do_not_exist_or_exist_twice_are_written_in_utc():
    twice, never = datetime(2027, 4, 3, 23, 30), datetime(2027, 9, 5, 0, 30)
    data = calendar_file([at(1, twice), at(2, never), at(3, never, hours=0.5)], HEAD)
    assert [(value(block, "DTSTART"), value(block, "DTEND")) for block in blocks(data)] == [
        ("20270404T023000Z", "20270404T053000Z"),
        ("20270905T043000Z", "20270905T053000Z"),
        ("20270905T043000Z", "20270905T050000Z"),
    ]


def test_two_readers_and_the_plan_agree():
    events = [
        event(1),
        event(2, title=HOSTILE, url="https://meet.example/x", format=Format.VIRTUAL),
        event(3, title="Conf", start=datetime(2027, 4, 15), end=datetime(2027, 4, 16), all_day=True),
        at(4, datetime(2027, 7, 1, 10), title="Madrid", timezone="Europe/Madrid"),
        at(5, datetime(2027, 7, 1, 10), title="Katmandú", timezone="Asia/Kathmandu"),
        at(6, datetime(2027, 7, 1, 10), title="UTC", timezone="UTC", status=Status.CANCELLED),
    ]
    data = calendar_file(events, HEAD)
    seen = by_vobject(data)
    assert [(each.start, each.end) for each in seen] == [(each.start, each.end) for each in by_ics(data)]
    assert [each.uid for each in seen] == [each.uid for each in by_ics(data)] == [f"uid-{n}" for n in range(1, 7)]
    assert [each.summary for each in seen] == [clean_line(each.title) for each in events]
    assert (seen[2].start, seen[2].end) == (date(2027, 4, 15), date(2027, 4, 16))
    assert seen[3].start == datetime(2027, 7, 1, 8, tzinfo=UTC)
    assert seen[4].start == datetime(2027, 7, 1, 4, 15, tzinfo=UTC)


# Text that would act

TEXTS = st.text(st.characters(codec="utf-8"), max_size=150) | st.sampled_from(
    [
        HOSTILE,
        "\r\nBEGIN:VEVENT",
        "\nEND:VCALENDAR\n",
        "\\",
        "\\" * 90,
        "é" * 90,
        "🎉" * 60,
        ";,:\"'",
        "x\u2028BEGIN:VEVENT\x85y",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    texts=st.fixed_dictionaries(
        dict.fromkeys(("title", "venue", "url", "series", "notes", "goal", "lead", "geo"), TEXTS)
    ),
    tags=st.lists(TEXTS, max_size=3),
    organisation=TEXTS,
    team=st.booleans(),
)
def test_no_text_can_act(texts, tags, organisation, team):
    head = CalendarHead(
        name=organisation,
        organisation=organisation,
        organisation_email="a@b.cl",
        audience=Audience.TEAM if team else Audience.PUBLIC,
        alarms=True,
    )
    data = calendar_file([event(1, **texts, tags=tuple(tags), format=Format.VIRTUAL), event(2)], head)
    raw = data.split(b"\r\n")
    assert raw.pop() == b""
    assert [line for line in raw if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    decoded = [line.decode() for line in raw]
    assert [line for line in decoded if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line)] == []
    begun = Counter(line for line in lines(data) if line.startswith(("BEGIN:", "END:")))
    assert begun["BEGIN:VEVENT"] == begun["END:VEVENT"] == begun["BEGIN:VALARM"] == 2
    assert begun["BEGIN:VCALENDAR"] == begun["END:VCALENDAR"] == 1
    names = {line.split(":")[0].split(";")[0] for block in blocks(data) for line in block}
    assert names <= {
        "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "CREATED", "DTSTART", "DTEND", "STATUS", "SUMMARY", "LOCATION", "GEO",
        "URL", "CONFERENCE", "DESCRIPTION", "CATEGORIES", "ORGANIZER", "BEGIN", "END", "ACTION", "TRIGGER",
    }  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_reader_has_the_title_back(title):
    told = by_vobject(calendar_file([event(title=title)], TEAM))
    assert [each.summary for each in told] == [clean_line(title) or "Meetup"]


@given(st.text(st.sampled_from("a,;\\é🎉 "), min_size=60, max_size=400))
def test_lines_are_cut_neither_within_a_character_nor_within_an_escaped_one(title):
    data = calendar_file([event(title="x" + title)], TEAM)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        text = line.decode()
        trailing = len(text) - len(text.rstrip("\\"))
        assert trailing % 2 == 0


# The same bytes

PROGRAM = """
import sys
sys.path[:0] = {path!r}
from test_ical import HEAD, HOSTILE, at, calendar_file, datetime, event
data = calendar_file([event(1), event(2, title=HOSTILE), at(3, datetime(2027, 9, 5, 0, 30))], HEAD)
sys.stdout.buffer.write(data)
"""


def test_the_same_events_make_the_same_bytes_in_any_order_under_any_zone_of_the_server(monkeypatch):
    events = [event(1), event(2, title=HOSTILE), at(3, datetime(2027, 9, 5, 0, 30))]
    data = calendar_file(events, HEAD)
    try:
        for zone in ("Asia/Tokyo", "America/Los_Angeles"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert calendar_file(events[::-1], HEAD) == data
    finally:
        monkeypatch.undo()
        time.tzset()


def test_another_process_makes_the_same_bytes():
    program = PROGRAM.format(path=[str(Path(__file__).parents[n]) for n in (0, 2)])
    environ = os.environ | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    other = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, check=True)
    assert other.stdout == calendar_file([event(1), event(2, title=HOSTILE), at(3, datetime(2027, 9, 5, 0, 30))], HEAD)
