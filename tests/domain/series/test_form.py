"""A series as a form and `set` say it."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.events.form import EventReader
from eventplanner.domain.events.rules import ends_early
from eventplanner.domain.series.form import days_long, hours_text, read_series_form
from eventplanner.domain.series.series import SeriesDraft

TODAY = date(2027, 1, 9)
READER = EventReader(TODAY)
PYTHON = SeriesDraft(
    name="Python",
    rule="FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5",
    first=date(2027, 3, 11),
    until=date(2027, 5, 31),
    template=EventDraft(
        title="Python", start=datetime(2027, 3, 11, 19), end=datetime(2027, 3, 11, 21), venue="Sede", series="Python"
    ),
)
BLANK = SeriesDraft(name="", rule="", first=TODAY, template=EventDraft(title=""))


def changed(**said):
    return read_series_form(said, PYTHON, READER)


def test_what_is_not_said_stays_as_it_is():
    assert read_series_form({}, PYTHON, READER) == PYTHON


def test_a_new_series_takes_from_its_rule_what_nothing_else_says():
    said = {"name": "Data", "rule": "segundo jueves de cada mes 19:00-21:00, marzo a mayo", "first": "", "time": ""}
    found = read_series_form(said, BLANK, READER, new=True)

    assert (found.rule, found.first, found.until) == (PYTHON.rule, PYTHON.first, PYTHON.until)
    assert (found.template.start.time(), found.template.end.time(), found.template.title) == (
        time(19),
        time(21),
        "Data",
    )


def test_the_months_of_a_rule_do_not_close_a_series_that_is_open():
    open_one = revised(PYTHON, until=None)
    said = {"rule": "third Thursday of each month, March to May", "until": ""}

    assert read_series_form(said, open_one, READER).until is None


def test_an_end_said_with_the_rule_closes_it():
    assert changed(rule="every Tuesday until 15 dec 2027").until == date(2027, 12, 15)
    assert changed(rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20271214").until == date(2027, 12, 14)


def test_a_last_day_that_is_emptied_opens_the_series():
    assert changed(until="").until is None


def test_events_that_are_called_as_their_series_go_on_to_be():
    assert changed(name="Python Chile").template.title == "Python Chile"
    own = revised(PYTHON, template=revised(PYTHON.template, title="Noche"))
    assert read_series_form({"name": "Python Chile"}, own, READER).template.title == "Noche"
    assert read_series_form({"title": ""}, own, READER).template.title == "Python"


def test_hours_alone_keep_the_days_and_days_alone_the_hours():
    two_days = changed(days="2").template
    assert (two_days.end - two_days.start, days_long(two_days)) == (timedelta(days=1, hours=2), 2)
    later = read_series_form({"time": "20:00-22:00"}, revised(PYTHON, template=two_days), READER).template
    assert (hours_text(later), days_long(later)) == ("20:00–22:00", 2)


def test_no_hours_are_whole_days():
    whole = changed(time="").template

    assert (whole.all_day, whole.start, hours_text(whole)) == (True, datetime(2027, 3, 11), "")


def test_an_evening_that_goes_on_after_midnight_is_of_one_day():
    night = changed(time="22:00-02:00").template

    assert (night.end - night.start, days_long(night)) == (timedelta(hours=4), 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rule", "now and then"),
        ("rule", "every Tuesday or so"),
        ("rule", ""),
        ("first", "someday"),
        ("until", "someday"),
        ("time", "late"),
        ("time", "19:00-18:00"),
        ("days", "several"),
        ("days", "400"),
        ("capacity", "many"),
        ("kind", "party"),
    ],
)
def test_what_makes_no_sense_is_named_by_its_field(name, text):
    with pytest.raises(Invalid) as refused:
        changed(**{name: text})

    assert set(refused.value.fields) == {name}


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(Invalid) as refused:
        changed(rule="now and then", until="someday", time="late", capacity="many")

    assert set(refused.value.fields) == {"rule", "until", "time", "capacity"}


@given(st.times(), st.integers(5, 14 * 60), st.integers(1, 5))
def test_hours_and_days_that_are_shown_are_read_back(begin, minutes, days):
    start = datetime.combine(PYTHON.first, begin.replace(second=0, microsecond=0))
    end = start + timedelta(minutes=minutes, days=days - 1)
    series = revised(PYTHON, template=revised(PYTHON.template, start=start, end=end))
    shown = {"time": hours_text(series.template), "days": str(days_long(series.template))}
    # An end before the start is refused where nobody could tell whether it is meant.
    assume(not ends_early(start.time(), end.time()))
    found = read_series_form(shown, series, READER)

    assert (found.template.start, found.template.end) == (start, end)
