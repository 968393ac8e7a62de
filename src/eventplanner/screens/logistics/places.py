"""Presentation of an event's place and platform."""

from collections.abc import Iterator
from datetime import date

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.logistics import Logistics
from eventplanner.domain.logistics.places import CityStart, is_stale, largest, room_for, starts_elsewhere
from eventplanner.domain.logistics.venues import Place, PlaceState, Platform, Recording, Venue
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.records.details import fields_said, notes_lines
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.detail import DetailLine

SOON = 7
"""Days before the event from which what is not rehearsed is worth a warning."""
_STATES = {
    PlaceState.LOOKING: ("open", "sky"),
    PlaceState.OPTION: ("open", "amber"),
    PlaceState.BOOKED: ("open", "sky"),
    PlaceState.SIGNED: ("confirmed", "green"),
}
_SHORT = {
    "audience_url": N_("for guests"),
    "speaker_url": N_("for speakers"),
    "backstage_url": N_("back-stage"),
    "key_place": N_("stream key in"),
    "recording_url": N_("recorded at"),
}


def place_entries(event: Event, found: Logistics, today: date) -> list[DetailLine]:
    """Returns details of the place: venue, state, capacity, house rules."""
    if found.place is None:
        return list(_no_place(event))
    place, venue = found.place, found.venue
    lines = [
        *_venue_lines(event, venue),
        _state(place, today),
        *_room(event, place, venue),
        *_attendance(event.capacity, found.registered.in_person if found.registered else None),
        *fields_said("event_place", contract=place.contract, arrival=place.arrival),
    ]
    if venue:
        lines += venue_facts(venue, today)
    return [*lines, *notes_lines(place.notes)]


def venue_facts(venue: Venue, today: date) -> list[DetailLine]:
    """Returns the facts of a venue."""
    facts = fields_said("venue", contact=venue.contact, access=venue.access, power=venue.power)
    tested = _tested(venue, today)
    wifi = fields_said("venue", wifi=venue.wifi)
    rest = fields_said("venue", av=venue.av, catering=venue.catering, price=venue.price)
    return [*facts, *wifi, *tested, *rest]


def platform_entries(event: Event, found: Logistics, today: date) -> list[DetailLine]:
    """Returns details of the platform: link, host, rehearsal, start elsewhere."""
    online = found.registered.online if found.registered else None
    platform = found.platform
    if platform is None:
        lines = [DetailLine(_platform_label("audience_url"), event.url)] if event.url else []
        purpose = _("Links, hosts, plan B and rehearsal of the event online.")
        return [*_nothing(purpose, _("says all of it in a form")), *lines, *_attendance(event.capacity_online, online)]
    return [
        *([DetailLine("", platform.name, "strong")] if platform.name else []),
        *_attendance(event.capacity_online, online),
        _rehearsed(event, platform, today),
        *_platform_fields(
            audience_url=platform.audience_url or event.url,
            speaker_url=platform.speaker_url,
            backstage_url=platform.backstage_url,
            host=platform.host,
            cohost=platform.cohost,
            moderators=platform.moderators,
            key_place=platform.key_place,
            plan_b=platform.plan_b,
        ),
        *_cities(event, platform),
        *_recording(platform),
        *notes_lines(platform.notes),
    ]


def _no_place(event: Event) -> Iterator[DetailLine]:
    """A venue that is only a word in the event can be taken over as one."""
    if event.venue:
        yield DetailLine(labels.field("event_place", "venue_id"), event.venue)
        yield from _nothing(_("Only the name is known."), _("keeps the venue, its state and its contract"))
    else:
        adds = _("names the venue: {example}").format(example="Sede Norte")
        yield from _nothing(_("The venue, how far it is, and who fits in."), adds)
    yield from _attendance(event.capacity, None)


def _nothing(purpose: str, adds: str) -> Iterator[DetailLine]:
    yield DetailLine("", purpose, "muted")
    yield DetailLine("", f"a {glyph('dot')} {adds}", "accent")


def _venue_lines(event: Event, venue: Venue | None) -> Iterator[DetailLine]:
    if venue is None:
        yield DetailLine(labels.field("event_place", "venue_id"), event.venue or _("no venue yet"), "muted")
        return
    yield DetailLine("", venue.name, "strong")
    if where := ", ".join(filter(None, [venue.address, venue.place])):
        yield DetailLine("", where, "muted")


