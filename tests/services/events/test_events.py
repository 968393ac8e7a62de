"""What a person can do with events."""

from datetime import date, datetime, timedelta

import pytest

from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status, draft_of
from eventplanner.domain.events.filter import Filter, parse
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.events import events
from eventplanner.services.events.events import SORTS, EventQuery

START = datetime(2027, 3, 12, 18, 30)
MEETUP = EventDraft(
    title="Meetup Python", timezone="America/Santiago", start=START, end=START + timedelta(hours=2), tags=("python",)
)


def added(planner, draft=MEETUP, **fields):
    return events.added(planner, events.create(planner, revised(draft, **fields)))


def test_an_event_comes_back_as_it_was_described(planner):
    draft = revised(
        MEETUP,
        kind=EventKind.WORKSHOP,
        format=Format.HYBRID,
        status=Status.CONFIRMED,
        venue="Sede",
        geo="-33.42,-70.61",
        url="https://example.org",
        capacity=60,
        capacity_online=200,
        audience="devs",
        goal="learn",
        lead="Ana",
        series="Python Santiago",
        tags=("python", "data"),
        notes="a\nb",
    )
    event = added(planner, draft)
    assert draft_of(event) == draft


def test_an_event_without_a_title_is_refused_and_nothing_is_written(planner):
    with pytest.raises(Invalid) as refused:
        events.create(planner, revised(MEETUP, title="  "))
    assert list(refused.value.fields) == ["title"]
    assert events.everything(planner) == []


def test_a_step_that_is_not_allowed_is_refused_with_those_that_are(planner):
    event = added(planner)
    with pytest.raises(Invalid) as refused:
        events.set_status(planner, [event], Status.CLOSED)
    assert list(refused.value.fields) == ["status"]


def test_two_who_change_the_same_event_do_not_lose_each_others_work(at):
    ana, leo = at("ana"), at("leo")
    event = added(ana)
    events.change(ana, event, revised(MEETUP, venue="Sede"))
    with pytest.raises(Conflict) as refused:
        events.change(leo, event, revised(MEETUP, venue="Teatro"))
    assert words(refused.value.message) == "ana has changed this meanwhile."
    assert events.get(ana, event.id).venue == "Sede"


def test_moving_keeps_the_wall_clock_over_a_clock_change(planner):
    event = added(planner, start=datetime(2027, 4, 2, 18, 30), end=datetime(2027, 4, 2, 21))
    events.move(planner, [event], timedelta(days=7))
    moved = events.get(planner, event.id)
    assert (moved.start, moved.end) == (datetime(2027, 4, 9, 18, 30), datetime(2027, 4, 9, 21))


def test_moving_to_a_start_keeps_the_length(planner):
    event = added(planner)
    events.move_to(planner, event, datetime(2027, 5, 1, 10))
    moved = events.get(planner, event.id)
    assert (moved.start, moved.end) == (datetime(2027, 5, 1, 10), datetime(2027, 5, 1, 12))


def test_moving_what_has_no_date_is_refused(planner):
    with pytest.raises(Invalid):
        events.move(planner, [added(planner, start=None, end=None)], timedelta(days=1))


def test_moving_beyond_the_calendar_is_refused(planner):
    with pytest.raises(Invalid):
        events.move(planner, [added(planner)], timedelta(days=365 * 9000))


def test_cancelling_keeps_the_event(planner):
    event = added(planner)
    events.set_status(planner, [event], Status.CANCELLED)
    assert events.get(planner, event.id).status is Status.CANCELLED


def test_a_copy_begins_again_with_a_life_of_its_own(planner):
    event = added(planner, status=Status.CONFIRMED)
    events.duplicate(planner, [event])
    first, copy = events.everything(planner)
    assert (copy.title, copy.status, copy.start) == (event.title, Status.PLANNED, event.start)
    assert copy.uid != first.uid


def test_sequence_grows_with_what_a_guest_must_know_and_with_nothing_else(planner):
    event = added(planner)
    events.change(planner, event, revised(MEETUP, notes="x", goal="y", lead="z"))
    event = events.get(planner, event.id)
    assert (event.version, event.sequence) == (2, 0)
    for fields in ({"venue": "Sede"}, {"status": Status.CONFIRMED}, {"start": START + timedelta(hours=1)}):
        event = events.get(planner, event.id)
        events.set_fields(planner, [event], fields)
    assert events.get(planner, event.id).sequence == 3


