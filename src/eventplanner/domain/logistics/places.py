"""Figures read from the notes of a venue: capacity by set-up, age of a test, start time in other cities."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.base.zones import instant
from eventplanner.domain.logistics.venues import VenueDraft

STALE = timedelta(days=365)
"""A test of the Wi-Fi that is older says little of today."""
_COUNT = r"(?P<count>\d{1,3}(?:[.,]\d{3})+|\d{1,7})"
_BEHIND = re.compile(rf"(?P<name>.*?)[\s:=(–-]*{_COUNT}\)?")
_BEFORE = re.compile(rf"{_COUNT}\s+(?P<name>.+)")


class Setup(NamedTuple):
    """Room set-up with its capacity."""

    name: str
    capacity: int | None


class CityStart(Struct, frozen=True):
    """Start of an event in a city of its audience."""

    zone: str
    wall: datetime
    days: int
    """After the day that it is where the event is; before it if negative."""

    @property
    def city(self) -> str:
        return self.zone.rpartition("/")[2].replace("_", " ")


def setup_of(line: str) -> Setup:
    """Parses one line: `theatre 300`, `classroom: 120`, `80 cocktail`."""
    line = clean_line(line)
    match = _BEFORE.fullmatch(line) or _BEHIND.fullmatch(line)
    if match is None:
        return Setup(line, None)
    return Setup(match["name"].strip(), int(re.sub("[.,]", "", match["count"])))


def setups_of(venue: VenueDraft) -> list[Setup]:
    """Returns the set-ups of a venue in the order of its notes."""
    return [setup_of(line) for line in venue.setups]


def largest(venue: VenueDraft) -> Setup | None:
    """Returns the set-up with the largest capacity; None if there is none."""
    known = [setup for setup in setups_of(venue) if setup.capacity is not None]
    return max(known, key=lambda setup: setup.capacity or 0, default=None)


def room_for(venue: VenueDraft | None, setup: str) -> int | None:
    """Returns the capacity of a venue with a set-up, which may name it itself; None if it is unknown."""
    asked = setup_of(setup)
    if asked.capacity is not None:
        return asked.capacity
    said = setups_of(venue) if venue else []
    return next((each.capacity for each in said if asked.name and fold(each.name) == fold(asked.name)), None)


def is_stale(tested: date | None, today: date) -> bool:
    """Returns whether a test is so old that it has to be repeated; False if there was none."""
    return tested is not None and today - tested > STALE


def starts_elsewhere(start: datetime, zone: str, cities: Sequence[str]) -> list[CityStart]:
    """Returns the local start of an event in other cities."""
    moment = instant(start, zone)
    walls = [(city, moment.astimezone(ZoneInfo(city)).replace(tzinfo=None)) for city in cities]
    return [CityStart(city, wall, (wall.date() - start.date()).days) for city, wall in walls]