def _state(place: Place, today: date) -> DetailLine:
    """A light and a word; what is held for us too long is late."""
    sign, role = _STATES[place.state]
    text = labels.choice(place.state)
    until = place.option_until
    if until and place.state is not PlaceState.SIGNED:
        said = _("until {day}").format(day=formats.day_month(until))
        text = f"{text} · {said} · {formats.late(until, today)}"
        if until < today:
            sign, role = "late", "red"
    return DetailLine(labels.field("event_place", "state"), f"{glyph(sign)} {text}", role)


def _room(event: Event, place: Place, venue: Venue | None) -> Iterator[DetailLine]:
    """How many fit in with the set-up, beside how many the event has places for."""
    setup, room = place.setup, room_for(venue, place.setup)
    if not setup and venue and (most := largest(venue)):
        setup, room = _("at most {setup}").format(setup=most.name), most.capacity
    if not setup:
        return
    text = setup if room is None else f"{setup} · {words(counted('{n} place', '{n} places', room))}"
    role = ""
    if room is not None and event.capacity is not None:
        text = _("{room} for {capacity}").format(room=text, capacity=formats.number(event.capacity))
        role = "red" if event.capacity > room else ""
    yield DetailLine(_("set-up"), f"{glyph('late')} {text}" if role else text, role)


def _attendance(capacity: int | None, registered: int | None) -> Iterator[DetailLine]:
    if capacity is None and not registered:
        return
    places = words(counted("{n} place", "{n} places", capacity)) if capacity is not None else ""
    if registered is None:
        yield DetailLine(_("attendance"), places)
        return
    said = words(counted("{n} registered", "{n} registered", registered))
    share = f"{registered * 100 // capacity} %" if capacity else ""
    over = capacity is not None and registered > capacity
    text = " · ".join(filter(None, [said, places, share]))
    yield DetailLine(_("attendance"), f"{glyph('late')} {text}" if over else text, "red" if over else "")


def _tested(venue: Venue, today: date) -> Iterator[DetailLine]:
    if venue.wifi_tested is None:
        if venue.wifi:
            yield DetailLine(_("Wi-Fi tested"), _("not yet"), "muted")
        return
    stale = is_stale(venue.wifi_tested, today)
    day = formats.day_month_year(venue.wifi_tested)
    text = _("{day}, more than a year ago").format(day=day) if stale else day
    sign = glyph("warning" if stale else "done")
    yield DetailLine(_("Wi-Fi tested"), f"{sign} {text}", "amber" if stale else "green")


def _rehearsed(event: Event, platform: Platform, today: date) -> DetailLine:
    label = _("rehearsed")
    if platform.tested_on:
        return DetailLine(label, f"{glyph('done')} {formats.day_month_year(platform.tested_on)}", "green")
    soon = event.first_day is not None and 0 <= (event.first_day - today).days <= SOON
    return DetailLine(label, f"{glyph('warning' if soon else 'open')} {_('not yet')}", "amber" if soon else "sky")


def _cities(event: Event, platform: Platform) -> Iterator[DetailLine]:
    """The same moment on the clocks of the audience; whole days begin everywhere at midnight."""
    if not platform.cities or event.start is None or event.all_day:
        return
    found = starts_elsewhere(event.start, event.timezone, platform.cities)
    text = "\n".join(f"{each.city} {_city_time(each)}" for each in found)
    yield DetailLine(_("starts in"), text)


def _city_time(start: CityStart) -> str:
    clock = formats.clock(start.wall)
    if not start.days:
        return clock
    side = _("next day") if start.days > 0 else _("day before")
    return f"{clock} {side} · {formats.day(start.wall.date())}"


def _recording(platform: Platform) -> Iterator[DetailLine]:
    """Whether there is one, where, and who agreed."""
    state = labels.choice(platform.recording)
    if platform.recording is not Recording.NONE or platform.consent:
        done = platform.recording is Recording.PUBLISHED
        sign = glyph("done" if done else "open")
        yield DetailLine(labels.field("event_platform", "recording"), f"{sign} {state}", "green" if done else "")
    yield from _platform_fields(recording_url=platform.recording_url, consent=platform.consent)


def _platform_fields(**fields: str) -> list[DetailLine]:
    return [DetailLine(_platform_label(name), text) for name, text in fields.items() if text]


def _platform_label(name: str) -> str:
    """Returns a word that fits beside a text."""
    return _(_SHORT[name]) if name in _SHORT else labels.field("event_platform", name)
