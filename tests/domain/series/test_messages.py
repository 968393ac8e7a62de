"""What a changed series does to its events, in words."""

from datetime import datetime

import pytest

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, Format, Status
from eventplanner.domain.series.change import Follow
from eventplanner.domain.series.messages import differences, effects, own_ways
from eventplanner.i18n.catalogue import words
from series_values import DAYS, SERIES, event


def said(messages) -> list[str]:
    return [words(message) for message in messages]


BEFORE = EventDraft(title="Python", start=datetime(2027, 3, 11, 19), end=datetime(2027, 3, 11, 21), venue="Sede")


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        ({}, []),
        ({"start": datetime(2027, 3, 18, 19), "end": datetime(2027, 3, 18, 21)}, ["on Thu 18 Mar 2027"]),
        ({"end": datetime(2027, 3, 11, 22)}, ["at 19:00–22:00"]),
        ({"start": datetime(2027, 3, 11), "end": datetime(2027, 3, 11), "all_day": True}, ["whole days"]),
        ({"venue": ""}, ["venue: –"]),
        ({"format": Format.VIRTUAL, "capacity": 1200}, ["format: virtual", "capacity: 1.200"]),
        ({"tags": ("rust", "ml")}, ["tags: #rust #ml"]),
        ({"notes": "x" * 900, "goal": "y"}, ["goal", "notes"]),
        ({"title": "{venue}"}, ["title: {venue}"]),
    ],
)
def test_what_is_otherwise_is_said_field_by_field(changed, sentences):
    assert said(differences(BEFORE, revised(BEFORE, **changed))) == sentences


def test_a_date_that_goes_says_so_and_one_that_only_stands_for_another_day_says_nothing():
    one = event(1, DAYS[0], series="Python", series_day=DAYS[0])

    assert said(effects(Follow(one, None, is_own=False))) == ["goes"]
    assert effects(Follow(one, revised(BEFORE, title="E1", venue="", series_day=DAYS[1]), is_own=False)) == ()


def test_what_was_changed_by_itself_is_told_from_what_the_series_made():
    own = event(1, DAYS[1], title="Noche", venue="Sede", status=Status.CONFIRMED, series="Python", series_day=DAYS[0])

    assert said(own_ways(SERIES, own)) == ["on Thu 8 Apr 2027", "title: Noche", "status: confirmed"]
    assert own_ways(SERIES, revised(own, series_day=None)) == ()
