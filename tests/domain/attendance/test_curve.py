"""How registrations grow, and what is to be expected of them."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.attendance.curve import (
    Forecast,
    Point,
    ahead,
    curve,
    expected,
    fill,
    forecast,
    people_at,
    tally,
    with_margin,
)
from eventplanner.domain.attendance.headcounts import RegistrationDraft

DAY = date(2027, 4, 15)
PEOPLE = st.integers(0, 1_000_000)
PERCENT = st.integers(0, 100)


@st.composite
def growing(draw: st.DrawFn) -> list[Point]:
    """The curve of an event to which nobody said no again."""
    days = sorted(draw(st.sets(st.integers(0, 200), min_size=1, max_size=8)), reverse=True)
    people = sorted(draw(st.lists(PEOPLE, min_size=len(days), max_size=len(days))))
    return [Point(*each) for each in zip(days, people, strict=True)]


def test_readings_are_counted_by_their_distance_from_the_first_day() -> None:
    readings = [
        RegistrationDraft(event_id=1, day=DAY - timedelta(days=3), in_person=40, online=5),
        RegistrationDraft(event_id=1, day=DAY - timedelta(days=10), in_person=20),
        RegistrationDraft(event_id=1, day=DAY + timedelta(days=1), in_person=50),
    ]
    assert curve(readings, DAY) == [Point(10, 20), Point(3, 45), Point(-1, 50)]


def test_between_two_readings_there_were_so_many_in_proportion() -> None:
    points = [Point(20, 100), Point(10, 150)]
    assert [people_at(points, days) for days in (21, 20, 12, 10, 3)] == [None, 100, 140, 150, 150]


@given(growing(), st.integers(0, 200), st.integers(0, 200))
def test_a_curve_that_grows_never_falls_between_its_readings(points: list[Point], one: int, other: int) -> None:
    far, near = people_at(points, max(one, other)), people_at(points, min(one, other))
    if far is not None:
        assert near is not None
        assert points[0].people <= far <= near <= points[-1].people


def test_the_last_edition_is_held_against_the_newest_reading_at_the_same_distance() -> None:
    last = [Point(30, 50), Point(12, 100), Point(0, 200)]
    now = [Point(25, 80), Point(12, 142)]
    assert ahead(now, last) == 42
    assert forecast(now, last) == Forecast(people=284, share=50, days=12)


def test_there_is_no_forecast_without_something_to_go_by() -> None:
    last = [Point(10, 100)]
    assert forecast([], last) is None
    assert forecast([Point(12, 50)], last) is None
    assert forecast([Point(5, 50)], [Point(10, 0), Point(0, 0)]) is None
    assert forecast([Point(-1, 50)], last) is None


@given(growing(), growing())
def test_a_forecast_is_never_less_than_there_are_already(now: list[Point], last: list[Point]) -> None:
    found = forecast(now, last)
    if found is not None:
        assert found.people >= now[-1].people
        assert 0 <= found.share <= 100


@given(PEOPLE, PERCENT)
def test_who_is_expected_is_rounded_exactly(registered: int, no_show: int) -> None:
    exact = Fraction(registered * (100 - no_show), 100)
    assert -Fraction(1, 2) < expected(registered, no_show) - exact <= Fraction(1, 2)
    assert 0 <= expected(registered, no_show) <= registered


@given(PEOPLE, PERCENT)
def test_nobody_stays_hungry_for_a_fraction(people: int, margin: int) -> None:
    exact = Fraction(people * (100 + margin), 100)
    assert 0 <= with_margin(people, margin) - exact < 1


def test_halves_are_rounded_up() -> None:
    assert [expected(5, 10), expected(15, 10), with_margin(101, 10), with_margin(100, 10)] == [5, 14, 112, 110]


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_only_a_full_room_is_full(registered: int, capacity: int) -> None:
    assert (fill(registered, capacity) >= 100) == (registered >= capacity)


def test_a_room_without_places_is_never_filled() -> None:
    assert fill(10, 0) == 0


def test_alike_lines_are_summed_and_what_has_no_number_is_kept_apart() -> None:
    found = tally(["12 vegan", "3  Vegan", "20 sin gluten", "nuts", "", "x 3"])
    assert found.groups == (("sin gluten", 20), ("vegan", 15))
    assert (found.total, found.unread) == (35, ("nuts", "x 3"))
