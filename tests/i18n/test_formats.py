"""Dates, times, numbers and money as people in each country write them."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.money import Money, exponent
from eventplanner.i18n import catalogue, formats

FRIDAY = date(2027, 3, 12)
EVENING = datetime(2027, 3, 12, 18, 30)


def speak(language, country):
    catalogue.use(language)
    formats.use_country(country)


SAID = [
    ("es", "CL", "vie 12 mar", "vie 12 mar 2027", "viernes 12 de marzo de 2027"),
    ("en", "CL", "Fri 12 Mar", "Fri 12 Mar 2027", "Friday 12 March 2027"),
    ("en", "US", "Fri Mar 12", "Fri Mar 12, 2027", "Friday, March 12, 2027"),
    ("es", "US", "vie 12 mar", "vie 12 mar 2027", "viernes 12 de marzo de 2027"),
    ("en", "DE", "Fri 12 Mar", "Fri 12 Mar 2027", "Friday 12 March 2027"),
    ("es", "DE", "vie 12 mar", "vie 12 mar 2027", "viernes 12 de marzo de 2027"),
]


@pytest.mark.parametrize(("language", "country", "day", "day_year", "day_long"), SAID)
def test_a_day_is_written_in_the_readers_words_and_the_countrys_order(language, country, day, day_year, day_long):
    speak(language, country)

    assert formats.day(FRIDAY) == day
    assert formats.day_year(FRIDAY) == day_year
    assert formats.day_long(FRIDAY) == day_long


@pytest.mark.parametrize(
    ("language", "country", "written"),
    [
        ("es", "CL", "viernes 12 de marzo"),
        ("en", "CL", "Friday 12 March"),
        ("en", "US", "Friday, March 12"),
    ],
)
def test_a_long_day_may_go_without_its_year(language, country, written):
    speak(language, country)

    assert formats.day_long(FRIDAY, year=False) == written


def test_spanish_months_and_weekdays_are_small_and_have_no_dots():
    speak("es", "CL")

    assert " ".join(formats.month_short(n) for n in range(1, 13)) == "ene feb mar abr may jun jul ago sep oct nov dic"
    assert " ".join(formats.weekday_abbr(n) for n in range(7)) == "lun mar mié jue vie sáb dom"
    assert " ".join(formats.weekday_short(n) for n in range(7)) == "lu ma mi ju vi sá do"
    assert formats.weekday(2) == "miércoles"
    assert formats.month(9) == "septiembre"


def test_english_months_and_weekdays():
    assert " ".join(formats.month_short(n) for n in range(1, 13)) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    assert " ".join(formats.weekday_abbr(n) for n in range(7)) == "Mon Tue Wed Thu Fri Sat Sun"
    assert " ".join(formats.weekday_short(n) for n in range(7)) == "Mo Tu We Th Fr Sa Su"
    assert formats.weekday(2) == "Wednesday"
    assert formats.month(9) == "September"


@pytest.mark.parametrize(("country", "first"), [("CL", 0), ("US", 6), ("DE", 0), ("EG", 5)])
def test_weeks_begin_where_the_country_begins_them(country, first):
    formats.use_country(country)

    assert formats.first_weekday() == first


@pytest.mark.parametrize(
    ("language", "country", "at", "written"),
    [
        ("es", "CL", time(18, 30), "18:30"),
        ("es", "CL", time(8, 5), "08:05"),
        ("en", "DE", time(0, 0), "00:00"),
        ("en", "US", time(18, 30), "6:30 PM"),
        ("en", "US", time(0, 0), "12:00 AM"),
        ("en", "US", time(12, 0), "12:00 PM"),
        ("es", "US", time(9, 0), "9:00 a.m."),
    ],
)
def test_clocks_have_the_countrys_hours(language, country, at, written):
    speak(language, country)

    assert formats.clock(at) == written


def test_a_time_that_is_not_of_the_plans_zone_has_its_place_beside_it():
    catalogue.use("en")
    formats.use_country("CL", "America/Santiago")
    end = datetime(2027, 3, 12, 21)

    assert formats.span(EVENING, end, all_day=False, zone="America/New_York") == "Fri 12 Mar 18:30–21:00 New York"
    assert formats.span(EVENING, end, all_day=False, zone="America/Santiago") == "Fri 12 Mar 18:30–21:00"
    assert formats.span(EVENING, end, all_day=True, zone="America/New_York") == "Fri 12 Mar"
    assert formats.clock(EVENING, "UTC") == "18:30 UTC"
    assert (formats.clock(EVENING, ""), formats.clock(EVENING)) == ("18:30", "18:30")


def test_a_moment_is_a_day_and_a_time():
    speak("es", "CL")

    assert formats.moment(EVENING) == "12 mar 18:30"
    assert formats.moment(EVENING, year=True) == "12 mar 2027 18:30"

    speak("en", "US")

    assert formats.moment(EVENING) == "Mar 12 6:30 PM"
    assert formats.moment(EVENING, year=True) == "Mar 12, 2027 6:30 PM"


@pytest.mark.parametrize(
    ("start", "end", "chile", "states"),
    [
        (EVENING, datetime(2027, 3, 12, 21), "vie 12 mar 18:30–21:00", "Fri Mar 12 6:30–9:00 PM"),
        (
            datetime(2027, 3, 12, 9),
            datetime(2027, 3, 12, 13),
            "vie 12 mar 09:00–13:00",
            "Fri Mar 12 9:00 AM–1:00 PM",
        ),
        (EVENING, datetime(2027, 3, 13), "vie 12 mar 18:30–00:00", "Fri Mar 12 6:30 PM–12:00 AM"),
        (
            datetime(2027, 3, 12, 22),
            datetime(2027, 3, 13, 2),
            "vie 12 mar 22:00 – sáb 13 mar 02:00",
            "Fri Mar 12 10:00 PM – Sat Mar 13 2:00 AM",
        ),
        (
            datetime(2027, 12, 31, 22),
            datetime(2028, 1, 1, 2),
            "vie 31 dic 2027 22:00 – sáb 1 ene 2028 02:00",
            "Fri Dec 31, 2027 10:00 PM – Sat Jan 1, 2028 2:00 AM",
        ),
        (EVENING, EVENING, "vie 12 mar 18:30", "Fri Mar 12 6:30 PM"),
        (EVENING, None, "vie 12 mar 18:30", "Fri Mar 12 6:30 PM"),
    ],
)
def test_hours_of_an_event_name_each_day_once(start, end, chile, states):
    speak("es", "CL")

    assert formats.span(start, end, False) == chile

    speak("en", "US")

    assert formats.span(start, end, False) == states


def test_hours_of_an_event_may_name_the_year():
    speak("es", "CL")

    assert formats.span(EVENING, datetime(2027, 3, 12, 21), False, year=True) == "vie 12 mar 2027 18:30–21:00"


WHOLE_DAYS = [
    (date(2027, 4, 15), date(2027, 4, 15), "jue 15 abr", "Thu Apr 15", "jue 15 abr 2027", "Thu Apr 15, 2027"),
    (date(2027, 4, 15), date(2027, 4, 16), "15–16 abr", "Apr 15–16", "15–16 abr 2027", "Apr 15–16, 2027"),
    (
        date(2027, 4, 30),
        date(2027, 5, 2),
        "30 abr – 2 may",
        "Apr 30 – May 2",
        "30 abr – 2 may 2027",
        "Apr 30 – May 2, 2027",
    ),
    (
        date(2027, 12, 31),
        date(2028, 1, 1),
        "31 dic 2027 – 1 ene 2028",
        "Dec 31, 2027 – Jan 1, 2028",
        "31 dic 2027 – 1 ene 2028",
        "Dec 31, 2027 – Jan 1, 2028",
    ),
]


@pytest.mark.parametrize(("first", "last", "chile", "states", "chile_year", "states_year"), WHOLE_DAYS)
def test_whole_days_say_only_what_differs(first, last, chile, states, chile_year, states_year):
    start, end = datetime.combine(first, time.min), datetime.combine(last, time.min)
    speak("es", "CL")

    assert formats.span(start, end, True) == chile
    assert formats.span(start, end, True, year=True) == chile_year

    speak("en", "US")

    assert formats.span(start, end, True) == states
    assert formats.span(start, end, True, year=True) == states_year


@pytest.mark.parametrize(
    ("day", "in_english", "in_spanish"),
    [
        (date(2027, 3, 9), "today", "hoy"),
        (date(2027, 3, 12), "in 3 d", "en 3 d"),
        (date(2027, 3, 6), "3 d ago", "hace 3 d"),
        (date(2031, 3, 9), "in 1.461 d", "en 1.461 d"),
    ],
)
def test_a_countdown_is_in_days(day, in_english, in_spanish):
    assert formats.countdown(day, date(2027, 3, 9)) == in_english

    catalogue.use("es")

    assert formats.countdown(day, date(2027, 3, 9)) == in_spanish


def test_what_is_late_says_by_how_much():
    today = date(2027, 3, 9)

    assert formats.late(date(2027, 3, 6), today) == "3 d late"
    assert formats.late(today, today) == "today"
    assert formats.late(date(2027, 3, 12), today) == "in 3 d"

    catalogue.use("es")

    assert formats.late(date(2027, 3, 6), today) == "3 d de atraso"


@pytest.mark.parametrize(
    ("country", "value", "written"),
    [
        ("CL", 1234567, "1.234.567"),
        ("CL", -1234, "-1.234"),
        ("CL", 999, "999"),
        ("CL", Decimal("1234.50"), "1.234,50"),
        ("CL", Decimal("1E+3"), "1.000"),
        ("US", Decimal("-1234.5"), "-1,234.5"),
        ("ES", 1234, "1234"),
        ("ES", 12345, "12.345"),
        ("IN", 12345678, "1,23,45,678"),
        ("CH", 1234567, "1’234’567"),
        ("FR", 1234567, "1 234 567"),
        ("no such country", 1234567, "1,234,567"),
    ],
)
def test_numbers_have_the_countrys_marks(country, value, written):
    formats.use_country(country)

    assert formats.number(value) == written


@pytest.mark.parametrize(
    ("country", "money", "written"),
    [
        ("CL", Money(-1234567, "CLP"), "-$1.234.567"),
        ("CL", Money(0, "CLP"), "$0"),
        ("CL", Money(381234, "CLF"), "UF 38,1234"),
        ("CL", Money(-381234, "CLF"), "-UF 38,1234"),
        ("CL", Money(123450, "USD"), "US$1.234,50"),
        ("CL", Money(123450, "EUR"), "EUR 1.234,50"),
        ("US", Money(123450, "USD"), "$1,234.50"),
        ("US", Money(-5, "USD"), "-$0.05"),
        ("US", Money(1234, "CLP"), "CLP 1,234"),
        ("US", Money(1234, "JPY"), "¥1,234"),
        ("DE", Money(-123450, "EUR"), "-1.234,50 €"),
        ("DE", Money(123450, "CHF"), "1.234,50 CHF"),
        ("DE", Money(1234567, "BHD"), "1.234,567 BHD"),
        ("BR", Money(123450, "BRL"), "R$ 1.234,50"),
    ],
)
def test_money_has_its_sign_its_place_and_all_its_digits(country, money, written):
    formats.use_country(country)

    assert formats.money(money) == written


COUNTRIES = st.sampled_from(["CL", "US", "DE", "ES", "IN", "CH", "FR", "EG", "JP", "GB", "??"])


@given(COUNTRIES, st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_a_number_can_be_read_back(country, value):
    formats.use_country(country)
    group = formats._region().group

    read = Decimal(formats.number(value).replace(group, "").replace(formats._region().decimal, "."))

    assert read == value


@given(COUNTRIES, st.decimals(-(10**9), 10**9, places=2))
def test_the_first_number_of_a_text_is_the_one_that_was_written(country, value):
    formats.use_country(country)
    assert formats.first_number(formats.number(value)) == value
    assert formats.first_number(f"{formats.number(value)} of 7") == value
    minor = int(value)
    assert formats.first_number(formats.money(Money(minor, "CLP"))) == minor


@pytest.mark.parametrize("text", ["", "–", "no date"])
def test_a_text_without_a_figure_has_no_number(text):
    assert formats.first_number(text) is None


@given(COUNTRIES, st.integers(-(10**15), 10**15), st.sampled_from(["CLP", "USD", "CLF", "EUR", "BHD", "XYZ"]))
def test_money_loses_no_digit(country, minor, currency):
    formats.use_country(country)

    written = formats.money(Money(minor, currency))

    digits = "".join(c for c in written if c.isdigit())
    assert int(digits) == abs(minor)
    assert len(digits) > exponent(currency)
    assert written.startswith("-") == (minor < 0)


@given(st.dates(), st.dates(), st.sampled_from(["en", "es"]), COUNTRIES)
def test_every_day_and_every_span_can_be_written(first, last, language, country):
    speak(language, country)
    first, last = sorted([first, last])

    span = formats.span(datetime.combine(first, time.min), datetime.combine(last, time.min), True, year=True)

    assert str(first.day) in formats.day(first)
    assert str(last.year) in span
