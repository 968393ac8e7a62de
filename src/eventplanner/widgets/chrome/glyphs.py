"""The signs that states are shown by, each with a twin in plain ASCII; which set is used is chosen once."""

from typing import Final

from eventplanner.domain.events.events import Status

SIGNS: Final[dict[str, tuple[str, str]]] = {
    "late": ("!", "!"),
    "today": ("►", ">"),
    "open": ("○", "o"),
    "confirmed": ("●", "@"),
    "warning": ("▲", "^"),
    "done": ("✓", "x"),
    "cancelled": ("×", "X"),
    "holiday": ("*", "*"),
    "deadline": ("◆", "+"),
    "marked": ("■", "*"),
    "paid": ("█", "#"),
    "committed": ("▓", "="),
    "free": ("·", "."),
    "over": ("▚", "!"),
    "plan": ("│", "|"),
    "brand": ("◆", "*"),
    "square": ("■", "#"),
    "before": ("◄", "<"),
    "after": ("►", ">"),
    "up": ("▲", "^"),
    "down": ("▼", "v"),
    "to": ("→", "->"),
    "becomes": ("→", ">"),
    "ellipsis": ("…", "~"),
    "dash": ("–", "-"),
    "rule": ("─", "-"),
    "bar": ("━", "="),
    "dot": ("·", "."),
    "edge": ("▌", "|"),
}
"""Name → the sign of common terminal fonts, and the one of ASCII."""

BARS: Final[tuple[str, str]] = (" ▁▂▃▄▅▆▇█", " ..::==##")
"""Eighths of a cell's height, from nothing to full."""

_STATUS: Final = {
    Status.IDEA: "open",
    Status.PLANNED: "open",
    Status.CONFIRMED: "confirmed",
    Status.HELD: "done",
    Status.CLOSED: "done",
    Status.CANCELLED: "cancelled",
}
_ascii = False


def use_ascii(ascii: bool) -> None:
    """Draw with ASCII alone from now on, or no longer."""
    global _ascii  # noqa: PLW0603
    _ascii = ascii


def in_ascii() -> bool:
    return _ascii


def glyph(name: str) -> str:
    """The sign for a state or a thing of `SIGNS`."""
    return SIGNS[name][_ascii]


def status_glyph(status: Status) -> str:
    return glyph(_STATUS[status])


def bars() -> str:
    """Nine signs, from an empty cell to a full one."""
    return BARS[_ascii]
