"""Events out of a file into the plan: new ones together, and of those that are there what is different."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from eventplanner.domain.exchange.import_preview import ImportLine, Outcome
from eventplanner.storage.queries.events import chosen_columns, columns

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

_BEYOND = 2
"""How far SEQUENCE jumps for an event whose cancellation was told."""


def write_events(writing: "Writing", lines: Sequence[ImportLine], told: Mapping[str, int]) -> None:
    """What the lines say, within a change; `told` is the SEQUENCE that readers of calendars know, by uid."""
    writing.add_many("event", [_new_row(line, told) for line in lines if line.outcome is Outcome.ADDED])
    writing.change_many(
        "event",
        [
            (line.event.id, line.event.version, chosen_columns(line.draft, line.changed))
            for line in lines
            if line.outcome is Outcome.UPDATED and line.event and line.draft
        ],
    )


def _new_row(line: ImportLine, told: Mapping[str, int]) -> dict[str, Any]:
    row = (columns(line.draft) if line.draft else {}) | {"uid": line.uid}
    # Calendars that were told of its cancellation take it up again only at a higher number.
    return row | {"sequence": told[line.uid] + _BEYOND} if line.uid in told else row
