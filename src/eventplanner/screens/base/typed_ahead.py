"""Keys act one after the other, as if each were pressed only once the one before has done its work.

Textual hands letters to a field at once but lets bindings act after the letters behind them, and a screen that is being
opened does not have the keys yet. Over a slow line, where keys arrive in bursts, both would let them go astray.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from textual import events, work
from textual.app import App, ScreenStackError
from textual.dom import DOMNode

from eventplanner.widgets.textual_private import HookedApp

MOMENT = 0.005
"""Seconds until it is asked again whether the next key can be taken."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that says when it can take one."""

    @property
    def takes_keys(self) -> bool:
        """Everything on the screen is in place, and nothing is about to open over it."""


class TypedAhead(HookedApp):
    """Hands out one key at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        """What waits for its turn."""
        self._idle = asyncio.Event()
        """No key is being dealt with."""
        self._idle.set()

    @property
    def has_more_keys(self) -> bool:
        """True if further keys will soon change the screen."""
        return bool(self._typed)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            self._take_turns()
        else:
            await super().on_event(event)

    def simulate_key(self, key: str) -> None:
        """Act as part of the key that is being dealt with, ahead of what was typed behind it."""
        self._typed.appendleft(events.Key(key, None))
        self._take_turns()

    def _take_turns(self) -> None:
        if self._idle.is_set():
            self._idle.clear()
            self._act()

    @work(group="keys")
    async def _act(self) -> None:
        """In a worker, so that the app goes on with everything else and nothing can wait for itself."""
        try:
            while self._typed:
                way = [self, *_way(self)]
                self.call_later(super().on_event, self._next())
                await self._settle(way)
        except ScreenStackError:
            # The app is being left; what was typed behind the key for that is for nobody.
            self._typed.clear()
        finally:
            self._idle.set()

    def _next(self) -> events.Key | events.Paste:
        """The key whose turn it is; of a letter with alt that means nothing, escape and then the letter.

        A terminal sends the same for both, and who presses escape and goes on typing means the two.
        """
        event = self._typed.popleft()
        match event:
            case events.Key(key=key, character=str(letter)) if key.startswith("alt+") and letter.isalnum():
                if key not in self.active_bindings:
                    self._typed.appendleft(events.Key(letter, letter))
                    return events.Key("escape", "\x1b")
        return event

    async def _settle(self, way: Iterable[DOMNode]) -> None:
        """Wait until what the key has started is done or is there to take the next one."""
        nodes = dict.fromkeys(way)
        while True:
            for node in nodes:
                await _caught_up(node)
            new = [node for node in _way(self) if node not in nodes]
            nodes |= dict.fromkeys(new)
            if not self._is_ready:
                await asyncio.sleep(MOMENT)
            elif not new and not any(node.is_running and node.message_queue_size for node in nodes):
                return

    @property
    def _is_ready(self) -> bool:
        screen = self.screen
        return screen.takes_keys if isinstance(screen, TakesKeys) else screen.is_mounted


def _way(app: App[None]) -> list[DOMNode]:
    """The nodes that a key passes, from what has the focus up to the app."""
    return list((app.focused or app.screen).ancestors_with_self)


async def _caught_up(node: DOMNode) -> None:
    """Waits until a node has dealt with all that has reached it so far."""
    passed = asyncio.Event()
    if node.call_later(passed.set):
        await passed.wait()
