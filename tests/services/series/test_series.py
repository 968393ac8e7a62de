"""Series in the plan: their dates and clashes, events made of them, and what becomes of these when the series changes."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Status
from eventplanner.domain.series.dates import SeriesDate, draft_of_series
from eventplanner.domain.series.quick_line import read_series
from eventplanner.domain.year.clash_values import ClashKind
from eventplanner.domain.year.overlays import OtherDateDraft
from eventplanner.services.base import history
from eventplanner.services.base import settings as plan_settings
from eventplanner.services.events import events
from eventplanner.services.series import series
from eventplanner.services.year import clashes, overlays

PYTHON = "Python Santiago: second Thursday of each month 19:00-21:00, March to November @Sede #meetup ~60"
OPEN = "Data night: every last Tuesday of the month 18:30-20:00"


def drafted(line, today=date(2027, 3, 9)):
    draft = read_series(line, today, "America/Santiago").draft
    assert draft is not None
    return draft


@pytest.fixture
def quiet(planner):
    """Without public holidays."""
    plan_settings.change(planner, holidays="off")
    return planner


@pytest.fixture
def python(quiet):
    return series.added(quiet, series.create(quiet, drafted(PYTHON)))


def days(planner):
    return [event.first_day for event in events.everything(planner)]


def on(there, planner, day):
    return next(each.on for each in series.dates(planner, there) if each.on.day == day)


def test_each_date_becomes_an_event_of_its_own(planner, python):
    made = events.everything(planner)

    assert [event.first_day.isoformat()[5:] for event in made] == (
        "03-11 04-08 05-13 06-10 07-08 08-12 09-09 10-14 11-11".split()
    )
    assert {(event.title, event.series, event.venue, event.capacity) for event in made} == {
        ("Python Santiago", "Python Santiago", "Sede", 60)
    }
    assert [event.series_day for event in made] == [event.first_day for event in made]


def test_one_undo_takes_back_the_series_and_its_events(planner, python):
    history.undo(planner)

    assert (series.listing(planner), events.everything(planner)) == ([], [])


def test_the_dates_of_a_draft_have_their_clashes(planner):
    seen = series.dates(planner, drafted("Viernes: todos los viernes 19:00-21:00, en septiembre"))

    holidays = {each.on.day: [clash.kind for clash in each.clashes] for each in seen if each.clashes}
    assert holidays == {date(2027, 9, 17): [ClashKind.HOLIDAY]}


def test_dates_of_one_series_do_not_clash_with_each_other(quiet):
    seen = series.dates(quiet, drafted("Daily: every day 9:00-9:15, until 20 mar 2027"))

    assert len(seen) == 12
    assert {clash.kind for each in seen for clash in each.clashes} == {ClashKind.WEEK}


def test_a_skipped_date_clashes_with_nothing(quiet):
    overlays.add_date(quiet, "Own", day_of(date(2027, 5, 13)))
    looked = series.look(quiet, drafted(PYTHON))
    skipped = [revised(each.on, skipped=each.on.day == date(2027, 5, 13)) for each in looked.dates]

    assert [bool(each.clashes) for each in looked.dates if each.on.day.month == 5] == [True]
    assert [bool(each.clashes) for each in looked.at(skipped) if each.on.day.month == 5] == [False]


def day_of(day):
    midnight = datetime.combine(day, time())
    return OtherDateDraft(title="PyDay", start=midnight, end=midnight)


def test_only_chosen_dates_are_made_and_the_series_remembers_the_others(quiet):
    draft = drafted(PYTHON)
    chosen = [each.on for each in series.dates(quiet, draft)]
    chosen[0] = revised(chosen[0], skipped=True)
    chosen[1] = revised(chosen[1], day=date(2027, 4, 15))
    there = series.added(quiet, series.create(quiet, draft, chosen))

    assert (there.skipped, dict(there.shifted)) == ({date(2027, 3, 11)}, {date(2027, 4, 8): date(2027, 4, 15)})
    assert days(quiet)[:2] == [date(2027, 4, 15), date(2027, 5, 13)]
    assert events.everything(quiet)[0].series_day == date(2027, 4, 8)


def test_a_series_without_any_date_is_refused(quiet):
    draft = drafted(PYTHON)
    none = [revised(each.on, skipped=True) for each in series.dates(quiet, draft)]

    with pytest.raises(Invalid):
        series.create(quiet, draft, none)
    with pytest.raises(Invalid):
        series.create(quiet, revised(draft, until=date(2027, 3, 10)))


def test_no_two_series_are_called_alike(planner, python):
    with pytest.raises(Invalid) as refused:
        series.create(planner, revised(drafted(PYTHON), name="PYTHON SANTIAGO"))

    assert set(refused.value.fields) == {"name"}


def test_more_dates_than_anybody_lives_to_hold_are_refused(quiet):
    with pytest.raises(Invalid) as refused:
        series.create(quiet, revised(drafted("Daily: every day 9:00"), until=date(2040, 1, 1)))

    assert set(refused.value.fields) == {"until"}


def test_an_open_series_gets_the_events_of_one_year_at_a_time(quiet):
    there = series.added(quiet, series.create(quiet, drafted(OPEN)))
    assert (len(days(quiet)), series.next_year(quiet, there)) == (10, 2028)

    series.extend(quiet, there, 2028)
    assert (len(days(quiet)), series.next_year(quiet, there)) == (22, 2029)
    assert days(quiet)[-1] == date(2028, 12, 26)


def test_a_year_is_not_made_twice(quiet):
    there = series.added(quiet, series.create(quiet, drafted(OPEN)))

    with pytest.raises(NotFound):
        series.extend(quiet, there, 2027)


def test_a_series_with_an_end_is_not_extended(planner, python):
    with pytest.raises(Invalid):
        series.extend(planner, python, 2028)


def test_a_date_is_skipped_shifted_and_taken_up_again_with_its_event(planner, python):
    april = on(python, planner, date(2027, 4, 8))
    series.arrange(planner, python, [revised(april, day=date(2027, 4, 15))])
    python = series.get(planner, python.id)
    assert (days(planner)[1], events.everything(planner)[1].series_day) == (date(2027, 4, 15), date(2027, 4, 8))

    series.arrange(planner, python, [revised(on(python, planner, date(2027, 4, 15)), skipped=True)])
    python = series.get(planner, python.id)
    assert (python.skipped, dict(python.shifted), len(days(planner))) == ({date(2027, 4, 8)}, {}, 8)

    series.arrange(planner, python, [SeriesDate(date(2027, 4, 8), date(2027, 4, 8))])
    assert series.get(planner, python.id).skipped == frozenset()
    assert days(planner)[1] == date(2027, 4, 8)


def test_what_was_confirmed_is_cancelled_rather_than_deleted_and_can_be_taken_up(planner, python):
    april = events.everything(planner)[1]
    events.set_status(planner, [april], Status.CONFIRMED)
    series.arrange(planner, python, [revised(on(python, planner, april.first_day), skipped=True)])
    assert events.get(planner, april.id).status is Status.CANCELLED

    python = series.get(planner, python.id)
    series.arrange(planner, python, [revised(on(python, planner, april.first_day), skipped=False)])
    assert events.get(planner, april.id).status is Status.PLANNED


def test_an_event_that_is_moved_keeps_the_date_it_stands_for(planner, python):
    april = events.everything(planner)[1]
    events.move(planner, [april], timedelta(days=5))

    seen = series.dates(planner, python)[1].on
    assert (seen.rule_day, seen.day, seen.event.id) == (date(2027, 4, 8), date(2027, 4, 13), april.id)


def test_a_change_takes_with_it_what_nobody_changed_by_itself(planner, python):
    _march, april, *_rest = events.everything(planner)
    events.set_fields(planner, [april], {"title": "Python night with Guido"})
    series.change(planner, python, revised(draft_of_series(python), rule="FREQ=MONTHLY;BYDAY=3TH;BYMONTH=3,4,5"))

    assert [(event.title, event.first_day) for event in events.everything(planner)] == [
        ("Python Santiago", date(2027, 3, 18)),
        ("Python night with Guido", date(2027, 4, 8)),
        ("Python Santiago", date(2027, 5, 20)),
    ]


def test_a_change_is_one_step(planner, python):
    series.change(planner, python, revised(draft_of_series(python), rule="FREQ=MONTHLY;BYDAY=3TH;BYMONTH=3,4,5"))
    history.undo(planner)

    assert len(days(planner)) == 9
    assert series.get(planner, python.id).rule == python.rule


def test_only_what_is_chosen_follows(planner, python):
    draft = revised(draft_of_series(python), template=revised(python.template, venue="Online", url="https://x.org"))
    preview = series.preview_change(planner, python, draft)
    assert len(preview.follows) == 9

    series.change(planner, python, draft, revised(preview, follows=preview.follows[:1]))
    assert [event.venue for event in events.everything(planner)] == ["Online", *["Sede"] * 8]


def test_a_new_name_is_that_of_every_event_also_of_those_that_were_held(at):
    quiet = at("ana", datetime(2027, 3, 9, 12, tzinfo=datetime.now().astimezone().tzinfo))
    there = series.added(quiet, series.create(quiet, drafted(PYTHON)))
    later = at("ana", datetime(2027, 6, 1, 12, tzinfo=datetime.now().astimezone().tzinfo))
    held = events.everything(later)[0]
    events.set_status(later, [held], Status.CONFIRMED)
    events.set_status(later, [events.get(later, held.id)], Status.HELD)
    series.change(later, there, revised(draft_of_series(there), name="Python Chile"))

    assert {event.series for event in events.everything(later)} == {"Python Chile"}
    assert events.get(later, held.id).title == "Python Santiago"


def test_dates_that_are_new_are_added_and_what_was_deleted_stays_away(planner, python):
    events.remove(planner, [events.everything(planner)[3]])
    series.change(planner, python, revised(draft_of_series(python), rule="FREQ=MONTHLY;BYDAY=2TH", until=None))

    assert [day.month for day in days(planner)] == [3, 4, 5, 7, 8, 9, 10, 11, 12]


def test_nobody_changes_a_series_that_somebody_else_has_changed(at, planner, python):
    series.change(at("leo"), python, revised(draft_of_series(python), name="Py"))

    with pytest.raises(Conflict):
        series.change(planner, python, revised(draft_of_series(python), name="Python"))
    assert series.get(planner, python.id).name == "Py"


def test_nothing_is_half_done_when_an_event_has_been_changed_meanwhile(at, planner, python):
    draft = revised(draft_of_series(python), template=revised(python.template, venue="Online"))
    preview = series.preview_change(planner, python, draft)
    events.set_fields(at("leo"), [events.everything(planner)[-1]], {"lead": "Leo"})

    with pytest.raises(Conflict):
        series.change(planner, python, draft, preview)
    assert (series.get(planner, python.id).version, {e.venue for e in events.everything(planner)}) == (1, {"Sede"})


def test_the_events_of_a_removed_series_stay_unless_they_are_to_go(planner, python):
    series.remove(planner, [python])
    assert (series.listing(planner), len(days(planner))) == ([], 9)

    history.undo(planner)
    series.remove(planner, [series.get(planner, python.id)], with_events=True)
    assert (series.listing(planner), days(planner)) == ([], [])

    history.undo(planner)
    assert len(days(planner)) == 9


def test_the_list_says_when_how_often_and_what_clashes(planner, python):
    overlays.add_date(planner, "Own", day_of(date(2027, 5, 13)))
    (one,) = series.listing(planner)

    assert (one.id, one.next, one.dates, one.clashing) == (python.id, date(2027, 3, 11), 9, 1)
    assert [(each.next, each.dates) for each in series.listing(planner, 2028)] == [(date(2027, 3, 11), 0)]


def test_an_accepted_clash_is_not_counted(planner, python):
    overlays.add_date(planner, "Own", day_of(date(2027, 5, 13)))
    clashes.accept(planner, [clash for each in series.dates(planner, python) for clash in each.clashes])

    assert [each.clashing for each in series.listing(planner)] == [0]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(-6, 6), st.booleans()), max_size=6))
def test_whatever_is_shifted_or_skipped_is_what_the_plan_has(quiet, edits):
    draft = drafted(PYTHON)
    dates = [each.on for each in series.dates(quiet, draft)]
    for n, by, skipped in edits:
        dates[n] = revised(dates[n], day=dates[n].day + timedelta(days=by), skipped=skipped)
    wanted = sorted((each.rule_day, each.day) for each in dates if not each.skipped)
    if not wanted:
        return
    there = series.added(quiet, series.create(quiet, draft, dates))
    try:
        assert sorted((e.series_day, e.first_day) for e in events.everything(quiet)) == wanted
        seen = series.dates(quiet, there)
        assert [(each.on.rule_day, each.on.day) for each in seen if each.takes_place] == sorted(
            wanted, key=lambda pair: pair[::-1]
        )
        assert {each.on.rule_day for each in seen if each.on.skipped} == {d.rule_day for d in dates if d.skipped}
    finally:
        series.remove(quiet, [there], with_events=True)
        events_left = events.everything(quiet)
        if events_left:
            events.remove(quiet, events_left)


def test_two_who_plan_a_year_of_a_series_at_once_plan_it_once(quiet, at):
    there = series.added(quiet, series.create(quiet, drafted(OPEN)))
    seen = [each.on for each in series.year_ahead(quiet, there, 2030).dates]
    series.extend(at("leo"), there, 2030)

    with pytest.raises(Conflict, match="added by somebody meanwhile"):
        series.extend(quiet, there, 2030, seen)
    assert len(set(days(quiet))) == len(days(quiet))


def test_a_date_that_two_take_up_at_once_has_one_event(quiet, at):
    there = series.added(quiet, series.create(quiet, drafted(OPEN)))
    (seen, *_rest) = [each.on for each in series.year_ahead(quiet, there, 2030).dates]
    series.arrange(at("leo"), there, [seen])

    with pytest.raises(Conflict, match="added by somebody meanwhile"):
        series.arrange(quiet, there, [seen])
    assert days(quiet).count(seen.day) == 1
