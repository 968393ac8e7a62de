from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.moments import Moment, moment, orders
from eventplanner.domain.parsing.values import Unreadable

TWELFTH = date(2027, 3, 12)


def read(cell, day_first=True):
    return moment(cell, day_first=day_first)


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-12",
        "2027/03/12",
        "12/03/2027",
        "12-3-27",
        "12.03.2027",
        "3/13/2027".replace("13", "12").replace("3/12", "12/3"),
        "12 mar 2027",
        "12 de marzo de 2027",
        "viernes 12 de marzo del 2027",
        "Vie. 12 mar. 2027",
        "12-mar-27",
        "12th March 2027",
        "March 12, 2027",
        "Fri, Mar 12 2027",
        "46458",
    ],
)
def test_a_day_is_read_as_people_of_both_languages_write_it(text):
    assert read(text) == Moment(day=TWELFTH)


@pytest.mark.parametrize(
    "month", ["ene", "Febrero", "mar", "abril", "may", "JUNIO", "jul", "ago", "septiembre", "oct", "nov", "dic"]
)
def test_spanish_months_are_known(month):
    assert read(f"1 {month} 2027").day.day == 1


@pytest.mark.parametrize(
    "month", ["Jan", "feb", "march", "Apr", "May", "june", "JULY", "Aug", "Sept", "oct", "November", "dec"]
)
def test_english_months_are_known(month):
    assert read(f"{month} 1, 2027").day.day == 1


def test_what_comes_first_in_a_numeric_date_is_told():
    assert read("12/03/2027", day_first=True).day == date(2027, 3, 12)
    assert read("12/03/2027", day_first=False).day == date(2027, 12, 3)
    assert read("13/03/2027", day_first=False).day == date(2027, 3, 13)
    assert read("03/13/2027", day_first=True).day == date(2027, 3, 13)


def test_a_column_proves_what_comes_first():
    assert orders(["12/03/2027", "25/03/2027"]) == {"either", "day"}
    assert orders(["12/25/2027", "2027-03-12", ""]) == {"month"}
    assert orders([TWELFTH, 46458.0]) == set()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15-16 abr 2027", date(2027, 4, 15), date(2027, 4, 16)),
        ("15 al 16 de abril de 2027", date(2027, 4, 15), date(2027, 4, 16)),
        ("April 15–16, 2027", date(2027, 4, 15), date(2027, 4, 16)),
        ("28 mar - 2 abr 2027", date(2027, 3, 28), date(2027, 4, 2)),
        ("30 dic - 2 ene 2028", date(2027, 12, 30), date(2028, 1, 2)),
        ("15/04/2027 - 16/04/2027", date(2027, 4, 15), date(2027, 4, 16)),
        ("2027-04-15 to 2027-04-16", date(2027, 4, 15), date(2027, 4, 16)),
    ],
)
def test_a_stretch_of_days_is_read(text, first, last):
    assert read(text) == Moment(day=first, last_day=last)


@pytest.mark.parametrize(
    "text", ["18:30", "18.30", "18h30", "18:30 hrs", "6:30 pm", "6:30 p. m.", "18:30:00", "a las 18:30"]
)
def test_a_time_of_day_is_read(text):
    assert read(text) == Moment(clock=time(18, 30))


@pytest.mark.parametrize(
    ("text", "clock", "until"),
    [
        ("18:30-21:00", time(18, 30), time(21)),
        ("18:30 a 21:00 hrs", time(18, 30), time(21)),
        ("6-8 pm", time(18), time(20)),
        ("10 am to 1 pm", time(10), time(13)),
    ],
)
def test_a_stretch_of_time_is_read(text, clock, until):
    assert read(text) == Moment(clock=clock, until=until)


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2027 18:30",
        "2027-03-12T18:30",
        "2027-03-12 18:30:00",
        "12 mar 18.30".replace("mar", "mar 2027"),
        "12 mar 27, 6:30 pm",
    ],
)
def test_a_day_and_a_time_are_read_together(text):
    assert read(text) == Moment(day=TWELFTH, clock=time(18, 30))


