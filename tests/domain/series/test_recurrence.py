"""Rules as values and as RRULE: the same dates, written in one way."""

import re
from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.series.recurrence import (
    Frequency,
    Recurrence,
    first_day,
    from_rule,
    rule_problem,
    rule_text,
    simplified,
    without_end,
)
from eventplanner.i18n.catalogue import words

START = date(2027, 1, 1)
days = st.dates(START, date(2031, 12, 31))
some = st.lists
codes = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
parts = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 4).map(str),
        "BYDAY": some(codes, min_size=1, max_size=7).map(",".join)
        | some(st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2, -3]), codes), min_size=1, max_size=3).map(
            lambda days: ",".join(f"{nth}{day}" for nth, day in days)
        ),
        "BYMONTHDAY": some(st.integers(1, 29) | st.sampled_from([-1, -2]), min_size=1, max_size=3).map(
            lambda days: ",".join(map(str, days))
        ),
        "BYMONTH": some(st.integers(1, 12), min_size=1, max_size=12).map(lambda months: ",".join(map(str, months))),
        "BYSETPOS": st.sampled_from(["1", "2", "-1", "1,2"]),
        "WKST": st.sampled_from(["MO", "SU"]),
        "COUNT": st.integers(1, 20).map(str),
    },
)
rules = parts.map(lambda said: ";".join(f"{name}={value}" for name, value in said.items()))
understood = rules.filter(from_rule)
every_time = understood.filter(lambda rule: "INTERVAL" not in rule and re.search("BY.*DAY|DAILY", rule))
"""Those that do not depend on where counting begins."""


def dates(rule: str, start: date, most: int = 20) -> list[date]:
    """By another implementation."""
    found = rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time()))
    within = found.between(datetime(1900, 1, 1), datetime.combine(start, datetime.min.time()) + timedelta(days=4000))
    return [moment.date() for moment in islice(within, most)]


@given(understood, days)
def test_a_rule_that_is_understood_gives_the_dates_that_it_gave(rule, start):
    recurrence = from_rule(rule)

    assert dates(rule_text(recurrence), start) == dates(rule, start)


@given(understood)
def test_a_rule_is_written_as_it_is_read(rule):
    recurrence = from_rule(rule)

    assert from_rule(rule_text(recurrence)) == recurrence
    assert simplified(recurrence) == recurrence


@given(every_time, days)
def test_a_rule_begins_on_the_first_of_its_dates(rule, since):
    assert [first_day(from_rule(rule), since)] == (dates(rule, since, 1) or [None])


@given(understood, days)
def test_where_dates_are_far_apart_the_first_is_one_on_which_counting_may_begin(rule, since):
    day = first_day(from_rule(rule), since)

    assert dates(rule, day, 1) == [day]


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("rrule:freq=monthly;byday=2th;bymonth=5,4,3", "FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5"),
        ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=2TH"),
        ("FREQ=MONTHLY;BYDAY=+2TH,-1FR;INTERVAL=1;", "FREQ=MONTHLY;BYDAY=2TH,-1FR"),
        ("FREQ=YEARLY;BYDAY=1MO;BYMONTH=9", "FREQ=MONTHLY;BYDAY=1MO;BYMONTH=9"),
        ("FREQ=MONTHLY;BYMONTHDAY=12;BYMONTH=5", "FREQ=YEARLY;BYMONTHDAY=12;BYMONTH=5"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=3", "FREQ=DAILY;COUNT=3"),
        ("FREQ=WEEKLY;WKST=SU;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12", "FREQ=MONTHLY"),
    ],
)
def test_there_is_one_way_to_write_a_rule(rule, written):
    assert rule_text(from_rule(rule)) == written


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-4",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=2TH,FR",
        "FREQ=MONTHLY;BYDAY=-4TH",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO",
        "FREQ=WEEKLY;UNTIL=20271231",
        "FREQ=HOURLY",
        "",
        "every Tuesday",
    ],
)
def test_what_there_are_no_words_for_is_no_recurrence(rule):
    assert from_rule(rule) is None


@given(st.text() | st.text(alphabet="FREQ=WKLYBDA;,0123456789-+MOTU"))
def test_no_text_upsets_the_reader(text):
    assert rule_problem(text) is not None or "FREQ" in text.upper()
    assert from_rule(text) is None or rule_problem(text) is None
    without_end(text)


@given(rules)
def test_a_rule_without_fault_is_accepted_elsewhere(rule):
    assert rule_problem(rule) is None
    assert rrulestr(rule, dtstart=datetime(2027, 1, 1))


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("", "A rule is written like FREQ=MONTHLY;BYDAY=2TH."),
        ("BYDAY=MO", "A rule is written like FREQ=MONTHLY;BYDAY=2TH."),
        ("FREQ=DAILY;FREQ=WEEKLY", "A rule is written like FREQ=MONTHLY;BYDAY=2TH."),
        ("FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 300), "A rule is written like FREQ=MONTHLY;BYDAY=2TH."),
        ("FREQ=SECONDLY", "A series has at most one date a day."),
        ("FREQ=DAILY;BYHOUR=9,17", "A series has at most one date a day."),
        ("FREQ=NEVER", "“FREQ=NEVER” is nothing that a rule can say."),
        ("FREQ=DAILY;COUNT=0", "“COUNT=0” is nothing that a rule can say."),
        ("FREQ=DAILY;COUNT=1001", "“COUNT=1001” is nothing that a rule can say."),
        ("FREQ=MONTHLY;BYMONTH=13", "“BYMONTH=13” is nothing that a rule can say."),
        ("FREQ=MONTHLY;BYDAY=XX", "“BYDAY=XX” is nothing that a rule can say."),
        ("FREQ=DAILY;UNTIL=20270230", "“UNTIL=20270230” is nothing that a rule can say."),
        ("FREQ=DAILY;X-A=1", "“X-A=1” is nothing that a rule can say."),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270301", "A rule ends after a number of dates or on a day, not both."),
    ],
)
def test_a_rule_that_cannot_be_followed_says_why(rule, problem):
    assert words(rule_problem(rule)) == problem


def test_the_end_of_a_rule_is_a_day_of_its_own():
    assert without_end("RRULE:FREQ=WEEKLY;UNTIL=20271130T235959Z;BYDAY=TU") == (
        "FREQ=WEEKLY;BYDAY=TU",
        date(2027, 11, 30),
    )
    assert without_end("FREQ=WEEKLY") == ("FREQ=WEEKLY", None)


def test_the_29th_of_february_is_found_across_eight_years():
    yearly = Recurrence(frequency=Frequency.YEARLY, month_days=(29,), months=(2,))

    assert first_day(yearly, date(2096, 3, 1)) == date(2104, 2, 29)


def test_a_day_that_never_comes_has_no_first():
    never = Recurrence(frequency=Frequency.MONTHLY, month_days=(30, 31), months=(2,))

    assert first_day(never, START) is None
