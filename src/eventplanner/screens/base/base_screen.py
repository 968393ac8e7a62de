"""The base of pages and dialogs, which close once and say when they can take a key."""

from functools import cached_property
from time import monotonic
from typing import Any, ClassVar, Final, TypeVar
from weakref import WeakKeyDictionary

from textual.await_complete import AwaitComplete
from textual.await_remove import AwaitRemove
from textual.message import Message
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker

from eventplanner.screens.base.typed_ahead import TypedAhead
from eventplanner.widgets.forms.asking import ANSWER
from eventplanner.widgets.textual_private import HookedScreen

Result = TypeVar("Result")
DECIDING: Final = frozenset({"default", ANSWER})
"""Groups of workers that decide where the next key goes, because they may open something; `@work` alone is one."""
PATIENCE = 1.0
"""Seconds that a key on a page waits for a change that is being written, which may itself wait for a colleague's."""
HURRIED = 0.1
"""Seconds that a change may go unseen while more keys wait."""


class BaseScreen(HookedScreen[Result]):
    """Closes once, however often it is asked to, and only when nothing lies on it."""

    KEYS_WAIT_FOR: ClassVar[frozenset[str]] = DECIDING
    """Groups of workers that the next key waits for."""
    _is_dismissed = False
    _is_going = False
    """It is being removed."""
    _late_result: tuple[Result | None] | None = None
    """Answered while another screen lay on this one; it closes once that is gone."""

    _drawn = 0.0
    """When something was drawn last."""
    _to_draw: Timer | None = None

    @cached_property
    def _waited_since(self) -> WeakKeyDictionary[Worker[Any], float]:
        """Workers that a key has waited for, each with the moment at which it began to."""
        return WeakKeyDictionary()

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

    def remove(self) -> AwaitRemove:
        """Ends the screen's work first, or what it has read would be shown on widgets that are gone."""
        self._is_dismissed = self._is_going = True
        self.workers.cancel_node(self)
        return super().remove()

    def run_worker(self, *args: Any, **named: Any) -> Worker[Any]:
        """Starts a worker; none on a screen that goes, for messages that were on their way to it."""
        worker = super().run_worker(*args, **named)
        if self._is_going:
            worker.cancel()
        return worker

    def check_message_enabled(self, message: Message) -> bool:
        """Nothing that is on a dismissed screen is heard any more."""
        return not (self._is_dismissed and message.bubble) and super().check_message_enabled(message)

    def paint(self) -> None:
        """Draws what has changed, but not each step of keys that come in a burst."""
        wait = self._drawn + HURRIED - monotonic()
        if wait > 0 and isinstance(self.app, TypedAhead) and self.app.has_more_keys:
            self._to_draw = self._to_draw or self.set_timer(wait, self._draw_late)
            return
        self._drawn = monotonic()
        super().paint()

    def _draw_late(self) -> None:
        self._to_draw = None
        self.draw()

    def _is_awaited(self, worker: Worker[Any]) -> bool:
        """Returns whether the next key has to wait for a worker of one of the groups."""
        if worker.group != "write" or isinstance(self, ModalScreen):
            return True
        return monotonic() - self._waited_since.setdefault(worker, monotonic()) < PATIENCE

    @property
    def takes_keys(self) -> bool:
        """Everything on the screen is in place, and nothing is about to open over it."""
        return all(widget.is_mounted for widget in self.walk_children(Widget, with_self=True)) and not any(
            worker.group in self.KEYS_WAIT_FOR and (worker.node is self.app or self in worker.node.ancestors_with_self)
            for worker in self.workers
            if not worker.is_finished and self._is_awaited(worker)
        )


class Dialog(ModalScreen[Result], BaseScreen[Result]):
    """Lies over a page until it is answered; what it reads and writes is done before the next key acts."""

    KEYS_WAIT_FOR: ClassVar[frozenset[str]] = DECIDING | {"load", "write"}
