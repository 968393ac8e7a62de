"""Dialogs of every page, loaded when they are first asked for, because no start should wait for them."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.dom import DOMNode
from textual.screen import ModalScreen

from eventplanner.domain.base.list_views import ListView
from eventplanner.screens.base.commands import Command
from eventplanner.widgets.chrome.lines import Row
from eventplanner.widgets.lists.columns import Column


def help_screen(commands: Sequence[Command], signs: Sequence[Row] = ()) -> ModalScreen[None]:
    from eventplanner.screens.base.help import HelpScreen

    return HelpScreen(commands, signs)


def palette(commands: Sequence[Command], app: DOMNode) -> ModalScreen[Command | None]:
    from eventplanner.screens.base.goto import places
    from eventplanner.screens.base.palette import PaletteScreen

    return PaletteScreen([*commands, *places(commands, app)])


def columns_dialog(
    columns: Sequence[Column[Any]], view: ListView, choose: Callable[[ListView], None]
) -> ModalScreen[None]:
    from eventplanner.screens.base.columns_dialog import ColumnsDialog

    return ColumnsDialog(columns, view, choose)


def goto() -> ModalScreen[str | None]:
    from eventplanner.screens.base.goto import GotoScreen

    return GotoScreen()


def pick(title: str, choices: Sequence[tuple[str, str]], current: str) -> ModalScreen[str | None]:
    from eventplanner.screens.base.pick import PickScreen

    return PickScreen(title, choices, current)
