"""What lies ahead in a few words."""

from datetime import date, datetime, timedelta

from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.planning.outlook_messages import briefly, call, missing, severity
from eventplanner.domain.planning.targets import Progress
from eventplanner.domain.year.clashes import Rules, find_clashes
from eventplanner.domain.year.overlays import Occasion, OtherDate, Overlay
from eventplanner.i18n.catalogue import words

TODAY = date(2027, 5, 4)


def event(id: int, day: int, **said: object) -> Event:
    start, stamp = datetime(2027, 6, day, 18), datetime(2027, 1, 1)
    usual = {"title": f"Event {id}", "start": start, "end": start + timedelta(hours=2), "status": Status.CONFIRMED}
    return Event(id=id, version=1, uid=str(id), sequence=0, created_at=stamp, updated_at=stamp, **(usual | said))  # type: ignore[arg-type]


def told(*events: Event, rules: Rules) -> list[tuple[str, str]]:
    found = find_clashes(events, [], rules, date(2027, 6, 1), date(2027, 6, 30))
    return [(words(severity(clash)), words(briefly(clash, "en"))) for clash in found]


def test_a_clash_of_two_names_the_other_event() -> None:
    pair = event(1, 8, audience="developers"), event(2, 11, audience="developers")
    assert told(*pair, rules=Rules(weekly=1000)) == [
        ("note", "Only 3 days from “Event 1”, for the same audience."),
    ]


def test_a_week_that_is_too_full_says_so_as_a_fact() -> None:
    found = told(event(1, 17, kind=EventKind.HACKATHON), rules=Rules(weekly=1))
    assert found[-1] == ("warning", "4 person-days in the week of Mon 14 Jun 2027, for a team of 1.")


def test_a_target_says_what_is_still_to_be_planned() -> None:
    assert words(missing(Progress(EventKind.TALK, 2, 5, 3, 1), 2027, TODAY)) == "2 to plan: 3 of 5 planned"


def test_a_target_of_a_quarter_that_is_over_says_what_was_missed() -> None:
    assert words(missing(Progress(EventKind.TALK, 1, 5, 3, 1), 2027, TODAY)) == "4 missed: 1 of 5 held"


def test_a_call_says_until_when() -> None:
    day = datetime(2027, 9, 1)
    other = OtherDate(
        id=1, version=1, overlay_id=1, title="PyCon", start=day, end=day, cfp_until=TODAY + timedelta(days=3)
    )
    occasion = Occasion(other, Overlay(id=1, version=1, name="Conferences"), day, day)
    assert words(call(occasion)) == "call for papers closes Fri 7 May 2027: propose a talk"
