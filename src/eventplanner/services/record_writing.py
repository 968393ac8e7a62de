"""Writing any plain record in the way of its subject: of some, more follows than what they say themselves."""

from typing import Any

from eventplanner.domain.changes import Change
from eventplanner.domain.headcounts import REGISTRATION
from eventplanner.domain.records import RecordType
from eventplanner.domain.resources import QUOTE
from eventplanner.domain.venues import PLACE
from eventplanner.services import logistics, numbers, quotes, records
from eventplanner.services.planner import Planner


def write(planner: Planner, kind: RecordType[Any], reading: records.Reading, record: Any = None) -> Change:
    """A new record, or another version of `record`.

    At most one quote of a need is chosen, guests are told of the venue, a count of registrations takes the place of
    another of its day. Raises Invalid, Conflict.
    """
    if kind is QUOTE:
        return quotes.save(planner, reading, record)
    if kind is PLACE:
        return logistics.put_place(planner, reading.draft.event_id, reading, record)
    if kind is REGISTRATION and record is None:
        return numbers.put_count(planner, reading.draft)
    return records.change(planner, kind, record, reading) if record else records.create(planner, kind, reading)
