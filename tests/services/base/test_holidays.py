"""Public holidays: there for every year one looks at, and kept in the plan for the years in use."""

import sys
from datetime import date, datetime

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.year.overlays import OverlaySource
from eventplanner.services.base import history, holidays, settings
from eventplanner.services.events import events
from eventplanner.services.year import overlays, year
from eventplanner.storage.queries import overlays as stored
from eventplanner.storage.queries.events import columns


def meetup(day: date) -> EventDraft:
    begin = datetime(day.year, day.month, day.day, 18, 30)
    return EventDraft(title="Meetup", start=begin, end=begin.replace(hour=21), timezone="America/Santiago")


def there(planner, of):
    return [(each.first_day, each.of.title) for each in overlays.occasions(planner, date(of, 1, 1), date(of, 12, 31))]


def test_chile_has_seventeen_national_holidays_in_2027(planner):
    found = overlays.occasions(planner, date(2027, 1, 1), date(2027, 12, 31))

    assert len(found) == 17
    (bridge,) = [each for each in found if each.first_day == date(2027, 9, 17)]
    assert (bridge.title("en"), bridge.title("es")) == ("National Holiday", "Fiestas Patrias")


def test_looking_at_a_year_writes_nothing(planner):
    before = history.last_revision(planner)
    year.picture(planner, 2031)

    assert history.last_revision(planner) == before
    assert overlays.listing(planner) == []


def test_the_first_event_of_a_year_keeps_its_holidays(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    events.create(planner, meetup(date(2027, 4, 8)))

    (kept,) = overlays.listing(planner)
    assert (kept.overlay.source, kept.overlay.scope, kept.overlay.years, kept.dates) == (
        OverlaySource.HOLIDAYS,
        "CL",
        (2027,),
        17,
    )


def test_what_is_kept_is_shown_once(planner):
    ahead = there(planner, 2027)
    events.create(planner, meetup(date(2027, 3, 11)))

    assert there(planner, 2027) == ahead


def test_what_the_source_says_later_changes_no_year_in_use(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    (overlay,) = stored.overlays(planner.store)
    new_year = overlays.dates(planner, overlay)[0]
    overlays.remove_dates(planner, [new_year])
    events.create(planner, meetup(date(2027, 5, 13)))

    assert len(there(planner, 2027)) == 16


def test_undo_takes_back_the_event_and_not_the_holidays(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    history.undo(planner)

    assert events.ids(planner) == []
    assert len(overlays.listing(planner)) == 1


def test_another_country_has_other_holidays(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    settings.change(planner, country="PE")

    assert date(2027, 7, 28) in [day for day, _title in there(planner, 2027)]
    assert date(2027, 9, 18) not in [day for day, _title in there(planner, 2027)]


def test_back_in_the_country_its_holidays_are_as_they_were(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    before = there(planner, 2027)
    settings.change(planner, country="PE")
    settings.change(planner, country="CL")

    assert there(planner, 2027) == before


def test_holidays_that_were_removed_do_not_come_back(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    overlays.remove(planner, stored.overlays(planner.store))
    events.create(planner, meetup(date(2028, 3, 9)))

    assert there(planner, 2027) == there(planner, 2028) == []
    assert planner.settings().holidays == "off"


def test_undo_brings_removed_holidays_back(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    before = there(planner, 2027)
    overlays.remove(planner, stored.overlays(planner.store))
    history.undo(planner)

    assert there(planner, 2027) == before
    assert planner.settings().holidays == "on"


def test_hidden_holidays_are_not_shown_for_any_year(planner):
    events.create(planner, meetup(date(2027, 3, 11)))
    (overlay,) = stored.overlays(planner.store)
    overlays.change(planner, overlay, shown=False)

    assert there(planner, 2027) == there(planner, 2030) == []


def test_colleagues_are_not_told_of_holidays(planner, at):
    events.create(planner, meetup(date(2027, 3, 11)))

    assert [change.label.id for change in history.by_others(at("leo"), 0, 10)] == ["Add “{title}”"]


def test_a_plan_of_an_older_version_takes_up_the_years_it_uses(planner):
    with planner.write(Message("Add")) as writing:
        for each in (2027, 2028):
            writing.add("event", columns(meetup(date(each, 3, 11))))

    assert holidays.take_up_used(planner) is not None
    (kept,) = overlays.listing(planner)
    assert kept.overlay.years == (2027, 2028)
    assert holidays.take_up_used(planner) is None


def test_an_event_without_a_date_uses_no_year(planner):
    events.create(planner, EventDraft(title="Some day"))

    assert holidays.used_missing(planner) == []
    assert holidays.take_up_used(planner) is None


def test_an_event_without_a_date_hides_none_that_has_one(planner):
    with planner.write(Message("As an older version did it")) as writing:
        writing.add("event", columns(meetup(date(2028, 3, 9))))
        writing.add("event", columns(EventDraft(title="Some day")))

    assert holidays.used_missing(planner) == [2028]


def test_two_who_take_up_a_year_at_once_take_it_up_once(planner, at):
    def meanwhile():
        holidays.take_up(at("leo"), [2031])
        yield 2031

    ahead = there(planner, 2031)
    holidays.take_up(planner, meanwhile())

    assert there(planner, 2031) == ahead
    (kept,) = overlays.listing(planner)
    assert (kept.overlay.years, kept.dates) == ((2031,), len(ahead))


def test_what_a_year_ahead_needs_can_be_loaded_before_and_writes_nothing(planner):
    before = history.last_revision(planner)
    holidays.load(planner)

    assert any(name.startswith("holidays") for name in sys.modules)
    assert history.last_revision(planner) == before
