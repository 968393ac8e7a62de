"""The roles of events: who has them, who has said yes, who is in two places."""

from collections.abc import Callable

import pytest

from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.people.people import PERSON
from eventplanner.domain.team.roles import ROLE, Role
from eventplanner.domain.year.clash_values import ClashKind
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.team import roles
from eventplanner.services.workspace.lookout import Lookout
from eventplanner.services.year import clashes
from screens.plans import plan


def role(planner: Planner, event: Event, person: str = "", **texts: str) -> Role:
    said = {"person_id": person, "duty": "door"} | texts
    change = records.create(planner, ROLE, records.read(planner, ROLE, said, ROLE.blank(event.id)))
    return records.added(planner, ROLE, change)


def two(planner: Planner) -> tuple[Event, Event]:
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ", "Meetup Rust 12 mar 19:00-21:00 @Casa"])
    one, other = events.everything(planner)
    return one, other


def told(planner: Planner, *chosen: Event) -> dict[int, list[str]]:
    found = roles.problems(planner, [event.id for event in chosen])
    return {id: [words(message) for message in messages] for id, messages in found.items()}


def people(planner: Planner) -> dict[str, int]:
    return {person.name: person.id for person in records.every(planner, PERSON)}


def test_what_is_missing_not_confirmed_or_double_is_told_of_each_event(planner: Planner):
    one, other = two(planner)
    role(planner, one)
    role(planner, one, "Sol Vera")
    role(planner, one, "Leo Paz", confirmed="yes")
    role(planner, other, "Sol Vera", confirmed="yes")

    assert told(planner, one, other) == {
        one.id: [
            "Sol Vera is also needed at “Meetup Rust” at that time, Fri 12 Mar 2027.",
            "1 role has nobody yet.",
            "1 person has not confirmed yet.",
        ],
        other.id: ["Sol Vera is also needed at “Meetup Python” at that time, Fri 12 Mar 2027."],
    }


def test_where_all_is_well_nothing_is_told(planner: Planner):
    one, other = two(planner)
    role(planner, one, "Sol Vera", confirmed="yes", ends="0:30")
    role(planner, other, "Sol Vera", confirmed="yes")

    assert told(planner, one, other) == {}
    assert roles.problems(planner, []) == {}


def test_two_roles_of_one_event_at_once_are_the_lesser_evil(planner: Planner):
    one, _ = two(planner)
    role(planner, one, "Sol Vera", confirmed="yes")
    role(planner, one, "Sol Vera", duty="mc", confirmed="yes")

    assert told(planner, one) == {one.id: ["Sol Vera has two roles here at once."]}
    assert ClashKind.PEOPLE not in {each.clash.kind for each in clashes.ahead(planner)}


def test_a_person_in_two_places_is_a_clash_that_can_be_accepted_until_one_of_them_moves(planner: Planner):
    one, other = two(planner)
    role(planner, one, "Sol Vera")
    role(planner, other, "Sol Vera")

    def found() -> list[clashes.ClashFinding]:
        return [each for each in clashes.ahead(planner) if each.clash.kind is ClashKind.PEOPLE]

    (finding,) = found()
    assert finding.clash.people == ("Sol Vera",)
    assert clashes.by_key(planner, finding.id) == finding
    clashes.accept(planner, [finding.clash], "she runs")
    assert [(each.accepted, each.note) for each in found()] == [(True, "she runs")]
    role(planner, one, "Leo Paz")
    role(planner, other, "Leo Paz")
    assert [(each.clash.people, each.accepted) for each in found()] == [(("Leo Paz", "Sol Vera"), False)]
    history.undo(planner)
    events.move(planner, [one, other], events.get(planner, one.id).end - events.get(planner, one.id).start)
    assert [each.accepted for each in found()] == [True]
    assert clashes.free_days(planner, [finding.clash])[finding.clash.event.uid].weekday() == 4


def test_a_called_off_event_needs_nobody(planner: Planner):
    one, other = two(planner)
    role(planner, one, "Sol Vera", confirmed="yes")
    role(planner, other, "Sol Vera", confirmed="yes")
    events.set_status(planner, [other], Status.CANCELLED)

    assert told(planner, one, other) == {}


def test_a_move_says_who_would_be_in_two_places(planner: Planner):
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ", "Meetup Rust 19 mar 19:00-21:00 @Casa"])
    one, other = events.everything(planner)
    role(planner, one, "Sol Vera")
    role(planner, other, "Sol Vera")

    (preview,) = Lookout(planner, planner.today()).moves([one], other.start.date() - one.start.date())
    assert ClashKind.PEOPLE in {clash.kind for clash in preview.new}