def test_an_instant_keeps_its_offset():
    assert read("2027-03-12T18:30:00-03:00").instant == datetime(2027, 3, 12, 21, 30, tzinfo=UTC)
    assert read("2027-03-12T21:30:00.000Z").instant == datetime(2027, 3, 12, 21, 30, tzinfo=UTC)


def test_what_a_spreadsheet_knows_to_be_a_date_is_taken_as_it_is():
    assert read(TWELFTH) == Moment(day=TWELFTH)
    assert read(datetime(2027, 3, 12)) == Moment(day=TWELFTH)
    assert read(datetime(2027, 3, 12, 18, 29, 59, 999_999)) == Moment(day=TWELFTH, clock=time(18, 30))
    assert read(46458.770833333336) == Moment(day=TWELFTH, clock=time(18, 30))
    assert read(0.770833333333333) == Moment(clock=time(18, 30))


@pytest.mark.parametrize("text", ["", "-", "TBD", "por definir", "sábado"])
def test_a_cell_may_say_nothing(text):
    assert read(text) == Moment()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2027", "there is no such day"),
        ("48:10", "there is no such time"),
        ("13:00 pm", "there is no such time"),
        ("12 mar", "the year is missing"),
        ("12/3", "the year is missing"),
        ("soon", "not a date or a time"),
        ("12", "not a date or a time"),
        ("2027", "not a date or a time"),
    ],
)
def test_what_cannot_be_read_is_never_guessed(text, reason):
    with pytest.raises(Unreadable) as error:
        read(text)
    assert error.value.message == Message(reason)


@given(
    st.dates(date(1970, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %b %Y", "%B %d, %Y"]),
)
def test_any_day_in_any_form_is_that_day(day, form):
    assert read(day.strftime(form)) == Moment(day=day)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.none()))
def test_any_serial_number_of_a_spreadsheet_is_its_time(wall):
    wall = wall.replace(microsecond=0)
    found = read((wall - datetime(1899, 12, 30)) / timedelta(days=1))
    assert datetime.combine(found.day, found.clock or time()) == wall


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        read(text)
    except Unreadable:
        return


@pytest.mark.parametrize(
    "text",
    [
        "11 y 25 de marzo de 2027",
        "11/03/2027, 25/03/2027",
        "11/03/2027 y 25/03/2027",
        "11 mar y 25 abr 2027",
        "11 y 25-mar-2027",
        "March 11 and 25, 2027",
        "11/03/2027 18:30 & 25/03/2027 18:30",
    ],
)
def test_two_days_that_are_only_named_together_are_no_span(text):
    with pytest.raises(Unreadable, match="several days"):
        read(text)


@pytest.mark.parametrize("text", ["12 y 13 de marzo de 2027", "12/03/2027, 13/03/2027", "March 12 and 13, 2027"])
def test_two_days_that_follow_each_other_are_a_span(text):
    assert read(text) == Moment(day=TWELFTH, last_day=date(2027, 3, 13))


@pytest.mark.parametrize("text", ["18:30 y 20:00", "18:30, 20:00", "6 y 8 pm", "6:00 pm & 8:00 pm"])
def test_two_times_that_are_only_named_together_are_no_span(text):
    with pytest.raises(Unreadable, match="several times"):
        read(text)


@pytest.mark.parametrize("text", ["entre las 18:30 y las 20:00", "between 18:30 and 20:00"])
def test_words_make_two_times_a_span(text):
    assert read(text) == Moment(clock=time(18, 30), until=time(20))


@pytest.mark.parametrize("cell", ["26:30", timedelta(hours=26, minutes=30)])
def test_hours_beyond_a_day_are_those_of_the_night_after(cell):
    assert moment(cell, day_first=True) == Moment(clock=time(2, 30), days_on=1)


def test_a_span_may_end_beyond_midnight():
    assert read("12/03/2027 22:00 - 26:30") == Moment(day=TWELFTH, clock=time(22), until=time(2, 30), until_on=1)
