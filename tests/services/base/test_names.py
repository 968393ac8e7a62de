"""The name that a person sets for others, wherever her login name stands in the plan."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Conflict
from eventplanner.domain.budget.decisions import TRANSFER
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.decisions.gates import GATE, Decision
from eventplanner.domain.decisions.judging import INCIDENT, Incident
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.people.people import PERSON
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history, names
from eventplanner.services.base.planner import Planner
from eventplanner.services.decisions import gates
from eventplanner.services.events import events
from eventplanner.services.exchange import data
from eventplanner.services.people import people
from eventplanner.services.records import records
from eventplanner.storage.kernel.store import Store
from kit import At, add, change, conference, transfer


def whos(planner: Planner) -> list[str]:
    """Who made each change that somebody made, the newest first."""
    return [each.who for each in history.since(planner, 0) if each.actor]


def incident(planner: Planner, event_id: int) -> Incident:
    """Noted under Ana's login name, as the page does it."""
    draft = INCIDENT.blank(event_id, {"title": "Power cut", "at": datetime(2027, 5, 20, 14), "by": "ana"})
    return records.added(planner, INCIDENT, records.create(planner, INCIDENT, records.RecordReading(draft)))


def test_old_rows_show_the_name_too_and_the_login_stays_what_decides(planner: Planner, at: At) -> None:
    conference(planner)
    names.keep(planner, "Camila Rojas")
    mine = next(each for each in history.since(planner, 0) if each.actor)
    assert (mine.who, mine.actor) == ("Camila Rojas", "ana")
    leo = at("leo")
    assert whos(leo) == ["Camila Rojas"]
    assert [each.who for each in history.by_others(leo, 0, 9)] == ["Camila Rojas"]
    assert history.by_others(planner, 0, 9) == []
    assert history.by_others(leo, 0, 9)[0].actor == "ana"
    history.undo(planner)


def test_another_name_shows_at_once_in_every_session_and_no_name_is_the_login(planner: Planner, at: At) -> None:
    leo = at("leo")
    conference(planner)
    assert whos(leo) == ["ana"]
    for name in ("Camila", "Camila Rojas"):
        names.keep(planner, name)
        assert whos(leo) == [name]
    names.keep(planner, "")
    assert whos(leo) == ["ana"]


def test_two_of_one_name_are_told_apart_by_their_logins(planner: Planner, at: At) -> None:
    leo = at("leo")
    id = conference(planner)
    events.move_to(leo, events.get(leo, id), datetime(2027, 5, 21, 9))
    names.keep(planner, "Camila")
    names.keep(leo, "camila")
    assert whos(planner) == ["camila (leo)", "Camila (ana)"]


def test_a_name_that_is_the_login_of_another_is_not_taken_for_hers(planner: Planner, at: At) -> None:
    leo = at("leo")
    conference(planner)
    events.create(leo, EventDraft(title="Uno", timezone="UTC"))
    names.keep(leo, "ana")
    assert whos(planner) == ["ana (leo)", "ana"]


@pytest.mark.parametrize("name", ["Cami\x1b[31mla", "Camila\nRojas", "  Camila  ", "[red]Camila[/]", "C" * 300])
def test_a_name_is_one_harmless_line_however_it_came(planner: Planner, name: str) -> None:
    conference(planner)
    names.keep(planner, name)
    (who,) = whos(planner)
    assert who.isprintable()
    assert who == who.strip()
    assert 0 < len(who) <= 80
    with closing(sqlite3.connect(planner.store.path)) as connection, connection:
        connection.execute("UPDATE login_name SET name = ?", (name,))
    (who,) = whos(planner)
    assert who.isprintable()


def test_a_read_only_session_keeps_no_name_and_sees_those_of_others(planner: Planner) -> None:
    conference(planner)
    names.keep(planner, "Camila")
    with closing(Store(planner.store.path, read_only=True)) as store:
        reader = Planner(store, "leo")
        names.keep(reader, "Leo Paredes")
        names.keep_at_opening(reader, "Leo Paredes")
        assert whos(reader) == ["Camila"]
    assert dict(names.shown(planner)) == {"ana": "Camila"}


def test_keeping_the_same_name_writes_nothing_and_a_name_is_no_step_to_undo(planner: Planner) -> None:
    conference(planner)
    last = history.last_revision(planner)
    names.keep(planner, "Camila")
    planner.store.touched()
    names.keep(planner, "Camila")
    names.keep_at_opening(planner, "Camila")
    names.keep_at_opening(planner, "")
    assert not planner.store.touched()
    assert history.last_revision(planner) == last
    assert dict(names.shown(planner)) == {"ana": "Camila"}


def test_conflicts_name_whoever_was_quicker(planner: Planner, at: At) -> None:
    leo = at("leo")
    id = conference(planner)
    names.keep(leo, "Leo Paredes")
    seen = events.get(planner, id)
    moved = events.move_to(planner, seen, datetime(2027, 5, 21, 9))
    events.move_to(leo, events.get(leo, id), datetime(2027, 5, 22, 9))
    with pytest.raises(Conflict) as refused:
        events.move_to(planner, seen, datetime(2027, 5, 23, 9))
    assert words(refused.value.message) == "Leo Paredes has changed this meanwhile."
    with pytest.raises(Conflict) as refused:
        history.undo(planner)
    assert "Leo Paredes has changed the same since" in words(refused.value.message)
    assert moved.actor == "ana"


def test_what_a_person_has_decided_moved_or_noted_shows_her_name_too(planner: Planner) -> None:
    id = conference(planner)
    gate = add(planner, GATE, id, title="Go/no-go")
    gates.decide(planner, gate, Decision.GO, note="yes")
    one, other = (add(planner, BUDGET_LINE, id, name=name, amount="100000") for name in ("Catering", "Venue"))
    transfer(planner, one, other, 1000, "more guests")
    incident(planner, id)
    names.keep(planner, "Camila Rojas")
    (decided,) = records.of(planner, GATE, id)
    (moved,) = records.every(planner, TRANSFER)
    (noted,) = records.of(planner, INCIDENT, id)
    assert (decided.decided_by, moved.who, noted.by) == ("Camila Rojas",) * 3
    change(planner, INCIDENT, noted, title="Power cut, ten minutes")
    stored = planner.store.read("SELECT by, title FROM incident")
    assert stored == [{"by": "ana", "title": "Power cut, ten minutes"}]


def test_forgetting_a_person_takes_her_name_off_her_changes(planner: Planner, at: At) -> None:
    leo = at("leo")
    events.create(leo, EventDraft(title="Uno", timezone="UTC"))
    names.keep(leo, "Leo Paredes")
    names.keep(planner, "Camila")
    person = add(planner, PERSON, None, name="Leo  Paredes")
    people.forget(planner, person.id)
    assert dict(names.shown(planner)) == {"ana": "Camila"}
    assert "Paredes" not in planner.store.path.read_bytes().decode("utf-8", "replace")


def test_a_whole_plan_takes_the_names_along(planner: Planner, at: At, tmp_path: Path) -> None:
    id = conference(planner)
    incident(planner, id)
    names.keep(planner, "Camila")
    with closing(Store(tmp_path / "other.db")) as store:
        other = Planner(store, "leo")
        names.keep(other, "Leo")
        data.import_data(other, data.export_data(planner))
        assert dict(names.shown(other)) == {"ana": "Camila"}
        assert [each.by for each in records.of(other, INCIDENT, id)] == ["Camila"]
