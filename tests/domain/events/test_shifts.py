"""Shifts: from when to when somebody is needed, and who is needed in two places at once."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import OVER, Event, Status
from eventplanner.domain.events.shifts import Shift, Span, double_booked, overlap, span, wall
from eventplanner.domain.team.roles import Role
from eventplanner.domain.year.clash_people import Roster
from eventplanner.domain.year.clashes import Calendar, ClashKind, Rules, Severity, clashes_of, find_clashes
from year_values import event, events

EASY = Rules(weekly=1000, audience_gap=0, series_gap=0)
YEAR = (date(2027, 1, 1), date(2027, 12, 31))


def role(id: int, event_id: int, person_id: int | None = 1, begins: int | None = None, ends: int | None = None) -> Role:
    return Role(id=id, version=1, event_id=event_id, person_id=person_id, begins=begins, ends=ends)


def shift(
    id: int, event_id: int, begins: int | None = None, ends: int | None = None, person: str = "Sol Vera"
) -> Shift:
    return Shift(id, event_id, sum(map(ord, person)), person, begins, ends)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_without_times_of_its_own_a_shift_is_as_long_as_the_event():
    assert span(role(1, 1), event()) == Span(utc("2027-03-11T21:30"), utc("2027-03-12T00:00"))


def test_a_shift_may_begin_before_the_event_and_end_after_it():
    assert wall(role(1, 1, begins=-90, ends=180), event()) == Span(
        datetime(2027, 3, 11, 17), datetime(2027, 3, 11, 21, 30)
    )


def test_of_whole_days_a_shift_is_all_of_them_unless_it_has_times_of_its_own():
    conference = event(1, "2027-04-15", "2027-04-16")
    assert wall(role(1, 1), conference) == Span(datetime(2027, 4, 15), datetime(2027, 4, 17))
    assert wall(role(1, 1, begins=540, ends=720), conference) == Span(
        datetime(2027, 4, 15, 9), datetime(2027, 4, 15, 12)
    )
    assert wall(role(1, 1, begins=24 * 60 + 540), conference) == Span(datetime(2027, 4, 16, 9), datetime(2027, 4, 17))


def test_an_event_without_a_date_has_no_shifts():
    assert span(role(1, 1), event(start=None, end=None)) is None


def test_a_shift_that_begins_after_the_event_is_over_has_no_length():
    assert wall(role(1, 1, begins=600), event()) == Span(datetime(2027, 3, 12, 4, 30), datetime(2027, 3, 12, 4, 30))


def test_the_night_when_clocks_go_back_is_an_hour_longer_in_santiago():
    night = event(1, "2027-04-03T22:00", "2027-04-04T04:00")
    times = span(role(1, 1, begins=60, ends=300), night)
    assert wall(role(1, 1, begins=60, ends=300), night) == Span(datetime(2027, 4, 3, 23), datetime(2027, 4, 4, 3))
    assert times == Span(utc("2027-04-04T02:00"), utc("2027-04-04T07:00"))
    assert times.end - times.begin == timedelta(hours=5)


def test_the_night_when_clocks_go_forward_is_an_hour_shorter_in_madrid():
    night = event(1, "2027-03-27T23:00", "2027-03-28T06:00", timezone="Europe/Madrid")
    times = span(role(1, 1, begins=120, ends=300), night)
    assert times == Span(utc("2027-03-28T00:00"), utc("2027-03-28T02:00"))


def test_a_shift_of_one_clock_is_compared_with_one_of_another():
    here = event(1, "2027-03-11T18:00", "2027-03-11T20:00")
    there = event(2, "2027-03-11T22:00", "2027-03-11T23:30", timezone="Europe/Madrid")
    far = event(3, "2027-03-11T19:00", "2027-03-11T20:00", timezone="Europe/Madrid")
    pairs = [(role(each.id, each.id), each) for each in (here, there, far)]
    assert [(d.one.id, d.other.id) for d in double_booked(pairs)] == [(2, 1)]


def test_ends_that_touch_are_no_clash():
    one, other = event(1, "2027-03-11T18:00", "2027-03-11T19:00"), event(2, "2027-03-11T19:00", "2027-03-11T20:00")
    assert double_booked([(role(1, 1), one), (role(2, 2), other)]) == []


def test_nobody_is_needed_at_an_idea_or_where_it_was_called_off_and_nobody_twice_in_what_is_over():
    for gone in (Status.IDEA, Status.CANCELLED):
        assert double_booked([(role(1, 1), event(1)), (role(2, 2), event(2, status=gone))]) == []
    over = [(role(n, n), event(n, status=Status.HELD)) for n in (1, 2)]
    assert double_booked(over) == []


def test_two_duties_of_one_event_are_told_apart_from_two_places():
    (double,) = double_booked([(role(1, 1), event()), (role(2, 1, ends=60), event())])
    assert double.in_one_event


@st.composite
def taken(draw: st.DrawFn) -> list[tuple[Role, Event]]:
    there = draw(events(5))
    found = []
    for id in range(1, draw(st.integers(0, 8)) + 1):
        if not there:
            break
        held = draw(st.sampled_from(there))
        begins = draw(st.one_of(st.none(), st.integers(-20, 20).map(lambda n: n * 60)))
        length = draw(st.one_of(st.none(), st.integers(1, 60 * 24)))
        ends = None if length is None else (begins or 0) + length
        found.append((role(id, held.id, draw(st.sampled_from([None, 1, 2])), begins, ends), held))
    return found


@given(taken())
def test_the_sweep_finds_what_comparing_all_with_all_finds(pairs: list[tuple[Role, Event]]):
    wanted = set()
    for (one, at), (other, there) in combinations(pairs, 2):
        first, second = span(one, at), span(other, there)
        counted = {Status.IDEA, Status.CANCELLED}.isdisjoint({at.status, there.status})
        over = at.status in OVER and there.status in OVER
        same = one.person_id == other.person_id is not None
        if counted and not over and same and first and second and overlap(first, second):
            wanted.add(frozenset({one.id, other.id}))
    assert {frozenset({d.one.id, d.other.id}) for d in double_booked(pairs)} == wanted


@given(taken())
def test_what_is_found_of_all_is_what_is_found_of_each(pairs: list[tuple[Role, Event]]):
    there = {held.uid: held for _, held in pairs}
    shifts = [
        Shift(r.id, r.event_id, r.person_id, f"P {r.person_id}", r.begins, r.ends) for r, _ in pairs if r.person_id
    ]
    roster = Roster(shifts, there.values())
    all_of_them = {frozenset(pair) for pair in roster.doubles()}
    live = [held for held in there.values() if held.status not in OVER]
    assert {frozenset({held.uid, other}) for held in live for other in roster.doubles_of(held)} == all_of_them


def test_a_person_in_two_places_is_a_severe_clash_and_says_no_less_than_that_both_are_at_once():
    ours = [event(1), event(2, "2027-03-11T19:00")]
    (clash,) = find_clashes(ours, [], EASY, *YEAR, shifts=[shift(1, 1), shift(2, 2)])
    assert (clash.kind, clash.severity, clash.people) == (ClashKind.PEOPLE, Severity.SEVERE, ("Sol Vera",))
    assert clash.key == "people|1@x|2@x|sol-vera|2027-03-11"


def test_shifts_apart_leave_it_at_two_events_at_once():
    ours = [event(1), event(2, "2027-03-11T19:00")]
    (clash,) = find_clashes(ours, [], EASY, *YEAR, shifts=[shift(1, 1, 0, 30), shift(2, 2)])
    assert clash.kind is ClashKind.OVERLAP


def test_who_leads_both_is_told_once():
    ours = [event(1, lead="Sol Vera"), event(2, "2027-03-11T19:00", lead="sol vera, Ana Soto")]
    (clash,) = find_clashes(ours, [], EASY, *YEAR, shifts=[shift(1, 1), shift(2, 2)])
    assert clash.kind is ClashKind.LEAD


def test_setting_up_days_before_gets_in_the_way_of_another_event():
    conference = event(1, "2027-04-15", "2027-04-16")
    meetup = event(2, "2027-04-12T18:30")
    taking = [shift(1, 1, -3 * 1440, -3 * 1440 + 1200), shift(2, 2)]
    assert [clash.kind for clash in find_clashes([conference, meetup], [], EASY, *YEAR, shifts=taking)] == [
        ClashKind.PEOPLE
    ]


def test_an_event_that_is_carried_takes_its_people_along():
    one, other = event(1), event(2, "2027-03-18T19:00")
    calendar = Calendar([one, other], [], EASY, shifts=[shift(1, 1), shift(2, 2)])
    assert clashes_of(one, calendar) == []
    carried = event(1, "2027-03-18T18:30")
    assert [clash.kind for clash in clashes_of(carried, calendar)] == [ClashKind.PEOPLE]
    assert [clash.kind for clash in clashes_of(carried, calendar.instead([carried]))] == [ClashKind.PEOPLE]
    assert clashes_of(other, calendar.instead([carried]))[0].key == clashes_of(carried, calendar)[0].key
