import os
import sys
from datetime import datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_readers import by_vobject
from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import clean
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import AssumedZones
from eventplanner.formats.base.file_in import SIZE, load
from eventplanner.formats.calendar.dates_in import read_dates
from eventplanner.formats.calendar.ical_in import read
from eventplanner.formats.calendar.recurrence import starts
from eventplanner.i18n import catalogue

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
TAIL = "END:VCALENDAR\r\n"
NINE = "DTSTART:20270312T090000Z"


def file(*events, head=""):
    """A calendar of entries, each given by its lines."""
    said = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return "".join([HEAD, head, *(f"{line}\r\n" for line in said), TAIL]).encode()


def only(*lines, head=""):
    """The one entry of a file, with what it has to have."""
    usual = [
        line
        for line in ("UID:1", "SUMMARY:Meetup", NINE)
        if not any(each.upper().startswith(line[:3]) for each in lines)
    ]
    content = read(file([*usual, *lines], head=head))
    assert content.bad == ()
    (entry,) = content.entries
    return entry


def span(*lines, head=""):
    entry = only(*lines, head=head)
    return entry.start, entry.end, entry.all_day, entry.timezone


def reasons(*lines, head=""):
    content = read(file(["UID:1", "SUMMARY:Meetup", *lines], head=head))
    assert content.entries == ()
    return [(bad.line, bad.title, bad.reason.id) for bad in content.bad]


def said(content):
    return [catalogue.words(message) for message in content.findings]


def at(day, hour=0, minute=0):
    return datetime(2027, 3, day, hour, minute)


def test_all_that_an_entry_says_is_read():
    entry = only(
        "SUMMARY:Python\\, Chile",
        "DTSTART;TZID=America/Santiago:20270312T183000",
        "DTEND;TZID=America/Santiago:20270312T210000",
        "LOCATION:Sede Providencia\\; sala 2",
        "GEO:-33.4263;-70.6170",
        "URL:https://meet.example/1",
        "DESCRIPTION:<b>First</b>\\nSecond \\\\ third",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:Python,Talks\\, short",
        "CATEGORIES:Chile,Python",
        'ORGANIZER;CN="Ana: lead":mailto:ana@example.com',
        "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-412-555-0123",
        "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://chat.example/a?b=1",
        "SEQUENCE:3",
    )
    assert (entry.line, entry.title, entry.uid) == (3, "Python, Chile", "1")
    assert (entry.start, entry.end, entry.timezone) == (at(12, 18, 30), at(12, 21), "America/Santiago")
    assert (entry.place, entry.geo) == ("Sede Providencia; sala 2", "-33.4263,-70.6170")
    assert (entry.url, entry.conference_url) == ("https://meet.example/1", "https://chat.example/a?b=1")
    assert entry.description == "<b>First</b>\nSecond \\ third"
    assert (entry.status, entry.free, entry.sequence) == ("tentative", True, 3)
    assert entry.categories == ("Python", "Talks, short", "Chile")
    assert entry.organiser == "Ana: lead"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20270312T090000Z"], (at(12, 9), at(12, 9), False, "UTC")),
        (["DTSTART:20270312T090000", "DTEND:20270312T103000"], (at(12, 9), at(12, 10, 30), False, "")),
        (["DTSTART;VALUE=DATE:20270312"], (at(12), at(12), True, "")),
        (["DTSTART:20270312"], (at(12), at(12), True, "")),
        (["DTSTART;VALUE=DATE:20270312", "DTEND;VALUE=DATE:20270315"], (at(12), at(14), True, "")),
        (["DTSTART;VALUE=DATE:20270312", "DTEND;VALUE=DATE:20270312"], (at(12), at(12), True, "")),
        (["DTSTART;VALUE=DATE:20270312", "DURATION:P2D"], (at(12), at(13), True, "")),
        (["DTSTART:20270312T090000", "DURATION:P1DT1H30M"], (at(12, 9), at(13, 10, 30), False, "")),
        (["DTSTART:20270312T090000", "DURATION:P1W"], (at(12, 9), at(19, 9), False, "")),
        (["dtstart:20270312t090000z", "dtend:20270312t1000Z"], (at(12, 9), at(12, 10), False, "UTC")),
        (
            ["DTSTART:20270312T090000Z", "DTEND:20270312T100060Z"],
            (at(12, 9), at(12, 10, 0).replace(second=59), False, "UTC"),
        ),
        (
            ["DTSTART;TZID=Europe/Berlin:20270312T090000", "DTEND;TZID=Europe/London:20270312T090000"],
            (at(12, 9), at(12, 10), False, "Europe/Berlin"),
        ),
        (
            ["DTSTART;TZID=Europe/Berlin:20270328T010000", "DURATION:PT3H"],
            (at(28, 1), at(28, 5), False, "Europe/Berlin"),
        ),
        (
            ["DTSTART:20270312T000000", "DTEND:20270313T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"],
            (at(12), at(12), True, ""),
        ),
    ],
)
def test_when_it_is_from_its_start_and_end_or_duration(lines, expected):
    assert span(*lines) == expected


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART;TZID=Eastern Standard Time:20270312T090000",
        'DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20270312T090000',
        "DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20270312T090000",
        "DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20270312T090000",
        'DTSTART;TZID="Eastern Standard Time:20270312T090000"',
        "DTSTART;VALUE=DATE-TIME;TZID=America/New_York:20270312T090000",
    ],
)
def test_times_are_right_whoever_names_the_zone(start):
    assert span(start) == (at(12, 9), at(12, 9), False, "America/New_York")


