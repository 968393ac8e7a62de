"""A titled panel of what is known of the one record of its kind, or what it is for while there is none."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.detail import Detail, DetailLine


class Facts(Detail):
    """Scrolls with the keys of lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", N_("Down"), id="facts.down", show=False),
        Binding("k", "scroll_up", N_("Up"), id="facts.up", show=False),
        Binding("home", "scroll_home", N_("First row"), id="facts.first", show=False),
        Binding("end,G", "scroll_end", N_("Last row"), id="facts.last", show=False),
    ]


class FactsPanel(Panel, can_focus=False):
    """Knows which kind of record it shows, and which one."""

    DEFAULT_CSS: ClassVar[str] = "FactsPanel { height: 1fr; }"

    def __init__(self, kind: Kind[Any], *, title: str, id: str | None = None) -> None:
        super().__init__(title, id=id)
        self.kind = kind
        self.record: Any = None
        self.entries: Sequence[DetailLine] = ()
        self.facts = Facts()

    def compose(self) -> ComposeResult:
        yield self.facts

    def show(self, record: Any, entries: Sequence[DetailLine]) -> None:
        """Show what is known of a record; None if there is none yet, and the entries say what to do about it."""
        self.record, self.entries = record, entries
        self.facts.show(entries)
