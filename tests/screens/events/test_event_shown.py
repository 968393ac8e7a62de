"""A quick line in words and colours."""

from datetime import date

from eventplanner.domain.events.quick_line import parse
from eventplanner.screens.events.details import reading

TODAY = date(2027, 3, 9)


def parts(text):
    return list(reading(parse(text, today=TODAY), "America/Santiago").parts)


def test_what_does_not_fit_stands_in_front():
    assert parts("Meetup vie 11 mar 2027")[0] == ("▲ “vie” does not fit: it is Thu 11 Mar 2027.", "amber")


def test_a_day_that_is_none_is_said_once():
    assert [text for text, _role in parts("Meetup 31 feb 19:00")][-1] == "There is no “31 feb” in the calendar."
    assert str(parts("Meetup 31 feb 19:00")).count("31 feb") == 1


def test_the_zone_of_the_line_is_echoed():
    assert ("America/Lima", "amber") in parts("Charla 12 mar 19:00 hora de Lima")
