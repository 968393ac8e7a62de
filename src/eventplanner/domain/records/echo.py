"""Echo of a typed line: what it would add, in the reader's words, before it is written."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from eventplanner.domain.base.errors import Conflict
from eventplanner.domain.base.text import Message


class Tone(StrEnum):
    """Meaning of a part of an echo; the screen has a colour for each."""

    PLAIN = "plain"
    DETAIL = "detail"
    """Details beside the name: a supplier, a number, a day."""
    SUM = "sum"
    """A reckoned amount."""
    GOOD = "good"
    """An entry that is settled by it, or an amount that is left."""
    WARNING = "warning"
    """A limit that it goes over, or a sum that cannot be reckoned."""


class EchoPart(NamedTuple):
    """Words of an echo that belong together."""

    text: str
    tone: Tone = Tone.PLAIN


class Echo(Struct, frozen=True):
    """Parts of an echo in their order, and what follows from it."""

    parts: Sequence[EchoPart]
    """On one line, between dots."""
    below: Sequence[EchoPart] = ()
    """Each on a line of its own: consequences, and how to avoid them."""


def changed_meanwhile(now: Echo | None) -> Conflict:
    """Returns the refusal of a line that would do something else by now than its echo has said."""
    what = " · ".join(part.text for part in (*now.parts, *now.below)) if now else ""
    return Conflict(
        Message("Somebody has changed the plan meanwhile; enter once more for this: {what}", {"what": what})
    )
