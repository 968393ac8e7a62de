"""One line to type into, with what was understood of it in colour under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.latest import Latest
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.chrome.theme import palette_of
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.fields import LineInput


class LineReading(NamedTuple):
    """What was understood of a line; roles are colours of the theme."""

    spans: Sequence[tuple[int, int, str]] = ()
    """Where in the line something was recognised, and its role."""
    parts: Sequence[tuple[str, str]] = ()
    """What it means, in words, each with its role."""
    below: Sequence[tuple[str, str]] = ()
    """What comes of it, each on a line of its own."""
    room: int = 0
    """Lines that are kept free for that, if more than when the line was opened."""


class QuickInput(Vertical):
    """A prompt, a line, and its echo, which is read in a thread: the line never waits for it."""

    DEFAULT_CSS = """
    QuickInput {
        height: auto;
        & Horizontal { height: 1; }
        & .prompt { width: auto; color: $accent; text-style: bold; }
        & LineInput { width: 1fr; }
        & .echo { height: 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Cancel"), id="quick.leave", tooltip=N_("Leave without adding anything")),
    ]

    @dataclass
    class Said(Message):
        """What the line says."""

        text: str
        quick: "QuickInput"

    class Typed(Said):
        """The line says something else now."""

    class Entered(Said):
        """The line is finished."""

    class Left(Said):
        """The line is given up."""

    def __init__(
        self,
        prompt: str,
        read: Callable[[str], LineReading],
        hint: str = "",
        text: str = "",
        below: int = 0,
    ) -> None:
        """`read` runs in a thread."""
        super().__init__()
        self.prompt = prompt
        self._below = below
        self._colours = _Colours(self)
        self._readings = Latest(read, self._show)
        self._line = LineInput(text, hint, highlighter=self._colours)
        self._said = Static(classes="echo")
        self._said.styles.height = 1 + below

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(prompt(self.prompt), classes="prompt")
            yield self._line
        yield self._said

    def on_mount(self) -> None:
        # Another question may have taken this one's place already.
        if self._line.is_attached:
            self._line.focus()
        self._read()

    @property
    def text(self) -> str:
        return self._line.value

    @text.setter
    def text(self, text: str) -> None:
        self._line.value = text
        self._line.cursor_position = len(self._line.value)

    def say(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show something else under the line than what was understood of it."""
        self._readings.forget()
        self._said.update(echo(parts))

    def action_leave(self) -> None:
        self.post_message(self.Left(self.text, self))

    def _read(self) -> None:
        start(self, "echo", self._readings.ask, self.text)

    def _show(self, text: str, reading: LineReading) -> None:
        """Until then the echo of what stood there before stays, so that it does not flicker."""
        if not self.is_attached:
            return
        self._colours.take(text, reading)
        if reading.room > self._below:
            self._below = reading.room
            self._said.styles.height = 1 + self._below
        self._said.update(shown(reading))
        self._line.refresh()

    @on(Input.Changed)
    def _echo(self, event: Input.Changed) -> None:
        event.stop()
        self._read()
        self.post_message(self.Typed(event.value, self))

    @on(Input.Submitted)
    def _finish(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value, self))


def prompt(key: str) -> Content:
    """The key that opened the line, before a bar."""
    return Content.assemble((f"{key} ", "bold $accent"), (f"{glyph('plan')} ", "$dim"))


def shown(reading: LineReading) -> Content:
    """What was understood, and under it what comes of it."""
    below = (line(text).stylize(f"${role}") if role else line(text) for text, role in reading.below)
    return Content("\n").join([echo(reading.parts), *below])


def echo(parts: Sequence[tuple[str, str]]) -> Content:
    """What was understood, after an arrow; nothing if that was nothing."""
    if not parts:
        return Content("")
    shown = [(line(text).stylize(f"${role}") if role else line(text)) for text, role in parts]
    return Content.assemble((f"{glyph('becomes')} ", "$muted"), Content(f" {glyph('dot')} ").join(shown))


class _Colours(Highlighter):
    """Colours what was understood last, as far as it still stands in the line."""

    def __init__(self, owner: QuickInput) -> None:
        self._owner = owner
        self._text = ""
        self._spans: Sequence[tuple[int, int, str]] = ()

    def take(self, text: str, reading: LineReading) -> None:
        """Colour this reading from now on."""
        self._text, self._spans = text, reading.spans

    def highlight(self, text: Text) -> None:
        if spans := carried_over(self._spans, self._text, text.plain):
            palette = palette_of(self._owner)
            for start, end, role in spans:
                text.stylize(getattr(palette, role), start, end)


def carried_over(spans: Sequence[tuple[int, int, str]], before: str, now: str) -> list[tuple[int, int, str]]:
    """Where the spans of a text lie in one that was made of it in one place; of what was deleted there is none."""
    if before == now:
        return list(spans)
    same = _alike(before, now)
    behind = _alike(before[same:][::-1], now[same:][::-1])
    changed, shift = len(before) - behind, len(now) - len(before)

    def place(index: int) -> int:
        return index if index <= same else index + shift if index >= changed else same

    left = [span for span in spans if same == changed or span[0] < same or span[1] > changed]
    return [(place(start), place(end), role) for start, end, role in left]


def _alike(one: str, other: str) -> int:
    """How many characters are the same at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (this, that) in pairs if this != that), min(len(one), len(other)))
