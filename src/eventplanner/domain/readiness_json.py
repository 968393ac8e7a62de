"""The readiness of an event as scripts read it."""

from collections.abc import Callable
from typing import Any

from eventplanner.domain.readiness import Readiness
from eventplanner.domain.text import Message


def as_json(readiness: Readiness, say: Callable[[Message], str]) -> dict[str, Any]:
    """The state of all and of each area, with its reasons in words, the gravest first."""
    return {
        "state": readiness.light.value,
        "areas": [
            {
                "area": each.area,
                "state": each.light.value,
                "reasons": [say(reason) for reason in each.reasons],
                "tasks_done": each.done,
                "tasks": each.total,
            }
            for each in readiness.areas
        ],
    }
