import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from calendar_readers import blocks, by_ics, by_vobject, value
from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.exchange.calendar import CalendarChanges, CalendarScope
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.base import settings as plan_settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import events as stored_events

YEAR = CalendarScope(year=2027)
TEAM = CalendarScope(year=2027, audience=Audience.TEAM)
LATER = datetime(2027, 3, 11, 9, 30, tzinfo=UTC)


def add(planner, title="Meetup", start=datetime(2027, 5, 12, 18, 30), **fields):
    draft = EventDraft(
        title=title, start=start, end=start and start + timedelta(hours=2), timezone="America/Santiago", **fields
    )
    return events.added(planner, events.create(planner, draft))


def fresh(planner, event):
    return events.get(planner, event.id)


def share(planner, scope=YEAR):
    """Hand the file out; its events as uid → (STATUS, SEQUENCE)."""
    file = calendar.export(planner, scope)
    calendar.record(planner, scope, file)
    return told(file.data)


def told(data):
    return {value(block, "UID"): (value(block, "STATUS"), int(value(block, "SEQUENCE"))) for block in blocks(data)}


def revision(planner):
    return history.last_revision(planner)


# What is told


def test_nothing_to_export_is_a_sentence_and_no_file(planner, tmp_path):
    add(planner, start=None)
    file = calendar.save(planner, YEAR, tmp_path / "year.ics")
    assert (file.count, file.data, (tmp_path / "year.ics").exists()) == (0, b"", False)
    assert words(calendar.summary(file)) == "There is nothing to export."


def test_a_year_is_what_takes_place_in_it(planner):
    add(planner, "Before", datetime(2026, 12, 31, 18))
    spans = add(planner, "Spans", datetime(2026, 12, 31, 23))
    within = add(planner, "Within")
    add(planner, "After", datetime(2028, 1, 1))
    assert set(told(calendar.export(planner, YEAR).data)) == {spans.uid, within.uid}
    assert calendar.export(planner, CalendarScope()).count == 4


def test_a_month_or_some_events_can_be_chosen(planner):
    may, june = add(planner), add(planner, "June", datetime(2027, 6, 1, 9))
    december = add(planner, "December", datetime(2027, 12, 31, 9))
    assert set(told(calendar.export(planner, CalendarScope(year=2027, month=5)).data)) == {may.uid}
    assert set(told(calendar.export(planner, CalendarScope(year=2027, month=12)).data)) == {december.uid}
    chosen = CalendarScope(event_ids=frozenset({may.id, june.id}))
    assert set(told(calendar.export(planner, chosen).data)) == {may.uid, june.uid}


@pytest.mark.parametrize("year", [-1, 0, 99_999])
def test_a_year_that_no_calendar_has_is_empty(planner, year):
    add(planner)
    assert calendar.export(planner, CalendarScope(year=year, month=12)).count == 0


def test_kinds_and_statuses_can_be_chosen(planner):
    workshop = add(planner, "Workshop", kind=EventKind.WORKSHOP)
    confirmed = add(planner, "Confirmed", status=Status.CONFIRMED)
    kinds = revised(YEAR, kinds=frozenset({EventKind.WORKSHOP}))
    statuses = revised(YEAR, statuses=frozenset({Status.CONFIRMED}))
    assert set(told(calendar.export(planner, kinds).data)) == {workshop.uid}
    assert set(told(calendar.export(planner, statuses).data)) == {confirmed.uid}


def test_the_team_is_told_of_ideas_and_the_public_is_not(planner):
    idea = add(planner, status=Status.IDEA)
    assert told(calendar.export(planner, TEAM).data) == {idea.uid: ("TENTATIVE", 0)}
    assert calendar.export(planner, YEAR).count == 0
    assert calendar.export(planner, CalendarScope(event_ids=frozenset({idea.id}))).count == 0


def test_the_file_has_the_organisations_name_and_public_address(planner):
    plan_settings.change(planner, organisation="Acme", organisation_email="hola@acme.example")
    event = add(planner)
    assert b"\r\nNAME:Acme \xc2\xb7 Events 2027\r\n" in calendar.export(planner, YEAR).data
    alone = calendar.export(planner, CalendarScope(event_ids=frozenset({event.id}))).data
    assert b"\r\nNAME:Acme \xc2\xb7 Meetup\r\n" in alone
    assert b"\r\nORGANIZER;CN=Acme:mailto:hola@acme.example\r\n" in alone


# Nothing changes without a reason


