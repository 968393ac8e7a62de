"""Many rows at once are checked, versioned and journalled as single ones are."""

from datetime import datetime

import pytest

from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.services.base import history
from eventplanner.storage.queries import events

MANY = 60


def row(n: int) -> dict[str, object]:
    start = datetime(2027, 3, 1, 18, 30)
    return {"title": f"Meetup {n}", "timezone": "UTC", "start": start, "end": start.replace(hour=21), "uid": f"{n}@x"}


@pytest.fixture
def seen(planner):
    """Events as they were added, all in one import but the first one."""
    with planner.write(Message("Add")) as writing:
        writing.add("event", row(0))
        writing.add_many("event", [row(n) for n in range(1, MANY)])
    return there(planner)


def there(planner):
    return events.several(planner.store, list(range(1, MANY + 1)))


def state(planner):
    return [(event.id, event.title, event.venue, event.version, event.sequence) for event in there(planner)]


def move(planner, seen, **values):
    with planner.write(Message("Move")) as writing:
        writing.change_many("event", [(event.id, event.version, values) for event in seen])
    return writing.outcome


def remove(planner, seen):
    with planner.write(Message("Remove")) as writing:
        writing.remove_many("event", [(event.id, event.version) for event in seen])
    return writing.outcome


def test_each_changed_row_grows_by_one_version_and_is_told_of(planner, seen):
    move(planner, seen, venue="Sede")

    assert state(planner) == [(event.id, event.title, "Sede", 2, 1) for event in seen]


def test_each_changed_row_has_its_entry(planner, seen):
    change = move(planner, seen, venue="Sede")
    entries = history.entries(planner, change.revision)

    assert [entry.row_id for entry in entries] == [event.id for event in seen]
    assert {(entry.before["venue"], entry.after["venue"]) for entry in entries} == {("", "Sede")}


def test_keys_to_sort_and_find_by_follow(planner, seen):
    move(planner, seen, venue="Ñuñoa")

    keys = planner.store.read("SELECT DISTINCT venue_key FROM event")
    assert keys == [{"venue_key": "nunoa"}]


def test_what_is_so_already_is_left_alone(planner, seen):
    change = move(planner, seen, venue="")

    assert change.nothing
    assert state(planner) == [(event.id, event.title, "", 1, 0) for event in seen]


def test_one_older_version_refuses_all(planner, seen, at):
    with at("leo").write(Message("Change")) as writing:
        writing.change("event", seen[7].id, 1, {"venue": "Campus"})
    with pytest.raises(Conflict) as refused:
        move(planner, seen, venue="Sede")

    assert refused.value.message.params == {"actor": "leo"}
    assert [event.venue for event in there(planner)].count("Sede") == 0


def test_one_row_that_breaks_a_rule_refuses_all(planner, seen):
    with pytest.raises(Invalid) as refused:
        move(planner, seen, title="")

    assert list(refused.value.fields) == ["title"]
    assert state(planner) == [(event.id, event.title, "", 1, 0) for event in seen]


def test_a_name_that_is_taken_refuses_all(planner, seen):
    with pytest.raises(Invalid) as refused:
        move(planner, seen, uid="same@x")

    assert list(refused.value.fields) == ["uid"]


def test_rows_that_refer_to_nothing_are_refused_in_a_sentence(planner):
    with pytest.raises(Conflict), planner.write(Message("Add")) as writing:
        writing.add_many("task", [{"title": "Book the room", "event_id": 99}])

    assert planner.store.read("SELECT id FROM task") == []


def test_rows_that_are_gone_are_said(planner, seen):
    remove(planner, seen[:1])
    with pytest.raises(NotFound):
        remove(planner, seen)

    assert len(there(planner)) == MANY - 1


def test_undo_and_redo_of_a_change(planner, seen):
    move(planner, seen, venue="Sede")
    history.undo(planner)
    undone = state(planner)
    history.redo(planner)

    assert undone == [(event.id, event.title, "", 3, 2) for event in seen]
    assert state(planner) == [(event.id, event.title, "Sede", 4, 3) for event in seen]


def test_undo_of_a_removal_brings_every_row_back_above_its_old_version(planner, seen):
    remove(planner, seen)
    gone = there(planner)
    history.undo(planner)

    assert gone == []
    assert state(planner) == [(event.id, event.title, "", 2, 2) for event in seen]


def test_redo_of_a_removal_takes_them_away_again(planner, seen):
    remove(planner, seen)
    history.undo(planner)
    history.redo(planner)

    assert there(planner) == []


def test_rows_that_come_back_are_of_their_import_again(planner, seen):
    remove(planner, seen)
    history.undo(planner)

    batches = planner.store.read("SELECT batch, count(*) AS rows FROM event GROUP BY batch ORDER BY batch")
    assert [row["rows"] for row in batches] == [1, MANY - 1]
    assert batches[0]["batch"] is None


def test_undo_is_refused_where_one_of_the_rows_was_changed_since(planner, seen, at):
    move(planner, seen, venue="Sede")
    with at("leo").write(Message("Change")) as writing:
        writing.change("event", seen[7].id, 2, {"venue": "Campus"})

    with pytest.raises(Conflict):
        history.undo(planner)
    assert [event.venue for event in there(planner)].count("Sede") == MANY - 1


def test_a_removal_and_single_changes_in_one_step_are_taken_back_in_turn(planner, seen):
    with planner.write(Message("Both")) as writing:
        writing.change("event", seen[0].id, 1, {"venue": "Sede"})
        writing.remove_many("event", [(event.id, event.version) for event in seen[1:]])
        writing.change("event", seen[0].id, 2, {"venue": "Campus"})
    history.undo(planner)

    assert [event.venue for event in there(planner)] == [""] * MANY
