"""The sample year: believable, the same for everybody, and one step to take away."""

import json
from datetime import date

import pytest

from eventplanner.domain.errors import FileProblem
from eventplanner.domain.overlays import Source
from eventplanner.domain.series_dates import by_rule_day
from eventplanner.formats.recurrence import rule_days
from eventplanner.services import demo, events, history, overlays, targets
from eventplanner.services.data import export_data
from eventplanner.storage import series as stored


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sample_has_five_overlays_series_and_targets(planner, language):
    demo.fill(planner, 2027, language)

    assert [each.overlay.source for each in overlays.listing(planner)] == [
        Source.HOLIDAYS,
        Source.CONFERENCES,
        Source.CALENDAR,
        Source.CALENDAR,
        Source.OWN,
    ]
    assert [each.name for each in stored.all_of(planner.store)] == ["Miércoles de API", "Python Santiago"]
    assert sum(each.target or 0 for each in targets.of_year(planner, 2027)) == 32


def test_one_undo_takes_all_of_it_away_but_the_holidays(planner):
    demo.fill(planner, 2027, "en")
    history.undo(planner)

    plan = json.loads(export_data(planner))["tables"]
    assert {name: len(rows) for name, rows in plan.items() if rows} == {"other_date": 17, "overlay": 1}


def test_redo_brings_all_of_it_back(planner):
    demo.fill(planner, 2027, "en")
    before = [(each.overlay.name, each.dates) for each in overlays.listing(planner)]
    history.undo(planner)
    history.redo(planner)

    assert sorted((each.overlay.name, each.dates) for each in overlays.listing(planner)) == sorted(before)


def test_every_event_of_a_series_stands_for_a_date_of_its_rule(planner):
    demo.fill(planner, 2027, "en")
    for series in stored.all_of(planner.store):
        found = by_rule_day(series.name, stored.events(planner.store, series.name))
        days = set(rule_days(series.rule, series.first, series.until, date(2027, 12, 31)))

        assert set(found) <= days
        assert len(found) >= 4


def test_a_plan_that_is_not_empty_is_left_alone(planner):
    demo.fill(planner, 2027, "en")
    before = len(events.ids(planner))

    with pytest.raises(FileProblem):
        demo.fill(planner, 2027, "en")
    assert len(events.ids(planner)) == before


def test_the_heavy_plan_has_others_dates_in_each_of_its_years(planner):
    demo.fill_heavy(planner, 2027)

    for year in (2008, 2017, 2027):
        found = overlays.occasions(planner, date(year, 1, 1), date(year, 12, 31))
        assert {each.overlay.source for each in found} == set(Source)
    assert len(events.ids(planner)) == 5000
