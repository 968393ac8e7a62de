"""How ready an event is: what is said of each part, and that it gets no worse by work or by more time."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.decisions.gates import Decision
from eventplanner.domain.events.events import OVER, Event, Format, Status
from eventplanner.domain.logistics.venues import PlaceState
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.workspace.readiness import AreaReadiness, Light, Readiness
from eventplanner.domain.workspace.readiness_rules import EventFacts, GateSum, TaskSum, judged, worst

TODAY = date(2027, 3, 9)
GRAVE_FIRST = list(Light)


def event(days: int | None = 60, **said: object) -> Event:
    """A meetup so many days from today."""
    stamp = datetime(2027, 1, 1)
    start = None if days is None else datetime(2027, 3, 9, 18) + timedelta(days=days)
    values = {
        "id": 1,
        "version": 1,
        "uid": "u",
        "sequence": 0,
        "created_at": stamp,
        "updated_at": stamp,
        "title": "Meetup",
        "start": start,
        "end": start + timedelta(hours=2) if start else None,
    }
    return Event(**values | said)


def light(area: str, facts: EventFacts, at: Event | None = None) -> Light:
    found = {each.area: each.light for each in judged(at or event(), facts, TODAY).areas}
    return found.get(area, Light.NONE)


def said(facts: EventFacts, at: Event | None = None) -> list[str]:
    return [reason.id for reason in judged(at or event(), facts, TODAY).reasons]


sums = st.builds(
    TaskSum,
    area=st.sampled_from(Area),
    total=st.just(9),
    done=st.integers(0, 9),
    late=st.integers(0, 3),
    first_late=st.just("a"),
    blocked=st.integers(0, 3),
    first_blocked=st.just("b"),
    unowned=st.integers(0, 3),
    first_unowned=st.just("d"),
    waiting=st.integers(0, 3),
    first_waiting=st.just("c"),
)
many_facts = st.builds(
    EventFacts,
    tasks=st.lists(sums, max_size=6, unique_by=lambda each: each.area),
    gates=st.lists(
        st.builds(
            GateSum,
            title=st.just("Commit"),
            decision=st.sampled_from(Decision),
            due=st.none() | st.dates(date(2027, 1, 1), date(2027, 12, 31)),
        ),
        max_size=3,
    ),
    place=st.none() | st.sampled_from(PlaceState),
    option_until=st.none() | st.dates(date(2027, 1, 1), date(2027, 12, 31)),
    link=st.booleans(),
    rehearsed=st.booleans(),
    has_platform=st.booleans(),
    risks=st.lists(st.just("Rain"), max_size=2),
    role_problems=st.lists(st.just(Message("nobody")), max_size=2),
    roles=st.integers(0, 3),
    overbooked=st.lists(st.just(Message("over")), max_size=1),
    bookings=st.integers(0, 2),
)
some_event = st.builds(event, days=st.none() | st.integers(-30, 120), format=st.sampled_from(Format))


def gravity(readiness: Readiness) -> int:
    return GRAVE_FIRST.index(readiness.light)


def test_an_event_of_which_nothing_is_known_has_no_light():
    assert judged(event(), EventFacts(), TODAY) == Readiness(Light.NONE)


@pytest.mark.parametrize("status", sorted(OVER))
def test_what_is_over_is_not_judged(status):
    late = EventFacts(tasks=[TaskSum(Area.VENUE, 2, 0, late=2)], overbooked=[Message("over")])
    assert judged(event(status=status), late, TODAY) == Readiness(Light.NONE)


def test_an_idea_is_judged_as_all_that_is_still_to_come():
    assert (
        judged(event(status=Status.IDEA), EventFacts(tasks=[TaskSum(Area.AV, 1, 0, late=1)]), TODAY).light is Light.RED
    )


def test_tasks_say_what_is_wrong_the_gravest_first():
    wrong = TaskSum(
        Area.AV, 9, 2, late=1, first_late="Mics", blocked=1, first_blocked="Stage", unowned=1, first_unowned="Lights", waiting=1,
        first_waiting="Sound check",
    )  # fmt: skip
    reasons = judged(event(), EventFacts(tasks=[wrong]), TODAY).reasons
    assert [(reason.id, dict(reason.params)) for reason in reasons] == [
        ("“{title}” is late", {"title": "Mics"}),
        ("“{title}” is blocked", {"title": "Stage"}),
        ("“{title}” is due soon and waits for another", {"title": "Sound check"}),
        ("“{title}” is due and has no owner", {"title": "Lights"}),
    ]


def test_several_of_one_sort_are_counted():
    wrong = TaskSum(Area.AV, 9, 2, late=2, blocked=3, unowned=4, waiting=5)
    reasons = judged(event(), EventFacts(tasks=[wrong]), TODAY).reasons
    assert [reason.plural.format(**reason.params) for reason in reasons] == [
        "2 tasks are late",
        "3 tasks are blocked",
        "5 tasks are due soon and wait for others",
        "4 tasks that are due have no owner",
    ]


def test_an_area_with_tasks_and_nothing_wrong_is_green_and_counts_them():
    found = judged(event(), EventFacts(tasks=[TaskSum(Area.CATERING, 3, 1)]), TODAY)
    assert found == Readiness(Light.GREEN, (AreaReadiness("catering", Light.GREEN, (), 1, 3),))


@pytest.mark.parametrize(
    ("days", "place", "wanted"),
    [
        (31, None, Light.NONE),
        (30, None, Light.AMBER),
        (7, None, Light.RED),
        (31, PlaceState.BOOKED, Light.NONE),
        (30, PlaceState.BOOKED, Light.AMBER),
        (8, PlaceState.OPTION, Light.AMBER),
        (7, PlaceState.LOOKING, Light.RED),
        (1, PlaceState.SIGNED, Light.GREEN),
    ],
)
def test_the_venue_has_to_be_signed_as_the_day_comes_near(days, place, wanted):
    assert light("venue", EventFacts(place=place), event(days)) is wanted


def test_a_venue_in_words_is_a_venue_and_an_event_online_needs_none():
    assert said(EventFacts(), event(5, venue="HQ")) == []
    assert "there is no venue" not in said(EventFacts(link=True), event(5, format=Format.VIRTUAL))


def test_a_hold_that_has_run_out_is_red_however_far_the_event_is():
    held = EventFacts(place=PlaceState.OPTION, option_until=TODAY - timedelta(days=1))
    assert (light("venue", held, event(200)), said(held, event(200))) == (Light.RED, ["the venue was held until {day}"])
    assert light("venue", revised(held, option_until=TODAY), event(200)) is Light.NONE


@pytest.mark.parametrize(
    ("days", "facts", "wanted"),
    [
        (31, EventFacts(), Light.NONE),
        (30, EventFacts(), Light.AMBER),
        (7, EventFacts(), Light.RED),
        (4, EventFacts(link=True, has_platform=True), Light.GREEN),
        (3, EventFacts(link=True, has_platform=True), Light.AMBER),
        (3, EventFacts(link=True, has_platform=True, rehearsed=True), Light.GREEN),
    ],
)
def test_the_platform_has_to_have_a_link_and_a_rehearsal(days, facts, wanted):
    assert light("platform", facts, event(days, format=Format.VIRTUAL)) is wanted


def test_roles_matter_as_the_day_comes_near():
    open_ones = EventFacts(roles=2, role_problems=[Message("nobody")])
    lights = [light("roles", open_ones, event(days)) for days in (46, 45, 7)]
    assert lights == [Light.GREEN, Light.AMBER, Light.RED]


@pytest.mark.parametrize(
    ("decision", "due", "wanted"),
    [
        (Decision.OPEN, TODAY, Light.GREEN),
        (Decision.OPEN, TODAY - timedelta(days=1), Light.RED),
        (Decision.OPEN, None, Light.GREEN),
        (Decision.GO, TODAY - timedelta(days=1), Light.GREEN),
        (Decision.NO_GO, TODAY, Light.RED),
    ],
)
def test_a_decision_that_is_overdue_or_no_is_red(decision, due, wanted):
    assert light("decisions", EventFacts(gates=[GateSum("Commit", decision, due)])) is wanted


def test_over_booking_is_red_and_a_heavy_risk_amber():
    facts = EventFacts(overbooked=[Message("over")], bookings=1, risks=["Rain"])
    assert (light("resources", facts), light("risks", facts)) == (Light.RED, Light.AMBER)
    assert light("resources", EventFacts(bookings=1)) is Light.GREEN


@given(st.lists(st.sampled_from(Light)))
def test_the_gravest_light_counts_whatever_the_order(lights):
    assert worst(lights) == worst(reversed(lights)) == min(lights, key=GRAVE_FIRST.index, default=Light.NONE)


@given(some_event, many_facts)
def test_an_event_is_as_bad_as_its_worst_part_and_says_why(at, facts):
    found = judged(at, facts, TODAY)
    assert found.light is worst(area.light for area in found.areas)
    assert all(bool(area.reasons) == (area.light in {Light.RED, Light.AMBER}) for area in found.areas)
    assert bool(found.reasons) == (found.light in {Light.RED, Light.AMBER})


@given(some_event, many_facts, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_read_does_not_matter(at, facts, random):
    tasks, gates = list(facts.tasks), list(facts.gates)
    random.shuffle(tasks)
    random.shuffle(gates)
    other = judged(at, revised(facts, tasks=tasks, gates=gates), TODAY)
    found = judged(at, facts, TODAY)
    assert [(each.area, each.light, each.done) for each in other.areas] == [
        (each.area, each.light, each.done) for each in found.areas
    ]


@given(some_event, many_facts, st.data())
def test_nothing_gets_worse_because_something_was_done(at, facts, data):
    if not facts.tasks:
        return
    sums = list(facts.tasks)
    place = data.draw(st.integers(0, len(sums) - 1))
    what = data.draw(st.sampled_from(["late", "blocked", "unowned", "waiting"]))
    left = max(0, getattr(sums[place], what) - 1)
    sums[place] = revised(sums[place], **{what: left, "done": min(9, sums[place].done + 1)})
    assert gravity(judged(at, revised(facts, tasks=sums), TODAY)) >= gravity(judged(at, facts, TODAY))


@given(st.integers(0, 120), st.integers(0, 90), many_facts, st.sampled_from(Format))
def test_more_time_never_makes_an_event_less_ready(days, later, facts, where):
    near, far = event(days, format=where), event(days + later, format=where)
    reds = [len([a for a in judged(at, facts, TODAY).areas if a.light is Light.RED]) for at in (near, far)]
    assert reds[1] <= reds[0]
    assert gravity(judged(far, facts, TODAY)) >= gravity(judged(near, facts, TODAY))
