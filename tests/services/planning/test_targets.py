"""Targets as a person sets them: by kind and quarter, one more or less, and held against the plan."""

import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.planning.targets import LARGEST, Progress, Target, progress
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.planning import targets
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries.events import columns

MEETUPS = EventKind.MEETUP, 1
NOW = datetime(2027, 3, 9, 12, tzinfo=UTC)


def add(planner, day, status=Status.PLANNED, kind=EventKind.MEETUP):
    start = datetime(2027, *day, 18)
    end, zone = start + timedelta(hours=2), "America/Santiago"
    events.create(
        planner,
        EventDraft(
            title="Meetup", kind=kind, status=status, start=start, end=end, timezone=zone, venue="HQ", lead="Ana"
        ),
    )


def aims(planner, year=2027):
    return {
        (each.kind, each.quarter): each.target for each in targets.of_year(planner, year) if each.target is not None
    }


def test_targets_are_set_changed_and_taken_away_as_one_step(planner):
    targets.set_targets(planner, 2027, {MEETUPS: 3, (EventKind.TALK, 4): 1})
    targets.set_targets(planner, 2027, {MEETUPS: 2, (EventKind.TALK, 4): None, (EventKind.WEBINAR, 2): 5})
    after = aims(planner)
    history.undo(planner)
    assert after == {MEETUPS: 2, (EventKind.WEBINAR, 2): 5}
    assert aims(planner) == {MEETUPS: 3, (EventKind.TALK, 4): 1}


def test_each_year_has_its_own(planner):
    targets.set_targets(planner, 2027, {MEETUPS: 3})
    assert aims(planner, 2028) == {}


def test_what_is_planned_and_done_stands_beside_the_target(planner):
    targets.set_targets(planner, 2027, {MEETUPS: 3})
    add(planner, (1, 14), Status.HELD)
    add(planner, (3, 25))
    add(planner, (3, 26), Status.IDEA)
    assert targets.of_year(planner, 2027) == [Progress(EventKind.MEETUP, 1, 3, 2, 1)]


@pytest.mark.parametrize(
    ("year", "quarter", "events"), [(1, 1, 1), (2027, 0, 1), (2027, 5, 1), (2027, 1, -1), (2027, 1, LARGEST + 1)]
)
def test_what_is_no_target_is_refused_and_nothing_is_kept(planner, year, quarter, events):
    with pytest.raises(Invalid):
        targets.set_targets(planner, year, {MEETUPS: 3, (EventKind.TALK, quarter): events})
    assert aims(planner) == {}


def test_behind_is_what_lacks_up_to_the_quarter_that_goes_on(at):
    planner = at("ana", datetime(2027, 5, 4, 12, tzinfo=UTC))
    targets.set_targets(planner, 2027, {(EventKind.MEETUP, quarter): 2 for quarter in (1, 2, 3)})
    add(planner, (2, 10))
    add(planner, (2, 11), Status.HELD)
    add(planner, (6, 10))
    found = [(each.quarter, each.behind(2027, planner.today())) for each in targets.behind(planner)]
    assert found == [(1, 1), (2, 1)]


def test_one_more_counts_from_what_is_there_when_its_turn_comes(planner, at):
    for _ in range(3):
        targets.step(planner, 2027, *MEETUPS, 1)
    targets.step(at("leo"), 2027, *MEETUPS, 1)
    assert aims(planner) == {MEETUPS: 4}


def test_never_less_than_nothing_and_nothing_less_than_no_target(planner):
    assert targets.step(planner, 2027, *MEETUPS, -1).nothing
    assert aims(planner) == {}
    targets.step(planner, 2027, *MEETUPS, 1)
    targets.step(planner, 2027, *MEETUPS, -1)
    targets.step(planner, 2027, *MEETUPS, -1)
    assert aims(planner) == {MEETUPS: 0}


def test_never_more_than_can_be_kept(planner):
    targets.set_targets(planner, 2027, {MEETUPS: LARGEST})
    assert targets.step(planner, 2027, *MEETUPS, 1).nothing


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2025, 12, 20), date(2028, 1, 10)),
            st.sampled_from(EventKind),
            st.sampled_from((*Status, None)),
        ),
        max_size=12,
    )
)
def test_what_the_file_counts_is_what_its_events_say(chosen):
    with tempfile.TemporaryDirectory() as folder, closing(Store(Path(folder) / "plan.db")) as store:
        planner = Planner(store, "ana", lambda: NOW)
        targets.set_targets(planner, 2027, {MEETUPS: 3})
        with planner.write(Message("As it came")) as writing:
            for day, kind, status in chosen:
                start = datetime.combine(day, time(23, 30)) if status else None
                draft = EventDraft(title="x", kind=kind, status=status or Status.PLANNED, start=start, end=start)
                writing.add("event", columns(draft))
        aimed = [Target(id=1, version=1, year=2027, quarter=1, kind=EventKind.MEETUP, events=3)]
        for year in (2026, 2027):
            assert targets.of_year(planner, year) == progress(year, aimed, events.everything(planner))
