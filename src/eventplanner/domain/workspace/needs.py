"""Needs of events: what each kind and size of event has to have by when, as rows of a table."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.events.events import EventKind


class EventNeed(Choice):
    """Things that an event has to have before its day."""

    VENUE = "venue", N_("venue")
    """Signed, or said in words where nobody keeps the stages of its booking."""
    SIGNED = "signed", N_("signed venue")
    """Signed; a name in words is not enough. Asked only where a venue is."""
    LEAD = "lead", N_("lead")
    PLATFORM = "platform", N_("platform")
    """A link for guests."""
    SPEAKERS = "speakers", N_("speakers")
    ROLES = "roles", N_("roles")
    """Everybody found and confirmed."""
    TEAM = "team", N_("team")
    """Roles beside the lead."""
    BUDGET = "budget", N_("budget")
    """Expenses with amounts and exchange rates, and an approval where approvals are used."""


class RowWord(Choice):
    """Words of a row that are no kind, no need and no number."""

    ANY = "any", N_("any")
    """Any kind of event."""
    NEVER = "never", N_("never")


class NeedKey(NamedTuple):
    """Events and the need that a row is about."""

    kind: EventKind | None
    """None for any kind."""
    people: int
    """From how many people on."""
    need: EventNeed


class Within(NamedTuple):
    """Days before an event from which a need is looked at, and from which its lack is trouble."""

    attention: int
    trouble: int


Rows = Mapping[NeedKey, Within | None]
"""None where nothing is needed."""

_KINDS = (None, *EventKind)
_NEEDS = tuple(EventNeed)


class NeedTable(Struct, frozen=True, dict=True):
    """Needs of all kinds and sizes of events, with their days."""

    rows: Rows

    def within(self, kind: EventKind, people: int, need: EventNeed) -> Within | None:
        """Returns the days of the row that fits such an event best; None where it does not need this.

        A row of its kind comes before one of any kind, and of those the one of the largest size that it has.
        """
        for key in ((kind, need), (None, need)):
            for least, within in self._by_size.get(key, ()):
                if people >= least:
                    return within
        return None

    @cached_property
    def _by_size(self) -> Mapping[tuple[EventKind | None, EventNeed], list[tuple[int, Within | None]]]:
        """Sizes with their days, the largest first."""
        sizes: dict[tuple[EventKind | None, EventNeed], list[tuple[int, Within | None]]] = {}
        for key in sorted(self.rows, key=lambda key: -key.people):
            sizes.setdefault((key.kind, key.need), []).append((key.people, self.rows[key]))
        return sizes


def ordered(keys: Iterable[NeedKey]) -> list[NeedKey]:
    """Returns keys as a table shows them: any kind first, small events before large ones."""
    return sorted(keys, key=lambda key: (_KINDS.index(key.kind), key.people, _NEEDS.index(key.need)))
