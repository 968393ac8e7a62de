"""Calendars and lists of conferences into the plan: once however often, newer versions, one undo."""

import csv
import json
from datetime import UTC, date, datetime

import pytest

from eventplanner.domain.base.errors import Conflict, FileProblem, Invalid
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.domain.exchange.import_preview import ImportResult
from eventplanner.domain.year.overlays import OtherDateDraft, OverlaySource
from eventplanner.services.base import history, settings
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar_import, importing, rejects
from eventplanner.services.year import overlays

WINTER = """UID:winter@school
DTSTART;VALUE=DATE:20270705
DTEND;VALUE=DATE:20270717
SUMMARY:Winter holidays"""
SPRING = """UID:spring@school
DTSTART;VALUE=DATE:20270913
SUMMARY:Spring holidays"""
WEEKLY = """UID:weekly
DTSTART:20270301T183000
DTEND:20270301T200000
RRULE:FREQ=WEEKLY
SUMMARY:Study group"""
BAD = """UID:bad
DTSTART;VALUE=DATE:20270230
SUMMARY:No such day"""

AUGUST = datetime(2027, 8, 1)


@pytest.fixture(autouse=True)
def without_holidays(planner):
    settings.change(planner, holidays="off")


def calendar(*entries: str, name: str = "School") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT\n" for entry in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:{name}\n{body}END:VCALENDAR\n".encode()


def bring(planner, data, overlay: str | None = "", **said) -> ImportResult:
    preview = calendar_import.preview(planner, data, overlay=overlay)
    return importing.carry_out(planner, preview, **said)[1]


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    return result.added, result.updated, result.unchanged, result.removed, len(result.rejected)


def titles(planner) -> list[str]:
    return [one.title for each in overlays.listing(planner) for one in overlays.dates(planner, each.overlay)]


def test_a_calendar_becomes_an_overlay_of_its_name(planner, tmp_path):
    file = tmp_path / "terms.ics"
    file.write_bytes(calendar(WINTER, SPRING))

    assert counts(bring(planner, file)) == (2, 0, 0, 0, 0)
    (kept,) = overlays.listing(planner)
    assert (kept.overlay.name, kept.overlay.source, kept.overlay.file, kept.dates) == (
        "School",
        OverlaySource.CALENDAR,
        "terms.ics",
        2,
    )


def test_a_calendar_without_a_name_is_called_as_its_file(planner, tmp_path):
    file = tmp_path / "leave.ics"
    file.write_bytes(calendar(WINTER, name=""))
    bring(planner, file)

    assert [each.overlay.name for each in overlays.listing(planner)] == ["leave"]


def test_a_list_of_conferences_says_when_calls_end(planner):
    conference = {
        "name": "PyCon",
        "startDate": "2027-08-21",
        "endDate": "2027-08-22",
        "city": "Lima",
        "url": "https://pycon.example",
        "cfpEndDate": "2027-03-14",
    }
    bring(planner, json.dumps([conference]).encode(), "Conferences")

    (kept,) = overlays.listing(planner)
    assert kept.overlay.source is OverlaySource.CONFERENCES
    assert [(each.of.title, each.of.cfp_until) for each in overlays.calls(planner, 10)] == [
        ("PyCon", date(2027, 3, 14))
    ]


@pytest.mark.parametrize("overlay", ["School", None])
def test_the_same_file_twice_adds_nothing(planner, overlay):
    first = counts(bring(planner, calendar(WINTER, WEEKLY), overlay))
    revision = history.last_revision(planner)

    assert counts(bring(planner, calendar(WINTER, WEEKLY), overlay)) == (0, 0, first[0], 0, 0)
    assert history.last_revision(planner) == revision


def test_a_newer_version_adds_changes_and_removes(planner):
    bring(planner, calendar(WINTER, SPRING))
    newer = calendar(WINTER.replace("0717", "0724"), SPRING.replace("spring", "summer").replace("Spring", "Summer"))

    assert counts(bring(planner, newer)) == (1, 1, 0, 1, 0)
    assert titles(planner) == ["Winter holidays", "Summer holidays"]


@pytest.mark.parametrize("overlay", ["School", None])
def test_one_undo_takes_all_of_it_back(planner, overlay):
    bring(planner, calendar(WINTER, WEEKLY), overlay)
    before = titles(planner), [event.uid for event in events.everything(planner)]
    history.undo(planner)
    assert (overlays.listing(planner), events.everything(planner)) == ([], [])

    history.redo(planner)
    assert (titles(planner), [event.uid for event in events.everything(planner)]) == before


