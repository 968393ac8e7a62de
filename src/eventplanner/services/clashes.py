"""What stands in the way of one's events: finding it, accepting it with a note, and no longer accepting it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eventplanner.domain.changes import Change
from eventplanner.domain.clash_calendar import Calendar
from eventplanner.domain.clash_values import Clash, Rules
from eventplanner.domain.clashes import clashes_in
from eventplanner.domain.errors import Invalid, NotFound
from eventplanner.domain.text import Message, clean_line, counted
from eventplanner.domain.workload import LONGEST_RUN_UP
from eventplanner.i18n import formats
from eventplanner.services import overlays
from eventplanner.services.planner import Planner
from eventplanner.storage import clashes, year

AHEAD = 366
"""Days that are looked at from today on unless something else is asked for."""
LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """A clash as a list shows it."""

    clash: Clash
    accepted: bool = False
    note: str = ""
    """Why it was accepted."""

    @property
    def id(self) -> str:
        return self.clash.key


def rules(planner: Planner) -> Rules:
    """What the plan takes for too much and for too close."""
    settings = planner.settings()
    return Rules(settings.capacity, settings.audience_gap, settings.series_gap)


def around(planner: Planner, first: date, last: date) -> Calendar:
    """All that could stand in the way of an event on these days."""
    with planner.store.snapshot():
        wanted = rules(planner)
        reach = LONGEST_RUN_UP + timedelta(days=7 + max(wanted.audience_gap, wanted.series_gap))
        begin, end = _earlier(first, reach), _later(last, reach)
        found = year.between(planner.store, begin, end)
        return Calendar(found, overlays.occasions(planner, begin, end), wanted, formats.first_weekday())


def find(planner: Planner, first: date, last: date) -> list[Finding]:
    """The clashes of events on these days, accepted ones too, by day and the gravest first."""
    with planner.store.snapshot():
        calendar = around(planner, first, last)
        accepted = clashes.accepted(planner.store)
    return [
        Finding(clash, clash.key in accepted, accepted.get(clash.key, ""))
        for clash in clashes_in(calendar, first, last)
    ]


def ahead(planner: Planner, days: int = AHEAD) -> list[Finding]:
    """Those of the coming days."""
    today = planner.today()
    return find(planner, today, _later(today, timedelta(days=days)))


def of_year(planner: Planner, of: int) -> list[Finding]:
    """Those of one year."""
    return find(planner, date(of, 1, 1), date(of, 12, 31))


def accepted(planner: Planner) -> dict[str, str]:
    """The note to each accepted clash, by its key."""
    return clashes.accepted(planner.store)


def accept(planner: Planner, chosen: Sequence[Clash], note: str = "") -> Change:
    """Point them out no more, as one step; when something of one moves it is another clash. Raises Invalid."""
    note = clean_line(note)
    if not chosen:
        raise NotFound(Message("No clash is chosen."))
    if len(note) > LONGEST_NOTE:
        raise Invalid({"note": Message("longer than {n} characters", {"n": LONGEST_NOTE})})
    title = {"title": chosen[0].event.title}
    several = counted("Accept {n} clash", "Accept {n} clashes", len(chosen))
    with planner.write(Message("Accept a clash of “{title}”", title) if len(chosen) == 1 else several) as writing:
        there = clashes.rows(planner.store)
        for key in dict.fromkeys(clash.key for clash in chosen):
            if row := there.get(key):
                writing.change("accepted_clash", row["id"], row["version"], {"note": note})
            else:
                writing.add("accepted_clash", {"key": key, "note": note})
    return writing.outcome


def heed(planner: Planner, chosen: Sequence[Clash]) -> Change:
    """Point them out again, as one step. Raises NotFound if none of them was accepted."""
    with planner.write(counted("Heed {n} clash again", "Heed {n} clashes again", len(chosen))) as writing:
        there = clashes.rows(planner.store)
        rows = [there[clash.key] for clash in chosen if clash.key in there]
        if not rows:
            raise NotFound(Message("Nobody has accepted this clash."))
        for row in rows:
            writing.remove("accepted_clash", row["id"], row["version"])
    return writing.outcome


def _earlier(day: date, by: timedelta) -> date:
    return day - by if day - date.min > by else date.min


def _later(day: date, by: timedelta) -> date:
    return day + by if date.max - day > by else date.max
