"""A wish for a date as people write it."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import EventKind, Format
from eventplanner.domain.year.find_date import DateWish
from eventplanner.domain.year.find_words import read_wish
from eventplanner.i18n.catalogue import words

TODAY = date(2027, 3, 9)
SEPTEMBER = date(2027, 9, 1), date(2027, 9, 30)
EVENING = {"begin": time(18, 30), "minutes": 150}
MORNING = {"begin": time(9, 30), "minutes": 180}


def read(text: str) -> DateWish:
    return read_wish(text, TODAY).wish


def wish(first: date, last: date, **said: object) -> DateWish:
    return DateWish(first=first, last=last, **said)  # type: ignore[arg-type]


def period(text: str) -> tuple[str, str]:
    found = read(text)
    return found.first.isoformat(), found.last.isoformat()


def problem(text: str) -> str:
    found = read_wish(text, TODAY).problem
    return words(found) if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "Thursday evening in September",
        "jueves por la tarde en septiembre",
        "en la tarde, jueves, sep",
        "Thursdays 18:30-21:00 in September 2027",
        "un jueves de septiembre de 18:30 a 21:00",
        "algún jueves de 2027 en septiembre por la noche",
    ],
)
def test_one_wish_in_many_words(text):
    assert read(text) == wish(*SEPTEMBER, weekdays=frozenset({3}), **EVENING)
    assert problem(text) == ""


def test_a_comma_behind_a_name_is_no_part_of_it():
    found = read("jueves, serie: Club Python, público: datos, +Ana")
    assert (found.series, found.audience, found.people) == ("Club Python", "datos", ("Ana",))


@pytest.mark.parametrize(("text", "weekdays"), [("tues or thurs", {1, 3}), ("from tue to thur", {1, 2, 3})])
def test_weekdays_have_short_names(text, weekdays):
    assert read(text).weekdays == weekdays


def test_counts_are_words_up_to_twelve():
    assert (read("seis horas").minutes, read("ten days").days) == (360, 10)


def test_signs_say_what_they_say_in_a_quick_line():
    assert read("2 days in October #conference +Ana Soto +Leo Paz @Teatro Oriente online") == wish(
        date(2027, 10, 1),
        date(2027, 10, 31),
        days=2,
        kind=EventKind.CONFERENCE,
        format=Format.VIRTUAL,
        people=("Ana Soto", "Leo Paz"),
        venue="Teatro Oriente",
    )


def test_a_kind_and_an_audience_may_be_plain_words():
    found = read("taller de 3 horas para desarrolladores en octubre")
    assert (found.kind, found.minutes, found.audience) == (EventKind.WORKSHOP, 180, "desarrolladores")
    assert read("meetup for developers in April").audience == "developers"
    assert read("May audience: students series: Python Santiago").series == "Python Santiago"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("weekday afternoon between 1 and 20 June", ("2027-06-01", "2027-06-20")),
        ("next quarter", ("2027-04-01", "2027-06-30")),
        ("2 h lunes o miércoles próximo trimestre", ("2027-04-01", "2027-06-30")),
        ("Q3", ("2027-07-01", "2027-09-30")),
        ("Q1", ("2027-03-09", "2027-03-31")),
        ("tercer trimestre de 2028", ("2028-07-01", "2028-09-30")),
        ("segundo semestre", ("2027-07-01", "2027-12-31")),
        ("first half of 2028", ("2028-01-01", "2028-06-30")),
        ("in February", ("2028-02-01", "2028-02-29")),
        ("marzo", ("2027-03-09", "2027-03-31")),
        ("November to February", ("2027-11-01", "2028-02-29")),
        ("entre abril y junio", ("2027-04-01", "2027-06-30")),
        ("este mes", ("2027-03-09", "2027-03-31")),
        ("mes que viene", ("2027-04-01", "2027-04-30")),
        ("next week", ("2027-03-15", "2027-03-21")),
        ("próximas 6 semanas", ("2027-03-09", "2027-04-20")),
        ("next 10 days", ("2027-03-09", "2027-03-19")),
        ("próximo año", ("2028-01-01", "2028-12-31")),
        ("2029", ("2029-01-01", "2029-12-31")),
        ("12/4", ("2027-04-12", "2027-04-12")),
        ("from 5 May", ("2027-05-05", "2027-08-03")),
        ("antes del 20 de junio", ("2027-03-09", "2027-06-20")),
        ("next Thursday", ("2027-03-11", "2027-03-11")),
        ("mañana por la tarde", ("2027-03-10", "2027-03-10")),
        ("any Thursday", ("2027-03-09", "2027-06-07")),
    ],
)
def test_periods(text, days):
    assert period(text) == days
    assert problem(text) == ""


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("weekdays", {0, 1, 2, 3, 4}),
        ("días hábiles", {0, 1, 2, 3, 4}),
        ("fin de semana", {5, 6}),
        ("lunes a jueves", {0, 1, 2, 3}),
        ("Tuesday or Thursday", {1, 3}),
        ("sábados", {5}),
        ("Friday to Monday", {4, 5, 6, 0}),
        ("in May", set()),
        ("12 June 2027", {5}),
    ],
)
def test_weekdays(text, weekdays):
    assert read(text).weekdays == weekdays


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jueves mañana", MORNING),
        ("por la mañana", MORNING),
        ("in the morning", MORNING),
        ("tarde", EVENING),
        ("afternoon", {"begin": time(15), "minutes": 150}),
        ("a las 19 h", {"begin": time(19), "minutes": 120}),
        ("después de las 18", {"begin": time(18), "minutes": 120}),
        ("after 18:00 90 min", {"begin": time(18), "minutes": 90}),
        ("evening 1.5 h", {"begin": time(18, 30), "minutes": 90}),
        ("2 hours", {"begin": None, "minutes": 120}),
        ("una hora y media", {"begin": None, "minutes": 90}),
        ("1h30", {"begin": None, "minutes": 90}),
        ("23:00-01:00", {"begin": time(23), "minutes": 120}),
        ("all day", {"begin": None, "minutes": 120}),
        ("10 am in the morning", {"begin": time(10), "minutes": 120}),
    ],
)
def test_times_and_lengths(text, said):
    found = read(text)
    assert {"begin": found.begin, "minutes": found.minutes} == said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Thursday frobnicate", "“frobnicate” is not understood."),
        ("31 feb", "There is no “31 feb” in the calendar."),
        ("May 2020", "Sun 31 May 2020 is past already."),
        ("Monday 12 March 2027", "Fri 12 Mar 2027 is none of the weekdays that were asked for."),
        ("", ""),
    ],
)
def test_what_cannot_be_meant_is_said(text, sentence):
    assert problem(text) == sentence


def test_what_comes_first_in_a_date_is_the_plans_matter():
    assert read_wish("4/12", TODAY, day_first=False).wish.first == date(2027, 4, 12)


def test_what_was_understood_is_marked():
    found = read_wish("Thursday evening in September +Ana Soto", TODAY)
    assert [found.text[span.start : span.end] for span in found.spans] == [
        "Thursday", "evening", "in September", "+Ana Soto",
    ]  # fmt: skip


WORDS = (
    "jueves thursday tarde evening mañana en in septiembre september q3 próximo next trimestre quarter 2 h 90 min dos"
    " días a las 18:30 18:30-21:00 +Ana Soto @Sede #conference #x para for between y 1 20 June 2028 31/2 a-b 0 days"
    " 999 weeks mes every 0h 0.0 hours"
).split()


@given(
    st.text() | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), st.dates(date(1970, 1, 1), date(2199, 1, 1))
)
def test_no_text_is_too_much(text, today):
    found = read_wish(text, today)
    assert found.wish.days >= 1
    assert found.wish.minutes >= 1
    assert found.wish.first <= found.wish.last
    assert found.wish.first >= today or found.problem
    places = [place for span in found.spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(found.text) for place in places)
