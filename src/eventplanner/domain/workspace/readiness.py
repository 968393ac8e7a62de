"""Readiness: the state of each part of an event with its reasons, always computed."""

from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.base.text import Message


class Light(StrEnum):
    """Lights of readiness, the gravest first."""

    RED = "red"
    """Something is late, over, or was refused."""
    AMBER = "amber"
    """Something is still missing as the day comes near."""
    GREEN = "green"
    NONE = "none"
    """There is nothing to tell of it yet."""


class AreaReadiness(Struct, frozen=True):
    """Readiness of one part."""

    area: str
    """A value of `Area`, or `decisions`, `roles`, `resources`, `risks`."""
    light: Light
    reasons: tuple[Message, ...] = ()
    """The gravest first; none where it is green."""
    done: int = 0
    """Tasks."""
    total: int = 0


class Readiness(Struct, frozen=True):
    """Readiness of an event."""

    light: Light
    """The gravest of its areas."""
    areas: tuple[AreaReadiness, ...] = ()

    @property
    def reasons(self) -> tuple[Message, ...]:
        """All reasons, those of red areas first."""
        lights = [Light.RED, Light.AMBER]
        return tuple(
            reason for light in lights for area in self.areas if area.light is light for reason in area.reasons
        )
