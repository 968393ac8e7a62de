"""Outlook beyond single events: clashes, calls for papers of others, targets behind plan."""

from collections.abc import Sequence
from typing import NamedTuple

from eventplanner.domain.planning.targets import Progress
from eventplanner.domain.year.clash_values import Clash, ClashKind
from eventplanner.domain.year.overlays import Occasion


class Outlook(NamedTuple):
    """Contents of the outlook on Home."""

    clashes: tuple[Clash, ...] = ()
    """Those that nobody has accepted, the gravest first and then by day."""
    calls: tuple[Occasion, ...] = ()
    """Whose call for papers ends soon, the first to end first."""
    targets: tuple[Progress, ...] = ()
    """Of this year, up to the quarter that goes on."""


def gravest_first(clashes: Sequence[Clash]) -> tuple[Clash, ...]:
    """Sorts clashes by severity, then by day; overloaded weeks, which the workload shows too, come last."""
    return tuple(sorted(clashes, key=lambda clash: (-clash.severity, clash.kind is ClashKind.WEEK, clash.day)))
