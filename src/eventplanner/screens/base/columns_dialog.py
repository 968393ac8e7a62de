"""The dialog of a list's columns: sorts by one of them, shows and hides them."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.listing import Fixed
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists import ordering
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import HEADING, RecordList


class ColumnRow(Struct, frozen=True):
    """One column of the list."""

    id: int
    title: str
    heading: str
    order: str
    """How the list is sorted by it, in words; empty where it is not."""
    can_sort: bool


class ColumnsDialog(Dialog[None]):
    """Every choice counts at once; a mark stands at each column that is shown."""

    AUTO_FOCUS: ClassVar[str | None] = "RecordList"
    DEFAULT_CSS = """
    ColumnsDialog > Panel { width: 56; max-width: 100%; height: auto; background: $background; }
    ColumnsDialog RecordList { height: auto; max-height: 16; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,S", "dismiss", N_("Close"), id="columns.close"),
        Binding("x", "reset", N_("As usual"), id="columns.reset", tooltip=N_("The list's own order, and every column")),
    ]

    def __init__(self, columns: Sequence[Column[Any]], view: ListView, choose: Callable[[ListView], None]) -> None:
        super().__init__()
        self._columns = columns
        self._view = view
        self._choose = choose

    def compose(self) -> ComposeResult:
        with Panel(_("Order and columns"), _("enter sorts · space hides · x as usual")):
            yield RecordList(
                [
                    Column[ColumnRow](title=N_("column"), cell=lambda row: Cell(row.heading), width=16, flex=1),
                    Column[ColumnRow](title=N_("sorted"), cell=lambda row: Cell(row.order, "accent"), width=14),
                ]
            )

    def on_mount(self) -> None:
        self._show()

    @on(RecordList.Picked)
    def sort(self, event: RecordList.Picked) -> None:
        """By the column under the cursor; once more the other way, and then no longer."""
        event.stop()
        if event.record.can_sort:
            self._take(ordering.turned(self._view, event.record.title))
        else:
            self.notify(_("This list cannot be sorted by “{column}”.").format(column=event.record.heading))

    @on(RecordList.Marked)
    def hide(self, event: RecordList.Marked) -> None:
        """Hides columns without a mark, but not the one that names the rows."""
        event.stop()
        wanted = tuple(row.title for row in self._rows() if row.id not in self.query_one(RecordList).marks)
        naming = ordering.naming(self._columns)
        hidden = tuple(title for title in wanted if naming is None or title != naming.title)
        if naming is not None and hidden != wanted:
            self.notify(_("“{column}” tells the rows apart and stays.").format(column=_(naming.title)))
        if hidden != self._view.hidden:
            self._take(replace(self._view, hidden=hidden))
        elif hidden != wanted:
            self._show()

    @on(RecordList.AllWanted)
    def show_all(self, event: RecordList.AllWanted) -> None:
        event.stop()
        self._take(replace(self._view, hidden=()))

    def action_reset(self) -> None:
        self._take(ListView())

    def _take(self, view: ListView) -> None:
        self._view = view
        self._choose(view)
        self._show()

    def _show(self) -> None:
        rows, listed = self._rows(), self.query_one(RecordList)
        listed.styles.height = len(rows) + HEADING
        listed.show(Fixed(rows), listed.cursor)
        listed.set_marks(row.id for row in rows if row.title not in self._view.hidden)

    def _rows(self) -> list[ColumnRow]:
        by = ordering.sorting(self._columns, self._view)
        can_sort = [column.title for column in ordering.sortable(self._columns)]
        direction = _("descending") if self._view.descending else _("ascending")
        return [
            ColumnRow(n, column.title, _(column.title), direction if column is by else "", column.title in can_sort)
            for n, column in enumerate(ordering.titled(self._columns))
        ]
