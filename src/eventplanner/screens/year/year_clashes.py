"""Clashes of the year on its page, as many as there is room for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest

from msgspec import Struct, field
from rich.cells import cell_len

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event
from eventplanner.domain.planning.outlook_messages import briefly
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_remedies import free_day
from eventplanner.domain.year.clash_values import Clash, ClashKind, Severity
from eventplanner.domain.year.year import Overload
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.screens.year.summary import LEAST_TITLE, warning
from eventplanner.services.base.planner import Planner
from eventplanner.services.year import clashes
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.year.year_legend import Said

SENTENCES = 3
"""Of each sort, because no more are seen at a time."""


class YearClashes(Struct, frozen=True):
    """Those that are still to come and that nobody has accepted."""

    year: int
    found: tuple[Clash, ...] = ()
    """The gravest first, then by day."""
    free: Mapping[str, date] = field(default_factory=dict)
    """Where the events of the first of them could go, by uid."""
    by_event: Mapping[int, Sequence[Clash]] = field(default_factory=dict)
    """By the number of each event that has part in them."""


def look(planner: Planner, year: int) -> YearClashes:
    """Returns the clashes of a year, read apart from its picture because they reach beyond the year."""
    today = planner.today()
    first, last = max(today, date(year, 1, 1)), date(year, 12, 31)
    if first > last:
        return YearClashes(year)
    calendar = clashes.around(planner, first, last)
    there = clashes.found_in(planner, calendar, first, last)
    found = sorted((each.clash for each in there if not each.accepted), key=lambda c: (-c.severity, c.day))
    by_event: dict[int, list[Clash]] = defaultdict(list)
    for clash in found:
        for event in (clash.event, clash.other):
            if isinstance(event, Event):
                by_event[event.id].append(clash)
    free = {}
    for clash in _pointed_out(found)[:SENTENCES]:
        if day := free_day(clash.event, calendar, today):
            free[clash.event.uid] = day
    return YearClashes(year, tuple(found), free, by_event)


def count(overloads: Sequence[Overload], there: YearClashes | None) -> int:
    """Returns the number of warnings about the year."""
    return len(overloads) + len(_pointed_out(there.found) if there else ())


def warnings(overloads: Sequence[Overload], there: YearClashes | None, room: int) -> tuple[list[Said], int]:
    """Returns overloads and clashes in turn, the gravest first, as far as there is room, and the number left out."""
    clashing = _pointed_out(there.found) if there else []
    over: list[Said] = [("late", warning(overload, room)) for overload in overloads[:SENTENCES]]
    free = there.free if there else {}
    found: list[Said] = [("warning", _fitted(each, free.get(each.event.uid), room)) for each in clashing[:SENTENCES]]
    grave = bool(clashing) and clashing[0].severity is Severity.SEVERE
    by_turns = zip_longest(found, over) if grave else zip_longest(over, found)
    said = [said for pair in by_turns for said in pair if said]
    return said, count(overloads, there) - len(said)


def of_event(event: Event, there: YearClashes | None) -> tuple[str, ...]:
    """Returns the clashes of one event, in few words."""
    found = there.by_event.get(event.id, ()) if there else ()
    return tuple(words(_about(clash, event)) for clash in found)


def _about(clash: Clash, event: Event) -> Message:
    return briefly(clash, language()) if clash.kind is ClashKind.WEEK else about_day(clash, event, language())


def _pointed_out(found: Sequence[Clash]) -> list[Clash]:
    """All but full weeks, of which the months' work speaks, and mere notes."""
    return [clash for clash in found if clash.kind is not ClashKind.WEEK and clash.severity > Severity.NOTE]


def _fitted(clash: Clash, free: date | None, room: int) -> str:
    """What, against what, and the remedy; titles give way where there is no room, and the page says which year it is."""
    about = about_day(clash, clash.event, language())
    title = clash.event.title
    parts = {name: formats.day(part) if isinstance(part, date) else part for name, part in about.params.items()}
    rest = " " + words(Message("{day} is free.", {"day": formats.day(free)})) if free else ""
    longest = max(cell_len(part) for part in (title, *parts.values()) if isinstance(part, str))
    while True:
        cut = {name: _cut(part, longest) if isinstance(part, str) else part for name, part in parts.items()}
        against = words(Message(about.id, cut, about.plural))
        day = formats.day_month(clash.day)
        said = _("{day} “{title}”: {against}").format(day=day, title=_cut(title, longest), against=against) + rest
        if cell_len(said) <= room or longest <= LEAST_TITLE:
            return said
        longest -= 1


def _cut(text: str, room: int) -> str:
    return fit(text, room).rstrip() if cell_len(text) > room else text
