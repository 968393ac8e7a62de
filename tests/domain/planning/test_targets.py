"""Targets: what counts as planned and done, and how far behind a quarter is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import EventKind
from eventplanner.domain.planning.targets import Progress, quarter_of

TODAY = date(2027, 5, 4)


@given(st.dates())
def test_a_quarter_is_three_months(day):
    assert quarter_of(day) == -(-day.month // 3)


@pytest.mark.parametrize(
    ("year", "quarter", "behind"), [(2027, 1, 3), (2027, 2, 2), (2027, 3, 2), (2026, 4, 3), (2028, 1, 2)]
)
def test_in_a_quarter_that_is_over_only_what_was_held_counts(year, quarter, behind):
    assert Progress(EventKind.MEETUP, quarter, 4, 2, 1).behind(year, TODAY) == behind


def test_without_a_target_nothing_is_behind():
    assert Progress(EventKind.MEETUP, 1, None, 0, 0).behind(2027, TODAY) == 0


@given(st.integers(0, 999), st.integers(0, 50), st.integers(0, 50), st.integers(1, 4), st.integers(-400, 400))
def test_one_event_more_is_never_farther_behind(target, planned, done, quarter, days):
    today, done = TODAY + timedelta(days=days), min(planned, done)
    now = Progress(EventKind.TALK, quarter, target, planned, done).behind(2027, today)
    more = Progress(EventKind.TALK, quarter, target, planned + 1, done + 1).behind(2027, today)
    assert more == max(0, now - 1)
