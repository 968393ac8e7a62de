"""Nouns of the verbs, with the module that carries each out; those of plain records come from the kinds."""

from collections import UserString
from collections.abc import Collection, Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventplanner.domain.records.kind import Kind

_EVENT, _EVENTS = "events.editing", "events.listing"
_SERIES, _OVERLAYS, _CLASHES = "series.series", "year.overlays", "year.clashes"
_TARGETS, _BUDGET, _READINESS, _SETTINGS = "planning.targets", "budget.budget", "workspace.readiness", "base.settings"
OWN: Mapping[str, Mapping[str, str]] = {
    "add": {"event": _EVENT, "series": _SERIES, "date": _OVERLAYS, "expense": _BUDGET, "income": _BUDGET},
    "set": {
        "event": _EVENT,
        "series": _SERIES,
        "overlay": _OVERLAYS,
        "clash": _CLASHES,
        "targets": _TARGETS,
        "settings": _SETTINGS,
    },
    "delete": {"event": _EVENT, "series": _SERIES, "overlay": _OVERLAYS, "date": _OVERLAYS},
    "list": {
        "events": _EVENTS,
        "series": _SERIES,
        "overlays": _OVERLAYS,
        "clashes": _CLASHES,
        "targets": _TARGETS,
        "settings": _SETTINGS,
        "budget": _BUDGET,
    },
    "show": {"event": _EVENTS, "readiness": _READINESS, "budget": _BUDGET},
    "import": dict.fromkeys(("calendar", "events", "tasks", "people", "budget", "rates", "data"), "exchange.bring"),
    "export": {
        **dict.fromkeys(("calendar", "events", "year"), "exchange.export"),
        "tasks": "exchange.record_files",
        "brief": "exchange.record_files",
        "budget": _BUDGET,
        "people": "exchange.record_files",
        "data": "exchange.export",
    },
}
"""Verb → noun → module that carries it out; nouns of plain records are not here."""


@cache
def plain_kinds() -> Mapping[str, "Kind[Any]"]:
    """Returns kinds of plain records by their noun in the singular."""
    # Here because all kinds take 60 ms to load, which the version and a list of events do not wait for.
    import eventplanner.domain.kinds  # noqa: F401
    from eventplanner.domain.records.kind import all_kinds

    return {kind.word: kind for kind in all_kinds().values() if kind.many}


def kind_called(noun: str) -> "Kind[Any]":
    """Returns the kind with a noun, singular or plural."""
    return next(kind for one, kind in plain_kinds().items() if noun in {one, kind.many})


class Nouns(Collection[str]):
    """Nouns of a verb: its own, which are looked up first, and those of plain records."""

    def __init__(self, verb: str) -> None:
        self._verb, self._own = verb, OWN[verb]

    def __contains__(self, word: object) -> bool:
        return word in self._own or word in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter((*self._own, *self._plain))

    def __len__(self) -> int:
        return len(self._own) + len(self._plain)

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        kinds = plain_kinds()
        if self._verb == "import":
            return tuple(kind.many for kind in kinds.values() if kind.imports)
        return tuple(kind.many if self._verb == "list" else one for one, kind in kinds.items())


class Braced(UserString):
    """Text `{event,series,…}`, built when it is read."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words

    @cached_property
    def data(self) -> str:  # type: ignore[override]
        return f"{{{','.join(self._words)}}}"
