"""Sentences about a calendar before it is imported: events with and without a date, zones of its hours."""

from collections.abc import Iterator

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.exchange.calendar_entries import CalendarContent

_MOST_ZONES = 5


def content_findings(content: CalendarContent, plan: str) -> Iterator[Message]:
    """Yields how many entries have a date, and in which zones their hours are; `plan` is that of times without one."""
    if not content.entries and not content.bad:
        yield Message("no events in this file")
        return
    dated, undated = len(content.entries), sum(bad.undated for bad in content.bad)
    yield counted("{n} event with a date", "{n} events with a date", dated)
    if undated:
        yield counted("{n} without a date", "{n} without a date", undated)
    zones = sorted({entry.instants_in or entry.timezone or plan for entry in content.entries if not entry.all_day})
    if zones:
        more = ["…"] if len(zones) > _MOST_ZONES else []
        yield Message("times in {zones}", {"zones": ", ".join(zones[:_MOST_ZONES] + more)})
