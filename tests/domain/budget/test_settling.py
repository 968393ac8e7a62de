"""What entries come to: orders, their invoices and payments, each counted once, whatever bag of them there is."""

from datetime import date
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.money import exponent
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import ONE, Rates
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind
from eventplanner.domain.budget.settling import OrderGroup, amount_in, base_of, figures_of, groups, roots, settle

RATES = Rates(
    "CLP",
    [
        ("CLF", "2027-03-01", 39_000 * ONE),
        ("CLF", "2027-03-09", 39_200 * ONE),
        ("USD", "2027-03-01", 950 * ONE),
        ("USD", "2027-03-05", 960 * ONE),
        ("USD", "2027-03-09", 940 * ONE),
    ],
)
ORDER, INVOICE, PAYMENT = EntryKind.COMMITMENT, EntryKind.INVOICE, EntryKind.PAYMENT
CREDIT_NOTE, REFUND, CLAIM, TICKET = EntryKind.CREDIT_NOTE, EntryKind.REFUND, EntryKind.CLAIM, EntryKind.TICKET


def entry(id: int, kind: EntryKind, amount: int, settles: int | None = None, **more) -> Entry:
    said = {"currency": "CLP", "day": date(2027, 3, 2), **more}
    return Entry(id=id, version=1, budget_line_id=1, kind=kind, amount=amount, settles_id=settles, **said)


def figures(*entries: Entry) -> tuple[int, int, int]:
    """Committed, actual, paid."""
    return figures_of(groups(entries, RATES))[:3]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], (0, 0, 0)),
        ([(EntryKind.QUOTE, 100, None)], (0, 0, 0)),
        ([(ORDER, 100, None)], (100, 0, 0)),
        ([(EntryKind.PLEDGE, 100, None)], (100, 0, 0)),
        # An invoice without an order commits itself, a payment without an invoice is an invoice.
        ([(INVOICE, 100, None)], (100, 100, 0)),
        ([(PAYMENT, 100, None)], (100, 100, 100)),
        # A deposit, paid to the order.
        ([(ORDER, 100, None), (PAYMENT, 30, 1)], (100, 30, 30)),
        ([(ORDER, 100, None), (PAYMENT, 30, 1), (INVOICE, 100, 1)], (100, 100, 30)),
        ([(ORDER, 100, None), (INVOICE, 60, 1), (PAYMENT, 60, 2)], (100, 60, 60)),
        # More than was ordered.
        ([(ORDER, 100, None), (INVOICE, 130, 1)], (130, 130, 0)),
        ([(ORDER, 100, None), (INVOICE, 100, 1), (PAYMENT, 120, 2)], (120, 120, 120)),
        # An order and an invoice that nobody said belong together are two.
        ([(ORDER, 100, None), (INVOICE, 100, None)], (200, 100, 0)),
        ([(INVOICE, 100, None), (CREDIT_NOTE, 20, 1)], (80, 80, 0)),
        ([(INVOICE, 100, None), (PAYMENT, 100, 1), (CREDIT_NOTE, 20, 1), (REFUND, 20, 2)], (80, 80, 80)),
        # Until it is given back, more is paid than was asked for.
        ([(INVOICE, 100, None), (PAYMENT, 100, 1), (CREDIT_NOTE, 20, 1)], (100, 100, 100)),
        ([(TICKET, 350, None)], (350, 350, 350)),
        ([(TICKET, 350, None), (REFUND, 10, 1)], (340, 340, 340)),
        ([(EntryKind.IN_KIND, 240, None)], (240, 240, 240)),
        ([(EntryKind.PLEDGE, 500, None), (EntryKind.IN_KIND, 240, 1)], (500, 240, 240)),
    ],
)
def test_each_counts_once(entries, expected: tuple[int, int, int]) -> None:
    made = [entry(n, kind, amount, settles) for n, (kind, amount, settles) in enumerate(entries, 1)]
    assert figures(*made) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [(ClaimState.CLAIMED, (100, 0, 0)), (ClaimState.APPROVED, (100, 100, 0)), (ClaimState.PAID, (100, 100, 100))],
)
def test_a_claim_counts_as_far_as_it_is(state: ClaimState, expected: tuple[int, int, int]) -> None:
    claim = entry(1, CLAIM, 100, state=state)
    assert figures(claim) == expected


