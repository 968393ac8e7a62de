"""An event as texts, field by field, and back."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.events.texts import drafted, texts

TODAY = date(2027, 3, 9)
START = datetime(2027, 3, 12, 18, 30)
EVENING = EventDraft(title="Meetup", timezone="UTC", start=START, end=START + timedelta(hours=3))
BLANK = EventDraft(title="")


@given(
    st.sampled_from(EventKind),
    st.sampled_from(Format),
    st.sampled_from(Status),
    st.one_of(st.none(), st.integers(0, 1_000_000)),
    st.booleans(),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
    st.integers(1, 5000),
)
def test_what_is_shown_is_read_back_as_it_was(kind, format, status, capacity, all_day, start, minutes):
    start = start.replace(second=0, microsecond=0)
    end = start + timedelta(minutes=minutes)
    if all_day:
        start, end = (datetime.combine(moment, datetime.min.time()) for moment in (start, end))
    draft = EventDraft(
        title="A", kind=kind, format=format, status=status, start=start, end=end, all_day=all_day, capacity=capacity
    )
    draft = revised(draft, tags=("a", "b"), notes="One\nTwo")
    assert drafted(BLANK, texts(draft), TODAY) == draft


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ({"start": "14 mar"}, datetime(2027, 3, 14, 18, 30), datetime(2027, 3, 14, 21, 30)),
        ({"start": "19:00"}, datetime(2027, 3, 12, 19), datetime(2027, 3, 12, 22)),
        ({"end": "22:00"}, START, datetime(2027, 3, 12, 22)),
        ({"end": "1:00"}, START, datetime(2027, 3, 13, 1)),
        ({"start": ""}, None, None),
    ],
)
def test_a_moment_said_in_part_keeps_the_rest(said, start, end):
    draft = drafted(EVENING, said, TODAY)
    assert (draft.start, draft.end) == (start, end)


def test_every_field_that_makes_no_sense_is_named():
    with pytest.raises(Invalid) as refusal:
        drafted(EVENING, {"kind": "ball", "capacity": "many", "all_day": "maybe", "shoe": "1", "start": "never"}, TODAY)
    assert set(refusal.value.fields) == {"kind", "capacity", "all_day", "shoe", "start"}
