"""The overlay behind `g`: one letter goes to a screen, or to an end of the list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Static

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base_screen import Dialog
from eventplanner.screens.commands import EVERYWHERE, Command, commands
from eventplanner.widgets.panel import Panel

_OPENS = 'answer("app.open('


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
        Binding("h,1", "answer(\"app.go('home')\")", N_("Today"), id="goto.home"),
        Binding("y,2", "answer(\"app.go('year')\")", N_("Year"), id="goto.year"),
        Binding("e,3", "answer(\"app.go('events')\")", N_("Events"), id="goto.events"),
        Binding("b,4", "answer(\"app.go('budget')\")", N_("Budget of the year"), id="goto.budget"),
        Binding("o", "answer(\"app.open('overlays')\")", N_("Other people's dates"), id="goto.overlays"),
        Binding("r", "answer(\"app.open('series')\")", N_("Series: what recurs"), id="goto.series"),
        Binding("c", "answer(\"app.open('clashes')\")", N_("Clashes"), id="goto.clashes"),
        Binding("f", "answer(\"app.open('find_date')\")", N_("Find a date"), id="goto.find_date"),
        Binding("t", "answer(\"app.open('targets')\")", N_("Targets"), id="goto.targets"),
        Binding("n", "answer(\"app.open('next_year')\")", N_("Next year from this one"), id="goto.next_year"),
        Binding("w", "answer(\"app.open('tasks')\")", N_("Tasks of all events"), id="goto.tasks"),
        Binding("k", "answer(\"app.open('checklists')\")", N_("Checklists"), id="goto.checklists"),
        Binding("p", "answer(\"app.open('people')\")", N_("People"), id="goto.people"),
        Binding("i", "answer(\"app.open('organisations')\")", N_("Organisations"), id="goto.organisations"),
        Binding("v", "answer(\"app.open('venues')\")", N_("Venues"), id="goto.venues"),
        Binding("m", "answer(\"app.open('resources')\")", N_("Resources"), id="goto.resources"),
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
