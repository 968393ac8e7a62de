"""One line to type into, with what was understood of it in colour under it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.parsing.completing import Completion, complete
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.latest import Latest
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.chrome.theme import palette_of
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.fields import LineInput

LineNames = Callable[[], Mapping[str, Sequence[str]]]
"""Reads the names that a line may mean, by the sign before them."""
_FOLDED = 4
"""Lines that an echo may take at most where it is longer than the terminal is wide."""
OPTIONS = 6
"""Names shown at a time that fit what was typed."""


class LineReading(NamedTuple):
    """Reading of a line; roles are colours of the theme."""

    spans: Sequence[tuple[int, int, str]] = ()
    """Where in the line something was recognised, and its role."""
    parts: Sequence[tuple[str, str]] = ()
    """What it means, in words, each with its role."""
    below: Sequence[tuple[str, str]] = ()
    """What comes of it, each on a line of its own."""
    room: int = 0
    """Lines that are kept free for that, if more than when the line was opened."""


class AcceptingLine(LineInput):
    """The line itself, which says what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("Accept"), id="quick.accept")]


class QuickInput(Vertical):
    """A prompt, a line, and its echo, which is read in a thread: the line never waits for it."""

    DEFAULT_CSS = """
    QuickInput {
        height: auto;
        & Horizontal { height: 1; }
        & .prompt { width: auto; color: $accent; text-style: bold; }
        & LineInput { width: 1fr; }
        & .echo { height: auto; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab", "complete(1)", N_("Complete"), id="quick.complete", tooltip=N_("Complete the name at the cursor")
        ),
        Binding("shift+tab", "complete(-1)", N_("Name before"), id="quick.complete_back", show=False),
        Binding("escape", "leave", N_("Cancel"), id="quick.leave", tooltip=N_("Leave without adding anything")),
    ]

    @dataclass
    class Said(Message):
        """Message with the text of the line."""

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
        names: LineNames | None = None,
    ) -> None:
        """`read` and `names` run in a thread; `names` returns what may stand behind each sign, for its completion."""
        super().__init__()
        self._names = names
        self._completion: Completion | None = None
        """What tab did last, as long as nothing was typed after it."""
        self._option = -1
        self.prompt = prompt
        self._below = below
        self._colours = _Colours(self)
        self._readings = Latest(read, self._show)
        self._line = AcceptingLine(text, hint, highlighter=self._colours)
        self._said = Static(classes="echo")
        self._keep_room()

    def _keep_room(self) -> None:
        """Keeps the lines that were asked for, and lets a longer echo fold into a few."""
        least = 1 + self._below
        self._said.set_styles(min_height=least, max_height=max(_FOLDED, 2 * least))

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._names is not None if action == "complete" else super().check_action(action, parameters)

    @work
    async def action_complete(self, step: int) -> None:
        """Completes the name at the cursor; once more, goes through the names that fit."""
        done = self._completion
        if done is not None and self.text == done.line and len(done.options) > 1:
            self._option = self._option + step if self._option >= 0 else (0 if step > 0 else -1)
            self._complete_with(done.with_option(self._option))
        elif self._names is not None:
            try:
                names = await asyncio.to_thread(self._names)
            except PlannerError as error:
                self.say([(words(error.message), "red")])
                return
            self._option = -1
            self._complete_with(complete(self.text, self._line.cursor_position, names))

    def _complete_with(self, completion: Completion) -> None:
        self._completion = completion
        changes = self.text != completion.line
        self._line.value = completion.line
        self._line.cursor_position = completion.cursor
        if not changes:
            self._say_options(completion)

    def _say_options(self, completion: Completion) -> None:
        """Shows the names that fit where what was understood is told."""
        if not completion.options:
            self.say([(_("No name begins so."), "muted")])
            return
        chosen = self._option % len(completion.options) if self._option >= 0 else -1
        ahead = max(0, chosen)
        shown = [*enumerate(completion.options)][ahead : ahead + OPTIONS]
        self.say([(option, "strong" if n == chosen else "sky") for n, option in shown])

    def action_leave(self) -> None:
        self.post_message(self.Left(self.text, self))

    def _read(self) -> None:
        start(self, "echo", self._readings.ask, self.text)

    def _show(self, text: str, reading: LineReading) -> None:
        """Until then the echo of what stood there before stays, so that it does not flicker."""
        if not self.is_attached:
            return
        self._colours.take(text, reading)
        if (done := self._completion) is not None and done.line == text and len(done.options) > 1:
            self._say_options(done)
            self._line.refresh()
            return
        if reading.room > self._below:
            self._below = reading.room
            self._keep_room()
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
    """Returns the reading of a line, with its result below."""
    below = (line(text).stylize(f"${role}") if role else line(text) for text, role in reading.below)
    return Content("\n").join([echo(reading.parts), *below])


def echo(parts: Sequence[tuple[str, str]]) -> Content:
    """Returns the reading after an arrow; empty if nothing was understood."""
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
    """Returns the spans of a text adjusted to one edit; deleted ones are left out."""
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