def test_times_in_utc_are_those_of_the_zone_that_the_calendar_names():
    there = "X-WR-TIMEZONE:America/Vancouver\r\n"
    assert span("DTSTART:20270704T230000Z", "DTEND:20270704T235000Z", head=there) == (
        datetime(2027, 7, 4, 16),
        datetime(2027, 7, 4, 16, 50),
        False,
        "America/Vancouver",
    )


SANTIAGO = AssumedZones(plan="America/Santiago")


def read_in(assumed, *lines, head=""):
    """When the one entry of a file is, read with zones assumed."""
    (entry,) = read(file(["UID:1", "SUMMARY:Meetup", *lines], head=head), assumed).entries
    return entry.start.isoformat(timespec="minutes"), entry.end.isoformat(timespec="minutes"), entry.timezone


def test_an_instant_in_utc_of_a_file_without_a_zone_is_put_into_the_plans():
    lines = ("DTSTART:20270506T003000Z", "DTEND:20270506T023000Z")
    assert read_in(SANTIAGO, *lines) == ("2027-05-05T20:30", "2027-05-05T22:30", "America/Santiago")
    assert read_in(SANTIAGO, *lines, head="X-WR-TIMEZONE:UTC\r\n")[2] == "America/Santiago"
    assert read_in(SANTIAGO, *lines, head="X-WR-TIMEZONE:Europe/Madrid\r\n")[2] == "Europe/Madrid"
    assert read_in(AssumedZones(plan="America/Santiago", said="Asia/Tokyo"), *lines)[0] == "2027-05-06T09:30"


def test_an_instant_that_clocks_show_for_the_second_time_stays_in_utc():
    assert read_in(SANTIAGO, "DTSTART:20270404T023000Z", "DURATION:PT15M")[2] == "America/Santiago"
    assert read_in(SANTIAGO, "DTSTART:20270404T033000Z", "DURATION:PT1H")[2] == "UTC"
    assert read_in(SANTIAGO, "DTSTART:20270404T023000Z", "DURATION:PT1H")[2] == "UTC"


def test_a_time_of_no_zone_is_of_the_one_that_is_said():
    assert read_in(SANTIAGO, "DTSTART:20270506T003000")[2] == ""
    assert read_in(AssumedZones(said="Asia/Tokyo"), "DTSTART:20270506T003000")[::2] == (
        "2027-05-06T00:30",
        "Asia/Tokyo",
    )


def test_a_file_without_uids_names_its_entries_alike_in_each_plan():
    data = file(["SUMMARY:Meetup", "DTSTART:20270506T003000Z"])
    assert len({read(data, assumed).entries[0].uid for assumed in (SANTIAGO, AssumedZones())}) == 1


