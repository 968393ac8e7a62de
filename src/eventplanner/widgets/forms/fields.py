"""The fields of a form: a line, a choice, what there is to say of one; each holds a text that the form asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from msgspec import Struct
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from eventplanner.domain.base.text import clean, fold
from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import harmless


class FormField(Struct, frozen=True, kw_only=True):
    """Field of a form."""

    name: str
    label: str
    """In the reader's language."""
    hint: str = ""
    """Shown while nothing is typed, in the reader's language."""
    choices: Sequence[tuple[str, str]] = ()
    """If there are any: what is kept, and the words shown for it."""
    lines: int = 1
    heading: str = ""
    """Opens a group of fields, in the reader's language."""


class LineInput(Input):
    """One line of text, without what a terminal would obey, whether typed or pasted."""

    DEFAULT_CSS = "LineInput { background-tint: transparent !important; }"

    def __init__(self, value: str = "", placeholder: str = "", id: str | None = None, **more: Any) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False, **more)

    def validate_value(self, value: str) -> str:
        return value if value.isprintable() else clean(value).replace("\n", " ")


class ChoiceInput(Widget, can_focus=True):
    """One of a few words; the keys go through them."""

    DEFAULT_CSS = """
    ChoiceInput { height: 1; }
    ChoiceInput:focus { color: $accent; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", N_("Before"), id="choice.before", show=False),
        Binding("right,space", "step(1)", N_("Next"), id="choice.next", show=False),
        Binding("home", "end(0)", N_("First"), id="choice.first", show=False),
        Binding("end", "end(-1)", N_("Last"), id="choice.last", show=False),
    ]
    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another choice stands there now."""

        choice: "ChoiceInput"

        @property
        def control(self) -> "ChoiceInput":
            return self.choice

    def __init__(self, choices: Sequence[tuple[str, str]], value: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = list(choices)
        self.set_reactive(ChoiceInput.value, value or self._choices[0][0])

    def render(self) -> Content:
        words = harmless(dict(self._choices).get(self.value, self.value))
        if not self.has_focus:
            return Content(words)
        before, after = glyph("before"), glyph("after")
        return Content.assemble((f"{before} ", "$muted"), words, (f" {after}", "$muted"))

    def watch_value(self) -> None:
        if self.is_mounted:
            self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next choice that begins with it."""
        if not event.character or not event.character.isalnum():
            return
        after = self._index + 1
        turned = self._choices[after:] + self._choices[:after]
        if found := [key for key, words in turned if fold(words).startswith(fold(event.character))]:
            self.value = found[0]
            event.stop()

    def on_click(self) -> None:
        self.action_step(1)

    def action_step(self, step: int) -> None:
        self.value = self._choices[(self._index + step) % len(self._choices)][0]

    def action_end(self, index: int) -> None:
        self.value = self._choices[index][0]

    @property
    def _index(self) -> int:
        return next((n for n, (key, _) in enumerate(self._choices) if key == self.value), -1)
