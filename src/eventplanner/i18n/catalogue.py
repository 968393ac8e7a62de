"""Translation of messages into the reader's language."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import N_, Message, Part, clean, clean_line
from eventplanner.i18n import formats, names
from eventplanner.i18n.language import LANGUAGES, SOURCE_LANGUAGE, _, language, ngettext, use

__all__ = ["N_", "_", "choose", "language", "use", "words"]

_PLACE = re.compile(r"\{(\w+)\}")
_NAMING = frozenset({"id", "year", "revision", "version", "line"})
"""Numbers under these names say which one and not how many: they are written without marks."""


def words(message: Message) -> str:
    """Returns a message in the reader's language, its parameters filled in; these may be messages too.

    It may come from a plan that somebody else wrote: a place without a part stays as it is, nothing else is obeyed.
    """
    parts = {name: _written(name, part) for name, part in message.params.items()}
    return _PLACE.sub(lambda place: parts.get(place[1], place[0]), clean(_pattern(message)))


def choose(argument: str | None, environ: Mapping[str, str], preference: str = "") -> str:
    """Returns the language to speak: as asked for, else that of the environment, the preferences or the locale."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    for wish in (argument, environ.get("EVENTPLANNER_LANG"), preference, locale):
        if wish and (spoken := re.split("[_.@-]", wish)[0].lower()) in LANGUAGES:
            return spoken
    return SOURCE_LANGUAGE


def _pattern(message: Message) -> str:
    if message.plural:
        n = message.params.get("n")
        return ngettext(message.id, message.plural, n if isinstance(n, int) else 0)
    return names.field(message.id) if message.id in names.FIELDS else _(message.id)


def _written(name: str, part: Part) -> str:
    match part:
        case Message():
            return words(part)
        case datetime():
            return formats.moment(part, year=True)
        case date():
            return formats.day_year(part)
        case time():
            return formats.clock(part)
        case Money():
            return formats.money(part)
        case int():
            return str(part) if name in _NAMING else formats.number(part)
    return clean_line(part)
