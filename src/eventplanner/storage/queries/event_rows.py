"""Conversion of event rows to values."""

from functools import partial

from eventplanner.domain.events.events import EVENT
from eventplanner.storage.queries import records

COLUMNS = records.columns(EVENT)
"""For SQL."""
event = partial(records.value, EVENT)
