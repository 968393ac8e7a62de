"""Reading the budget of an event: lines, entries and decisions."""

from collections.abc import Mapping, Sequence

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import (
    AMENDMENT,
    APPROVAL,
    BASELINE,
    CATEGORY_RULE,
    Approval,
    Baseline,
    CategoryRule,
    Over,
)
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE, BudgetLine
from eventplanner.domain.events.events import Event
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.queries import budget, records


def of_event(planner: Planner, event: Event) -> EventBudget:
    """Returns the budget of an event."""
    store = planner.store
    with store.snapshot():
        lines = records.of(store, BUDGET_LINE, event.id)
        plain = _plain(planner, event, lines)
        approval, baseline = _approved(planner, event.id)
        stated, row = budget.stated(store, [event.id])[event.id]
        amendments = [
            each
            for each in records.of(store, AMENDMENT, event.id)
            if approval is None or approval.day is None or each.day is None or each.day >= approval.day
        ]
        return revised(
            plain,
            stated=stated,
            registered=_sum(stated.registered),
            attended=_sum(stated.attended),
            cases=((row["low_in_person"], row["low_online"]), (row["high_in_person"], row["high_online"])),
            approval=approval,
            baseline=baseline,
            amendments=amendments,
            rules=rules(planner),
        )


def without_event(planner: Planner, year: int) -> EventBudget:
    """Returns the budget of a year outside events, as if it were one event."""
    with planner.store.snapshot():
        lines = budget.without_event(planner.store, year)
        now = planner.now().replace(tzinfo=None)
        nothing = Event(title="", id=0, version=0, uid="", sequence=0, created_at=now, updated_at=now)
        return _plain(planner, nothing, lines)


def _plain(planner: Planner, event: Event, lines: Sequence[BudgetLine]) -> EventBudget:
    """Returns lines with their entries, and whoever they name."""
    store, settings = planner.store, planner.settings()
    ids = [line.id for line in lines]
    entries = budget.entries(store, ids)
    used = [each.currency for each in lines] + [each.currency for each in entries]
    parties = [line.organisation_id for line in lines] + [entry.organisation_id for entry in entries]
    people = {each.person_id for each in entries if each.person_id}
    return EventBudget(
        event=event,
        today=planner.today(),
        currency=settings.currency,
        is_gross=settings.prices == "gross",
        lines=lines,
        entries=entries,
        rates=budget.rates(store, settings.currency, used),
        names=records.names(store, "organisation", sorted({id for id in parties if id})),
        people=records.names(store, "person", sorted(people)),
        transfers=budget.transfers(store, ids),
        benefits=records.of_several(store, BENEFIT, ids),
    )


def of_id(planner: Planner, event_id: int) -> EventBudget:
    """Raises NotFound."""
    return of_event(planner, events.get(planner, event_id))


def rules(planner: Planner) -> Mapping[str, Over]:
    """Returns the reaction to an overrun, by category."""
    return {category: Over(over) for category, over in budget.rules(planner.store).items()}


def rule_of(planner: Planner, category: str) -> CategoryRule | None:
    """Returns the rule that watches a category; None if there is none."""
    return next((each for each in records.every(planner.store, CATEGORY_RULE) if each.category == category), None)


def _approved(planner: Planner, event_id: int) -> tuple[Approval | None, list[Baseline]]:
    approvals = records.of(planner.store, APPROVAL, event_id)
    if not approvals:
        return None, []
    last = approvals[-1]
    return last, records.of(planner.store, BASELINE, last.id)


def _sum(heads: tuple[int | None, int | None]) -> int | None:
    return None if heads == (None, None) else sum(each or 0 for each in heads)
