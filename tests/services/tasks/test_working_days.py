"""Due days that follow from an event, pulled to working days where the plan is set so."""

from datetime import date, datetime

import pytest

from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.year.overlay_quick_line import read_date
from eventplanner.services.base import founding, history, settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.checklists import checklists
from eventplanner.services.events import events
from eventplanner.services.exchange import data
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.services.year import overlays
from eventplanner.storage.kernel.store import Store
from kit import At, add, change, conference

# DevConf is on Thursday, 20 May 2027; Friday, 21 May is a public holiday of Chile.
SATURDAY, FRIDAY = date(2027, 5, 8), date(2027, 5, 7)


@pytest.fixture
def event(planner: Planner) -> int:
    """DevConf in a plan that pulls due days."""
    settings.change(planner, working_days="on")
    return conference(planner)


def dues(planner: Planner, event_id: int) -> dict[str, tuple[date | None, date | None]]:
    """When each task and decision is due, and from which day it was pulled."""
    both = [*records.of(planner, TASK, event_id), *records.of(planner, GATE, event_id)]
    return {each.title: (each.due_on, each.pulled_from) for each in both}


def test_a_plan_that_is_there_pulls_nothing_until_it_is_set_so(planner: Planner) -> None:
    id = conference(planner)
    add(planner, TASK, id, title="Confirm", due="T-12")
    assert dues(planner, id) == {"Confirm": (SATURDAY, None)}
    settings.change(planner, working_days="on")
    assert dues(planner, id) == {"Confirm": (FRIDAY, SATURDAY)}
    history.undo(planner)
    assert dues(planner, id) == {"Confirm": (SATURDAY, None)}
    history.redo(planner)
    assert dues(planner, id) == {"Confirm": (FRIDAY, SATURDAY)}
    settings.change(planner, working_days="off")
    assert dues(planner, id) == {"Confirm": (SATURDAY, None)}


def test_tasks_and_decisions_are_pulled_each_its_way_and_typed_days_stay(planner: Planner, event: int) -> None:
    for title, due in {"Before": "T-12", "On": "T", "After": "T+1", "Later": "T+2", "Typed": "8 may 2027"}.items():
        add(planner, TASK, event, title=title, due=due)
    add(planner, GATE, event, title="Go/no-go", due="T-11")
    assert dues(planner, event) == {
        "Before": (FRIDAY, SATURDAY),
        "On": (date(2027, 5, 20), None),
        "After": (date(2027, 5, 24), date(2027, 5, 21)),
        "Later": (date(2027, 5, 24), date(2027, 5, 22)),
        "Typed": (SATURDAY, None),
        "Go/no-go": (FRIDAY, date(2027, 5, 9)),
    }


def test_the_day_of_the_event_stays_even_on_a_saturday(planner: Planner, event: int) -> None:
    add(planner, TASK, event, title="Open the doors", due="T")
    events.move_to(planner, events.get(planner, event), datetime(2027, 5, 22, 9))
    assert dues(planner, event) == {"Open the doors": (date(2027, 5, 22), None)}


def test_they_follow_an_event_that_moves_and_one_undo_brings_all_back(planner: Planner, event: int) -> None:
    for due in ("T-12", "T-11", "T-10"):
        add(planner, TASK, event, title=due, due=due)
    before = dues(planner, event)
    events.move_to(planner, events.get(planner, event), datetime(2027, 5, 19, 9))
    assert dues(planner, event) == {
        "T-12": (FRIDAY, None),
        "T-11": (FRIDAY, SATURDAY),
        "T-10": (FRIDAY, date(2027, 5, 9)),
    }
    history.undo(planner)
    assert dues(planner, event) == before
    events.move_to(planner, events.get(planner, event), datetime(2028, 5, 20, 9))
    assert dues(planner, event)["T-12"] == (date(2028, 5, 8), None)


def test_nothing_is_pulled_past_what_it_waits_for(planner: Planner, event: int) -> None:
    first = add(planner, TASK, event, title="First", due="8 may 2027")
    then = add(planner, TASK, event, title="Then", due="T-11", waits_for=str(first.id))
    assert dues(planner, event)["Then"] == (date(2027, 5, 9), None)
    change(planner, TASK, first, due="6 may 2027")
    assert dues(planner, event)["Then"] == (FRIDAY, date(2027, 5, 9))
    history.undo(planner)
    records.remove(planner, TASK, [records.get(planner, TASK, first.id)])
    assert dues(planner, event)["Then"] == (FRIDAY, date(2027, 5, 9))
    assert then.due_on == date(2027, 5, 9)


