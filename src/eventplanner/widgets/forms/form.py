"""A form: labelled fields, under each what is wrong with it or worth knowing, and a key that saves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from eventplanner.domain.base.text import Message as Sentence
from eventplanner.domain.base.text import clean
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import harmless, line, plain
from eventplanner.widgets.forms.fields import ChoiceInput, FormField, LineInput
from eventplanner.widgets.forms.notes_input import NotesInput


class FieldRow(Vertical):
    """A label, its field, and room below for a sentence about it."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > Horizontal { height: auto; }
        & .label { width: 17; margin-right: 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & .heading { color: $text; text-style: bold; margin-top: 1; }
        & .notice { display: none; padding-left: 18; height: auto; }
        &:focus-within .label { color: $accent; text-style: bold; }
        &.-problem .notice { display: block; color: $red; }
        &.-warning .notice { display: block; color: $amber; }
    }
    FieldRow LineInput, FieldRow NotesInput, FieldRow ChoiceInput { width: 1fr; }
    """

    def __init__(self, field: FormField, text: str = "") -> None:
        super().__init__(classes="-lines" if field.lines > 1 else None)
        self.field = field
        self.input = _input(field, text)

    def compose(self) -> ComposeResult:
        if self.field.heading:
            yield Static(line(self.field.heading), classes="heading")
        with Horizontal():
            yield Static(line(self.field.label), classes="label")
            yield self.input
        yield Static(classes="notice")

    @property
    def text(self) -> str:
        return self.input.text if isinstance(self.input, TextArea) else self.input.value

    @text.setter
    def text(self, text: str) -> None:
        if isinstance(self.input, TextArea):
            self.input.text = clean(text)
        elif self.input.value != text:
            self.input.value = text
            if isinstance(self.input, LineInput):
                self.input.cursor_position = len(text)

    def say(self, problem: Sentence | None, warning: Sentence | None) -> None:
        """Show what is wrong, else what is worth knowing, else nothing."""
        self.set_class(problem is not None, "-problem")
        self.set_class(problem is None and warning is not None, "-warning")
        if message := problem or warning:
            sign = glyph("late" if problem else "warning")
            self.query_one(".notice", Static).update(plain(f"{sign} {words(message)}"))


class SaveLine(Widget, can_focus=True):
    """The last stop of a form: enter saves."""

    DEFAULT_CSS = """
    SaveLine { height: 1; margin-top: 1; width: auto; color: $accent; }
    SaveLine:focus { background: $accent; color: $background; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", N_("Save"), id="form.press", show=False)]

    class Pressed(Message):
        """Save it now."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def render(self) -> Content:
        return Content.assemble("  ", line(self._label), "  ")

    def on_click(self) -> None:
        self.action_press()

    def action_press(self) -> None:
        self.post_message(self.Pressed())


class Form(VerticalScroll, can_focus=False):
    """Keeps what is typed as text; whoever made it turns texts into values and says what is wrong with them."""

    DEFAULT_CSS = "Form { height: auto; scrollbar-size: 1 1; scrollbar-gutter: stable; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), id="form.save", tooltip=N_("Save what the form says")),
        Binding("up", "app.focus_previous", N_("Field before"), id="form.before", show=False),
        Binding("down", "app.focus_next", N_("Next field"), id="form.next", show=False),
    ]

    @dataclass
    class Edited(Message):
        """Something was typed or chosen."""

        name: str

    @dataclass
    class Saved(Message):
        """Message that the form's values are to be saved."""

        form: "Form"

        @property
        def control(self) -> "Form":
            return self.form

    class Left(Message):
        """The form is to be closed, after what was said of it before."""

    def __init__(
        self, fields: Sequence[FormField], save: str = "", id: str | None = None, texts: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(id=id)
        self._rows = {field.name: FieldRow(field, (texts or {}).get(field.name, "")) for field in fields}
        self._save = save

    def compose(self) -> ComposeResult:
        yield from self._rows.values()
        yield SaveLine(self._save or _("Save"))

    def texts(self) -> dict[str, str]:
        """Everything as it was typed, by field."""
        return {name: row.text for name, row in self._rows.items()}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put these texts into the fields that they name."""
        for name, typed in texts.items():
            if name in self._rows:
                self._rows[name].text = typed

    def say(self, problems: Mapping[str, Sentence], warnings: Mapping[str, Sentence]) -> None:
        """Beside each field what is wrong or worth knowing."""
        for name, row in self._rows.items():
            row.say(problems.get(name), warnings.get(name))

    def hide(self, names: Collection[str]) -> None:
        """Show all fields but these."""
        for name, row in self._rows.items():
            row.display = name not in names

    def suggest(self, known: Mapping[str, Sequence[str]]) -> None:
        """Offer in these fields what has been written before; the right arrow takes it."""
        for name, texts in known.items():
            if isinstance(field := self._rows[name].input, LineInput):
                field.suggester = SuggestFromList([harmless(text) for text in texts], case_sensitive=False)

    def go(self, name: str) -> None:
        """Put the cursor into a field."""
        self._rows[name].input.focus()

    def action_save(self) -> None:
        self.post_message(self.Saved(self))

    def leave(self) -> None:
        """Ask to be closed, by the way that saving takes, so that neither overtakes the other."""
        self.post_message(self.Left())

    @on(SaveLine.Pressed)
    def _save_pressed(self, event: SaveLine.Pressed) -> None:
        event.stop()
        self.action_save()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceInput.Changed)
    def _tell(self, event: Message) -> None:
        event.stop()
        names = [name for name, row in self._rows.items() if row.input is event.control]
        self.post_message(self.Edited(names[0]))


def _input(field: FormField, text: str) -> LineInput | NotesInput | ChoiceInput:
    if field.choices:
        return ChoiceInput(field.choices, text)
    if field.lines > 1:
        return NotesInput(text)
    return LineInput(text, field.hint)
