"""Set-ups, tests that are old, and when an event begins elsewhere."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.zones import exists, instant, is_ambiguous
from eventplanner.domain.logistics.places import (
    CityStart,
    Setup,
    is_stale,
    largest,
    room_for,
    setup_of,
    starts_elsewhere,
)
from eventplanner.domain.logistics.venues import VenueDraft

ZONES = ("America/Santiago", "America/Bogota", "Europe/Madrid", "Asia/Kolkata", "Pacific/Auckland", "UTC")
VENUE = VenueDraft(name="Teatro", setups=("teatro 300", "Aula: 1.120", "80 cóctel", "terraza"))


@pytest.mark.parametrize(
    ("line", "setup"),
    [
        ("theatre 300", Setup("theatre", 300)),
        ("sala grande: 1.200", Setup("sala grande", 1200)),
        ("80 cocktail", Setup("cocktail", 80)),
        ("boardroom (24)", Setup("boardroom", 24)),
        ("terraza", Setup("terraza", None)),
        ("120", Setup("", 120)),
    ],
)
def test_a_setup_says_its_name_and_how_many_fit_in(line: str, setup: Setup) -> None:
    assert setup_of(line) == setup


def test_room_is_found_by_the_name_of_the_setup_without_accents() -> None:
    assert room_for(VENUE, "AULA") == 1120
    assert room_for(VENUE, "coctel") == 80
    assert room_for(VENUE, "banquet") is None
    assert room_for(VENUE, "banquet 90") == 90
    assert room_for(VENUE, "") is None
    assert largest(VENUE) == Setup("Aula", 1120)
    assert largest(VenueDraft(name="Nowhere")) is None


def test_a_test_of_more_than_a_year_ago_is_stale() -> None:
    today = date(2027, 3, 9)
    assert not is_stale(None, today)
    assert not is_stale(today - timedelta(days=365), today)
    assert is_stale(today - timedelta(days=366), today)


def test_an_evening_in_santiago_is_the_next_day_in_madrid() -> None:
    start = datetime(2027, 3, 12, 21, 0)
    assert starts_elsewhere(start, "America/Santiago", ["Europe/Madrid", "America/Bogota"]) == [
        CityStart("Europe/Madrid", datetime(2027, 3, 13, 1, 0), 1),
        CityStart("America/Bogota", datetime(2027, 3, 12, 19, 0), 0),
    ]


def test_hours_between_cities_are_those_of_the_day_and_not_of_the_season() -> None:
    # Madrid goes forward on 28 March, Santiago back on 4 April.
    apart = [
        (starts_elsewhere(datetime(2027, month, day, 18, 0), "America/Santiago", ["Europe/Madrid"])[0].wall.hour - 18)
        for month, day in ((3, 20), (3, 30), (4, 10))
    ]
    assert apart == [22 - 18, 23 - 18, 0 - 18]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)), st.sampled_from(ZONES), st.lists(st.sampled_from(ZONES))
)
def test_each_city_shows_the_same_instant(start: datetime, zone: str, cities: list[str]) -> None:
    start = start.replace(microsecond=0)
    for city in starts_elsewhere(start, zone, cities):
        assert exists(city.wall, city.zone)
        if not is_ambiguous(city.wall, city.zone):
            assert instant(city.wall, city.zone) == instant(start, zone)
        assert city.wall.date() == start.date() + timedelta(days=city.days)
        assert abs(city.days) <= 1


def test_a_city_is_called_as_people_call_it() -> None:
    assert CityStart("America/Argentina/Buenos_Aires", datetime(2027, 1, 1), 0).city == "Buenos Aires"
