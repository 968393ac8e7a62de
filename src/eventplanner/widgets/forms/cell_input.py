"""A cell of a list that is written in where it stands."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.asking import ANSWER, Then
from eventplanner.widgets.forms.fields import LineInput


class CellInput(LineInput):
    """Lies over the cell; enter takes what was written, escape leaves it as it was."""

    DEFAULT_CSS = """
    CellInput { layer: above; position: absolute; height: 1; border: none; padding: 0; background: $panel; }
    CellInput:focus { border: none; background: $panel; color: $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Leave the cell"), id="cell.leave", show=False),
        Binding("enter", "take", N_("Take"), id="cell.take", show=False),
    ]

    @dataclass
    class Left(Message):
        """The cell is a cell again."""

    def __init__(self, text: str, place: tuple[int, int, int], take: Then) -> None:
        """`place` is column, line and width within the parent; `take` says why a text cannot be taken."""
        super().__init__(text)
        self._take = take
        self._is_answering = False
        x, y, width = place
        self.styles.offset = (x, y)
        self.styles.width = width

    def on_mount(self) -> None:
        self.focus()
        self.select_all()

    def action_take(self) -> None:
        if not self._is_answering:
            self._is_answering = True
            start(self, ANSWER, self._answer)

    async def _answer(self) -> None:
        try:
            reason = await self._take(self.value)
        finally:
            self._is_answering = False
        if reason is None:
            self.action_leave()
        else:
            self.app.notify(reason, severity="error", markup=False)

    def action_leave(self) -> None:
        self.post_message(self.Left())
        self.remove()

    def on_blur(self) -> None:
        """Another panel has the keys: what was half written is let go."""
        if self.is_attached:
            self.action_leave()
