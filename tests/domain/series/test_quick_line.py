"""A series in one line."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import EventDraft, EventKind, Format
from eventplanner.domain.parsing.scanner import TokenKind
from eventplanner.domain.series.quick_line import read_series
from eventplanner.domain.series.rules import cleaned, problems
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.i18n.catalogue import words

TODAY = date(2027, 3, 9)  # a Tuesday
ZONE = "America/Santiago"
LINE = "Python Santiago: segundo jueves de cada mes 19:00-21:00, marzo a noviembre @Sede Providencia #meetup ~60 +Ana #python"


def test_a_line_says_all_of_a_series():
    assert read_series(LINE, TODAY, ZONE).draft == SeriesDraft(
        name="Python Santiago",
        rule="FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5,6,7,8,9,10,11",
        first=date(2027, 3, 11),
        until=date(2027, 11, 30),
        template=EventDraft(
            title="Python Santiago",
            kind=EventKind.MEETUP,
            format=Format.IN_PERSON,
            start=datetime(2027, 3, 11, 19),
            end=datetime(2027, 3, 11, 21),
            timezone=ZONE,
            venue="Sede Providencia",
            capacity=60,
            lead="Ana",
            series="Python Santiago",
            tags=("python",),
        ),
        shifted={},
    )


def test_each_stretch_is_shown_as_what_it_was_taken_for():
    read = read_series(LINE, TODAY, ZONE)

    assert [(read.text[start:end], role) for start, end, role in read.spans] == [
        ("Python Santiago:", TokenKind.TITLE),
        ("segundo jueves", TokenKind.DATE),
        ("de cada mes", TokenKind.DATE),
        ("19:00-21:00", TokenKind.TIME),
        ("marzo a noviembre", TokenKind.DATE),
        ("@Sede Providencia", TokenKind.PLACE),
        ("#meetup", TokenKind.KIND),
        ("~60", TokenKind.CAPACITY),
        ("+Ana", TokenKind.OWNER),
        ("#python", TokenKind.TAG),
    ]


def test_the_colon_may_be_left_out():
    assert read_series(LINE.replace(":", "", 1), TODAY, ZONE).draft == read_series(LINE, TODAY, ZONE).draft


@pytest.mark.parametrize(
    ("line", "name", "rule"),
    [
        ("Friday Talks: every other Tuesday 18:30", "Friday Talks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ('"First Friday" meetup: every Tuesday', '"First Friday" meetup', "FREQ=WEEKLY;BYDAY=TU"),
        ("Café de mayo: cada martes", "Café de mayo", "FREQ=WEEKLY;BYDAY=TU"),
        ("every Tuesday: Python", "every Tuesday: Python", ""),
        (
            "Community call FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
            "Community call",
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
        ),
        ("tipo:taller Go en vivo: los martes", "Go en vivo", "FREQ=WEEKLY;BYDAY=TU"),
    ],
)
def test_what_stands_before_the_colon_is_the_name_whatever_it_says(line, name, rule):
    read = read_series(line, TODAY, ZONE)

    assert (read.draft.name if read.draft else name, read.draft.rule if read.draft else "") == (name, rule)


@pytest.mark.parametrize(
    ("line", "venue", "lead"),
    [
        ("Madres @Plaza de Mayo every Thursday", "Plaza de Mayo", ""),
        ("Madres every Thursday @Plaza de Mayo +April May", "Plaza de Mayo", "April May"),
        ("Madres cada jueves @Plaza de Mayo", "Plaza de Mayo", ""),
        ('Madres cada jueves @"sede de los martes de marzo"', "sede de los martes de marzo", ""),
    ],
)
def test_names_of_places_and_people_do_not_recur(line, venue, lead):
    read = read_series(line, TODAY, ZONE)

    assert read.problem is None
    assert (read.draft.rule, read.draft.template.venue, read.draft.template.lead) == (
        "FREQ=WEEKLY;BYDAY=TH",
        venue,
        lead,
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "all_day"),
    [
        ("Go: every Tuesday", datetime(2027, 3, 9), datetime(2027, 3, 9), True),
        ("Go: every Tuesday 19:00", datetime(2027, 3, 9, 19), datetime(2027, 3, 9, 21), False),
        ("Go: every Tuesday 21:00-01:00", datetime(2027, 3, 9, 21), datetime(2027, 3, 10, 1), False),
    ],
)
def test_the_first_event_is_on_the_first_day(line, start, end, all_day):
    event = read_series(line, TODAY, ZONE).draft.template

    assert (event.start, event.end, event.all_day) == (start, end, all_day)


def test_a_zone_behind_the_time_is_that_of_the_series():
    assert read_series("Go: every Tuesday 18:30 UTC", TODAY, ZONE).draft.template.timezone == "UTC"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Python Santiago", "Say how often: “second Thursday of each month”, “every Tuesday”, or an RRULE."),
        ("", "Say how often: “second Thursday of each month”, “every Tuesday”, or an RRULE."),
        (": every Tuesday", "A series needs a name."),
        ("Go: every Tuesday 19:00-13:00", "It ends before it begins; if it ends on another day, say both days."),
        ("Go: every Tuesday from 4 April 2028 until 1 May 2027", "The last day comes before the first."),
        (f"{'x' * 201}: every Tuesday", "At most 200 characters fit here."),
    ],
)
def test_what_lacks_is_said(line, problem):
    read = read_series(line, TODAY, ZONE)

    assert (read.draft, words(read.problem)) == (None, problem)


pieces = st.sampled_from(
    'Python: every Tuesday segundo jueves de cada mes 19:00-21:00 @Sede +Ana #meetup ~60 "a b" \\@x https://x.y/z 12 May'
    " until 30 June kind:talk !1 $20 UTC time : “ ” e\u0301\u0007 hasta".split(" ")
)


@given(
    st.lists(pieces, max_size=15).map(" ".join) | st.text(max_size=300), st.dates(date(1980, 1, 1), date(2150, 1, 1))
)
def test_whatever_is_written_is_a_series_or_a_problem(text, today):
    read = read_series(text, today, ZONE)

    assert (read.draft is None) == (read.problem is not None)
    ends = [0, *(place for span in read.spans for place in (span.start, span.end)), len(read.text)]
    assert ends == sorted(ends)
    if read.draft:
        assert problems(read.draft) == {}
        assert cleaned(read.draft) == read.draft
        assert read.draft.template.first_day == read.draft.first
