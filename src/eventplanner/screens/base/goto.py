"""The overlay behind `g`: one letter goes to a screen, or to an end of the list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Static

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens import pages
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.commands import EVERYWHERE, Command, commands
from eventplanner.screens.pages import ListedPage
from eventplanner.widgets.chrome.panel import Panel


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
        *(_binding(each, "go") for each in pages.MAIN),
        *(_binding(each, "open") for each in pages.OVER),
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
    listed = [page for page in pages.OVER if not page.key]
    return [
        Command(
            id=len(known) + n,
            title=_(page.title),
            about="",
            keys=(f"{first} {page.letters}",),
            group=_(EVERYWHERE),
            action=f"app.open('{page.name}')",
            node=app,
        )
        for n, page in enumerate(listed)
    ]
