"""A year that is made from another, before it is done."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, EventKind, Status
from eventplanner.domain.planning.next_year import plan_next_year, same_weekday
from eventplanner.domain.planning.next_year_plan import Going, YearPlan, choosing, first_choice, moving, way_out
from eventplanner.domain.series.series import Series
from eventplanner.domain.year.clashes import Calendar, ClashKind, Rules
from eventplanner.domain.year.overlays import Occasion
from year_values import event, events, fiestas_patrias, holiday, occasions

PYTHON = Series(
    id=4, version=1, name="Python Santiago", rule="FREQ=MONTHLY;BYDAY=2TH", first=date(2027, 3, 11),
    template=EventDraft(title="Meetup"),
)  # fmt: skip
ALONE = Rules(weekly=1000)


def drafted(*ours: Event, others: list[Occasion] | None = None, year: int = 2027) -> YearPlan:
    copies = plan_next_year(ours, [], year, year + 1, {each.id for each in ours})
    ground = Calendar([each for each in ours if each.first_day.year > year], others or [], ALONE)
    return YearPlan(year, year + 1, tuple(copies), (), ground, first_choice(copies, ()))


def going(*days: date, there: int = 0) -> Going:
    drafts = tuple(
        revised(event(first=f"{day}T18:30"), series="Python Santiago", series_day=day, title="Meetup") for day in days
    )
    return Going(PYTHON, None, (date(2027, 3, 11),), drafts, there)


def with_series(plan: YearPlan, of: Going) -> YearPlan:
    return revised(plan, goings=(of,), chosen=first_choice(plan.copies, [of]))


def clashing(plan: YearPlan) -> dict[int, list[ClashKind]]:
    return {each.id: [clash.kind for clash in each.clashes] for each in plan.proposals}


def test_all_that_takes_place_is_chosen_but_what_is_there_already():
    cancelled = event(2, "2027-04-01T18:30", status=Status.CANCELLED)
    plan = drafted(event(1), cancelled, event(3, "2027-05-13T18:30"), event(4, "2028-05-11T18:30", title="Event 3"))
    assert [(each.id, each.id in plan.chosen, each.is_there) for each in plan.proposals] == [
        (1, True, False),
        (2, False, False),
        (3, False, True),
    ]
    assert [each.id for each in plan.taken] == [1]


def test_what_is_there_on_the_very_day_is_not_taken_even_if_it_is_chosen():
    plan = drafted(event(1), event(2, "2028-03-09T18:30", title="Event 1"))
    assert choosing(plan, {1}).taken == []


def test_what_is_there_on_another_day_may_be_had_once_more():
    plan = drafted(event(1), event(2, "2028-03-16T18:30", title="Event 1"))
    assert [each.id for each in choosing(plan, {1}).taken] == [1]


def test_two_that_are_chosen_clash_and_one_that_is_left_does_not_count():
    plan = drafted(event(1, "2027-04-08T18:30"), event(2, "2027-04-08T20:00"))
    assert clashing(plan) == {1: [ClashKind.OVERLAP], 2: [ClashKind.OVERLAP]}
    # The one that is left is still told what it would meet.
    assert clashing(choosing(plan, {1})) == {1: [], 2: [ClashKind.OVERLAP]}


def test_what_the_new_year_has_already_is_in_the_way():
    plan = drafted(event(1, "2027-04-08T18:30"), event(2, "2028-04-13T19:00"))
    assert clashing(plan) == {1: [ClashKind.OVERLAP]}


def test_a_holiday_of_the_new_year_is_in_the_way_and_the_week_after_is_the_way_out():
    plan = drafted(event(1, "2026-09-18T18:30"), others=fiestas_patrias(), year=2026)
    (only,) = plan.proposals
    assert (only.new_day, clashing(plan)) == (date(2027, 9, 17), {1: [ClashKind.HOLIDAY]})
    assert way_out(plan, only) == date(2027, 9, 24)


def test_the_way_out_leads_into_no_other_year():
    fridays = [holiday(f"{date(2027, 11, 19) + timedelta(weeks=n)}", "Feriado") for n in range(7)]
    plan = drafted(event(1, "2026-12-25T18:30"), others=fridays, year=2026)
    (only,) = plan.proposals
    assert only.new_day == date(2027, 12, 24)
    assert way_out(plan, only) is None


def test_of_what_others_hold_there_is_no_way_out():
    plan = drafted(event(1, "2026-09-18T18:30", kind=EventKind.PRESENCE), others=fiestas_patrias(), year=2026)
    assert way_out(plan, plan.proposals[0]) is None


def test_moves_add_up_and_take_the_clashes_along():
    plan = drafted(event(1, "2027-04-08T18:30"), event(2, "2027-04-08T20:00"))
    copy = plan.copies[0]
    moved = moving(moving(plan, copy, timedelta(days=7)), copy, timedelta(days=-1))
    assert [each.new_day for each in moved.proposals] == [date(2028, 4, 19), date(2028, 4, 13)]
    assert clashing(moved) == {1: [], 2: []}


def test_nothing_is_moved_out_of_the_year():
    plan = drafted(event(1, "2027-12-29T18:30"))
    with pytest.raises(Invalid) as refused:
        moving(plan, plan.copies[0], timedelta(days=7))
    assert refused.value.fields["start"].params == {"year": 2028}


def test_a_series_is_one_proposal_with_all_its_dates():
    plan = with_series(drafted(event(1, "2027-04-08T18:30")), going(date(2028, 3, 9), date(2028, 4, 13)))
    assert [(each.id, each.title, len(each.results)) for each in plan.proposals] == [
        (-4, "Python Santiago", 2),
        (1, "Event 1", 1),
    ]
    assert (len(plan.taken), plan.added) == (2, 3)
    assert clashing(plan) == {-4: [ClashKind.OVERLAP], 1: [ClashKind.OVERLAP]}


def test_a_series_that_lacks_nothing_is_there():
    plan = with_series(drafted(), going(there=9))
    (only,) = plan.proposals
    assert (only.is_there, only.is_settled, plan.chosen) == (True, True, frozenset())


@given(events(), occasions(), st.data())
def test_a_plan_has_every_event_once_and_adds_what_is_chosen(ours, others, data):
    copies = plan_next_year(ours, [], 2027, 2028, {each.id for each in ours})
    plan = YearPlan(2027, 2028, tuple(copies), (), Calendar(ours, others, Rules()), first_choice(copies, ()))
    chosen = data.draw(st.sets(st.sampled_from([each.id for each in ours]))) if ours else set()
    plan = choosing(plan, chosen)
    assert sorted(each.id for each in plan.proposals) == [each.id for each in ours]
    assert plan.added == len(chosen)
    assert [each.old_day for each in plan.proposals] == sorted(each.first_day for each in ours)
    assert all(each.new_day == same_weekday(each.old_day, 2028) for each in plan.proposals)
