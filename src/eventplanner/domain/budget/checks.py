"""Consistency checks of a budget, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.currencies import symbol_of
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, fold
from eventplanner.domain.budget.belonging import Ledger, belonging, named
from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.counts import Counts
from eventplanner.domain.budget.dues import AmountDue
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.entry_kinds import ORDERS, EntryKind
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.figures import multiplied
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.settling import OrderGroup, roots


class Check(Struct, frozen=True):
    """One inconsistency."""

    message: Message
    line_id: int | None = None
    entry_id: int | None = None
    is_late: bool = False
    """Something is due and not paid."""


def checks(budget: EventBudget) -> list[Check]:
    """Returns all findings, those about lines first."""
    by_id = {line.id: line for line in budget.lines}
    found = [
        *of_lines(budget.lines, budget.multipliers, budget.rates),
        *_groups(budget),
        *_loose(budget),
        *double_numbers(budget.entries, by_id),
        *late(budget.dues, budget.today),
    ]
    return once(found)


def once(found: Iterable[Check]) -> list[Check]:
    """Drops checks that repeat the text of another for the same line."""
    return list({(check.message.to_json(), check.line_id): check for check in found}.values())


def of_lines(lines: Iterable[BudgetLine], counts: Counts, rates: Rates) -> Iterator[Check]:
    """Yields contradictions within a line, missing exchange rates, and transfers of more than a line has."""
    for line in lines:
        if line.amount is not None and line.unit_price is not None:
            product = multiplied(line, counts)
            if product != line.amount:
                said: dict[str, Part] = {
                    "line": line.name,
                    "product": Money(product, line.currency),
                    "amount": Money(line.amount, line.currency),
                }
                yield Check(
                    Message("“{line}”: quantity × unit price are {product}, the amount is {amount}", said), line.id
                )
        if rates.latest(line.currency) is None:
            yield Check(_no_rate(line.name, line.currency), line.id)
        if line.planned < 0 <= (line.amount or 0):
            yield Check(Message("“{line}”: more was transferred away than is planned", {"line": line.name}), line.id)


def _groups(budget: EventBudget) -> Iterator[Check]:
    for line in budget.lines:
        for group in budget.groups(line):
            yield from over(line.id, line.name, group)


def over(line_id: int, name: str, group: OrderGroup) -> Iterator[Check]:
    """Yields findings where more is invoiced than ordered or paid than invoiced, or where a rate is missing."""
    for currency in group.missing:
        yield Check(_no_rate(name, currency), line_id, group.root)
    if group.is_apart:
        return
    by_id = {item.id: item for item in group.items}
    root = by_id.get(group.root)
    said: dict[str, Part] = {"line": name, "number": getattr(root, "number", "") or f"#{group.root}"}
    if root is not None and root.kind is EntryKind.COMMITMENT and group.invoiced > group.ordered:
        more = Money(group.invoiced - group.ordered, group.currency)
        yield Check(
            Message("“{line}”: invoiced {over} more than order {number} says", said | {"over": more}),
            line_id,
            group.root,
        )
    if group.invoiced > 0 and group.settled > group.invoiced:
        more = Money(group.settled - group.invoiced, group.currency)
        yield Check(
            Message("“{line}”: paid {over} more than was invoiced ({number})", said | {"over": more}),
            line_id,
            group.root,
        )


def _loose(budget: EventBudget) -> Iterator[Check]:
    """Yields invoices and payments that count beside what is open on their line, and may well be of it."""
    for line in budget.lines:
        own = [each for each in budget.of_line(line) if each.budget_line_id == line.id]
        kinds = {each.kind for each in own}
        if len(kinds & {EntryKind.INVOICE, EntryKind.PAYMENT}) + bool(kinds & ORDERS) < 2:
            continue
        root = roots(own)
        for entry in own:
            if entry.kind not in {EntryKind.INVOICE, EntryKind.PAYMENT} or entry.apart or entry.settles_id is not None:
                continue
            others = [each for each in own if root[each.id] != entry.id]
            place = belonging(entry, Ledger(line, others, budget.rates, is_gross=budget.is_gross))
            if (to := place.to or next(iter(place.several), None)) is not None:
                parts: dict[str, Part] = {"line": line.name, "entry": named(entry), "other": named(to.entry)}
                yield Check(
                    Message("“{line}”: {entry} may settle {other}, and counts beside it", parts), line.id, entry.id
                )


def double_numbers(entries: Iterable[Entry], lines: Mapping[int, BudgetLine]) -> Iterator[Check]:
    """Yields document numbers entered twice for the same kind and party; `lines` by id."""
    same: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.number and entry.kind in {EntryKind.INVOICE, EntryKind.CREDIT_NOTE, EntryKind.COMMITMENT}:
            line = lines.get(entry.budget_line_id)
            party = entry.organisation_id or (line.organisation_id if line else None)
            same[entry.kind, party, entry.person_id, fold(entry.number)].append(entry)
    for group in same.values():
        if len(group) > 1:
            first, *_others = group
            said: dict[str, Part] = {"number": first.number, "ids": ", ".join(f"#{each.id}" for each in group)}
            yield Check(
                Message("the document {number} was entered more than once: {ids}", said),
                first.budget_line_id,
                group[-1].id,
            )


def late(found: Sequence[AmountDue], today: date) -> Iterator[Check]:
    """Yields findings about amounts that are overdue."""
    for due in found:
        if due.days_late(today) > 0 and not due.is_income:
            said: dict[str, Part] = {
                "line": due.line.name,
                "amount": Money(due.gross, due.currency),
                "day": due.day or today,
            }
            message = Message("“{line}”: {amount} was due on {day} and is not paid", said)
            yield Check(message, due.line.id, due.entry.id, is_late=True)


def _no_rate(line: str, currency: str) -> Message:
    parts: dict[str, Part] = {"line": line, "currency": symbol_of(currency)}
    return Message("“{line}”: there is no rate for {currency}; it counts nowhere", parts)
