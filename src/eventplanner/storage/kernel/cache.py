"""Values read from the plan that stay valid until somebody commits a change to it."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Cache:
    """Values by name, each with the data version that was current before it was read."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[object, Any]] = {}

    def get(self, name: str, version: object, read: Callable[[], T]) -> T:
        """Returns the value read at this version, or else reads it now.

        Threads may read at once: an older value that is stored last has an older version too, and is never returned.
        """
        cached = self._values.get(name)
        if cached is not None and cached[0] == version:
            value: T = cached[1]
            return value
        value = read()
        self._values[name] = (version, value)
        return value