def test_a_rule_in_utc_stays_there_because_its_weekdays_do():
    entry = only("DTSTART:20270312T010000Z", "RRULE:FREQ=WEEKLY;BYDAY=FR", head="X-WR-TIMEZONE:America/Santiago\r\n")
    assert (entry.start, entry.timezone, entry.rule) == (at(12, 1), "UTC", "FREQ=WEEKLY;BYDAY=FR")


def test_the_end_of_a_rule_is_told_in_the_zone_of_its_entry():
    weekly = only("DTSTART;TZID=Europe/Berlin:20270312T070000", "RRULE:FREQ=WEEKLY;UNTIL=20270326T060000Z")
    assert weekly.rule == "FREQ=WEEKLY;UNTIL=20270326T070000"


def test_the_last_of_some_whole_days_counts_though_exchange_names_it_by_the_midnight_of_its_zone():
    zone = "BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nEND:VTIMEZONE\r\n"
    entry = only(
        "DTSTART;VALUE=DATE:20270302",
        "RRULE:FREQ=WEEKLY;UNTIL=20270315T230000Z;BYDAY=TU",
        "EXDATE;TZID=W. Europe Standard Time:20270309T000000",
        head=zone,
    )
    assert (entry.rule, entry.left_out) == ("FREQ=WEEKLY;UNTIL=20270316;BYDAY=TU", (at(9),))


def test_what_is_left_out_and_what_is_extra_is_told_in_the_zone_of_the_entry():
    entry = only(
        "DTSTART;TZID=Europe/Berlin:20270312T090000",
        "RRULE:FREQ=DAILY;COUNT=9",
        "EXDATE:20270313T080000Z,20270314T080000Z",
        "EXDATE;VALUE=DATE:20270315",
        "RDATE;TZID=Europe/London:20270330T090000",
        "RDATE;VALUE=PERIOD:20270301T080000Z/PT1H",
    )
    assert entry.left_out == (at(13, 9), at(14, 9), at(15))
    assert entry.extra == (at(1, 9), at(30, 10))


def test_an_occurrence_that_is_an_entry_of_its_own_is_left_out_of_the_others_wherever_it_stands():
    moved = ["UID:1", "SUMMARY:Moved", "RECURRENCE-ID:20270313T080000Z", "DTSTART;TZID=Europe/Berlin:20270313T110000"]
    off = [
        "UID:1",
        "SUMMARY:Off",
        "RECURRENCE-ID;TZID=Europe/Berlin:20270314T090000",
        "DTSTART:20270314T080000Z",
        "STATUS:CANCELLED",
    ]
    whole = [
        "UID:1",
        "SUMMARY:Daily",
        "DTSTART;TZID=Europe/Berlin:20270312T090000",
        "RRULE:FREQ=DAILY;COUNT=5",
        "EXDATE;TZID=Europe/Berlin:20270316T090000",
    ]
    first, second, third = read(file(moved, whole, off)).entries
    assert (first.title, first.start, first.recurrence_id) == ("Moved", at(13, 11), at(13, 9))
    assert (second.recurrence_id, second.left_out) == (None, (at(13, 9), at(14, 9), at(16, 9)))
    assert (third.title, third.status, third.recurrence_id) == ("Off", "cancelled", at(14, 9))
    days = starts(second.rule, second.extra, second.left_out, second.start, at(1).date(), at(31).date())
    assert days == [at(12, 9), at(15, 9)]


@pytest.mark.parametrize(
    ("replaces", "instead_of", "kept", "finding"),
    [
        ("20270303T144000", "20270303T114000", [1, 2, 4, 5], True),
        ("20270303T114000", "20270303T114000", [1, 2, 4, 5], False),
        ("20270313T114000", "20270313T114000", [1, 2, 3, 4, 5], False),
    ],
)
def test_a_change_that_names_no_occurrence_stands_for_the_one_of_its_day(replaces, instead_of, kept, finding):
    series = ["UID:1", "DTSTART:20270301T114000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5"]
    change = ["UID:1", f"RECURRENCE-ID:{replaces}", "DTSTART:20270303T150000", "SUMMARY:Moved"]
    content = read(file(series, change))
    whole, moved = content.entries

    assert f"{moved.recurrence_id:%Y%m%dT%H%M%S}" == instead_of
    days = starts(whole.rule, whole.extra, whole.left_out, whole.start, whole.start.date(), at(31).date())
    assert [day.day for day in days] == kept
    assert any("stands for the one of the same day" in text for text in said(content)) is finding


