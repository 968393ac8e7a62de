"""Values that are copied with changes."""

from typing import Any, TypeVar

from msgspec import Struct, structs

S = TypeVar("S", bound=Struct)


def revised(value: S, /, **fields: Any) -> S:
    """Returns a copy of a value with some fields replaced. Raises TypeError for a field that it does not have."""
    return structs.replace(value, **fields)
