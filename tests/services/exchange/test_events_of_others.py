"""Tables of events and tasks in the ways that people write them: read back equal, or refused; never different in silence.

The writers here know nothing of the readers: each writes a known value in a way of its own.
"""

import csv
import io
import random
from datetime import date, datetime, time, timedelta

import pytest

from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.domain.parsing.moments import moment
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.tasks.tasks import TaskState
from eventplanner.services.events import events
from eventplanner.services.exchange import importing
from eventplanner.services.exchange.events_exchange import EventsImporting
from eventplanner.services.exchange.tasks_exchange import TasksImporting
from formats.tables.workbooks import workbook

ENGLISH = "January February March April May June July August September October November December".split()
SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
ES_DAYS = "lunes martes miércoles jueves viernes sábado domingo".split()
EN_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

DAYS = {
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "short": lambda d: f"{d.day}-{d.month}-{d.year}",
    "dots": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "words": lambda d: f"{d.day} de {SPANISH[d.month - 1]} de {d.year}",
    "weekday": lambda d: f"{ES_DAYS[d.weekday()]} {d.day} de {SPANISH[d.month - 1]} del {d.year}",
    "three": lambda d: f"{d.day}-{SPANISH[d.month - 1][:3]}-{d.year}",
    "english": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "english weekday": lambda d: f"{EN_DAYS[d.weekday()]}, {ENGLISH[d.month - 1][:3]} {d.day} {d.year}",
    "capitals": lambda d: f"{d.day} {SPANISH[d.month - 1].upper()} {d.year}",
    "serial": lambda d: str((d - date(1899, 12, 30)).days),
}
TIMES = {
    "colon": lambda t: f"{t.hour:02}:{t.minute:02}",
    "hrs": lambda t: f"{t.hour}:{t.minute:02} hrs",
    "h": lambda t: f"{t.hour}h{t.minute:02}",
    "half": lambda t: f"{t.hour % 12 or 12}:{t.minute:02} {'PM' if t.hour >= 12 else 'AM'}",
    "dotted half": lambda t: f"{t.hour % 12 or 12}:{t.minute:02} {'p. m.' if t.hour >= 12 else 'a. m.'}",
    "seconds": lambda t: f"{t.hour:02}:{t.minute:02}:00",
}
SPANS = {
    "dash": lambda a, b: f"{a} - {b}",
    "long dash": lambda a, b: f"{a}–{b}",
    "a": lambda a, b: f"de {a} a {b}",
    "between": lambda a, b: f"entre las {a} y las {b}",
    "to": lambda a, b: f"from {a} to {b}",
}
KINDS = {
    EventKind.MEETUP: ["meetup", "Encuentro"],
    EventKind.WORKSHOP: ["Taller", "workshop"],
    EventKind.TALK: ["charla", "Talk"],
}
STATES = {
    Status.PLANNED: ["planificado", "Planned"],
    Status.IDEA: ["idea", "Borrador"],
    Status.CONFIRMED: ["Confirmado", "confirmed"],
}
CHANCE = random.Random(20270312)


def any_day() -> date:
    return date(2027, 1, 1) + timedelta(days=CHANCE.randrange(365))


def any_time() -> time:
    return time(CHANCE.randrange(6, 23), CHANCE.choice([0, 15, 30, 45]))


@pytest.mark.parametrize("way", DAYS)
def test_a_day_is_that_day_or_refused(way: str) -> None:
    for _n in range(150):
        day = any_day()
        assert moment(DAYS[way](day), day_first=True).day == day


@pytest.mark.parametrize("way", TIMES)
def test_a_time_is_that_time_or_refused(way: str) -> None:
    for _n in range(100):
        clock = any_time()
        found = moment(TIMES[way](clock), day_first=True)
        assert (found.clock, found.day, found.until) == (clock, None, None)


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("way", TIMES)
def test_a_span_of_time_is_that_span_or_refused(span: str, way: str) -> None:
    read = 0
    for _n in range(40):
        begin, end = sorted([any_time(), any_time()])
        if begin == end:
            continue
        try:
            found = moment(SPANS[span](TIMES[way](begin), TIMES[way](end)), day_first=True)
        except Unreadable:
            continue
        assert (found.clock, found.until) == (begin, end)
        read += 1
    assert read > 20


@pytest.mark.parametrize("joint", [" y ", ", ", " & ", " and ", "; "])
def test_two_days_are_a_span_only_if_they_follow_each_other(joint: str) -> None:
    for _n in range(60):
        day, apart = any_day(), CHANCE.randrange(1, 40)
        text = joint.join(DAYS["slashes"](each) for each in (day, day + timedelta(days=apart)))
        try:
            found = moment(text, day_first=True)
        except Unreadable:
            assert apart > 1
        else:
            assert (apart, found.day, found.last_day) == (1, day, day + timedelta(days=1))


class Known:
    """An event as it is, before somebody writes it into a table."""

    def __init__(self, n: int) -> None:
        self.title = f"{CHANCE.choice(['Charla', 'Jornada', 'Noche'])} {n}"
        self.day = any_day()
        self.begin: time | None = any_time() if CHANCE.random() < 0.7 else None
        length = timedelta(minutes=CHANCE.choice([45, 90, 120, 600]))
        self.start = datetime.combine(self.day, self.begin or time())
        self.end = self.start + (length if self.begin else timedelta(days=CHANCE.choice([0, 0, 1, 4])))
        self.venue = CHANCE.choice(["", "Sala Grande", "Teatro Ñuñoa"])
        self.capacity = CHANCE.choice([None, 40, 1200])
        self.kind = CHANCE.choice(list(KINDS))
        self.status = CHANCE.choice(list(STATES))

    def facts(self) -> tuple[object, ...]:
        return self.title, self.start, self.end, self.venue, self.capacity, self.kind, self.status


