"""The overlay behind `g`: one letter goes to a screen, or to an end of the list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Static

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens import page_names
from eventplanner.screens.base_screen import Dialog
from eventplanner.screens.commands import EVERYWHERE, Command, commands
from eventplanner.screens.page_names import ListedPage
from eventplanner.widgets.panel import Panel

_OPENS = 'answer("app.open('


def _binding(page: ListedPage, action: str) -> Binding:
    return Binding(page.letters, f"answer(\"app.{action}('{page.name}')\")", page.title, id=f"goto.{page.name}")


class GotoScreen(Dialog[str | None]):
    """Answers with the action that goes there."""

    DEFAULT_CSS = """
    GotoScreen {
        align: center bottom;
        & > Panel { width: auto; min-width: 36; height: auto; margin-bottom: 1; background: $background; }
        & Static { width: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(_binding(each, "go") for each in page_names.MAIN),
        *(_binding(each, "open") for each in page_names.OVER if each.letters),
        Binding("l", "answer('app.open_history')", N_("History: who changed what"), id="goto.history"),
        Binding("s,comma", "answer('app.open_settings')", N_("Settings"), id="goto.settings"),
        Binding("g", "answer(\"app.simulate_key('home')\")", N_("First row"), id="goto.first"),
        Binding("G", "answer(\"app.simulate_key('end')\")", N_("Last row"), id="goto.last"),
        Binding("escape,q", "dismiss", N_("Stay here"), id="goto.close"),
    ]

    def compose(self) -> ComposeResult:
        with Panel(_("Go to")):
            yield Static(self._places())

    def action_answer(self, action: str) -> None:
        self.dismiss(action)

    def _places(self) -> Content:
        known = commands(self)
        width = max(len(command.keys[0]) for command in known)
        lines = [
            Content.assemble((command.keys[0].rjust(width), "bold $accent"), f"  {command.title}") for command in known
        ]
        return Content("\n").join(lines)


def places(known: Sequence[Command], app: DOMNode) -> list[Command]:
    """The pages that are reached by `g` and a letter alone, for those who look for them by name."""
    first = next((command.keys[0] for command in known if command.action == "goto"), "g")
    bindings = [each for each in GotoScreen.BINDINGS if isinstance(each, Binding) and each.action.startswith(_OPENS)]
    return [
        Command(
            id=len(known) + n,
            title=_(each.description),
            about="",
            keys=(f"{first} {each.key}",),
            group=_(EVERYWHERE),
            action=each.action.removeprefix('answer("').removesuffix('")'),
            node=app,
            enabled=True,
        )
        for n, each in enumerate(bindings)
    ]
