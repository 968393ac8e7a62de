"""Choosing quotes: at most one for each need is chosen, and ordered in the budget."""

from collections.abc import Sequence

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, clean_line, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.logistics.logistics import same_need
from eventplanner.domain.logistics.resources import QUOTE, Quote, QuoteDraft
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget.orders import Orders
from eventplanner.services.records import records as plain
from eventplanner.services.records.removal import Removal
from eventplanner.storage.queries import records


def choose(planner: Planner, quote: Quote, reason: str) -> Change:
    """Chooses a quote and gives the reason; any other for the same need is unchosen. Raises Invalid, Conflict."""
    draft = QUOTE.checked(QUOTE.draft_of(quote, {"chosen": True, "reason": clean_line(reason)}), quote.currency)
    label = _chosen(planner, quote)
    with planner.write(label) as writing:
        # Read while the write lock is held: two who choose at once order once.
        orders = Orders(planner, quote.event_id)
        others = _chosen_beside(planner, quote, quote.id)
        writing.change_many(QUOTE.name, [(each.id, each.version, {"chosen": False}) for each in others])
        writing.change(QUOTE.name, quote.id, quote.version, records.stored(QUOTE, draft))
        for each in others:
            orders.take_back(writing, each.id)
        orders.follow(writing, quote.id, draft)
    return writing.outcome


def foretold(planner: Planner, quote: Quote) -> Message | None:
    """Returns what choosing a quote would put into the budget, in words; None without an amount."""
    return Orders(planner, quote.event_id).foretold(quote.id, quote)


def unchoose(planner: Planner, quote: Quote) -> Change:
    """Reopens the choice; the reason stays with the quote. Raises Conflict."""
    label = Message(
        "{supplier} is not chosen for “{need}”", {"supplier": _supplier(planner, quote), "need": quote.need}
    )
    with planner.write(label) as writing:
        orders = Orders(planner, quote.event_id)
        writing.change(QUOTE.name, quote.id, quote.version, {"chosen": False})
        orders.take_back(writing, quote.id)
    return writing.outcome


def save(planner: Planner, reading: plain.RecordReading, quote: Quote | None = None) -> Change:
    """Saves a new or changed quote; if it is chosen, no other of its need is. Raises Invalid, Conflict."""
    with planner.write(_saved(reading.draft, quote)) as writing:
        orders = Orders(planner, reading.draft.event_id)
        others = _chosen_beside(planner, reading.draft, quote.id if quote else None) if reading.draft.chosen else []
        writing.change_many(QUOTE.name, [(each.id, each.version, {"chosen": False}) for each in others])
        for each in others:
            orders.take_back(writing, each.id)
        if quote is None:
            id, supplier = plain.add_naming(writing, QUOTE, reading)
        else:
            id, supplier = quote.id, plain.alter_naming(writing, QUOTE, quote, reading)
        if reading.draft.chosen:
            orders.follow(writing, id, revised(reading.draft, organisation_id=supplier.get("organisation_id")))
        else:
            orders.take_back(writing, id)
    return writing.outcome


def remove(planner: Planner, chosen: Sequence[Quote]) -> Change:
    """Deletes quotes with their orders. Raises Conflict, and Invalid if an order is invoiced or paid."""
    label = counted("Delete {n} quote", "Delete {n} quotes", len(chosen))
    if len(chosen) == 1:
        label = Message("Delete “{title}”", {"title": chosen[0].need})
    removal = Removal(planner)
    for event_id in dict.fromkeys(each.event_id for each in chosen):
        orders = Orders(planner, event_id)
        removal.take(ENTRY, [order for each in chosen if (order := orders.free_order(each.id))])
    removal.take(QUOTE, chosen)
    with planner.write(label) as writing:
        removal.carry_out(writing)
    return writing.outcome


def _saved(draft: QuoteDraft, quote: Quote | None) -> Message:
    """The change that was saved, and the order that the quote became with it."""
    is_ordered = draft.chosen and draft.amount is not None and not (quote and quote.chosen)
    parts: dict[str, Part] = {"title": draft.need}
    if is_ordered:
        parts["amount"] = Money(draft.amount or 0, draft.currency)
        if quote:
            return Message("Change “{title}”: an order of {amount} in the budget", parts)
        return Message("Add “{title}”: an order of {amount} in the budget", parts)
    return Message("Change “{title}”", parts) if quote else Message("Add “{title}”", parts)


def _chosen(planner: Planner, quote: Quote) -> Message:
    parts: dict[str, Part] = {"supplier": _supplier(planner, quote), "need": quote.need}
    if quote.amount is None:
        return Message("Choose {supplier} for “{need}”", parts)
    parts["amount"] = Money(quote.amount, quote.currency)
    return Message("Choose {supplier} for “{need}”: an order of {amount} in the budget", parts)


def _chosen_beside(planner: Planner, quote: Quote, but: int | None) -> list[Quote]:
    """Returns the others of its need that are chosen."""
    of_event = records.of(planner.store, QUOTE, quote.event_id)
    return [each for each in of_event if each.chosen and each.id != but and same_need(each, quote)]


def _supplier(planner: Planner, quote: Quote) -> str:
    named = records.names(planner.store, "organisation", [quote.organisation_id or 0])
    return named.get(quote.organisation_id or 0, f"#{quote.id}")