def test_the_same_plan_makes_the_same_bytes(planner, path, at):
    add(planner, "One")
    gone = add(planner, "Gone")
    add(planner, "Night", datetime(2027, 9, 5, 0, 30))
    first = calendar.export(planner, YEAR).data
    assert share(planner) == told(first)
    assert calendar.export(planner, YEAR).data == first
    events.remove(planner, [gone])
    data = calendar.export(planner, YEAR).data
    share(planner)
    assert calendar.export(at("leo", LATER), YEAR).data == data
    share(at("leo", LATER))
    assert calendar.export(planner, YEAR).data == data
    assert by_another_process(path, "Asia/Tokyo") == data
    assert by_another_process(path, "America/Los_Angeles") == data


PROGRAM = """
import sys
from pathlib import Path
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.services.exchange import calendar
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
planner = Planner(Store(Path(sys.argv[1]), read_only=True), "eva")
sys.stdout.buffer.write(calendar.export(planner, CalendarScope(year=2027)).data)
"""


def by_another_process(path, zone):
    environ = os.environ | {"TZ": zone, "PYTHONHASHSEED": "1"}
    return subprocess.run([sys.executable, "-c", PROGRAM, path], env=environ, capture_output=True, check=True).stdout


def test_the_sequence_grows_when_date_place_or_status_change_and_else_not(planner):
    event = add(planner)
    assert share(planner) == {event.uid: ("TENTATIVE", 0)}
    events.set_fields(planner, [event], {"notes": "Ask for chairs", "title": "Meetup Python"})
    assert share(planner) == {event.uid: ("TENTATIVE", 0)}
    events.move(planner, [fresh(planner, event)], timedelta(days=7))
    assert share(planner) == {event.uid: ("TENTATIVE", 1)}
    events.set_fields(planner, [fresh(planner, event)], {"venue": "Sede Providencia"})
    assert share(planner) == {event.uid: ("TENTATIVE", 2)}
    events.set_status(planner, [fresh(planner, event)], Status.CONFIRMED)
    assert share(planner) == {event.uid: ("CONFIRMED", 3)}
    history.undo(planner)
    assert share(planner) == {event.uid: ("TENTATIVE", 4)}


def test_a_moved_event_is_read_at_its_new_time_under_its_old_uid(planner):
    event = add(planner)
    share(planner)
    events.move(planner, [event], timedelta(days=7))
    data = calendar.export(planner, YEAR).data
    moved = datetime(2027, 5, 19, 22, 30, tzinfo=UTC)
    assert [(each.uid, each.start) for each in by_vobject(data)] == [(event.uid, moved)]
    assert by_ics(data) == by_vobject(data)


# What was told once is not dropped in silence


def test_a_cancelled_event_stays_in_the_file(planner):
    event = add(planner)
    share(planner)
    events.set_status(planner, [event], Status.CANCELLED)
    assert share(planner) == share(planner) == {event.uid: ("CANCELLED", 1)}


def test_nobody_is_told_of_the_end_of_what_she_was_not_told_of(planner):
    event = add(planner, status=Status.IDEA)
    share(planner, TEAM)
    events.set_status(planner, [event], Status.CANCELLED)
    assert share(planner, YEAR) == {}
    assert share(planner, TEAM) == {event.uid: ("CANCELLED", 1)}


def test_whoever_was_told_in_another_choice_is_told_of_the_end_too(planner):
    event = add(planner)
    share(planner, CalendarScope(event_ids=frozenset({event.id})))
    events.set_status(planner, [event], Status.CANCELLED)
    assert share(planner, YEAR) == {event.uid: ("CANCELLED", 1)}


def test_a_cancelled_event_is_told_of_where_it_is_asked_for(planner):
    event = add(planner, status=Status.CANCELLED)
    assert share(planner, CalendarScope(event_ids=frozenset({event.id}))) == {event.uid: ("CANCELLED", 0)}
    wanted = revised(YEAR, statuses=frozenset({Status.CANCELLED}))
    assert share(planner, wanted) == {event.uid: ("CANCELLED", 0)}


def test_a_deleted_event_that_was_shared_stays_as_cancelled(planner):
    event, other = (
        add(planner, "Gone", notes="secret", tags=("python",)),
        add(planner, "Never shared", datetime(2028, 1, 5)),
    )
    share(planner)
    events.remove(planner, [event, other])
    assert share(planner) == share(planner) == {event.uid: ("CANCELLED", 1)}
    block = blocks(calendar.export(planner, YEAR).data)[0]
    assert (value(block, "SUMMARY"), value(block, "CATEGORIES")) == ("Gone", "meetup,python")
    assert value(block, "DTSTART") == "20270512T183000"


def test_a_deletion_has_its_own_time_for_good(at):
    ana, leo = at("ana"), at("leo", LATER)
    event = add(ana)
    share(ana)
    events.remove(leo, [event])
    for session in (ana, leo, at("eva", LATER + timedelta(days=9))):
        share(session)
        block = blocks(calendar.export(session, YEAR).data)[0]
        assert (value(block, "DTSTAMP"), value(block, "LAST-MODIFIED")) == ("20270311T093000Z", "20270311T093000Z")