def test_a_contract_in_uf_may_be_paid_in_pesos() -> None:
    contract = entry(1, ORDER, 1_200_000, currency="CLF")
    paid = entry(2, PAYMENT, 1_400_000, 1)
    # UF 120 × 39.200 = 4.704.000
    (group,) = groups([contract, paid], RATES)
    assert (group.currency, group.ordered, group.settled) == ("CLP", 4_704_000, 1_400_000)
    assert (group.committed, group.actual, group.paid, group.exchange) == (4_704_000, 1_400_000, 1_400_000, 0)


def test_what_is_open_counts_at_the_latest_rate_and_what_is_paid_at_its_own() -> None:
    invoice = entry(1, INVOICE, 100_000, currency="USD", day=date(2027, 3, 1))
    paid = entry(2, PAYMENT, 40_000, 1, currency="USD", day=date(2027, 3, 6))
    # US$ 400 × 960 + US$ 600 × 940; paid US$ 400 × 10 dearer than on the day of the invoice.
    assert figures_of(groups([invoice, paid], RATES)) == (948_000, 948_000, 384_000, 4_000, 0)
    agreed = revised(paid, rate=955 * ONE)
    assert figures_of(groups([invoice, agreed], RATES)) == (946_000, 946_000, 382_000, 2_000, 0)
    written = revised(invoice, rate=970 * ONE)
    assert figures_of(groups([written, paid], RATES)) == (948_000, 948_000, 384_000, -4_000, 0)


def test_what_comes_back_in_another_currency_has_its_own_difference() -> None:
    invoice = entry(1, INVOICE, 100_000, currency="USD", day=date(2027, 3, 1))
    paid = entry(2, PAYMENT, 100_000, 1, currency="USD", day=date(2027, 3, 5))
    note = entry(3, CREDIT_NOTE, 10_000, 1, currency="USD", day=date(2027, 3, 9))
    back = entry(4, REFUND, 10_000, 2, currency="USD", day=date(2027, 3, 9))
    # US$ 1.000 × 960 − US$ 100 × 940; 1.000 × 10 dearer, and 100 × 10 less came back.
    assert figures_of(groups([invoice, paid, note, back], RATES)) == (866_000, 866_000, 866_000, 11_000, 0)


def test_without_a_rate_a_group_counts_nowhere_and_the_others_do() -> None:
    known, unknown = entry(1, INVOICE, 100), entry(2, INVOICE, 100, currency="EUR")
    found = groups([known, unknown], RATES)
    assert [(each.missing, each.is_apart, each.is_open) for each in found] == [
        ((), False, True),
        (("EUR",), False, True),
    ]
    assert figures_of(found) == (100, 100, 0, 0, 1)
    mixed = groups([known, revised(unknown, settles_id=1)], RATES)
    assert [(each.missing, each.is_apart) for each in mixed] == [(("EUR",), True)]
    assert base_of(unknown, RATES) is None


def test_before_the_first_rate_there_is_none() -> None:
    early = entry(1, PAYMENT, 100, currency="USD", day=date(2027, 2, 1))
    assert figures_of(groups([early], RATES)) == (0, 0, 0, 0, 1)
    assert figures_of(groups([revised(early, rate=900 * ONE)], RATES)) == (900, 900, 900, 0, 0)


def test_a_document_may_say_the_only_rate_there_is() -> None:
    invoice = entry(1, INVOICE, 10_000, currency="EUR", rate=1_000 * ONE)
    assert figures(invoice) == (100_000, 100_000, 0)
    # What is open counts at the last one that was said, in whichever order they were entered.
    paid = entry(2, PAYMENT, 4_000, 1, currency="EUR", rate=1_100 * ONE, day=date(2027, 3, 3))
    assert figures(invoice, paid) == figures(paid, invoice) == (110_000, 110_000, 44_000)
    before = revised(paid, day=date(2027, 3, 1))
    assert figures(invoice, before) == figures(before, invoice) == (104_000, 104_000, 44_000)


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ({1: None, 2: 1, 3: 2}, {1: 1, 2: 1, 3: 1}),
        ({1: None, 2: 9, 3: 2}, {1: 1, 2: 2, 3: 2}),
        ({1: 1}, {1: 1}),
        ({1: 2, 2: 1}, {1: 1, 2: 1}),
        ({1: 3, 2: 3, 3: 4, 4: 3}, {1: 3, 2: 3, 3: 3, 4: 3}),
        ({3: None, 2: 3, 1: 2}, {3: 3, 2: 3, 1: 3}),
    ],
)
def test_what_settles_belongs_to_what_stands_at_the_beginning(above, expected) -> None:
    assert roots(entry(id, PAYMENT, 1, settles) for id, settles in above.items()) == expected


