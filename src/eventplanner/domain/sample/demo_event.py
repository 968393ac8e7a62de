"""Records of each event of the sample year as of today: tasks, decisions, roles, quotes, numbers."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.values import revised
from eventplanner.domain.checklists.checklists import Checklist, ChecklistGate, ChecklistTask
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gates import CriterionDraft, Decision, GateDraft
from eventplanner.domain.events.events import EventDraft, Format, Status
from eventplanner.domain.logistics.venues import PlaceDraft, PlaceState, PlatformDraft, Recording
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.tasks.tasks import TaskDraft, TaskState
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import RoleDraft

HELD = frozenset({Status.HELD, Status.CLOSED})


class Sampled(Struct, frozen=True):
    """Records of one event, with references by key or position because there are no ids yet."""

    tasks: Sequence[tuple[TaskDraft, str]] = ()
    """With the key of the decision that asks for each."""
    gates: Sequence[tuple[GateDraft, Sequence[CriterionDraft]]] = ()
    roles: Sequence[RoleDraft] = ()
    """`person_id` is a place in the list of people."""
    place: PlaceDraft | None = None
    platform: PlatformDraft | None = None
    more: Sequence[tuple[str, dict[str, Any]]] = ()
    """Table and columns of what else there is."""


class EventThings(Struct, frozen=True, kw_only=True):
    """Data that the events of the sample share, in one language."""

    helpers: Sequence[str]
    """Login names of those who do tasks beside the lead."""
    stuck: str
    """Why tasks are blocked."""
    learnt: str
    better: str
    platform: PlatformDraft
    risk: Mapping[str, Any]
    """Columns of the risk of a large event."""


def sampled(event: EventDraft, checklist: Checklist, today: date, things: EventThings, dice: random.Random) -> Sampled:
    """Returns what the event has by today; ideas and what was cancelled have nothing."""
    if event.first_day is None or event.status in {Status.IDEA, Status.CANCELLED}:
        return Sampled()
    fits = checklist.of(event.format)
    return Sampled(
        tasks=[_task(task, fits.key, event, today, things, dice) for task in fits.tasks],
        gates=[_gate(gate, fits, event, today) for gate in fits.gates],
        roles=list(_roles(fits, event, today, dice)),
        place=_place(event, today) if event.venue and event.format is not Format.VIRTUAL else None,
        platform=_platform(event, today, things.platform) if event.format is not Format.IN_PERSON else None,
        more=list(_more(event, today, things, dice)),
    )


def _due(offset: int, event: EventDraft) -> date:
    return Due(offset).on(event.first_day, event.last_day) or date.max


def _task(
    each: ChecklistTask, key: str, event: EventDraft, today: date, things: EventThings, dice: random.Random
) -> tuple[TaskDraft, str]:
    state = _state(_due(each.offset, event), event, today, dice)
    draft = TaskDraft(
        title=each.title,
        event_id=0,
        area=each.area,
        owner=dice.choice([event.lead, event.lead, *things.helpers]) if event.lead else "",
        offset=each.offset,
        state=state,
        reason=things.stuck if state is TaskState.BLOCKED else "",
        done_on=min(today, _due(each.offset, event)) if state is TaskState.DONE else None,
        key=f"{key}/{each.key}",
    )
    return draft, each.gate


def _state(due: date, event: EventDraft, today: date, dice: random.Random) -> TaskState:
    """What is long due is done; around today it is mixed."""
    days, luck = (due - today).days, dice.random()
    if event.status is Status.CLOSED or days < -10:
        return TaskState.DONE
    if days < 0:
        return TaskState.DONE if luck < 0.9 else TaskState.TODO
    if days < 14 and luck < 0.4:
        return (TaskState.DONE, TaskState.DOING, TaskState.DOING, TaskState.BLOCKED)[int(luck * 10)]
    return TaskState.TODO


def _gate(
    each: ChecklistGate, fits: Checklist, event: EventDraft, today: date
) -> tuple[GateDraft, list[CriterionDraft]]:
    due = _due(each.offset, event)
    past = due < today
    gate = GateDraft(
        title=each.title,
        event_id=0,
        offset=each.offset,
        free_until=_due(each.penalty_free, event) if each.penalty_free is not None else None,
        decider=event.lead,
        decision=Decision.GO if past else Decision.OPEN,
        decided_on=due if past else None,
        decided_by=event.lead if past else "",
        key=f"{fits.key}/{each.key}",
    )
    criteria = [_criterion(text, event) for text in each.criteria]
    own = [CriterionDraft(gate_id=0, text=one.title, met=past) for one in each.own]
    return gate, [*criteria, *own]


def _criterion(text: str, event: EventDraft) -> CriterionDraft:
    """`registrations 60` is per cent of the capacity."""
    test, _, number = text.partition(" ")
    capacity = (event.capacity or 0) + (event.capacity_online or 0)
    return CriterionDraft(gate_id=0, test=Test(test), number=capacity * int(number) // 100 if number else None)


def _roles(fits: Checklist, event: EventDraft, today: date, dice: random.Random) -> Iterator[RoleDraft]:
    """Those of the team first; what is far ahead has gaps."""
    sure = event.status in HELD or (event.first_day or today) < today
    near = ((event.first_day or today) - today).days < 45
    for n, duty in enumerate(duty for each in fits.roles for duty in [each.role] * each.count):
        known = sure or near or n < 2
        who = n % 10 if known and (sure or dice.random() < 0.85) else None
        confirmed = who is not None and (sure or dice.random() < 0.7)
        yield RoleDraft(event_id=0, duty=Duty(duty), person_id=who, confirmed=confirmed)


def _place(event: EventDraft, today: date) -> PlaceDraft:
    days = ((event.first_day or today) - today).days
    state = PlaceState.SIGNED if days < 40 else PlaceState.OPTION if days < 120 else PlaceState.LOOKING
    until = (event.first_day or today) - timedelta(days=35) if state is PlaceState.OPTION else None
    return PlaceDraft(event_id=0, state=state, option_until=until)


def _platform(event: EventDraft, today: date, platform: PlatformDraft) -> PlatformDraft:
    days = ((event.first_day or today) - today).days
    return revised(
        platform,
        audience_url=event.url,
        speaker_url=f"{event.url}/speakers" if event.url else "",
        backstage_url=f"{event.url}/backstage" if event.url else "",
        host=event.lead,
        tested_on=(event.first_day or today) - timedelta(days=3) if days <= 3 else None,
        recording=Recording.PUBLISHED if event.status is Status.CLOSED else Recording.NONE,
    )


def _more(
    event: EventDraft, today: date, things: EventThings, dice: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Risks, goals, what was learnt, and how many were registered week by week."""
    if event.goal:
        yield "goal", {"title": event.goal.split(";")[0], "verdict": "met" if event.status is Status.CLOSED else "open"}
    if (event.capacity or 0) >= 100:
        yield "risk", {**things.risk, "owner": event.lead}
    if event.status is Status.CLOSED:
        yield "finding", {"title": things.learnt, "kind": "badly"}
        yield "finding", {"title": things.better, "kind": "action", "owner": event.lead}
    yield from _registrations(event, today, dice)


def _registrations(event: EventDraft, today: date, dice: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """Once a week over the last two months, more and more towards the day."""
    first = event.first_day or today
    full = dice.uniform(0.7, 1.05)
    for weeks in range(8, -1, -1):
        day = first - timedelta(weeks=weeks)
        if day > today or (event.status is Status.PLANNED and not event.lead):
            continue
        share = full * ((9 - weeks) / 9) ** 1.6
        numbers = {"in_person": int((event.capacity or 0) * share), "online": int((event.capacity_online or 0) * share)}
        yield "registration", {"day": day, **numbers}
