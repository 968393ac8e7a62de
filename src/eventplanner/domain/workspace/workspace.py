"""Header of an event's workspace: the event, with counts of its records."""

from msgspec import Struct

from eventplanner.domain.events.events import Event


class Counts(Struct, frozen=True):
    """Number of records of each kind."""

    tasks: int
    tasks_done: int
    tasks_late: int
    roles: int
    roles_confirmed: int
    gates: int
    gates_decided: int
    bookings: int
    needs: int
    """Different things that quotes were asked for."""
    planned: int = 0
    """Expenses, in minor units of the base currency."""
    used: int = 0
    """Ordered or invoiced of them."""
    over: int = 0
    """Is any category over its plan?"""


class Head(Struct, frozen=True):
    """Header that all tabs of the workspace share."""

    event: Event
    counts: Counts
