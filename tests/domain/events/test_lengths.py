"""Lengths of time in words."""

from datetime import time, timedelta

import pytest

from eventplanner.domain.events.lengths import find_lengths


@pytest.mark.parametrize(
    ("text", "minutes", "led"),
    [
        ("por 3 horas", 180, True),
        ("for 90 minutes", 90, True),
        ("por una hora", 60, True),
        ("por unas 2 horas", 120, True),
        ("durante hora y media", 90, True),
        ("dos horas y media", 150, False),
        ("for an hour and a half", 90, True),
        ("two and a half hours", 150, False),
        ("por 1,5 horas", 90, True),
        ("for 2 hours and 30 minutes", 150, True),
        ("media hora", 30, False),
        ("90 min", 90, False),
    ],
)
def test_lengths(text, minutes, led):
    assert [(each.start, each.end, each.length, each.led) for each in find_lengths(text)] == [
        (0, len(text), timedelta(minutes=minutes), led)
    ]


@pytest.mark.parametrize("text", ["por 50 personas", "hora de bogota", "a las 3", "horas de codigo", "24/7 hours"])
def test_what_is_no_length(text):
    assert find_lengths(text) == []


def test_an_end_may_be_on_the_next_day():
    (length,) = find_lengths("por 4 horas")
    assert (length.later(time(19)), length.later(time(22))) == (time(23), time(2))
