"""The base of pages and dialogs, which close once and say when they can take a key."""

from typing import ClassVar, Final, TypeVar

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget

from eventplanner.widgets.asking import ANSWER
from eventplanner.widgets.textual_private import HookedScreen

Result = TypeVar("Result")
DECIDING: Final = frozenset({"default", ANSWER})
"""Groups of workers that decide where the next key goes, because they may open something; `@work` alone is one."""


class BaseScreen(HookedScreen[Result]):
    """Closes once, however often it is asked to, and only when nothing lies on it."""

    KEYS_WAIT_FOR: ClassVar[frozenset[str]] = DECIDING
    """Groups of workers that the next key waits for."""
    _is_dismissed = False
    _late_result: tuple[Result | None] | None = None
    """Answered while another screen lay on this one; it closes once that is gone."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        if self._is_dismissed:
            return AwaitComplete()
        self._is_dismissed = True
        if self.is_active:
            return super().dismiss(result)
        self._late_result = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        if self._late_result is not None:
            (result,), self._late_result = self._late_result, None
            super().dismiss(result)

    def check_message_enabled(self, message: Message) -> bool:
        """Nothing that is on a dismissed screen is heard any more."""
        return not (self._is_dismissed and message.bubble) and super().check_message_enabled(message)

    @property
    def takes_keys(self) -> bool:
        """Everything on the screen is in place, and nothing is about to open over it."""
        return all(widget.is_mounted for widget in self.walk_children(Widget, with_self=True)) and not any(
            worker.group in self.KEYS_WAIT_FOR and (worker.node is self.app or self in worker.node.ancestors_with_self)
            for worker in self.workers
            if not worker.is_finished
        )


class Dialog(ModalScreen[Result], BaseScreen[Result]):
    """Lies over a page until it is answered; what it reads and writes is done before the next key acts."""

    KEYS_WAIT_FOR: ClassVar[frozenset[str]] = DECIDING | {"load", "write"}