def test_who_has_nothing_else_at_that_time_is_free(planner: Planner):
    one, other = two(planner)
    mine = role(planner, one, "Sol Vera")
    role(planner, other, "Leo Paz")
    for name in ("Ana Soto", "Eva Gil"):
        records.create(planner, PERSON, records.read(planner, PERSON, {"name": name}, PERSON.blank()))
    for person in records.every(planner, PERSON):
        if person.name != "Eva Gil":
            records.set_values(planner, PERSON, [person], {"internal": True})

    assert [person.name for person in roles.free_people(planner, [mine])] == ["Ana Soto", "Sol Vera"]
    later = role(planner, one, "", begins="5:00", ends="6:00")
    assert [person.name for person in roles.free_people(planner, [later])] == ["Ana Soto", "Leo Paz", "Sol Vera"]


def test_roles_are_given_to_somebody_new_in_one_step(planner: Planner):
    one, other = two(planner)
    chosen = [role(planner, one, "Leo Paz", confirmed="yes"), role(planner, other)]

    assert words(roles.assign(planner, chosen, " Eva  Gil ").label) == "Give 2 roles to Eva Gil"
    now = records.every(planner, ROLE)
    assert [(each.person_id, each.confirmed) for each in now] == [(people(planner)["Eva Gil"], False)] * 2
    history.undo(planner)
    assert sorted(people(planner)) == ["Leo Paz"]
    assert records.every(planner, ROLE)[0].confirmed


def test_who_has_a_role_already_stays_confirmed_when_it_is_given_to_her_again(planner: Planner):
    one, _ = two(planner)
    mine = role(planner, one, "Leo Paz", confirmed="yes")

    roles.assign(planner, [mine], "leo paz")
    assert records.get(planner, ROLE, mine.id).confirmed
    roles.assign(planner, [records.get(planner, ROLE, mine.id)], "")
    assert records.get(planner, ROLE, mine.id).person_id is None


def test_yes_is_taken_back_only_where_all_have_said_it(planner: Planner):
    one, _ = two(planner)
    chosen = [role(planner, one, "Leo Paz", confirmed="yes"), role(planner, one, "Sol Vera"), role(planner, one)]

    def now() -> list[Role]:
        return records.several(planner, ROLE, [each.id for each in chosen])

    roles.confirm(planner, chosen)
    assert [each.confirmed for each in now()] == [True, True, False]
    roles.confirm(planner, now())
    assert [each.confirmed for each in now()] == [False, False, False]
    with pytest.raises(Invalid):
        roles.confirm(planner, [now()[2]])
    with pytest.raises(NotFound):
        roles.confirm(planner, [])


def test_a_shift_goes_as_a_whole(planner: Planner):
    one, _ = two(planner)
    chosen = [role(planner, one), role(planner, one, begins="0:30", ends="1:00")]

    roles.shift(planner, chosen, -15)
    found = records.several(planner, ROLE, [each.id for each in chosen])
    assert [(each.begins, each.ends) for each in found] == [(-15, 135), (15, 45)]


def test_what_somebody_else_changed_is_not_written_over(planner: Planner, at: Callable[..., Planner]):
    one, _ = two(planner)
    mine = role(planner, one, "Leo Paz")
    roles.shift(at("leo"), [mine], 15)
    with pytest.raises(Conflict):
        roles.assign(planner, [mine], "Sol Vera")


def test_the_list_of_an_event_has_people_their_firms_and_what_else_they_do_near_that_day(planner: Planner):
    one, other = two(planner)
    plan(planner, ["Meetup Go 13 mar 10:00-11:00", "Meetup Java 30 mar 10:00-11:00"])
    late = role(planner, one, "Sol Vera", begins="1:00")
    early = role(planner, one)
    elsewhere = role(planner, other, "Sol Vera")
    near = role(planner, events.everything(planner)[2], "Sol Vera")
    role(planner, events.everything(planner)[3], "Sol Vera")
    said = {"organisation_id": "Duoc UC"}
    (sol,) = records.every(planner, PERSON)
    records.change(planner, PERSON, sol, records.read(planner, PERSON, said, PERSON.draft_of(sol)))

    rows = roles.of_event(planner, one)
    assert [row.id for row in rows] == [early.id, late.id]
    assert rows[1].organisation == "Duoc UC"
    assert [role.id for role, _ in rows[1].others] == [elsewhere.id, near.id]
    assert [(role.id, event.title) for role, event in rows[1].doubles] == [(elsewhere.id, "Meetup Rust")]
    assert (rows[0].person, rows[0].others, rows[0].doubles) == (None, (), ())
