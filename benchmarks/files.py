"""Files in and out: a calendar against the icalendar library alone, a table against raw sqlite."""

import csv
import io
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import icalendar

from benchmarks import plans
from benchmarks.bench import Bench
from benchmarks.figures import Figure, ratio
from eventplanner.domain.events.events import Event
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar, importing
from eventplanner.services.exchange.events_exchange import EventsImporting
from eventplanner.storage.kernel.store import Store

LINES = 20_000
HEADING = ("title", "start", "end", "venue", "capacity", "lead", "tags", "status")


def calendar_out(bench: Bench) -> list[Figure]:
    """CPU time, events already read for the library and read from the plan for the app."""
    planner = Planner(Store(bench.plan("heavy"), read_only=True), "bench")
    told = [event for event in events.everything(planner) if event.start]
    calendar.export(planner, CalendarScope())
    found = bench.interleaved(
        {
            "ours": lambda: _timed(lambda: calendar.export(planner, CalendarScope())),
            "library": lambda: _timed(lambda: _library_alone(told)),
        }
    )
    planner.store.close()
    return [ratio("calendar out ÷ icalendar alone, CPU", found["ours"], found["library"], 1.2)]


def table_in(bench: Bench) -> list[Figure]:
    """CPU time of the whole import, preview included."""
    data = _table()
    numbers = iter(range(1_000_000))
    found = bench.interleaved(
        {
            "ours": lambda: _import(bench.home / f"import-{next(numbers)}.db", data),
            "raw": lambda: _raw(bench.home / f"raw-{next(numbers)}.db", data),
        }
    )
    what = f"import of {LINES:,} events (CSV) ÷ executemany(csv.reader), CPU"
    return [ratio(what, found["ours"], found["raw"], 25)]


def _library_alone(told: Sequence[Event]) -> bytes:
    whole = icalendar.Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//bench//")
    for event in told:
        whole.add_component(_component(event))
    return whole.to_ical()


def _component(event: Event) -> icalendar.Event:
    zone = ZoneInfo(event.timezone)
    start, end = event.start, event.end
    assert start
    assert end
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    for name in ("dtstamp", "last-modified", "created"):
        component.add(name, event.updated_at.astimezone(UTC))
    component.add("dtstart", start.date() if event.all_day else start.replace(tzinfo=zone))
    component.add("dtend", end.date() if event.all_day else end.replace(tzinfo=zone))
    component.add("status", "CONFIRMED")
    component.add("summary", event.title)
    component.add("location", event.venue)
    component.add("url", event.url)
    component.add("description", f"{event.kind} · {event.format}\nSeries: {event.series}\n{event.url}")
    component.add("categories", [event.kind, *event.tags])
    return component


def _table() -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADING)
    for n in range(LINES):
        event = plans.draft(n, LINES)
        assert event.start
        assert event.end
        times = (event.start.isoformat(" ", "minutes"), event.end.isoformat(" ", "minutes"))
        writer.writerow(
            [event.title, *times, event.venue, event.capacity, event.lead, " ".join(event.tags), event.status]
        )
    return text.getvalue().encode()


def _import(path: Path, data: bytes) -> float:
    plans.make(path, 0)
    planner = Planner(Store(path), "bench")
    planner.store.warm()
    spent = _timed(lambda: importing.carry_out(planner, importing.preview(planner, EventsImporting(), data)))
    assert len(events.ids(planner)) == LINES
    planner.store.close()
    return spent


def _raw(path: Path, data: bytes) -> float:
    def load() -> None:
        with sqlite3.connect(path) as connection:
            connection.execute(f"CREATE TABLE event ({', '.join(HEADING)})")
            reader = csv.reader(io.StringIO(data.decode()))
            connection.executemany(f"INSERT INTO event VALUES ({', '.join('?' * len(HEADING))})", reader)

    return _timed(load)


def _timed(act: Callable[[], object]) -> float:
    start = process_time()
    act()
    return process_time() - start
