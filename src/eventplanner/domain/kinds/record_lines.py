"""The quick lines of plain records: what one line says of a new one, by field."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from eventplanner.domain.attendance.quick_line import read_count
from eventplanner.domain.budget import quick_lines as budget_line_text
from eventplanner.domain.budget.entry_quick_line import entry_texts
from eventplanner.domain.decisions.gates import Test
from eventplanner.domain.decisions.quick_lines import criterion_texts, finding_texts, gate_texts, goal_texts, risk_texts
from eventplanner.domain.events.events import Event, Format
from eventplanner.domain.kinds.record_types import RECORD_TYPES
from eventplanner.domain.kinds.record_words import CHOICES, choice_named
from eventplanner.domain.logistics.quick_lines import booking_texts, quote_texts, resource_texts, venue_texts
from eventplanner.domain.people.people import Dealing
from eventplanner.domain.people.quick_line import organisation_texts, person_texts
from eventplanner.domain.tasks.quick_line import read_task_line
from eventplanner.domain.team.quick_line import role_texts
from eventplanner.domain.team.roles import Duty


class Said(Struct, frozen=True):
    """A line, and what it is read against."""

    line: str
    today: date
    day_first: bool = True
    event: Event | None = None
    """Whose times the line speaks of."""
    decimal: str = ""
    """The mark before decimals in the plan's country."""


def line_texts(table: str, said: Said) -> Mapping[str, str]:
    """What a line says of a new record of a table. Raises Invalid."""
    reader = _READERS.get(table)
    return reader(said) if reader else {RECORD_TYPES[table].fields[0].name: said.line}


def _task(said: Said) -> Mapping[str, str]:
    return read_task_line(said.line, today=said.today, day_first=said.day_first)


def _registration(said: Said) -> Mapping[str, str]:
    alone = said.event is not None and said.event.format is Format.VIRTUAL
    count = read_count(said.line, said.today, day_first=said.day_first, online_alone=alone)
    return {"day": count.day.isoformat(), "in_person": str(count.in_person), "online": str(count.online)}


def _organisation(said: Said) -> Mapping[str, str]:
    return organisation_texts(said.line, lambda word: choice_named(Dealing, word) is not None)


def _rate(said: Said) -> Mapping[str, str]:
    return budget_line_text.rate_texts(said.line, said.today, day_first=said.day_first, decimal=said.decimal)


_READERS: Mapping[str, Callable[[Said], Mapping[str, str]]] = {
    "task": _task,
    "event_role": lambda said: role_texts(said.line, said.event, CHOICES[Duty]),
    "booking": lambda said: booking_texts(said.line),
    "quote": lambda said: quote_texts(said.line),
    "resource": lambda said: resource_texts(said.line),
    "venue": lambda said: venue_texts(said.line),
    "person": lambda said: person_texts(said.line),
    "organisation": _organisation,
    "gate": lambda said: gate_texts(said.line),
    "criterion": lambda said: criterion_texts(said.line, CHOICES[Test]),
    "risk": lambda said: risk_texts(said.line),
    "goal": lambda said: goal_texts(said.line),
    "finding": lambda said: finding_texts(said.line),
    "registration": _registration,
    "budget_line": lambda said: budget_line_text.line_texts(said.line),
    "entry": lambda said: entry_texts(said.line, said.today, day_first=said.day_first, decimal=said.decimal),
    "transfer": lambda said: budget_line_text.transfer_texts(said.line),
    "envelope": lambda said: budget_line_text.envelope_texts(said.line, year=said.today.year),
    "rate": _rate,
    "category_rule": lambda said: budget_line_text.category_texts(said.line),
    "benefit": lambda said: budget_line_text.benefit_texts(said.line, said.today, day_first=said.day_first),
}
