"""Calendars made from known times in the ways that other programs write them, and read back: equal, or named as bad."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from eventplanner.domain.exchange.calendar_entries import AssumedZones, CalendarEntry
from eventplanner.formats.calendar.dates_in import read_dates

ZONES = [
    *("America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter", "America/New_York"),
    *("America/Mexico_City", "America/Sao_Paulo", "Europe/Madrid", "Europe/London", "Europe/Dublin", "Asia/Kolkata"),
    *("Australia/Sydney", "Asia/Tokyo", "Africa/Johannesburg", "Pacific/Auckland", "America/St_Johns"),
]
PLANS = ["America/Santiago", "Europe/Madrid", "Asia/Tokyo"]
YEARS = range(2025, 2030)
REGION, SHORT, INSTANT, FLOATING = "region", "short", "instant", "floating"


class Known(NamedTuple):
    """An event as it is meant."""

    wall: datetime
    zone: str
    written: str
    minutes: int
    title: str


knowns = st.builds(
    Known,
    # By day, for by night clocks are changed.
    wall=st.builds(
        lambda day, minute: datetime(2026, 1, 1, 9) + timedelta(days=day, minutes=minute),
        st.integers(0, 1000),
        st.integers(0, 600),
    ),
    zone=st.sampled_from(ZONES),
    written=st.sampled_from([REGION, SHORT, INSTANT, FLOATING]),
    minutes=st.integers(1, 300),
    title=st.text("aZñ:;, 🦤\\", min_size=1, max_size=90).map(lambda text: f"x{text}x"),
)


@cache
def described(zone: str, name: str, late: timedelta) -> list[str]:
    """The changes of a zone's clocks one by one, as they are seen hour by hour, each so much too late."""
    return list(changes(zone, name, late))


def changes(zone: str, name: str, late: timedelta) -> Iterator[str]:
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    region, at = ZoneInfo(zone), datetime(YEARS[0], 1, 1, tzinfo=UTC)
    before = at.astimezone(region)
    yield from observance("STANDARD", datetime(1970, 1, 1), before, before)
    while at.year <= YEARS[-1]:
        at += timedelta(hours=1)
        after = at.astimezone(region)
        if after.utcoffset() != before.utcoffset():
            kind = "DAYLIGHT" if after.dst() else "STANDARD"
            yield from observance(kind, (at + late + before.utcoffset()).replace(tzinfo=None), before, after)
        before = after
    yield "END:VTIMEZONE"


def observance(kind: str, onset: datetime, before: datetime, after: datetime) -> Iterator[str]:
    yield from (f"BEGIN:{kind}", f"DTSTART:{onset:%Y%m%dT%H%M%S}", f"TZNAME:{after.tzname()}")
    yield from (f"TZOFFSETFROM:{before:%z}", f"TZOFFSETTO:{after:%z}", f"END:{kind}")


def event(uid: int, known: Known, name: str) -> Iterator[str]:
    start = known.wall.replace(tzinfo=ZoneInfo(known.zone))
    clock = {
        INSTANT: f":{start.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        FLOATING: f":{known.wall:%Y%m%dT%H%M%S}",
    }.get(known.written, f";TZID={name}:{known.wall:%Y%m%dT%H%M%S}")
    title = known.title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    yield from ("BEGIN:VEVENT", f"UID:{uid}", f"DTSTART{clock}", f"DURATION:PT{known.minutes}M")
    yield from (f"SUMMARY:{title}", "END:VEVENT")


def named(known: Known) -> str:
    """What the file calls its zone."""
    return ZoneInfo(known.zone).tzname(datetime(2027, 1, 1)) or "" if known.written == SHORT else known.zone


def folded(lines: Iterable[str], data: st.DataObject, ending: str) -> bytes:
    """Lines broken wherever it pleases, also within names."""
    text = []
    for line in lines:
        places = data.draw(st.sets(st.integers(1, max(1, len(line) - 1)), max_size=3))
        cuts = [0, *sorted(places), len(line)]
        text.append((ending + " ").join(line[a:b] for a, b in pairwise(cuts)))
    return (ending.join(text) + ending).encode()


@settings(max_examples=60, deadline=None)
@given(st.lists(knowns, min_size=1, max_size=4), st.sampled_from(PLANS), st.sampled_from([0, 1]), st.data())
def test_what_others_write_is_read_as_it_was_meant(events, plan, late, data):
    zones = {named(known): known.zone for known in events if known.written in (REGION, SHORT)}
    # A name that stands for two zones in one file stands for none.
    events = [known for known in events if zones.get(named(known), known.zone) == known.zone]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for name, zone in zones.items():
        lines += described(zone, name, timedelta(hours=late))
    for uid, known in enumerate(events):
        lines += event(uid, known, named(known))
    ending = data.draw(st.sampled_from(["\n", "\r\n"]))
    content = read_dates(folded([*lines, "END:VCALENDAR"], data, ending), AssumedZones(plan=plan))

    read = {entry.uid: entry for entry in content.entries}
    assert not content.bad
    assert len(read) == len(events)
    for uid, known in enumerate(events):
        assert_as_meant(read[str(uid)], known, plan)


def assert_as_meant(entry: CalendarEntry, known: Known, plan: str) -> None:
    meant = known.wall.replace(tzinfo=ZoneInfo(known.zone))
    assert entry.title == " ".join(known.title.split())
    assert entry.end - entry.start == timedelta(minutes=known.minutes)
    if known.written == FLOATING:
        assert (entry.start, entry.timezone) == (known.wall, "")
        return
    start = entry.start.replace(tzinfo=ZoneInfo(entry.timezone))
    assert start.astimezone(UTC) == meant.astimezone(UTC)
    match known.written:
        case "region":
            assert (entry.start, entry.timezone) == (known.wall, known.zone)
        case "short":
            assert entry.start == known.wall
            assert entry.timezone == known.zone or plan != known.zone
        case _:
            assert entry.timezone in (plan, "UTC")
