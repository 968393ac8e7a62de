"""Finding a date in a plan, and the wish that an event stands for."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import EventDraft, EventKind, Format
from eventplanner.domain.year.find_words import read_wish
from eventplanner.i18n import catalogue
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.events import events
from eventplanner.services.year import find_date
from year_values import event

TODAY = date(2027, 3, 9)


def search(planner, text: str, about=None):
    return find_date.find(planner, read_wish(text, planner.today()).wish, about)


def test_a_thursday_evening_in_september_keeps_away_from_the_fiestas_patrias(planner):
    found = search(planner, "Thursday evening in September")
    (avoided,) = found.avoided

    assert sorted(free.day.day for free in found.ranked) == [2, 9, 23, 30]
    assert avoided.day == date(2027, 9, 16)
    assert [words(reason) for reason in avoided.reasons] == [
        "It is the week of National Holiday, with 3 public holidays from Fri 17 Sep 2027 on."
    ]


def test_the_same_is_said_in_spanish(planner):
    catalogue.use("es")
    (avoided,) = search(planner, "jueves por la tarde en septiembre").avoided

    assert avoided.day == date(2027, 9, 16)
    assert [words(reason) for reason in avoided.reasons] == [
        "Es la semana de Fiestas Patrias, con 3 feriados desde el vie 17 sep 2027."
    ]


def test_an_event_is_not_in_the_way_of_its_other_date(planner):
    start = datetime(2027, 9, 23, 18, 30)
    draft = EventDraft(title="Meetup", start=start, end=start + timedelta(hours=2), timezone="America/Santiago")
    there = events.added(planner, events.create(planner, draft))
    day = date(2027, 9, 23)

    assert day in {bad.day for bad in search(planner, "Thursday evening in September").avoided}
    assert day in {free.day for free in search(planner, "Thursday evening in September", there).ranked}


def test_an_event_without_a_date_gets_the_hours_of_the_wish_with_its_day(planner):
    there = events.added(planner, events.create(planner, EventDraft(title="Someday", timezone="America/Santiago")))
    wish = read_wish("Thursday 18:30-21:00 in September", planner.today()).wish
    find_date.settle(planner, there, date(2027, 9, 23), wish)
    now = events.get(planner, there.id)
    history.undo(planner)

    assert (now.start, now.end) == (datetime(2027, 9, 23, 18, 30), datetime(2027, 9, 23, 21, 0))
    assert events.get(planner, there.id).start is None


@given(
    st.sampled_from(["en", "es"]),
    st.sampled_from(EventKind),
    st.sampled_from(Format),
    st.dates(date(2027, 6, 1), date(2027, 11, 30)),
    st.booleans(),
)
def test_the_wish_of_an_event_is_understood_as_the_event(language, kind, format, day, whole):
    catalogue.use(language)
    said = {"venue": "Sede Norte, piso 2", "lead": "Ana Soto, Leo Paz", "audience": "developers", "series": "Python"}
    one = event(1, f"{day}" if whole else f"{day}T18:30", kind=kind, format=format, **said)
    read = read_wish(find_date.wish_of(one, TODAY), TODAY)
    wish = read.wish

    assert read.problem is None
    assert (wish.kind, wish.format, wish.weekdays) == (kind, format, {day.weekday()})
    assert (wish.venue, ", ".join(wish.people), wish.audience, wish.series) == tuple(said.values())
    assert (wish.first, wish.last) == (day - timedelta(weeks=6), day + timedelta(weeks=6))
    assert (wish.begin, wish.minutes) == ((None, 120) if whole else (one.start.time(), 150))


def test_the_wish_of_an_event_nearby_begins_today():
    wish = read_wish(find_date.wish_of(event(1, "2027-03-11T18:30"), TODAY), TODAY).wish

    assert (wish.first, wish.last) == (TODAY, date(2027, 4, 22))


def test_the_wish_of_an_event_of_several_days_says_how_many():
    wish = read_wish(find_date.wish_of(event(1, "2027-06-10", "2027-06-12"), TODAY), TODAY).wish

    assert wish.days == 3
