"""Parsing of the FIELD=VALUE arguments of `set`."""

from collections.abc import Iterable, Sequence

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.values import Unreadable, is_yes


def assignments(arguments: Sequence[str]) -> dict[str, str]:
    """Parses FIELD=VALUE arguments into texts by field name as typed. Raises Invalid."""
    texts = {}
    for argument in arguments:
        name, mark, text = argument.partition("=")
        if not mark:
            raise Invalid({argument: Message("say it as FIELD=VALUE")})
        texts[name.strip()] = text
    if not texts:
        raise Invalid({"field": Message("say what to change, as FIELD=VALUE")})
    return texts


def yes_or_no(field: str, text: str) -> bool:
    """Reads the value of a field that is true or false. Raises Invalid."""
    try:
        return is_yes(text)
    except Unreadable as error:
        raise Invalid({field: error.message}) from error


def no_such_field(names: Iterable[str]) -> Message:
    """Returns the reason to refuse an unknown field, with the names of those that exist."""
    return Message("there is no such field; there is {fields}", {"fields": ", ".join(names)})
