"""Simulation of ideas for a year's events on its budget, and their acceptance as one change."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from eventplanner.domain.attendance.headcounts import HEADCOUNT, Headcount
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.year_budget import YearBudget
from eventplanner.domain.events.events import Event, EventDraft, Status, draft_of, moved_by
from eventplanner.domain.ideas.what_if import Ground, Idea, imagined
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_lines
from eventplanner.services.events import events
from eventplanner.storage.queries import budget, records
from eventplanner.storage.queries import events as event_rows


def imagine(planner: Planner, year: YearBudget, ideas: Sequence[Idea]) -> YearBudget:
    """Returns the year with the ideas applied, without changing the plan."""
    return imagined(year, ideas, _ground(planner, [idea.event_id for idea in ideas]))


def accept(planner: Planner, ideas: Sequence[Idea]) -> Change:
    """Applies ideas to the plan, as one step. Raises Conflict, NotFound, or Invalid for a forbidden step."""
    wanted = {idea.event_id: idea for idea in ideas if not idea.is_nothing}
    if not wanted:
        raise NotFound(Message("Nothing is tried out."))
    affected = events.several(planner, list(wanted))
    drafts = [(event, events.sound(planner, _draft(event, wanted[event.id]), event)) for event in affected]
    counts = {event.id: next(iter(records.of(planner.store, HEADCOUNT, event.id)), None) for event in affected}
    holidays.take_up_for(planner, [draft for _event, draft in drafts])
    label = counted("Accept what was tried with {n} event", "Accept what was tried with {n} events", len(affected))
    with planner.write(label) as writing:
        # Read while the write lock is held, and before the first row is written.
        moved = [
            each
            for event in affected
            if (values := _heads(wanted[event.id]))
            for each in budget_lines.replanned(planner, event.id, values)
        ]
        writing.change_many("event", [(each.id, each.version, event_rows.columns(draft)) for each, draft in drafts])
        for event in affected:
            values = _heads(wanted[event.id])
            stored: Headcount | None = counts[event.id]
            if values and stored is None:
                writing.add(HEADCOUNT.name, values | {"event_id": event.id})
            elif values and stored is not None:
                writing.change(HEADCOUNT.name, stored.id, stored.version, values)
        budget_lines.note(writing, moved)
    return writing.outcome


def _draft(event: Event, idea: Idea) -> EventDraft:
    if idea.drop:
        return draft_of(event, {"status": Status.CANCELLED})
    if idea.start is not None and event.first_day is not None:
        return moved_by(event, timedelta(days=(idea.start - event.first_day).days))
    return draft_of(event)


def _heads(idea: Idea) -> dict[str, Any]:
    values = {"expected_in_person": idea.in_person, "expected_online": idea.online}
    return {name: n for name, n in values.items() if n is not None and not idea.drop}


def _ground(planner: Planner, event_ids: Sequence[int]) -> Ground:
    store, currency = planner.store, planner.settings().currency
    with store.snapshot():
        lines: dict[int, list[BudgetLine]] = defaultdict(list)
        lines_of_events = records.of_several(store, BUDGET_LINE, event_ids)
        for line in lines_of_events:
            lines[line.event_id or 0].append(line)
        moved: dict[int, int] = defaultdict(int)
        for each in budget.transfers(store, [line.id for line in lines_of_events]):
            moved[each.from_id] -= each.amount or 0
            moved[each.to_id] += each.amount or 0
        stated = {id: each for id, (each, _row) in budget.stated(store, event_ids).items()}
        rates = budget.rates(store, currency, [line.currency for line in lines_of_events])
    return Ground(lines=lines, stated=stated, transferred=moved, rates=rates)
