"""What becomes of each entry of a calendar that is to be an event of one's own."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventKind, Format, Status
from eventplanner.domain.exchange.calendar_entries import BadEntry, CalendarContent, CalendarEntry
from eventplanner.domain.exchange.calendar_plan import plan_events
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome

TODAY = date(2027, 3, 9)
START = datetime(2027, 5, 20, 18, 30)
ZONE = "America/Santiago"


def entry(**said) -> CalendarEntry:
    usual = {"line": 1, "title": "Meetup", "uid": "a", "start": START, "end": START + timedelta(hours=2)}
    return CalendarEntry(**usual | said)


def weekly(each: CalendarEntry) -> list[datetime]:
    """Three weeks of it, if it recurs."""
    return [each.start + timedelta(weeks=n) for n in range(3 if each.rule or each.extra else 1)]


def plan(*entries: CalendarEntry, known: list[Event] | None = None) -> list[ImportLine]:
    return plan_events(CalendarContent("", entries), weekly, known or [], ZONE, TODAY)


def event_of(line: ImportLine, **said) -> Event:
    now = datetime(2027, 3, 9, tzinfo=UTC)
    assert line.draft is not None
    values = {name: getattr(line.draft, name) for name in type(line.draft).__struct_fields__}
    kept = {"id": 1, "version": 1, "uid": line.uid, "sequence": 0, "created_at": now, "updated_at": now}
    return Event(**values | kept | said)


def made(**said) -> Event:
    (line,) = plan(entry(**said))
    return event_of(line)


def test_a_time_of_no_zone_is_in_the_plans():
    assert (made().timezone, made(timezone="Europe/Berlin").timezone) == (ZONE, "Europe/Berlin")


@pytest.mark.parametrize(
    ("status", "start", "becomes"),
    [
        ("", START, Status.PLANNED),
        ("confirmed", START, Status.CONFIRMED),
        ("tentative", START, Status.PLANNED),
        ("", datetime(2027, 3, 8, 18), Status.HELD),
        ("confirmed", datetime(2026, 3, 8, 18), Status.HELD),
        ("tentative", datetime(2026, 3, 8, 18), Status.PLANNED),
        ("", datetime(2027, 3, 9, 18), Status.PLANNED),
    ],
)
def test_what_is_past_and_was_not_in_doubt_has_been_held(status, start, becomes):
    assert made(status=status, start=start, end=start + timedelta(hours=2)).status is becomes


def test_what_is_marked_as_free_time_comes_as_well():
    assert plan(entry(free=True))[0].outcome is Outcome.ADDED


def test_what_has_no_end_lasts_as_long_as_is_usual():
    event = made(end=START)

    assert event.end == START + timedelta(hours=2)


def test_a_place_that_is_a_link_is_where_one_takes_part_online():
    event = made(place="https://meet.example/x")

    assert (event.venue, event.url, event.format) == ("", "https://meet.example/x", Format.VIRTUAL)


def test_the_kind_is_guessed_and_categories_become_tags():
    event = made(title="Taller de Rust", categories=("Open Source", "#dev,ops"))

    assert (event.kind, event.tags) == (EventKind.WORKSHOP, ("Open-Source", "dev-ops"))


def test_what_is_too_long_is_cut_and_no_reason_to_refuse():
    event = made(title="t" * 300, place="p" * 300, description="d" * 20_000, geo="-33.1234567890123456,-70.5")

    assert (len(event.title), len(event.venue), len(event.notes)) == (200, 200, 10_000)
    assert event.geo == "-33.123456789012,-70.5"


def test_each_occurrence_is_an_event_of_one_series():
    lines = plan(entry(rule="FREQ=WEEKLY"))

    assert [line.uid for line in lines] == ["a/20270520T183000", "a/20270527T183000", "a/20270603T183000"]
    assert {line.draft.series for line in lines if line.draft} == {"Meetup"}


def test_an_occurrence_that_was_moved_is_the_event_it_was():
    (_first, second, _third) = plan(entry(rule="FREQ=WEEKLY"))
    moved = entry(
        recurrence_id=datetime(2027, 5, 27, 18, 30), start=datetime(2027, 5, 28, 18), end=datetime(2027, 5, 28, 20)
    )
    (line,) = plan(moved, known=[event_of(second)])

    assert (line.outcome, line.changed) == (Outcome.UPDATED, ("start", "end"))


def test_a_newer_file_says_what_it_is_about_and_leaves_the_rest():
    event = revised(made(), kind=EventKind.TALK, lead="Ana", notes="ours", status=Status.CONFIRMED)
    (line,) = plan(entry(place="Teatro", description="theirs"), known=[event])

    assert (line.outcome, line.changed) == (Outcome.UPDATED, ("venue",))
    assert line.draft is not None
    assert (line.draft.lead, line.draft.notes, line.draft.kind) == ("Ana", "ours", EventKind.TALK)


def test_what_is_cancelled_is_cancelled_if_it_is_there():
    cancelled = entry(status="cancelled")
    (known,) = plan(cancelled, known=[made()])

    assert (known.outcome, known.changed) == (Outcome.UPDATED, ("status",))
    assert [line.outcome for line in plan(cancelled)] == [Outcome.UNCHANGED]


def test_what_was_held_stays_so_whatever_the_file_says():
    held = made(start=datetime(2027, 3, 1, 18), end=datetime(2027, 3, 1, 20))
    said = entry(start=held.start, end=held.end, status="cancelled")

    assert [line.outcome for line in plan(said, known=[held])] == [Outcome.UNCHANGED]


def test_another_zone_of_the_plan_changes_no_event_that_is_there():
    (line,) = plan_events(CalendarContent("", (entry(),)), weekly, [made()], "Europe/Madrid", TODAY)

    assert line.outcome is Outcome.UNCHANGED


def test_what_could_not_be_read_is_bad_with_its_reason():
    bad = BadEntry(7, "x", Message("has no date"))
    lines = plan_events(CalendarContent("", (entry(),), (bad,)), weekly, [], ZONE, TODAY)

    assert [(line.line, line.outcome) for line in lines] == [(1, Outcome.ADDED), (7, Outcome.REJECTED)]


@given(
    st.lists(
        st.builds(
            entry,
            uid=st.text("ab", min_size=1, max_size=300),
            title=st.text(min_size=1).filter(str.strip),
            start=st.datetimes(datetime(1990, 1, 1), datetime(2027, 5, 20)),
            end=st.just(datetime(2027, 5, 20, 19)),
            rule=st.sampled_from(["", "FREQ=WEEKLY"]),
            status=st.sampled_from(["", "confirmed", "tentative", "cancelled"]),
            categories=st.lists(st.text(max_size=60), max_size=60).map(tuple),
            place=st.text(),
        ),
        max_size=5,
    )
)
def test_the_same_file_twice_is_once(found):
    first = plan(*found)
    known = [event_of(line, id=n) for n, line in enumerate(first) if line.outcome is Outcome.ADDED]
    again = plan(*found, known=known)

    assert {line.outcome for line in again} <= {Outcome.UNCHANGED, Outcome.REJECTED}
    assert len({event.uid for event in known}) == len(known)
