"""A titled list of records, or what the list is for while it has none."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from eventplanner.domain.base.listing import Fixed, Listing
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import _
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.record_list import RecordList


class RecordPanel(Panel, can_focus=False):
    """Knows which kind of record it lists, and how a new one is asked for."""

    DEFAULT_CSS: ClassVar[str] = """
    RecordPanel { height: 1fr; }
    RecordPanel .nothing { display: none; height: 1fr; content-align: center middle; text-align: center; }
    RecordPanel.-empty .nothing { display: block; }
    RecordPanel.-empty RecordList { height: 0; }
    """

    def __init__(
        self,
        kind: Kind[Any],
        columns: Sequence[Column[Any]],
        *,
        title: str,
        purpose: str,
        example: str = "",
        row_role: Callable[[Any], str] = lambda _: "",
        id: str | None = None,
    ) -> None:
        """`purpose` says what the list is for, `example` is a line that adds something; both in words already."""
        super().__init__(title, id=id)
        self.kind = kind
        self.example = example
        self._purpose = purpose
        self.records: RecordList[Any] = RecordList(columns, row_role)
        self._nothing = Static(classes="nothing", markup=False)

    def compose(self) -> ComposeResult:
        yield self.records
        yield self._nothing

    def show(self, rows: Sequence[Any] | Listing[Any], cursor: int | None = None, wanted: int | None = None) -> None:
        """Show newer rows; the cursor goes to the wanted one, or stays on its record, or where it was."""
        listing = rows if isinstance(rows, Listing) else Fixed(rows)
        at = cursor if cursor is not None else self._place(rows, wanted) if not isinstance(rows, Listing) else None
        self.set_class(not listing.total, "-empty")
        if not listing.total:
            self._nothing.update(self._say_nothing())
        if not isinstance(rows, Listing):
            self._keep_marks({row.id for row in rows})
        self.records.show(listing, self.records.cursor if at is None else at)

    def record_of(self, row: Any) -> Any:
        """Returns the stored record of a row; None where the row is no record."""
        return row

    @property
    def record(self) -> Any:
        """The one under the cursor, or None."""
        row = self.records.record
        return None if row is None else self.record_of(row)

    @property
    def marked(self) -> list[Any]:
        """Those that are marked, as they were read last."""
        return [self.record_of(row) for row in self.records.marked]

    @property
    def is_empty(self) -> bool:
        return self.has_class("-empty")

    def _place(self, rows: Sequence[Any], wanted: int | None) -> int:
        here = self.records.record
        for id in (wanted, here.id if here else None):
            for place, row in enumerate(rows):
                if row.id == id:
                    return place
        return self.records.cursor

    def _keep_marks(self, ids: Collection[int]) -> None:
        if gone := self.records.marks - set(ids):
            self.records.set_marks(self.records.marks - gone)

    def _say_nothing(self) -> Content:
        key = Content.assemble(("a", "bold $accent"), "   ", (_("adds one: {example}").format(example=self.example)))
        shown = [line(self._purpose).stylize("$muted")]
        return Content("\n").join([*shown, key] if self.example else shown)
