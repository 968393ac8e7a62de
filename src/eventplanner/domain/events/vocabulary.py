"""Names of kinds, formats and statuses of events in English and Spanish."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.events.events import EventKind, Format, Status
from eventplanner.domain.parsing.values import Unreadable

KINDS: Mapping[str, EventKind] = {
    **{kind.value: kind for kind in EventKind},
    "meet-up": EventKind.MEETUP,
    "encuentro": EventKind.MEETUP,
    "juntada": EventKind.MEETUP,
    "taller": EventKind.WORKSHOP,
    "talleres": EventKind.WORKSHOP,
    "seminario web": EventKind.WEBINAR,
    "seminario": EventKind.WEBINAR,
    "conf": EventKind.CONFERENCE,
    "conferences": EventKind.CONFERENCE,
    "conferencia": EventKind.CONFERENCE,
    "congreso": EventKind.CONFERENCE,
    "hackaton": EventKind.HACKATHON,
    "charla": EventKind.TALK,
    "presencia": EventKind.PRESENCE,
    "community presence": EventKind.PRESENCE,
    "presencia en comunidad": EventKind.PRESENCE,
    "presencia en comunidades": EventKind.PRESENCE,
    "interno": EventKind.INTERNAL,
    "interna": EventKind.INTERNAL,
}
FORMATS: Mapping[str, Format] = {
    **{format.value: format for format in Format},
    **dict.fromkeys(("in person", "in-person", "onsite", "on site", "face to face"), Format.IN_PERSON),
    **dict.fromkeys(("presencial", "presential"), Format.IN_PERSON),
    **dict.fromkeys(("online", "en linea", "remote", "remoto", "remota", "digital"), Format.VIRTUAL),
    **dict.fromkeys(("hibrido", "hibrida", "mixto", "mixta"), Format.HYBRID),
}
STATUSES: Mapping[str, Status] = {
    **{status.value: status for status in Status},
    **dict.fromkeys(
        ("tentative", "tentativo", "tentativa", "draft", "borrador", "submitted", "enviada", "enviado", "propuesta"),
        Status.IDEA,
    ),
    **dict.fromkeys(
        ("planificado", "planificada", "planeado", "planeada", "accepted", "aceptado", "aceptada"), Status.PLANNED
    ),
    **dict.fromkeys(("scheduled", "programado", "programada"), Status.PLANNED),
    **dict.fromkeys(("confirmado", "confirmada"), Status.CONFIRMED),
    **dict.fromkeys(("realizado", "realizada", "hecho", "hecha", "done"), Status.HELD),
    **dict.fromkeys(("cerrado", "cerrada"), Status.CLOSED),
    **dict.fromkeys(("cancelado", "cancelada", "canceled", "suspendido", "suspendida"), Status.CANCELLED),
}
"""By folded names."""
NOT_TAKEN = frozenset(
    "rejected|withdrawn|declined|not accepted|rechazado|rechazada|retirado|retirada|no aceptado|no aceptada".split("|")
)
"""Folded statuses of a proposal that became no event."""
CHOICES: Mapping[str, Mapping[str, Choice]] = {"kind": KINDS, "format": FORMATS, "status": STATUSES}
"""By field, what may be said there, folded."""

_IN_TITLES = (
    (EventKind.MEETUP, r"meet-?ups?"),
    (EventKind.WORKSHOP, r"workshops?|taller(?:es)?"),
    (EventKind.WEBINAR, r"webinars?"),
    (EventKind.CONFERENCE, r"\w*conf|conferences?|conferencias?|congreso"),
    (EventKind.HACKATHON, r"\w*hackath?on(?:es)?"),
    (EventKind.TALK, r"talks?|charlas?"),
)
_TITLE_WORD = "|".join(rf"(?P<{kind.value}>\b(?:{words})\b)" for kind, words in _IN_TITLES)

_CALLED: Mapping[StrEnum, str] = {Format.IN_PERSON: "in person", EventKind.PRESENCE: "community presence"}

E = TypeVar("E", bound=StrEnum)


def named(names: Mapping[str, E], word: str) -> E | None:
    """Returns the member with exactly this name, case and accents apart; None if there is none."""
    return names.get(fold(word.strip()))


def is_known(field: str, word: str) -> bool:
    """Returns whether a table may say a word of a kind, a format or a status."""
    return named(CHOICES[field], word) is not None or (field == "status" and fold(word.strip()) in NOT_TAKEN)


def beginning(names: Mapping[str, E], word: str) -> frozenset[E]:
    """Returns the member with this name, or else all members whose names begin with it."""
    key = fold(word.strip())
    if key in names:
        return frozenset({names[key]})
    return frozenset(found for name, found in names.items() if name.startswith(key)) if key else frozenset()


def called(value: StrEnum) -> Message:
    """Returns the label of a value as a message."""
    return Message(_CALLED.get(value, value.value))


def listed(names: Mapping[str, StrEnum]) -> Message:
    """Returns the names of all values, for a reader of either language."""
    values = list(dict.fromkeys(names.values()))
    return Message(", ".join(f"{{{value.name}}}" for value in values), {value.name: called(value) for value in values})


def choice_of(field: str, text: str) -> StrEnum:
    """Returns the kind, format or status that a text names. Raises Unreadable."""
    found = named(CHOICES[field], clean_line(text))
    if found is None:
        raise Unreadable(Message("one of: {choices}", {"choices": listed(CHOICES[field])}))
    return found


@cache
def _title_words() -> re.Pattern[str]:
    # Compiled when a title is read, not when the app starts.
    return re.compile(_TITLE_WORD)


def kind_in(title: str) -> EventKind | None:
    """Returns the first kind that a title names; None if there is none."""
    found = _title_words().search(fold(title))
    return EventKind(found.lastgroup) if found and found.lastgroup else None
