from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
from vobject.icalendar import TimezoneComponent

from eventplanner.domain.base.zones import known_zone
from eventplanner.domain.exchange.calendar_entries import AssumedZones
from eventplanner.formats.calendar.ical_text import components
from eventplanner.formats.calendar.ical_zones import Zones, fixed_zone, zone_named
from eventplanner.formats.calendar.vtimezone import vtimezone
from eventplanner.formats.data.data_files import table
from eventplanner.i18n.catalogue import words

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


def zones(described="", tzid="Customized Time Zone", day="20270710", head="", more="", plan="", said=""):
    """The zones of a calendar with one event."""
    event = f"BEGIN:VEVENT\nDTSTART;TZID={tzid}:{day}T100000\n{more}END:VEVENT\n"
    calendar = components(f"BEGIN:VCALENDAR\n{head}{described}{event}END:VCALENDAR\n".encode()).calendars[0]
    return Zones(calendar, AssumedZones(plan=plan, said=said))


def by_vobject(zone):
    """A zone as pretalx describes it, and what it is called there."""
    described = TimezoneComponent(ZoneInfo(zone)).serialize().replace("\r\n", "\n")
    return described, described.partition("TZID:")[2].partition("\n")[0]


def read_as(zone, plan):
    described, tzid = by_vobject(zone)
    return zones(described, tzid, plan=plan).known_as(tzid)


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
    ],
)
def test_a_zone_is_known_by_the_names_that_programs_give_it(name, zone):
    assert zone_named(name) == zone


@pytest.mark.parametrize(
    "name",
    ["", "Made/Up", "Customized Time Zone", "/mozilla.org/Berlin", "GMT+0530", "GMT-99", "../etc/passwd", "x" * 999],
)
def test_a_name_that_nobody_knows_is_no_zone(name):
    assert (zone_named(name), fixed_zone(name)) == ("", "")


@pytest.mark.parametrize(
    "name", ["-04", "-06", "+00", "EST", "MST", "HST", "GMT", "GMT0", "CET", "WET", "EET", "MET", "AEST", "IST", "CST"]
)
def test_offsets_and_abbreviations_are_no_names_also_where_iana_keeps_them(name):
    assert zone_named(name) == ""


@pytest.mark.parametrize(
    ("name", "zone"), [("GMT", "UTC"), ("GMT-0500", "Etc/GMT+5"), ("UTC+5", "Etc/GMT-5"), ("UTC+00:00", "UTC")]
)
def test_a_difference_from_gmt_is_a_zone_where_the_file_describes_none(name, zone):
    assert (zones(tzid=name).known_as(name), zone_named(name)) == (zone, "")


@pytest.mark.parametrize("name", ["EST", "CET", "-04"])
def test_an_abbreviation_that_the_file_does_not_describe_is_unknown_until_somebody_says_which_zone_it_is(name):
    assert zones(tzid=name).known_as(name) == ""
    assert zones(tzid=name, said="America/Lima").known_as(name) == "America/Lima"


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


def test_a_clock_may_be_described_from_a_day_on():
    described = OUTLOOK.replace("16010101T030000", "20070101").replace("16010101T020000", "20070101")
    assert zones(described).known_as("Customized Time Zone") == zones(OUTLOOK).known_as("Customized Time Zone") != ""


@pytest.mark.parametrize("offset", ["+9999", "-9999"])
def test_offsets_that_leave_the_calendar_make_no_zone(offset):
    described = OUTLOOK.replace("+0100", offset).replace("16010101T030000", "00010101T000000")

    assert zones(described).known_as("Customized Time Zone") == ""


PLACES = [
    "America/Santiago",
    "America/Punta_Arenas",
    "America/Coyhaique",
    "America/New_York",
    "America/Mexico_City",
    "Pacific/Easter",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Madrid",
    "Europe/Lisbon",
    "Australia/Sydney",
    "Asia/Kolkata",
]


@pytest.mark.parametrize("zone", PLACES)
def test_a_zone_that_is_called_by_its_offset_or_abbreviation_is_the_plans_if_the_rules_agree(zone):
    assert read_as(zone, plan=zone) == zone


@pytest.mark.parametrize("plan", ["America/Santiago", "Europe/Madrid", "Asia/Tokyo", ""])
@pytest.mark.parametrize("zone", PLACES)
def test_in_another_plan_it_is_one_whose_clocks_show_the_same(zone, plan):
    days = [datetime(2027, month, 10, 10) for month in range(1, 13)]
    found = ZoneInfo(read_as(zone, plan))
    assert [day.replace(tzinfo=found).utcoffset() for day in days] == [
        day.replace(tzinfo=ZoneInfo(zone)).utcoffset() for day in days
    ]


@pytest.mark.parametrize("zone", ["America/Santiago", "America/Mexico_City", "Europe/Dublin", "Australia/Sydney"])
def test_past_rules_and_the_names_of_the_time_tell_zones_apart(zone):
    assert read_as(zone, plan="") == zone


def test_what_was_assumed_of_a_zone_is_said():
    described, tzid = by_vobject("America/Santiago")
    found = zones(described, tzid, plan="America/Santiago")
    found.known_as(tzid)
    assert [words(each) for each in found.findings()] == ["times of -04 read as America/Santiago"]


def test_what_somebody_says_of_the_zone_overrules_rules_and_no_names():
    described, tzid = by_vobject("America/Santiago")
    assert zones(described, tzid, plan="America/Santiago", said="America/Lima").known_as(tzid) == "America/Lima"
    assert zones(tzid="Europe/Madrid", said="America/Lima").known_as("Europe/Madrid") == "Europe/Madrid"


STOPPED = """BEGIN:VTIMEZONE
TZID:-04
BEGIN:STANDARD
DTSTART:20120429T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=4;UNTIL=20140427T040000Z
TZOFFSETFROM:-0300
TZOFFSETTO:-0400
END:STANDARD
BEGIN:STANDARD
DTSTART:20160515T010000
RRULE:FREQ=YEARLY;BYDAY=3SU;BYMONTH=5
TZOFFSETFROM:-0300
TZOFFSETTO:-0400
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20120902T010000
RDATE:20130908T010000,20140907T010000
TZOFFSETFROM:-0400
TZOFFSETTO:-0300
END:DAYLIGHT
BEGIN:DAYLIGHT
DTSTART:20160814T010000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=8
TZOFFSETFROM:-0400
TZOFFSETTO:-0300
END:DAYLIGHT
END:VTIMEZONE
"""


def test_the_plans_zone_may_have_stopped_changing_its_clocks_where_the_file_goes_on():
    assert zones(STOPPED, "-04", plan="America/Punta_Arenas").known_as("-04") == "America/Punta_Arenas"
    assert zones(STOPPED, "-04", plan="Asia/Tokyo").known_as("-04") != "Asia/Tokyo"
    assert read_as("America/Santiago", plan="America/Punta_Arenas") == "America/Santiago"


def test_a_zone_that_stayed_on_its_summer_time_is_on_it():
    described = OUTLOOK.replace("BYMONTH=10", "BYMONTH=10;UNTIL=20151025T010000Z")
    described = described.replace("BYMONTH=3", "BYMONTH=3;UNTIL=20160327T010000Z").replace("16010101", "20080101")
    zone = ZoneInfo(zones(described).known_as("Customized Time Zone"))
    assert [f"{datetime(2027, month, 20, tzinfo=zone):%z}" for month in (1, 7)] == ["+0200", "+0200"]
