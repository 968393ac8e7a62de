"""Clashes in words."""

from datetime import date

import pytest

from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.events.shifts import Shift
from eventplanner.domain.year.clash_messages import about_day, reason
from eventplanner.domain.year.clashes import ClashKind, Rules, find_clashes
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n.catalogue import words
from year_values import event, fiestas_patrias, occasion

EASY = Rules(weekly=1000)


def said(*ours: Event, others: list[Occasion] | None = None, rules: Rules = EASY, language: str = "en") -> list[str]:
    clashes = find_clashes(ours, others or [], rules, date(2027, 1, 1), date(2027, 12, 31))
    return [words(reason(clash, language)) for clash in clashes]


@pytest.mark.parametrize(("language", "name"), [("en", "National Holiday"), ("es", "Fiestas Patrias")])
def test_a_holiday_is_called_as_the_reader_calls_it(language, name):
    meetup = event(first="2027-09-17T18:30", title="Meetup")
    expected = [f"“Meetup” falls on a public holiday: {name}, Fri 17 Sep 2027."]
    assert said(meetup, others=fiestas_patrias(), language=language) == expected


def test_others_dates_are_named_with_their_overlay():
    pycon = occasion("PyCon", "2027-03-11", overlay="Conferences")
    assert said(event(title="Meetup"), others=[pycon]) == ["“Meetup” falls on “PyCon” (Conferences), Thu 11 Mar 2027."]


def test_who_is_away_is_named():
    leave = occasion("Ana Soto – leave", "2027-03-11")
    expected = "Ana Soto leads “Meetup” and is away on Thu 11 Mar 2027: “Ana Soto – leave”."
    assert said(event(title="Meetup", lead="Leo Paz, Ana Soto"), others=[leave]) == [expected]


def test_two_at_once_are_both_named_with_what_they_share():
    one, other = ({"venue": "HQ", "lead": "Ana Soto", "title": title} for title in ("A", "B"))
    assert sorted(said(event(1, **one), event(2, **other))) == [
        "“B” and “A” are at the same place at the same time on Thu 11 Mar 2027: HQ.",
        "“B” and “A” are led by the same person at the same time on Thu 11 Mar 2027: Ana Soto.",
    ]
    assert said(event(1, title="A"), event(2, title="B")) == ["“B” and “A” are at the same time on Thu 11 Mar 2027."]


def test_what_is_too_close_says_how_close_and_which_comes_later():
    early = event(1, "2027-03-10T18:30", title="A", audience="devs")
    late = event(2, "2027-03-11T18:30", title="B", audience="devs", status=Status.HELD)
    assert said(early, late) == ["“B” is only 1 day after “A”, for the same audience: devs."]
    serial = [event(n, f"2027-03-1{n}T18:30", title=f"E{n}", series="Py") for n in (1, 4)]
    assert said(*serial) == ["“E4” is only 3 days after “E1”, the last of the series “Py”."]


def test_a_full_week_says_how_much_more_than_the_team_can_do():
    found = said(event(kind=EventKind.MEETUP, title="A"), rules=Rules(weekly=1))
    assert found[-1] == (
        "The week of Mon 8 Mar 2027 has 2 person-days of work, and the team can do 1; “A” is part of it."
    )


def test_each_kind_has_its_words_also_of_a_day_without_an_event():
    ours = [
        event(1, audience="devs", series="Py", lead="Ana Soto", venue="HQ", title="A"),
        event(2, audience="devs", lead="Ana Soto", venue="HQ", title="B"),
        event(3, "2027-03-12T18:30", audience="devs", series="Py", title="C"),
        event(4, "2027-03-12T18:30", title="D"),
    ]
    others = [occasion("PyCon", "2027-03-11"), occasion("Ana Soto", "2027-03-11", uid="2"), *fiestas_patrias()]
    ours.append(event(5, "2027-09-17T18:30"))
    taking = [Shift(n, n, 1, "Sol Vera", None, None) for n in (1, 4, 6)]
    ours.append(event(6, "2027-03-12T19:00", title="E"))
    clashes = find_clashes(ours, others, Rules(weekly=1), date(2027, 1, 1), date(2027, 12, 31), shifts=taking)
    assert {clash.kind for clash in clashes} == set(ClashKind)
    for clash in clashes:
        for message in (reason(clash, "en"), about_day(clash, clash.event, "en")):
            assert "{" not in words(message)


def test_who_has_to_be_in_two_places_is_told_by_name():
    ours = [event(1, title="A"), event(2, "2027-03-11T19:00", title="B")]
    taking = [Shift(n, 1 + n % 2, person, name, None, None) for n, person, name in PAIRS]
    (clash,) = find_clashes(ours, [], Rules(audience_gap=0), date(2027, 1, 1), date(2027, 12, 31), shifts=taking)
    assert (
        words(reason(clash, "en"))
        == "Leo Paz, Sol Vera have to be in two places on Thu 11 Mar 2027: at “B” and at “A”."
    )
    assert words(about_day(clash, ours[0], "en")) == "Leo Paz, Sol Vera are needed at “B” at that time."
    assert words(about_day(clash, ours[1], "en")) == "Leo Paz, Sol Vera are needed at “A” at that time."


PAIRS = [(1, 1, "Sol Vera"), (2, 1, "Sol Vera"), (3, 2, "Leo Paz"), (4, 2, "Leo Paz")]
