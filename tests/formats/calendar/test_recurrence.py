from datetime import date, datetime, time, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from eventplanner.formats.calendar.recurrence import check, rule_days, starts
from eventplanner.formats.calendar.recurrence_rule import BadRule

START = datetime(2027, 1, 14, 19)
YEAR = (date(2027, 1, 1), date(2027, 12, 31))
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def days(rule, first=YEAR[0], last=YEAR[1], start=START, **more):
    return [moment.date() for moment in starts(rule, (), (), start, first, last, **more)]


def some(name, values, most=3):
    """A part of a rule with some of these values, or none."""
    chosen = st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)
    return st.none() | chosen.map(lambda each: f"{name}={','.join(map(str, each))}")


def parted(freq, *parts):
    interval = st.integers(1, 5).map(lambda n: f"INTERVAL={n}")
    return st.tuples(st.just(f"FREQ={freq}"), interval, *parts).map(lambda each: ";".join(filter(None, each)))


MONTHS = some("BYMONTH", range(1, 13))
MONTH_DAYS = some("BYMONTHDAY", [*range(1, 32), *range(-31, 0)])
EACH_WEEKDAY = some("BYDAY", WEEKDAYS)
NTH_OF_MONTH = some("BYDAY", [f"{n}{day}" for n in (1, 2, 3, 4, 5, -1, -2) for day in WEEKDAYS])
NTH_OF_YEAR = some("BYDAY", [f"{n}{day}" for n in (1, 20, 53, -1, -53) for day in WEEKDAYS])
YEAR_DAYS = some("BYYEARDAY", [1, 60, 100, 365, 366, -1, -366])
WEEKS = some("BYWEEKNO", [1, 2, 20, 40, -2, -20])
WEEK_START = st.sampled_from(WEEKDAYS).map(lambda day: f"WKST={day}")
HOURS, MINUTES = some("BYHOUR", range(24)), some("BYMINUTE", range(60))
POSITIONS = some("BYSETPOS", [1, 2, 3, -1, -2])
RULES = st.one_of(
    parted("YEARLY", MONTHS, MONTH_DAYS, EACH_WEEKDAY, HOURS),
    parted("YEARLY", MONTHS, NTH_OF_MONTH),
    parted("YEARLY", NTH_OF_YEAR),
    parted("YEARLY", YEAR_DAYS, EACH_WEEKDAY),
    parted("YEARLY", WEEKS, EACH_WEEKDAY.filter(bool), WEEK_START),
    parted("YEARLY", MONTHS, EACH_WEEKDAY.filter(bool), POSITIONS),
    parted("MONTHLY", MONTHS, MONTH_DAYS, EACH_WEEKDAY, MINUTES),
    parted("MONTHLY", NTH_OF_MONTH, HOURS),
    parted("MONTHLY", EACH_WEEKDAY.filter(bool), HOURS, POSITIONS),
    parted("WEEKLY", MONTHS, EACH_WEEKDAY, HOURS, WEEK_START),
    parted("DAILY", MONTHS, MONTH_DAYS, EACH_WEEKDAY, HOURS, MINUTES),
)
FINE_RULES = st.one_of(
    parted("HOURLY", MONTHS, EACH_WEEKDAY, HOURS.filter(bool), MINUTES),
    parted("MINUTELY", EACH_WEEKDAY, HOURS.filter(bool), MINUTES),
)
STARTS = st.datetimes(datetime(2018, 1, 1), datetime(2026, 12, 31)).map(
    lambda each: each.replace(microsecond=0, fold=0)
)
FIRSTS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


def by_dateutil(rule, start, first, last):
    """What plain iteration gives, from the beginning on."""
    end = datetime.combine(last, time.max)
    try:
        found = rrulestr(rule, dtstart=start).between(datetime.combine(first, time.min), end, inc=True)
    except ValueError as error:
        # Of hours that are never reached dateutil says so where others find none.
        if "empty set" not in str(error):
            raise
        return []
    return list(dict.fromkeys(found))


@given(RULES, STARTS, FIRSTS, st.integers(0, 500))
def test_a_window_shows_what_going_through_everything_shows(rule, start, first, length):
    last = first + timedelta(days=length)
    assert starts(rule, (), (), start, first, last) == by_dateutil(rule, start, first, last)


@given(FINE_RULES, STARTS, FIRSTS)
def test_what_recurs_within_a_day_is_found_as_well(rule, start, first):
    start = start.replace(second=0)
    last = first + timedelta(days=20)
    assert starts(rule, (), (), start, first, last) == by_dateutil(rule, start, first, last)


