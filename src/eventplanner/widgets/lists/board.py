"""Cards in lanes, one for each stage that something goes through, and a cursor that goes over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.shown import fit

HEAD = 2
"""Lines of a lane's heading."""
TALL = 3
"""Lines of a card; one more is left free below it where there is room."""
BETWEEN = 2
"""Cells between lanes."""
LEAST = 18
"""Cells that a lane needs for all of them to be shown."""
AROUND = 3
"""Lanes that are shown where there is no room for all."""
QUIET = frozenset({"", "muted", "dim"})
"""Inks that give way to the text's on the card under the cursor."""


class Card(Struct, frozen=True):
    """One thing, in words already."""

    id: int
    title: str
    lines: Sequence[Row] = ()
    """Two at most."""
    edge: str = "line"
    """The ink of its left edge: how urgent it is."""


class Lane(Struct, frozen=True):
    """One stage."""

    key: str
    title: str
    sign: str
    ink: str
    cards: Sequence[Card] = ()
    total: int = 0
    """How many there are, also of those that are no cards."""


class Board(Lines, can_focus=True):
    """Draws as many lanes around the cursor as have room; the others are named with how many are in them."""

    DEFAULT_CSS = "Board { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), id="board.up", show=False),
        Binding("down,j", "move(1)", N_("Down"), id="board.down", show=False),
        Binding("left,h", "lane(-1)", N_("Stage before"), id="board.left", show=False),
        Binding("right,l", "lane(1)", N_("Next stage"), id="board.right", show=False),
        Binding("home", "go(0)", N_("First card"), id="board.first", show=False),
        Binding("end,G", "go(-1)", N_("Last card"), id="board.last", show=False),
        Binding("enter", "pick", N_("Open"), id="board.open", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Enter was pressed on a card, or it was clicked once more."""

        id: int

    @dataclass
    class Highlighted(Message):
        """Another card is under the cursor, or a newer version of it, or none."""

        id: int | None

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lanes: Sequence[Lane] = ()
        self._lane = 0
        self._place = 0
        self._tops: dict[str, int] = {}
        """Lane → its first card in sight."""
        self._spots: list[tuple[range, range, int, int]] = []
        """Columns and lines, lane and place of each card in sight."""

    @property
    def card(self) -> Card | None:
        """The one under the cursor."""
        cards = self._lanes[self._lane].cards if self._lanes else ()
        return cards[self._place] if self._place < len(cards) else None

    def show(self, lanes: Sequence[Lane], wanted: int | None = None) -> None:
        """Show newer cards; the cursor goes to the wanted one, or stays on its card, or near where it was."""
        here = self.card.id if self.card else None
        self._lanes = lanes
        for id in (wanted, here):
            if id is not None and (spot := self._find(id)):
                self._go(*spot)
                return
        lane = min(self._lane, max(0, len(lanes) - 1))
        if lanes and not lanes[lane].cards:
            lane = next((n for n, each in enumerate(lanes) if each.cards), lane)
        self._go(lane, self._place)

    def action_move(self, step: int) -> None:
        self._go(self._lane, self._place + step)

    def action_go(self, place: int) -> None:
        cards = len(self._lanes[self._lane].cards) if self._lanes else 0
        self._go(self._lane, place % max(1, cards))

    def action_lane(self, step: int) -> None:
        """To the card beside, past stages that have none."""
        beside = range(self._lane + step, len(self._lanes) if step > 0 else -1, step)
        if (target := next((n for n in beside if self._lanes[n].cards), None)) is not None:
            down = self._place - self._tops.get(self._lanes[self._lane].key, 0)
            self._go(target, self._tops.get(self._lanes[target].key, 0) + down)

    def action_pick(self) -> None:
        if self.card is not None:
            self.post_message(self.Picked(self.card.id))

    def on_click(self, event: events.Click) -> None:
        for across, down, lane, place in self._spots:
            if event.x in across and event.y in down:
                again = (lane, place) == (self._lane, self._place) and event.chain > 1
                self._go(lane, place)
                if again:
                    self.action_pick()
                return

    def _find(self, id: int) -> tuple[int, int] | None:
        """In which lane, and at which place, a card is."""
        for number, lane in enumerate(self._lanes):
            for place, card in enumerate(lane.cards):
                if card.id == id:
                    return number, place
        return None

    def _go(self, lane: int, place: int) -> None:
        cards = len(self._lanes[lane].cards) if self._lanes else 0
        self._lane, self._place = lane, max(0, min(place, cards - 1))
        self.redraw()
        self.post_message(self.Highlighted(self.card.id if self.card else None))

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        if not self._lanes:
            return []
        self._spots = []
        first, count = self._window(width)
        head = [self._hidden(first, count, width)] if count < len(self._lanes) else []
        wide = (width - BETWEEN * (count - 1)) // count
        tall = height - len(head)
        drawn = [self._drawn_lane(first + n, n * (wide + BETWEEN), len(head), (wide, tall)) for n in range(count)]
        gap: list[Piece] = [(" " * BETWEEN, "")]
        return [
            *head,
            *([piece for n, lane in enumerate(drawn) for piece in gap * bool(n) + lane[y]] for y in range(tall)),
        ]

    def _window(self, width: int) -> tuple[int, int]:
        """The first lane that is shown, and how many are."""
        lanes = len(self._lanes)
        if width >= lanes * (LEAST + BETWEEN) - BETWEEN:
            return 0, lanes
        count = min(lanes, AROUND, max(1, width // LEAST))
        return max(0, min(self._lane - count // 2, lanes - count)), count

    def _hidden(self, first: int, count: int, width: int) -> Row:
        """What is out of sight at either side."""
        left = " · ".join(f"{each.title} {formats.number(each.total)}" for each in self._lanes[:first])
        right = " · ".join(f"{each.title} {formats.number(each.total)}" for each in self._lanes[first + count :])
        before = f"{glyph('before')} {left}" if left else ""
        after = f"{right} {glyph('after')}" if right else ""
        room = max(0, width - cell_len(before))
        return [(fit(before, width - room), "muted"), (fit(after, room, right=True), "muted")]

    def _drawn_lane(self, number: int, left: int, above: int, size: tuple[int, int]) -> list[list[Piece]]:
        """A lane of that width and height, with so many cells and lines before it."""
        lane, here = self._lanes[number], number == self._lane
        width, height = size
        lines = _heading(lane, width, here=here)
        step, room = _step(height - HEAD, len(lane.cards))
        top = self._top(lane, room, here=here)
        shown = lane.cards[top : top + room]
        for place, card in enumerate(shown, top):
            y = above + len(lines)
            self._spots.append((range(left, left + width), range(y, y + TALL), number, place))
            lines += _drawn_card(card, width, chosen=here and place == self._place)
            lines += [[(" " * width, "")]] * (step - TALL)
        said = _beyond(top, lane.total - top - len(shown)) if lane.cards else _("none")
        lines.append([(fit(f"  {said}", width), "muted")])
        return (lines + [[(" " * width, "")]] * height)[:height]

    def _top(self, lane: Lane, room: int, *, here: bool) -> int:
        """The first card in sight, so that the one under the cursor is."""
        top = min(self._tops.get(lane.key, 0), max(0, len(lane.cards) - room))
        if here:
            top = max(min(top, self._place), self._place - room + 1)
        self._tops[lane.key] = top
        return top


def _heading(lane: Lane, width: int, *, here: bool) -> list[list[Piece]]:
    """Its name with how many there are, and a line that is heavy where the cursor is."""
    total = formats.number(lane.total)
    title = fit(f"{lane.sign} {lane.title}", max(0, width - cell_len(total) - 1)).rstrip()
    count = fit(f" {total}", max(0, width - cell_len(title)))
    rule = (glyph("bar" if here else "rule") * width, "accent" if here else "line")
    return [[(title, f"bold {lane.ink}"), (count, "muted")], [rule]]


def _step(height: int, cards: int) -> tuple[int, int]:
    """Lines from card to card, and how many cards have room above the last line; blank lines between go first."""
    loose = max(1, height // (TALL + 1))
    return (TALL + 1, loose) if loose >= min(cards, 3) else (TALL, max(1, (height - 1) // TALL))


def _drawn_card(card: Card, width: int, *, chosen: bool) -> list[list[Piece]]:
    back = "cursor" if chosen else "panel"
    edge = [(glyph("edge"), f"{'accent' if chosen else card.edge} on {back}"), (" ", f"text on {back}")]
    room = max(0, width - 2)
    lines: list[list[Piece]] = [[*edge, (fit(card.title, room), f"bold text on {back}")]]
    for row in (*card.lines, (), ())[: TALL - 1]:
        pieces, left = list(edge), room
        for text, ink in row:
            taken = min(left, cell_len(text))
            shade = "text" if chosen and ink in QUIET else ink or "text"
            pieces.append((fit(text, taken), f"{shade} on {back}"))
            left -= taken
        lines.append([*pieces, (" " * left, f"text on {back}")])
    return lines


def _beyond(above: int, below: int) -> str:
    """How many cards are out of sight, before and behind."""
    parts = [f"{glyph('up')} {formats.number(above)}"] if above else []
    if below > 0:
        parts.append(f"{glyph('down')} {_('{n} more').format(n=formats.number(below))}")
    return "  ".join(parts)
