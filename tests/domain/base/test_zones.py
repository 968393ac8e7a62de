"""Wall-clock times on ordinary days and on the nights when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.zones import exists, instant, is_ambiguous, known_zone, wall_problem

ZONES = ("America/Santiago", "Europe/Madrid", "Australia/Lord_Howe", "America/Punta_Arenas", "Pacific/Apia", "UTC")
walls = st.datetimes(datetime(1970, 1, 2), datetime(2200, 12, 30))


@pytest.mark.parametrize("name", ["America/Santiago", "UTC", "Etc/GMT+4", "Europe/Madrid", "Pacific/Easter"])
def test_iana_names_are_known(name):
    assert known_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Santiago",
        "America",
        "america/santiago",
        "../etc/passwd",
        "/etc/passwd",
        "UTC\x00",
        "posix/UTC",
        "right/UTC",
        "localtime",
        "Factory",
        "zone.tab",
        "x" * 5000,
        "ñ/é",
        "Eastern Standard Time",
        ".",
    ],
)
def test_other_names_are_not(name):
    assert not known_zone(name)


@given(st.text())
def test_asking_for_any_zone_is_safe(name):
    assert known_zone(name) in (True, False)


def test_a_summer_and_a_winter_evening_in_santiago():
    assert instant(datetime(2027, 3, 12, 18, 30), "America/Santiago") == datetime(2027, 3, 12, 21, 30, tzinfo=UTC)
    assert instant(datetime(2027, 6, 12, 18, 30), "America/Santiago") == datetime(2027, 6, 12, 22, 30, tzinfo=UTC)


def test_the_hour_before_midnight_comes_twice_on_the_first_saturday_of_april():
    assert wall_problem(datetime(2027, 4, 3, 23, 30), "America/Santiago") == Message(
        "{time} comes twice on {day} in {zone}, as clocks go back: the first one is meant.",
        {"time": time(23, 30), "day": date(2027, 4, 3), "zone": "America/Santiago"},
    )
    assert instant(datetime(2027, 4, 3, 23, 30), "America/Santiago") == datetime(2027, 4, 4, 2, 30, tzinfo=UTC)


def test_the_hour_after_midnight_is_missing_after_the_first_saturday_of_september():
    assert wall_problem(datetime(2027, 9, 5, 0, 15), "America/Santiago") == Message(
        "{time} does not exist on {day} in {zone}: clocks go forward, and show {shown} then.",
        {"time": time(0, 15), "day": date(2027, 9, 5), "zone": "America/Santiago", "shown": time(1, 15)},
    )
    assert instant(datetime(2027, 9, 5, 0, 15), "America/Santiago") == datetime(2027, 9, 5, 4, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "zone", "there", "twice"),
    [
        (datetime(2027, 4, 3, 22, 59), "America/Santiago", True, False),
        (datetime(2027, 4, 3, 23, 0), "America/Santiago", True, True),
        (datetime(2027, 4, 3, 23, 59), "America/Santiago", True, True),
        (datetime(2027, 4, 4, 0, 0), "America/Santiago", True, False),
        (datetime(2027, 9, 4, 23, 59), "America/Santiago", True, False),
        (datetime(2027, 9, 5, 0, 0), "America/Santiago", False, False),
        (datetime(2027, 9, 5, 0, 59), "America/Santiago", False, False),
        (datetime(2027, 9, 5, 1, 0), "America/Santiago", True, False),
        (datetime(2027, 4, 3, 23, 30), "America/Punta_Arenas", True, False),
        (datetime(2027, 3, 28, 2, 30), "Europe/Madrid", False, False),
        (datetime(2027, 10, 31, 2, 30), "Europe/Madrid", True, True),
        (datetime(2027, 10, 3, 2, 15), "Australia/Lord_Howe", False, False),
        (datetime(2027, 10, 3, 2, 45), "Australia/Lord_Howe", True, False),
        (datetime(2027, 4, 4, 1, 45), "Australia/Lord_Howe", True, True),
        (datetime(2027, 4, 4, 2, 0), "Australia/Lord_Howe", True, False),
        (datetime(2011, 12, 30, 12, 0), "Pacific/Apia", False, False),
    ],
)
def test_gaps_and_folds_begin_and_end_to_the_minute(wall, zone, there, twice):
    assert (exists(wall, zone), is_ambiguous(wall, zone)) == (there, twice)
    assert (wall_problem(wall, zone) is None) == (there and not twice)


@given(walls, st.sampled_from(ZONES))
def test_a_time_that_exists_comes_back_from_its_instant(wall, zone):
    back = instant(wall, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert (back == wall) == exists(wall, zone)


@given(walls, st.sampled_from(ZONES))
def test_of_two_instants_the_first_is_meant(wall, zone):
    if is_ambiguous(wall, zone):
        late = wall.replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(UTC)
        assert timedelta(0) < late - instant(wall, zone) <= timedelta(days=1)
