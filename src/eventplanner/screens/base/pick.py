"""A short list to choose one thing from."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eventplanner.domain.base.listing import Fixed
from eventplanner.i18n.catalogue import N_
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import HEADING, RecordList


class Option(Struct, frozen=True):
    """One of the things."""

    id: int
    key: str
    words: str


class PickScreen(Dialog[str | None]):
    """Answers with the key of what was chosen; None if nothing was."""

    AUTO_FOCUS: ClassVar[str | None] = "RecordList"
    DEFAULT_CSS = """
    PickScreen > Panel { width: 48; max-width: 100%; height: auto; background: $background; }
    PickScreen RecordList { height: auto; max-height: 16; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", N_("Close"), id="pick.leave", tooltip=N_("Choose nothing")),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], current: str) -> None:
        super().__init__()
        self._title = title
        self._options = [Option(n, key, words) for n, (key, words) in enumerate(choices)]
        self._current = next((option.id for option in self._options if option.key == current), 0)

    def compose(self) -> ComposeResult:
        with Panel(self._title):
            yield RecordList([Column[Option](title="", cell=lambda option: Cell(option.words), width=10, flex=1)])

    def on_mount(self) -> None:
        options = self.query_one(RecordList)
        options.styles.height = len(self._options) + HEADING
        options.show(Fixed(self._options), self._current)

    @on(RecordList.Picked)
    def choose(self, event: RecordList.Picked) -> None:
        event.stop()
        self.dismiss(event.record.key)
