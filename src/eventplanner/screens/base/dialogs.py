"""Dialogs of every page, loaded when they are first asked for, because no start should wait for them."""

from collections.abc import Sequence

from textual.dom import DOMNode
from textual.screen import ModalScreen

from eventplanner.screens.base.commands import Command


def help_screen(commands: Sequence[Command]) -> ModalScreen[None]:
    from eventplanner.screens.base.help import HelpScreen

    return HelpScreen(commands)


def palette(commands: Sequence[Command], app: DOMNode) -> ModalScreen[Command | None]:
    from eventplanner.screens.base.goto import places
    from eventplanner.screens.base.palette import PaletteScreen

    return PaletteScreen([*commands, *places(commands, app)])


def goto() -> ModalScreen[str | None]:
    from eventplanner.screens.base.goto import GotoScreen

    return GotoScreen()


def pick(title: str, choices: Sequence[tuple[str, str]], current: str) -> ModalScreen[str | None]:
    from eventplanner.screens.base.pick import PickScreen

    return PickScreen(title, choices, current)