@given(RULES, STARTS, FIRSTS, st.integers(1, 60))
def test_a_rule_that_counts_ends_where_going_through_everything_ends(rule, start, first, count):
    last = first + timedelta(days=400)
    counted = f"{rule};COUNT={count}"
    expected = [moment for moment in by_dateutil(rule, start, start.date(), last)[:count] if moment.date() >= first]
    assert starts(counted, (), (), start, first, last) == expected


@given(RULES, STARTS, FIRSTS, st.datetimes(datetime(2018, 1, 1), datetime(2031, 12, 31)))
def test_the_end_of_a_rule_is_included(rule, start, first, until):
    until = until.replace(microsecond=0)
    last = first + timedelta(days=400)
    plain = starts(rule, (), (), start, first, last)
    ended = starts(f"{rule};UNTIL={until:%Y%m%dT%H%M%S}", (), (), start, first, last)
    assert ended == list(takewhile(lambda moment: moment <= until, plain))


@given(RULES, STARTS, FIRSTS, st.data())
def test_what_is_left_out_and_what_is_extra_are_the_whole_difference(rule, start, first, data):
    last = first + timedelta(days=300)
    plain = starts(rule, (), (), start, first, last)
    assume(plain)
    gone = data.draw(st.sets(st.sampled_from(plain), max_size=5))
    more = data.draw(st.sets(st.datetimes(datetime(2018, 1, 1), datetime(2031, 12, 31)), max_size=5))
    seen = {moment for moment in more if first <= moment.date() <= last}
    # What is left out at midnight is left out all day.
    gone_days = {moment.date() for moment in gone if moment.time() == time()}
    left = {moment for moment in (set(plain) | seen) - gone if moment.date() not in gone_days}
    assert starts(rule, list(more), list(gone), start, first, last) == sorted(left)


def week_of(day, week_start):
    """The number of its week, from the beginning and from the end of the year that most of the week belongs to."""
    middle = day - timedelta(days=(day.weekday() - week_start) % 7) + timedelta(days=3)
    return (middle.timetuple().tm_yday - 1) // 7 + 1, (middle - date(middle.year + 1, 1, 1)).days // 7


@pytest.mark.parametrize("week_start", range(7))
@pytest.mark.parametrize("week", [1, 52, 53, -1, -52, -53])
def test_weeks_of_the_year_are_counted_from_the_day_on_which_weeks_begin(week, week_start):
    # Not held against dateutil, which makes mistakes at the turn of the year.
    first, last = date(2018, 1, 1), date(2048, 12, 31)
    every = f"BYDAY={','.join(WEEKDAYS)}"
    found = days(f"FREQ=YEARLY;BYWEEKNO={week};{every};WKST={WEEKDAYS[week_start]}", first, last, datetime(2018, 1, 1))
    each = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert found == [day for day in each if week in week_of(day, week_start)]


def test_of_a_weekday_in_each_month_the_right_ones_are_found():
    assert days("FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5") == [date(2027, 3, 11), date(2027, 4, 8), date(2027, 5, 13)]


def test_a_day_that_a_month_has_not_is_passed_over():
    start = datetime(2027, 1, 31)
    assert days("FREQ=MONTHLY", last=date(2027, 5, 31), start=start) == [
        date(2027, 1, 31),
        date(2027, 3, 31),
        date(2027, 5, 31),
    ]


def test_the_29th_of_february_comes_every_four_years():
    start = datetime(2024, 2, 29)
    assert days("FREQ=YEARLY", date(2024, 1, 1), date(2036, 1, 1), start) == [
        date(2024, 2, 29),
        date(2028, 2, 29),
        date(2032, 2, 29),
    ]


def test_some_weekdays_and_the_first_of_another_are_meant_together():
    assert days("FREQ=MONTHLY;BYDAY=MO,1TH", last=date(2027, 2, 8)) == [
        date(2027, 1, 18),
        date(2027, 1, 25),
        date(2027, 2, 1),
        date(2027, 2, 4),
        date(2027, 2, 8),
    ]


def test_a_week_of_the_year_without_a_weekday_keeps_that_of_the_first_date():
    assert days("FREQ=YEARLY;BYWEEKNO=20") == [date(2027, 5, 20)]


def test_without_a_rule_there_is_one_and_what_is_extra():
    extra = [datetime(2027, 3, 1, 9), START]
    assert starts("", extra, (), START, *YEAR) == [START, datetime(2027, 3, 1, 9)]
    assert starts("", extra, [START], START, *YEAR) == [datetime(2027, 3, 1, 9)]


def test_a_day_left_out_takes_its_evening_with_it():
    weekly = "FREQ=WEEKLY;COUNT=3"
    assert starts(weekly, (), [datetime(2027, 1, 21)], START, *YEAR) == [START, START + timedelta(days=14)]


def test_an_end_in_utc_is_taken_as_the_clock_on_the_wall():
    assert days("FREQ=DAILY;UNTIL=20270115T190000Z") == [date(2027, 1, 14), date(2027, 1, 15)]


