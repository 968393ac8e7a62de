"""Events written in the ways people say them are read back equal, or refused."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.quick_line import event_draft, parse
from eventplanner.domain.series.recurring_lines import refuse_recurring
from said_aloud import day_words, hour_words, languages

TODAY = date(2026, 12, 1)
PLAIN = ["Meetup Andes Tech", "Charla de agentes", "Taller Docker", "Rust at scale", "Noche de datos", "C++ y C#"]
NUMBERED = ["Taller Docker 1/2", "Meetup 24/7 support", "Módulo 2/3 Python", "Back in May", "Windows 10", "Python 3.12"]
ODD = [
    "Viernes de Python",
    "Weekly Digest",
    "Charla cada jueves",
    "7 y media",
    "Noon talk",
    "Sync monthly",
    "May 5",
    "Java 21",
]
days = st.dates(date(2026, 12, 2), date(2028, 11, 30))
times = st.builds(time, st.integers(8, 20), st.sampled_from([0, 15, 30, 45]))


class Said:
    """A line with what it says."""

    def __init__(self, line: str, **fields: Any) -> None:
        self.line, self.fields = line, fields

    def __repr__(self) -> str:
        return f"{self.line!r} → {self.fields}"


@st.composite
def events(draw: st.DrawFn, titles: list[str], *, year: bool = True) -> Said:
    language, title = draw(languages), draw(st.sampled_from(titles))
    day = draw(days if year else st.dates(TODAY + timedelta(days=1), TODAY + timedelta(days=300)))
    at, place = draw(st.none() | times), draw(st.sampled_from(["", "Sede Centro", "Main Hall"]))
    tags = draw(st.lists(st.sampled_from(["ia", "rust", "2027q1"]), unique=True, max_size=2))
    places = draw(st.none() | st.integers(1, 2000))
    when = [draw(day_words(day, language, year=year))]
    if at:
        when.append(draw(hour_words(at, language)))
    rest = [f"@{place}" if place else "", *(f"#{tag}" for tag in tags), f"~{places}" if places else ""]
    line = " ".join(filter(None, [title, *when, *draw(st.permutations(rest))]))
    start = datetime.combine(day, at or time())
    end = start + timedelta(hours=2) if at else start
    return Said(line, title=title, start=start, end=end, venue=place, tags=tuple(sorted(tags)), capacity=places)


def understood(said: Said) -> dict[str, Any]:
    line = parse(said.line, today=TODAY)
    refuse_recurring(line, TODAY)
    draft = event_draft(line, "America/Santiago")
    fields = {name: getattr(draft, name) for name in said.fields}
    return fields | {"tags": tuple(sorted(draft.tags))}


@given(events(PLAIN) | events(PLAIN, year=False) | events(NUMBERED))
def test_an_event_is_read_as_it_is_said(said):
    assert understood(said) == said.fields


@given(events(NUMBERED, year=False) | events(ODD) | events(ODD, year=False))
def test_a_title_that_says_a_day_or_a_time_is_a_title_or_refused(said):
    with suppress(Invalid):
        assert understood(said) == said.fields