def test_every_sort_lists_every_event_once_both_ways(planner):
    for n in range(150):
        status = list(Status)[n % 2]
        added(
            planner, title=f"E{n % 7}", lead=f"L{n % 3}", status=status, start=START + timedelta(days=n % 40), end=None
        )
    for sort in SORTS:
        for descending in (False, True):
            listing = events.listing(planner, EventQuery(Filter(), sort, descending))
            seen = [listing[index].id for index in range(listing.total)]
            assert sorted(seen) == list(range(1, 151))
            backwards = events.listing(planner, EventQuery(Filter(), sort, descending))
            assert [backwards[index].id for index in reversed(range(150))] == seen[::-1]
            for place in (0, 70, 149):
                event = events.get(planner, seen[place])
                assert events.place(planner, EventQuery(Filter(), sort, descending), event) == place


def test_undated_events_come_last(planner):
    added(planner, title="Undated", start=None, end=None)
    added(planner, title="Dated")
    assert [event.title for event in events.everything(planner)] == ["Dated", "Undated"]


def test_what_spans_into_a_time_is_found(planner):
    conference = added(planner, start=datetime(2026, 12, 30), end=datetime(2027, 1, 2), all_day=True)
    added(planner, start=datetime(2026, 12, 29), end=datetime(2026, 12, 29), all_day=True)
    added(planner, start=datetime(2027, 1, 3), end=datetime(2027, 1, 3), all_day=True)
    assert [event.id for event in events.between(planner, date(2027, 1, 1), date(2027, 1, 2))] == [conference.id]


def test_a_filter_narrows_the_list(planner):
    added(planner, title="Noche de Rust", venue="Teatro Oriente", tags=("rust",))
    added(planner, title="Taller", kind=EventKind.WORKSHOP)
    for text, count in {"rust": 1, "#rust": 1, "kind:taller": 1, "-kind:taller": 1, "@teatro": 1, "nada": 0}.items():
        assert len(events.everything(planner, EventQuery(parse(text)))) == count, text


def test_names_written_before_are_offered_most_frequent_first(planner):
    for venue in ("Sede", "Teatro", "Teatro"):
        added(planner, venue=venue)
    assert events.names(planner, "venue") == ["Teatro", "Sede"]


@pytest.mark.parametrize(
    "do",
    [
        lambda plan, event: events.move(plan, [event], timedelta(0)),
        lambda plan, event: events.move(plan, [event, added(plan)], timedelta(0)),
        lambda plan, event: events.set_fields(plan, [event], {"venue": ""}),
        lambda plan, event: events.set_status(plan, [event], Status.PLANNED),
        lambda plan, event: events.change(plan, event, draft_of(event)),
    ],
)
def test_a_change_that_changes_nothing_says_so_and_is_not_kept(planner, do):
    event = added(planner)
    change = do(planner, event)
    assert change.nothing
    assert words(change.label) == "Nothing changed."
    assert words(history.listing(planner)[0].label).startswith("Add")


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"start": START + timedelta(hours=1), "end": START + timedelta(hours=3)}, "to 12 Mar 2027 19:30"),
        ({"start": START + timedelta(days=1), "end": START + timedelta(days=1, hours=2)}, "to Sat 13 Mar 2027"),
        ({"start": START + timedelta(hours=20), "end": START + timedelta(hours=22)}, "to 13 Mar 2027 14:30"),
        ({"all_day": True}, "to Fri 12 Mar 2027"),
    ],
)
def test_a_move_is_named_with_its_hour_where_that_is_another(planner, fields, label):
    change = events.set_fields(planner, [added(planner)], fields)
    assert words(change.label) == f"Move “Meetup Python” {label}"


def test_another_end_is_named(planner):
    change = events.set_fields(planner, [added(planner)], {"end": START + timedelta(hours=1)})
    assert words(change.label) == "Let “Meetup Python” end on 12 Mar 2027 19:30"


def test_nothing_was_held_before_its_day(planner):
    event = added(planner, status=Status.CONFIRMED)
    sentence = "The day of “Meetup Python” has not come yet."
    for refuse in (
        lambda: events.set_status(planner, [event], Status.HELD),
        lambda: events.create(planner, revised(MEETUP, status=Status.CLOSED)),
    ):
        with pytest.raises(Invalid) as refused:
            refuse()
        assert [words(reason) for reason in refused.value.fields.values()] == [sentence]


def test_on_its_day_an_event_may_be_held_and_then_not_be_moved_ahead(planner):
    event = added(planner, status=Status.CONFIRMED, start=datetime(2027, 3, 9, 20), end=datetime(2027, 3, 9, 21))
    events.set_status(planner, [event], Status.HELD)
    with pytest.raises(Invalid, match="field"):
        events.move(planner, [events.get(planner, event.id)], timedelta(days=1))