def test_a_moved_whole_day_of_exchange_is_left_out_of_the_others():
    zone = "BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nEND:VTIMEZONE\r\n"
    whole = ["UID:1", "DTSTART;VALUE=DATE:20270302", "RRULE:FREQ=WEEKLY;COUNT=3"]
    moved = [
        "UID:1",
        "RECURRENCE-ID;TZID=W. Europe Standard Time:20270309T000000",
        "DTSTART;VALUE=DATE:20270310",
        "DTEND;VALUE=DATE:20270311",
    ]
    first, second = read(file(whole, moved, head=zone)).entries
    assert (first.left_out, second.start, second.recurrence_id) == ((at(9),), at(10), at(9))


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "has no date"),
        (["DTSTART:soon"], "“{text}” is no date"),
        (["DTSTART:20270230T100000Z"], "“{text}” is no date"),
        (["DTSTART:20270312T250000Z"], "“{text}” is no date"),
        (["DTSTART:00010101"], "“{text}” is no date"),
        (["DTSTART:99990101"], "“{text}” is no date"),
        (["DTSTART:20270312T090000Z", "DTSTART:20270313T090000Z"], "has {name} twice"),
        (["DTSTART;TZID=Made/Up:20270312T090000"], "no time zone called “{zone}” is known: say which one is meant"),
        ([NINE, "DTEND:20270312T080000Z"], "ends before it starts"),
        (["DTSTART:20270312", "DTEND:20270310"], "ends before it starts"),
        ([NINE, "DTEND:late"], "“{text}” is no date"),
        ([NINE, "DURATION:long"], "“{text}” is no duration"),
        ([NINE, "DURATION:-PT1H"], "“{text}” is no duration"),
        ([NINE, "DURATION:P"], "“{text}” is no duration"),
        (["DTSTART:90000101", "DURATION:P99999W"], "outside the years that a calendar has"),
        ([NINE, "RRULE:FREQ=OFTEN"], "“{part}” makes no sense in a rule"),
        ([NINE, "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], "has {name} twice"),
        ([NINE, "EXDATE:never"], "“{text}” is no date"),
        ([NINE, f"EXDATE:{','.join(['20270312'] * 5001)}"], "has more than {n} dates"),
        (
            [NINE, "RECURRENCE-ID;RANGE=THISANDFUTURE:20270312T090000Z"],
            "changes all later dates of another entry, which cannot be taken over",
        ),
    ],
)
def test_an_entry_that_makes_no_sense_is_named_with_its_line_and_the_reason(lines, reason):
    assert reasons(*lines) == [(3, "Meetup", reason)]


def test_one_broken_entry_is_lost_alone():
    good = ["UID:1", "SUMMARY:Good", NINE]
    content = read(file(good, ["SUMMARY:Bad", "DTSTART:20270230"], [*good[1:], "UID:2"]))
    assert [entry.uid for entry in content.entries] == ["1", "2"]
    assert [(bad.line, bad.title) for bad in content.bad] == [(8, "Bad")]


def test_an_entry_without_its_end_is_lost_alone():
    data = file(["UID:1", "SUMMARY:Bad", NINE], ["UID:2", NINE]).replace(b"END:VEVENT\r\n", b"", 1)
    content = read(data)
    assert [entry.uid for entry in content.entries] == ["2"]
    assert [(bad.line, bad.title, bad.reason.id) for bad in content.bad] == [(3, "Bad", "its end is missing")]


