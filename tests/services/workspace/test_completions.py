"""Names for the completion of typed lines."""

from eventplanner.domain.events.filter import parse
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.i18n import catalogue
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.events.events import EventQuery
from eventplanner.services.workspace import completions
from kit import add
from screens.plans import plan


def test_a_line_for_an_event_means_places_people_kinds_and_tags(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar @Sede Norte #meetup #rust +Leo", "Charla 14 mar @sede norte #talk #rust"])
    add(planner, PERSON, name="Ana Pérez")
    names = completions.of_line(planner, "event")
    assert names["@"] == ["Sede Norte"]
    assert names["+"] == ["Ana Pérez", "Leo"]
    assert names["#"][-1] == "rust"
    assert "conference" in names["#"]


def test_a_line_about_money_means_organisations(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar @Sede Norte"])
    add(planner, ORGANISATION, name="La Mesa")
    assert completions.of_line(planner, "budget_line", 1)["@"] == ["La Mesa"]
    catalogue.use("es")
    assert "catering" in completions.of_line(planner, "budget_line", 1)["#"]
    assert completions.of_line(planner, "task", 1)["@"] == ["Sede Norte"]


def test_a_filter_means_events_and_reads_a_name_whole(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar @Sede Norte #rust +Leo", "Charla 14 mar @Patio"])
    names = completions.of_line(planner, completions.FILTER)
    assert (names["@"], names["+"]) == (["Patio", '"Sede Norte"'], ["Leo"])
    listing = events.listing(planner, EventQuery(parse('@"Sede Norte"', planner.today())))
    assert [listing[n].title for n in range(listing.total)] == ["Meetup"]
