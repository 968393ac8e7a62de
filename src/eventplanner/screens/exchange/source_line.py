"""The line that names a file to import, and takes a table that is pasted into it."""

from dataclasses import dataclass

from textual import events, on
from textual.message import Message

from eventplanner.widgets.forms.fields import LineInput


class SourceLine(LineInput):
    """A path as people type it; several pasted lines are a table and no path."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        text: str

    @on(events.Paste)
    def take_table(self, event: events.Paste) -> None:
        """Hands a table on, and leaves anything else to the line."""
        # Most terminals send a carriage return for the end of a pasted line.
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if "\n" in text.strip("\n"):
            event.prevent_default()
            event.stop()
            self.post_message(self.Pasted(text))
