"""Everything that can be done on a screen now, taken from its bindings: palette, help and key names are made of it."""

from typing import Any, Final

from msgspec import Struct
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from eventplanner.domain.base.text import fold
from eventplanner.i18n.catalogue import N_, _

HERE: Final = N_("On this screen")
FOCUSED: Final = N_("Where the cursor is")
EVERYWHERE: Final = N_("Everywhere")


class Command(Struct, frozen=True):
    """One action with its keys, in the language in use."""

    id: int
    title: str
    about: str
    keys: tuple[str, ...]
    group: str
    action: str
    node: DOMNode
    in_english: str = ""
    """Title and words as the program has them, which people type too."""

    def matches(self, typed: str) -> bool:
        """Every word that was typed is somewhere in what the command says of itself."""
        said = fold(" ".join((self.title, self.about, self.in_english, *self.keys)))
        return all(word in said for word in fold(typed).split())


def commands(screen: Screen[Any]) -> list[Command]:
    """Each action once with all its keys, what is nearest to the cursor first."""
    found: dict[tuple[str, str], Command] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not (active.enabled and binding.id and binding.description):
            continue
        display = screen.app.get_key_display(binding)
        known = found.get((binding.id, binding.action))
        found[binding.id, binding.action] = Command(
            id=known.id if known else len(found),
            title=_(binding.description),
            about=_(binding.tooltip) if binding.tooltip else "",
            keys=(*known.keys, display) if known else (display,),
            group=_(binding.group.description) if binding.group else _(_place(active.node)),
            action=binding.action,
            node=active.node,
            in_english=f"{binding.description} {binding.tooltip or ''}",
        )
    return list(found.values())


def _place(node: DOMNode) -> str:
    """The heading for bindings that name no group themselves."""
    match node:
        case Screen():
            return HERE
        case App():
            return EVERYWHERE
        case _:
            return FOCUSED
