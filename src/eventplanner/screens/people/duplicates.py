"""Two that may be the same, side by side: which one of each field stands, and making them one."""

import asyncio
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message as Sent
from textual.widgets import Static

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.values import revised
from eventplanner.domain.people.people import Dealing
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.desk import Desk
from eventplanner.services.base.planner import Planner
from eventplanner.services.people import people
from eventplanner.services.people.people import Pair
from eventplanner.services.records import records
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.asking import ANSWER
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import RecordList


class Side(Enum):
    """Sides whose text a field takes."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Compared(Struct, frozen=True):
    """One field of two records."""

    id: int
    name: str
    left: str
    right: str
    side: Side
    open: bool
    """Do they say two things of which one has to stand?"""


class Fields(RecordList[Compared]):
    """A row for each field; blank lets the other one have its way."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", N_("The other"), id="doubles.switch", tooltip=N_("Let the other text stand")),
    ]

    class Switched(Sent):
        """The other text shall stand in the row of the cursor."""

    def action_switch(self) -> None:
        self.post_message(self.Switched())


class DoublesScreen(Dialog[None]):
    """One pair after the other; what is merged is gone from them."""

    AUTO_FOCUS: ClassVar[str | None] = "Fields"
    DEFAULT_CSS = """
    DoublesScreen {
        & > Panel { width: 112; max-width: 100%; height: 90%; background: $background; padding: 0 2; }
        &.-narrow > Panel { height: 100%; padding: 0 1; }
        & #why { height: auto; margin-bottom: 1; }
        & #keeps { height: auto; margin-top: 1; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "two", N_("They are two"), id="doubles.two", tooltip=N_("Leave them as they are; the next pair")),
        Binding("n", "step(1)", N_("Next pair"), id="doubles.next"),
        Binding("N", "step(-1)", N_("Pair before"), id="doubles.before", show=False),
        Binding("less_than_sign,left,h", "all('left')", N_("All of the left"), id="doubles.left", show=False),
        Binding("greater_than_sign,right,l", "all('right')", N_("All of the right"), id="doubles.right", show=False),
        Binding("escape,q", "dismiss", N_("Close"), id="doubles.leave"),
    ]

    def __init__(self, desk: Desk, kind: Kind[Any]) -> None:
        super().__init__()
        self.desk = desk
        self._kind = kind
        self._pairs: Sequence[Pair] = ()
        self._two: set[tuple[int, int]] = set()
        """Of whom it was said that they are two."""
        self._at = 0
        self._rows: list[Compared] = []
        self._busy = False

    async def look(self) -> bool:
        """Reads possible duplicates; returns whether there are any."""
        found = await asyncio.to_thread(people.doubles, self.desk.planner, self._kind)
        self._pairs = [pair for pair in found if (pair.one.id, pair.other.id) not in self._two]
        self._at = max(0, min(self._at, len(self._pairs) - 1))
        await self._compare()
        return bool(self._pairs)

    async def _compare(self) -> None:
        """Read what both of a pair say."""
        if self._pairs:
            self._rows = await asyncio.to_thread(compared, self.desk.planner, self._kind, self._pair)

    def _turn(self, at: int) -> None:
        """To another pair; the next key waits, for it is about what is seen of it."""
        self._at = at
        self._turn_to_pair()

    @work(group=ANSWER)
    async def _turn_to_pair(self) -> None:
        try:
            await self._compare()
        except PlannerError as error:
            self.notify(words(error.message), severity="error", markup=False)
        else:
            self._show_pair()

    def compose(self) -> ComposeResult:
        with Panel("", _("enter merges · space the other · d are two · n next · esc closes")):
            yield Static(id="why", markup=False)
            yield Fields(self._columns())
            yield Static(
                line(_("Nothing is lost: what does not stand goes to the other channels or the notes.")), id="keeps"
            )

    def on_mount(self) -> None:
        self._show_pair()

    @property
    def _pair(self) -> Pair:
        return self._pairs[self._at]

    def _show_pair(self) -> None:
        pair = self._pair
        place = _("{n} of {all}").format(n=formats.number(self._at + 1), all=formats.number(len(self._pairs)))
        self.query_one(Panel).set_title(f"{_('Possible doubles')} · {place}")
        self.query_one("#why", Static).update(line(", ".join(words(reason) for reason in pair.reasons)))
        self._draw(cursor=next((n for n, row in enumerate(self._rows) if row.open), 0))

    def _draw(self, cursor: int | None = None) -> None:
        listed = self.query_one(Fields)
        listed.show(Fixed(self._rows), listed.cursor if cursor is None else cursor)
        listed.refresh()

    def _columns(self) -> list[Column[Compared]]:
        def label(row: Compared) -> Cell:
            return Cell(labels.field(self._kind.name, row.name), "muted")

        return [
            Column(title="", cell=label, width=16),
            Column(title=N_("the older"), cell=lambda row: _cell(row, row.left, Side.LEFT), width=20, flex=1),
            Column(title=N_("the newer"), cell=lambda row: _cell(row, row.right, Side.RIGHT), width=20, flex=1),
        ]

    @on(Fields.Switched)
    def switch(self, message: Fields.Switched) -> None:
        message.stop()
        at = self.query_one(Fields).cursor
        if self._rows[at].open:
            other = Side.RIGHT if self._rows[at].side is Side.LEFT else Side.LEFT
            self._rows[at] = revised(self._rows[at], side=other)
            self._draw()

    def action_all(self, side: str) -> None:
        self._rows = [revised(row, side=Side(side)) if row.open else row for row in self._rows]
        self._draw()

    def action_step(self, step: int) -> None:
        self._turn((self._at + step) % len(self._pairs))

    def action_two(self) -> None:
        self._two.add((self._pair.one.id, self._pair.other.id))
        self._pairs = [pair for pair in self._pairs if pair is not self._pair]
        if self._pairs:
            self._turn(min(self._at, len(self._pairs) - 1))
        else:
            self.dismiss(None)

    @on(Fields.Picked)
    def merge(self, message: Fields.Picked) -> None:
        message.stop()
        if self.desk.planner.store.read_only:
            self.notify(_("This plan is open to be read only; nothing was changed."), severity="error", markup=False)
        elif not self._busy:
            self._merge(self._pair, frozenset(row.name for row in self._rows if row.side is Side.RIGHT and row.open))

    @on(Fields.AllWanted)
    @on(Fields.Marked)
    def ignore(self, message: Sent) -> None:
        message.stop()

    @work(group="write")
    async def _merge(self, pair: Pair, takes: frozenset[str]) -> None:
        self._busy = True
        try:
            change = await self.desk.write(people.merge, self._kind, pair.one, pair.other, takes)
            self.notify(_("{done} · u undoes").format(done=words(change.label)), markup=False)
        except PlannerError as error:
            self.notify(words(error.message), severity="error", markup=False)
        more = await self.look()
        self._busy = False
        if more:
            self._show_pair()
        else:
            self.dismiss(None)


def compared(planner: Planner, kind: Kind[Any], pair: Pair) -> list[Compared]:
    """The fields of which either says something."""
    left, right = (_texts(planner, kind, each) for each in (pair.one, pair.other))
    rows = []
    for n, field in enumerate(kind.fields):
        one, other = left[field.name], right[field.name]
        if not one and not other:
            continue
        joined = field.shape in {Shape.NOTES, Shape.LINES, Shape.WORDS, Shape.CHOICES}
        alike = one == other or not one or not other or joined or field.shape is Shape.YES
        both = one == other or joined
        side = Side.BOTH if both else Side.LEFT if one else Side.RIGHT
        rows.append(Compared(n, field.name, one, other, side, not alike))
    return rows


def _texts(planner: Planner, kind: Kind[Any], record: Any) -> Mapping[str, str]:
    """Each field as a person reads it, in one line."""
    said = records.texts(planner, kind, record)
    for field in kind.fields:
        value = getattr(record, field.name)
        if field.shape is Shape.CHOICES:
            said[field.name] = ", ".join(labels.choice(Dealing(each)) for each in value)
        elif field.shape is Shape.DAY and value:
            said[field.name] = formats.day_month_year(value)
        elif field.shape is Shape.YES:
            said[field.name] = _("yes") if value else ""
        else:
            said[field.name] = " · ".join(said[field.name].splitlines())
    return said


def _cell(row: Compared, text: str, side: Side) -> Cell:
    stands = row.side in {side, Side.BOTH} and text
    if not text:
        return Cell("")
    return Cell(f"{glyph('confirmed' if stands else 'open')} {text}", "" if stands else "muted")
