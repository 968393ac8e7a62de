"""Clashes as a person meets them: found, accepted with a note, and met again when something moves."""

from datetime import date, datetime, time, timedelta

import pytest

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.events.events import EventDraft, draft_of
from eventplanner.domain.year.clash_values import ClashKind
from eventplanner.domain.year.overlays import OtherDateDraft
from eventplanner.services.base import history, settings
from eventplanner.services.events import events
from eventplanner.services.year import clashes, overlays


def meetup(day: date, title: str = "Meetup", **said) -> EventDraft:
    begin = datetime.combine(day, time(18, 30))
    return EventDraft(title=title, start=begin, end=begin + timedelta(hours=2), timezone="America/Santiago", **said)


def add(planner, day: date, title: str = "Meetup", **said):
    return events.added(planner, events.create(planner, meetup(day, title, **said)))


def found(planner, of: int = 2027):
    return [(each.clash.kind, each.clash.day, each.accepted) for each in clashes.of_year(planner, of)]


def test_an_event_on_a_public_holiday_clashes(planner):
    add(planner, date(2027, 9, 17))

    assert found(planner) == [(ClashKind.HOLIDAY, date(2027, 9, 17), False)]


def test_an_event_on_a_day_of_others_clashes_until_they_are_hidden(planner):
    add(planner, date(2027, 5, 20))
    begin = datetime(2027, 5, 20)
    overlays.add_date(planner, "Conferencias", OtherDateDraft(title="PyDay", start=begin, end=begin))
    there = found(planner)
    overlays.change(planner, overlays.named(planner, "Conferencias"), shown=False)

    assert there == [(ClashKind.OVERLAY, date(2027, 5, 20), False)]
    assert found(planner) == []


def test_a_day_of_others_that_recurs_clashes_each_time(planner):
    add(planner, date(2027, 5, 20))
    add(planner, date(2027, 8, 19))
    begin = datetime(2026, 1, 15)
    rule = "FREQ=MONTHLY;BYDAY=3TH"
    overlays.add_date(planner, "Otros", OtherDateDraft(title="Club de lectura", start=begin, end=begin, rule=rule))

    assert [day for _kind, day, _accepted in found(planner)] == [date(2027, 5, 20), date(2027, 8, 19)]


def test_events_across_the_turn_of_the_year_are_neighbours(planner):
    add(planner, date(2026, 12, 30), "One", audience="developers")
    add(planner, date(2027, 1, 4), "Two", audience="developers")

    assert [kind for kind, _day, _accepted in found(planner)] == [ClashKind.AUDIENCE]


def test_how_close_is_too_close_is_a_setting(planner):
    add(planner, date(2027, 3, 15), "One", audience="developers")
    add(planner, date(2027, 3, 18), "Two", audience="developers")
    settings.change(planner, audience_gap=3)

    assert found(planner) == []


def test_an_accepted_clash_says_so_and_keeps_the_note(planner):
    add(planner, date(2027, 9, 17))
    (one,) = clashes.of_year(planner, 2027)
    clashes.accept(planner, [one.clash], "Es una ramada")
    (again,) = clashes.of_year(planner, 2027)

    assert (again.accepted, again.note) == (True, "Es una ramada")


def test_accepting_once_more_changes_the_note(planner):
    add(planner, date(2027, 9, 17))
    (one,) = clashes.of_year(planner, 2027)
    clashes.accept(planner, [one.clash], "First")
    clashes.accept(planner, [one.clash], "Second")

    assert list(clashes.accepted(planner).values()) == ["Second"]


def test_undo_brings_an_accepted_clash_back(planner):
    add(planner, date(2027, 9, 17))
    clashes.accept(planner, [each.clash for each in clashes.of_year(planner, 2027)])
    history.undo(planner)

    assert found(planner) == [(ClashKind.HOLIDAY, date(2027, 9, 17), False)]


def test_a_clash_can_be_heeded_again(planner):
    add(planner, date(2027, 9, 17))
    chosen = [each.clash for each in clashes.of_year(planner, 2027)]
    clashes.accept(planner, chosen)
    clashes.heed(planner, chosen)

    assert found(planner) == [(ClashKind.HOLIDAY, date(2027, 9, 17), False)]
    with pytest.raises(NotFound):
        clashes.heed(planner, chosen)


def test_a_move_to_another_holiday_is_another_clash(planner):
    event = add(planner, date(2027, 9, 17))
    clashes.accept(planner, [each.clash for each in clashes.of_year(planner, 2027)])
    events.move(planner, [event], timedelta(days=1))

    assert found(planner) == [(ClashKind.HOLIDAY, date(2027, 9, 18), False)]


def test_another_title_leaves_a_clash_accepted(planner):
    event = add(planner, date(2027, 9, 17))
    clashes.accept(planner, [each.clash for each in clashes.of_year(planner, 2027)])
    events.change(planner, event, draft_of(event, {"title": "Ramada"}))

    assert found(planner) == [(ClashKind.HOLIDAY, date(2027, 9, 17), True)]


def test_a_colleague_sees_what_was_accepted(planner, at):
    add(planner, date(2027, 9, 17))
    clashes.accept(planner, [each.clash for each in clashes.of_year(planner, 2027)], "Ya conversado")

    assert [each.note for each in clashes.of_year(at("leo"), 2027)] == ["Ya conversado"]


def test_only_the_coming_days_are_looked_at(planner):
    add(planner, date(2027, 1, 1), "Past")
    add(planner, date(2027, 5, 1), "Soon")
    add(planner, date(2028, 5, 1), "Late")

    assert [each.clash.event.title for each in clashes.ahead(planner, 90)] == ["Soon"]


def test_the_nearest_free_day_is_where_the_event_could_go(planner):
    event = add(planner, date(2027, 9, 17))
    chosen = [each.clash for each in clashes.of_year(planner, 2027)]

    assert clashes.free_days(planner, chosen) == {event.uid: date(2027, 9, 24)}
    assert clashes.free_days(planner, []) == {}


def test_words_narrow_clashes_by_event_reason_and_note(planner):
    add(planner, date(2027, 9, 17), "Ramada")
    add(planner, date(2027, 12, 25), "Asado")
    (first, _) = clashes.of_year(planner, 2027)
    clashes.accept(planner, [first.clash], "Ya conversado")
    found = clashes.of_year(planner, 2027)

    def titles(text):
        return [each.clash.event.title for each in clashes.narrowed(found, text)]

    assert titles("") == ["Ramada", "Asado"]
    assert titles("holiday RAM") == ["Ramada"]
    assert titles("christmas") == ["Asado"]
    assert titles("conversado") == ["Ramada"]
    assert titles("christmas ramada") == []


def test_a_clash_is_found_by_its_key_until_it_is_gone(planner):
    event = add(planner, date(2027, 9, 17))
    (one,) = clashes.of_year(planner, 2027)
    there = clashes.by_key(planner, one.id)
    events.move(planner, [event], timedelta(days=7))

    assert there == one
    for key in (one.id, "", "week|x|2027-99-99"):
        with pytest.raises(NotFound):
            clashes.by_key(planner, key)
