"""A year as a file."""

import re
from datetime import date, datetime

import pytest

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.events.filter import parse
from eventplanner.services.base import settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.planning import targets, year_export


def add(planner: Planner, title: str, day: str, **fields: object) -> None:
    start = datetime.fromisoformat(day)
    values = {"title": title, "start": start, "end": start, "all_day": True, "timezone": "America/Santiago"}
    events.create(planner, EventDraft(**(values | fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize("format", year_export.FORMATS)
def test_a_year_has_its_events_in_every_format(planner: Planner, format: str) -> None:
    add(planner, "Meetup Ñandú", "2027-06-01")
    add(planner, "Idea", "2027-06-02", status=Status.IDEA)
    add(planner, "Next year", "2028-06-02")
    written = [year_export.export_year(planner, 2027, format, audience).decode() for audience in Audience]
    assert [[title in text for title in ("Meetup Ñandú", "Idea", "Next year")] for text in written] == [
        [True, False, False],
        [True, True, False],
    ]


def test_a_format_that_there_is_not_is_refused(planner: Planner) -> None:
    with pytest.raises(Invalid) as refused:
        year_export.export_year(planner, 2027, "pdf")
    assert refused.value.fields["format"].params == {"formats": "html, md, text"}


def test_targets_stand_beside_what_is_planned(planner: Planner) -> None:
    add(planner, "Meetup", "2027-06-01")
    targets.set_targets(planner, 2027, {(EventKind.MEETUP, 2): 3})
    table = year_export.export_year(planner, 2027, "md").decode()
    assert "| Meetup | – | 1/3 −2 | – | – | 1/3 −2 |" in table.splitlines()


def test_a_choice_of_events_is_held_against_no_target(planner: Planner) -> None:
    add(planner, "Meetup", "2027-06-01")
    add(planner, "Taller", "2027-06-02", kind=EventKind.WORKSHOP)
    targets.set_targets(planner, 2027, {(EventKind.MEETUP, 2): 3})
    table = year_export.export_year(planner, 2027, "md", wanted=parse("kind:meetup")).decode()
    assert re.findall(r"^\| (?:Meetup|Workshop|All) .*$", table, flags=re.MULTILINE) == [
        "| Meetup | – | 1 | – | – | 1 |",
        "| All | – | 1 | – | – | 1 |",
    ]


def test_the_heading_says_whose_year_it_is_and_of_which_day(planner: Planner) -> None:
    settings.change(planner, organisation="Comunidad Andes")
    sheet = year_export.sheet(planner, 2031, Audience.PUBLIC)
    assert (sheet.organisation, sheet.issued, sheet.events) == ("Comunidad Andes", date(2027, 3, 9), [])
