"""Keys that come faster than a line can be opened, as they do over a slow connection."""

from weakref import WeakKeyDictionary

from textual import events
from textual.widget import Widget

from eventplanner.widgets.asking import Asking
from eventplanner.widgets.textual_private import HookedApp, send_event


class TypedAhead(HookedApp):
    """What is typed after the key that opens a line belongs into that line, and is no command."""

    def __init__(self) -> None:
        super().__init__()
        self._aims: WeakKeyDictionary[events.Key, Widget | None] = WeakKeyDictionary()
        """Who had the focus when a key came."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._aims[event] = self.focused
        await super().on_event(event)

    async def on_key(self, event: events.Key) -> None:
        now = self.focused
        if now is not None and self._aims.get(event, now) is not now and now.check_consume_key("a", "a"):
            event.prevent_default()
            send_event(now, events.Key(event.key, event.character))

    async def run_bindings(self, key: str, priority: bool = False) -> bool:
        done = await super().run_bindings(key, priority)
        if done and not priority:
            for asking in self.screen.query(Asking):
                await asking.ready()
        return done
