"""Days in words, both languages always understood."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.parsing.dates import find_days, read_day, read_days
from eventplanner.i18n import catalogue, formats

TODAY = date(2027, 3, 9)  # a Tuesday
days = st.dates(date(1970, 1, 1), date(2200, 12, 31))
todays = st.dates(date(1971, 1, 1), date(2190, 12, 31))

ENGLISH = [calendar.month_name[n] for n in range(1, 13)]
SPANISH = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2027, 3, 9)),
        ("HOY", date(2027, 3, 9)),
        ("tomorrow", date(2027, 3, 10)),
        ("mañana", date(2027, 3, 10)),
        ("manana", date(2027, 3, 10)),
        ("pasado mañana", date(2027, 3, 11)),
        ("the day after tomorrow", date(2027, 3, 11)),
        ("next friday", date(2027, 3, 12)),
        ("próximo viernes", date(2027, 3, 12)),
        ("el próximo viernes", date(2027, 3, 12)),
        ("viernes que viene", date(2027, 3, 12)),
        ("next tuesday", date(2027, 3, 16)),
        ("próximo martes", date(2027, 3, 16)),
        ("this tuesday", date(2027, 3, 9)),
        ("este mar", date(2027, 3, 9)),
        ("martes", date(2027, 3, 9)),
        ("el sábado", date(2027, 3, 13)),
        ("on Monday", date(2027, 3, 15)),
        ("12/3", date(2027, 3, 12)),
        ("12-03", date(2027, 3, 12)),
        ("12/03/27", date(2027, 3, 12)),
        ("12/3/2027", date(2027, 3, 12)),
        ("12-3-2027", date(2027, 3, 12)),
        ("12.3.2027", date(2027, 3, 12)),
        ("2027-03-12", date(2027, 3, 12)),
        ("12 mar", date(2027, 3, 12)),
        ("12mar", date(2027, 3, 12)),
        ("12 mar.", date(2027, 3, 12)),
        ("mar 12", date(2027, 3, 12)),
        ("mar 12 mar", date(2027, 3, 12)),
        ("vie 12 mar 2027", date(2027, 3, 12)),
        ("Fri, Mar 12, 2027", date(2027, 3, 12)),
        ("Friday, March 12th", date(2027, 3, 12)),
        ("the 12th of March", date(2027, 3, 12)),
        ("el 12 de marzo", date(2027, 3, 12)),
        ("12 de marzo de 2028", date(2028, 3, 12)),
        ("12 de marzo del 2028", date(2028, 3, 12)),
        ("1º de mayo", date(2027, 5, 1)),
        ("12-mar-2027", date(2027, 3, 12)),
        ("12 sept", date(2027, 9, 12)),
        ("12 setiembre", date(2027, 9, 12)),
        ("9 mar", date(2027, 3, 9)),
        ("8 mar", date(2028, 3, 8)),
        ("29 feb", date(2028, 2, 29)),
        ("en 3 semanas", date(2027, 3, 30)),
        ("in 10 days", date(2027, 3, 19)),
        ("dentro de un mes", date(2027, 4, 9)),
        ("in a week", date(2027, 3, 16)),
        ("en 2 años", date(2029, 3, 9)),
        ("fin de mes", date(2027, 3, 31)),
        ("a fin de mes", date(2027, 3, 31)),
        ("end of the month", date(2027, 3, 31)),
    ],
)
def test_one_day(text, day):
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15-16 abr", date(2027, 4, 15), date(2027, 4, 16)),
        ("15–16 Apr 2028", date(2028, 4, 15), date(2028, 4, 16)),
        ("del 15 al 16 de abril de 2028", date(2028, 4, 15), date(2028, 4, 16)),
        ("15 y 16 de abril", date(2027, 4, 15), date(2027, 4, 16)),
        ("April 15-16, 2028", date(2028, 4, 15), date(2028, 4, 16)),
        ("from April 15th to 16th", date(2027, 4, 15), date(2027, 4, 16)),
        ("30 abr - 2 may", date(2027, 4, 30), date(2027, 5, 2)),
        ("Apr 30 – May 2, 2028", date(2028, 4, 30), date(2028, 5, 2)),
        ("vie 30 abr–dom 2 may", date(2027, 4, 30), date(2027, 5, 2)),
        ("30 dic - 2 ene", date(2027, 12, 30), date(2028, 1, 2)),
        ("30 dic - 2 ene 2029", date(2028, 12, 30), date(2029, 1, 2)),
        ("30 dic 2028 - 2 ene", date(2028, 12, 30), date(2029, 1, 2)),
        ("12/3 - 14/3", date(2027, 3, 12), date(2027, 3, 14)),
        ("2027-03-12..2027-03-14", date(2027, 3, 12), date(2027, 3, 14)),
        ("2027-03-12 - 2027-03-14", date(2027, 3, 12), date(2027, 3, 14)),
        ("1 ene - 31 dic 2028", date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_several_days(text, first, last):
    assert read_days(text, TODAY) == (first, last)
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 feb",
        "31 feb 2027",
        "29 feb 2027",
        "2027-02-29",
        "31/2/2027",
        "31/2",
        "0/3",
        "12/13",
        "12/25",
        "13-13",
        "15-14 abr 2027 x",
        "2027-13-01",
        "12 mar 1234",
        "1/1/2201",
        "1/1/1969",
        "1.5",
        "1-2",
        "3.12",
        "set 12",
        "march",
        "viernes y",
        "en 99999 días",
        "en 9999 años",
        "la mañana",
        "24/7/365",
        "123/4",
        "12/3/",
        "12 marzipan",
        "1 a 2",
    ],
)
def test_what_is_no_day(text):
    assert read_days(text, TODAY) is None


def test_month_comes_first_where_the_plan_says_so():
    assert read_day("12/3", TODAY, day_first=False) == date(2027, 12, 3)
    assert read_day("12/25", TODAY, day_first=False) == date(2027, 12, 25)
    assert read_day("2027-03-12", TODAY, day_first=False) == date(2027, 3, 12)


def test_the_month_that_is_too_short_gives_its_last_day():
    assert read_day("en un mes", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Viernes de Python 12 mar", "12 mar"),
        ("Hoy se aprende, el 12/3", "el 12/3"),
        ("Python en 10 días, mañana no, 2027-04-01", "2027-04-01"),
        ("Café del jueves mañana", "mañana"),
        ("Python y 12 de marzo a las", "12 de marzo"),
    ],
)
def test_the_most_explicit_day_is_found(text, found):
    days = find_days(text, TODAY)
    assert days is not None
    assert text[days.start : days.end] == found


@pytest.mark.parametrize("text", ["Python 3.12", "Ubuntu 22.04", "You may 5x it", "PR/FAQ 2/3x", "v1-2", "Sprint 1-2"])
def test_titles_without_a_day(text):
    assert find_days(text, TODAY) is None


@given(days, todays)
def test_a_day_is_read_as_it_is_written_in_both_languages(day, today):
    for months in (ENGLISH, SPANISH):
        month = months[day.month - 1]
        ways = [
            f"{day.day} {month} {day.year}",
            f"{day.day} de {month} de {day.year}",
            f"{month} {day.day}, {day.year}",
        ]
        ways += [f"{day.day} {month[:3]} {day.year}", f"{day.day}/{day.month}/{day.year}", day.isoformat()]
        assert [read_day(way, today) for way in ways] == [day] * len(ways)


@given(todays, st.integers(0, 364))
def test_a_day_without_a_year_is_the_next_such_day(today, ahead):
    day = today + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        assert read_day(f"{day.day} {SPANISH[day.month - 1]}", today) == day
        assert read_day(f"{day.day}/{day.month}", today) == day


@given(days, st.integers(1, 300))
def test_several_days_are_read_as_they_are_written(first, length):
    last = min(first + timedelta(days=length), date(2200, 12, 31))
    text = f"{first.day} {SPANISH[first.month - 1][:3]} {first.year} - {last.day} {ENGLISH[last.month - 1]} {last.year}"
    assert read_days(text, TODAY) == (first, last)
    assert read_days(f"{first}..{last}", TODAY) == (first, last)


@given(st.dates(date(2027, 3, 9), date(2028, 3, 1)), st.sampled_from(["en", "es"]), st.sampled_from(["CL", "US", "ES"]))
def test_what_the_app_writes_it_reads(day, language, country):
    catalogue.use(language)
    formats.use_country(country)
    for write in (formats.day, formats.day_year, formats.day_long):
        assert read_day(write(day), TODAY) == day


words = st.lists(
    st.sampled_from(
        [
            "12",
            "31",
            "3",
            "mar",
            "feb",
            "may",
            "-",
            "–",
            "/",
            "a",
            "al",
            "y",
            "de",
            "del",
            "2027",
            "mañana",
            "en",
            "semanas",
            "next",
            "viernes",
            "18:30",
            ".",
            ",",
            "29",
        ]
    )
).map(" ".join)


@given(words | st.text(), todays, st.booleans())
def test_whatever_is_found_lies_in_the_text_and_in_order(text, today, day_first):
    found = find_days(text, today, day_first=day_first)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert found.first <= found.last
