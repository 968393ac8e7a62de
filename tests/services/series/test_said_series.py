"""Series written in the ways people say them give the dates that were meant, or are refused."""

from collections.abc import Callable
from datetime import date, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.series.quick_line import read_series
from eventplanner.services.base.planner import Planner
from eventplanner.services.series import series
from said_aloud import MONTHS, WEEKDAYS, day_words, hour_words, languages

TODAY = date(2026, 12, 1)
YEAR = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
NTHS = {
    "en": {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last", -2: "second to last"},
    "es": {1: "primer", 2: "segundo", 3: "tercer", 4: "cuarto", -1: "último", -2: "penúltimo"},
}
Rule = Callable[[date], bool]


def nth_of_month(day: date, n: int, counts: Rule) -> bool:
    """Is a day the n-th of those of its month that count?"""
    days = [each for each in YEAR if each.month == day.month and counts(each)]
    return len(days) >= abs(n) and day == days[n - 1 if n > 0 else n]


@st.composite
def rules(draw: st.DrawFn, language: str) -> tuple[str, Rule]:
    """How often, in words and as what it means."""
    weekday, n = draw(st.integers(0, 6)), draw(st.sampled_from([1, 2, 3, 4, -1, -2]))
    name, nth = WEEKDAYS[language][weekday], NTHS[language][n]
    each = "of each month" if language == "en" else draw(st.sampled_from(["de cada mes", "del mes", "de mes"]))
    match draw(st.sampled_from(["weekly", "nth", "position", "working"])):
        case "weekly":
            plural = name if name.endswith("s") else f"{name}s"
            ways = [f"every {name}", f"each {name}", f"weekly on {name}s"]
            if language == "es":
                ways = [f"cada {name}", f"todos los {plural}", f"los {plural}"]
            return draw(st.sampled_from(ways)), lambda day: day.weekday() == weekday
        case "nth":
            return f"{nth} {name} {each}", lambda day: nth_of_month(day, n, lambda one: one.weekday() == weekday)
        case "position":
            words = "weekday" if language == "en" else "día de semana"
            return f"{nth} {words} {each}", lambda day: nth_of_month(day, n, lambda one: one.weekday() < 5)
        case _:
            ways = ["every weekday", "Monday to Friday"] if language == "en" else ["de lunes a viernes"]
            return draw(st.sampled_from(ways)), lambda day: day.weekday() < 5


@st.composite
def seasons(draw: st.DrawFn, language: str) -> tuple[str, date, date]:
    """Months of 2027, from one to another."""
    first = draw(st.integers(1, 11))
    last = draw(st.integers(first + 1, 12))
    one, other = (MONTHS[language][month - 1] for month in (first, last))
    ways = [f"{one} to {other} 2027", f"from {one} 2027 to {other} 2027", f"{one[:3]}-{other[:3]} 2027"]
    if language == "es":
        ways = [f"{one} a {other} 2027", f"de {one} a {other} de 2027", f"desde {one} de 2027 hasta {other} de 2027"]
    over = date(2027, last + 1, 1) if last < 12 else date(2028, 1, 1)
    return draw(st.sampled_from(ways)), date(2027, first, 1), over - timedelta(days=1)


@st.composite
def exceptions(draw: st.DrawFn, language: str, days: list[date]) -> tuple[str, set[date]]:
    """Single days, two of them, or a stretch."""
    gone = sorted(draw(st.lists(st.sampled_from(days), min_size=1, max_size=2, unique=True)))
    year = draw(st.booleans())
    said = [draw(day_words(day, language, year=year)) for day in gone]
    lead = draw(st.sampled_from(["except", "skipping"] if language == "en" else ["excepto", "salvo", "menos"]))
    joint = " and " if language == "en" else " y "
    return f"{lead} {joint.join(said)}", set(gone)


class SaidSeries:
    """A line with the days, the hour and the place that it says."""

    def __init__(self, line: str, days: list[date], at: time | None, place: str) -> None:
        self.line, self.days, self.at, self.place = line, days, at, place

    def __repr__(self) -> str:
        return f"{self.line!r} → {self.at} {self.place} {[f'{day:%d %b}' for day in self.days]}"


@st.composite
def said_series(draw: st.DrawFn) -> SaidSeries:
    language = draw(languages)
    words, falls_on = draw(rules(language))
    season, first, last = draw(seasons(language))
    days = [day for day in YEAR if first <= day <= last and falls_on(day)]
    at, place = draw(st.none() | st.builds(time, st.integers(8, 20), st.sampled_from([0, 30]))), ""
    parts = [words, draw(hour_words(at, language)) if at else "", f", {season}"]
    if days and draw(st.booleans()):
        exception, gone = draw(exceptions(language, days))
        parts.append(exception)
        days = [day for day in days if day not in gone]
    if draw(st.booleans()):
        place = draw(st.sampled_from(["Sede Centro", "Main Hall"]))
        parts.append(f"@{place}")
    return SaidSeries(f"Python 3: {' '.join(filter(None, parts))}", days, at, place)


@given(said=said_series())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_series_has_the_dates_that_were_meant(planner: Planner, said: SaidSeries):
    read = read_series(said.line, TODAY, "America/Santiago")

    assert read.draft is not None, read.problem
    draft = read.draft
    assert draft.name == "Python 3"
    assert [day for day in series.days_of(planner, draft) if day not in draft.skipped] == said.days
    assert draft.template.venue == said.place
    assert said.at == (None if draft.template.all_day or not draft.template.start else draft.template.start.time())
