"""Checklists: what of one applies to an event, and which one is for which kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.checklists.checklists import (
    Checklist,
    ChecklistGate,
    ChecklistRole,
    ChecklistTask,
    Where,
    applies,
    for_kind,
)
from eventplanner.domain.events.events import EventKind, Format
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.team.duties import Duty

WHERE = st.sampled_from(Where)
FORMAT = st.sampled_from(Format)
ALONE = (Format.IN_PERSON, Format.VIRTUAL)


def task(key: str, where: Where, *waits_for: str) -> ChecklistTask:
    return ChecklistTask(key=key, title=key, offset=-1, area=Area.VENUE, where=where, waits_for=waits_for)


def checklist(*tasks: ChecklistTask, **more: tuple) -> Checklist:
    return Checklist(key="own", title="Own", tasks=tasks, **more)


CHECKLIST = st.lists(WHERE, max_size=6).map(
    lambda places: checklist(*(task(f"t{n}", where, *(f"t{m}" for m in range(n))) for n, where in enumerate(places)))
)


def keys(found: Checklist) -> list[str]:
    return [each.key for each in found.tasks]


@pytest.mark.parametrize(
    ("where", "formats"),
    [
        (Where.IN_PERSON, [Format.IN_PERSON, Format.HYBRID]),
        (Where.VIRTUAL, [Format.VIRTUAL, Format.HYBRID]),
        (Where.BOTH, [Format.IN_PERSON, Format.VIRTUAL, Format.HYBRID]),
    ],
)
def test_a_place_concerns_the_formats_that_have_it(where, formats):
    assert [each for each in Format if applies(where, each)] == formats


@given(WHERE)
def test_a_hybrid_event_needs_just_what_either_of_the_others_needs(where):
    assert applies(where, Format.HYBRID) == any(applies(where, each) for each in ALONE)


@given(WHERE)
def test_only_what_belongs_to_both_concerns_all(where):
    assert all(applies(where, each) for each in ALONE) == (where is Where.BOTH)


@given(CHECKLIST, FORMAT)
def test_what_applies_is_kept_in_its_order_and_nothing_else(found, format):
    assert keys(found.of(format)) == [each.key for each in found.tasks if applies(each.where, format)]


@given(CHECKLIST, FORMAT)
def test_nothing_waits_for_what_does_not_apply(found, format):
    fits = found.of(format)
    assert {other for each in fits.tasks for other in each.waits_for} <= set(keys(fits))


@given(CHECKLIST, FORMAT)
def test_what_applies_applies_still(found, format):
    assert found.of(format).of(format) == found.of(format)


@given(CHECKLIST)
def test_a_hybrid_event_has_the_whole_checklist(found):
    assert found.of(Format.HYBRID) == found


def test_a_task_waits_on_for_those_that_are_left():
    found = checklist(task("hall", Where.IN_PERSON), task("date", Where.BOTH), task("news", Where.BOTH, "hall", "date"))
    assert found.of(Format.VIRTUAL).tasks[-1].waits_for == ("date",)


def test_roles_that_do_not_apply_are_left_out():
    roles = (ChecklistRole(role=Duty.DOOR, where=Where.IN_PERSON, count=3), ChecklistRole(role=Duty.HOST))
    assert [each.role for each in checklist(roles=roles).of(Format.VIRTUAL).roles] == [Duty.HOST]


@pytest.mark.parametrize(
    ("format", "criteria"),
    [
        (Format.IN_PERSON, ("venue_signed", "registrations 60", "tasks_done")),
        (Format.VIRTUAL, ("platform_ready", "registrations 60", "tasks_done")),
        (Format.HYBRID, ("venue_signed", "platform_ready", "registrations 60", "tasks_done")),
    ],
)
def test_a_decision_asks_for_no_venue_online_and_for_no_platform_in_person(format, criteria):
    asked = ("venue_signed", "platform_ready", "registrations 60", "tasks_done")
    gate = ChecklistGate(key="go", title="Go", offset=-7, criteria=asked)
    assert checklist(gates=(gate,)).of(format).gates[0].criteria == criteria


def test_each_kind_has_a_checklist_and_internal_events_share_that_of_talks():
    assert {kind: for_kind(kind) for kind in EventKind} == {
        EventKind.MEETUP: "meetup",
        EventKind.WORKSHOP: "workshop",
        EventKind.WEBINAR: "webinar",
        EventKind.CONFERENCE: "conference",
        EventKind.HACKATHON: "hackathon",
        EventKind.TALK: "talk",
        EventKind.PRESENCE: "presence",
        EventKind.INTERNAL: "talk",
    }
