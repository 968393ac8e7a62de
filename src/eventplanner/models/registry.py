"""The tables that the writing kernel knows, by name; loading them costs half a second, so only writing does."""

from dataclasses import dataclass

from eventplanner.models.base import Record
from eventplanner.models.calendar_export import ExportMark, ExportScope
from eventplanner.models.event import Event, EventRow
from eventplanner.models.import_mapping import ImportMapping, ImportMappingRow
from eventplanner.models.plan_meta import PlanMeta
from eventplanner.models.setting import Setting, SettingRow


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and the checks of one row of it without a session's weight."""

    model: type[Record]
    check: type[Record]


TABLES: dict[str, Table] = {
    "event": Table(Event, EventRow),
    "import_mapping": Table(ImportMapping, ImportMappingRow),
    "setting": Table(Setting, SettingRow),
}

OUTSIDE = (PlanMeta, ExportScope, ExportMark)
"""Tables outside the journal, laid out with the rest."""
