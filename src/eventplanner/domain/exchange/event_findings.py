"""Sentences about events before they are imported: with and without a date, zones of their hours."""

from collections.abc import Iterable, Iterator, Sequence

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.events.events import EventDraft

_MOST_ZONES = 5


def events_said(drafts: Sequence[EventDraft]) -> tuple[Message, ...]:
    """Returns how many events have a date, and in which zones their hours are."""
    dated = [draft for draft in drafts if draft.start]
    zones = {draft.timezone for draft in dated if not draft.all_day}
    return tuple(dates_said(len(dated), len(drafts) - len(dated), zones))


def dates_said(dated: int, undated: int, zones: Iterable[str]) -> Iterator[Message]:
    """Yields the numbers with and without a date, and the zones of hours."""
    yield counted("{n} event with a date", "{n} events with a date", dated)
    if undated:
        yield counted("{n} without a date", "{n} without a date", undated)
    if named := sorted(zones):
        more = ["…"] if len(named) > _MOST_ZONES else []
        yield Message("times in {zones}", {"zones": ", ".join(named[:_MOST_ZONES] + more)})
