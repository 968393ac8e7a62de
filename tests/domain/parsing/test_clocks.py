"""Times of day in words, both languages always understood."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.parsing.clocks import find_clocks, read_clocks


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("18:30", time(18, 30), None),
        ("9:05", time(9, 5), None),
        ("6pm", time(18), None),
        ("6 PM", time(18), None),
        ("6:30 p. m.", time(18, 30), None),
        ("12am", time(0), None),
        ("12pm", time(12), None),
        ("18h", time(18), None),
        ("18h30", time(18, 30), None),
        ("18 hrs", time(18), None),
        ("18:30 hrs.", time(18, 30), None),
        ("a las 18", time(18), None),
        ("a las 18.30", time(18, 30), None),
        ("at 6pm", time(18), None),
        ("18:30-21:00", time(18, 30), time(21)),
        ("18:30 – 21:00", time(18, 30), time(21)),
        ("18.30-21.00", time(18, 30), time(21)),
        ("de 18:30 a 21:00", time(18, 30), time(21)),
        ("from 6 to 9 pm", time(18), time(21)),
        ("18-21h", time(18), time(21)),
        ("18:30-21", time(18, 30), time(21)),
        ("6:30-9pm", time(18, 30), time(21)),
        ("11-1pm", time(11), time(13)),
        ("10-12pm", time(10), time(12)),
        ("9am-5", time(9), time(17)),
        ("10pm-1am", time(22), time(1)),
        ("22:00-01:00", time(22), time(1)),
        ("18:00-24:00", time(18), time(0)),
    ],
)
def test_a_time_or_a_stretch(text, first, last):
    assert read_clocks(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "18.30",
        "3.12",
        "22.04-24.04",
        "15-16",
        "24:00",
        "25:00",
        "18:60",
        "0am",
        "13am",
        "18:30:15",
        "24h",
        "36h",
        "15-16 abr",
        "18:30 y algo",
        "1:2",
        "118:30",
        "12/3",
        "a:30",
    ],
)
def test_what_is_no_time(text):
    assert read_clocks(text) is None


def test_a_point_will_do_where_nothing_but_a_time_can_stand():
    assert read_clocks("19.30", dotted=True) == (time(19, 30), None)
    assert read_clocks("12.03.2027", dotted=True) is None


def test_a_day_that_follows_is_no_end():
    assert [(found.first, found.last) for found in find_clocks("18:30 - 12 mar")] == [(time(18, 30), None)]


def test_times_come_in_their_order():
    text = "30 abr 10:00 - 2 may 18:00, cena 20-23h"
    assert [text[found.start : found.end] for found in find_clocks(text)] == ["10:00", "18:00", "20-23h"]


def test_a_time_is_found_behind_the_t_of_a_full_date():
    assert [found.first for found in find_clocks("2027-03-12T18:30")] == [time(18, 30)]


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.times())
def test_a_stretch_is_read_as_it_is_written(first, last):
    last = last.replace(second=0, microsecond=0)
    for text in (f"{first:%H:%M}-{last:%H:%M}", f"{first:%I:%M%p} to {last:%I:%M%p}"):
        assert read_clocks(text) == (first, last)


words = st.lists(
    st.sampled_from(
        [
            "18:30",
            "6",
            "pm",
            "am",
            "-",
            "a",
            "21",
            "h",
            "hrs",
            "18h30",
            ".",
            "24:00",
            "de",
            "las",
            "at",
            "12",
            "mar",
            "9.30",
        ]
    )
).map(" ".join)


@given(words | st.text())
def test_whatever_is_found_lies_apart_and_in_order(text):
    places = [place for found in find_clocks(text) for place in (found.start, found.end)]
    assert places == sorted(places)
    assert all(found.start < found.end <= len(text) for found in find_clocks(text))
