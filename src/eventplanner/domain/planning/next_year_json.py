"""JSON of a planned year, with the keys that the command line guarantees."""

from collections.abc import Callable
from typing import Any

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, draft_of
from eventplanner.domain.events.json import draft_json
from eventplanner.domain.planning.next_year import Copy
from eventplanner.domain.planning.next_year_plan import Going, Proposal, Result, YearPlan
from eventplanner.domain.year.clash_values import Clash


def plan_json(plan: YearPlan, said: Callable[[Clash, Event], str], words: Callable[[Message], str]) -> dict[str, Any]:
    """Returns the additions, with their clashes in the words of `said`, and the events that are there already."""
    return {
        "year": plan.to_year,
        "from": plan.from_year,
        "added": plan.added,
        "events": [_event(each, result, said, words) for each in plan.taken for result in each.results],
        "there": [_there(each) for each in plan.proposals if each.is_there],
    }


def _event(
    proposal: Proposal, result: Result, said: Callable[[Clash, Event], str], words: Callable[[Message], str]
) -> dict[str, Any]:
    copy = proposal.of if isinstance(proposal.of, Copy) else None
    return draft_json(draft_of(result.event)) | {
        "from_event": copy.event.id if copy else None,
        "from_series": proposal.of.series.id if isinstance(proposal.of, Going) else None,
        "kept": list(copy.kept) if copy else [],
        "dropped": [words(message) for message in copy.dropped] if copy else [],
        "clashes": [
            {
                "kind": clash.kind.value,
                "severity": clash.severity.name.lower(),
                "day": clash.day.isoformat(),
                "reason": said(clash, result.event),
            }
            for clash in result.clashes
        ],
    }


def _there(proposal: Proposal) -> dict[str, Any]:
    """Of a series without the events that it has there, for there are several."""
    of = proposal.of
    if isinstance(of, Going):
        return {"from_event": None, "from_series": of.series.id, "title": proposal.title, "id": None}
    return {
        "from_event": of.event.id,
        "from_series": None,
        "title": proposal.title,
        "id": of.twin.id if of.twin else None,
    }
