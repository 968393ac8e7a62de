"""Colours of the parts of an echo."""

from collections.abc import Mapping, Sequence

from eventplanner.domain.records.echo import EchoPart, Tone

_ROLES: Mapping[Tone, str] = {
    Tone.PLAIN: "",
    Tone.DETAIL: "sky",
    Tone.SUM: "amber",
    Tone.GOOD: "green",
    Tone.WARNING: "red",
}


def echo_roles(parts: Sequence[EchoPart]) -> list[tuple[str, str]]:
    """Returns the parts of an echo with the roles of the theme they are written in."""
    return [(part.text, _ROLES[part.tone]) for part in parts]