AMOUNTS = st.integers(0, 10**9)
CURRENCIES = st.sampled_from(["CLP", "USD", "CLF", "EUR"])


@st.composite
def bags(draw, currencies=CURRENCIES) -> list[Entry]:
    """Any entries at all, settling one another as they like."""
    n = draw(st.integers(0, 9))
    ids = st.one_of(st.none(), st.integers(1, 10))
    return [
        entry(
            *(id, draw(st.sampled_from(EntryKind)), draw(AMOUNTS), draw(ids)),
            currency=draw(currencies),
            day=draw(st.one_of(st.none(), st.dates(date(2027, 2, 20), date(2027, 4, 1)))),
            rate=draw(st.one_of(st.none(), st.integers(1, 10**14))),
            state=draw(st.sampled_from(ClaimState)),
        )
        for id in range(1, n + 1)
    ]


@given(bags())
def test_each_contains_the_next(entries: list[Entry]) -> None:
    for group in groups(entries, RATES):
        assert group.committed >= group.actual >= group.paid
    committed, actual, paid, _exchange, _missing = figures_of(groups(entries, RATES))
    assert committed >= actual >= paid


@given(bags())
def test_each_entry_is_in_one_group_and_quotes_in_none(entries: list[Entry]) -> None:
    found = [item.id for group in groups(entries, RATES) for item in group.items]
    assert sorted(found) == [each.id for each in entries if each.kind is not EntryKind.QUOTE]
    root = roots(entries)
    for each in entries:
        assert root[root[each.id]] == root[each.id]
        if each.settles_id in root:
            assert root[each.settles_id] == root[each.id]


@given(bags(st.just("CLP")))
def test_in_one_currency_nothing_is_made_or_lost(entries: list[Entry]) -> None:
    for group in groups(entries, RATES):
        assert group.paid == group.settled
        assert group.actual == max(group.invoiced, group.settled)
        assert group.committed == max(group.ordered, group.invoiced, group.settled)
        assert group.is_open == (max(group.ordered, group.invoiced) > group.settled)
        assert (group.exchange, group.missing) == (0, ())


def _sums(group: OrderGroup) -> tuple[object, ...]:
    return group.root, group.committed, group.actual, group.paid, group.exchange, group.missing


@given(bags(), st.randoms())
def test_in_which_order_they_were_entered_is_all_the_same(entries: list[Entry], random) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert sorted(map(_sums, groups(entries, RATES))) == sorted(map(_sums, groups(shuffled, RATES)))


@given(bags(), bags())
def test_what_has_nothing_to_do_with_each_other_is_added(one: list[Entry], two: list[Entry]) -> None:
    numbers = count(101)
    new = {each.id: next(numbers) for each in two}
    apart = [revised(each, id=new[each.id], settles_id=new.get(each.settles_id or 0)) for each in two]
    first, second = figures_of(groups(one, RATES)), figures_of(groups(apart, RATES))
    assert figures_of(groups([*one, *apart], RATES)) == tuple(a + b for a, b in zip(first, second, strict=True))


@given(bags(st.just("USD")))
def test_at_one_rate_a_figure_is_its_amount_converted(entries: list[Entry]) -> None:
    """Each part is rounded for itself: what is paid, what is invoiced and open, what is ordered beyond that."""
    one_rate = Rates("CLP", [("USD", "2000-01-01", 94_123_456_789)])
    for group in groups([revised(each, rate=None) for each in entries], one_rate):
        worth = Fraction(94_123_456_789, ONE * 10 ** exponent("USD"))
        # An item is rounded at most twice: as what moved, and as what it takes back.
        payments = 2 * len(group.items)
        assert abs(group.paid - group.settled * worth) <= Fraction(max(payments, 1), 2)
        actual = max(group.invoiced, group.settled)
        assert abs(group.actual - actual * worth) <= Fraction(payments + 1, 2)
        committed = max(actual, group.ordered)
        assert abs(group.committed - committed * worth) <= Fraction(payments + 2, 2)
        assert group.exchange == 0 or any(item.day is None for item in group.items)


@given(bags())
def test_what_an_entry_is_worth_is_what_it_counts_for_alone(entries: list[Entry]) -> None:
    for each in entries:
        base = base_of(each, RATES)
        if base is not None:
            assert amount_in(each, "CLP", RATES) == base
            alone = settle(each.id, [revised(each, settles_id=None)], RATES)
            if each.kind in {INVOICE, PAYMENT, ORDER, TICKET}:
                assert alone.committed == base
