"""A board: which lanes and cards are drawn, and where the cursor goes."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from eventplanner.widgets.lists.board import HEAD, TALL, Board, Card, Lane
from widgets.apps import Bench, lines

STAGES = ("Idea", "Planned", "Confirmed", "Held", "Closed")


def lane(number: int, cards: int, total: int | None = None) -> Lane:
    """A lane with cards that are called after their numbers."""
    found = [
        Card(number * 100 + n, f"Card {number}.{n}", [[("12 Mar", "muted")], [("next", "red")]]) for n in range(cards)
    ]
    return Lane(STAGES[number], STAGES[number], "o", "sky", found, cards if total is None else total)


def lanes(*counts: int) -> list[Lane]:
    return [lane(number, count) for number, count in enumerate(counts)]


async def drawn(found: Sequence[Lane], size: tuple[int, int], wanted: int | None = None, *keys: str) -> list[str]:
    """What is seen once the keys are pressed."""
    board = Board()
    async with Bench(board).run_test(size=size) as pilot:
        board.focus()
        board.show(found, wanted)
        await pilot.press(*keys)
        await pilot.pause()
        return lines(board)


async def card_after(*keys: str, counts: Sequence[int] = (2, 0, 3, 1, 1), wanted: int | None = None) -> int | None:
    board = Board()
    async with Bench(board).run_test(size=(116, 30)) as pilot:
        board.focus()
        board.show(lanes(*counts), wanted)
        await pilot.press(*keys)
        return board.card.id if board.card else None


async def test_each_lane_has_its_name_its_count_and_its_cards():
    page = await drawn(lanes(1, 0, 1, 0, 0), (116, 8))
    assert page[0].split() == "o Idea 1 o Planned 0 o Confirmed 1 o Held 0 o Closed 0".split()
    assert [line.split() for line in page[HEAD : HEAD + TALL]] == [
        "▌ Card 0.0 none ▌ Card 2.0 none none".split(),
        "▌ 12 Mar ▌ 12 Mar".split(),
        "▌ next ▌ next".split(),
    ]


async def test_where_there_is_no_room_three_lanes_stand_around_the_cursor_and_the_others_are_named():
    page = await drawn(lanes(7, 1, 3, 0, 25), (80, 12), 200)
    assert page[0].split() == "◄ Idea 7 Closed 25 ►".split()
    assert page[1].split() == "o Planned 1 o Confirmed 3 o Held 0".split()


async def test_at_an_end_only_one_side_is_named():
    page = await drawn(lanes(7, 1, 3, 0, 25), (80, 12), 0)
    assert page[0].split() == "Held 0 · Closed 25 ►".split()


async def test_what_has_no_room_is_counted_also_what_is_no_card():
    page = await drawn([lane(0, 4, total=40)], (40, HEAD + 2 * TALL + 1))
    assert page[-1].split() == "▼ 38 more".split()


async def test_the_cards_go_along_with_the_cursor():
    page = await drawn([lane(0, 4)], (40, HEAD + 2 * TALL + 1), None, "G")
    assert page[HEAD].split() == "▌ Card 0.2".split()
    assert page[-1].split() == "▲ 2".split()


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ((), 0),
        (("j",), 1),
        (("j", "j"), 1),
        (("down", "up"), 0),
        (("l",), 200),
        (("j", "l"), 201),
        (("l", "G", "l"), 300),
        (("l", "G", "l", "h"), 200),
        (("h",), 0),
        (("l", "l", "l", "l"), 400),
        (("l", "G", "home"), 200),
    ],
)
async def test_the_cursor_goes_over_cards_and_past_empty_lanes(keys, wanted):
    assert await card_after(*keys) == wanted


async def test_the_cursor_begins_on_the_wanted_card_or_on_the_first_there_is():
    assert await card_after(wanted=202) == 202
    assert await card_after(counts=(0, 0, 2, 0, 0)) == 200
    assert await card_after("j", "l", "enter", counts=(0, 0, 0, 0, 0)) is None


async def test_the_cursor_stays_on_a_card_that_went_to_another_lane_and_near_one_that_is_gone():
    board = Board()
    async with Bench(board).run_test(size=(116, 30)):
        board.show(lanes(3, 0, 0, 0, 0), 1)
        first, card, last = board._lanes[0].cards
        board.show([lane(0, 0), Lane("Planned", "Planned", "o", "sky", [card], 1)])
        assert (board.card, board._lane) == (card, 1)
        board.show([Lane("Idea", "Idea", "o", "sky", [first, last], 2), lane(1, 0)])
        assert board.card == first


async def test_enter_and_a_second_click_open_a_card():
    picked: list[int] = []

    class Listening(Bench):
        def on_board_picked(self, message: Board.Picked) -> None:
            picked.append(message.id)

    board = Board()
    async with Listening(board).run_test(size=(116, 30)) as pilot:
        board.show(lanes(2, 0, 3, 1, 1))
        board.focus()
        await pilot.press("j", "enter")
        await pilot.click(board, offset=(50, HEAD))
        assert (picked, board.card.id) == ([1], 200)
        await pilot.click(board, offset=(50, HEAD), times=2)
        assert picked == [1, 200]


@given(
    st.lists(st.integers(0, 9), min_size=5, max_size=5),
    st.integers(20, 200),
    st.integers(1, 60),
    st.integers(0, 4),
    st.integers(0, 9),
)
def test_the_card_under_the_cursor_is_always_in_sight_and_no_line_is_too_long(counts, width, height, number, place):
    board = Board()
    board._lanes = lanes(*counts)
    board._lane, board._place = number, min(place, max(0, counts[number] - 1))
    rows = board.rows(width, height)
    assert all(sum(cell_len(text) for text, _ink in row) <= width for row in rows)
    assert len(rows) <= max(height, 1)
    if counts[number]:
        assert (number, board._place) in {(lane, spot) for _across, _down, lane, spot in board._spots}
