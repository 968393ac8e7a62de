"""What a person writes into the fields of an event, and what is made of it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.domain.events.form import EventReader, read_event, when

BASE = EventDraft(title="Meetup", venue="Sede", timezone="America/Santiago")
READER = EventReader(date(2027, 3, 9))


def read(**texts: str) -> EventDraft:
    return read_event(texts, BASE, READER)


def test_what_the_texts_leave_out_stays() -> None:
    assert read(title=" Charla ") == EventDraft(title="Charla", venue="Sede", timezone="America/Santiago")


def test_a_day_and_two_times_are_an_evening() -> None:
    draft = read(date="12 mar", time="18:30-21:00")
    assert (draft.start, draft.end) == (datetime(2027, 3, 12, 18, 30), datetime(2027, 3, 12, 21))


def test_a_day_without_times_is_whole() -> None:
    draft = read(date="15-16 abr 2027", time="")
    assert (draft.start, draft.end, draft.all_day) == (datetime(2027, 4, 15), datetime(2027, 4, 16), True)


def test_a_time_alone_lasts_two_hours() -> None:
    assert read(date="12 mar", time="18:30").end == datetime(2027, 3, 12, 20, 30)


def test_an_end_before_the_beginning_is_on_the_next_day() -> None:
    assert read(date="12 mar", time="22:00-02:00").end == datetime(2027, 3, 13, 2)


def test_no_date_is_no_date() -> None:
    assert read(date="", time="").start is None


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        ({"date": "sometime", "time": "late"}, ["date", "time"]),
        ({"date": "", "time": "18:30"}, ["date"]),
        ({"capacity": "many", "capacity_online": "-1"}, ["capacity", "capacity_online"]),
        ({"status": "gone"}, ["status"]),
    ],
)
def test_every_field_that_is_wrong_is_named(texts: dict[str, str], fields: list[str]) -> None:
    with pytest.raises(Invalid) as refusal:
        read(**texts)
    assert list(refusal.value.fields) == fields


def test_numbers_tags_and_choices() -> None:
    draft = read(capacity="1.200", tags="#pagos, python", status="confirmed")
    assert (draft.capacity, draft.tags, draft.status) == (1200, ("pagos", "python"), Status.CONFIRMED)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.integers(0, 5000), st.booleans())
def test_days_and_times_come_back_as_they_went(start: datetime, minutes: int, all_day: bool) -> None:
    start = start.replace(second=0, microsecond=0)
    end = start + timedelta(minutes=minutes)
    if all_day:
        start, end = datetime.combine(start, datetime.min.time()), datetime.combine(end, datetime.min.time())
    days, clocks = when(start, end, all_day)
    texts = {"date": f"{days[0]} - {days[1]}" if days[0] != days[1] else f"{days[0]}"}
    texts["time"] = f"{clocks[0]:%H:%M}-{clocks[1]:%H:%M}" if clocks else ""
    draft = read_event(texts, BASE, READER)
    assert (draft.start, draft.end, draft.all_day) == (start, end, all_day)


def test_an_end_before_the_start_is_of_the_next_day_only_at_night():
    with pytest.raises(Invalid) as refused:
        read_event({"date": "12 mar", "time": "18:30-17:00"}, BASE, READER)
    assert list(refused.value.fields) == ["time"]
    assert read_event({"date": "12 mar", "time": "22.00-02.00"}, BASE, READER).end.day == 13


def test_a_time_may_be_written_with_a_point():
    assert read_event({"date": "12 mar", "time": "19.30"}, BASE, READER).start.minute == 30
