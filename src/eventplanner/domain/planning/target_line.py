"""Targets on the command line: `meetup.q1=3`, `taller.t2=`."""

from collections.abc import Mapping

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.events.vocabulary import KINDS, listed, named
from eventplanner.domain.planning.targets import LARGEST, QUARTERS

_QUARTERS = {f"{letter}{quarter}": quarter for quarter in QUARTERS for letter in ("q", "t", "")}
"""As they are called in English and in Spanish."""


def read_targets(said: Mapping[str, str]) -> dict[tuple[EventKind, int], int | None]:
    """By kind and quarter; None where nothing is said. Raises Invalid by what was written."""
    return {_place(name): _number(name, text) for name, text in said.items()}


def _place(name: str) -> tuple[EventKind, int]:
    kind_said, dot, quarter_said = name.rpartition(".")
    quarter = _QUARTERS.get(fold(quarter_said.strip()))
    if not dot or quarter is None:
        raise Invalid({name: Message("say it as KIND.QUARTER=NUMBER, as in: meetup.q1=3")})
    kind = named(KINDS, kind_said)
    if kind is None:
        raise Invalid({name: Message("there is no such kind; there is {kinds}", {"kinds": listed(KINDS)})})
    return kind, quarter


def _number(name: str, text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= LARGEST and len(text) < 9):
        raise Invalid({name: Message("a number from 0 to {most}", {"most": LARGEST})})
    return int(text)
