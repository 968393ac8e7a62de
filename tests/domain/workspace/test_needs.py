"""What each kind and size of event needs by when: rows that are read, looked up, told, and refused."""

from collections.abc import Mapping
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.workspace import needs_text
from eventplanner.domain.workspace.needs import EventNeed, NeedKey, NeedTable, Within

C = TypeVar("C", bound=Choice)

CONFERENCE, MEETUP, TALK = EventKind.CONFERENCE, EventKind.MEETUP, EventKind.TALK

rows = st.dictionaries(
    st.builds(
        NeedKey, st.none() | st.sampled_from(EventKind), st.just(0) | st.integers(1, 9999), st.sampled_from(EventNeed)
    ),
    st.none() | st.tuples(st.integers(0, 700), st.integers(0, 700)).map(lambda days: Within(max(days), min(days))),
    max_size=12,
)


def values(kind: type[C]) -> Mapping[str, C]:
    return {member.value: member for member in kind}


def read(text: str) -> dict[NeedKey, Within | None]:
    return needs_text.read(text, values)


@pytest.mark.parametrize(
    "text",
    [
        "conference 150+ venue 180 120",
        "  CONFERENCE   150+:  venue 180/120 ",
        "conference ≥150 venue: 180-120",
        "conference >=150 venue 180, 120",
        ";conference 150+ venue 180 120;\n",
    ],
)
def test_a_row_is_a_kind_a_size_a_need_and_two_numbers_of_days(text):
    assert read(text) == {NeedKey(CONFERENCE, 150, EventNeed.VENUE): Within(180, 120)}


def test_a_line_may_say_several_needs_and_any_kind():
    assert read("any lead 30 7, roles -, budget 10 10\nmeetup venue never") == {
        NeedKey(None, 0, EventNeed.LEAD): Within(30, 7),
        NeedKey(None, 0, EventNeed.ROLES): None,
        NeedKey(None, 0, EventNeed.BUDGET): Within(10, 10),
        NeedKey(MEETUP, 0, EventNeed.VENUE): None,
    }


@pytest.mark.parametrize("text", ["", "  ", ";\n;"])
def test_nothing_is_no_row(text):
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("party venue 3 2", "a row begins with a kind of event or “any”: {kinds}"),
        ("venue 3 2", "a row begins with a kind of event or “any”: {kinds}"),
        ("150+ venue 3 2", "a row begins with a kind of event or “any”: {kinds}"),
        ("meetup pizza 3 2", "“{word}” is none of: {needs}"),
        ("meetup 150 venue 3 2", "“{word}” is none of: {needs}"),
        ("meetup venue 30 7 9", "“{word}” is none of: {needs}"),
        ("meetup venue", "behind {need} stand two numbers of days, such as 30 7, or - for never"),
        ("meetup venue 30", "behind {need} stand two numbers of days, such as 30 7, or - for never"),
        ("meetup venue 30 lead 7", "behind {need} stand two numbers of days, such as 30 7, or - for never"),
        ("meetup venue soon late", "behind {need} stand two numbers of days, such as 30 7, or - for never"),
        ("meetup venue 1.5 1", "behind {need} stand two numbers of days, such as 30 7, or - for never"),
        ("meetup venue -3 1", "behind {need} stand two numbers of days, such as 30 7, or - for never"),
        ("meetup venue 999999 1", "behind {need} stand two numbers of days, such as 30 7, or - for never"),
        ("meetup venue 1501 1", "{need}: at most {most} days before the event"),
        ("meetup venue 7 30", "{need}: the first number of days is the larger one, the second is nearer"),
        ("meetup", "say what is needed by when, such as “{example}”"),
        ("any 20+", "say what is needed by when, such as “{example}”"),
        ("meetup venue 3 2, venue 4 3", "{need} stands there twice"),
        ("meetup venue 3 2; talk lead 3 1; meetup venue 3 2", "{need} stands there twice"),
    ],
)
def test_what_is_no_row_is_refused_with_the_row_and_the_reason(text, why):
    with pytest.raises(Invalid) as refused:
        read(text)
    told = refused.value.fields["needs"]
    reason = told.params["why"]
    assert isinstance(reason, Message)
    assert (told.params["row"], reason.id) == (text.split("; ")[-1], why)


TABLE = NeedTable(
    read(
        "any venue 30 7; any 300+ venue 200 150; meetup venue 20 5; meetup 80+ venue 60 30; talk 50+ venue 9 8; workshop venue -"
    )
)


@pytest.mark.parametrize(
    ("kind", "people", "wanted"),
    [
        (MEETUP, 0, Within(20, 5)),
        (MEETUP, 79, Within(20, 5)),
        (MEETUP, 80, Within(60, 30)),
        (MEETUP, 5000, Within(60, 30)),
        (CONFERENCE, 0, Within(30, 7)),
        (CONFERENCE, 300, Within(200, 150)),
        (TALK, 49, Within(30, 7)),
        (TALK, 50, Within(9, 8)),
        (TALK, 400, Within(9, 8)),
        (EventKind.WORKSHOP, 400, None),
    ],
)
def test_the_row_of_its_kind_and_of_its_size_counts(kind, people, wanted):
    assert TABLE.within(kind, people, EventNeed.VENUE) == wanted


def test_what_no_row_tells_of_is_not_needed():
    assert TABLE.within(MEETUP, 10, EventNeed.LEAD) is None


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("people", [0, 60, 250, 3000])
def test_the_built_in_table_says_for_each_kind_who_leads_it_and_large_ones_begin_no_later(kind, people):
    built_in = needs_text.table("")
    assert built_in.within(kind, people, EventNeed.LEAD) is not None
    for need in EventNeed:
        small, large = built_in.within(kind, 0, need), built_in.within(kind, people, need)
        assert (small or (0, 0)) <= (large or (0, 0))


def test_a_plan_keeps_what_differs_from_the_built_in_rows():
    text = "conference 150+ venue 180 120, lead 200 150; meetup venue -; any venue 30 7"
    assert needs_text.own(read(text)) == "meetup venue -; conference 150+ lead 200 150"
    assert needs_text.own(needs_text.built_in()) == ""


def test_the_rows_of_a_plan_take_the_place_of_their_like_alone():
    table = needs_text.table("conference 150+ venue 300 200")
    assert table.within(CONFERENCE, 150, EventNeed.VENUE) == Within(300, 200)
    assert table.within(CONFERENCE, 149, EventNeed.VENUE) == Within(120, 60)
    assert table.within(CONFERENCE, 150, EventNeed.BUDGET) == Within(150, 90)


def test_rows_that_another_program_wrote_wrongly_leave_the_built_in_ones():
    assert needs_text.table("nonsense") == needs_text.table("")


@given(rows)
def test_what_is_kept_comes_back_as_it_was(some):
    kept = needs_text.own(some)
    assert {**needs_text.built_in(), **some} == dict(needs_text.table(kept).rows)
    assert needs_text.own(read(kept)) == kept