def test_a_file_without_uids_names_its_entries_alike_each_time_and_in_each_language():
    data = file(["SUMMARY:A", NINE], [NINE, "LOCATION:B"], [NINE])
    uids = [entry.uid for entry in read(data).entries]
    assert [len(uid) for uid in uids] == [32, 32, 32]
    assert len(set(uids)) == 3
    assert [entry.title for entry in read(data).entries] == ["A", "B", "Without a title"]
    catalogue.use("es")
    assert [entry.uid for entry in read(data).entries] == uids


def test_of_two_versions_the_newer_one_counts():
    old, new = ["UID:1", "SUMMARY:Old", NINE, "SEQUENCE:1"], ["UID:1", "SUMMARY:New", NINE, "SEQUENCE:2"]
    for data in (file(old, new), file(new, old)):
        content = read(data)
        assert [entry.title for entry in content.entries] == ["New"]
        assert said(content) == ["UTF-8", "1 older version left aside"]


def test_different_entries_that_share_a_uid_are_all_kept():
    content = read(file(["UID:1", "SUMMARY:A", NINE], ["UID:1", "SUMMARY:B", NINE], ["UID:1", "SUMMARY:A", NINE]))
    assert [entry.title for entry in content.entries] == ["A", "B"]
    assert len({entry.uid for entry in content.entries}) == 2


def test_several_calendars_in_a_file_are_read_each_with_its_own_zones():
    told = "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nX-LIC-LOCATION:{}\r\nEND:VTIMEZONE\r\n"
    ours = "DTSTART;TZID=Ours:20270312T090000"
    data = file(["UID:1", ours], head=f"X-WR-CALNAME:Cl\r\n{told.format('America/Santiago')}")
    data += file(["UID:2", ours], head=told.format("America/Lima"))
    content = read(data)
    assert content.name == "Cl"
    assert [entry.timezone for entry in content.entries] == ["America/Santiago", "America/Lima"]
    assert said(content) == [
        "UTF-8",
        "2 calendars in one file",
        "time zone “Ours” read as America/Santiago",
        "time zone “Ours” read as America/Lima",
    ]


def test_tasks_journals_and_alarms_are_no_dates():
    aside = "BEGIN:VTODO\r\nSUMMARY:Buy\r\nDTSTART:20270312\r\nEND:VTODO\r\n" * 2
    alarm = ["BEGIN:VALARM", "SUMMARY:Ring", "DTSTART:20270301", "END:VALARM"]
    content = read(file(["UID:1", *alarm, "SUMMARY:Meetup", NINE], head=aside))
    assert [(entry.title, entry.start) for entry in content.entries] == [("Meetup", at(12, 9))]
    assert said(content) == ["UTF-8", "2 tasks or notes that are no dates"]


def test_a_calendar_that_takes_its_entries_back_has_them_cancelled():
    assert only(head="METHOD:CANCEL\r\n").status == "cancelled"


@pytest.mark.parametrize(
    ("lines", "place", "link"),
    [
        (["LOCATION:https://meet.example/1"], "", "https://meet.example/1"),
        (["LOCATION:Room 5 (https://meet.example/1)"], "Room 5 (https://meet.example/1)", "https://meet.example/1"),
        (["X-GOOGLE-CONFERENCE:https://meet.google.com/abc"], "", "https://meet.google.com/abc"),
        (["CONFERENCE:tel:+1-412"], "", ""),
    ],
)
def test_a_link_is_where_one_takes_part_online(lines, place, link):
    entry = only(*lines)
    assert (entry.place, entry.conference_url) == (place, link)


@pytest.mark.parametrize("geo", ["91;0", "0;181", "here", "1;2;3"])
def test_what_is_no_place_on_earth_is_left_out(geo):
    assert only(f"GEO:{geo}").geo == ""


SPANISH = file(["UID:1", "SUMMARY:Reunión “niñas”", NINE, f"DESCRIPTION:{'ñandú ' * 30}"])