def test_an_event_that_was_never_shared_is_gone_without_a_word(planner):
    event = add(planner)
    share(planner, TEAM)
    events.remove(planner, [event])
    assert calendar.export(planner, YEAR).count == 0


def test_what_was_cancelled_and_is_deleted_then_is_nothing_new(planner):
    event = add(planner)
    share(planner)
    events.set_status(planner, [event], Status.CANCELLED)
    share(planner)
    data = calendar.export(planner, YEAR).data
    events.remove(planner, [fresh(planner, event)])
    assert calendar.export(planner, YEAR).data == data
    assert not calendar.preview(planner, YEAR).changes


def test_a_deleted_event_that_comes_back_is_above_its_cancellation(planner):
    event = add(planner)
    share(planner)
    events.remove(planner, [event])
    assert share(planner) == {event.uid: ("CANCELLED", 1)}
    history.undo(planner)
    assert share(planner) == {event.uid: ("TENTATIVE", 2)}
    history.redo(planner)
    assert share(planner) == {event.uid: ("CANCELLED", 3)}


@pytest.mark.parametrize("shared", [True, False])
def test_an_import_that_is_taken_back_is_cancelled_and_comes_back_above(planner, shared):
    with planner.write(Message("Import")) as writing:
        draft = EventDraft(title="Meetup", start=datetime(2027, 5, 12, 18), end=datetime(2027, 5, 12, 20))
        writing.add_many("event", [stored_events.columns(draft)])
    if shared:
        share(planner)
    history.undo(planner)
    assert list(share(planner).values()) == ([("CANCELLED", 1)] if shared else [])
    history.redo(planner)
    again = list(share(planner).values())
    assert [status for status, _ in again] == ["TENTATIVE"]
    assert not shared or again[0][1] > 1


def test_an_event_that_leaves_the_year_is_told_at_its_new_date(planner):
    event = add(planner)
    share(planner)
    events.move(planner, [event], timedelta(days=365))
    file = calendar.export(planner, YEAR)
    assert [each.start for each in by_vobject(file.data)] == [datetime(2028, 5, 11, 22, 30, tzinfo=UTC)]
    assert file.changes == CalendarChanges(updated=("Meetup",))


def test_an_event_without_a_date_any_more_is_cancelled_until_it_has_one(planner):
    event = add(planner)
    share(planner)
    events.set_fields(planner, [event], {"start": None, "end": None})
    assert share(planner) == share(planner) == {event.uid: ("CANCELLED", 1)}
    events.set_fields(planner, [fresh(planner, event)], {"start": event.start, "end": event.end})
    assert share(planner) == {event.uid: ("TENTATIVE", 2)}


def test_an_event_that_is_an_idea_again_is_cancelled_for_the_public_without_its_news(planner):
    event = add(planner)
    share(planner)
    share(planner, TEAM)
    events.set_status(planner, [event], Status.IDEA)
    events.set_fields(planner, [fresh(planner, event)], {"title": "Secret"})
    data = calendar.export(planner, YEAR).data
    assert (told(data), b"Secret" in data) == ({event.uid: ("CANCELLED", 1)}, False)
    assert share(planner, TEAM) == {event.uid: ("TENTATIVE", 1)}
    share(planner)
    events.set_status(planner, [fresh(planner, event)], Status.PLANNED)
    assert share(planner) == {event.uid: ("TENTATIVE", 2)}


# What changed


def test_what_changed_is_since_the_last_export_of_the_same_choice(planner):
    moved, off, gone = add(planner, "Moved"), add(planner, "Off"), add(planner, "Gone")
    first = calendar.preview(planner, YEAR)
    assert (first.count, first.last, first.changes.added) == (3, None, ("Moved", "Off", "Gone"))
    assert words(calendar.summary(first)) == "3 events"
    share(planner)
    events.move(planner, [moved], timedelta(days=1))
    events.set_status(planner, [off], Status.CANCELLED)
    events.remove(planner, [gone])
    add(planner, "New", datetime(2027, 8, 1, 9))
    seen = calendar.preview(planner, YEAR)
    assert seen.changes == CalendarChanges(added=("New",), updated=("Moved",), cancelled=("Off", "Gone"))
    assert words(calendar.summary(seen)) == ("4 events; since the last export 1 new, 1 changed, 2 cancelled")
    assert calendar.preview(planner, TEAM).last is None
    share(planner)
    assert not calendar.preview(planner, YEAR).changes
    assert calendar.preview(planner, YEAR).last.revision == revision(planner)


def test_looking_keeps_nothing_in_mind(planner):
    add(planner)
    calendar.preview(planner, YEAR)
    calendar.export(planner, YEAR)
    assert calendar.preview(planner, YEAR).last is None


