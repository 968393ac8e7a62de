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
from eventplanner.widgets.fields import LineInput
from eventplanner.widgets.glyphs import glyph
from eventplanner.widgets.shown import line
from eventplanner.widgets.theme import palette_of


class Reading(NamedTuple):
    """What was understood of a line; roles are colours of the theme."""

    spans: Sequence[tuple[int, int, str]] = ()
    """Where in the line something was recognised, and its role."""
    parts: Sequence[tuple[str, str]] = ()
    """What it means, in words, each with its role."""
    below: Sequence[tuple[str, str]] = ()
    """What comes of it, each on a line of its own."""


class QuickInput(Vertical):
    """A prompt, a line, and its echo."""

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
        self, prompt: str, read: Callable[[str], Reading], hint: str = "", text: str = "", below: int = 0
    ) -> None:
        super().__init__()
        self.prompt = prompt
        self._hint = hint
        self._text = text
        self._below = below
        self._colours = _Colours(self, read)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(prompt(self.prompt), classes="prompt")
            yield LineInput(self._text, self._hint, highlighter=self._colours)
        said = Static(shown(self._colours.reading(self._text)), classes="echo")
        said.styles.height = 1 + self._below
        yield said

    def on_mount(self) -> None:
        # Another question may have taken this one's place already.
        for field in self.query(LineInput):
            field.focus()

    @property
    def text(self) -> str:
        return self.query_one(LineInput).value

    @text.setter
    def text(self, text: str) -> None:
        field = self.query_one(LineInput)
        field.value = text
        field.cursor_position = len(field.value)

    def say(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show something else under the line than what was understood of it."""
        self.query_one(".echo", Static).update(echo(parts))

    def action_leave(self) -> None:
        self.post_message(self.Left(self.text, self))

    @on(Input.Changed)
    def _echo(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(".echo", Static).update(shown(self._colours.reading(event.value)))
        self.post_message(self.Typed(event.value, self))

    @on(Input.Submitted)
    def _finish(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value, self))


def prompt(key: str) -> Content:
    """The key that opened the line, before a bar."""
    return Content.assemble((f"{key} ", "bold $accent"), (f"{glyph('plan')} ", "$dim"))


def shown(reading: Reading) -> Content:
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
    """Colours what is understood while it is typed."""

    def __init__(self, owner: QuickInput, read: Callable[[str], Reading]) -> None:
        self._owner = owner
        self._read = read
        self._last: tuple[str, Reading] = "", Reading()

    def reading(self, text: str) -> Reading:
        """What the line means; asked for several times a key, so the last answer is kept."""
        if self._last[0] != text:
            self._last = text, self._read(text)
        return self._last[1]

    def highlight(self, text: Text) -> None:
        palette = palette_of(self._owner)
        for start, end, role in self.reading(text.plain).spans:
            text.stylize(getattr(palette, role), start, end)
