"""A long list is read a page at a time, from wherever it is looked at."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.listing import KEPT, PAGE, Listing, Seek


@dataclass(frozen=True)
class Number:
    id: int


class Source:
    """Numbers in order, read as a database would."""

    def __init__(self, total):
        self.rows = [Number(n) for n in range(total)]
        self.read_rows = 0

    def read(self, seek: Seek[Number]) -> list[Number]:
        rows = self.rows[::-1] if seek.backwards else self.rows
        if seek.past is not None:
            rows = rows[rows.index(seek.past) + 1 :]
        found = rows[seek.skip : seek.skip + seek.count]
        self.read_rows += len(found)
        return found


@given(st.integers(0, 700), st.lists(st.integers(-5, 705), max_size=60))
def test_every_place_holds_its_row_in_whatever_order_it_is_looked_at(total, places):
    listing = Listing(total, Source(total).read)
    for place in places:
        assert listing[place] == (Number(place) if 0 <= place < total else None)


def test_only_the_page_that_is_looked_at_is_read():
    source = Source(100_000)
    Listing(100_000, source.read)[99_999]
    assert source.read_rows <= PAGE


def test_no_more_than_a_few_pages_are_kept():
    listing = Listing(50_000, Source(50_000).read)
    for place in range(0, 50_000, PAGE):
        listing[place]
    assert len(listing._pages) <= KEPT


def test_rows_that_went_since_the_count_are_no_rows():
    source = Source(10)
    listing = Listing(20, source.read)
    assert [listing[place] for place in (9, 10, 19)] == [Number(9), None, None]


def test_what_was_read_can_be_asked_for_without_reading():
    source = Source(1_000)
    listing = Listing(1_000, source.read)
    assert (listing.has(500), listing.peek(500), source.read_rows) == (False, None, 0)
    listing.prepare(500)
    before = source.read_rows
    near = (0, 500 - PAGE, 500, 500 + PAGE, 999)
    assert [listing.peek(place) for place in near] == [Number(place) for place in near]
    assert [listing.has(place) for place in (-1, *near, 1_000)] == [True] * 7
    assert listing.peek(-1) is None
    assert listing.peek(1_000) is None
    assert source.read_rows == before


def test_rows_that_are_read_come_with_those_of_all_pages_only_where_all_are_asked_for():
    source = Source(300)
    listing = Listing(300, source.read)
    listing[150]
    assert [row.id for row in listing.rows_read()] == list(range(128, 192))
    assert [row.id for row in listing.rows()] == list(range(300))


def test_a_page_is_read_once_however_many_ask_for_it_at_once():
    source = Source(1_000)
    gate, listing = threading.Barrier(4), Listing(1_000, source.read)

    def ask() -> Number | None:
        gate.wait()
        return listing[500]

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(ask) for _time in range(4)]
    assert {answer.result() for answer in answers} == {Number(500)}
    assert source.read_rows == PAGE
