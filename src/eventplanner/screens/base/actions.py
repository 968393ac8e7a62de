"""Actions of pages: each is declared once, with its key, its words, what it needs and whether it changes the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from msgspec import Struct
from textual.binding import Binding, BindingType

from eventplanner.i18n.catalogue import N_
from eventplanner.screens.base import commands

PERFORM: Final = "perform"
"""The action of Textual that every declared one is bound to; it names the declared one."""


class Action(Struct, frozen=True):
    """One thing that a key does on a page."""

    id: str
    """By which people give it another key in their settings."""
    key: str
    """Several with commas between; empty for an action that a widget on the page binds."""
    does: str
    """The method `action_…` of the page or part, with arguments in brackets; or an action of the app, with `app.`."""
    title: str
    tooltip: str = ""
    show: bool = True
    """In the line of keys."""
    group: Binding.Group | None = None
    needs: str = ""
    """The attribute of the page or part that says whether there is anything to do it with; if not, it is hidden."""
    writes: bool = False
    """It changes the plan: where one may only look it is not shown, and its key says why."""

    @property
    def bound(self) -> str:
        """The action's name for Textual."""
        return self.does if self.does.startswith("app.") else f"{PERFORM}('{self.id}')"

    @property
    def binding(self) -> Binding:
        return Binding(
            self.key, self.bound, self.title, show=self.show, tooltip=self.tooltip, id=self.id, group=self.group
        )

    @property
    def binding_of_widget(self) -> Binding:
        """For a widget on the page whose key it is."""
        return replace(self.binding, action=f"screen.{self.bound}")


def bindings(declared: Iterable[Sequence[Action]]) -> list[BindingType]:
    """Returns the bindings of declarations; a key that is declared again keeps the place of its first declaration."""
    keys: dict[str, list[BindingType]] = {}
    for actions in declared:
        own: dict[str, list[BindingType]] = {}
        for each in Binding.make_bindings(action.binding for action in actions if action.key):
            own.setdefault(each.key, []).append(each)
        keys |= own
    return [each for bound in keys.values() for each in bound]


EVERYWHERE: Final = Binding.Group(commands.EVERYWHERE)
ON_EVERY_PAGE: Final = (
    Action("help", "question_mark", "help", N_("Help"), N_("The keys of this screen"), group=EVERYWHERE),
    Action("palette", "colon,ctrl+p", "palette", N_("Commands"), N_("Every command, found by typing"), show=False,
           group=EVERYWHERE),
    Action("goto", "g", "goto", N_("Go to"), N_("One more letter says where"), show=False, group=EVERYWHERE),
    Action("back", "escape", "back", N_("Back"), N_("Back, close"), show=False, group=EVERYWHERE),
    Action("quit", "q", "close", N_("Quit"), N_("Close, or leave the app"), show=False, group=EVERYWHERE),
)  # fmt: skip
