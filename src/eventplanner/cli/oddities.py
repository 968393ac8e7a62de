"""What is odd about an event that was written."""

import sys
from collections.abc import Iterable

from eventplanner.domain.event_rules import warnings
from eventplanner.domain.events import EventDraft
from eventplanner.domain.text import Message
from eventplanner.i18n.catalogue import words


def warn(draft: EventDraft, more: Iterable[Message] = ()) -> None:
    """Point out on stderr what is allowed and yet may be a mistake."""
    for message in (*more, *warnings(draft).values()):
        print(words(message), file=sys.stderr)