HEADINGS = {
    "title": ["Evento", "Actividad", "Nombre del evento", "Title", "Asunto"],
    "date": ["Fecha", "Fecha inicio", "Date"],
    "time": ["Hora", "Horario", "Time"],
    "venue": ["Lugar", "Sede", "Venue"],
    "capacity": ["Cupos", "Aforo", "Capacity", "Asistentes", "Público"],
    "kind": ["Tipo", "Kind"],
    "status": ["Estado", "Status"],
}


def written(known: Known, ways: dict[str, str]) -> dict[str, str]:
    """The cells of an event, in the ways of its table."""
    day, clock, span = DAYS[ways["day"]], TIMES[ways["time"]], SPANS[ways["span"]]
    last = known.end.date()
    date_cell = day(known.day) if known.begin or last == known.day else f"{day(known.day)} - {day(last)}"
    grouped = CHANCE.choice([f"{known.capacity:,}".replace(",", "."), str(known.capacity)]) if known.capacity else ""
    return {
        "title": known.title,
        "date": date_cell,
        "time": span(clock(known.begin), clock(known.end.time())) if known.begin else "",
        "venue": known.venue,
        "capacity": grouped,
        "kind": CHANCE.choice(KINDS[known.kind]),
        "status": CHANCE.choice(STATES[known.status]),
    }


def table(found: list[Known]) -> list[list[str]]:
    """The rows of a table with its header, headings among the rows, and totals below."""
    ways = {"day": CHANCE.choice(list(DAYS)), "time": CHANCE.choice(list(TIMES)), "span": CHANCE.choice(list(SPANS))}
    names = list(HEADINGS)
    CHANCE.shuffle(names)
    header = [CHANCE.choice(HEADINGS[name]) for name in names]
    rows = [[written(known, ways)[name] for name in names] for known in found]
    blank = [""] * len(names)
    if CHANCE.random() < 0.5 and names[0] != "title":
        rows.insert(len(rows) // 2, ["ABRIL", *blank[1:]])
    if CHANCE.random() < 0.5:
        total = [*blank]
        total[names.index("title")] = CHANCE.choice(["TOTAL EVENTOS", "Total", "Suma"])
        total[names.index("capacity")] = "9999"
        rows.append(total)
    above = [["Plan de eventos", *blank[1:]]] if CHANCE.random() < 0.5 else []
    return [*above, header, *rows]


def as_file(rows: list[list[str]]) -> bytes:
    if CHANCE.random() < 0.3:
        return workbook(("Plan", rows))
    text = io.StringIO()
    csv.writer(text, delimiter=CHANCE.choice(";,\t")).writerows(rows)
    return text.getvalue().encode(CHANCE.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]), "replace")


def test_tables_of_events_come_back_as_they_were_or_are_refused(planner) -> None:
    read = refused = 0
    for _n in range(120):
        found = [Known(n) for n in range(CHANCE.randrange(3, 9))]
        shown = importing.preview(planner, EventsImporting(), as_file(table(found)))
        by_title = {known.title: known for known in found}
        assert {line.title for line in shown.lines} <= by_title.keys()
        assert len(shown.lines) == len(by_title)
        for line in shown.lines:
            if line.outcome is Outcome.REJECTED:
                refused += 1
                continue
            draft = line.draft
            assert draft is not None
            facts = draft.title, draft.start, draft.end, draft.venue, draft.capacity, draft.kind, draft.status
            assert facts == by_title[line.title].facts()
            read += 1
    assert read > 4 * refused


OFFSETS = {
    "T": lambda n: f"T{n:+d}" if n else "T",
    "D": lambda n: f"D{n:+d}" if n else "D-Day",
    "words": lambda n: f"{-n} días antes" if n < 0 else f"{n} días después" if n else "el día del evento",
    "english": lambda n: f"{-n} days before" if n < 0 else f"{n} days after" if n else "day of event",
    "signed": lambda n: f"{n:+d}",
}
TASK_STATES = {
    TaskState.TODO: ["pendiente", "Por hacer"],
    TaskState.DOING: ["En curso", "in progress"],
    TaskState.DONE: ["Lista", "Completada", "done"],
}


def test_tables_of_tasks_come_back_as_they_were_or_are_refused(planner) -> None:
    draft = EventDraft(title="Encuentro", start=datetime(2027, 6, 1, 9), end=datetime(2027, 6, 1, 18))
    events.create(planner, draft)
    event = events.everything(planner)[0].id
    read = 0
    for _n in range(60):
        way = CHANCE.choice(list(OFFSETS))
        known = {f"Tarea {n}": (CHANCE.randrange(-90, 20), CHANCE.choice(list(TASK_STATES))) for n in range(6)}
        rows = [["Nombre de tarea", "Plazo", "Estado"]]
        rows += [
            [title, OFFSETS[way](offset), CHANCE.choice(TASK_STATES[state])] for title, (offset, state) in known.items()
        ]
        rows.insert(CHANCE.randrange(1, len(rows)), ["DIFUSIÓN", "", ""])
        shown = importing.preview(planner, TasksImporting(event_id=event), as_file(rows))
        for line in shown.lines:
            assert line.draft is not None
            assert (line.draft.offset, line.draft.state) == known[line.title]
            read += 1
    assert read == 60 * 6
