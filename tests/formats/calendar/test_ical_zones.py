from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from eventplanner.domain.base.zones import known_zone
from eventplanner.formats.calendar.ical_text import components
from eventplanner.formats.calendar.ical_zones import Zones, zone_named
from eventplanner.formats.calendar.vtimezone import vtimezone
from eventplanner.formats.data.data_files import table

OUTLOOK = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def zones(described="", tzid="Customized Time Zone", day="20270710", head="", more=""):
    """The zones of a calendar with one event."""
    event = f"BEGIN:VEVENT\nDTSTART;TZID={tzid}:{day}T100000\n{more}END:VEVENT\n"
    return Zones(components(f"BEGIN:VCALENDAR\n{head}{described}{event}END:VCALENDAR\n".encode()).calendars[0])


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("America/Santiago", "America/Santiago"),
        ("america/santiago", "America/Santiago"),
        ("/mozilla.org/20070129_1/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/softwarestudio.org/Olson_20011030_5/America/Chicago", "America/Chicago"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Pacific SA Standard Time", "America/Santiago"),
        ("Eastern Daylight Time", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", "Europe/Berlin"),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC-04:00) Santiago", "America/Santiago"),
        ("Canberra, Melbourne, Sydney", "Australia/Sydney"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("Etc/UTC", "UTC"),
        ("GMT", "UTC"),
        ("GMT-0500", "Etc/GMT+5"),
        ("UTC+5", "Etc/GMT-5"),
        ("UTC+00:00", "UTC"),
    ],
)
def test_a_zone_is_known_by_the_names_that_programs_give_it(name, zone):
    assert zone_named(name) == zone


@pytest.mark.parametrize(
    "name",
    ["", "Made/Up", "Customized Time Zone", "/mozilla.org/Berlin", "GMT+0530", "GMT-99", "../etc/passwd", "x" * 999],
)
def test_a_name_that_nobody_knows_is_no_zone(name):
    assert zone_named(name) == ""


DISPLAYED = table("zones", "windows")


@pytest.mark.parametrize("shown", DISPLAYED)
def test_what_windows_shows_is_a_zone_with_that_offset(shown):
    zone = ZoneInfo(WINDOWS_TO_OLSON[DISPLAYED[shown]])
    sign, hours, minutes = (shown[4], shown[5:7], shown[8:10]) if shown[4] in "+-" else ("+", 0, 0)
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    seen = {datetime(2025, month, 1, tzinfo=UTC).astimezone(zone).utcoffset() for month in (1, 7)}
    assert offset in seen


def test_every_zone_of_windows_is_known_here():
    assert [zone for zone in WINDOWS_TO_OLSON.values() if not known_zone(zone)] == []


def test_a_zone_without_a_known_name_is_that_whose_clocks_do_the_same():
    found = zones(OUTLOOK)
    zone = found.known_as("Customized Time Zone")
    seen = [datetime(2027, month, 20, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in range(1, 13)]
    assert seen == [timedelta(hours=2 if 4 <= month <= 10 else 1) for month in range(1, 13)]
    assert [found.params for found in found.findings()] == [{"name": "Customized Time Zone", "zone": zone}]


def test_of_zones_that_do_the_same_that_of_the_calendar_is_meant():
    assert zones(OUTLOOK, head="X-WR-TIMEZONE:Europe/Madrid\n").known_as("Customized Time Zone") == "Europe/Madrid"


def test_a_zone_whose_clocks_do_what_no_others_do_is_not_guessed():
    assert zones(OUTLOOK.replace("-1SU;BYMONTH=3", "2TU;BYMONTH=3")).known_as("Customized Time Zone") == ""
    assert zones(OUTLOOK.replace("+0100", "+0117")).known_as("Customized Time Zone") == ""


def test_rules_that_were_others_in_the_years_in_question_do_not_fit():
    assert zones(OUTLOOK, day="19750710").known_as("Customized Time Zone") == ""


@pytest.mark.parametrize(
    "described", ["", OUTLOOK.replace("RRULE:FREQ", "RRULE:OFTEN"), OUTLOOK.replace("+0200", "soon")]
)
def test_a_zone_that_is_not_described_or_makes_no_sense_is_unknown(described):
    assert zones(described).known_as("Customized Time Zone") == ""


def test_a_zone_says_where_it_is_beside_its_name():
    described = "BEGIN:VTIMEZONE\nTZID:Ours\nX-LIC-LOCATION:America/Phoenix\nEND:VTIMEZONE\n"
    assert zones(described, "Ours").known_as("Ours") == "America/Phoenix"


@pytest.mark.parametrize(
    "zone", ["America/Santiago", "America/New_York", "Europe/Berlin", "Asia/Tokyo", "Africa/Cairo"]
)
def test_our_own_descriptions_are_recognised_without_their_names(zone):
    described = vtimezone(zone, 2026, 2031).to_ical().decode().replace(f"TZID:{zone}", "TZID:Made/Up")
    found = zones(described.replace("\r\n", "\n"), "Made/Up", more="RRULE:FREQ=DAILY\n").known_as("Made/Up")
    hours = [datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(8760)]
    assert [hour.astimezone(ZoneInfo(found)).utcoffset() for hour in hours] == [
        hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours
    ]


def test_rules_that_hold_for_ever_are_rules():
    for_ever = OUTLOOK.replace("RRULE:", "RRULE:UNTIL=99991231T235959Z;")

    assert zones(for_ever).known_as("Customized Time Zone") == zones(OUTLOOK).known_as("Customized Time Zone") != ""


@pytest.mark.parametrize("offset", ["+0100", "-0400", "+0000"])
def test_a_clock_may_show_the_same_since_the_first_day_of_all(offset):
    described = f"""BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:00010101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
"""
    zone = ZoneInfo(zones(described).known_as("Customized Time Zone"))

    assert [f"{datetime(2027, month, 20, tzinfo=zone):%z}" for month in (1, 7)] == [offset, offset]


@pytest.mark.parametrize("offset", ["+9999", "-9999"])
def test_offsets_that_leave_the_calendar_make_no_zone(offset):
    described = OUTLOOK.replace("+0100", offset).replace("16010101T030000", "00010101T000000")

    assert zones(described).known_as("Customized Time Zone") == ""
