"""The row at the bottom: the keys that do something now (Textual's Footer is a widget per key)."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from eventplanner.i18n.catalogue import _
from eventplanner.widgets.chrome.shown import segment
from eventplanner.widgets.chrome.theme import palette_of

MOST = 7
ALWAYS = ("undo", "help")
"""Ids of the bindings that stand at the end whatever else there is."""

LATER = frozenset({"record.delete", "tab.next", "panel.next"})
"""Ids of the bindings that are the same everywhere, and stand behind what is particular to the panel with the keys."""


class Key(NamedTuple):
    """One key of the line."""

    display: str
    words: str
    action: str
    active: ActiveBinding

    @property
    def width(self) -> int:
        return cell_len(self.display) + cell_len(self.words) + 3


class KeyLine(Widget):
    """Draws itself as one line; a click on a key is as good as the key."""

    DEFAULT_CSS = "KeyLine { dock: bottom; height: 1; background: $panel; }"

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, Key]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        del y
        colours = palette_of(self)
        base = Style(bgcolor=colours.panel)
        key_style = Style(color=colours.accent, bgcolor=colours.panel, bold=True)
        word_style = Style(color=colours.text, bgcolor=colours.panel)
        segments: list[Segment] = []
        self._places, x = [], 0
        for key in self._fitting():
            segments.append(segment(f" {key.display} ", key_style))
            segments.append(segment(f"{key.words} ", word_style))
            self._places.append((x, x + key.width, key))
            x += key.width
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _fitting(self) -> list[Key]:
        """At most seven, as many as there is room for, with undo and help last."""
        keys = self._keys(self.screen.active_bindings.values())
        last = [key for name in ALWAYS for key in keys if key.active.binding.id == name]
        others = sorted((key for key in keys if key not in last), key=lambda key: key.active.binding.id in LATER)
        first = others[: MOST - len(last)]
        while first and sum(key.width for key in first + last) > self.size.width:
            first.pop()
        return first + last

    def _keys(self, bindings: Iterable[ActiveBinding]) -> list[Key]:
        """Each action that can be done, once, under its first key."""
        keys: dict[str, Key] = {}
        for active in bindings:
            binding = active.binding
            if active.enabled and binding.show and binding.description and binding.action not in keys:
                display = self.app.get_key_display(binding)
                keys[binding.action] = Key(display, _(binding.description), binding.action, active)
        return list(keys.values())

    async def on_click(self, event: events.Click) -> None:
        for start, end, key in self._places:
            if start <= event.x < end:
                await self.app.run_action(key.action, key.active.node)
