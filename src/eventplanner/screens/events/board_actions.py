"""Showing events as a board: a lane for each stage of their life."""

from collections.abc import Sequence
from typing import ClassVar

from textual.message import Message

from eventplanner.domain.events.events import Event
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.readiness import about, lanes
from eventplanner.services.events import events
from eventplanner.services.workspace import event_board
from eventplanner.services.workspace.event_board import EventBoard
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.board import Board
from eventplanner.widgets.lists.detail import Detail


class BoardActions(PagePart[EventsPage]):
    """Goes from the list to the board and back, with the cursor on the same event."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("board.later", "L", "stage(1)", N_("Move →"), N_("The card to the next stage"), needs="can_stage",
               writes=True),
        Action("board.earlier", "H", "stage(-1)", N_("Move ←"), N_("The card one stage back"), show=False,
               needs="can_stage", writes=True),
        Action("events.view", "v", "view", N_("Board"), N_("A board by stage, or the list again"), needs="has_events"),
    )  # fmt: skip

    def __init__(self, page: EventsPage) -> None:
        super().__init__(page)
        self._board: EventBoard | None = None
        """As it was read last."""

    @property
    def on_board(self) -> bool:
        """True while events are shown as a board."""
        return self.page.has_class("-board")

    @property
    def board(self) -> Board:
        return self.page.query_one(Board)

    @property
    def event_on_board(self) -> Event | None:
        """The one of the card under the cursor."""
        card = self.board.card
        return self._board.event(card.id) if self._board and card else None

    def load_board(self) -> EventBoard | None:
        """Read it if that is what is looked at; runs in a thread."""
        return event_board.of(self.page.desk.planner, self.page.query_shown) if self.on_board else None

    def show_board(self, found: EventBoard | None, wanted: int | None) -> None:
        self._board = found
        if found is not None:
            self.board.show(lanes(found, self.page.desk.day), wanted)

    @property
    def has_events(self) -> bool:
        return self.page.has_events

    @property
    def can_stage(self) -> bool:
        return self.on_board and self.has_events

    @background()
    async def action_view(self) -> None:
        """A list, or a board by stage."""
        here = self.page.event_at_cursor
        self.page.toggle_class("-board")
        if not self.on_board:
            self.page.query_one("#beside", Panel).set_title(_("Detail"))
            self._board = None
        self.page.refresh_bindings()
        self.page.look_from(here)
        # What is hidden until then cannot have the focus.
        await self.page.wait_for_refresh()
        self.page.take_focus()

    def action_stage(self, step: int) -> None:
        """The card to the lane beside."""
        event = self.event_on_board
        if event is None:
            return
        status = event_board.beside(event.status, step)
        if status is None:
            self.page.tell(_("“{title}” is {status}.").format(title=event.title, status=names.status(event.status)))
        else:
            self.page.carry_out(events.set_status, [event], status)

    def heed(self, message: Message) -> None:
        if isinstance(message, Board.Highlighted):
            message.stop()
            self._show_card(message.id)

    def _show_card(self, id: int | None) -> None:
        if self.on_board and self._board is not None:
            event = self._board.event(id)
            told = about(event, self._board.glances.get(event.id), self.page.desk.day) if event else []
            self.page.query_one("#beside", Panel).set_title(event.title if event else "")
            self.page.query_one(Detail).show(told)
