"""Settlement of a line's entries: each order with its invoices and payments, in minor units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from eventplanner.domain.budget.conversion import Rates, converted
from eventplanner.domain.budget.entry_kinds import ORDERS, ClaimState, EntryKind


class Item(Protocol):
    """Fields of an entry that settling reads."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> EntryKind: ...
    @property
    def amount(self) -> int | None: ...
    @property
    def currency(self) -> str: ...
    @property
    def day(self) -> date | None: ...
    @property
    def rate(self) -> int | None: ...
    @property
    def state(self) -> ClaimState: ...
    @property
    def settles_id(self) -> int | None: ...


class OrderGroup(Struct, frozen=True):
    """Order with all that settles it, or an invoice or payment without an order."""

    root: int
    items: Sequence[Item]
    currency: str
    """That of the three amounts: the items' own where they have one, else the base currency."""
    ordered: int = 0
    invoiced: int = 0
    settled: int = 0
    """Paid."""
    committed: int = 0
    """Minor units of the base currency, like the figures below."""
    actual: int = 0
    paid: int = 0
    exchange: int = 0
    """What the payments cost more than the document said."""
    missing: tuple[str, ...] = ()
    """Currencies that there is no rate for; without one nothing of the group counts."""
    is_apart: bool = False
    """Its items are in several currencies, and cannot be held against each other without a rate."""

    @property
    def is_mixed(self) -> bool:
        """True if its items are in more than one currency."""
        return len({item.currency for item in self.items}) > 1

    @property
    def is_open(self) -> bool:
        """True if anything is left to pay."""
        return max(self.ordered, self.invoiced) > self.settled


def roots(items: Iterable[Item]) -> dict[int, int]:
    """Returns, by entry id, the id of the entry at the root of the chain it settles.

    An entry that names a missing one or itself is its own root.
    """
    above = {item.id: item.settles_id for item in items}
    found: dict[int, int] = {}
    for id in above:
        way = [id]
        while (up := above[way[-1]]) is not None and up in above and up not in way:
            way.append(up)
        found[id] = way[-1] if up is None or up not in above else min(way[way.index(up) :])
    return found


def below(items: Sequence[Item], id: int) -> list[Item]:
    """Returns an item with all that settle it, directly or indirectly."""
    found = {id}
    while more := {item.id for item in items if item.settles_id in found} - found:
        found |= more
    return [item for item in items if item.id in found]


def groups(items: Sequence[Item], rates: Rates) -> list[OrderGroup]:
    """Returns entries grouped by order, each group settled; quotes are left out, as they bind nobody."""
    root = roots(items)
    together: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind is not EntryKind.QUOTE and item.amount is not None:
            together[root[item.id]].append(item)
    return [settle(id, group, rates) for id, group in together.items()]


def settle(root: int, items: Sequence[Item], rates: Rates) -> OrderGroup:
    """Settles an order: open amounts at the latest rate, paid ones at their own."""
    currencies = {item.currency for item in items}
    currency = currencies.pop() if len(currencies) == 1 else rates.base
    missing = tuple(sorted({item.currency for item in items if _value(item, rates) is None}))
    if missing and currencies:
        return OrderGroup(root, items, currency, missing=missing, is_apart=True)
    by_id = {item.id: item for item in items}
    amounts = {item.id: amount_in(item, currency, rates) for item in items}
    ordered = sum(amounts[item.id] for item in items if _binds(item))
    invoiced = sum(_sign_of_invoice(item, by_id) * amounts[item.id] for item in items)
    settled = sum(_sign_of_payment(item) * amounts[item.id] for item in items)
    if missing:
        return OrderGroup(root, items, currency, ordered=ordered, invoiced=invoiced, settled=settled, missing=missing)
    value = _open_value(currency, items, rates)
    paid = sum(_sign_of_payment(item) * _base(item, rates) for item in items if _sign_of_payment(item))
    still = converted(max(invoiced - settled, 0), currency, rates.base, value)
    further = converted(max(ordered - max(invoiced, settled), 0), currency, rates.base, value)
    return OrderGroup(
        root,
        items,
        currency,
        ordered=ordered,
        invoiced=invoiced,
        settled=settled,
        committed=paid + still + further,
        actual=paid + still,
        paid=paid,
        exchange=_exchange(by_id.get(root), items, rates),
    )


