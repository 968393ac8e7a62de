"""Messages about clashes, of an event or of a day without an event yet."""

from collections.abc import Callable
from typing import NamedTuple

from eventplanner.domain.base.text import Message, Part, counted, fold
from eventplanner.domain.events.events import Event
from eventplanner.domain.year.clash_places import names_in, names_person, people_of, text_of
from eventplanner.domain.year.clash_values import Clash, ClashKind
from eventplanner.domain.year.clashes import days_apart, in_order
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import PERSON_DAY


class _Told(NamedTuple):
    """A clash and whose words others' dates are called by."""

    clash: Clash
    language: str

    @property
    def parts(self) -> dict[str, Part]:
        event, other = self.clash.event, self.clash.other
        named = other.title(self.language) if isinstance(other, Occasion) else other.title if other else ""
        return {"title": event.title, "other": named, "day": self.clash.day}


def reason(clash: Clash, language: str) -> Message:
    """Returns the clash as a sentence, with the titles of others' dates in a language."""
    return _REASONS[clash.kind](_Told(clash, language))


def about_day(clash: Clash, event: Event, language: str) -> Message:
    """Returns the reason of a clash for a day that is considered for an event not yet in the plan."""
    seen = clash._replace(event=event, other=clash.event) if clash.other == event else clash
    return _ABOUT_DAYS[clash.kind](_Told(seen, language))


def _holiday(told: _Told) -> Message:
    return Message("“{title}” falls on a public holiday: {other}, {day}.", told.parts)


def _away(told: _Told) -> Message:
    parts = told.parts | {"lead": _who_is_away(told.clash)}
    return Message("{lead} leads “{title}” and is away on {day}: “{other}”.", parts)


def _overlay(told: _Told) -> Message:
    return Message("“{title}” falls on “{other}” ({overlay}), {day}.", told.parts | _overlay_part(told))


def _venue(told: _Told) -> Message:
    parts = told.parts | {"venue": told.clash.event.venue}
    return Message("“{title}” and “{other}” are at the same place at the same time on {day}: {venue}.", parts)


def _lead(told: _Told) -> Message:
    parts = told.parts | {"lead": _who_leads_both(told.clash)}
    return Message("“{title}” and “{other}” are led by the same person at the same time on {day}: {lead}.", parts)


def _people(told: _Told) -> Message:
    names = told.clash.people
    return counted(
        "{people} has to be in two places on {day}: at “{title}” and at “{other}”.",
        "{people} have to be in two places on {day}: at “{title}” and at “{other}”.",
        len(names),
        **told.parts,
        people=", ".join(names),
    )


def _overlap(told: _Told) -> Message:
    return Message("“{title}” and “{other}” are at the same time on {day}.", told.parts)


def _audience(told: _Told) -> Message:
    parts = _apart(told) | {"audience": told.clash.event.audience}
    if not (n := _gap(told.clash)):
        return Message("“{title}” and “{other}” are both on {day}, for the same audience: {audience}.", parts)
    return counted(
        "“{title}” is only {n} day after “{other}”, for the same audience: {audience}.",
        "“{title}” is only {n} days after “{other}”, for the same audience: {audience}.",
        n,
        **parts,
    )


def _series(told: _Told) -> Message:
    parts = _apart(told) | {"series": told.clash.event.series}
    if not (n := _gap(told.clash)):
        return Message("“{title}” and “{other}” of the series “{series}” are both on {day}.", parts)
    return counted(
        "“{title}” is only {n} day after “{other}”, the last of the series “{series}”.",
        "“{title}” is only {n} days after “{other}”, the last of the series “{series}”.",
        n,
        **parts,
    )


def _week(told: _Told) -> Message:
    return Message(
        "The week of {day} has {load} person-days of work, and the team can do {capacity}; “{title}” is part of it.",
        told.parts | _work(told.clash),
    )


def _holiday_day(told: _Told) -> Message:
    return Message("A public holiday: {other}.", told.parts)


def _away_day(told: _Told) -> Message:
    return Message("{lead} is away: “{other}”.", told.parts | {"lead": _who_is_away(told.clash)})