def test_one_undo_takes_a_newer_version_back(planner):
    bring(planner, calendar(WINTER, SPRING))
    before = overlays.dates(planner, overlays.listing(planner)[0].overlay)
    bring(planner, calendar(WINTER.replace("Winter", "Cold"), WEEKLY))
    history.undo(planner)

    after = overlays.dates(planner, overlays.listing(planner)[0].overlay)
    assert [(one.id, one.title, one.start) for one in after] == [(one.id, one.title, one.start) for one in before]


def test_what_is_cancelled_goes_and_what_was_our_event_is_cancelled(planner):
    bring(planner, calendar(WINTER, SPRING))
    bring(planner, calendar(SPRING), None)
    cancelled = calendar(WINTER, SPRING + "\nSTATUS:CANCELLED")

    assert counts(bring(planner, cancelled))[3] == 1
    bring(planner, cancelled, None)
    assert [event.status for event in events.everything(planner) if event.title == "Spring holidays"] == [
        Status.CANCELLED
    ]


def test_a_renamed_overlay_is_found_by_its_dates(planner, tmp_path):
    file = tmp_path / "terms.ics"
    file.write_bytes(calendar(WINTER, SPRING))
    bring(planner, file)
    overlays.change(planner, overlays.listing(planner)[0].overlay, name="Vacaciones")

    assert calendar_import.preview(planner, file, overlay="").importing.into == "Vacaciones"


def test_another_calendar_in_a_file_of_the_same_name_is_another_overlay(planner, tmp_path):
    file = tmp_path / "basic.ics"
    for name, entry in (("Ana", WINTER), ("Leo", SPRING)):
        file.write_bytes(calendar(entry, name=name))
        bring(planner, file)

    assert [(each.overlay.name, each.dates) for each in overlays.listing(planner)] == [("Ana", 1), ("Leo", 1)]


def test_a_second_list_under_one_name_takes_nothing_of_the_first_away(planner, tmp_path):
    for name, entries in (("a.ics", (WINTER, SPRING)), ("b.ics", (WEEKLY,))):
        file = tmp_path / name
        file.write_bytes(calendar(*entries))
        bring(planner, file, "All")

    assert len(titles(planner)) == 3


def test_what_was_added_by_hand_outlives_a_newer_file(planner):
    bring(planner, calendar(WINTER))
    kept = overlays.listing(planner)[0].overlay
    overlays.add_date(planner, kept, OtherDateDraft(title="Open day", start=AUGUST, end=AUGUST))
    bring(planner, calendar(WINTER))

    assert titles(planner) == ["Winter holidays", "Open day"]


def test_the_plans_holidays_are_no_place_for_a_file(planner):
    settings.change(planner, holidays="on")
    begin = datetime(2027, 3, 11, 18)
    events.create(planner, EventDraft(title="x", start=begin, end=begin.replace(hour=20), timezone="America/Santiago"))

    with pytest.raises(Invalid) as refused:
        calendar_import.preview(planner, calendar(WINTER), overlay="Public holidays CL")
    assert list(refused.value.fields) == ["name"]


def test_a_bad_entry_stops_everything_unless_it_is_left_out(planner):
    with pytest.raises(FileProblem):
        bring(planner, calendar(WINTER, BAD))
    assert overlays.listing(planner) == []

    assert counts(bring(planner, calendar(WINTER, BAD), skip_bad=True)) == (1, 0, 0, 0, 1)
    assert titles(planner) == ["Winter holidays"]


def test_bad_entries_are_listed_in_a_file(planner, tmp_path):
    preview = calendar_import.preview(planner, calendar(BAD, BAD.replace("bad", "=1+1").replace("No such", "=1+1")))
    rejects.save_rejects(preview, tmp_path / "bad.csv")

    with (tmp_path / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["line", "4", "9"]
    assert rows[2][1] == "'=1+1 day"


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"<html>please log in</html>", b"BEGIN:VCALENDAR", b"[", b'{"a": 1}', b"\xff\xfe\x00", b"[1, {}]"],
)
@pytest.mark.parametrize("overlay", ["School", None])
def test_a_broken_file_ends_in_one_sentence_and_an_untouched_plan(planner, data, overlay):
    before = history.last_revision(planner)
    with pytest.raises((FileProblem, Invalid)):
        bring(planner, data, overlay)

    assert history.last_revision(planner) == before


