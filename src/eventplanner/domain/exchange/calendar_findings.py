"""Sentences about a calendar before it is imported: events with and without a date, zones of its hours."""

from collections.abc import Iterator

from eventplanner.domain.base.text import Message
from eventplanner.domain.exchange.calendar_entries import CalendarContent
from eventplanner.domain.exchange.event_findings import dates_said


def content_findings(content: CalendarContent, plan: str) -> Iterator[Message]:
    """Yields how many entries have a date, and in which zones their hours are; `plan` is that of times without one."""
    if not content.entries and not content.bad:
        yield Message("no events in this file")
        return
    zones = {entry.instants_in or entry.timezone or plan for entry in content.entries if not entry.all_day}
    yield from dates_said(len(content.entries), sum(bad.undated for bad in content.bad), zones)
