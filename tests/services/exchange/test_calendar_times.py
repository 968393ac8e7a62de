"""Times of calendars as the plan has them: zones, days that are taken, what the preview says, clashes by instants."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from vobject.icalendar import TimezoneComponent

from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.year.clash_values import ClashKind, Severity
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import settings
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar_import, importing
from eventplanner.services.exchange.calendar_import import wanted_of
from eventplanner.services.year import clashes, overlays

KEYNOTE = """UID:keynote
DTSTART:20270506T000000Z
DTEND:20270506T020000Z
SUMMARY:Keynote"""
EACH_MINUTE = """UID:often
DTSTART:20260101T000000
DURATION:PT1M
RRULE:FREQ=MINUTELY;INTERVAL={n}
SUMMARY:Often"""


@pytest.fixture(autouse=True)
def without_holidays(planner):
    settings.change(planner, holidays="off")


def calendar(*entries: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT\n" for entry in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".encode()


def preview(planner, data, overlay=None, **texts):
    return calendar_import.preview(planner, data, overlay=overlay, wanted=wanted_of(planner, texts))


def said(shown) -> list[str]:
    return [words(finding) for finding in shown.findings]


def bring(planner, data, overlay=None, **texts):
    return importing.carry_out(planner, preview(planner, data, overlay, **texts))[1]


def listed(planner) -> list[tuple[str, str]]:
    return [(f"{event.start:%Y-%m-%d %H:%M}", event.timezone) for event in events.everything(planner)]


def by_pretalx(zone: str) -> bytes:
    """Two talks at ten in the morning at a place, as pretalx writes them."""
    described = TimezoneComponent(ZoneInfo(zone)).serialize().replace("\r\n", "\n")
    name = described.partition("TZID:")[2].partition("\n")[0]
    talks = [
        f"UID:{n}\nDTSTART;TZID={name}:2027{day}T100000\nDURATION:PT45M\nSUMMARY:Talk"
        for n, day in enumerate(("0110", "0710"))
    ]
    return calendar(*talks, head=described)


PLACES = [
    "America/Mexico_City",
    "America/New_York",
    "America/Punta_Arenas",
    "America/Santiago",
    "Australia/Sydney",
    "Europe/Dublin",
    "Europe/London",
    "Europe/Madrid",
]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("zone", PLACES)
def test_talks_at_ten_come_in_at_ten_of_the_place_in_january_and_july(planner, zone, own):
    settings.change(planner, timezone=zone if own else "America/Santiago")
    shown = preview(planner, by_pretalx(zone))
    importing.carry_out(planner, shown)

    assert [when for when, _zone in listed(planner)] == ["2027-01-10 10:00", "2027-07-10 10:00"]
    (read_as,) = {event.timezone for event in events.everything(planner)}
    for month in (1, 7):
        at = datetime(2027, month, 10, 10)
        assert at.replace(tzinfo=ZoneInfo(read_as)).utcoffset() == at.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    assert read_as == zone or not own
    assert f"read as {read_as}" in said(shown)[1]
    assert said(shown)[2:] == ["2 events with a date", f"times in {read_as}"]


def test_a_person_says_which_zone_is_meant(planner):
    shown = preview(planner, by_pretalx("America/Santiago"), timezone="Punta Arenas")
    assert "times of -04 read as America/Punta_Arenas" in said(shown)
    assert {line.draft.timezone for line in shown.lines} == {"America/Punta_Arenas"}


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"timezone": "Mars"}, "timezone"),
        ({"timezone": "EST"}, "timezone"),
        ({"from": "soon"}, "from"),
        ({"until": "32"}, "until"),
        ({"from": "2027-03-02", "until": "2027-03-01"}, "until"),
    ],
)
def test_what_a_person_says_of_a_calendar_makes_sense_or_is_refused(planner, texts, field):
    with pytest.raises(Invalid) as refused:
        wanted_of(planner, texts)
    assert list(refused.value.fields) == [field]


def test_instants_in_utc_are_times_of_the_plan_also_of_a_rule(planner):
    # A Thursday in UTC, a Wednesday in Santiago; in April its clocks go back.
    weekly = KEYNOTE.replace("20270506", "20270325").replace("SUMMARY", "RRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY")
    bring(planner, calendar(weekly))

    zone = "America/Santiago"
    assert listed(planner) == [("2027-03-24 21:00", zone), ("2027-03-31 21:00", zone), ("2027-04-07 20:00", zone)]


def test_a_file_without_events_is_said_to_have_none(planner):
    assert said(preview(planner, calendar())) == ["UTF-8", "no events in this file"]
    assert "no events in this file" in said(preview(planner, b"[]"))


def test_what_has_no_date_is_said(planner):
    shown = preview(planner, calendar(KEYNOTE, "UID:b\nSUMMARY:Some day"))
    assert said(shown)[1:] == ["1 event with a date", "1 without a date", "times in America/Santiago"]
    assert [words(line.reason) for line in shown.result.rejected] == ["has no date"]


def test_recurring_entries_without_a_date_in_time_are_said(planner):
    leap = "UID:leap\nDTSTART;VALUE=DATE:20320229\nRRULE:FREQ=YEARLY\nSUMMARY:Leap day"
    shown = preview(planner, calendar(leap, KEYNOTE))
    assert said(shown)[-2:] == [
        "recurring events up to Sun 31 Dec 2028",
        "1 without a date in these days, left out",
    ]


@pytest.mark.parametrize(
    ("every", "first", "last", "finding"),
    [
        (430, date(2025, 1, 1), date(2028, 12, 31), "recurring events up to Sun 31 Dec 2028"),
        (320, date(2026, 1, 1), date(2028, 12, 31), "taken are those from Thu 1 Jan 2026 to Sun 31 Dec 2028"),
        (200, date(2027, 3, 9), date(2028, 12, 31), "taken are those from Tue 9 Mar 2027 to Sun 31 Dec 2028"),
        (100, date(2027, 3, 9), date(2028, 2, 3), "taken are those from Tue 9 Mar 2027 to Thu 3 Feb 2028"),
    ],
)
def test_too_many_dates_are_taken_from_last_year_to_next_or_for_less(planner, every, first, last, finding):
    shown = preview(planner, calendar(EACH_MINUTE.replace("2026", "2025").format(n=every)))
    days = [line.draft.start.date() for line in shown.lines]
    assert (days[0], days[-1], len(days) <= calendar_import.MOST_EVENTS) == (first, last, True)
    assert said(shown)[-1].endswith(finding)


def test_the_days_that_a_person_names_are_taken(planner):
    weekly = "UID:w\nDTSTART:20250107T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nSUMMARY:Weekly"
    shown = preview(planner, calendar(weekly, KEYNOTE), **{"from": "2027-06-01", "until": "15 jun 2027"})
    assert [line.draft.start.date() for line in shown.lines] == [date(2027, 6, day) for day in (1, 8, 15)]
    assert said(shown)[-2:] == [
        "dates from Tue 1 Jun 2027 to Tue 15 Jun 2027",
        "1 without a date in these days, left out",
    ]


def test_days_that_a_person_names_and_that_are_too_full_are_refused(planner):
    with pytest.raises(FileProblem):
        preview(planner, calendar(EACH_MINUTE.format(n=10)), **{"from": "2026-01-01"})


def test_dates_outside_the_named_days_are_not_taken_from_an_overlay(planner):
    later = KEYNOTE.replace("keynote", "later").replace("202705", "202711")
    bring(planner, calendar(KEYNOTE, later), overlay="Others")
    shown = preview(planner, calendar(KEYNOTE, later), "Others", **{"from": "2027-06-01"})
    assert [line.outcome for line in shown.lines] == ["unchanged"]


def evening(planner, start: datetime, **more) -> None:
    values = {"title": "Ours", "end": start.replace(hour=23), "timezone": "America/Santiago"} | more
    events.create(planner, EventDraft(start=start, **values))


def clashing(planner) -> list[tuple[ClashKind, Severity, date]]:
    return [(one.clash.kind, one.clash.severity, one.clash.day) for one in clashes.of_year(planner, 2027)]


@pytest.mark.parametrize("head", ["", "X-WR-TIMEZONE:Asia/Tokyo\n"])
@pytest.mark.parametrize("rule", ["", "RRULE:FREQ=YEARLY\n"])
def test_dates_of_others_clash_by_instants(planner, head, rule):
    bring(planner, calendar(KEYNOTE.replace("SUMMARY", f"{rule}SUMMARY"), head=head), overlay="Others")
    evening(planner, datetime(2027, 5, 5, 20, 30))
    evening(planner, datetime(2027, 5, 6, 20, 30), title="The day after")

    (occasion,) = overlays.occasions(planner, date(2027, 5, 1), date(2027, 5, 31))
    assert (occasion.start, occasion.timezone) == (datetime(2027, 5, 5, 20), "America/Santiago")
    assert overlays.occasions(planner, date(2027, 5, 6), date(2027, 5, 6)) == []
    others = [each for each in clashing(planner) if each[0] is ClashKind.OVERLAY]
    assert others == [(ClashKind.OVERLAY, Severity.WARNING, date(2027, 5, 5))]


def test_an_event_elsewhere_clashes_on_its_own_day(planner):
    bring(planner, calendar(KEYNOTE), overlay="Others")
    start = datetime(2027, 5, 6, 9)
    evening(planner, start, timezone="Asia/Tokyo", end=start.replace(hour=12))

    assert clashing(planner) == [(ClashKind.OVERLAY, Severity.WARNING, date(2027, 5, 6))]
