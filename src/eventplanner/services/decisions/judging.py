"""Lessons of an event, and the tasks of the next edition that are made of its actions."""

from datetime import timedelta

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.decisions.judging import FINDING, GOAL, Finding, FindingKind, Goal, Verdict
from eventplanner.domain.events.events import OVER, Event
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import TASK, TaskDraft
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.events.events import EventQuery
from eventplanner.storage.queries import records
from eventplanner.storage.queries.series import events as of_series

_BEFORE = -30
"""Days from the next edition by which what was learnt is to be done."""
_VERDICTS = list(Verdict)
_AHEAD = timedelta(days=400)
_OFFERED = 50
"""Events that may be picked from."""


def next_edition(planner: Planner, event: Event) -> Event | None:
    """Returns the next event of the same series, or else of the same name; None if there is none yet."""
    day = event.last_day or planner.today()
    if event.series:
        editions = of_series(planner.store, event.series)
    else:
        editions = [each for each in events.everything(planner, EventQuery()) if fold(each.title) == fold(event.title)]
    later = [each for each in editions if each.id != event.id and each.first_day and each.first_day > day]
    return min((each for each in later if each.status not in OVER), key=lambda each: str(each.start), default=None)


def later_events(planner: Planner, event: Event) -> list[Event]:
    """Returns later events of any kind that are still to come, by start."""
    first = max(planner.today(), event.last_day or planner.today())
    candidates = events.between(planner, first, first + _AHEAD)
    return [each for each in candidates if each.id != event.id and each.status not in OVER][:_OFFERED]


def carry(planner: Planner, event: Event, to: Event) -> Change:
    """Makes tasks of an event from the actions of another, each once. Raises NotFound."""
    actions = [each for each in records.of(planner.store, FINDING, event.id) if each.kind is FindingKind.ACTION]
    existing_keys = {task.key for task in records.of(planner.store, TASK, to.id)}
    new = [each for each in actions if _key(each) not in existing_keys]
    if not actions:
        raise NotFound(Message("There is no action to carry over."))
    label = counted("Carry {n} action to “{title}”", "Carry {n} actions to “{title}”", len(new), title=to.title)
    if not new:
        label = Message("All actions are tasks of “{title}” already", {"title": to.title})
    with planner.write(label) as writing:
        for each in new:
            writing.add(TASK.name, records.stored(TASK, _task(each, to)))
    return writing.outcome


def judge(planner: Planner, goal: Goal) -> Change:
    """Sets the next verdict of a goal; one with a target and a result is judged by them first. Raises Conflict."""
    if goal.verdict is Verdict.OPEN and goal.aim is not None and goal.result is not None:
        verdict = Verdict.MET if goal.result >= goal.aim else Verdict.MISSED
    else:
        verdict = _VERDICTS[(_VERDICTS.index(goal.verdict) + 1) % len(_VERDICTS)]
    with planner.write(Message("Judge “{title}”", {"title": goal.title})) as writing:
        writing.change(GOAL.name, goal.id, goal.version, {"verdict": verdict})
    return writing.outcome


def _key(finding: Finding) -> str:
    return f"finding/{finding.id}"


def _task(finding: Finding, to: Event) -> TaskDraft:
    return TaskDraft(
        title=finding.title,
        event_id=to.id,
        area=Area.PROGRAMME,
        owner=finding.owner,
        offset=_BEFORE,
        notes=finding.note,
        key=_key(finding),
    )
