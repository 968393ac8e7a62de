"""A bare app to try one widget in."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App, ComposeResult
from textual.widget import Widget

from eventplanner.widgets.chrome import glyphs
from eventplanner.widgets.chrome.theme import themes


class Bench(App[None]):
    """Shows one widget and keeps the messages it sends."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        glyphs.use_ascii(False)
        for theme in themes():
            self.register_theme(theme)
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield self.widget


@contextmanager
def gate() -> Iterator[threading.Event]:
    """Whoever waits for it in a thread goes on once it is set, or once the test is over, however that ends."""
    event = threading.Event()
    try:
        yield event
    finally:
        event.set()


def lines(widget: Widget) -> list[str]:
    """What a widget that draws lines shows now."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
