"""The days an event covers, and the steps of its life."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from eventplanner.domain.events.events import STEPS, EventDraft, Status, may_step, moved_by

EVENING = EventDraft(title="Meetup", start=datetime(2027, 3, 12, 18, 30), end=datetime(2027, 3, 12, 21))


def days(start, end, all_day=False):
    draft = EventDraft(title="x", start=start, end=end, all_day=all_day)
    return draft.first_day, draft.last_day


def test_an_evening_is_one_day():
    assert days(EVENING.start, EVENING.end) == (date(2027, 3, 12), date(2027, 3, 12))


def test_an_evening_that_ends_at_midnight_ends_on_the_day_it_began():
    assert days(datetime(2027, 3, 12, 22), datetime(2027, 3, 13)) == (date(2027, 3, 12), date(2027, 3, 12))


def test_a_night_ends_on_the_next_day():
    assert days(datetime(2027, 3, 12, 22), datetime(2027, 3, 13, 1)) == (date(2027, 3, 12), date(2027, 3, 13))


def test_whole_days_include_the_last():
    assert days(datetime(2027, 4, 15), datetime(2027, 4, 16), all_day=True) == (date(2027, 4, 15), date(2027, 4, 16))


def test_without_a_date_there_is_no_day():
    assert days(None, None) == (None, None)


def test_the_way_leads_from_idea_to_closed_and_back_one_step():
    way = [Status.IDEA, Status.PLANNED, Status.CONFIRMED, Status.HELD, Status.CLOSED]
    for earlier, later in pairwise(way):
        assert may_step(earlier, later)
        assert may_step(later, earlier)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Status.IDEA, Status.HELD),
        (Status.PLANNED, Status.CLOSED),
        (Status.HELD, Status.CANCELLED),
        (Status.CLOSED, Status.CANCELLED),
        (Status.CANCELLED, Status.HELD),
    ],
)
def test_steps_that_leave_something_out_are_not_allowed(old, new):
    assert not may_step(old, new)


def test_every_status_has_its_steps_and_stays_as_it_is():
    assert set(STEPS) == set(Status)
    assert all(may_step(status, status) for status in Status)


def test_moving_keeps_the_length_and_what_has_no_date_stays():
    moved = moved_by(EVENING, timedelta(days=14))
    assert (moved.start, moved.end) == (datetime(2027, 3, 26, 18, 30), datetime(2027, 3, 26, 21))
    assert moved_by(EventDraft(title="x"), timedelta(days=1)).start is None
