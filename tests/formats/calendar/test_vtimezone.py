import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from hypothesis import given, settings
from hypothesis import strategies as st

from eventplanner.formats.calendar.vtimezone import observances, vtimezone

ZONES = (
    "America/Santiago", "Pacific/Easter", "America/Punta_Arenas", "America/New_York", "America/Sao_Paulo",
    "America/Asuncion", "America/Havana", "America/Nuuk", "Europe/Madrid", "Europe/Dublin", "Europe/Istanbul",
    "Africa/Casablanca", "Africa/Cairo", "Asia/Tokyo", "Asia/Tehran", "Asia/Jerusalem", "Asia/Gaza", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Apia", "Pacific/Chatham", "Antarctica/Troll", "Etc/GMT+5",
)  # fmt: skip


def text(zone, first, last):
    return vtimezone(zone, first, last).to_ical(sorted=False).decode().replace("\r\n ", "").split("\r\n")[:-1]


def evaluated(zone, first, last):
    """The zone as dateutil understands our component."""
    written = "\n".join(["BEGIN:VCALENDAR", *text(zone, first, last), "END:VCALENDAR", ""])
    return tz.tzical(io.StringIO(written)).get(zone)


def offsets(wall, zone):
    place = ZoneInfo(zone)
    return wall.replace(tzinfo=place).utcoffset(), wall.replace(tzinfo=place, fold=1).utcoffset()


def agrees(wall, zone, read):
    """Wall times that name no one instant are written in UTC, and need no zone."""
    early, late = offsets(wall, zone)
    return early != late or wall.replace(tzinfo=read).utcoffset() == early


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    first=st.integers(1990, 2045),
    length=st.integers(0, 6),
    minutes=st.lists(st.integers(0, 366 * 1440 - 1), min_size=20, max_size=20),
)
def test_any_wall_time_of_the_years_is_at_its_instant(zone, first, length, minutes):
    read = evaluated(zone, first, first + length)
    walls = (datetime(first, 1, 1) + timedelta(minutes=minute * (length + 1)) for minute in minutes)
    assert [wall for wall in walls if wall.year <= first + length and not agrees(wall, zone, read)] == []


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("years", [(2027, 2027), (2022, 2022), (2014, 2029)])
def test_both_sides_of_every_change_are_right(zone, years):
    read = evaluated(zone, *years)
    changes = [each.transition.onset for each in observances(zone, *years)]
    days = [day + timedelta(days=extra) for day in changes for extra in (-366, -365, 0, 364, 365, 366)]
    walls = [day + timedelta(minutes=minute) for day in days for minute in range(-180, 181, 15)]
    walls = [wall for wall in walls if years[0] <= wall.year <= years[1]]
    assert [wall for wall in walls if not agrees(wall, zone, read)] == []


def test_chile_in_a_regular_year_is_two_rules():
    assert text("America/Santiago", 2027, 2027) == [
        "BEGIN:VTIMEZONE",
        "TZID:America/Santiago",
        "BEGIN:STANDARD",
        "DTSTART:20260405T000000",
        "TZOFFSETFROM:-0300",
        "TZOFFSETTO:-0400",
        "TZNAME:-04",
        "RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=4",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:20260906T000000",
        "TZOFFSETFROM:-0400",
        "TZOFFSETTO:-0300",
        "TZNAME:-03",
        "RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=9",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]


def test_the_year_in_which_chile_moved_the_date_stands_alone():
    starts = [line for line in text("America/Santiago", 2022, 2022) if line.startswith(("BEGIN", "DTSTART", "RRULE"))]
    assert starts == [
        "BEGIN:VTIMEZONE",
        "BEGIN:STANDARD",
        "DTSTART:20210404T000000",
        "RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=4",
        "BEGIN:DAYLIGHT",
        "DTSTART:20210905T000000",
        "BEGIN:DAYLIGHT",
        "DTSTART:20220911T000000",
    ]


def test_a_rule_that_was_given_up_ends():
    rules = [line for line in text("America/Santiago", 2021, 2024) if line.startswith("RRULE")]
    assert rules == [
        "RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=4",
        "RRULE:FREQ=YEARLY;UNTIL=20210906T040000Z;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=9",
        "RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=9",
    ]


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("America/New_York", ["BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"]),
        ("Europe/Madrid", ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("Asia/Tokyo", []),
    ],
)
def test_rules_are_said_in_the_way_that_every_calendar_knows(zone, rules):
    found = [line.removeprefix("RRULE:FREQ=YEARLY;") for line in text(zone, 2027, 2027) if line.startswith("RRULE")]
    assert found == rules


def test_a_zone_without_daylight_time_has_one_standard():
    assert text("Asia/Tokyo", 2027, 2029) == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Tokyo",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0900",
        "TZOFFSETTO:+0900",
        "TZNAME:JST",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_summer_is_the_daylight_time_also_where_winter_is_the_exception():
    kinds = [
        line for line in text("Europe/Dublin", 2027, 2027) if line.startswith(("BEGIN:D", "BEGIN:S", "TZOFFSETTO"))
    ]
    assert kinds == ["BEGIN:DAYLIGHT", "TZOFFSETTO:+0100", "BEGIN:STANDARD", "TZOFFSETTO:+0000"]


@pytest.mark.parametrize("zone", ZONES)
def test_an_onset_is_the_wall_time_at_which_the_clock_was_changed(zone):
    for each in observances(zone, 2020, 2030):
        change = each.transition
        if change.before != change.after:
            moment = (change.onset - change.before).replace(tzinfo=UTC)
            place = ZoneInfo(zone)
            assert (moment - timedelta(seconds=1)).astimezone(place).utcoffset() == change.before
            assert moment.astimezone(place).utcoffset() == change.after


@pytest.mark.parametrize("years", [(1, 1), (1890, 1910), (9998, 9998)])
def test_no_year_is_too_far_away(years):
    assert text("America/Santiago", *years)[-1] == "END:VTIMEZONE"
