"""Records taken out of a table, from the page that lists all of their kind."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.import_subjects import records_reader
from eventplanner.screens.records.file_actions import FileActions
from eventplanner.screens.records.list_page import ListPage


class RecordImport(FileActions):
    """The declaration of the kind says what the columns may be."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("records.import", "i", "import", N_("Import"), N_("Records out of a table"), show=False, writes=True),
    )

    def reader(self) -> tuple[Callable[..., Any], str]:
        assert isinstance(self.page, ListPage)
        kind = self.page.KIND
        fields = ", ".join(labels.field(kind.name, field.name) for field in kind.fields)
        return records_reader(kind), _("A table with some of these columns: {fields}.").format(fields=fields)
