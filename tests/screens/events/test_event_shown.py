"""A quick line in words and colours."""

from datetime import date

from eventplanner.domain.events.quick_line import parse
from eventplanner.screens.events.details import reading

TODAY = date(2027, 3, 9)


def parts(text):
    return list(reading(parse(text, today=TODAY), "America/Santiago").parts)


def test_what_does_not_fit_stands_behind_the_title_and_before_the_day():
    assert parts("Meetup vie 11 mar 2027")[:3] == [
        ("“Meetup”", "text"),
        ("▲ “vie” does not fit: it is Thu 11 Mar 2027.", "amber"),
        ("Thu 11 Mar 2027", "amber"),
    ]


def test_a_long_title_shows_its_beginning_and_its_end():
    said = parts("Taller de introducción a los contenedores y a Kubernetes parte 1/2 12 mar 2027")

    assert said[:2] == [("“Taller de introducción…es parte 1/2”", "text"), ("Fri 12 Mar 2027", "amber")]


def test_a_day_that_is_none_is_said_once_and_first():
    told = [text for text, _role in parts("Meetup 31 feb 19:00")]

    assert told[:2] == ["There is no “31 feb” in the calendar.", "“Meetup 31 feb”"]
    assert str(told).count("There is no") == 1


def test_the_zone_of_the_line_is_echoed():
    assert ("America/Lima", "amber") in parts("Charla 12 mar 19:00 hora de Lima")
