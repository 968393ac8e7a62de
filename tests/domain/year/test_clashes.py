"""Clashes: what stands in the way of an event."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.year.clashes import (
    Calendar,
    Clash,
    ClashKind,
    Rules,
    Severity,
    clashes_of,
    find_clashes,
    without_accepted,
)
from eventplanner.domain.year.overlays import Occasion, OverlaySource
from eventplanner.domain.year.workload import PERSON_DAY
from year_values import event, events, fiestas_patrias, holiday, occasion, occasions

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
RULES = Rules()
EASY = Rules(weekly=1000, audience_gap=0, series_gap=0)

Told = tuple[ClashKind, Severity, str]


def find(*ours: Event, others: list[Occasion] | None = None, rules: Rules = EASY) -> list[Clash]:
    return find_clashes(ours, others or [], rules, FIRST, LAST)


def told(clashes: list[Clash]) -> list[Told]:
    return [(clash.kind, clash.severity, clash.day.isoformat()) for clash in clashes]


def test_an_event_on_a_public_holiday_is_a_grave_clash():
    clashes = find(event(first="2027-09-17T18:30"), others=fiestas_patrias())
    assert told(clashes) == [(ClashKind.HOLIDAY, Severity.SEVERE, "2027-09-17")]


def test_each_holiday_of_a_long_event_counts_from_its_own_day():
    clashes = find(event(first="2027-09-16", last="2027-09-18"), others=fiestas_patrias())
    assert [clash.day.day for clash in clashes] == [17, 18]


def test_what_others_hold_on_a_holiday_is_less_grave():
    clashes = find(event(first="2027-09-17", kind=EventKind.PRESENCE), others=fiestas_patrias())
    assert told(clashes) == [(ClashKind.HOLIDAY, Severity.WARNING, "2027-09-17")]


@pytest.mark.parametrize("status", [Status.HELD, Status.CLOSED, Status.CANCELLED])
def test_what_is_over_or_cancelled_is_not_warned_about(status):
    assert find(event(first="2027-09-17", status=status), others=fiestas_patrias()) == []


def test_an_idea_clashes_one_step_less_gravely():
    clashes = find(event(first="2027-09-17", status=Status.IDEA), others=fiestas_patrias())
    assert told(clashes) == [(ClashKind.HOLIDAY, Severity.WARNING, "2027-09-17")]


def test_an_event_without_a_date_clashes_with_nothing():
    undated = revised(event(), start=None, end=None)
    assert find(undated) == []
    assert clashes_of(undated, Calendar([undated], [])) == []


def test_a_day_of_an_overlay_is_a_warning():
    clashes = find(
        event(), others=[occasion("Nerdearla", "2027-03-10", "2027-03-12", source=OverlaySource.CONFERENCES)]
    )
    assert told(clashes) == [(ClashKind.OVERLAY, Severity.WARNING, "2027-03-11")]


@pytest.mark.parametrize(
    ("hours", "severity"),
    [
        (("2027-03-11T20:00", "2027-03-11T22:00"), Severity.WARNING),
        (("2027-03-11T08:00", "2027-03-11T09:00"), Severity.NOTE),
    ],
)
def test_other_hours_of_the_same_day_are_only_noted(hours, severity):
    assert told(find(event(), others=[occasion("Cena", *hours)])) == [(ClashKind.OVERLAY, severity, "2027-03-11")]


@pytest.mark.parametrize(
    ("title", "overlay"),
    [
        ("Ana Soto – vacaciones", "Vacaciones equipo"),
        ("Vacaciones (ANA María Soto)", "Equipo"),
        ("Vacaciones", "Permisos de Ana Soto"),
    ],
)
def test_who_leads_and_is_named_by_an_overlay_is_away(title, overlay):
    leave = occasion(title, "2027-03-08", "2027-03-12", overlay=overlay)
    clashes = find(event(lead="Leo Paz, Ana Soto"), others=[leave])
    assert told(clashes) == [(ClashKind.AWAY, Severity.SEVERE, "2027-03-11")]


def test_the_leave_of_others_of_ours_is_only_noted():
    leave = occasion("Leo Paz – vacaciones", "2027-03-08", "2027-03-12")
    clashes = find(event(1, lead="Ana Soto"), event(2, "2027-05-11T18:30", lead="Leo Paz"), others=[leave])
    assert told(clashes) == [(ClashKind.OVERLAY, Severity.NOTE, "2027-03-11")]


def test_a_conference_that_bears_a_name_keeps_nobody_away():
    named = occasion("Ana Soto Conf", "2027-03-11", source=OverlaySource.CONFERENCES)
    assert told(find(event(lead="Ana Soto"), others=[named])) == [(ClashKind.OVERLAY, Severity.WARNING, "2027-03-11")]


@pytest.mark.parametrize("title", ["Presencia en PyCon Chile", "Stand PyCon Chile 2027", "PYCON"])
def test_presence_at_a_conference_does_not_clash_with_it(title):
    pycon = occasion("PyCon Chile 2027", "2027-03-11", "2027-03-13", source=OverlaySource.CONFERENCES)
    assert find(event(title=title, kind=EventKind.PRESENCE), others=[pycon]) == []


def test_presence_at_one_conference_clashes_with_another():
    other = occasion("Nerdearla Chile 2027", "2027-03-11", "2027-03-13", source=OverlaySource.CONFERENCES)
    clashes = find(event(title="Presencia en PyCon Chile", kind=EventKind.PRESENCE), others=[other])
    assert told(clashes) == [(ClashKind.OVERLAY, Severity.WARNING, "2027-03-11")]


def test_an_event_does_not_clash_with_its_own_entry_in_a_calendar():
    assert find(event(title="Día Abierto"), others=[occasion("Dia abierto", "2027-03-11")]) == []


def test_two_events_at_once_are_one_warning():
    clashes = find(event(1, "2027-03-11T18:30"), event(2, "2027-03-11T20:00"))
    assert told(clashes) == [(ClashKind.OVERLAP, Severity.WARNING, "2027-03-11")]
    assert (clashes[0].event.id, clashes[0].other.id) == (2, 1)


def test_one_that_begins_as_the_other_ends_is_no_clash():
    assert find(event(1, "2027-03-11T18:30"), event(2, "2027-03-11T21:00")) == []


def test_hours_are_compared_across_time_zones():
    here = event(1, "2027-03-11T15:00", "2027-03-11T17:00")
    madrid = event(2, "2027-03-11T19:30", "2027-03-11T21:00", timezone="Europe/Madrid")
    tokyo = event(3, "2027-03-12T03:30", "2027-03-12T05:00", timezone="Asia/Tokyo")
    pairs = {frozenset((clash.event.id, clash.other.id)) for clash in find(here, madrid, tokyo)}
    assert pairs == {frozenset((1, 2)), frozenset((1, 3)), frozenset((2, 3))}
    assert find(here, revised(madrid, timezone="America/Santiago")) == []


def test_one_place_at_once_is_a_grave_clash():
    clashes = find(event(1, venue="Sede Ñuñoa"), event(2, venue="sede nunoa"))
    assert told(clashes) == [(ClashKind.VENUE, Severity.SEVERE, "2027-03-11")]


def test_one_person_leading_two_at_once_is_a_grave_clash():
    clashes = find(event(1, lead="Ana Soto y Leo Paz"), event(2, lead="Leo Paz"))
    assert told(clashes) == [(ClashKind.LEAD, Severity.SEVERE, "2027-03-11")]


def test_of_two_the_one_that_is_over_is_the_other():
    clashes = find(event(1), event(2, "2027-03-11T19:00", status=Status.HELD))
    assert [(clash.event.id, clash.other.id) for clash in clashes] == [(1, 2)]


def test_two_that_are_over_do_not_clash_any_more():
    assert find(event(1, status=Status.HELD), event(2, status=Status.CLOSED)) == []


def test_one_audience_is_not_asked_twice_within_days():
    ours = [event(n, f"2027-03-{day}T18:30", audience="Devs") for n, day in ((1, 10), (2, 16), (3, 23))]
    clashes = find(*ours, rules=Rules(weekly=1000, audience_gap=7))
    assert told(clashes) == [(ClashKind.AUDIENCE, Severity.NOTE, "2027-03-16")]
    on_one_day = find(
        *ours[:1], event(4, "2027-03-10T09:00", audience="devs"), rules=Rules(weekly=1000, audience_gap=7)
    )
    assert told(on_one_day) == [(ClashKind.AUDIENCE, Severity.WARNING, "2027-03-10")]


def test_the_distance_of_a_series_is_its_own_matter_and_not_its_audience():
    ours = [event(n, f"2027-03-{day}T18:30", audience="Devs", series="Py") for n, day in ((1, 10), (2, 13))]
    assert told(find(*ours, rules=RULES)) == [(ClashKind.SERIES, Severity.NOTE, "2027-03-13")]


def test_a_weekly_series_is_weekly_on_purpose():
    monday = date(2027, 3, 8)
    days = [monday + timedelta(weeks=n) for n in range(3)]
    weekly = [event(n, f"{day}T18:30", series="Py", series_day=day) for n, day in enumerate(days, 1)]
    assert find(*weekly, rules=Rules(weekly=1000)) == []
    shifted = revised(weekly[1], start=datetime(2027, 3, 12, 18, 30), end=datetime(2027, 3, 12, 20, 0))
    clashes = find(weekly[0], shifted, weekly[2], rules=Rules(weekly=1000))
    assert told(clashes) == [(ClashKind.SERIES, Severity.NOTE, "2027-03-12")]


def test_a_week_over_capacity_names_the_event_that_is_not_settled_yet():
    settled = event(1, "2027-03-11", kind=EventKind.CONFERENCE, status=Status.CONFIRMED)
    open_ = event(2, "2027-03-12", kind=EventKind.WORKSHOP)
    clashes = find(settled, open_, rules=Rules(weekly=4, audience_gap=0, series_gap=0))
    week = next(clash for clash in clashes if clash.kind is ClashKind.WEEK and clash.day == date(2027, 3, 8))
    assert (week.event.id, week.severity, week.capacity) == (2, Severity.WARNING, 4 * PERSON_DAY)
    assert week.load > week.capacity


def test_weeks_begin_on_the_day_on_which_weeks_begin():
    crowd = [event(n, "2027-03-10", kind=EventKind.CONFERENCE) for n in range(1, 4)]
    clashes = find_clashes(crowd, [], Rules(weekly=1), date(2027, 3, 10), date(2027, 3, 10), first_weekday=6)
    assert [clash.day for clash in clashes if clash.kind is ClashKind.WEEK] == [date(2027, 3, 7)]


def test_accepted_clashes_are_left_out_until_something_moves():
    one, other = event(1), event(2, "2027-03-11T19:00")
    accepted = {clash.key for clash in find(one, other)}
    assert without_accepted(find(one, other), accepted) == []
    moved = [revised(e, start=e.start + timedelta(days=1), end=e.end + timedelta(days=1)) for e in (one, other)]
    assert len(without_accepted(find(*moved), accepted)) == 1


def test_a_newer_version_of_a_file_leaves_what_was_accepted():
    before = occasion("Nerdearla", "2027-03-11", uid="n@x")
    after = occasion("Nerdearla 2027", "2027-03-11", uid="n@x", id=99)
    assert find(event(), others=[before])[0].key == find(event(title="Renamed"), others=[after])[0].key


def test_a_key_has_room_for_names_of_any_length():
    clashes = find(event(1, uid="a" * 5000), event(2, uid="b" * 5000))
    assert len(clashes[0].key) < 1000


def test_only_what_touches_the_days_is_looked_at():
    ours = [event(1, "2027-03-11"), event(2, "2027-03-11"), event(3, "2027-04-11"), event(4, "2027-04-11")]
    assert len(find_clashes(ours, [], EASY, date(2027, 4, 1), date(2027, 4, 30))) == 1


def test_a_date_of_others_without_end_ends_somewhere():
    endless = occasion("Siglo", "2027-01-01", "9999-12-31")
    assert told(find(event(), others=[endless])) == [(ClashKind.OVERLAY, Severity.WARNING, "2027-03-11")]


@given(events(), occasions(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_come_does_not_matter(ours, others, dice):
    there = find_clashes(ours, others, RULES, FIRST, LAST)
    dice.shuffle(ours)
    dice.shuffle(others)
    assert {clash.key: clash.severity for clash in find_clashes(ours, others, RULES, FIRST, LAST)} == {
        clash.key: clash.severity for clash in there
    }


@given(events(), occasions())
def test_clashes_come_by_day_and_the_gravest_first_and_each_once(ours, others):
    clashes = find_clashes(ours, others, RULES, FIRST, LAST)
    order = [(clash.day, -clash.severity) for clash in clashes]
    assert order == sorted(order)
    assert len({clash.key for clash in clashes}) == len(clashes)


@given(events(), occasions())
def test_what_is_said_of_one_event_is_what_is_said_of_all(ours, others):
    calendar = Calendar(ours, others, RULES)
    of_each = {clash.key for one in ours for clash in clashes_of(one, calendar)}
    of_all = find_clashes(ours, others, RULES, date(2026, 12, 1), LAST)
    assert {clash.key for clash in of_all} == of_each


@given(events(), occasions())
def test_only_what_is_to_come_clashes(ours, others):
    for clash in find_clashes(ours, others, RULES, FIRST, LAST):
        assert clash.event.status not in {Status.HELD, Status.CLOSED, Status.CANCELLED}
        assert not (isinstance(clash.other, Event) and clash.other.status is Status.CANCELLED)


@given(events(), occasions())
def test_an_event_that_is_carried_far_away_has_no_clash_left(ours, others):
    calendar = Calendar(ours, others, EASY)
    for one in ours:
        far = revised(one, start=one.start + timedelta(days=3650), end=one.end + timedelta(days=3650))
        assert clashes_of(far, calendar) == []


@given(events())
def test_each_overlap_is_found_that_comparing_all_with_all_finds(ours):
    """By hours in one zone alone, so that it can be said in one line."""
    ours = [revised(one, timezone="UTC", venue="", lead="", status=Status.PLANNED) for one in ours]
    hours = {one.uid: (one.start, one.end + timedelta(days=one.all_day)) for one in ours}
    expected = {
        frozenset((one.uid, other.uid))
        for one in ours
        for other in ours
        if one is not other and hours[one.uid][0] < hours[other.uid][1] and hours[other.uid][0] < hours[one.uid][1]
    }
    found = find_clashes(ours, [], EASY, FIRST, LAST)
    assert {frozenset((clash.event.uid, clash.other.uid)) for clash in found} == expected


def test_holidays_of_two_overlays_on_one_day_are_both_said():
    clashes = find(event(first="2027-09-17"), others=[holiday("2027-09-17", "A"), holiday("2027-09-17", "B")])
    assert len(clashes) == 2
