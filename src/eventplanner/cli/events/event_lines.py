"""Events as lines of text."""

import sys
from collections.abc import Sequence

from eventplanner.cli.base.output import print_columns
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, words


def print_events(matches: Sequence[Event]) -> None:
    """Prints one event per line: number, time, title, kind, status, place."""
    if not matches:
        print(_("No events."), file=sys.stderr)
        return
    rows = [
        [str(e.id), when(e), e.title, names.kind(e.kind), names.status(e.status), e.venue or e.url] for e in matches
    ]
    print_columns(rows, right=frozenset({0}))


def described(draft: EventDraft) -> str:
    """Returns the parts of an event that follow its title: time, place, kind, capacity."""
    parts = [when(draft), draft.venue, draft.url, names.kind(draft.kind)]
    if draft.timezone and draft.start and not draft.all_day:
        parts.insert(1, draft.timezone)
    if draft.capacity is not None:
        parts.append(words(counted("{n} place", "{n} places", draft.capacity)))
    if draft.capacity_online is not None:
        parts.append(_("{n} online").format(n=formats.number(draft.capacity_online)))
    return " · ".join(part for part in parts if part)


def when(event: EventDraft) -> str:
    if event.start is None:
        return _("no date")
    return formats.span(event.start, event.end, event.all_day, year=True, zone=event.timezone)
