"""Records taken out of a table, from the page that lists all of their kind."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.exchange.import_subjects import records_reader
from eventplanner.screens.records.files_in_out import FilesInOut


class RecordsIn(FilesInOut):
    """The declaration of the kind says what the columns may be."""

    KIND: ClassVar[Kind[Any]]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "import", N_("Import"), id="records.import", show=False, tooltip=N_("Records out of a table")),
    ]

    def reader(self) -> tuple[Callable[..., Any], str]:
        fields = ", ".join(labels.field(self.KIND.name, field.name) for field in self.KIND.fields)
        return records_reader(self.KIND), _("A table with some of these columns: {fields}.").format(fields=fields)
