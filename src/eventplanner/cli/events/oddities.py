"""Warnings about an event that was written."""

import sys
from collections.abc import Iterable
from datetime import timedelta

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.events.rules import warnings
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.workspace.lookout import Lookout


def against(planner: Planner, draft: EventDraft, event: Event | None = None) -> list[Message]:
    """Returns conflicts of a draft with the rest of the plan; `event` is the version that it replaces."""
    # It is asked once: days farther off would only have the holidays of another year looked up.
    return Lookout(planner, planner.today(), timedelta()).against(draft, event)


def warn(draft: EventDraft, more: Iterable[Message] = ()) -> None:
    """Prints warnings about valid but unusual values on stderr."""
    for message in (*more, *warnings(draft).values()):
        print(words(message), file=sys.stderr)
