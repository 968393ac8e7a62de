"""Use cases of clashes: finding, accepting with a note, no longer accepting."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.text import Message, clean_line, counted, fold
from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_messages import reason
from eventplanner.domain.year.clash_remedies import free_day
from eventplanner.domain.year.clash_values import Clash, Rules
from eventplanner.domain.year.clashes import clashes_in
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import LONGEST_RUN_UP
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import language, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.year import overlays
from eventplanner.storage.queries import clashes, shifts, year

AHEAD = 2 * 366
"""Days that are looked at from today on unless something else is asked for."""
WEEKS_NEARBY = 6
"""How far a free day is looked for."""
LONGEST_NOTE = 1000
EARLIEST, LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""There are no events beyond."""


class ClashFinding(Struct, frozen=True):
    """Clash in a list."""

    clash: Clash
    accepted: bool = False
    note: str = ""
    """Why it was accepted."""

    @property
    def id(self) -> str:
        return self.clash.key


def rules(planner: Planner) -> Rules:
    """Returns the plan's limits for workload and distance."""
    settings = planner.settings()
    return Rules(settings.capacity, settings.audience_gap, settings.series_gap)


def surroundings(
    planner: Planner, first: date, last: date, *, kept: bool = False
) -> tuple[list[Event], list[Occasion]]:
    """Returns the events and others' dates that could clash with an event on these days.

    With `kept`, holidays stored in the plan suffice; they do for existing events.
    """
    with planner.store.snapshot():
        wanted = rules(planner)
        reach = LONGEST_RUN_UP + timedelta(days=7 + max(wanted.audience_gap, wanted.series_gap))
        begin, end = max(shifted(first, -reach), EARLIEST), min(shifted(last, reach), LATEST)
        return year.between(planner.store, begin, end), overlays.occasions(planner, begin, end, kept=kept)


def calendar_of(planner: Planner, events: Iterable[Event], occasions: Iterable[Occasion]) -> Calendar:
    """Returns a calendar of what was read, in which clashes are found by the plan's rules."""
    listed = list(events)
    days = [day for event in listed for day in (event.first_day, event.last_day) if day]
    taken = shifts.between(planner.store, min(days), max(days)) if days else ()
    return Calendar(listed, occasions, rules(planner), formats.first_weekday(), taken)


def around(planner: Planner, first: date, last: date) -> Calendar:
    """Returns the calendar around an event on these days."""
    with planner.store.snapshot():
        return calendar_of(planner, *surroundings(planner, first, last))


def find(planner: Planner, first: date, last: date) -> list[ClashFinding]:
    """Returns the clashes of events on these days, accepted ones too, by day, the gravest first."""
    with planner.store.snapshot():
        return found_in(planner, around(planner, first, last), first, last)


def found_in(planner: Planner, calendar: Calendar, first: date, last: date) -> list[ClashFinding]:
    """Finds clashes as `find` does, in a calendar that was read already."""
    notes = clashes.accepted(planner.store)
    return [
        ClashFinding(clash, clash.key in notes, notes.get(clash.key, "")) for clash in clashes_in(calendar, first, last)
    ]


def narrowed(findings: Iterable[ClashFinding], text: str) -> list[ClashFinding]:
    """Returns findings whose event, reason or note contains every word of a text, case and accents aside."""
    wanted = fold(text).split()
    return [each for each in findings if all(word in _said(each) for word in wanted)] if wanted else list(findings)


def _said(finding: ClashFinding) -> str:
    return fold(f"{finding.clash.event.title} {words(reason(finding.clash, language()))} {finding.note}")


def free_days(planner: Planner, chosen: Iterable[Clash]) -> dict[str, date]:
    """Returns a free day near each clashing event, from today on, by uid; events without one are left out."""
    events = {clash.event.uid: clash.event for clash in chosen}
    days = [event.first_day for event in events.values() if event.first_day]
    if not days:
        return {}
    today, near = planner.today(), timedelta(weeks=WEEKS_NEARBY)
    calendar = around(planner, shifted(min(days), -near), shifted(max(days), near))
    found = {uid: free_day(event, calendar, today) for uid, event in events.items()}
    return {uid: day for uid, day in found.items() if day}


def ahead(planner: Planner, days: int = AHEAD) -> list[ClashFinding]:
    """Returns the clashes of the coming days."""
    today = planner.today()
    return find(planner, today, shifted(today, timedelta(days=days)))


def of_year(planner: Planner, of: int) -> list[ClashFinding]:
    """Returns the clashes of a year."""
    return find(planner, date(of, 1, 1), date(of, 12, 31))


def by_key(planner: Planner, key: str) -> ClashFinding:
    """Returns the clash with a key, accepted or not. Raises NotFound."""
    try:
        day = date.fromisoformat(key.rpartition("|")[2])
    except ValueError as error:
        raise NotFound(Message("There is no such clash.")) from error
    near = timedelta(days=7)
    for each in find(planner, shifted(day, -near), shifted(day, near)):
        if each.id == key:
            return each
    raise NotFound(Message("There is no such clash."))


def accepted(planner: Planner) -> dict[str, str]:
    """Returns the note of each accepted clash, by key."""
    return clashes.accepted(planner.store)


def accept(planner: Planner, chosen: Sequence[Clash], note: str = "") -> Change:
    """Accepts clashes, as one step; an event that moves makes it a new clash. Raises Invalid."""
    note = clean_line(note)
    if not chosen:
        raise NotFound(Message("No clash is chosen."))
    if len(note) > LONGEST_NOTE:
        raise Invalid({"note": Message("longer than {n} characters", {"n": LONGEST_NOTE})})
    title = {"title": chosen[0].event.title}
    several = counted("Accept {n} clash", "Accept {n} clashes", len(chosen))
    with planner.write(Message("Accept a clash of “{title}”", title) if len(chosen) == 1 else several) as writing:
        rows = clashes.rows(planner.store)
        for key in dict.fromkeys(clash.key for clash in chosen):
            if row := rows.get(key):
                writing.change("accepted_clash", row["id"], row["version"], {"note": note})
            else:
                writing.add("accepted_clash", {"key": key, "note": note})
    return writing.outcome


def heed(planner: Planner, chosen: Sequence[Clash]) -> Change:
    """Revokes the acceptance of clashes, as one step. Raises NotFound if none was accepted."""
    with planner.write(counted("Heed {n} clash again", "Heed {n} clashes again", len(chosen))) as writing:
        there = clashes.rows(planner.store)
        rows = [there[clash.key] for clash in chosen if clash.key in there]
        if not rows:
            raise NotFound(Message("Nobody has accepted this clash."))
        for row in rows:
            writing.remove("accepted_clash", row["id"], row["version"])
    return writing.outcome


def shifted(day: date, by: timedelta) -> date:
    """Returns a day moved by a difference, within the range of dates."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max
