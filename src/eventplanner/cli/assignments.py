"""FIELD=VALUE, as `set` is told it."""

from collections.abc import Sequence

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message


def assignments(rest: Sequence[str]) -> dict[str, str]:
    """By the name that was said. Raises Invalid."""
    said = {}
    for each in rest:
        name, mark, text = each.partition("=")
        if not mark:
            raise Invalid({each: Message("say it as FIELD=VALUE")})
        said[name.strip()] = text
    if not said:
        raise Invalid({"field": Message("say what to change, as FIELD=VALUE")})
    return said