def test_a_calendar_with_nothing_in_it_makes_nothing(planner):
    assert counts(bring(planner, calendar())) == (0, 0, 0, 0, 0)
    assert overlays.listing(planner) == []


def test_recurring_events_come_up_to_the_end_of_next_year(planner):
    preview = calendar_import.preview(planner, calendar(WEEKLY))
    found = [line.draft.first_day for line in preview.lines if line.draft]

    assert (len(found), found[0], found[-1]) == (96, date(2027, 3, 1), date(2028, 12, 25))
    assert [finding.id for finding in preview.findings][-1] == "recurring events up to {day}"


def test_a_million_occurrences_are_refused_as_events_and_have_room_as_an_overlay(planner):
    endless = WEEKLY.replace("WEEKLY", "SECONDLY;COUNT=1000000")
    with pytest.raises(FileProblem):
        bring(planner, calendar(endless), None)

    assert counts(bring(planner, calendar(endless), "Endless")) == (1, 0, 0, 0, 0)
    assert len(overlays.occasions(planner, date(2027, 1, 1), date(2027, 12, 31))) == overlays.MAX_OCCURRENCES


def test_past_events_have_been_held_and_free_ones_come_too(planner):
    past = WEEKLY.replace("RRULE:FREQ=WEEKLY", "TRANSP:TRANSPARENT")
    preview = calendar_import.preview(planner, calendar(past))
    importing.carry_out(planner, preview)

    assert [(event.title, event.status) for event in events.everything(planner)] == [("Study group", Status.HELD)]
    assert [finding.id for finding in preview.findings][-1] == "{n} marked as free time, taken as well"


def test_a_deleted_event_that_comes_again_is_newer_than_its_cancellation(planner):
    bring(planner, calendar(WINTER), None)
    events.remove(planner, events.everything(planner))
    bring(planner, calendar(WINTER), None)

    assert [event.uid for event in events.everything(planner)] == ["winter@school"]


def test_what_a_colleague_did_meanwhile_counts(planner, at):
    preview = calendar_import.preview(planner, calendar(WINTER, SPRING), overlay="School")
    bring(at("leo"), calendar(WINTER), "School")
    _change, result = importing.carry_out(planner, preview)

    assert counts(result) == (1, 0, 1, 0, 0)
    assert titles(planner) == ["Winter holidays", "Spring holidays"]


def test_undo_is_refused_where_a_colleague_has_built_on_it(planner, at):
    bring(planner, calendar(WINTER))
    leo = at("leo", datetime(2027, 3, 9, 13, tzinfo=UTC))
    kept = overlays.listing(leo)[0].overlay
    one = overlays.dates(leo, kept)[0]
    overlays.change_date(leo, one, OtherDateDraft(title="Ours", start=one.start, end=one.end))

    with pytest.raises(Conflict) as refused:
        history.undo(planner)
    assert refused.value.message.params["actor"] == "leo"
    assert titles(planner) == ["Ours"]


def test_the_kind_of_a_file_is_found_by_what_is_in_it(tmp_path):
    for name, data, known in (
        ("a.txt", calendar(WINTER), True),
        ("a.csv", b"[title],date\nx,2027-01-01\n", False),
        ("a", b'[{"name": "x"}]', True),
        ("a.ics", b"<html>", True),
        ("b.csv", b"title,date\n", False),
    ):
        (tmp_path / name).write_bytes(data)
        assert (name, calendar_import.recognises(tmp_path / name)) == (name, known)
    assert not calendar_import.recognises(tmp_path / "not there")
    assert calendar_import.recognises(tmp_path / "not there.ics")


def test_undo_leaves_no_date_of_a_colleague_without_its_overlay(planner, at):
    bring(planner, calendar(WINTER))
    leo = at("leo", datetime(2027, 3, 9, 13, tzinfo=UTC))
    kept = overlays.listing(leo)[0].overlay
    overlays.add_date(leo, kept, OtherDateDraft(title="Ours", start=AUGUST, end=AUGUST))

    with pytest.raises(Conflict):
        history.undo(planner)
    assert titles(planner) == ["Winter holidays", "Ours"]
