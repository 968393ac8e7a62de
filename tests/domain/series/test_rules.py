"""What a series has to be like."""

from datetime import date, datetime

import pytest

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.series.rules import cleaned, problems
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.i18n.catalogue import words

SERIES = SeriesDraft(
    name="Python Santiago",
    rule="FREQ=MONTHLY;BYDAY=2TH",
    first=date(2027, 3, 11),
    template=EventDraft(
        title="Python Santiago",
        series="Python Santiago",
        start=datetime(2027, 3, 11, 19),
        end=datetime(2027, 3, 11, 21),
    ),
)


def test_a_good_series_has_no_problem_and_is_kept_as_it_is():
    assert problems(SERIES) == {}
    assert cleaned(SERIES) == revised(SERIES, shifted={})


def test_the_end_of_the_rule_becomes_the_last_day():
    kept = cleaned(revised(SERIES, rule="RRULE:BYDAY=+2TH;FREQ=MONTHLY;UNTIL=20271130"))

    assert (kept.rule, kept.until) == ("FREQ=MONTHLY;BYDAY=2TH", date(2027, 11, 30))


def test_a_last_day_that_was_said_beats_that_of_the_rule():
    kept = cleaned(revised(SERIES, rule="FREQ=DAILY;UNTIL=20271130", until=date(2027, 6, 30)))

    assert (kept.rule, kept.until) == ("FREQ=DAILY", date(2027, 6, 30))


def test_a_rule_without_words_is_kept_as_it_was_written():
    assert cleaned(revised(SERIES, rule="freq=monthly;byday=mo,tu;bysetpos=-1")).rule == (
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"
    )


def test_the_template_stands_on_the_first_day():
    kept = cleaned(revised(SERIES, first=date(2028, 1, 13)))

    assert (kept.template.start, kept.template.end) == (datetime(2028, 1, 13, 19), datetime(2028, 1, 13, 21))


def test_a_template_without_a_time_is_of_whole_days():
    template = EventDraft(title="")

    kept = cleaned(revised(SERIES, name="Go\x1b[31m  Club\n", template=template)).template

    assert (kept.title, kept.series, kept.all_day) == ("Go Club", "Go Club", True)
    assert (kept.start, kept.end) == (datetime(2027, 3, 11), datetime(2027, 3, 11))


def test_what_is_skipped_or_not_moved_is_not_shifted():
    april, may, june = date(2027, 4, 8), date(2027, 5, 13), date(2027, 6, 10)
    shifted = {june: date(2027, 6, 9), may: may, april: date(2027, 4, 9)}

    assert cleaned(revised(SERIES, skipped=frozenset({april}), shifted=shifted)).shifted == {june: date(2027, 6, 9)}


@pytest.mark.parametrize(
    ("said", "field", "problem"),
    [
        ({"name": " "}, "name", "A series needs a name."),
        ({"name": "x" * 201}, "name", "At most 200 characters fit here."),
        ({"rule": "FREQ=SECONDLY"}, "rule", "A series has at most one date a day."),
        ({"rule": "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4"}, "rule", "This rule gives no date."),
        ({"until": date(2027, 3, 10)}, "until", "The last day comes before the first."),
        ({"first": date(1969, 1, 1)}, "first", "A year is between 1970 and 2200."),
        ({"template": revised(SERIES.template, venue="x" * 201)}, "venue", "At most 200 characters fit here."),
        (
            {"template": revised(SERIES.template, timezone="Mars")},
            "timezone",
            "There is no time zone “Mars”; write one like America/Santiago.",
        ),
    ],
)
def test_a_series_that_cannot_be_kept_says_why(said, field, problem):
    assert {name: words(each) for name, each in problems(revised(SERIES, **said)).items()} == {field: problem}
