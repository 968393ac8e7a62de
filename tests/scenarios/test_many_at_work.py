"""Two and twenty colleagues on one file: nothing is lost, everybody gets through, and the journal knows it all."""

from collections import Counter

import pytest

from eventplanner.services.base import history
from eventplanner.services.events import events
from scenarios.colleagues import Diary, add, add_and_take_back, change_the_same, health, together
from scenarios.commands import Started


def labels(planner):
    listing = history.listing(planner)
    return Counter(change.label.id for n in range(listing.total) if (change := listing[n]))


@pytest.mark.parametrize(("people", "each"), [(2, 40), (20, 5)])
def test_what_each_of_them_adds_is_there(at, path, people, each):
    diaries = together(path, people, add, each)
    planner = at("boss")
    told = sorted(id for diary in diaries for id in diary.added)
    assert told == sorted(events.ids(planner)) == list(range(1, people * each + 1))
    titles = {event.title for event in events.everything(planner)}
    assert titles == {f"c{n} {m}" for n in range(people) for m in range(each)}
    assert labels(planner)["Add “{title}”"] == people * each
    assert health(path) == ["ok"]


@pytest.mark.parametrize(("people", "each"), [(2, 40), (20, 4)])
def test_changes_of_the_same_events_add_up(at, path, people, each):
    planner = at("boss")
    add(planner, Diary("boss"), 2)
    diaries = together(path, people, change_the_same, [1, 2], each)
    told = Counter(id for diary in diaries for id in diary.changed)
    there = events.several(planner, [1, 2])
    assert {event.id: event.capacity for event in there} == dict(told)
    assert {event.id: event.version for event in there} == {id: n + 1 for id, n in told.items()}
    assert labels(planner)["Change “{title}”"] == people * each
    assert health(path) == ["ok"]


def test_each_takes_back_her_own_and_nobody_elses(at, path):
    diaries = together(path, 6, add_and_take_back, 6)
    planner = at("boss")
    assert sorted(events.ids(planner)) == sorted(id for diary in diaries for id in diary.added)
    listing = history.listing(planner)
    changes = [listing[n] for n in range(listing.total)]
    # The holidays of the year are taken up once, by nobody.
    assert Counter(change.kind.value for change in changes if change.actor) == {"do": 36, "undo": 18}
    assert Counter(change.actor for change in changes) == {diary.name: 9 for diary in diaries} | {"": 1}
    assert [change.revision for change in changes] == list(range(len(changes), 0, -1))
    assert health(path) == ["ok"]


def test_the_journal_tells_every_step_from_the_first_to_the_last(at, path):
    planner = at("boss")
    add(planner, Diary("boss"), 1)
    together(path, 4, change_the_same, [1], 5)
    steps = [history.entries(planner, change.revision) for change in history.of_event(planner, 1, 100)][::-1]
    images = [(entry.before, entry.after) for entries in steps for entry in entries]
    assert len(images) == 21
    assert [before for before, _ in images[1:]] == [after for _, after in images[:-1]]
    assert [after["capacity"] for _, after in images] == [None, *range(1, 21)]


def test_twenty_who_begin_the_same_plan_and_write_at_once_lose_nothing(at, path):
    diaries = together(path, 20, add, 1)
    assert sorted(id for diary in diaries for id in diary.added) == sorted(events.ids(at("boss"))) == list(range(1, 21))


def test_commands_that_race_to_make_a_plan_all_succeed_and_one_says_what_it_assumes(path):
    started = [Started(path, "add", "event", f"Meetup {n} 12 mar 2027 18:30") for n in range(3)]
    ended = [command.ended() for command in started]
    assert [status for status, _, _ in ended] == [0] * 3
    assert sorted(out.split()[0] for _, out, _ in ended) == ["1", "2", "3"]
    assert sum("A new plan in" in err for _, _, err in ended) == 1
    assert health(path) == ["ok"]
