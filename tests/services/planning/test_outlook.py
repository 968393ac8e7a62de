"""What lies ahead on Home out of the plan's file."""

import sys
from datetime import date, datetime, time, timedelta
from subprocess import run

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft, EventKind
from eventplanner.domain.planning.outlook import Outlook
from eventplanner.domain.year.clash_values import ClashKind, Severity
from eventplanner.domain.year.overlays import OtherDateDraft
from eventplanner.services.events import events
from eventplanner.services.planning import targets
from eventplanner.services.planning.outlook import outlook
from eventplanner.services.year import clashes, overlays
from eventplanner.storage.queries.events import columns

TODAY = date(2027, 3, 9)


def add(planner, day, title="Meetup", **said):
    start = datetime.combine(day, time(18))
    draft = EventDraft(title=title, start=start, end=start + timedelta(hours=2), timezone="America/Santiago", **said)
    return events.added(planner, events.create(planner, draft))


def call(planner, title, days):
    start = datetime.combine(TODAY, time()) + timedelta(days=200)
    until = TODAY + timedelta(days=days)
    overlays.add_date(planner, "Conferences", OtherDateDraft(title=title, start=start, end=start, cfp_until=until))


def test_where_nothing_stands_in_the_way_there_is_nothing(planner):
    add(planner, date(2027, 3, 18))
    assert outlook(planner) == Outlook()


def test_clashes_of_twelve_weeks_are_told_the_gravest_first(planner):
    add(planner, date(2027, 3, 17), "One", audience="developers")
    add(planner, date(2027, 3, 18), "Two", audience="developers")
    add(planner, date(2027, 3, 26), "Good Friday")
    add(planner, date(2027, 9, 17), "Far away")
    found = [(clash.kind, clash.severity, clash.event.title) for clash in outlook(planner).clashes]
    assert found == [
        (ClashKind.HOLIDAY, Severity.SEVERE, "Good Friday"),
        (ClashKind.AUDIENCE, Severity.NOTE, "Two"),
    ]


def test_what_was_accepted_is_told_no_more(planner):
    add(planner, date(2027, 3, 26))
    clashes.accept(planner, outlook(planner).clashes, "The speaker has no other day")
    assert outlook(planner) == Outlook()


def test_calls_for_papers_are_told_that_end_within_thirty_days(planner):
    for title, days in (("Over", -1), ("Later", 20), ("Today", 0), ("Last", 30), ("Too far", 31)):
        call(planner, title, days)
    assert [each.of.title for each in outlook(planner).calls] == ["Today", "Later", "Last"]


def test_targets_are_told_that_are_behind(planner):
    targets.set_targets(planner, 2027, {(EventKind.MEETUP, 1): 1, (EventKind.TALK, 1): 1, (EventKind.TALK, 2): 1})
    add(planner, date(2027, 3, 18))
    assert [(each.kind, each.quarter) for each in outlook(planner).targets] == [(EventKind.TALK, 1)]


def test_a_plan_of_an_older_version_is_told_of_holidays_all_the_same(planner):
    start = datetime(2027, 3, 26)
    with planner.write(Message("As an older version did it")) as writing:
        writing.add("event", columns(EventDraft(title="Good Friday", start=start, end=start, all_day=True)))
    assert [clash.kind for clash in outlook(planner).clashes] == [ClashKind.HOLIDAY]


def test_looking_ahead_loads_no_holidays_that_the_plan_has(path, planner):
    """The package takes longer to load than all the rest, also where the twelve weeks go on into an empty year."""
    add(planner, date(2027, 12, 20))
    program = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from eventplanner.services.planning.outlook import outlook
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
now = datetime(2027, 12, 9, 12, tzinfo=UTC)
outlook(Planner(Store(Path(sys.argv[1])), "ana", lambda: now))
print("holidays" in sys.modules)
"""
    said = run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
