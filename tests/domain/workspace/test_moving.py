"""What moving an event means before it is done."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.workspace.moving import MovePreview, preview_move, preview_moves
from eventplanner.domain.year.clashes import Calendar, ClashKind, Rules
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n.catalogue import words
from year_values import event, events, fiestas_patrias, occasion, occasions

TODAY = date(2027, 3, 9)
EASY = Rules(weekly=1000)
DAY = timedelta(days=1)


def preview(moved: Event, days: int, *ours: Event, others: list[Occasion] | None = None) -> MovePreview:
    return preview_move(moved, timedelta(days=days), Calendar([moved, *ours], others or [], EASY), TODAY)


def said(messages: tuple[Message, ...]) -> list[str]:
    return [words(message) for message in messages]


def test_a_move_says_from_where_to_where():
    found = preview(event(first="2027-09-16", last="2027-09-17"), 7)
    assert found.before == (date(2027, 9, 16), date(2027, 9, 17))
    assert found.after == (date(2027, 9, 23), date(2027, 9, 24))


def test_length_hours_and_the_date_of_the_series_go_with_it():
    long = preview(event(first="2027-09-16", last="2027-09-17"), 7)
    assert said(long.follows) == ["It still lasts 2 days."]
    serial = preview(event(first="2027-05-13T18:30", series="Py", series_day=date(2027, 5, 13)), 7)
    assert said(serial.follows) == [
        "Its hours stay: 18:30–21:00.",
        "In the series “Py” it still stands for Thu 13 May 2027.",
    ]


def test_a_move_that_is_none_says_nothing():
    found = preview(event(first="2027-09-17"), 0, others=fiestas_patrias())
    assert (found.follows, found.past, found.new, found.gone) == ((), (), (), ())


def test_new_clashes_and_those_that_are_gone_are_told_apart():
    found = preview(event(first="2027-09-16T18:30"), 1, event(2, "2027-09-16T18:30"), others=fiestas_patrias())
    assert [clash.kind for clash in found.new] == [ClashKind.HOLIDAY]
    assert [clash.kind for clash in found.gone] == [ClashKind.OVERLAP]


def test_a_clash_that_stays_is_neither_new_nor_gone():
    winter = occasion("Vacaciones de invierno", "2027-07-05", "2027-07-16")
    found = preview(event(first="2027-07-06"), 2, others=[winter])
    assert (found.new, found.gone) == ((), ())


def test_what_falls_into_the_past_is_said():
    assert said(preview(event(first="2027-03-18T18:30"), -14).past) == [
        "It would have begun already, on Thu 4 Mar 2027."
    ]
    assert preview(event(first="2027-05-20T18:30"), -14).past == ()


def test_days_of_preparation_that_would_be_past_are_said():
    found = preview(event(first="2027-04-15T18:30"), -28)
    assert said(found.past) == ["2 of the days on which it is prepared would be past; the first was Fri 5 Mar 2027."]


def test_what_was_past_before_is_no_news():
    assert preview(event(first="2027-03-04T18:30"), -1).past == ()


def test_an_event_without_a_date_has_nowhere_to_go():
    found = preview(revised(event(), start=None, end=None), 3)
    assert (found.before, found.after, found.new) == (None, None, ())


def test_a_cancelled_event_clashes_nowhere():
    assert preview(event(first="2027-09-16", status=Status.CANCELLED), 1, others=fiestas_patrias()).new == ()


def test_several_are_carried_together():
    one, other = event(1, "2027-09-09T18:30"), event(2, "2027-09-10T18:30")
    calendar = Calendar([one, other], [], EASY)
    assert len(preview_move(one, DAY, calendar, TODAY).new) == 1
    assert [found.new for found in preview_moves([one, other], DAY, calendar, TODAY)] == [(), ()]


def test_outside_all_years_nothing_goes():
    with pytest.raises(Invalid):
        preview(event(), 4_000_000)


@given(events(), occasions(), st.integers(-60, 60))
def test_back_where_it_was_gone_and_new_have_changed_places(ours, others, days):
    calendar = Calendar(ours, others, Rules())
    by = timedelta(days=days)
    for one in ours:
        there = preview_move(one, by, calendar, TODAY)
        back = preview_move(there.event, -by, calendar, TODAY)
        assert back.event == one
        assert {clash.matter for clash in back.gone} == {clash.matter for clash in there.new}
        assert {clash.matter for clash in back.new} == {clash.matter for clash in there.gone}


@given(events(), st.integers(-60, 60))
def test_all_carried_together_keep_what_is_between_them(ours, days):
    rules = Rules(weekly=1000)
    for found in preview_moves(ours, timedelta(days=days), Calendar(ours, [], rules), TODAY):
        # Clocks change on different days in two zones, so hours may meet that did not.
        at_once = {ClashKind.OVERLAP, ClashKind.VENUE, ClashKind.LEAD}
        assert [clash for clash in found.new if clash.kind not in at_once] == []
