"""A question that has to be answered before anything else, asked only where undo would not help."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base_screen import Dialog
from eventplanner.widgets.panel import Panel
from eventplanner.widgets.shown import plain


class Question(Dialog[bool | None]):
    """Answers with yes, no, or None for not now."""

    DEFAULT_CSS = """
    Question {
        & > Panel { width: 76; max-width: 100%; height: auto; background: $background; }
        & Static { margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", N_("Yes"), id="question.yes"),
        Binding("d", "answer(False)", N_("No"), id="question.no"),
        Binding("escape,q", "dismiss", N_("Not now"), id="question.later"),
    ]

    def __init__(self, title: str, text: str, yes: str, no: str = "") -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._yes = yes
        """What enter does, in the language in use."""
        self._no = no
        """What `d` does; nothing if that is no answer here."""

    def compose(self) -> ComposeResult:
        with Panel(self._title, _("esc not now")):
            yield Static(plain(self._text))
            keys = [(_("enter"), self._yes), ("d", self._no)]
            pairs = [Content.assemble((key, "bold $accent"), f" {words}") for key, words in keys if words]
            yield Static(Content("   ").join(pairs))

    def action_answer(self, yes: bool) -> None:
        if yes or self._no:
            self.dismiss(yes)