def test_another_country_has_other_holidays_and_one_undo_brings_the_days_back(planner: Planner, event: int) -> None:
    add(planner, TASK, event, title="After", due="T+1")
    add(planner, TASK, event, title="25 May", due="T+5")
    before = dues(planner, event)
    assert before["25 May"] == (date(2027, 5, 25), None)
    settings.change(planner, country="AR")
    assert dues(planner, event) == {
        "After": (date(2027, 5, 21), None),
        "25 May": (date(2027, 5, 26), date(2027, 5, 25)),
    }
    history.undo(planner)
    assert dues(planner, event) == before


def test_holidays_of_ones_own_count_where_they_are_days_off(planner: Planner, event: int) -> None:
    add(planner, TASK, event, title="Confirm", due="T-10")
    assert dues(planner, event)["Confirm"] == (date(2027, 5, 10), None)
    draft = read_date("Company day 10 may 2027", planner.today())
    own = overlays.added(planner, overlays.create(planner, overlays.OverlayDraft(name="Company")))
    overlays.add_date(planner, own, draft)
    assert dues(planner, event)["Confirm"] == (date(2027, 5, 10), None)
    overlays.change(planner, own, days_off=True)
    assert dues(planner, event)["Confirm"] == (FRIDAY, date(2027, 5, 10))
    (there,) = overlays.dates(planner, own)
    overlays.change_date(planner, there, read_date("Company day 11 may 2027", planner.today()))
    assert dues(planner, event)["Confirm"] == (date(2027, 5, 10), None)
    history.undo(planner)
    overlays.show(planner, [overlays.get(planner, own.id)], shown=False)
    assert dues(planner, event)["Confirm"] == (date(2027, 5, 10), None)
    history.undo(planner)
    overlays.remove(planner, [overlays.get(planner, own.id)])
    assert dues(planner, event)["Confirm"] == (date(2027, 5, 10), None)


def test_a_holiday_that_is_taken_off_the_plan_is_a_working_day(planner: Planner, event: int) -> None:
    add(planner, TASK, event, title="After", due="T+1")
    (holidays,) = [each.overlay for each in overlays.listing(planner)]
    navy = [each for each in overlays.dates(planner, holidays) if each.first_day == date(2027, 5, 21)]
    overlays.remove_dates(planner, navy)
    assert dues(planner, event) == {"After": (date(2027, 5, 21), None)}
    history.undo(planner)
    assert dues(planner, event) == {"After": (date(2027, 5, 24), date(2027, 5, 21))}


def test_holidays_of_the_year_before_the_event_count_too(planner: Planner) -> None:
    settings.change(planner, working_days="on")
    start = datetime(2028, 1, 8, 9)
    id = events.added(
        planner,
        events.create(planner, EventDraft(title="Early", start=start, end=start.replace(hour=18), timezone="UTC")),
    ).id
    add(planner, TASK, id, title="Immaculate", due="T-31")
    assert dues(planner, id) == {"Immaculate": (date(2027, 12, 7), date(2027, 12, 8))}


def test_a_checklist_and_shifts_are_pulled_as_well(planner: Planner, event: int) -> None:
    checklists.apply(planner, events.get(planner, event), "conference", "en")
    days = {day for day, _from in dues(planner, event).values() if day}
    assert {day.weekday() for day in days} <= set(range(5))
    chosen = tasks.of_event(planner, event)[:3]
    tasks.shift(planner, chosen, 2)
    assert all(each.due_on is None or each.due_on.weekday() < 5 for each in tasks.of_event(planner, event))


def test_both_sessions_see_the_same_days(planner: Planner, at: At) -> None:
    leo = at("leo")
    id = conference(leo)
    add(leo, TASK, id, title="Confirm", due="T-12")
    settings.change(planner, working_days="on")
    assert dues(leo, id) == {"Confirm": (FRIDAY, SATURDAY)}
    add(leo, TASK, id, title="Print", due="T-11")
    assert dues(planner, id)["Print"] == (FRIDAY, date(2027, 5, 9))


def test_a_whole_plan_is_reckoned_anew_where_it_comes_in(planner: Planner, event: int, tmp_path) -> None:
    add(planner, TASK, event, title="Confirm", due="T-12")
    other = Planner(Store(tmp_path / "other.db"), "leo", planner.now)
    data.import_data(other, data.export_data(planner))
    assert dues(other, event) == {"Confirm": (FRIDAY, SATURDAY)}
    other.store.close()


def test_a_new_plan_pulls_from_the_start(bare: Planner) -> None:
    founding.establish(bare, bare.store.path)
    assert bare.settings().working_days == "on"
