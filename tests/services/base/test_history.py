"""Undo, redo and who changed what."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from eventplanner.domain.base.changes import ChangeKind
from eventplanner.domain.base.errors import Conflict, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history, settings
from eventplanner.services.events import events
from eventplanner.services.exchange import importing
from eventplanner.services.exchange.events_exchange import EventsImporting
from eventplanner.storage.queries.events import columns

START = datetime(2027, 3, 12, 18, 30)
MEETUP = EventDraft(
    title="Meetup Python", timezone="America/Santiago", start=START, end=START + timedelta(hours=2), venue="Sede"
)


def added(planner, draft=MEETUP):
    return events.added(planner, events.create(planner, draft))


def titles(planner):
    return [event.title for event in events.everything(planner)]


def test_undo_takes_back_the_last_change_and_says_which(planner):
    added(planner)
    change = history.undo(planner)
    assert words(change.label) == "Undo: Add “Meetup Python”"
    assert titles(planner) == []


def test_redo_makes_it_again_with_its_id_and_uid(planner):
    event = added(planner)
    history.undo(planner)
    history.redo(planner)
    again = events.get(planner, event.id)
    assert (again.uid, again.title, again.start) == (event.uid, event.title, event.start)


def test_undo_goes_back_step_by_step_and_redo_forward(planner):
    event = added(planner)
    for title in ("A", "B", "C"):
        event = events.get(planner, event.id)
        events.change(planner, event, revised(MEETUP, title=title))
    seen = []
    for _ in range(3):
        history.undo(planner)
        seen += titles(planner)
    for _ in range(3):
        history.redo(planner)
        seen += titles(planner)
    assert seen == ["B", "A", "Meetup Python", "A", "B", "C"]


def test_undo_and_redo_may_alternate_without_losing_the_thread(planner):
    event = added(planner)
    events.change(planner, event, revised(MEETUP, title="B"))
    for _ in range(4):
        history.undo(planner)
        history.redo(planner)
    history.undo(planner)
    assert titles(planner) == ["Meetup Python"]
    history.undo(planner)
    assert titles(planner) == []


def test_a_new_change_ends_what_could_be_made_again(planner):
    added(planner)
    history.undo(planner)
    added(planner, revised(MEETUP, title="Other"))
    with pytest.raises(NotFound):
        history.redo(planner)


def test_nothing_to_undo_is_said(planner):
    with pytest.raises(NotFound) as refused:
        history.undo(planner)
    assert words(refused.value.message) == "There is nothing to undo."


def test_undo_outlives_the_session(at):
    added(at("ana"))
    history.undo(at("ana"))
    assert titles(at("leo")) == []


def test_undo_takes_back_my_own_change_and_not_a_colleagues(at):
    ana, leo = at("ana"), at("leo")
    added(ana)
    added(leo, revised(MEETUP, title="Leo's"))
    history.undo(ana)
    assert titles(leo) == ["Leo's"]


def test_undo_is_refused_where_a_colleague_has_changed_the_row_since(at):
    ana, leo = at("ana"), at("leo")
    event = added(ana)
    events.change(leo, event, revised(MEETUP, venue="Teatro"))
    with pytest.raises(Conflict) as refused:
        history.undo(ana)
    assert words(refused.value.message) == "Not undone: leo has changed the same since (Change “Meetup Python”)."
    assert events.get(ana, event.id).venue == "Teatro"


def test_a_colleagues_change_there_and_back_still_refuses_the_undo(at):
    ana, leo = at("ana"), at("leo")
    event = added(ana)
    events.change(leo, event, revised(MEETUP, venue="Teatro"))
    history.undo(leo)
    with pytest.raises(Conflict):
        history.undo(ana)


def test_my_own_later_changes_of_the_row_are_no_hindrance_once_taken_back(planner):
    event = added(planner)
    events.change(planner, event, revised(MEETUP, venue="Teatro"))
    history.undo(planner)
    history.undo(planner)
    assert titles(planner) == []


def test_version_sequence_and_time_of_change_only_grow(planner):
    event = added(planner)
    events.move(planner, [event], timedelta(days=7))
    moved = events.get(planner, event.id)
    history.undo(planner)
    back = events.get(planner, event.id)
    assert back.start == event.start
    assert (event.version, moved.version, back.version) == (1, 2, 3)
    assert (event.sequence, moved.sequence, back.sequence) == (0, 1, 2)


def test_a_deleted_event_comes_back_above_the_sequence_of_its_cancellation(planner):
    event = added(planner)
    events.remove(planner, [event])
    history.undo(planner)
    back = events.get(planner, event.id)
    assert (back.uid, back.sequence, back.version) == (event.uid, 2, 2)


def test_no_later_event_takes_the_id_of_a_deleted_one(planner):
    event = added(planner)
    events.remove(planner, [event])
    assert added(planner).id == event.id + 1


def test_a_bulk_change_is_one_step(planner):
    for title in "ABC":
        added(planner, revised(MEETUP, title=title))
    events.set_status(planner, events.everything(planner), Status.CONFIRMED)
    history.undo(planner)
    assert [event.status for event in events.everything(planner)] == [Status.PLANNED] * 3


def test_a_bulk_change_is_all_or_nothing(at):
    ana, leo = at("ana"), at("leo")
    for title in "AB":
        added(ana, revised(MEETUP, title=title))
    chosen = events.everything(ana)
    events.change(leo, chosen[1], revised(MEETUP, title="Leo's"))
    with pytest.raises(Conflict):
        events.set_fields(ana, chosen, {"venue": "Teatro"})
    assert [event.venue for event in events.everything(ana)] == ["Sede", "Sede"]


def imported(planner, n=3):
    with planner.write(Message("Import events")) as writing:
        writing.add_many("event", [columns(revised(MEETUP, title=f"E{i}")) for i in range(n)])
    return writing.outcome


def test_an_import_is_one_step_there_and_back(planner):
    imported(planner)
    before = [(event.id, event.uid) for event in events.everything(planner)]
    history.undo(planner)
    assert titles(planner) == []
    history.redo(planner)
    assert [(event.id, event.uid) for event in events.everything(planner)] == before
    history.undo(planner)
    assert titles(planner) == []


def test_the_undo_of_an_import_is_refused_where_a_colleague_has_changed_a_row(at):
    ana, leo = at("ana"), at("leo")
    imported(ana)
    events.set_status(leo, events.everything(leo)[:1], Status.CONFIRMED)
    with pytest.raises(Conflict):
        history.undo(ana)
    assert len(titles(ana)) == 3


def test_the_undo_of_an_import_goes_through_once_my_own_change_is_taken_back(planner):
    imported(planner)
    events.set_status(planner, events.everything(planner)[:1], Status.CONFIRMED)
    history.undo(planner)
    history.undo(planner)
    assert titles(planner) == []
    history.redo(planner)
    assert {event.version for event in events.everything(planner)} == {4}


def test_history_says_who_did_what_newest_first(at):
    ana, leo = at("ana"), at("leo")
    event = added(ana)
    events.set_status(leo, [event], Status.CONFIRMED)
    history.undo(leo)
    listing = history.listing(ana)
    lines = [
        (change.actor, words(change.label), change.kind, change.undone) for change in map(listing.__getitem__, range(3))
    ]
    assert lines == [
        ("leo", "Undo: Confirm “Meetup Python”", ChangeKind.UNDO, False),
        ("leo", "Confirm “Meetup Python”", ChangeKind.DO, True),
        ("ana", "Add “Meetup Python”", ChangeKind.DO, False),
    ]


def test_what_others_did_since_a_visit_leaves_out_my_own(at):
    ana, leo = at("ana"), at("leo")
    seen = history.last_revision(ana)
    event = added(ana)
    events.set_status(leo, [event], Status.CONFIRMED)
    assert [words(change.label) for change in history.by_others(ana, seen, 10)] == ["Confirm “Meetup Python”"]


def test_a_change_that_changes_nothing_leaves_no_line(planner):
    event = added(planner)
    before = history.last_revision(planner)
    events.change(planner, event, MEETUP)
    assert history.last_revision(planner) == before


def test_an_imported_event_that_was_deleted_and_came_back_goes_with_its_import(planner):
    imported(planner)
    events.remove(planner, events.everything(planner)[:1])
    for _ in range(2):
        history.undo(planner)
    assert titles(planner) == []
    history.redo(planner)
    assert titles(planner) == ["E0", "E1", "E2"]


def test_nothing_can_be_changed_on_what_the_plan_was_before(planner):
    with planner.store.snapshot(), pytest.raises(RuntimeError):
        events.create(planner, MEETUP)
    assert titles(planner) == []


def test_what_came_back_under_other_hands_is_not_made_again(at):
    ana, leo = at("ana"), at("leo")
    settings.change(ana, region="RM")
    history.undo(ana)
    settings.change(leo, region="VS")
    with pytest.raises(Conflict) as refusal:
        history.redo(ana)
    assert words(refusal.value.message) == "Something of the same name has taken its place meanwhile."
    assert settings.get(ana).region == "VS"


def test_a_line_of_history_that_another_program_wrote_is_shown_as_it_stands(planner, path):
    added(planner)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE journal SET label = 'by\x1b[31m hand'")
    assert words(history.listing(planner)[0].label) == "by hand"


def test_what_the_app_remembers_of_a_form_is_nothing_a_person_did(planner):
    change, _result = importing.carry_out(planner, importing.preview(planner, EventsImporting(), b"Title\nMeetup\n"))
    assert {entry.subject for entry in history.entries(planner, change.revision)} == {"event"}
    history.undo(planner)
    assert events.everything(planner) == []
