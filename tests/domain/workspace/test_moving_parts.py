"""What a move does to the tasks, decisions, venue and bookings of an event."""

from datetime import date, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.decisions.gates import Gate
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.bookings import Booked
from eventplanner.domain.logistics.resources import Booking, Resource, ResourceKind
from eventplanner.domain.tasks.tasks import Task
from eventplanner.domain.workspace.moving import all_parts_moved, preview_move, preview_moves
from eventplanner.domain.workspace.moving_bookings import newly_over
from eventplanner.domain.workspace.moving_messages import told, told_together
from eventplanner.domain.workspace.moving_part_messages import goes_along, goes_wrong, stays_behind
from eventplanner.domain.workspace.moving_parts import STILL, Belongings, Costly, Parts, PartsMoved, parts_moved
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.i18n.catalogue import words
from year_values import event

TODAY = date(2027, 3, 9)
EVENT = event(1, "2027-04-15", "2027-04-16")


def task(title: str, due: str | int, id: int = 1) -> Task:
    offset, day = (due, None) if isinstance(due, int) else (None, date.fromisoformat(due))
    return Task(id=id, version=1, event_id=1, title=title, offset=offset, due=day)


def gate(title: str, due: str | int, free_until: str = "") -> Gate:
    offset, day = (due, None) if isinstance(due, int) else (None, date.fromisoformat(due))
    free = date.fromisoformat(free_until) if free_until else None
    return Gate(id=1, version=1, event_id=1, title=title, offset=offset, due=day, free_until=free)


def moved(days: int, *parts: Task | Gate, held: bool = False, until: date | None = None) -> PartsMoved:
    tasks = tuple(each for each in parts if isinstance(each, Task))
    gates = tuple(each for each in parts if isinstance(each, Gate))
    return parts_moved(EVENT, there(EVENT, days), Parts(tasks, gates, held, until), TODAY)


def there(one: Event, days: int) -> Event:
    return revised(one, start=one.start + timedelta(days=days), end=one.end + timedelta(days=days))


def wrong(found: PartsMoved) -> list[str]:
    return [words(message) for message in goes_wrong([found])]


def along(found: PartsMoved) -> list[str]:
    return [words(message) for message in (*goes_along([found]), *stays_behind([found]))]


def test_what_keeps_its_distance_follows_and_what_has_its_own_day_stays():
    found = moved(7, task("Sign", -30), task("Print", -7), task("Pay", "2027-03-31"), gate("Go", -40), gate("Late", 3))
    assert along(found) == [
        "2 tasks move along.",
        "2 decisions move along.",
        "1 task stays on its own date: “Pay”.",
    ]
    assert wrong(found) == []


def test_three_of_those_that_stay_are_named_and_the_rest_is_counted():
    found = moved(7, *(task(title, "2027-03-31") for title in "ABCDE"), gate("Go", "2027-04-01"))
    assert along(found) == [
        "5 tasks stay on their own dates: “A”, “B”, “C” and 2 more.",
        "1 decision stays on its own date: “Go”.",
    ]


def test_what_would_be_late_at_once_is_named_unless_it_was_late_before():
    found = moved(-14, task("Sign", -30), task("Old", -60), task("Print", -7), gate("Go", -35))
    assert wrong(found) == [
        "1 task would be late at once: “Sign”.",
        "1 decision would be overdue at once: “Go”.",
    ]
    assert along(found)[0] == "3 tasks move along."


def test_a_task_on_its_own_date_that_would_come_after_the_event_is_named():
    found = moved(-14, task("Brief", "2027-04-14"), task("Thank", "2027-04-20"), gate("Last", "2027-04-10"))
    assert wrong(found) == [
        "1 task on a date of its own would come only after the event: “Brief”.",
        "1 decision on a date of its own would come only after the event: “Last”.",
    ]


def test_a_decision_that_would_cost_something_then_says_until_when_it_does_not():
    found = moved(14, gate("Venue", -30, "2027-03-20"))
    assert found.costly == (Costly("Venue", date(2027, 3, 30), date(2027, 3, 20)),)
    assert wrong(found) == [
        "“Venue” would be decided on Tue 30 Mar 2027, and a no costs nothing only until Sat 20 Mar 2027."
    ]
    assert moved(14, gate("Venue", -20, "2027-03-20")).costly == ()


def test_a_venue_that_is_held_is_held_for_the_old_date():
    assert along(moved(1, held=True)) == ["The venue is held for the old date."]
    assert along(moved(1)) == []


def test_an_option_that_ends_before_the_new_date_says_so_once():
    until = date(2027, 4, 20)
    assert wrong(moved(4, until=until)) == []
    assert wrong(moved(7, until=until)) == ["The option on the venue ends before that day, on Tue 20 Apr 2027."]
    assert wrong(moved(7, until=date(2027, 4, 1))) == []


def test_a_shorter_event_brings_forward_only_what_comes_after_it():
    shorter = revised(EVENT, end=EVENT.start)
    found = parts_moved(EVENT, shorter, Parts((task("Sign", -30), task("Thank", 2))), TODAY)
    assert found.tasks.follow == 1


