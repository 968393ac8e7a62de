"""Writing imported events: new ones in bulk, existing ones where they differ."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.text import N_, counted
from eventplanner.domain.events.events import EVENT, Event, EventDraft
from eventplanner.domain.exchange.event_lines import EventLine
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange.importing import Importing, ImportPreview, Row
from eventplanner.storage.queries import calendar_exports
from eventplanner.storage.queries.events import chosen_columns, columns

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

_OWN = frozenset(EventDraft.__struct_fields__)
"""Columns of an event; what else changes is written elsewhere."""
_BEYOND = 2
"""How far SEQUENCE jumps for an event whose cancellation was told."""


class ImportingEvents(Importing[Row], frozen=True, kw_only=True):
    """Writer of every import of events."""

    kind: Kind[Event] = EVENT
    imports: Naming = lambda n: counted("Import {n} event", "Import {n} events", n)
    progress: str = N_("Writing {n} events …")

    def write(self, planner: Planner, writing: "Writing", preview: ImportPreview) -> None:
        told = calendar_exports.sequences(planner.store)
        written: list[EventLine] = [line for line in preview.lines if line.is_written]
        writing.add_many("event", [_new_row(line, told) for line in written if line.record is None])
        writing.change_many(
            "event",
            [
                (line.record.id, line.record.version, chosen_columns(line.draft, own))
                for line in written
                if line.record and line.draft and (own := [name for name in line.changed if name in _OWN])
            ],
        )

    def finish(self, planner: Planner, preview: ImportPreview) -> None:
        """Takes up the public holidays of years that have events now."""
        holidays.take_up_for(planner, [line.draft for line in preview.lines if line.draft])


def _new_row(line: EventLine, told: Mapping[str, int]) -> dict[str, Any]:
    """Returns the columns of a new event; `told` is the SEQUENCE that readers of calendars know, by uid."""
    row = columns(line.draft) if line.draft else {}
    row["uid"] = line.uid
    if line.uid in told:
        # Calendars that were told of its cancellation take it up again only at a higher number.
        row["sequence"] = told[line.uid] + _BEYOND
    return row
