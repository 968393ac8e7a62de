"""The palette: every command that can be given now, found by typing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Input

from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import fold
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.commands import EVERYWHERE, HERE, Command
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import RecordList

COLUMNS: Sequence[Column[Command]] = (
    Column(title=N_("Command"), cell=lambda c: Cell(c.title), width=18, flex=1),
    Column(title=N_("What it does"), cell=lambda c: Cell(c.about, "muted"), width=20, flex=2, priority=1),
    Column(title=N_("Key"), cell=lambda c: Cell(" ".join(c.keys), "accent"), width=10),
)


class PaletteScreen(Dialog[Command | None]):
    """Answers with the command that was chosen."""

    DEFAULT_CSS = """
    PaletteScreen {
        align: center top;
        & > Panel { width: 90%; max-width: 110; height: 60%; margin-top: 2; background: $background; }
        & RecordList { height: 1fr; margin-top: 1; }
    }
    """

    AUTO_FOCUS: ClassVar[str | None] = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("Close"), id="palette.close"),
        Binding("down", "move(1)", N_("Down"), id="palette.down", show=False),
        Binding("up", "move(-1)", N_("Up"), id="palette.up", show=False),
        Binding("pagedown", "move(10)", N_("Page down"), id="palette.page_down", show=False),
        Binding("pageup", "move(-10)", N_("Page up"), id="palette.page_up", show=False),
    ]
    listed = query_one(RecordList)

    def __init__(self, known: Sequence[Command]) -> None:
        super().__init__()
        groups = [_(HERE), _(EVERYWHERE)]
        self._known = sorted(known, key=lambda command: groups.index(command.group) if command.group in groups else 2)
        """What the page can do comes first, moving about last."""

    def compose(self) -> ComposeResult:
        with Panel(_("Commands"), _("enter does it · esc closes")):
            yield LineInput(placeholder=_("Type what you want to do"))
            found: RecordList[Command] = RecordList(COLUMNS)
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        self._show("")

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def choose(self) -> None:
        self._answer(self.listed.record)

    @on(RecordList.Picked)
    def choose_picked(self, event: RecordList.Picked) -> None:
        self._answer(event.record)

    def action_move(self, rows: int) -> None:
        self.listed.action_move(rows)

    def _show(self, typed: str) -> None:
        found = [command for command in self._known if command.matches(typed)]
        found.sort(key=lambda command: not fold(command.title).startswith(fold(typed)))
        self.listed.show(Fixed(found), 0)

    def _answer(self, command: Command | None) -> None:
        if command is not None:
            self.dismiss(command)
