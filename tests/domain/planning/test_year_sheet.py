"""What is told of a year, and to whom."""

from datetime import date

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.events.events import EventKind
from formats.documents.years import HOLIDAYS, OTHERS, SCHOOL, YEAR, event, occasion, sheet


def test_colleagues_read_no_ideas_and_the_team_does() -> None:
    titles = {audience: {e.title for e in sheet(YEAR, audience=audience).events} for audience in Audience}
    assert titles[Audience.TEAM] - titles[Audience.PUBLIC] == {"Some day"}
    assert len(titles[Audience.PUBLIC]) == 5


def test_nobody_reads_notes() -> None:
    told = sheet(YEAR, OTHERS, audience=Audience.TEAM)
    assert {e.notes for e in told.events} | {o.of.notes for o in told.occasions} == {""}


def test_what_reaches_a_person_is_for_the_team() -> None:
    found = [event("Talk ana@example.org", "2027-03-03", venue="Sede, tel. +56 9 1234 5678")]
    away = [occasion("Ana +56 9 1234 5678", "2027-03-04", overlay=SCHOOL)]
    told, known = sheet(found, away), sheet(found, away, audience=Audience.TEAM)
    assert [(told.events[0].title, told.events[0].venue, told.occasions[0].of.title)] == [("Talk", "Sede", "Ana")]
    assert known.events[0].title == "Talk ana@example.org"


def test_texts_are_lines_that_no_terminal_obeys() -> None:
    told = sheet([event("a\x1b[31m\nb", "2027-03-03", venue="c\x07")], [occasion("d\u202ee", "2027-01-01")])
    assert (told.events[0].title, told.events[0].venue, told.occasions[0].of.title) == ("a b", "c", "de")


def test_each_event_stands_in_the_month_in_which_it_begins_and_once() -> None:
    told = sheet(YEAR, OTHERS)
    assert [e.title for e in told.events_of(1)] == ["Over new year"]
    assert [e.title for e in told.events_of(4)] == ["DevConf", "Rust night"]
    assert [o.of.title for o in told.occasions_of(2)] == ["Holidays"]
    assert [o.of.title for o in told.occasions_of(3)] == ["Good Friday"]
    assert told.begins(told.events[0]) == date(2027, 1, 1)


def test_what_is_cancelled_is_shown_and_not_counted() -> None:
    told = sheet(YEAR)
    assert (len(told.events), told.count) == (5, 4)


def test_overlays_and_kinds_are_those_that_occur() -> None:
    told = sheet(YEAR, OTHERS[:2])
    assert told.overlays == [HOLIDAYS, SCHOOL]
    assert told.kinds == [EventKind.MEETUP, EventKind.CONFERENCE, EventKind.INTERNAL]
