"""Quotes beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.logistics.logistics import QuoteRow, side_by_side
from eventplanner.domain.logistics.resources import Quote


def quote(id: int, need: str, amount: int | None, currency: str = "CLP", supplier: int | None = None) -> Quote:
    return Quote(id=id, version=1, event_id=1, need=need, amount=amount, currency=currency, organisation_id=supplier)


def told(rows: list[QuoteRow]) -> list[tuple[int, bool, int | None]]:
    return [(row.id, row.first, row.above) for row in rows]


def test_quotes_stand_by_need_from_the_cheapest_on_with_what_the_others_ask_more() -> None:
    rows = side_by_side(
        [
            quote(1, "Streaming", 500),
            quote(2, "Catering", 1150),
            quote(3, "catering ", 1000, supplier=7),
            quote(4, "Catering", None),
        ],
        {7: "Banquetes"},
    )
    assert told(rows) == [(3, True, 0), (2, False, 15), (4, False, None), (1, True, None)]
    assert [row.supplier for row in rows] == ["Banquetes", "", "", ""]


def test_currencies_are_not_compared_with_each_other() -> None:
    rows = side_by_side([quote(1, "A", 900), quote(2, "A", 2, "USD"), quote(3, "A", 3, "USD")], {})
    assert told(rows) == [(1, True, None), (2, False, 0), (3, False, 50)]


def test_what_is_a_little_more_is_not_called_the_cheapest() -> None:
    rows = side_by_side([quote(1, "A", 100_000), quote(2, "A", 100_001), quote(3, "A", 0, "USD")], {})
    assert told(rows) == [(1, True, 0), (2, False, 1), (3, False, None)]


@given(st.lists(st.tuples(st.sampled_from("AB"), st.none() | st.integers(0, 10**6), st.sampled_from(["CLP", "USD"]))))
def test_each_need_stands_once_and_its_cheapest_first(found: list[tuple[str, int | None, str]]) -> None:
    rows = side_by_side([quote(n, *one) for n, one in enumerate(found)], {})
    assert sorted(row.id for row in rows) == list(range(len(found)))
    assert sum(row.first for row in rows) == len({need for need, _, _ in found})
    for row in rows:
        if row.above is not None and row.record.amount is not None:
            same = [
                amount
                for need, amount, currency in found
                if (need, currency) == (row.record.need, row.record.currency) and amount is not None
            ]
            assert row.is_cheapest == (row.record.amount == min(same))
