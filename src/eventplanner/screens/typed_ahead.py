"""Keys that come faster than a line can be opened, as they do over a slow connection, or answered."""

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from textual import events, work
from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget
from textual.worker import Worker, WorkerError

from eventplanner.widgets.asking import ANSWER, Asking


class TypedAhead(App[None]):
    """What is typed after the key that opens a line belongs into that line, and is no command.

    What is typed behind a key that is being answered waits for the answer: it may be meant for what comes of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._aims: WeakKeyDictionary[events.Key, Widget | None] = WeakKeyDictionary()
        """Who had the focus when a key came."""
        self._typed: deque[events.Key | events.Paste] = deque()
        """What waits for an answer."""
        self._waits = False

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            await self._hand_out()
        else:
            await super().on_event(event)

    async def _hand_out(self) -> None:
        while self._typed and not self._waits:
            if answers := self._answers:
                self._waits = True
                self._wait_for(answers)
                return
            event = self._typed.popleft()
            if isinstance(event, events.Key):
                self._aims[event] = self.focused
            await super().on_event(event)

    @property
    def _answers(self) -> Sequence[Worker[Any]]:
        """What is worked on for the screen that has the keys, and decides what they are about."""
        on_screen = (each for each in self.workers if self.screen in each.node.ancestors_with_self)
        return [each for each in on_screen if each.group == ANSWER and not each.is_finished]

    @work(group="keys")
    async def _wait_for(self, answers: Sequence[Worker[Any]]) -> None:
        for answer in answers:
            # Now, for what is answered may be gone by then.
            way = list(answer.node.ancestors_with_self)
            with suppress(WorkerError):
                await answer.wait()
            # What the answer has said goes first: by then the page has given the keys to whom they belong.
            for node in way:
                await _caught_up(node)
        self._waits = False
        self.call_later(self._hand_out)

    async def _on_key(self, event: events.Key) -> None:
        now = self.focused
        if now is not None and self._aims.get(event, now) is not now and now.check_consume_key("a", "a"):
            event.prevent_default()
            now._forward_event(events.Key(event.key, event.character))

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        done = await super()._check_bindings(key, priority)
        if done and not priority:
            for asking in self.screen.query(Asking):
                await asking.ready()
        return done


async def _caught_up(node: DOMNode) -> None:
    """Waits until a node has dealt with all that has reached it so far."""
    passed = asyncio.Event()
    if node.call_later(passed.set):
        await passed.wait()
