"""A panel of records as data."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import _
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.record_panel import RecordPanel


class PanelSpec(NamedTuple):
    """The texts are in English, and said in the language in use when the panel is made."""

    id: str
    kind: Kind[Any]
    title: str
    purpose: str
    """What the list is for."""
    example: str = ""
    """A line that adds something; nothing where no line does."""

    def panel(self, columns: Sequence[Column[Any]] = (), classes: str = "") -> RecordPanel:
        title, purpose, example = _(self.title), _(self.purpose), _(self.example) if self.example else ""
        panel = RecordPanel(self.kind, columns, title=title, purpose=purpose, example=example, id=self.id)
        return panel.add_class(*classes.split())
