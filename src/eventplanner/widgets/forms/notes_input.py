"""The field of a form for several lines."""

from textual import events
from textual.widgets import TextArea

from eventplanner.domain.base.text import clean


class NotesInput(TextArea):
    """Several lines of plain text; tab leaves it."""

    DEFAULT_CSS = "NotesInput { height: 3; padding: 0; & .text-area--cursor-line { background: transparent; } }"

    def __init__(self, text: str = "", id: str | None = None) -> None:
        super().__init__(clean(text), id=id, compact=True, tab_behavior="focus", show_line_numbers=False)

    async def on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)
