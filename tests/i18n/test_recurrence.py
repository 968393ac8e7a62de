"""Rules in words, which are read back as the rules that they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.series.recurrence import Frequency, Recurrence, rule_text, simplified
from eventplanner.domain.series.recurrence_words import read_recurrence
from eventplanner.i18n import catalogue
from eventplanner.i18n.recurrence import recurrence_words, rule_words

weekdays = st.integers(0, 6)
nths = st.sampled_from([1, 2, 3, 4, 5, -1, -2, -3])
working_week = st.just(tuple((0, weekday) for weekday in range(5)))
days_of_months = st.lists(st.integers(1, 31) | st.just(-1), max_size=3).map(tuple)
groups = st.lists(st.tuples(nths, weekdays), max_size=4).map(tuple)
of_weeks = st.lists(weekdays.map(lambda day: (0, day)), max_size=7).map(tuple)
of_working_days = st.builds(
    Recurrence,
    frequency=st.just(Frequency.MONTHLY),
    interval=st.integers(1, 12),
    weekdays=working_week,
    positions=st.lists(st.sampled_from([*range(1, 24), -1, -2, -3]), min_size=1, max_size=3).map(tuple),
    months=st.just(()) | st.lists(st.integers(1, 12), max_size=12).map(tuple),
    count=st.none() | st.integers(1, 1000),
    working=st.booleans(),
)
recurrences = (
    st.builds(
        Recurrence,
        frequency=st.sampled_from(Frequency),
        interval=st.integers(1, 12) | st.integers(1, 1000),
        weekdays=st.just(()) | groups | of_weeks | working_week,
        month_days=st.just(()) | days_of_months,
        months=st.just(()) | st.lists(st.integers(1, 12), max_size=12).map(tuple),
        count=st.none() | st.integers(1, 1000),
        working=st.booleans(),
    )
    | of_working_days
)
recurrences = recurrences.map(simplified).filter(bool)


@pytest.mark.parametrize("language", ["en", "es"])
@given(recurrence=recurrences, today=st.dates(date(1971, 1, 1), date(2180, 12, 31)))
def test_what_is_said_of_a_rule_is_read_as_that_rule(language, recurrence, today):
    catalogue.use(language)

    said = recurrence_words(recurrence)
    read = read_recurrence(said, today)

    assert (read.rule, read.rest) == (rule_text(recurrence), ""), said
    assert read.recurrence == recurrence


SAID = [
    ("FREQ=MONTHLY;BYDAY=2TH", "second Thursday of each month", "segundo jueves de cada mes"),
    (
        "FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5,6,7,8,9,10,11",
        "second Thursday of each month, March to November",
        "segundo jueves de cada mes, de marzo a noviembre",
    ),
    (
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTH=3,6,9",
        "first Monday of March, June and September",
        "primer lunes de marzo, junio y septiembre",
    ),
    (
        "FREQ=MONTHLY;BYDAY=1TU,3TU,-1FR",
        "first Tuesday, third Tuesday and last Friday of each month",
        "primer martes, tercer martes y último viernes de cada mes",
    ),
    (
        "FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=11,12,1,2",
        "last Friday of each month, November to February",
        "último viernes de cada mes, de noviembre a febrero",
    ),
    ("FREQ=MONTHLY;BYMONTHDAY=15", "on the 15th of each month", "el 15 de cada mes"),
    (
        "FREQ=MONTHLY;BYMONTHDAY=1,22,-1",
        "on the 1st, 22nd and last day of each month",
        "los días 1, 22 y último día de cada mes",
    ),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1WE", "first Wednesday every 3 months", "primer miércoles cada 3 meses"),
    ("FREQ=WEEKLY;BYDAY=SA,SU", "weekly on Saturdays and Sundays", "todos los sábados y domingos"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesdays", "cada 2 semanas los martes"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday", "de lunes a viernes"),
    (
        "FREQ=WEEKLY;BYDAY=TH;BYMONTH=1,2,3,4,5,6,8,9,10,11,12;COUNT=10",
        "weekly on Thursdays, except July, 10 times",
        "todos los jueves, excepto julio, 10 veces",
    ),
    ("FREQ=YEARLY;BYMONTHDAY=12;BYMONTH=5", "every year on 12 May", "cada año el 12 de mayo"),
    (
        "FREQ=YEARLY;INTERVAL=2;BYDAY=2TH;BYMONTH=3",
        "every 2 years, second Thursday of March",
        "cada 2 años, segundo jueves de marzo",
    ),
    ("FREQ=DAILY;COUNT=1", "every day, 1 time", "cada día, 1 vez"),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "last weekday of each month",
        "último día de semana de cada mes",
    ),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,10;X-WITHOUT=HOLIDAYS",
        "first and 10th working day of each month",
        "primer y 10º día hábil de cada mes",
    ),
    (
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;X-WITHOUT=HOLIDAYS",
        "every working day",
        "todos los días hábiles",
    ),
    (
        "FREQ=WEEKLY;BYDAY=TH;X-WITHOUT=HOLIDAYS",
        "weekly on Thursdays, except holidays",
        "todos los jueves, excepto feriados",
    ),
    (
        "FREQ=MONTHLY;BYDAY=-3TH",
        "third to last Thursday of each month",
        "antepenúltimo jueves de cada mes",
    ),
]


@pytest.mark.parametrize(("rule", "in_english", "in_spanish"), SAID)
def test_a_rule_is_said_as_people_say_it(rule, in_english, in_spanish):
    assert rule_words(rule) == in_english

    catalogue.use("es")

    assert rule_words(rule) == in_spanish


def test_a_rule_without_words_is_shown_as_it_is():
    assert rule_words("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1") == "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"


def test_a_rule_from_elsewhere_obeys_nobody():
    assert rule_words("FREQ=\x1b[31mNEVER") == "FREQ=NEVER"
