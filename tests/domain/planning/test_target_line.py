"""Targets as they are written on the command line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.planning.target_line import read_targets
from eventplanner.domain.planning.targets import LARGEST, QUARTERS


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("meetup.q1", (EventKind.MEETUP, 1)),
        ("Taller.T2", (EventKind.WORKSHOP, 2)),
        ("hackatón.q3", (EventKind.HACKATHON, 3)),
        ("community presence.q4", (EventKind.PRESENCE, 4)),
        ("presencia en comunidades.4", (EventKind.PRESENCE, 4)),
    ],
)
def test_kinds_and_quarters_are_called_as_in_either_language(name, place):
    assert read_targets({name: "3"}) == {place: 3}


@given(st.sampled_from(EventKind), st.sampled_from(QUARTERS), st.integers(0, LARGEST))
def test_what_is_written_is_read(kind, quarter, events):
    assert read_targets({f"{kind.value}.q{quarter}": str(events)}) == {(kind, quarter): events}


def test_nothing_takes_a_target_away():
    assert read_targets({"meetup.q1": " "}) == {(EventKind.MEETUP, 1): None}


@pytest.mark.parametrize(
    ("name", "number", "reason"),
    [
        ("meetup", "3", "say it as KIND.QUARTER=NUMBER, as in: meetup.q1=3"),
        ("meetup.q5", "3", "say it as KIND.QUARTER=NUMBER, as in: meetup.q1=3"),
        (".q1", "3", "there is no such kind; there is {kinds}"),
        ("party.q1", "3", "there is no such kind; there is {kinds}"),
        ("meetup.q1", "-1", "a number from 0 to {most}"),
        ("meetup.q1", "1000", "a number from 0 to {most}"),
        ("meetup.q1", "9" * 5000, "a number from 0 to {most}"),
        ("meetup.q1", "٣", "a number from 0 to {most}"),
        ("meetup.q1", "many", "a number from 0 to {most}"),
    ],
)
def test_what_makes_no_sense_is_refused_by_what_was_written(name, number, reason):
    with pytest.raises(Invalid) as refused:
        read_targets({name: number})
    assert {field: message.id for field, message in refused.value.fields.items()} == {name: reason}


@given(st.text(max_size=30), st.text(max_size=10))
def test_whatever_is_written_is_read_or_refused(name, number):
    try:
        found = read_targets({name: number})
    except Invalid:
        return
    assert len(found) == 1
