"""Events as lines of plain text."""

import sys
from collections.abc import Sequence

from eventplanner.cli.output import print_columns
from eventplanner.domain.events import Event, EventDraft
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _


def print_events(found: Sequence[Event]) -> None:
    """One a line: number, when, title, kind, status, place."""
    if not found:
        print(_("No events."), file=sys.stderr)
        return
    rows = [[str(e.id), when(e), e.title, names.kind(e.kind), names.status(e.status), e.venue or e.url] for e in found]
    print_columns(rows, right=frozenset({0}))


def when(event: EventDraft) -> str:
    if event.start is None:
        return _("no date")
    return formats.span(event.start, event.end or event.start, event.all_day, year=True)