def figures_of(found: Iterable[OrderGroup]) -> tuple[int, int, int, int, int]:
    """Returns committed, actual, paid, exchange difference, and the number of groups without a rate."""
    committed = actual = paid = exchange = missing = 0
    for group in found:
        committed += group.committed
        actual += group.actual
        paid += group.paid
        exchange += group.exchange
        missing += bool(group.missing)
    return committed, actual, paid, exchange, missing


def base_of(item: Item, rates: Rates) -> int | None:
    """Returns the amount in the base currency: payments at their own rate, others at the latest; None without one."""
    value = _value(item, rates)
    return None if value is None or item.amount is None else converted(item.amount, item.currency, rates.base, value)


def amount_in(item: Item, currency: str, rates: Rates) -> int:
    """Returns the amount in the currency of its group: its own, or the base currency."""
    return (item.amount or 0) if item.currency == currency else _base(item, rates)


def _binds(item: Item) -> bool:
    """Is it an order, a promise, or what somebody asks back and may still be refused?"""
    return item.kind in ORDERS or (item.kind is EntryKind.CLAIM and item.state is ClaimState.CLAIMED)


def _sign_of_invoice(item: Item, by_id: Mapping[int, Item]) -> int:
    match item.kind:
        case EntryKind.INVOICE | EntryKind.TICKET | EntryKind.IN_KIND:
            return 1
        case EntryKind.CREDIT_NOTE:
            return -1
        case EntryKind.CLAIM:
            return int(item.state is not ClaimState.CLAIMED)
        case EntryKind.REFUND:
            # Of tickets nobody writes a credit note.
            refunded = by_id.get(item.settles_id or 0)
            return -1 if refunded is not None and refunded.kind is EntryKind.TICKET else 0
    return 0


def _sign_of_payment(item: Item) -> int:
    match item.kind:
        case EntryKind.PAYMENT | EntryKind.TICKET | EntryKind.IN_KIND:
            return 1
        case EntryKind.CLAIM:
            return int(item.state is ClaimState.PAID)
        case EntryKind.REFUND:
            return -1
    return 0


def _value(item: Item, rates: Rates) -> int | None:
    """Returns the rate that an item counts at."""
    if item.currency == rates.base:
        return rates.latest(item.currency).value  # type: ignore[union-attr]
    if not _sign_of_payment(item):
        known = rates.latest(item.currency)
        return known.value if known else item.rate
    if item.rate is not None:
        return item.rate
    known = rates.on(item.currency, item.day.isoformat() if item.day else None)
    return known.value if known else None


def _base(item: Item, rates: Rates) -> int:
    return converted(item.amount or 0, item.currency, rates.base, _value(item, rates) or 0)


def _open_value(currency: str, items: Sequence[Item], rates: Rates) -> int:
    """Returns the rate that what is open counts at; where the plan has none, the last that a document says itself."""
    latest = rates.latest(currency)
    if latest:
        return latest.value
    said = [(item.day or date.min, item.id, item.rate) for item in items if item.rate is not None]
    return max(said)[2] if said else 0


def _exchange(document: Item | None, items: Sequence[Item], rates: Rates) -> int:
    """Against the rate of the document at the beginning; nothing where that is the payment itself."""
    if document is None or document.currency == rates.base or _sign_of_payment(document):
        return 0
    value = document.rate
    if value is None:
        known = rates.on(document.currency, document.day.isoformat() if document.day else None)
        value = known.value if known else None
    if value is None:
        return 0
    paid = [item for item in items if _sign_of_payment(item) and item.currency == document.currency]
    return sum(
        _sign_of_payment(item) * (_base(item, rates) - converted(item.amount or 0, item.currency, rates.base, value))
        for item in paid
    )
