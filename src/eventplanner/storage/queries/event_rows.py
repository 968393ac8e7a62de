"""A row of the table of events as a value."""

from functools import partial

from eventplanner.domain.events.events import EVENT
from eventplanner.storage.queries import records

COLUMNS = records.columns(EVENT)
"""For SQL."""
event = partial(records.value, EVENT)