def test_since_a_revision_has_only_what_changed(planner):
    kept, off, gone = add(planner, "Kept"), add(planner, "Off"), add(planner, "Gone")
    share(planner)
    then = revision(planner)
    since = revised(YEAR, since=then)
    assert calendar.export(planner, since).count == 0
    events.set_status(planner, [off], Status.CANCELLED)
    events.remove(planner, [gone])
    new = add(planner, "New")
    expected = {off.uid: ("CANCELLED", 1), gone.uid: ("CANCELLED", 1), new.uid: ("TENTATIVE", 0)}
    assert share(planner, since) == share(planner, since) == expected
    assert kept.uid in share(planner, YEAR)


def test_since_has_what_was_cancelled_though_nobody_marked_it(planner):
    event, idea = add(planner), add(planner, "Idea", status=Status.IDEA)
    then = revision(planner)
    events.set_status(planner, [event, idea], Status.CANCELLED)
    late = add(planner, "Late")
    events.set_status(planner, [late], Status.CANCELLED)
    since = revised(YEAR, since=then)
    assert told(calendar.export(planner, since).data) == {event.uid: ("CANCELLED", 1)}


def test_since_a_day_counts_from_midnight_in_the_home_zone(at):
    old = add(at("ana", datetime(2027, 3, 10, 2, 59, tzinfo=UTC)), "Old")
    new = add(at("ana", datetime(2027, 3, 10, 3, 0, tzinfo=UTC)), "New")
    since = CalendarScope(year=2027, since=date(2027, 3, 10))
    assert set(told(calendar.export(at("ana"), since).data)) == {new.uid}
    assert old.uid != new.uid


def test_an_import_counts_as_changed(planner):
    then = revision(planner)
    with planner.write(Message("Import")) as writing:
        draft = EventDraft(title="Meetup", start=datetime(2027, 5, 12, 18), end=datetime(2027, 5, 12, 20))
        writing.add_many("event", [stored_events.columns(draft)] * 1)
    assert calendar.export(planner, revised(YEAR, since=then)).count == 1
    assert calendar.export(planner, revised(YEAR, since=revision(planner))).count == 0


# Files and marks


def test_saving_writes_and_keeps_in_mind(planner, tmp_path):
    event = add(planner)
    file = calendar.save(planner, YEAR, tmp_path / "year.ics")
    assert (tmp_path / "year.ics").read_bytes() == file.data
    assert told(file.data) == {event.uid: ("TENTATIVE", 0)}
    assert calendar.preview(planner, YEAR).last is not None


def test_a_file_that_is_refused_is_not_kept_in_mind(planner, tmp_path):
    add(planner)
    (tmp_path / "year.ics").write_bytes(b"old")
    with pytest.raises(FileProblem):
        calendar.save(planner, YEAR, tmp_path / "year.ics")
    assert calendar.preview(planner, YEAR).last is None
    calendar.save(planner, YEAR, tmp_path / "year.ics", force=True)
    assert (tmp_path / "year.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_sharing_is_no_change_of_the_plan(planner):
    add(planner)
    before = revision(planner)
    share(planner)
    assert revision(planner) == before


def test_a_session_that_may_only_read_exports_and_keeps_nothing(planner, path, tmp_path):
    add(planner)
    reader = Planner(Store(path, read_only=True), "eva")
    file = calendar.save(reader, YEAR, tmp_path / "year.ics")
    reader.store.close()
    assert (tmp_path / "year.ics").read_bytes() == file.data
    assert calendar.preview(planner, YEAR).last is None


def test_many_events_are_kept_in_mind_at_once(planner):
    with planner.write(Message("Import")) as writing:
        drafts = [
            EventDraft(
                title=f"Nº {n} 'x' \"y\" :z",
                start=datetime(2027, 1, 1, 9) + timedelta(hours=n),
                end=datetime(2027, 1, 1, 10) + timedelta(hours=n),
            )
            for n in range(600)
        ]
        writing.add_many("event", [stored_events.columns(draft) for draft in drafts])
    assert len(share(planner)) == 600
    assert not calendar.preview(planner, YEAR).changes


def test_an_export_that_was_begun_first_and_ends_last_takes_nothing_back(at):
    ana, leo = at("ana"), at("leo")
    event = events.added(ana, events.create(ana, EventDraft(title="A", start=datetime(2027, 3, 12), all_day=True)))
    scope = CalendarScope()
    earlier = calendar.export(ana, scope)
    events.change(ana, event, EventDraft(title="B", start=datetime(2027, 3, 12), all_day=True))
    later = calendar.export(leo, scope)
    calendar.record(leo, scope, later)
    calendar.record(ana, scope, earlier)
    seen = calendar.preview(ana, scope)
    assert (seen.last.revision, bool(seen.changes)) == (later.revision, False)
