"""Parsing of one entry of a calendar file."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.zones import wall_of_instant
from eventplanner.domain.exchange.calendar_entries import CalendarEntry
from eventplanner.formats.calendar.ical_moments import (
    IcalMoment,
    UnreadableEntry,
    after,
    duration,
    moment,
    moments,
    wall_in,
)
from eventplanner.formats.calendar.ical_text import Component, Property, parameters, unescaped
from eventplanner.formats.calendar.ical_zones import UTC_NAME, Zones
from eventplanner.formats.calendar.recurrence import check
from eventplanner.i18n.catalogue import _

_DAY = timedelta(days=1)
_ONCE = ("DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID")
_STATES = frozenset({"tentative", "confirmed", "cancelled"})
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MEETINGS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_GEO = re.compile(r"\s*(-?[0-9]{1,2}(?:\.[0-9]+)?)\s*[;,]\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)\s*")
_COMMA = re.compile(r"(?<!\\),")
_UNTIL = re.compile(r"UNTIL=([0-9]{8}T[0-9]{6}Z)")
_CLOCKS = re.compile(r";?BY(?:HOUR|MINUTE|SECOND)=[^;]*")
_FOR_EVER = "9000"
_TITLE = 200
_LABELS = 50


class Scene(Struct, frozen=True):
    """Properties of the calendar that apply to each of its entries."""

    zones: Zones
    called_off: bool
    """It was sent to take its entries back."""


class ParsedEntry(Struct, frozen=True):
    """Entry, with the occurrence of another that it replaces."""

    entry: CalendarEntry
    replaces: IcalMoment | None


def title_of(event: Component) -> str:
    """Returns the summary of an entry, or else the beginning of its description or its location."""
    told = event.one("DESCRIPTION")
    lines = told.as_text().split("\n")[0][:_TITLE] if told else ""
    return event.line_of("SUMMARY") or clean_line(lines) or event.line_of("LOCATION")[:_TITLE]


def entry(event: Component, scene: Scene) -> ParsedEntry:
    """Parses a component. Raises Unreadable."""
    _refuse_contradictions(event)
    begins = _start(event, scene.zones)
    ends = _end(event, begins, scene.zones)
    start, end = _placed(event, begins, ends, scene.zones)
    replaced = event.one("RECURRENCE-ID")
    place, url = event.line_of("LOCATION"), event.line_of("URL")
    found = CalendarEntry(
        line=event.line,
        title=title_of(event) or _("Without a title"),
        uid=event.line_of("UID") or _made_up(event, begins.wall, ends, place),
        start=start.wall,
        end=end,
        all_day=start.is_day,
        timezone=start.zone,
        instants_in=scene.zones.instants if start.zone == UTC_NAME else "",
        place="" if _LINK.fullmatch(place) else place,
        geo=_geo(event),
        url=url,
        description=found.as_text() if (found := event.one("DESCRIPTION")) else "",
        status=_status(event, scene),
        free=_leaves_free(event),
        categories=_categories(event),
        organiser=_organiser(event),
        conference_url=_conference(event, place),
        rule=_rule(event, start, scene.zones),
        extra=_walls(event, "RDATE", start, scene.zones),
        left_out=_walls(event, "EXDATE", start, scene.zones),
        sequence=int(text) if (text := event.line_of("SEQUENCE")).isdecimal() and len(text) < 10 else 0,
    )
    return ParsedEntry(found, moment(replaced, scene.zones) if replaced else None)


def wall_of(named: IcalMoment, start: datetime, all_day: bool, zone: str, home: str) -> datetime:
    """Returns the wall-clock start of an occurrence from the RECURRENCE-ID of another entry."""
    if all_day:
        # In UTC it is the midnight of somewhere.
        return datetime.combine(wall_in(named, home if named.zone == UTC_NAME else ""), datetime.min.time())
    return datetime.combine(named.wall, start.time()) if named.is_day else wall_in(named, zone)


def _refuse_contradictions(event: Component) -> None:
    if not event.closed:
        raise UnreadableEntry(Message("its end is missing"))
    for name in _ONCE:
        if len({found.rest for found in event.all(name)}) > 1:
            raise UnreadableEntry(Message("has {name} twice", {"name": name}))
    replaced = event.one("RECURRENCE-ID")
    if replaced and parameters(replaced.rest).get("RANGE", "").upper().startswith("THISANDFUTURE"):
        raise UnreadableEntry(Message("changes all later dates of another entry, which cannot be taken over"))


def _placed(event: Component, start: IcalMoment, end: datetime, zones: Zones) -> tuple[IcalMoment, datetime]:
    """Returns start and end; instants in UTC are put into the zone that they are meant for."""
    # A rule in UTC has its weekdays there; moved to another zone it would be another rule.
    if start.zone != UTC_NAME or not zones.instants or event.one("RRULE") or event.one("RDATE"):
        return start, end
    begins, ends = wall_of_instant(start.wall, zones.instants), wall_of_instant(end, zones.instants)
    if begins is None or ends is None:
        return start, end
    return IcalMoment(begins, is_day=False, zone=zones.instants), ends


def _start(event: Component, zones: Zones) -> IcalMoment:
    said = event.one("DTSTART")
    if said is None:
        raise UnreadableEntry(Message("has no date"))
    start = moment(said, zones)
    if _is_whole_day_of_outlook(event, start, zones):
        return IcalMoment(start.wall, is_day=True)
    return start


def _is_whole_day_of_outlook(event: Component, start: IcalMoment, zones: Zones) -> bool:
    """Midnight to midnight, and marked so."""
    last = event.one("DTEND")
    if start.is_day or last is None or event.line_of("X-MICROSOFT-CDO-ALLDAYEVENT").upper() != "TRUE":
        return False
    end = wall_in(moment(last, zones), start.zone)
    return start.wall.time() == end.time() == datetime.min.time() and end > start.wall


def _end(event: Component, start: IcalMoment, zones: Zones) -> datetime:
    last, lasting = event.one("DTEND"), event.one("DURATION")
    try:
        if last and last.moment[1]:
            end = wall_in(moment(last, zones), start.zone)
            # Some say of a single day that it ends on that day.
            end = max(start.wall, _last_day(end)) if start.is_day and end >= start.wall else end
        elif lasting:
            end = after(start, duration(lasting.value))
            end = max(start.wall, _last_day(end)) if start.is_day else end
        else:
            end = start.wall
    except OverflowError as error:
        raise UnreadableEntry(Message("outside the years that a calendar has")) from error
    if end < start.wall:
        raise UnreadableEntry(Message("ends before it starts"))
    return end


def _last_day(end: datetime) -> datetime:
    """Returns the last day of a whole-day entry that is over at this moment."""
    return datetime.combine(end - timedelta(microseconds=1), datetime.min.time())


def _walls(event: Component, name: str, start: IcalMoment, zones: Zones) -> tuple[datetime, ...]:
    clocks = {
        one.wall if one.is_day and name == "EXDATE" else wall_of(one, start.wall, start.is_day, start.zone, zones.home)
        for each in event.all(name)
        for one in moments(each, zones)
    }
    return tuple(sorted(clocks))


def _rule(event: Component, start: IcalMoment, zones: Zones) -> str:
    """Returns the rule as it is meant where the entry is, so that nothing more has to be known of zones."""
    rule_property = event.one("RRULE")
    if rule_property is None:
        return ""
    rule = clean_line(unescaped(rule_property.value)).upper().strip("; ")
    rule = _UNTIL.sub(lambda until: _local_until(until[1], start, zones), rule)
    if start.is_day:
        rule = _CLOCKS.sub("", rule).strip(";")
    problem = check(rule, start.wall)
    if problem:
        raise UnreadableEntry(problem)
    return rule


def _local_until(text: str, start: IcalMoment, zones: Zones) -> str:
    if text > _FOR_EVER:
        return f"UNTIL={text}"
    until = moment(Property("UNTIL", f":{text}"), zones)
    wall = wall_in(until, zones.home if start.is_day else start.zone)
    return f"UNTIL={wall:%Y%m%d}" if start.is_day else f"UNTIL={wall:%Y%m%dT%H%M%S}"


def _made_up(event: Component, start: datetime, end: datetime, place: str) -> str:
    """The same whenever the same file is read, in whatever language."""
    parts = (title_of(event), start.isoformat(), end.isoformat(), place)
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _status(event: Component, scene: Scene) -> str:
    status = event.line_of("STATUS").lower()
    return "cancelled" if scene.called_off else status if status in _STATES else ""


def _leaves_free(event: Component) -> bool:
    busy = event.line_of("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    return event.line_of("TRANSP").upper() == "TRANSPARENT" or busy == "FREE"


def _categories(event: Component) -> tuple[str, ...]:
    labels = (clean_line(unescaped(text)) for found in event.all("CATEGORIES") for text in _COMMA.split(found.value))
    return tuple(dict.fromkeys(label[:_TITLE] for label in labels if label))[:_LABELS]


def _organiser(event: Component) -> str:
    organiser = event.one("ORGANIZER")
    if organiser is None:
        return ""
    name = clean_line(parameters(organiser.rest).get("CN", ""))
    address = organiser.as_line()
    return name or (address[7:] if address.lower().startswith("mailto:") else "")


def _conference(event: Component, place: str) -> str:
    said = (found for name in _MEETINGS for found in _by_use(event.all(name)))
    links = (_LINK.search(text) for text in (*(found.as_line() for found in said), place))
    return next((link[0].rstrip(".,;)") for link in links if link), "")


def _by_use(properties: Iterable[Property]) -> list[Property]:
    """Where one sees the others comes before where one only hears or reads them."""
    return sorted(properties, key=lambda each: "VIDEO" not in parameters(each.rest).get("FEATURE", "").upper())


def _geo(event: Component) -> str:
    match = _GEO.fullmatch(event.line_of("GEO"))
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        return ""
    return f"{match[1]},{match[2]}"