def _overlay_day(told: _Told) -> Message:
    return Message("“{other}” is on that day ({overlay}).", told.parts | _overlay_part(told))


def _venue_day(told: _Told) -> Message:
    return Message("“{other}” is at the same place at that time.", told.parts)


def _lead_day(told: _Told) -> Message:
    return Message("{lead} leads “{other}” at that time.", told.parts | {"lead": _who_leads_both(told.clash)})


def _people_day(told: _Told) -> Message:
    names = told.clash.people
    return counted(
        "{people} is needed at “{other}” at that time.",
        "{people} are needed at “{other}” at that time.",
        len(names),
        **told.parts,
        people=", ".join(names),
    )


def _overlap_day(told: _Told) -> Message:
    return Message("“{other}” is at that time.", told.parts)


def _audience_day(told: _Told) -> Message:
    if not (n := _gap(told.clash)):
        return Message("“{other}” is on the same day, for the same audience.", told.parts)
    return counted(
        "Only {n} day from “{other}”, for the same audience.",
        "Only {n} days from “{other}”, for the same audience.",
        n,
        **told.parts,
    )


def _series_day(told: _Told) -> Message:
    if not (n := _gap(told.clash)):
        return Message("“{other}” of the same series is on the same day.", told.parts)
    return counted(
        "Only {n} day from “{other}” of the same series.",
        "Only {n} days from “{other}” of the same series.",
        n,
        **told.parts,
    )


def _week_day(told: _Told) -> Message:
    return Message(
        "The week of {day} would have {load} person-days of work, and the team can do {capacity}.",
        told.parts | _work(told.clash),
    )


def _overlay_part(told: _Told) -> dict[str, Part]:
    other = told.clash.other
    return {"overlay": other.overlay.name if isinstance(other, Occasion) else ""}


def _apart(told: _Told) -> dict[str, Part]:
    """Of two events, the later one is so many days after the other, whichever of them the clash is with."""
    other = told.clash.other
    if not isinstance(other, Event):
        return told.parts
    earlier, later = in_order(told.clash.event, other)
    return told.parts | {"title": later.title, "other": earlier.title}


def _gap(clash: Clash) -> int:
    return days_apart(clash.event, clash.other) if isinstance(clash.other, Event) else 0


def _who_is_away(clash: Clash) -> str:
    text = text_of(clash.other) if isinstance(clash.other, Occasion) else ""
    return ", ".join(name for name in names_in(clash.event.lead) if names_person(text, name))


def _who_leads_both(clash: Clash) -> str:
    people = people_of(clash.other.lead) if isinstance(clash.other, Event) else frozenset()
    return ", ".join(name for name in names_in(clash.event.lead) if fold(name) in people)


def _work(clash: Clash) -> dict[str, Part]:
    """In person-days, what is too much never rounded down to what is not."""
    return {"load": -(-clash.load // PERSON_DAY), "capacity": clash.capacity // PERSON_DAY}


_REASONS: dict[ClashKind, Callable[[_Told], Message]] = {
    ClashKind.HOLIDAY: _holiday,
    ClashKind.AWAY: _away,
    ClashKind.OVERLAY: _overlay,
    ClashKind.VENUE: _venue,
    ClashKind.LEAD: _lead,
    ClashKind.PEOPLE: _people,
    ClashKind.OVERLAP: _overlap,
    ClashKind.AUDIENCE: _audience,
    ClashKind.SERIES: _series,
    ClashKind.WEEK: _week,
}
_ABOUT_DAYS: dict[ClashKind, Callable[[_Told], Message]] = {
    ClashKind.HOLIDAY: _holiday_day,
    ClashKind.AWAY: _away_day,
    ClashKind.OVERLAY: _overlay_day,
    ClashKind.VENUE: _venue_day,
    ClashKind.LEAD: _lead_day,
    ClashKind.PEOPLE: _people_day,
    ClashKind.OVERLAP: _overlap_day,
    ClashKind.AUDIENCE: _audience_day,
    ClashKind.SERIES: _series_day,
    ClashKind.WEEK: _week_day,
}
