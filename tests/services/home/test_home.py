"""What Home shows out of the plan's file."""

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from subprocess import run

from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.home.home import Lack, Urgency
from eventplanner.services.base import history, settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.home import home

TODAY = datetime(2027, 3, 9)


def draft(title: str, days: int | None = 3, **fields: object) -> EventDraft:
    start = TODAY + timedelta(days=days, hours=18) if days is not None else None
    values = {
        "title": title,
        "start": start,
        "end": start and start + timedelta(hours=2),
        "timezone": "America/Santiago",
    }
    ready = {"venue": "Sede", "lead": "ana", "capacity": 60, "status": Status.CONFIRMED}
    return EventDraft(**(ready | values | fields))  # type: ignore[arg-type]


def test_an_empty_plan_is_said_to_be_empty(planner: Planner) -> None:
    picture = home.picture(planner)
    assert picture.empty
    assert (picture.needs, picture.coming, picture.news) == ((), (), ())
    assert [week.load for week in picture.weeks] == [0] * 12


def test_a_plan_of_nothing_but_the_past_is_not_empty(planner: Planner) -> None:
    events.create(planner, draft("Long ago", -2000, status=Status.CLOSED))
    assert not home.picture(planner).empty


def test_events_that_lack_something_are_listed_by_urgency(planner: Planner) -> None:
    events.create(planner, draft("Ready"))
    events.create(planner, draft("Far", 20, venue=""))
    events.create(planner, draft("Near", 3, venue=""))
    events.create(planner, draft("Someday", None, status=Status.PLANNED))
    events.create(planner, draft("Yesterday", -1))
    found = [(need.event.title, need.lacks, need.urgency) for need in home.picture(planner).needs]
    assert found == [
        ("Yesterday", (Lack.OUTCOME,), Urgency.NOW),
        ("Near", (Lack.VENUE,), Urgency.NOW),
        ("Far", (Lack.VENUE,), Urgency.LATER),
        ("Someday", (Lack.DATE,), Urgency.LATER),
    ]


def test_how_early_a_lack_is_pointed_out_is_a_setting(planner: Planner) -> None:
    events.create(planner, draft("Far", 50, venue=""))
    assert home.picture(planner).needs == ()
    settings.change(planner, warn_days=60)
    assert [need.event.title for need in home.picture(planner).needs] == ["Far"]


def test_what_comes_is_sorted_by_its_start_and_leaves_out_what_may_never_be(planner: Planner) -> None:
    events.create(planner, draft("Third", 9))
    events.create(planner, draft("First", -1, end=TODAY + timedelta(days=20)))
    events.create(planner, draft("Second", 2))
    events.create(planner, draft("Idea", 1, status=Status.IDEA))
    events.create(planner, draft("Off", 1, status=Status.CANCELLED))
    assert [event.title for event in home.picture(planner).coming] == ["First", "Second", "Third"]


def test_what_comes_within_some_days_is_all_of_it(planner: Planner) -> None:
    events.create(planner, draft("Tomorrow", 1))
    events.create(planner, draft("In a week", 7))
    events.create(planner, draft("Later", 8))
    events.create(planner, draft("Running", -1, end=TODAY + timedelta(days=20)))
    assert [event.title for event in home.coming(planner, 7)] == ["Running", "Tomorrow", "In a week"]


def test_the_load_is_that_of_this_week_and_the_eleven_after(planner: Planner) -> None:
    events.create(planner, draft("DevConf", 37, kind=EventKind.CONFERENCE))
    weeks = home.picture(planner).weeks
    assert [week.first for week in weeks[:2]] == [date(2027, 3, 8), date(2027, 3, 15)]
    assert len(weeks) == 12
    assert sum(week.load > 0 for week in weeks) == 6


def test_weeks_begin_on_the_first_day_of_the_country(planner: Planner) -> None:
    assert home.picture(planner, first_weekday=6).weeks[0].first == date(2027, 3, 7)


def test_news_is_what_others_did_since_the_last_visit(at: Callable[..., Planner]) -> None:
    ana, leo = at("ana"), at("leo")
    events.create(leo, draft("Before"))
    seen = history.last_revision(ana)
    events.create(ana, draft("Mine"))
    events.create(leo, draft("Theirs"))
    assert [(change.actor, change.label.params["title"]) for change in home.picture(ana, seen).news] == [
        ("leo", "Theirs")
    ]
    assert home.picture(ana).news == ()


def test_home_is_read_without_the_weight_of_screens_and_tables() -> None:
    code = (
        "import sys; import eventplanner.services.home.home; print(sorted({'textual', 'sqlmodel'} & set(sys.modules)))"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_however_long_ago_it_was_somebody_is_to_say_how_it_went(planner: Planner) -> None:
    events.create(planner, draft("Years ago", -2000))
    events.create(planner, draft("Said", -2000, status=Status.CLOSED))
    events.create(planner, draft("Last week", -7))
    events.create(planner, draft("Far", 20, venue=""))
    found = [(need.event.title, need.urgency) for need in home.needing(planner)]
    assert found == [("Last week", Urgency.NOW), ("Far", Urgency.LATER), ("Years ago", Urgency.LATER)]


def test_of_an_imported_history_only_the_latest_are_asked_for(planner: Planner) -> None:
    for n in range(1, 30):
        events.create(planner, draft(f"{n} days ago", -n))
    found = [need.event.title for need in home.needing(planner)]
    assert found == [f"{n} days ago" for n in range(1, 21)]


def test_what_began_before_today_and_is_not_over_still_lacks_what_it_lacks(planner: Planner) -> None:
    begin = TODAY - timedelta(days=100)
    events.create(planner, draft("Season", 0, start=begin, end=TODAY + timedelta(days=2), venue=""))
    assert [need.lacks for need in home.needing(planner)] == [(Lack.VENUE,)]
