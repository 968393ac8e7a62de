"""What is still to be paid, or to be received, and when: deposits, balances, invoices, claims, and what was withheld."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eventplanner.domain.budget_lines import BudgetLine, Flow
from eventplanner.domain.entries import ORDERS, ClaimState, Entry, EntryKind
from eventplanner.domain.rates import Rates, converted
from eventplanner.domain.settling import Group, amount_in, groups
from eventplanner.domain.tax import split, withheld


class Part(StrEnum):
    """Which part of a document it is."""

    DEPOSIT = "deposit"
    BALANCE = "balance"
    WHOLE = "whole"
    WITHHELD = "withheld"
    """Goes to the tax office."""
    CLAIM = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that is to be paid once; on an income line, to be received."""

    entry: Entry
    line: BudgetLine
    part: Part
    amount: int
    """Minor units of `currency`, net or gross as the plan says."""
    gross: int
    """With the tax, as it leaves the bank."""
    currency: str
    day: date | None
    base: int | None
    """`gross` in minor units of the base currency, at the latest rate; None where there is none."""

    @property
    def id(self) -> int:
        return self.entry.id * len(Part) + list(Part).index(self.part)

    @property
    def version(self) -> int:
        return self.entry.version

    @property
    def organisation_id(self) -> int | None:
        """Who is to be paid; nobody of the plan where it is the tax office."""
        if self.part is Part.WITHHELD:
            return None
        return self.entry.organisation_id or (None if self.entry.person_id else self.line.organisation_id)

    @property
    def is_income(self) -> bool:
        return self.line.flow is Flow.INCOME

    def days_late(self, today: date) -> int:
        """Above 0 if the day has passed."""
        return (today - self.day).days if self.day else 0


def dues(line: BudgetLine, entries: Sequence[Entry], rates: Rates, *, is_gross: bool) -> list[Due]:
    """What is open on a line, in the order of the days; what has no day comes last."""
    found = [
        _due(line, entry, part, amount, currency, day, rates, is_gross=is_gross)
        for group in groups([each for each in entries if each.budget_line_id == line.id], rates)
        for entry, part, amount, currency, day in _open(group, rates)
    ]
    return in_order(found)


def in_order(found: Iterable[Due]) -> list[Due]:
    """By day; what has none comes last."""
    return sorted(found, key=lambda due: (due.day is None, due.day or date.max, due.entry.id))


Open = tuple[Entry, Part, int, str, date | None]


def _open(group: Group, rates: Rates) -> Iterator[Open]:
    if group.is_apart:
        return
    entries: Sequence[Entry] = group.items  # type: ignore[assignment]
    amounts = {entry.id: amount_in(entry, group.currency, rates) for entry in entries}
    papers = sorted((each for each in entries if _is_paper(each)), key=lambda each: (each.day or date.max, each.id))
    ids = {each.id for each in papers}
    payments = [each for each in entries if each.kind in {EntryKind.PAYMENT, EntryKind.REFUND}]
    credits = [each for each in entries if each.kind is EntryKind.CREDIT_NOTE]
    # What was paid to the order itself, or taken off it, pays its invoices in turn.
    free = sum(_sign(each) * amounts[each.id] for each in (*payments, *credits) if each.settles_id not in ids)
    for paper in papers:
        mine = [each for each in (*payments, *credits) if each.settles_id == paper.id]
        kept = withheld(amounts[paper.id], paper.withholding)
        rest = amounts[paper.id] - kept
        rest -= sum(_sign(each) * amounts[each.id] for each in mine if not each.pays_withheld)
        kept -= sum(amounts[each.id] for each in mine if each.pays_withheld)
        taken = min(max(free, 0), max(rest, 0))
        free, rest = free - taken, rest - taken
        if rest > 0:
            part = Part.CLAIM if paper.kind is EntryKind.CLAIM else Part.WHOLE
            yield paper, part, rest, group.currency, paper.due or paper.day
        if kept > 0:
            yield paper, Part.WITHHELD, kept, group.currency, paper.withheld_due or paper.due
    yield from _of_order(group, amounts)


def _of_order(group: Group, amounts: dict[int, int]) -> Iterator[Open]:
    """What an order still has to be paid beyond its invoices: first the deposit, then the balance."""
    order: Entry | None = next((each for each in group.items if each.id == group.root), None)  # type: ignore[assignment]
    if order is None or order.kind not in ORDERS:
        return
    covered = max(group.invoiced, group.settled)
    deposit = min(order.deposit or 0, amounts[order.id])
    first = max(deposit - covered, 0)
    rest = max(amounts[order.id] - max(covered, deposit), 0)
    if first:
        yield order, Part.DEPOSIT, first, group.currency, order.deposit_due or order.day
    if rest:
        yield order, Part.BALANCE if order.deposit else Part.WHOLE, rest, group.currency, order.due


def _is_paper(entry: Entry) -> bool:
    """Does it ask for money?"""
    return entry.kind is EntryKind.INVOICE or (entry.kind is EntryKind.CLAIM and entry.state is ClaimState.APPROVED)


def _sign(entry: Entry) -> int:
    return -1 if entry.kind is EntryKind.REFUND else 1


def _due(
    line: BudgetLine,
    entry: Entry,
    part: Part,
    amount: int,
    currency: str,
    day: date | None,
    rates: Rates,
    *,
    is_gross: bool,
) -> Due:
    vat = 0 if part in {Part.WITHHELD, Part.CLAIM} else entry.vat if entry.vat is not None else line.vat
    gross = split(amount, vat, is_gross=is_gross)[1]
    known = rates.latest(currency)
    return Due(
        entry=entry,
        line=line,
        part=part,
        amount=amount,
        gross=gross,
        currency=currency,
        day=day,
        base=converted(gross, currency, rates.base, known.value) if known else None,
    )