def test_an_end_that_is_a_day_has_all_its_hours():
    assert days("FREQ=DAILY;UNTIL=20270115") == [date(2027, 1, 14), date(2027, 1, 15)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=950000000",
        "FREQ=MINUTELY;COUNT=16000000",
        "FREQ=DAILY;COUNT=1000000",
        "FREQ=SECONDLY;BYDAY=MO",
        "FREQ=HOURLY;BYMONTHDAY=1",
    ],
)
def test_of_millions_of_occurrences_only_those_of_the_window_are_gone_through(rule):
    found = starts(rule, (), (), datetime(1997, 1, 1), *YEAR)
    assert found[0] >= datetime(2027, 1, 1)
    assert len(found) == {"DAILY": 365, "HOURLY": 12 * 24}.get(rule.split(";")[0][5:], 5000)


@pytest.mark.parametrize("rule", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"])
def test_a_rule_that_never_comes_true_gives_nothing_and_ends(rule):
    assert check(rule, START) is None
    assert days(rule) == []


def test_no_more_is_given_than_asked_for():
    assert len(days("FREQ=DAILY", most=7)) == 7


def test_at_the_end_of_the_calendar_there_is_nothing_more():
    end = datetime(9999, 12, 30)
    last = (date(9999, 1, 1), date(9999, 12, 31), end)
    assert days("FREQ=DAILY", *last) == [date(9999, 12, 30), date(9999, 12, 31)]
    for freq in ("YEARLY", "MONTHLY", "WEEKLY"):
        assert days(f"FREQ={freq};INTERVAL=999999999", *last) == [date(9999, 12, 30)]
    assert days("FREQ=YEARLY;BYWEEKNO=52;BYDAY=TH", *last) == [date(9999, 12, 30)]
    assert days("FREQ=DAILY;COUNT=999999999;INTERVAL=999999999", *last) == [date(9999, 12, 30)]


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("", ""),
        ("every Tuesday", "EVERY TUESDAY"),
        ("INTERVAL=2", "INTERVAL=2"),
        ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=DAILY;COUNT=-1", "COUNT=-1"),
        ("FREQ=DAILY;UNTIL=20270230", "UNTIL=20270230"),
        ("FREQ=MONTHLY;BYDAY=XX", "BYDAY=XX"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY=0MO"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0"),
        ("FREQ=YEARLY;BYMONTH=-1", "BYMONTH=-1"),
        ("FREQ=YEARLY;BYEASTER=1", "BYEASTER=1"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR=24"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=DAILY;COUNT=٣", "COUNT=٣"),
    ],
)
def test_a_rule_that_makes_no_sense_is_named_with_the_part_that_does_not(rule, part):
    problem = check(rule, START)
    assert problem is not None
    assert (problem.id, problem.params) == ("“{part}” makes no sense in a rule", {"part": part})


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;BYHOUR=3",
        "FREQ=MINUTELY;BYHOUR=3;COUNT=5",
        "FREQ=HOURLY;BYSETPOS=1",
        "FREQ=DAILY;BYDAY=MO;COUNT=999999",
    ],
)
def test_a_rule_that_could_only_be_followed_step_by_step_is_refused(rule):
    assert check(rule, START) is not None


def test_small_letters_a_prefix_and_stray_semicolons_are_no_reason():
    assert check("RRULE:freq=daily;;byday=mo, tu;", START) is None


@given(st.text(alphabet="FREQ=DAILYWKINTVCOUBMHSP;,-+0123456789", max_size=60).map(lambda text: f"FREQ=DAILY;{text}"))
def test_whatever_passes_the_check_can_be_followed(rule):
    if check(rule, START) is None:
        assert all(moment >= START for moment in starts(rule, (), (), START, *YEAR))
    else:
        with pytest.raises(BadRule):
            starts(rule, (), (), START, *YEAR)


def test_the_days_of_a_series_end_where_it_ends_or_where_nobody_looks_further():
    rule = "FREQ=MONTHLY;BYDAY=2TH"
    first = date(2027, 3, 1)
    assert rule_days(rule, first, date(2027, 5, 13), YEAR[1]) == [
        date(2027, 3, 11),
        date(2027, 4, 8),
        date(2027, 5, 13),
    ]
    assert rule_days(rule, first, None, date(2027, 4, 30)) == [date(2027, 3, 11), date(2027, 4, 8)]
    assert rule_days(rule, first, date(2028, 1, 1), date(2027, 3, 31)) == [date(2027, 3, 11)]


def test_a_series_has_each_day_once():
    assert rule_days("FREQ=DAILY;BYHOUR=9,18;COUNT=3", date(2027, 3, 1), None, YEAR[1]) == [
        date(2027, 3, 1),
        date(2027, 3, 2),
    ]
