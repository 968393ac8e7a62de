"""What a checklist adds to an event, and how far from its event a task is."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.checklists.plan import (
    ChecklistLine,
    ChecklistPlan,
    There,
    missing,
    offset_of,
    share_of_capacity,
)
from eventplanner.domain.events.events import Event, Format
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import Role

START = datetime(2027, 4, 15, 9)
EVENT = Event(
    title="DevConf", start=START, end=START + timedelta(days=2), timezone="America/Santiago", lead="Ana Soto",
    id=1, version=1, uid="u", sequence=0, created_at=datetime(2027, 1, 1, tzinfo=UTC),
    updated_at=datetime(2027, 1, 1, tzinfo=UTC),
)  # fmt: skip
OFFSETS = st.integers(-1500, 1500)
STEPS = st.integers(-400, 400)


def moved(days: int) -> Event:
    return revised(EVENT, start=START + timedelta(days=days), end=START + timedelta(days=days + 2))


def task(**said) -> Task:
    return Task(**{"title": "Sign", "event_id": 1, "id": 1, "version": 1} | said)


@given(OFFSETS, STEPS)
def test_a_task_moves_as_far_as_its_event_whatever_the_clocks_do(offset: int, days: int) -> None:
    due = Due(offset)
    before, after = due.on(EVENT.first_day, EVENT.last_day), due.on(moved(days).first_day, moved(days).last_day)
    assert before is not None
    assert after == before + timedelta(days=days)
    assert before == (date(2027, 4, 17) if offset > 0 else date(2027, 4, 15)) + timedelta(days=offset)


@given(OFFSETS)
def test_a_day_of_its_own_is_as_far_from_the_event_as_the_offset_that_names_it(offset: int) -> None:
    day = Due(offset).on(EVENT.first_day, EVENT.last_day)
    assert offset_of(task(due=day), EVENT) == offset


def test_a_day_within_the_event_is_the_day_of_the_event() -> None:
    assert [offset_of(task(due=date(2027, 4, day)), EVENT) for day in (14, 15, 16, 17, 18)] == [-1, 0, 0, 0, 1]
    assert offset_of(task(offset=-3), EVENT) == -3
    assert offset_of(task(), EVENT) is None
    assert offset_of(task(due=date(2027, 4, 1)), revised(EVENT, start=None, end=None)) is None
    assert offset_of(task(due=date(2040, 4, 1)), EVENT) is None


@given(st.integers(0, 5000), st.integers(1, 100))
def test_a_share_of_the_places_is_rounded_up(capacity: int, per_cent: int) -> None:
    found = share_of_capacity(revised(EVENT, capacity=capacity), per_cent)
    assert found is not None
    assert capacity * per_cent <= found * 100 < capacity * per_cent + 100
    assert share_of_capacity(revised(EVENT, format=Format.VIRTUAL, capacity=capacity), per_cent) is None


@st.composite
def wanted(draw: st.DrawFn) -> ChecklistPlan:
    """Lines that wait for some of those that stand behind them."""
    count = draw(st.integers(1, 8))
    lines = []
    for n in range(count):
        waits = draw(st.sets(st.integers(n + 1, count - 1), max_size=3)) if n + 1 < count else set()
        title = draw(st.sampled_from(["Sign", "Pay", "Remind"]))
        lines.append(
            ChecklistLine(key=f"x/{n}", title=title, area=Area.VENUE, waits_for=tuple(f"x/{each}" for each in waits))
        )
    return ChecklistPlan(key="x", title="X", lines=tuple(lines), roles=((Duty.DOOR, draw(st.integers(1, 4))),))


@given(wanted(), st.data())
def test_what_is_missing_is_the_rest_and_each_comes_after_what_it_waits_for(
    wanted: ChecklistPlan, data: st.DataObject
) -> None:
    had = data.draw(st.sets(st.sampled_from([line.key for line in wanted.lines])))
    tasks = [task(id=n, title="Renamed", key=key) for n, key in enumerate(sorted(had), 1)]
    doors = [Role(event_id=1, duty=Duty.DOOR, id=n, version=1) for n in range(data.draw(st.integers(0, 5)))]
    found = missing(wanted, EVENT, There(tasks=tasks, roles=doors))
    keys = [line.key for line, _draft in found.tasks]
    assert sorted([*keys, *had]) == sorted(line.key for line in wanted.lines)
    for line, draft in found.tasks:
        assert (draft.title, draft.owner, draft.key) == (line.title, "Ana Soto", line.key)
        assert all(key in had or keys.index(key) < keys.index(line.key) for key in line.waits_for)
    assert len(found.roles) == max(wanted.roles[0][1] - len(doors), 0)


@given(wanted())
def test_what_was_added_is_not_missing_any_more(wanted: ChecklistPlan) -> None:
    added = [
        task(id=n, title=line.title, key=line.key)
        for n, (line, _draft) in enumerate(missing(wanted, EVENT, There()).tasks, 1)
    ]
    again = missing(wanted, EVENT, There(tasks=added))
    assert again.tasks == ()
    assert again.task_ids == {each.key: each.id for each in added}


def test_one_that_a_person_wrote_stands_for_one_of_several_of_its_title() -> None:
    lines = tuple(ChecklistLine(key=f"x/{n}", title="Remind", area=Area.VENUE) for n in range(3))
    found = missing(ChecklistPlan(key="x", title="X", lines=lines), EVENT, There(tasks=[task(title="REMIND", id=9)]))
    assert (found.task_ids, [line.key for line, _draft in found.tasks]) == ({"x/0": 9}, ["x/1", "x/2"])
