"""What an event has to be like, what is pointed out, and how it is tidied."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, Format, Status, may_step
from eventplanner.domain.events.rules import cleaned, problems, step_problem, warnings

GOOD = EventDraft(
    title="Meetup",
    start=datetime(2027, 3, 12, 18, 30),
    end=datetime(2027, 3, 12, 21, 0),
    timezone="America/Santiago",
    venue="Sede",
)


def test_a_good_event_has_no_problems():
    assert problems(GOOD) == {}
    assert warnings(GOOD) == {}
    assert cleaned(GOOD) == GOOD


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"venue": "x" * 201}, "venue"),
        ({"goal": "x" * 1001}, "goal"),
        ({"notes": "x" * 10_001}, "notes"),
        ({"end": datetime(2027, 3, 12, 18, 29)}, "end"),
        ({"end": datetime(2027, 3, 12, 18, 30)}, "end"),
        ({"end": datetime(2028, 3, 12, 18, 30)}, "end"),
        ({"start": None}, "end"),
        ({"start": datetime(1969, 12, 31, 23), "end": datetime(1970, 1, 1, 1)}, "start"),
        ({"start": datetime(2200, 12, 31, 23), "end": datetime(2201, 1, 1, 1)}, "end"),
        ({"timezone": "America/Atlantis"}, "timezone"),
        ({"timezone": ""}, "timezone"),
        ({"capacity": -1}, "capacity"),
        ({"capacity": 1_000_001}, "capacity"),
        ({"capacity_online": -1}, "capacity_online"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://a b"}, "url"),
        ({"url": "x.cl"}, "url"),
        ({"url": "https://x.cl/" + "a" * 2000}, "url"),
        ({"geo": "1"}, "geo"),
        ({"geo": "91,0"}, "geo"),
        ({"geo": "0,-181"}, "geo"),
        ({"geo": "nan,0"}, "geo"),
        ({"geo": "1;2"}, "geo"),
        ({"tags": ("a b",)}, "tags"),
        ({"tags": ("a,b",)}, "tags"),
        ({"tags": ("",)}, "tags"),
        ({"tags": ("a" * 41,)}, "tags"),
        ({"tags": tuple(f"t{n}" for n in range(41))}, "tags"),
        ({"start": None, "end": None, "status": Status.CONFIRMED}, "start"),
        ({"start": None, "end": None, "status": Status.HELD}, "start"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(values, field):
    assert list(problems(revised(GOOD, **values))) == [field]


@pytest.mark.parametrize(
    "values",
    [
        {"title": "x" * 200},
        {"capacity": 0, "capacity_online": 1_000_000},
        {"url": "https://x.cl/" + "a" * 1900},
        {"url": "mailto:ana@x.cl"},
        {"geo": "-33.4263,-70.6170"},
        {"tags": ("c++", "c#", "a" * 40)},
        {"start": None, "end": None},
        {"start": None, "end": None, "status": Status.CANCELLED},
        {"start": datetime(2027, 3, 12), "end": datetime(2027, 3, 12), "all_day": True},
        {"start": datetime(2028, 1, 1), "end": datetime(2028, 12, 31), "all_day": True},
        {"format": Format.IN_PERSON, "capacity_online": 10},
    ],
)
def test_what_is_allowed(values):
    assert problems(revised(GOOD, **values)) == {}


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"start": datetime(2027, 4, 3, 23, 30), "end": datetime(2027, 4, 4, 1)}, ["start"]),
        ({"start": datetime(2027, 9, 4, 22), "end": datetime(2027, 9, 5, 0, 30)}, ["end"]),
        ({"start": datetime(2027, 9, 5), "end": datetime(2027, 9, 5), "all_day": True}, []),
        ({"start": datetime(2027, 9, 5), "end": datetime(2027, 9, 5), "timezone": "nowhere"}, []),
        ({"format": Format.VIRTUAL}, ["url"]),
        ({"format": Format.HYBRID}, ["url"]),
        ({"format": Format.HYBRID, "url": "https://x.cl"}, []),
        ({"status": Status.CONFIRMED, "venue": ""}, ["venue"]),
        ({"status": Status.PLANNED, "venue": ""}, []),
        ({"status": Status.CANCELLED, "venue": "", "format": Format.VIRTUAL}, []),
        ({"status": Status.CONFIRMED, "format": Format.VIRTUAL, "venue": "", "url": "https://x.cl"}, []),
    ],
)
def test_what_is_pointed_out(values, fields):
    assert list(warnings(revised(GOOD, **values))) == fields


@pytest.mark.parametrize("old", Status)
@pytest.mark.parametrize("new", Status)
def test_a_step_is_refused_with_what_is_allowed(old, new):
    assert (step_problem(old, new) is None) == may_step(old, new)


def test_the_sentence_names_what_is_allowed():
    assert step_problem(Status.PLANNED, Status.CLOSED) == Message(
        "A planned event can be confirmed, cancelled, or be an idea again."
    )


def test_texts_are_harmless_and_tags_come_once():
    messy = EventDraft(
        title=" Taller\r\nBEGIN:VEVENT\x1b[2J ",
        venue="Sede\x07  Central",
        notes="\x1b]52;c;aGk=\x07uno\r\ndos \n",
        tags=("#ia", "IA", " ", "#", "python\x1b[1m"),
        timezone=" UTC ",
    )
    assert cleaned(messy) == EventDraft(
        title="Taller BEGIN:VEVENT", venue="Sede Central", notes="uno\ndos", tags=("ia", "python"), timezone="UTC"
    )


def test_a_start_alone_lasts_two_hours():
    assert cleaned(revised(GOOD, end=None)).end == datetime(2027, 3, 12, 20, 30)
    assert cleaned(revised(GOOD, start=datetime.max, end=None)).end == datetime.max.replace(microsecond=0)


def test_whole_days_begin_and_end_at_midnight():
    day = cleaned(revised(GOOD, all_day=True))
    assert (day.start, day.end) == (datetime(2027, 3, 12), datetime(2027, 3, 12))
    assert cleaned(revised(GOOD, all_day=True, end=None)) == day
    assert day.last_day == date(2027, 3, 12)


@pytest.mark.parametrize(
    "text", ["https://", "http:///x", "https://[", "ftp://x.cl", "//x.cl", "mailto:", "HTTPS://x y", ""]
)
def test_what_is_no_link(text):
    assert not is_link(text)


drafts = st.builds(
    EventDraft,
    title=st.text(),
    start=st.none() | st.datetimes(),
    end=st.none() | st.datetimes(),
    all_day=st.booleans(),
    timezone=st.sampled_from(["America/Santiago", "UTC", ""]) | st.text(),
    url=st.text() | st.sampled_from(["https://x.cl", "http://["]),
    geo=st.text(),
    tags=st.lists(st.text()).map(tuple),
    notes=st.text(),
    status=st.sampled_from(Status),
    format=st.sampled_from(Format),
)


@given(drafts)
def test_tidying_twice_is_tidying_once_and_nothing_breaks(draft):
    once = cleaned(draft)
    assert cleaned(once) == once
    assert problems(once).keys() <= set(EventDraft.__struct_fields__)
    assert warnings(once).keys() <= {"start", "end", "url", "venue"}


@given(drafts.filter(lambda draft: draft.start and draft.end))
def test_what_has_no_problem_ends_after_it_starts(draft):
    once = cleaned(revised(draft, title="x"))
    if not problems(once):
        assert timedelta(0) <= once.end - once.start < timedelta(days=366)
