"""Readiness: the state of each part of an event with its reasons, always computed."""

from datetime import date

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message


class Light(Choice):
    """Lights of readiness, the gravest first."""

    RED = "red", N_("trouble")
    """Something is late, over, or was refused."""
    AMBER = "amber", N_("attention")
    """Something is still missing as its day comes near."""
    LATER = "later", N_("not yet due")
    """Something is open, and its day is not near."""
    GREEN = "green", N_("all done")
    """Nothing is open."""
    NONE = "none", N_("nothing to tell")
    """There is nothing to tell of it, or the event is over."""


GRAVE = (Light.RED, Light.AMBER)
"""Lights that have reasons."""
TOLD = (Light.LATER, Light.AMBER, Light.RED, Light.GREEN)
"""Lights that a legend explains."""


class AreaReadiness(Struct, frozen=True):
    """Readiness of one part."""

    area: str
    """A value of `Area`, or `decisions`, `roles`, `resources`, `risks`."""
    light: Light
    reasons: tuple[Message, ...] = ()
    """The gravest first; none where nothing is grave."""
    done: int = 0
    """Tasks that are done, decisions taken, roles confirmed."""
    total: int = 0
    next: date | None = None
    """The next day on which something of it is due or begins to matter."""


class Readiness(Struct, frozen=True):
    """Readiness of an event."""

    light: Light
    """The gravest of its areas."""
    areas: tuple[AreaReadiness, ...] = ()

    @property
    def next(self) -> date | None:
        """The next day on which something is due or begins to matter."""
        return min((area.next for area in self.areas if area.next is not None), default=None)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """All reasons, those of red areas first."""
        return tuple(reason for light in GRAVE for area in self.areas if area.light is light for reason in area.reasons)
