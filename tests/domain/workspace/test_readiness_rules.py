"""How ready an event is: what is said of each part, and that it gets no worse by work or by more time."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.decisions.gates import Decision
from eventplanner.domain.events.events import OVER, Event, EventKind, Format, Status
from eventplanner.domain.logistics.venues import PlaceState
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.workspace import needs_text, readiness_rules
from eventplanner.domain.workspace.needs import NeedTable
from eventplanner.domain.workspace.readiness import GRAVE, AreaReadiness, Light, Readiness
from eventplanner.domain.workspace.readiness_rules import EventFacts, GateSum, TaskSum, worst

TODAY = date(2027, 3, 9)
GRAVE_FIRST = list(Light)
NOTHING = needs_text.table("any venue -, lead -, platform -, speakers -, roles -, budget -")
"""A table by which a meetup needs nothing."""


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


def judged(at: Event, facts: EventFacts, needs: str | NeedTable = "") -> Readiness:
    table = needs_text.table(needs) if isinstance(needs, str) else needs
    return readiness_rules.judged(at, facts, TODAY, table)


def part(area: str, facts: EventFacts, at: Event | None = None, needs: str = "") -> AreaReadiness:
    areas = {each.area: each for each in judged(at or event(), facts, needs).areas}
    return areas.get(area, AreaReadiness(area, Light.NONE))


def light(area: str, facts: EventFacts, at: Event | None = None) -> Light:
    return part(area, facts, at).light


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def said(facts: EventFacts, at: Event | None = None) -> list[str]:
    return [reason.id for reason in judged(at or event(), facts).reasons]


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
    soon=st.integers(0, 3),
    first_soon=st.just("e"),
    first_soon_due=st.just(TODAY),
    next_due=st.none() | st.dates(date(2027, 3, 9), date(2027, 12, 31)),
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
    roles_confirmed=st.integers(0, 3),
    has_lead=st.booleans(),
    speakers=st.integers(0, 2),
    speakers_open=st.integers(0, 2),
    lines=st.integers(0, 2),
    planned=st.integers(0, 2),
    unrated=st.integers(0, 2),
    over=st.sampled_from(["", "catering"]),
    overdue=st.integers(0, 2),
    approved=st.booleans(),
    approves=st.booleans(),
    expected_in_person=st.integers(0, 300),
    overbooked=st.lists(st.just(Message("over")), max_size=1),
    bookings=st.integers(0, 2),
)
some_event = st.builds(
    event,
    days=st.none() | st.integers(-30, 200),
    format=st.sampled_from(Format),
    kind=st.sampled_from(EventKind),
    capacity=st.none() | st.integers(1, 300),
    lead=st.sampled_from(["", "ana"]),
)


def gravity(readiness: Readiness) -> int:
    return GRAVE_FIRST.index(readiness.light)


def test_an_event_of_which_nothing_is_known_and_nothing_is_needed_has_no_light():
    assert judged(event(), EventFacts(), NOTHING) == Readiness(Light.NONE)


def test_what_an_event_needs_is_not_yet_due_until_it_is_looked_at():
    found = judged(event(60), EventFacts())
    assert [(each.area, each.light, each.next) for each in found.areas] == [
        ("venue", Light.LATER, day(30)),
        ("speakers", Light.LATER, day(46)),
        ("roles", Light.LATER, day(30)),
    ]
    assert (found.light, found.next, found.reasons) == (Light.LATER, day(30), ())


def test_without_a_date_nothing_is_due_and_nothing_is_done():
    found = judged(event(None), EventFacts())
    assert {(each.light, each.next) for each in found.areas} == {(Light.LATER, None)}
    assert (found.light, found.next) == (Light.LATER, None)


def test_an_event_that_began_lacks_nothing_that_it_needed_before():
    assert judged(event(-1), EventFacts()) == judged(event(-1, venue="HQ"), EventFacts()) == Readiness(Light.NONE)


@pytest.mark.parametrize("status", sorted(OVER))
def test_what_is_over_is_not_judged(status):
    late = EventFacts(tasks=[TaskSum(Area.VENUE, 2, 0, late=2)], overbooked=[Message("over")])
    assert judged(event(status=status), late) == Readiness(Light.NONE)


def test_an_idea_is_judged_as_all_that_is_still_to_come():
    assert judged(event(status=Status.IDEA), EventFacts(tasks=[TaskSum(Area.AV, 1, 0, late=1)])).light is Light.RED


def test_tasks_say_what_is_wrong_the_gravest_first():
    wrong = TaskSum(
        Area.AV, 9, 2, late=1, first_late="Mics", blocked=1, first_blocked="Stage", unowned=1, first_unowned="Lights", waiting=1,
        first_waiting="Sound check", soon=1, first_soon="Stickers", first_soon_due=day(3), next_due=day(2),
    )  # fmt: skip
    reasons = judged(event(), EventFacts(tasks=[wrong])).reasons
    assert [(reason.id, dict(reason.params)) for reason in reasons] == [
        ("“{title}” is late", {"title": "Mics"}),
        ("“{title}” is blocked", {"title": "Stage"}),
        ("“{title}” is due soon and waits for another", {"title": "Sound check"}),
        ("“{title}” is due and has no owner", {"title": "Lights"}),
        ("“{title}” is due on {day}", {"title": "Stickers", "day": day(3)}),
    ]


def test_several_of_one_sort_are_counted():
    wrong = TaskSum(Area.AV, 9, 2, late=2, blocked=3, unowned=4, waiting=5, soon=6)
    reasons = judged(event(), EventFacts(tasks=[wrong])).reasons
    assert [reason.plural.format(**reason.params) for reason in reasons] == [
        "2 tasks are late",
        "3 tasks are blocked",
        "5 tasks are due soon and wait for others",
        "4 tasks that are due have no owner",
        "6 tasks are due soon",
    ]


@pytest.mark.parametrize(
    ("sums", "wanted", "upcoming"),
    [
        (TaskSum(Area.CATERING, 6, 0, next_due=day(60)), Light.LATER, day(60)),
        (TaskSum(Area.CATERING, 6, 5, next_due=day(8)), Light.LATER, day(8)),
        (TaskSum(Area.CATERING, 6, 5), Light.LATER, None),
        (
            TaskSum(Area.CATERING, 6, 5, soon=1, first_soon="A", first_soon_due=day(7), next_due=day(7)),
            Light.AMBER,
            day(7),
        ),
        (TaskSum(Area.CATERING, 6, 5, late=1, first_late="A"), Light.RED, None),
        (TaskSum(Area.CATERING, 6, 4, late=1, first_late="A", next_due=day(9)), Light.RED, day(9)),
        (TaskSum(Area.CATERING, 6, 6), Light.GREEN, None),
    ],
)
def test_an_area_is_done_when_all_its_tasks_are_and_says_until_then_what_is_next(sums, wanted, upcoming):
    found = judged(event(), EventFacts(tasks=[sums]), NOTHING)
    (area,) = found.areas
    assert (area.area, area.light, area.next, area.done, area.total) == (
        "catering",
        wanted,
        upcoming,
        sums.done,
        sums.total,
    )
    assert (found.light, found.next) == (wanted, upcoming)


@pytest.mark.parametrize(
    ("days", "place", "wanted"),
    [
        (31, None, Light.LATER),
        (30, None, Light.AMBER),
        (8, None, Light.AMBER),
        (7, None, Light.RED),
        (0, None, Light.RED),
        (31, PlaceState.BOOKED, Light.LATER),
        (30, PlaceState.BOOKED, Light.AMBER),
        (8, PlaceState.OPTION, Light.AMBER),
        (7, PlaceState.LOOKING, Light.RED),
        (1, PlaceState.SIGNED, Light.GREEN),
    ],
)
def test_the_venue_has_to_be_signed_as_the_day_comes_near(days, place, wanted):
    assert light("venue", EventFacts(place=place), event(days)) is wanted


def test_a_venue_in_words_is_a_venue_and_an_event_online_needs_none():
    assert light("venue", EventFacts(), event(5, venue="HQ")) is Light.GREEN
    assert light("venue", EventFacts(), event(5, format=Format.VIRTUAL)) is Light.NONE
    assert "there is no venue" not in said(EventFacts(link=True), event(5, format=Format.VIRTUAL))


def test_a_hold_that_has_run_out_is_red_however_far_the_event_is():
    held = EventFacts(place=PlaceState.OPTION, option_until=TODAY - timedelta(days=1))
    assert (light("venue", held, event(200)), said(held, event(200))) == (Light.RED, ["the venue was held until {day}"])
    assert light("venue", revised(held, option_until=TODAY), event(200)) is Light.LATER


@pytest.mark.parametrize(
    ("days", "facts", "wanted"),
    [
        (31, EventFacts(), Light.LATER),
        (30, EventFacts(), Light.AMBER),
        (7, EventFacts(), Light.RED),
        (31, EventFacts(link=True), Light.GREEN),
        (4, EventFacts(link=True, has_platform=True), Light.LATER),
        (3, EventFacts(link=True, has_platform=True), Light.AMBER),
        (3, EventFacts(link=True, has_platform=True, rehearsed=True), Light.GREEN),
    ],
)
def test_the_platform_has_to_have_a_link_and_a_rehearsal(days, facts, wanted):
    assert light("platform", facts, event(days, format=Format.VIRTUAL)) is wanted


def test_roles_matter_as_the_day_comes_near_and_are_done_when_everybody_is_sure():
    nobody = EventFacts(roles=13, role_problems=[Message("nobody")], has_lead=True)
    lights = [light("roles", nobody, event(days)) for days in (60, 46, 45, 8, 7)]
    assert lights == [Light.LATER, Light.LATER, Light.AMBER, Light.AMBER, Light.RED]
    assert part("roles", nobody, event(60)) == AreaReadiness("roles", Light.LATER, (), 0, 13, day(15))
    sure = EventFacts(roles=13, roles_confirmed=13, has_lead=True)
    assert part("roles", sure, event(5)) == AreaReadiness("roles", Light.GREEN, (), 13, 13)


def test_roles_that_no_row_asks_for_are_open_all_the_same():
    some = EventFacts(roles=3, roles_confirmed=1, role_problems=[Message("nobody")], has_lead=True)
    assert part("roles", some, event(5), "any roles -") == AreaReadiness("roles", Light.LATER, (), 1, 3)


@pytest.mark.parametrize(
    ("decision", "due", "wanted"),
    [
        (Decision.OPEN, TODAY, Light.AMBER),
        (Decision.OPEN, TODAY + timedelta(days=7), Light.AMBER),
        (Decision.OPEN, TODAY + timedelta(days=8), Light.LATER),
        (Decision.OPEN, TODAY - timedelta(days=1), Light.RED),
        (Decision.OPEN, None, Light.LATER),
        (Decision.GO, TODAY - timedelta(days=1), Light.GREEN),
        (Decision.NO_GO, TODAY, Light.RED),
    ],
)
def test_a_decision_is_done_when_it_is_go_and_trouble_when_it_is_overdue_or_no(decision, due, wanted):
    assert light("decisions", EventFacts(gates=[GateSum("Commit", decision, due)])) is wanted


def test_open_decisions_say_how_many_are_taken_and_when_the_next_is():
    gates = [
        GateSum("Commit", Decision.GO, day(-9)),
        GateSum("Go", Decision.OPEN, day(50)),
        GateSum("Print", Decision.OPEN, day(20)),
    ]
    assert part("decisions", EventFacts(gates=gates)) == AreaReadiness("decisions", Light.LATER, (), 1, 3, day(20))


CONFERENCE = {"kind": EventKind.CONFERENCE, "capacity": 200, "lead": "ana"}


@pytest.mark.parametrize(
    ("days", "about", "facts", "area", "wanted", "reasons"),
    [
        (181, CONFERENCE, EventFacts(), "venue", Light.LATER, []),
        (180, CONFERENCE, EventFacts(), "venue", Light.AMBER, ["there is no venue"]),
        (135, CONFERENCE, EventFacts(place=PlaceState.LOOKING), "venue", Light.AMBER, ["the venue is not signed"]),
        (120, CONFERENCE, EventFacts(), "venue", Light.RED, ["there is no venue"]),
        (135, CONFERENCE | {"capacity": 149}, EventFacts(), "venue", Light.LATER, []),
        (135, CONFERENCE | {"capacity": None}, EventFacts(expected_in_person=150), "venue", Light.AMBER, ["there is no venue"]),
        (135, CONFERENCE | {"capacity": 60, "capacity_online": 900, "format": Format.HYBRID}, EventFacts(), "venue", Light.LATER, []),
        (135, CONFERENCE | {"lead": ""}, EventFacts(), "roles", Light.AMBER, ["nobody leads it yet"]),
        (135, CONFERENCE | {"lead": ""}, EventFacts(has_lead=True, roles=1, roles_confirmed=1), "roles", Light.LATER, []),
        (60, CONFERENCE, EventFacts(), "roles", Light.AMBER, ["nobody has a role beside the lead"]),
        (14, CONFERENCE | {"capacity": 80}, EventFacts(), "roles", Light.RED, ["nobody has a role beside the lead"]),
        (14, CONFERENCE, EventFacts(has_lead=True, roles=1, roles_confirmed=1), "roles", Light.RED, ["nobody has a role beside the lead"]),
        (14, CONFERENCE, EventFacts(roles=1, roles_confirmed=1), "roles", Light.GREEN, []),
        (14, CONFERENCE, EventFacts(has_lead=True, roles=2, roles_confirmed=2), "roles", Light.GREEN, []),
        (45, {"kind": EventKind.HACKATHON, "lead": "ana"}, EventFacts(), "roles", Light.AMBER, ["nobody has a role beside the lead"]),
        (7, {"lead": "ana"}, EventFacts(), "roles", Light.GREEN, []),
        (101, CONFERENCE | {"venue": "Centro"}, EventFacts(), "venue", Light.AMBER, ["only the name of the venue is known"]),
        (121, CONFERENCE | {"venue": "Centro"}, EventFacts(), "venue", Light.LATER, []),
        (60, CONFERENCE | {"venue": "Centro"}, EventFacts(), "venue", Light.RED, ["only the name of the venue is known"]),
        (60, CONFERENCE | {"venue": "Centro"}, EventFacts(place=PlaceState.SIGNED), "venue", Light.GREEN, []),
        (80, CONFERENCE | {"venue": "Centro", "capacity": 80}, EventFacts(), "venue", Light.AMBER, ["only the name of the venue is known"]),
        (60, {"kind": EventKind.HACKATHON, "venue": "Centro"}, EventFacts(), "venue", Light.AMBER, ["only the name of the venue is known"]),
        (5, {"kind": EventKind.WORKSHOP, "venue": "Centro"}, EventFacts(), "venue", Light.GREEN, []),
        (60, CONFERENCE | {"venue": "Zoom", "format": Format.VIRTUAL}, EventFacts(), "venue", Light.NONE, []),
        (120, CONFERENCE | {"lead": ""}, EventFacts(), "roles", Light.RED, ["nobody leads it yet"]),
        (135, CONFERENCE, EventFacts(), "money", Light.AMBER, ["there is no budget"]),
        (90, CONFERENCE, EventFacts(), "money", Light.RED, ["there is no budget"]),
        (135, CONFERENCE, EventFacts(lines=3, planned=1), "money", Light.GREEN, []),
        (90, CONFERENCE, EventFacts(lines=1, planned=1, over="catering", overdue=1), "money", Light.RED, ["{n} payment is overdue", "{category} is over its plan"]),
        (135, CONFERENCE, EventFacts(lines=1, planned=1, over="catering"), "money", Light.AMBER, ["{category} is over its plan"]),
        (60, {}, EventFacts(lines=1, planned=1, over="catering"), "money", Light.AMBER, ["{category} is over its plan"]),
        (135, CONFERENCE, EventFacts(lines=2), "money", Light.AMBER, ["no expense has an amount yet"]),
        (14, CONFERENCE | {"capacity": 80}, EventFacts(lines=2), "money", Light.RED, ["no expense has an amount yet"]),
        (300, CONFERENCE, EventFacts(lines=2), "money", Light.LATER, []),
        (135, CONFERENCE, EventFacts(lines=2, unrated=1), "money", Light.AMBER, ["{n} budget line has no exchange rate"]),
        (135, CONFERENCE, EventFacts(lines=2, planned=9, unrated=2), "money", Light.AMBER, ["{n} budget line has no exchange rate"]),
        (135, CONFERENCE, EventFacts(lines=2, approves=True), "money", Light.AMBER, ["no expense has an amount yet", "the budget is not approved"]),
        (135, CONFERENCE, EventFacts(lines=3, planned=1, approves=True), "money", Light.AMBER, ["the budget is not approved"]),
        (135, CONFERENCE, EventFacts(lines=3, planned=1, approves=True, approved=True), "money", Light.GREEN, []),
        (121, CONFERENCE, EventFacts(), "speakers", Light.LATER, []),
        (100, CONFERENCE, EventFacts(), "speakers", Light.AMBER, ["nobody says who speaks"]),
        (60, CONFERENCE, EventFacts(), "speakers", Light.RED, ["nobody says who speaks"]),
        (60, CONFERENCE, EventFacts(speakers=12), "speakers", Light.GREEN, []),
        (60, CONFERENCE, EventFacts(speakers=1, speakers_open=2), "speakers", Light.RED, ["{n} speaker is still to be found"]),
        (60, CONFERENCE, EventFacts(tasks=[TaskSum(Area.SPEAKERS, 2, 2)]), "speakers", Light.GREEN, []),
        (8, {}, EventFacts(), "venue", Light.AMBER, ["there is no venue"]),
        (7, {}, EventFacts(), "venue", Light.RED, ["there is no venue"]),
        (7, {}, EventFacts(), "money", Light.NONE, []),
        (7, {"kind": EventKind.PRESENCE}, EventFacts(), "venue", Light.NONE, []),
        (15, {"kind": EventKind.WEBINAR, "format": Format.VIRTUAL}, EventFacts(), "platform", Light.AMBER, ["there is no link for guests"]),
        (20, {"kind": EventKind.WORKSHOP}, EventFacts(), "speakers", Light.AMBER, ["nobody says who speaks"]),
        (90, {"kind": EventKind.HACKATHON}, EventFacts(), "venue", Light.AMBER, ["there is no venue"]),
        (120, {"kind": EventKind.HACKATHON, "capacity": 100}, EventFacts(), "venue", Light.AMBER, ["there is no venue"]),
    ],
)  # fmt: skip
def test_what_an_event_needs_by_when_follows_its_kind_and_size(days, about, facts, area, wanted, reasons):
    found = part(area, facts, event(days, **about))
    assert (found.light, [reason.id for reason in found.reasons]) == (wanted, reasons)


def test_the_table_of_a_plan_comes_before_the_one_that_is_built_in():
    told = [part("venue", EventFacts(), event(days), "meetup venue 60 40").light for days in (61, 60, 40)]
    assert told == [Light.LATER, Light.AMBER, Light.RED]
    assert part("venue", EventFacts(), event(1), "meetup venue -").light is Light.NONE
    signed = [
        part("venue", EventFacts(), event(9, venue="HQ"), row).light
        for row in ("meetup signed 9 3", "", "meetup venue -, signed 9 3")
    ]
    assert signed == [Light.AMBER, Light.GREEN, Light.NONE]


def test_over_booking_is_red_and_a_heavy_risk_amber():
    facts = EventFacts(overbooked=[Message("over")], bookings=1, risks=["Rain"])
    assert (light("resources", facts), light("risks", facts)) == (Light.RED, Light.AMBER)
    assert light("resources", EventFacts(bookings=1)) is Light.GREEN
    assert light("risks", EventFacts()) is Light.NONE


@given(st.lists(st.sampled_from(Light)))
def test_the_gravest_light_counts_whatever_the_order(lights):
    assert worst(lights) == worst(reversed(lights)) == min(lights, key=GRAVE_FIRST.index, default=Light.NONE)


@given(some_event, many_facts)
def test_an_event_is_as_bad_as_its_worst_part_and_says_why(at, facts):
    found = judged(at, facts)
    assert found.light is worst(area.light for area in found.areas)
    assert all(bool(area.reasons) == (area.light in GRAVE) for area in found.areas)
    assert bool(found.reasons) == (found.light in GRAVE)


@given(some_event, many_facts)
def test_nothing_is_done_beside_an_open_count(at, facts):
    facts = revised(facts, roles_confirmed=min(facts.roles, facts.roles_confirmed))
    found = judged(at, facts)
    done = [area for area in found.areas if area.light is Light.GREEN]
    assert all(area.done == area.total and area.next is None for area in done)
    assert found.light is not Light.GREEN or done == list(found.areas)


@given(some_event, many_facts)
def test_what_is_next_is_never_past(at, facts):
    assert all(area.next is None or area.next >= TODAY for area in judged(at, facts).areas)


@given(some_event, many_facts, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_read_does_not_matter(at, facts, random):
    tasks, gates = list(facts.tasks), list(facts.gates)
    random.shuffle(tasks)
    random.shuffle(gates)
    other = judged(at, revised(facts, tasks=tasks, gates=gates))
    found = judged(at, facts)
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
    assert gravity(judged(at, revised(facts, tasks=sums))) >= gravity(judged(at, facts))


@given(st.integers(0, 120), st.integers(0, 90), many_facts, st.sampled_from(Format))
def test_more_time_never_makes_an_event_less_ready(days, later, facts, where):
    near, far = event(days, format=where), event(days + later, format=where)
    reds = [len([a for a in judged(at, facts).areas if a.light is Light.RED]) for at in (near, far)]
    assert reds[1] <= reds[0]
    assert gravity(judged(far, facts)) >= gravity(judged(near, facts))
