"""What would stand in the way of an event that is being typed or moved."""

from datetime import date, datetime, time, timedelta

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import EventDraft, Status, draft_of
from eventplanner.domain.logistics.venues import PLACE
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.i18n import catalogue
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.workspace.lookout import Lookout
from eventplanner.services.year import clashes
from screens.plans import plan

HOLIDAY = date(2027, 9, 17)


def meetup(day: date, title: str = "Meetup", **said) -> EventDraft:
    begin = datetime.combine(day, time(18, 30))
    return EventDraft(title=title, start=begin, end=begin + timedelta(hours=2), timezone="America/Santiago", **said)


def add(planner, day: date, title: str = "Meetup", **said):
    return events.added(planner, events.create(planner, meetup(day, title, **said)))


def said(planner, draft, event=None):
    return [words(message) for message in Lookout(planner, planner.today()).against(draft, event)]


def test_a_holiday_in_the_way_is_said_in_both_languages(planner):
    english = said(planner, meetup(HOLIDAY))
    catalogue.use("es")

    assert english == ["A public holiday: National Holiday."]
    assert said(planner, meetup(HOLIDAY)) == ["Es feriado: Fiestas Patrias."]


def test_the_gravest_is_said_first(planner):
    add(planner, HOLIDAY, "Other", lead="Ana Soto")
    found = said(planner, meetup(HOLIDAY + timedelta(days=1)))
    both = said(planner, meetup(HOLIDAY))

    assert found == ["A public holiday: Independence Day."]
    assert both == ["A public holiday: National Holiday.", "“Other” is at that time."]


def test_an_event_is_not_in_its_own_way(planner):
    event = add(planner, date(2027, 5, 20))

    assert said(planner, meetup(date(2027, 5, 20)), event) == []


def test_what_was_accepted_is_said_no_more(planner):
    event = add(planner, HOLIDAY)
    clashes.accept(planner, [each.clash for each in clashes.of_year(planner, 2027)])

    assert said(planner, draft_of(event), event) == []


def test_without_a_date_or_with_it_over_there_is_nothing_to_say(planner):
    assert said(planner, EventDraft(title="Someday")) == []
    assert said(planner, meetup(HOLIDAY, status=Status.CANCELLED)) == []


def test_days_far_from_each_other_are_both_known(planner):
    add(planner, date(2027, 5, 20), "Near")
    add(planner, date(2031, 5, 20), "Far")
    lookout = Lookout(planner, planner.today())
    near = [words(message) for message in lookout.against(meetup(date(2027, 5, 20)))]
    far = [words(message) for message in lookout.against(meetup(date(2031, 5, 20)))]

    assert (near, far) == (["“Near” is at that time."], ["“Far” is at that time."])
    assert lookout.knows(date(2027, 5, 20), date(2031, 5, 20))
    assert not lookout.knows(date(2029, 5, 20))


def test_a_move_is_judged_where_it_leads_however_far(planner):
    event = add(planner, HOLIDAY - timedelta(days=1))
    (near,) = Lookout(planner, planner.today()).moves([event], timedelta(days=1))
    (far,) = Lookout(planner, planner.today()).moves([event], timedelta(days=366))

    assert [clash.day for clash in near.new] == [HOLIDAY]
    assert far.after == (date(2028, 9, 16), date(2028, 9, 16))


def test_events_that_are_carried_together_are_not_in_the_way_where_they_were(planner):
    one = add(planner, date(2027, 5, 20), "One")
    two = add(planner, date(2027, 5, 27), "Two")
    previews = Lookout(planner, planner.today()).moves([one, two], timedelta(days=7))

    assert [preview.new for preview in previews] == [(), ()]


def test_beyond_all_days_there_is_no_move(planner):
    event = add(planner, HOLIDAY)

    with pytest.raises(Invalid):
        Lookout(planner, planner.today()).moves([event], timedelta(days=10**7))
    (latest,) = Lookout(planner, planner.today()).moves([event], date(9999, 12, 31) - HOLIDAY)
    assert latest.new == ()


def test_a_move_names_what_follows_what_stays_and_what_would_be_late(planner: Planner) -> None:
    plan(planner, ["Conf 15-16 apr", "Other 22 apr"])
    conf = events.everything(planner)[0]
    for title, due in (("Sign", "T-30"), ("Print", "T-7"), ("Pay", "2027-03-31"), ("Done", "T-30")):
        texts = {"title": title, "due": due, "state": "done" if title == "Done" else "todo"}
        records.create(planner, TASK, records.read(planner, TASK, texts, TASK.blank(conf.id)))
    texts = {"state": "option", "option_until": "2027-04-20"}
    records.put(planner, PLACE, conf.id, records.read(planner, PLACE, texts, PLACE.blank(conf.id)))
    lookout = Lookout(planner, planner.today())

    assert not lookout.knows_of([conf], timedelta(days=-14))
    (preview,) = lookout.moves([conf], timedelta(days=-14))
    assert lookout.knows_of([conf], timedelta(days=-14))
    assert (preview.parts.tasks.follow, preview.parts.tasks.stay) == (2, ("Pay",))
    assert preview.parts.tasks.late == ("Sign",)
    assert preview.parts.venue_held
    earlier = draft_of(conf, {"start": conf.start - timedelta(days=14), "end": conf.end - timedelta(days=14)})
    for again in (lookout, Lookout(planner, planner.today(), timedelta())):
        assert [words(message) for message in again.against(earlier, conf)] == [
            "1 task would be late at once: “Sign”.",
            "2 tasks move along.",
            "1 task stays on its own date: “Pay”.",
            "The venue is held for the old date.",
        ]
    assert lookout.against(draft_of(conf, {"title": "Conference"}), conf) == []


def test_after_the_move_the_same_is_told_of_it(planner: Planner) -> None:
    plan(planner, ["Conf 15-16 apr"])
    (conf,) = events.everything(planner)
    texts = {"title": "Sign", "due": "T-30"}
    records.create(planner, TASK, records.read(planner, TASK, texts, TASK.blank(conf.id)))
    earlier = draft_of(conf, {"start": conf.start - timedelta(days=14), "end": conf.end - timedelta(days=14)})
    events.change(planner, conf, earlier)

    assert [words(message) for message in Lookout(planner, planner.today(), timedelta()).against(earlier, conf)] == [
        "1 task would be late at once: “Sign”.",
        "1 task moves along.",
    ]
