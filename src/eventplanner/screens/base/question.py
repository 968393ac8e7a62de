"""A question that has to be answered before anything else, asked only where undo would not help."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import plain


class Question(Dialog[bool]):
    """Answers with yes, or with nothing for not now."""

    DEFAULT_CSS = """
    Question {
        & > Panel { width: 76; max-width: 100%; height: auto; background: $background; }
        & Static { margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", N_("Yes"), id="question.yes"),
        Binding("escape,q", "dismiss", N_("Not now"), id="question.later"),
    ]

    def __init__(self, title: str, text: str, yes: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._yes = yes
        """What enter does, in the language in use."""

    def compose(self) -> ComposeResult:
        with Panel(self._title, _("esc not now")):
            yield Static(plain(self._text))
            yield Static(Content.assemble((_("enter"), "bold $accent"), f" {self._yes}"))
