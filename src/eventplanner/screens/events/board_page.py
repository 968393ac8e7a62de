"""The base of the page of events that shows them as a board too: a lane for each stage of their life."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work

from eventplanner.domain.events.events import Event
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.events.filtering_page import FilteringPage
from eventplanner.screens.events.readiness import about, lanes
from eventplanner.services.events import events
from eventplanner.services.workspace import event_board
from eventplanner.services.workspace.event_board import EventBoard
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.board import Board
from eventplanner.widgets.lists.detail import Detail


class BoardPage(FilteringPage):
    """Each page has a list too, and goes from one to the other with the cursor on the same event."""

    DEFAULT_CSS = """
    BoardPage {
        & Board { display: none; }
        &.-board Board { display: block; }
        &.-board RecordList { display: none; }
        &.-empty Board, &.-nothing Board { display: none; }
        &.-board #events { layout: vertical; }
        &.-board.-wide #beside { width: 1fr; height: 6; }
        &.-board.-narrow #beside { display: block; width: 1fr; height: 4; }
        &.-board.-narrow.-detail #beside { height: 9; padding: 0; }
        &.-board.-nothing #beside { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("board.later", "L", "stage(1)", N_("Move →"), N_("The card to the next stage"), needs="can_stage",
               writes=True),
        Action("board.earlier", "H", "stage(-1)", N_("Move ←"), N_("The card one stage back"), show=False,
               needs="can_stage", writes=True),
        Action("events.view", "v", "view", N_("Board"), N_("A board by stage, or the list again"), needs="has_events"),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._board: EventBoard | None = None
        """As it was read last."""

    @property
    def on_board(self) -> bool:
        """Are the events shown as a board?"""
        return self.has_class("-board")

    @property
    def board(self) -> Board:
        return self.query_one(Board)

    @property
    def event_on_board(self) -> Event | None:
        """The one of the card under the cursor."""
        card = self.board.card
        return self._board.event(card.id) if self._board and card else None

    def look_from(self, event: Event | None) -> None:
        """Show the page anew, with the cursor on this event."""
        raise NotImplementedError

    def load_board(self) -> EventBoard | None:
        """Read it if that is what is looked at; runs in a thread."""
        return event_board.of(self.desk.planner, self.query_shown) if self.on_board else None

    def show_board(self, found: EventBoard | None, wanted: int | None) -> None:
        self._board = found
        if found is not None:
            self.board.show(lanes(found, self.desk.day), wanted)

    @property
    def can_stage(self) -> bool:
        return self.on_board and self.has_events

    @property
    def can_browse(self) -> bool:
        return not self.on_board

    @work
    async def action_view(self) -> None:
        """A list, or a board by stage."""
        here = self.event_at_cursor
        self.toggle_class("-board")
        if not self.on_board:
            self.query_one("#beside", Panel).set_title(_("Detail"))
            self._board = None
        self.refresh_bindings()
        self.look_from(here)
        # What is hidden until then cannot have the focus.
        await self.wait_for_refresh()
        self.take_focus()

    def action_stage(self, step: int) -> None:
        """The card to the lane beside."""
        event = self.event_on_board
        if event is None:
            return
        status = event_board.beside(event.status, step)
        if status is None:
            self.tell(_("“{title}” is {status}.").format(title=event.title, status=names.status(event.status)))
        else:
            self.carry_out(events.set_status, [event], status)

    @on(Board.Picked)
    def open_card(self, message: Board.Picked) -> None:
        message.stop()
        self.action_open()

    @on(Board.Highlighted)
    def show_card(self, message: Board.Highlighted) -> None:
        message.stop()
        if self.on_board and self._board is not None:
            event = self._board.event(message.id)
            told = about(event, self._board.glances.get(event.id), self.desk.day) if event else []
            self.query_one("#beside", Panel).set_title(event.title if event else "")
            self.query_one(Detail).show(told)
