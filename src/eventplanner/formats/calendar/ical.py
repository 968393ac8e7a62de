"""Events as a calendar file (RFC 5545, 7986) that every reader understands alike."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from icalendar import Alarm, Calendar
from icalendar import Event as Component
from icalendar.prop import vCalAddress, vDate, vDatetime, vDuration, vInline, vInt, vUri

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.public_text import names_a_person, public
from eventplanner.domain.base.text import Message, clean, clean_line
from eventplanner.domain.base.zones import exists, instant, is_ambiguous, known_zone
from eventplanner.domain.events.events import Event, Format, Status
from eventplanner.domain.exchange.calendar import CalendarHead
from eventplanner.formats.calendar.vtimezone import vtimezone
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import _

_PRODUCT = "-//eventplanner//Calendar//EN"
_COLOUR = "steelblue"
_REFRESH = timedelta(hours=12)
_UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"})
_ADDRESS = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*")
_WEB = re.compile(r"https?://\S", re.IGNORECASE)
_GEO = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_WIDTH = 75
_DAY_BEFORE = timedelta(days=-1)
_MORNING_BEFORE = timedelta(hours=-15)


def calendar_file(events: Iterable[Event], head: CalendarHead) -> bytes:
    """Returns a calendar file of the events that have a date. Raises FileProblem for an unknown time zone."""
    dated = sorted((event for event in events if event.start), key=lambda event: (event.start, event.id))
    tell = _Teller(head)
    components = [tell.component(event) for event in dated]
    calendar = _calendar(head)
    for zone, (first, last) in sorted(tell.years.items()):
        calendar.add_component(vtimezone(zone, first, last))
    for component in components:
        calendar.add_component(component)
    # The library folds character by character, which takes longer than all the rest.
    return b"".join(_folded(line) for line in calendar.content_lines(sorted=False) if line)


def _calendar(head: CalendarHead) -> Calendar:
    calendar = Calendar()
    calendar["VERSION"] = vInline("2.0")
    calendar["PRODID"] = vInline(_PRODUCT)
    calendar["CALSCALE"] = vInline("GREGORIAN")
    calendar["METHOD"] = vInline("PUBLISH")
    calendar["NAME"] = calendar["X-WR-CALNAME"] = text_value(_telling(head)(clean_line(head.name)))
    calendar["COLOR"] = vInline(_COLOUR)
    calendar["REFRESH-INTERVAL"] = vDuration(_REFRESH, {"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = vDuration(_REFRESH)
    return calendar


def _folded(line: str) -> bytes:
    """Returns a content line in pieces of at most 75 octets, split neither in a character nor in an escape."""
    data = line.encode()
    pieces, first, room = [], 0, _WIDTH
    while len(data) - first > room:
        end = first + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        piece = data[first:end]
        if (len(piece) - len(piece.rstrip(b"\\"))) % 2:
            end -= 1
        pieces.append(data[first:end])
        first, room = end, _WIDTH - 1
    return b"\r\n ".join([*pieces, data[first:]]) + b"\r\n"


class _Teller:
    """Makes components, and keeps in mind which zones they name for which years."""

    def __init__(self, head: CalendarHead) -> None:
        self._head = head
        self._told = _telling(head)
        self._organiser = _organiser(head)
        self._known: set[str] = set()
        self.years: dict[str, tuple[int, int]] = {}

    def component(self, event: Event) -> Component:
        component = Component()
        link = self._link(event)
        title = self._told(clean_line(event.title)) or names.heading(names.kind(event.kind))
        component["UID"] = text_value(clean_line(event.uid))
        component["SEQUENCE"] = vInt(event.sequence)
        component["DTSTAMP"] = component["LAST-MODIFIED"] = vDatetime(event.updated_at.astimezone(UTC))
        component["CREATED"] = vDatetime(event.created_at.astimezone(UTC))
        component["DTSTART"], component["DTEND"] = self._span(event)
        component["STATUS"] = vInline(_status(event.status))
        component["SUMMARY"] = text_value(title)
        self._add_places(component, event, link)
        component["DESCRIPTION"] = text_value(self._description(event, link))
        told = (self._told(clean_line(tag)) for tag in event.tags)
        component["CATEGORIES"] = _texts([names.kind(event.kind), *filter(None, told)])
        if self._organiser is not None:
            component["ORGANIZER"] = self._organiser
        if self._head.alarms and event.status is not Status.CANCELLED:
            component.add_component(_alarm(event, title))
        return component

    def _add_places(self, component: Component, event: Event, link: str) -> None:
        if venue := self._told(clean_line(event.venue)):
            component["LOCATION"] = text_value(venue)
        if geo := _geo(event.geo):
            component["GEO"] = vInline(geo)
        if uri := _uri(link):
            component["URL"] = vUri(uri)
            if event.format is not Format.IN_PERSON:
                component["CONFERENCE"] = vUri(
                    uri, params={"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"], "LABEL": _("Take part online")}
                )

    def _link(self, event: Event) -> str:
        link = clean_line(event.url)
        return "" if self._head.audience is Audience.PUBLIC and names_a_person(link) else link

    def _description(self, event: Event, link: str) -> str:
        kind, format = names.heading(names.kind(event.kind)), names.format(event.format)
        lines = [f"{kind} · {format}"]
        if series := self._told(clean_line(event.series)):
            lines.append(_line("series", series))
        if link:
            lines.append(link)
        if self._head.audience is Audience.TEAM:
            lines += [
                _line(name, text) for name in ("audience", "goal", "lead") if (text := clean(getattr(event, name)))
            ]
            if notes := clean(event.notes).strip():
                lines += ["", notes]
        return "\n".join(lines)

    def _span(self, event: Event) -> tuple[vDate | vDatetime, vDate | vDatetime]:
        start = event.start
        if start is None:
            raise ValueError(event.uid)
        end = event.end or start
        if event.all_day:
            whole = {"VALUE": "DATE"}
            return vDate(start.date(), whole), vDate(max(start, end).date() + timedelta(days=1), whole)
        zone = self._zone(event)
        if zone in _UTC_NAMES or not (_is_plain(start, zone) and _is_plain(end, zone)):
            # Readers differ about wall times that do not exist or exist twice; an instant is an instant.
            first, last = instant(start, zone), instant(end, zone)
            return vDatetime(first), vDatetime(last if last > first else first + (end - start))
        first_year, last_year = self.years.get(zone, (start.year, end.year))
        self.years[zone] = (min(first_year, start.year), max(last_year, end.year))
        return _local(start, zone), _local(end, zone)

    def _zone(self, event: Event) -> str:
        if event.timezone not in self._known:
            if not known_zone(event.timezone):
                parts = {"zone": clean_line(event.timezone), "title": clean_line(event.title)}
                raise FileProblem(Message("No time zone called {zone} is known here (“{title}”).", parts))
            self._known.add(event.timezone)
        return event.timezone


def _local(wall: datetime, zone: str) -> vDatetime:
    value = vDatetime(wall)
    value.params["TZID"] = zone
    return value


def _telling(head: CalendarHead) -> Callable[[str], str]:
    """What becomes of free text before this audience reads it."""
    return public if head.audience is Audience.PUBLIC else str


def _is_plain(wall: datetime, zone: str) -> bool:
    """Does the wall time name exactly one instant?"""
    return exists(wall, zone) and not is_ambiguous(wall, zone)


def _status(status: Status) -> str:
    match status:
        case Status.IDEA | Status.PLANNED:
            return "TENTATIVE"
        case Status.CANCELLED:
            return "CANCELLED"
    return "CONFIRMED"


def _alarm(event: Event, title: str) -> Alarm:
    """A day before; at nine of the day before where whole days are meant."""
    alarm = Alarm()
    alarm["ACTION"] = vInline("DISPLAY")
    alarm["TRIGGER"] = vDuration(_MORNING_BEFORE if event.all_day else _DAY_BEFORE)
    alarm["DESCRIPTION"] = text_value(title)
    return alarm


def _organiser(head: CalendarHead) -> vCalAddress | None:
    address = clean_line(head.organisation_email)
    if not _ADDRESS.fullmatch(address):
        return None
    name = clean_line(head.organisation)
    return vCalAddress(f"mailto:{address}", params={"CN": name} if name else None)


def _geo(text: str) -> str:
    match = _GEO.fullmatch(text)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        return ""
    return f"{match[1]};{match[2]}"


def _uri(link: str) -> str:
    """Returns a web address as a URI; nothing if it is none."""
    return quote(link, safe="%:/?#[]@!$&'()*+,;=-._~") if _WEB.match(link) else ""


def _line(field: str, text: str) -> str:
    return f"{names.heading(names.field(field))}: {text}"


def text_value(text: str) -> vInline:
    """Returns an escaped TEXT value; the library's own takes a backslash before an N for a line break."""
    return vInline(_escaped(text))


def _texts(texts: Sequence[str]) -> vInline:
    return vInline(",".join(map(_escaped, texts)))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
