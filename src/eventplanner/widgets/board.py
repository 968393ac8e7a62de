"""A board: cards in columns by their stage, with a cursor that goes over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.glyphs import glyph
from eventplanner.widgets.lines import Lines, Piece, Row
from eventplanner.widgets.shown import fit

CARD = 3
"""Lines of a card; one more is left free below it."""
LEAST = 22
"""Cells that a column needs."""
HEAD = 2
"""Lines above the cards."""


class Card(NamedTuple):
    """What stands on the board."""

    id: int
    title: str
    about: str
    last: str
    """The line that matters: what is late, or next."""
    ink: str
    """Of that line, and of the card's edge."""
    thing: Any = None


class Stage(NamedTuple):
    """One column."""

    key: str
    title: str
    ink: str
    cards: Sequence[Card]


class Board(Lines, can_focus=True):
    """Draws as many columns as have room around the cursor, and names those that have none."""

    DEFAULT_CSS = "Board { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(0, -1)", N_("Up"), id="board.up", show=False),
        Binding("down,j", "move(0, 1)", N_("Down"), id="board.down", show=False),
        Binding("left,h", "move(-1, 0)", N_("Column before"), id="board.left", show=False),
        Binding("right,l", "move(1, 0)", N_("Next column"), id="board.right", show=False),
        Binding("home", "move(0, -10000)", N_("First card"), id="board.first", show=False),
        Binding("end,G", "move(0, 10000)", N_("Last card"), id="board.last", show=False),
        Binding("enter", "pick", N_("Open"), id="board.open", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Enter was pressed on a card."""

        card: Card

    @dataclass
    class Highlighted(Message):
        """Another card is under the cursor."""

        card: Card | None

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stages: Sequence[Stage] = ()
        self._at = 0
        """Which column."""
        self._rows: dict[str, int] = {}
        """Where in each column the cursor was last."""

    @property
    def card(self) -> Card | None:
        """The one under the cursor."""
        cards = self._stages[self._at].cards if self._stages else ()
        return cards[min(self._row, len(cards) - 1)] if cards else None

    @property
    def stage(self) -> Stage | None:
        """The column that the cursor is in."""
        return self._stages[self._at] if self._stages else None

    def show(self, stages: Sequence[Stage], wanted: int | None = None) -> None:
        """Show newer cards; the cursor stays on its card, also in another column."""
        wanted = wanted if wanted is not None else self.card.id if self.card else None
        self._stages = stages
        self._at = min(self._at, max(0, len(stages) - 1))
        self._find(wanted)
        self._tell()

    def action_move(self, columns: int, rows: int) -> None:
        if not self._stages:
            return
        if columns:
            self._at = max(0, min(self._at + columns, len(self._stages) - 1))
        else:
            last = max(0, len(self._stages[self._at].cards) - 1)
            self._rows[self._stages[self._at].key] = max(0, min(self._row + rows, last))
        self._tell()

    def action_pick(self) -> None:
        if (card := self.card) is not None:
            self.post_message(self.Picked(card))

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        first, count, width = self._span(self.size.width)
        column = first + min(event.x // (width + 1), count - 1)
        if not self._stages or event.y < HEAD:
            return
        place = (event.y - HEAD) // (CARD + 1) + self._top(self._stages[column], self.size.height)
        if place < len(self._stages[column].cards):
            again = column == self._at and place == self._row
            self._at, self._rows[self._stages[column].key] = column, place
            self._tell()
            if again and event.chain > 1:
                self.action_pick()

    def rows(self, width: int, height: int) -> list[Row]:
        if not self._stages:
            return []
        first, count, room = self._span(width)
        shown = self._stages[first : first + count]
        columns = [self._column(stage, first + n == self._at, room, height - 1) for n, stage in enumerate(shown)]
        lines = [[piece for column in columns for piece in (*column[y], (" ", ""))] for y in range(height - 1)]
        return [*lines, self._hidden(first, count)]

    @property
    def _row(self) -> int:
        return self._rows.get(self._stages[self._at].key, 0) if self._stages else 0

    def _find(self, wanted: int | None) -> None:
        for n, stage in enumerate(self._stages):
            for place, card in enumerate(stage.cards):
                if card.id == wanted:
                    self._at, self._rows[stage.key] = n, place
                    return

    def _tell(self) -> None:
        self.redraw()
        self.post_message(self.Highlighted(self.card))

    def _span(self, width: int) -> tuple[int, int, int]:
        """The first column that is shown, how many are, and how wide each is."""
        count = max(1, min(len(self._stages), width // LEAST))
        first = max(0, min(self._at - count // 2, len(self._stages) - count))
        return first, count, max(1, width // count - 1)

    def _top(self, stage: Stage, height: int) -> int:
        """The first card that is shown."""
        fits = max(1, (height - 1 - HEAD) // (CARD + 1))
        return max(0, min(self._rows.get(stage.key, 0), len(stage.cards) - 1) - fits + 1)

    def _column(self, stage: Stage, here: bool, width: int, height: int) -> list[list[Piece]]:
        rule = glyph("bar") if here else glyph("rule")
        heading = fit(f"{stage.title} {len(stage.cards)}", width)
        lines: list[list[Piece]] = [
            [(heading, f"bold {stage.ink}" if here else stage.ink)],
            [(rule * width, "accent" if here else "line")],
        ]
        top = self._top(stage, height + 1)
        for place, card in enumerate(stage.cards[top:], top):
            if len(lines) + CARD > height:
                break
            at_cursor = here and place == min(self._row, len(stage.cards) - 1)
            lines += [*self._card(card, at_cursor, width), [(" " * width, "")]]
        left = len(stage.cards) - top - (len(lines) - HEAD) // (CARD + 1)
        if left > 0:
            more = fit(f"{glyph('down')} {_('{n} more').format(n=left)}", width)
            lines[height - 1 :] = [[(more, "muted")]]
        return [*lines[:height], *([(" " * width, "")] for _n in range(height - len(lines)))]

    def _card(self, card: Card, at_cursor: bool, width: int) -> list[list[Piece]]:
        back = "cursor" if at_cursor and self.has_focus else "panel"
        edge = (glyph("edge"), f"{'accent' if at_cursor else card.ink} on {back}")
        texts = ((card.title, "bold"), (card.about, "" if at_cursor else "muted"), (card.last, card.ink))
        return [[edge, (" " + fit(text, width - 2), f"{ink} on {back}")] for text, ink in texts]

    def _hidden(self, first: int, count: int) -> Row:
        """The columns that have no room, with how much is in them."""
        before = " · ".join(f"{each.title} {len(each.cards)}" for each in self._stages[:first])
        after = " · ".join(f"{each.title} {len(each.cards)}" for each in self._stages[first + count :])
        parts = [f"{glyph('before')} {before}"] if before else []
        parts += [f"{after} {glyph('after')}"] if after else []
        return [("   ".join(parts), "muted")]