@pytest.mark.parametrize(
    "data",
    [
        SPANISH,
        b"\xef\xbb\xbf" + SPANISH,
        SPANISH.replace(b"\r\n", b"\n"),
        SPANISH.replace(b"\r\n", b"\r"),
        SPANISH.replace(b"\r\n", b"\r\r\n"),
        SPANISH.replace(b"\r\n", b"\r\n\r\n"),
        SPANISH.decode().encode("cp1252"),
        SPANISH.decode().encode("utf-16"),
        SPANISH.decode().encode("utf-16-le"),
        SPANISH.replace("ñandú ".encode(), "ñan\r\n dú ".encode()),
        SPANISH.replace("ñandú ".encode(), b"\xc3\r\n \xb1and\xc3\n\t\xba "),
        SPANISH.replace("ñandú ".encode() * 30, "ñandú ".encode() * 15 + b"\r\n" + "ñandú ".encode() * 15),
        SPANISH.replace(b"BEGIN", b"begin").replace(b"SUMMARY", b"Summary"),
    ],
    ids="plain bom lf cr crcrlf blank cp1252 utf16 utf16le folded in-characters unfolded case".split(),
)
def test_the_same_is_read_however_it_was_written(data):
    (entry,) = read_dates(data).entries
    assert (entry.title, entry.description) == ("Reunión “niñas”", ("ñandú " * 30).strip())


def test_lines_are_unfolded_wherever_they_were_folded():
    data = b"""BEGIN
 :VCALENDAR
VERSION
 :2.0
X-WR-CALNAME
 :Old
BEGIN
 :VEVENT
UID
 :153ed0e0
SUM
 MARY
 :Spring fair
DTSTART
 ;VALUE=DATE
 :20030714
DTEND
 ;VALUE
 =DATE:2003
 0716
END
 :VEVENT
END
 :VCALENDAR
"""
    content = read_dates(data)
    (entry,) = content.entries
    assert (content.name, entry.uid, entry.title, entry.line) == ("Old", "153ed0e0", "Spring fair", 7)
    assert (entry.start.date().isoformat(), entry.end.date().isoformat(), entry.all_day) == (
        "2003-07-14",
        "2003-07-15",
        True,
    )


def test_a_line_break_that_nobody_escaped_stays_one():
    assert only("DESCRIPTION:First", "second: 5 pm", "- third").description == "First\nsecond: 5 pm\n- third"


def test_no_terminal_obeys_what_an_entry_says():
    entry = only(
        "SUMMARY:a\x1b[31mred\x1b]0;x\x07 b\u202e", "DESCRIPTION:c\x9b2J\\nd", "LOCATION:e\\nf\x00", "UID:g\x07"
    )
    assert (entry.title, entry.description, entry.place, entry.uid) == ("ared b", "c\nd", "e f", "g")


def test_texts_without_end_are_cut():
    entry = only(f"DESCRIPTION:{'x' * 50_000}")
    assert (len(entry.description), entry.description[-1]) == (10_000, "…")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "This file is empty."),
        (b" \r\n\n", "This file is empty."),
        (b"Title,Date\r\nMeetup,2027-03-12\r\n", "This file is no calendar."),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "This file is no calendar."),
        (file([NINE])[:-15], "This calendar breaks off in line 5: its end is missing."),
        (file([NINE])[:-25], "This calendar breaks off in line 4: its end is missing."),
        (file([NINE])[:-15] + file([NINE]), "This calendar breaks off in line 5: its end is missing."),
        (file(*[["UID:1"]] * 5001), "This file has more than 5.000 entries."),
        (b"x" * (SIZE + 1), "This file is larger than 10 MB."),
        (HEAD.encode() + b"BEGIN:X\r\n" * 99, "Line 22 is nested deeper than any calendar."),
    ],
    ids="empty blank table bare cut cut-inside cut-before-another many large deep".split(),
)
def test_a_file_that_is_no_calendar_is_refused_in_one_sentence(data, problem):
    with pytest.raises(FileProblem) as raised:
        read(data)
    assert catalogue.words(raised.value.message) == problem


def test_a_calendar_without_entries_is_one():
    assert read(file()).entries == ()


def test_only_ordinary_files_of_a_sensible_size_are_loaded(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * (SIZE + 1))
    (tmp_path / "good").write_bytes(SPANISH)
    assert load(tmp_path / "good") == SPANISH
    for name in ("pipe", "large", "missing", ".", "a\0b"):
        with pytest.raises(FileProblem):
            load(tmp_path / name)
    with pytest.raises(FileProblem):
        load(tmp_path.__class__("/dev/zero"))


