"""A whole plan goes out and comes into an empty one with nothing lost."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.records.kind import all_kinds
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history, settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.data import export_data, import_data
from kit import Fill, at_work, copied

DRAFT = EventDraft(
    title="Meetup “Python”; ñandú 🎉",
    start=datetime(2027, 3, 12, 18, 30),
    end=datetime(2027, 3, 12, 21, 0),
    timezone="America/Santiago",
    tags=("python", "comunidad"),
    notes="Uno\nDos",
)
MARK = "INSERT INTO export_mark VALUES (1, 'one@example.org', 1, 2, 1, '2027-03-09 12:00:00.000000', 0, '{}')"
SCOPE = """
    INSERT INTO export_scope (id, key, audience, at, revision, actor)
    VALUES (1, '{"year": 2027}', 'public', '2027-03-09 12:00:00.000000', 3, 'ana')
"""


def lively(planner: Planner) -> None:
    """Something is added, changed, deleted, set and shared."""
    events.create(planner, DRAFT)
    event = _events(planner)[0]
    events.change(planner, event, EventDraft(title="Meetup Python", timezone="America/Santiago"))
    events.duplicate(planner, [_events(planner)[0]])
    events.remove(planner, [_events(planner)[-1]])
    settings.change(planner, organisation="Los Andes")
    planner.store.note([(SCOPE, {}), (MARK, {})])


@pytest.fixture(scope="module")
def template(fill: Fill) -> Path:
    return fill(lively).path


@pytest.fixture
def full(planner: Planner) -> Planner:
    """A plan in which something happened."""
    return planner


@pytest.fixture
def empty(tmp_path: Path, empty_plan: Path) -> Iterator[Planner]:
    """Another plan, without records."""
    with at_work(copied(empty_plan, tmp_path / "other.db"), "leo", begins=True) as planner:
        yield planner


def test_the_plan_that_comes_in_is_the_one_that_went_out(full: Planner, empty: Planner):
    import_data(empty, export_data(full))

    assert export_data(empty) == export_data(full)
    assert _events(empty) == _events(full)
    assert settings.get(empty).organisation == "Los Andes"


def test_the_same_plan_gives_the_same_text(full: Planner):
    assert export_data(full) == export_data(full)


def test_times_are_written_as_standards_have_them(full: Planner):
    row = json.loads(export_data(full))["tables"]["event"][0]

    assert row["created_at"] == "2027-03-09T12:00:00Z"
    assert row["all_day"] is False


def test_journal_batches_and_derived_columns_stay_behind(full: Planner):
    plan = json.loads(export_data(full))

    assert set(plan["tables"]) == {
        *("accepted_clash", "event", "export_mark", "export_scope", "import_mapping", *all_kinds()),
        *("login_name", "other_date", "overlay", "series", "setting", "target"),
    }
    assert {"batch", "words", "title_key"} & set(plan["tables"]["event"][0]) == set()


def test_later_records_get_numbers_that_were_never_used(full: Planner, empty: Planner):
    import_data(empty, export_data(full))
    events.create(empty, DRAFT)
    events.create(full, DRAFT)

    assert [event.id for event in _events(empty)] == [event.id for event in _events(full)]
    assert history.last_revision(empty) == history.last_revision(full)


def test_bringing_in_is_no_step_to_undo(full: Planner, empty: Planner):
    import_data(empty, export_data(full))

    with pytest.raises(NotFound):
        history.undo(empty)


def test_a_plan_with_records_takes_none_in(full: Planner):
    before = export_data(full)

    with pytest.raises(FileProblem, match="records in this plan"):
        import_data(full, before)
    assert export_data(full) == before


def test_settings_made_at_the_beginning_do_not_stand_in_the_way(full: Planner, empty: Planner):
    settings.change(empty, country="PE")
    import_data(empty, export_data(full))

    assert export_data(empty) == export_data(full)


def test_a_plan_that_was_only_begun_comes_in_too(bare: Planner, empty: Planner):
    settings.change(bare, country="PE")
    settings.change(empty, country="AR")
    settings.change(empty, country="UY")
    import_data(empty, export_data(bare))

    assert export_data(empty) == export_data(bare)
    assert settings.change(empty, country="CL").revision == settings.change(bare, country="CL").revision


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plan: plan.update(format="another"),
        lambda plan: plan.update(last_revision=-1),
        lambda plan: plan.update(last_revision=True),
        lambda plan: plan.update(tables=[]),
        lambda plan: plan["last_ids"].update(journal=1),
        lambda plan: plan["tables"].update(sqlite_sequence=[{"name": "event", "seq": 1}]),
        lambda plan: plan["tables"].update(journal=[{"revision": 1}]),
        lambda plan: plan["tables"]["event"].append(7),
        lambda plan: plan["tables"]["event"][0].update({"x) VALUES (1); --": 1}),
        lambda plan: plan["tables"]["event"][0].update(status="gone"),
        lambda plan: plan["tables"]["event"][0].update(title=""),
        lambda plan: plan["tables"]["event"][0].update(version=10**30),
        lambda plan: plan["tables"]["event"][0].update(title=["a"]),
        lambda plan: plan["tables"]["event"][0].update(start="soon"),
        lambda plan: plan["tables"]["export_mark"][0].update(uid={"a": 1}),
        lambda plan: plan["tables"]["event"].append(plan["tables"]["event"][0]),
        lambda plan: plan["tables"]["export_mark"][0].update(scope_id=99),
        lambda plan: plan["tables"]["export_mark"][0].update(stamp="yesterday"),
        lambda plan: plan["tables"]["export_mark"][0].pop("uid"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_changed(
    full: Planner, empty: Planner, spoil: Callable[[dict], None]
):
    plan, before = json.loads(export_data(full)), export_data(empty)
    spoil(plan)

    with pytest.raises(FileProblem) as refused:
        import_data(empty, json.dumps(plan))
    assert words(refused.value.message).startswith("This is not a plan exported by eventplanner (")
    assert export_data(empty) == before


def test_text_that_is_not_json_is_refused(empty: Planner):
    with pytest.raises(FileProblem, match="not a plan"):
        import_data(empty, "Fecha;Evento")
    with pytest.raises(FileProblem, match="not a plan"):
        import_data(empty, "[" * 100_000)


def test_the_export_of_a_newer_version_is_refused(full: Planner, empty: Planner):
    plan = json.loads(export_data(full)) | {"schema": 99}

    with pytest.raises(FileProblem, match="newer version"):
        import_data(empty, json.dumps(plan))


def test_what_a_terminal_would_obey_does_not_come_in(full: Planner, empty: Planner):
    plan = json.loads(export_data(full))
    plan["tables"]["event"][0].update(title="\x1b]52;c;eA==\x07Meet\nup", notes="\x1b[31mred\u202e")
    plan["tables"]["setting"][0].update(value='"\\u001b[31mLos Andes"')
    import_data(empty, json.dumps(plan))

    assert (_events(empty)[0].title, _events(empty)[0].notes) == ("Meet up", "red")
    assert settings.get(empty).organisation == "Los Andes"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("overlay", "years", "soon"),
        ("other_date", "extra", "2027-13-01T10:00:00"),
        ("other_date", "extra", "9999-12-31T00:00:00"),
        ("other_date", "left_out", "2027-03-01T10:00:00+02:00"),
        ("series", "skipped", "never"),
        ("series", "shifted", "2027-03-01"),
        ("series", "shifted", "2027-03-01>soon"),
    ],
)
def test_what_could_not_be_read_again_does_not_come_in(full: Planner, empty: Planner, table, column, value):
    day = {"id": 1, "version": 1, "start": "2027-03-01T00:00:00", "end": "2027-03-05T00:00:00"}
    plan = json.loads(export_data(full))
    plan["tables"]["overlay"] = [{"id": 1, "version": 1, "name": "Others"}]
    plan["tables"]["other_date"] = [day | {"overlay_id": 1, "title": "Fair"}]
    rule = {"rule": "FREQ=DAILY", "first": "2027-03-01", "timezone": "America/Santiago"}
    plan["tables"]["series"] = [day | rule | {"name": "Daily", "title": "Daily"}]
    plan["tables"][table][0][column] = value

    with pytest.raises(FileProblem, match="not a plan"):
        import_data(empty, json.dumps(plan))
    assert _events(empty) == []
    plan["tables"][table][0][column] = ""
    import_data(empty, json.dumps(plan))


def test_history_says_who_brought_the_plan_in(full: Planner, empty: Planner):
    change = import_data(empty, export_data(full))

    assert history.since(empty, 0, 10) == [change]
    assert (change.actor, change.label) == ("leo", Message("Bring in a whole plan"))


def _events(planner: Planner) -> list[Event]:
    return events.everything(planner)
