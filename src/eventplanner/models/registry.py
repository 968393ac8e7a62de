"""The tables that the writing kernel knows, by name; loading them costs half a second, so only writing does."""

from dataclasses import dataclass

from eventplanner.models.accepted_clash import AcceptedClash, AcceptedClashRow
from eventplanner.models.base import Record
from eventplanner.models.calendar_export import ExportMark, ExportScope
from eventplanner.models.event import Event, EventRow
from eventplanner.models.import_mapping import ImportMapping, ImportMappingRow
from eventplanner.models.overlay import OtherDate, OtherDateRow, Overlay, OverlayRow
from eventplanner.models.plan_meta import PlanMeta
from eventplanner.models.series import Series, SeriesRow
from eventplanner.models.setting import Setting, SettingRow
from eventplanner.models.target import Target, TargetRow


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and the checks of one row of it without a session's weight."""

    model: type[Record]
    check: type[Record]


TABLES: dict[str, Table] = {
    "accepted_clash": Table(AcceptedClash, AcceptedClashRow),
    "event": Table(Event, EventRow),
    "import_mapping": Table(ImportMapping, ImportMappingRow),
    "other_date": Table(OtherDate, OtherDateRow),
    "overlay": Table(Overlay, OverlayRow),
    "series": Table(Series, SeriesRow),
    "setting": Table(Setting, SettingRow),
    "target": Table(Target, TargetRow),
}

OUTSIDE = (PlanMeta, ExportScope, ExportMark)
"""Tables outside the journal, laid out with the rest."""