def large(entries):
    told = "DESCRIPTION:" + "\r\n ".join(["x y z\\n ok ok ok" * 4] * 29)
    when = ("SUMMARY:Meetup", "DTSTART;TZID=Europe/Berlin:20270312T090000", "RRULE:FREQ=DAILY;COUNT=9")
    return file(*([f"UID:{n}", *when, told] for n in range(entries)))


def test_nearly_ten_megabytes_are_read():
    data = large(5000)
    assert 9 << 20 < len(data) < SIZE
    assert len(read(data).entries) == 5000


def test_ten_times_as_much_is_ten_times_the_work():
    few, many = (calls(partial(read, large(entries))) for entries in (20, 200))
    assert few > 1000
    assert many < 11 * few


def calls(do):
    """How many functions are called to do it: a measure of work that no clock disturbs."""
    count = 0

    def note(_frame, happening, _argument):
        nonlocal count
        count += happening in {"call", "c_call"}

    sys.setprofile(note)
    try:
        do()
    finally:
        sys.setprofile(None)
    return count


WORDS = st.text(st.characters(codec="utf-8"), max_size=60)
WALLS = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(lambda wall: wall.replace(microsecond=0))


@given(WORDS, WORDS, WALLS)
def test_what_is_written_as_the_rfc_says_is_read_as_it_was_meant(title, told, wall):
    def escaped(text):
        plain = clean(text)
        return plain.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")

    entry = only(f"SUMMARY:x{escaped(title)}", f"DESCRIPTION:x{escaped(told)}", f"DTSTART:{wall:%Y%m%dT%H%M%S}")
    assert entry.title == " ".join(f"x{clean(title)}".split())
    assert entry.description == f"x{clean(told)}".strip()
    assert entry.start == wall


@given(st.lists(st.tuples(WALLS, st.integers(0, 10_000)), min_size=1, max_size=5))
def test_another_reader_reads_the_same_times(spans):
    events = [
        [f"UID:{n}", "SUMMARY:Meetup", f"DTSTART:{wall:%Y%m%dT%H%M%SZ}", f"DURATION:PT{minutes}M"]
        for n, (wall, minutes) in enumerate(spans)
    ]
    ours = read(file(*events)).entries
    ended = [[*event[:3], f"DTEND:{entry.end:%Y%m%dT%H%M%SZ}"] for event, entry in zip(events, ours, strict=True)]
    theirs = by_vobject(file(*ended))
    assert [(entry.uid, entry.start, entry.end) for entry in ours] == [
        (read.uid, read.start.replace(tzinfo=None), read.end.replace(tzinfo=None)) for read in theirs
    ]


@given(
    st.lists(st.sampled_from([*SPANISH.splitlines(keepends=True), b"BEGIN:VEVENT\n", b"END:X\n", b" \xff\n", b"\0"]))
)
def test_whatever_lines_a_file_has_it_is_read_or_refused(lines):
    try:
        content = read(b"".join(lines))
    except FileProblem:
        return
    assert all(entry == revised(entry) and entry.start <= entry.end for entry in content.entries)


QUOTED = """BEGIN:VCALENDAR
VERSION:1.0
BEGIN:VEVENT
DTSTART:20270309T120000Z
DTEND:20270309T130000Z
SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Reuni=C3=B3n=
 de la comunidad de los que escriben en Rust y de quienes los acompa=C3=
=B1an
LOCATION;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=D1u=F1oa
DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Sala 1=0D=0ATraer 2=3D1+1
END:VEVENT
BEGIN:VEVENT
DTSTART:20270310T120000Z
SUMMARY:1+1=
END:VEVENT
END:VCALENDAR
"""


def test_texts_in_quoted_printable_are_decoded():
    quoted, plain = read(QUOTED.replace("\n", "\r\n").encode()).entries
    assert quoted.title == "Reunión de la comunidad de los que escriben en Rust y de quienes los acompañan"
    assert (quoted.place, quoted.description) == ("Ñuñoa", "Sala 1\nTraer 2=1+1")
    assert plain.title == "1+1="
