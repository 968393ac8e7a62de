"""Statements within the change that is being made, as whatever follows from it is given them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Run = Callable[..., list[Any]]
"""Carries out one with its parameters; returns its rows."""
RunMany = Callable[[str, Sequence[Mapping[str, Any]]], None]
"""Carries out one many times."""
