"""Parsing of the FIELD=VALUE arguments of `set`."""

from collections.abc import Iterable, Sequence

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.values import Unreadable, is_yes


def assignments(rest: Sequence[str]) -> dict[str, str]:
    """Parses FIELD=VALUE arguments into texts by field name as typed. Raises Invalid."""
    said = {}
    for each in rest:
        name, mark, text = each.partition("=")
        if not mark:
            raise Invalid({each: Message("say it as FIELD=VALUE")})
        said[name.strip()] = text
    if not said:
        raise Invalid({"field": Message("say what to change, as FIELD=VALUE")})
    return said


def yes_or_no(field: str, text: str) -> bool:
    """Reads the value of a field that is true or false. Raises Invalid."""
    try:
        return is_yes(text)
    except Unreadable as error:
        raise Invalid({field: error.message}) from error


def no_such_field(names: Iterable[str]) -> Message:
    """Returns the reason to refuse an unknown field, with the names of those that exist."""
    return Message("there is no such field; there is {fields}", {"fields": ", ".join(names)})