def test_other_hours_on_the_same_days_move_nothing():
    evening = event(1)
    later = revised(evening, start=evening.start + timedelta(hours=1))
    assert parts_moved(evening, later, Parts((task("Sign", -30), task("Pay", "2027-03-31"))), TODAY) == STILL


def test_an_event_without_a_date_leaves_its_tasks_without_one_and_gives_them_one_again():
    undated = revised(EVENT, start=None, end=None)
    parts = Parts((task("Sign", -30), task("Pay", "2027-03-31")))
    assert along(parts_moved(EVENT, undated, parts, TODAY)) == [
        "1 task has no day then.",
        "1 task stays on its own date: “Pay”.",
    ]
    assert along(parts_moved(undated, EVENT, parts, TODAY))[0] == "1 task moves along."


def booked(id: int, held: Event, quantity: int = 1) -> Booked:
    booking = Booking(id=id, version=1, event_id=held.id, resource_id=7, quantity=quantity)
    return Booked(
        booking=booking,
        title=held.title,
        status=held.status,
        start=held.start,
        end=held.end,
        all_day=held.all_day,
        timezone=held.timezone,
    )


def test_what_would_be_booked_twice_is_told_if_it_was_not_before():
    other = event(2, "2027-04-22", "2027-04-23", title="DevConf")
    camera = Resource(id=7, version=1, name="Camera", kind=ResourceKind.EQUIPMENT, quantity=1)
    belongings = Belongings({}, partial(newly_over, [camera], [booked(1, EVENT), booked(2, other)]))

    def over(days: int) -> list[str]:
        return wrong(all_parts_moved([(EVENT, there(EVENT, days))], belongings, TODAY)[1])

    assert over(7) == ["Camera: 2 booked on Thu 22 Apr 2027, 1 there; also by DevConf"]
    assert over(14) == []
    both = [(EVENT, there(EVENT, 7)), (other, there(other, 7))]
    assert [each.over for each in all_parts_moved(both, belongings, TODAY).values()] == [(), ()]


def test_a_preview_says_it_between_what_is_in_the_way_and_what_is_left_behind():
    belongings = Belongings({1: Parts((task("Sign", -30), task("Pay", "2027-03-31")))})
    preview = preview_move(EVENT, timedelta(days=-14), Calendar([EVENT], []), TODAY, belongings)
    assert [(line.sign, [words(each) for each in line.sentences]) for line in told(preview, "en")] == [
        ("warning", ["1 task would be late at once: “Sign”."]),
        ("becomes", ["1 task moves along."]),
        ("becomes", ["1 task stays on its own date: “Pay”."]),
        ("becomes", ["It still lasts 2 days."]),
    ]


def test_of_several_events_tasks_are_counted_together():
    other = event(2, "2027-06-15", "2027-06-16")
    parts = Parts((task("Sign", -30), task("Pay", "2027-03-31")))
    previews = preview_moves(
        [EVENT, other], timedelta(days=1), Calendar([EVENT, other], []), TODAY, Belongings({1: parts, 2: parts})
    )
    assert [(line.sign, [words(each) for each in line.sentences]) for line in told_together(previews, "en")] == [
        ("done", ["Nothing new stands in their way."]),
        ("becomes", ["2 tasks move along."]),
        ("becomes", ["2 tasks stay on their own dates: “Pay”, “Pay”."]),
    ]


DUES = st.one_of(st.integers(-200, 60), st.dates(date(2026, 9, 1), date(2027, 9, 1)).map(str))


@given(st.lists(DUES, max_size=8), st.integers(-200, 200), st.integers(0, 3), st.integers(0, 3))
def test_each_task_follows_or_stays_and_whatever_is_late_follows(dues: list[str | int], days: int, had: int, has: int):
    old = revised(EVENT, end=EVENT.start + timedelta(days=had))
    new = revised(there(EVENT, days), end=EVENT.start + timedelta(days=days + has))
    tasks = [task(f"{n}", due, n) for n, due in enumerate(dues)]
    fate = parts_moved(old, new, Parts(tuple(tasks)), TODAY).tasks
    same = (old.first_day, old.last_day) == (new.first_day, new.last_day)
    offsets = {each.title for each in tasks if each.offset is not None}

    assert offsets.isdisjoint(fate.stay)
    assert fate.stay == (() if same else tuple(each.title for each in tasks if each.offset is None))
    assert set(fate.late) <= offsets
    assert set(fate.after) <= set(fate.stay)
    other_day = [
        each
        for each in tasks
        if each.offset is not None
        and each.when.on(old.first_day, old.last_day) != each.when.on(new.first_day, new.last_day)
    ]
    assert (fate.follow, fate.lose) == (len(other_day), 0)
    for each in tasks:
        if each.title in fate.late:
            assert each.when.on(new.first_day, new.last_day) < TODAY <= each.when.on(old.first_day, old.last_day)
