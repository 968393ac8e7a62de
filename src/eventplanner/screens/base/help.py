"""The panel behind `?`: the keys of the screen below it, by group, and its signs."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.commands import Command
from eventplanner.widgets.chrome.lines import Row
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import fit

COLUMN = 33
"""Cells that a key with what it does takes at least."""
BORDERS = 2
"""Rows of the panel's own."""
WIDEST = 116
BESIDE = 7
"""Cells of the panel's own beside the text: borders, padding, scroll bar."""


class HelpScreen(Dialog[None]):
    """Only to be read; any of the usual keys closes it."""

    DEFAULT_CSS = """
    HelpScreen {
        & > Panel { width: 96%; max-width: 116; background: $background; }
        & VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    }
    """

    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", N_("Close"), id="help.close"),
        Binding("j", "app.simulate_key('down')", N_("Down"), id="help.down", show=False),
        Binding("k", "app.simulate_key('up')", N_("Up"), id="help.up", show=False),
    ]

    def __init__(self, known: Sequence[Command], signs: Sequence[Row] = ()) -> None:
        super().__init__()
        self._known = known
        self._signs = signs

    def compose(self) -> ComposeResult:
        with Panel(_("Keys of this screen"), _("esc closes · : finds a command by its name")), VerticalScroll():
            yield Static(id="keys")

    def on_resize(self) -> None:
        room = min(WIDEST, self.size.width * 96 // 100) - BESIDE
        columns = max(1, min(3, room // COLUMN))
        lines = [*_table(self._known, columns, room // columns), *_explained(self._signs)]
        self.query_one("#keys", Static).update(Content("\n").join(lines))
        self.query_one(Panel).styles.height = min(len(lines) + BORDERS, self.size.height * 9 // 10)


def _table(known: Sequence[Command], columns: int, width: int) -> list[Content]:
    """Groups one after the other, their keys side by side."""
    groups: dict[str, list[Command]] = {}
    for command in known:
        groups.setdefault(command.group, []).append(command)
    lines: list[Content] = []
    for title, members in groups.items():
        lines += (
            [Content(""), Content.styled(title, "bold $accent")] if lines else [Content.styled(title, "bold $accent")]
        )
        rows = -(-len(members) // columns)
        lines += [Content("").join(_cell(command, width) for command in members[row::rows]) for row in range(rows)]
    return lines


def _explained(signs: Sequence[Row]) -> list[Content]:
    if not signs:
        return []
    rows = [Content.assemble("  ", *((text, f"${ink}" if ink else "") for text, ink in row)) for row in signs]
    return [Content(""), Content.styled(_("Signs"), "bold $accent"), *rows]


def _cell(command: Command, width: int) -> Content:
    keys = " ".join(command.keys)
    room = max(10, cell_len(keys) + 1)
    return Content.assemble((fit(keys, room, right=True), "bold"), f"  {fit(command.title, width - room - 3)} ")
