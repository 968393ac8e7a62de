"""Colours of event kinds, and letters where colours are not enough."""

from typing import Final

from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.i18n.names import kind_letters
from eventplanner.widgets.chrome.glyphs import status_glyph

__all__ = ["event_mark", "kind_letters", "kind_role"]

_ROLES: Final = {
    EventKind.MEETUP: "sky",
    EventKind.WORKSHOP: "green",
    EventKind.WEBINAR: "violet",
    EventKind.CONFERENCE: "amber",
    EventKind.HACKATHON: "text",
    EventKind.TALK: "accent",
    EventKind.PRESENCE: "pink",
    EventKind.INTERNAL: "muted",
}
_SURE: Final = frozenset({Status.CONFIRMED, Status.HELD, Status.CLOSED})


def kind_role(kind: EventKind) -> str:
    """The colour of the theme that a kind is drawn in."""
    return _ROLES[kind]


def event_mark(event: Event, colourless: bool) -> str:
    """The sign of an event's state; without colours its kind's letter, capital once it is certain."""
    if not colourless or event.status is Status.CANCELLED:
        return status_glyph(event.status)
    letter = kind_letters()[event.kind]
    return letter.upper() if event.status in _SURE else letter
