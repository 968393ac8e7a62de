"""The sample year: believable, the same for everybody, and one step to take away."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.series.dates import by_rule_day
from eventplanner.domain.year.overlays import OverlaySource
from eventplanner.formats.calendar.recurrence import rule_days
from eventplanner.i18n.language import LANGUAGES
from eventplanner.services.base import founding, history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.data import export_data
from eventplanner.services.planning import targets
from eventplanner.services.sample import demo
from eventplanner.services.year import overlays
from eventplanner.storage.kernel.restoring import faults
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import series as stored


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_has_five_overlays_series_and_targets(planner, language):
    demo.fill(planner, 2027, language)

    assert [each.overlay.source for each in overlays.listing(planner)] == [
        OverlaySource.HOLIDAYS,
        OverlaySource.CONFERENCES,
        OverlaySource.CALENDAR,
        OverlaySource.CALENDAR,
        OverlaySource.OWN,
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
        assert {each.overlay.source for each in found} == set(OverlaySource)
    assert len(events.ids(planner)) == 5000


def test_what_colleagues_changed_comes_after_what_one_has_seen(planner):
    seen = demo.fill_with_news(planner, 2027, "en").revision

    assert [change.actor for change in history.by_others(planner, 0, 10)] == ["sol", "leo", "sol", "leo"]
    assert [change.revision for change in history.by_others(planner, seen, 10)] == [6, 5, 4, 3]


def test_a_sample_that_finds_no_room_leaves_no_file(small_disk):
    leave_room(small_disk, 1_400_000)

    with pytest.raises(FileProblem, match="disk is full"):
        founding.begin(small_disk / "demo.db", "ana", sample)
    assert [path.name for path in small_disk.iterdir()] == ["filling"]


def test_a_sample_that_finds_no_room_leaves_an_empty_plan_as_it_was(small_disk):
    path = small_disk / "demo.db"
    founding.begin(path, "ana")
    planner = Planner(Store(path), "ana")
    before = export_data(planner), history.last_revision(planner)
    leave_room(small_disk, 900_000)

    with pytest.raises(FileProblem, match="disk is full"):
        sample(planner)
    assert (export_data(planner), history.last_revision(planner), faults(path)) == (*before, [])
    planner.store.close()


CUT_OFF = """
import sys
from pathlib import Path
from eventplanner.services.base import founding
from eventplanner.services.sample import demo
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store

def fill(planner):
    demo.fill_with_news(planner, 2027, "en")
    print("filled", flush=True)
    sys.stdin.read()

path = Path(sys.argv[1])
if path.exists():
    planner = Planner(Store(path), "ana")
    with planner.together():
        fill(planner)
else:
    founding.begin(path, "ana", fill)
"""


@pytest.mark.parametrize("begun", [False, True], ids=["no file", "an empty plan"])
def test_a_kill_just_before_the_end_leaves_what_was_there(path, begun):
    if begun:
        founding.begin(path, "ana")
    before = contents(path)
    filling = subprocess.Popen(
        [sys.executable, "-c", CUT_OFF, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert filling.stdout is not None
    assert filling.stdout.readline() == "filled\n"
    filling.kill()
    filling.communicate()

    assert contents(path) == before
    if not begun:
        founding.begin(path, "ana", sample)
        assert (contents(path) or "").count('"title"') > 20


def test_a_plan_that_a_colleague_began_meanwhile_stays_hers(path):
    def meanwhile(_: Planner) -> None:
        founding.begin(path, "leo", sample)

    assert founding.begin(path, "ana", meanwhile) is None
    assert (contents(path) or "").count('"title"') > 20
    assert [each.name for each in path.parent.iterdir() if each.name.endswith(".part")] == []


def sample(planner: Planner) -> None:
    demo.fill_with_news(planner, 2027, "en")


def leave_room(disk: Path, size: int) -> None:
    free = os.statvfs(disk)
    (disk / "filling").write_bytes(b"x" * (free.f_bavail * free.f_bsize - size))


def contents(path: Path) -> str | None:
    """The whole plan; None where there is no file."""
    if not path.exists():
        return None
    store = Store(path)
    plan = export_data(Planner(store, "ana"))
    store.close()
    return plan
