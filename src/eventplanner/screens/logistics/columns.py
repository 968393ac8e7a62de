"""Columns and details of venues and resources."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.bookings import Booked
from eventplanner.domain.logistics.places import is_stale, largest, setups_of
from eventplanner.domain.logistics.resources import CONSUMED, Resource
from eventplanner.domain.logistics.venues import Venue
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.logistics.details import over_entries
from eventplanner.screens.logistics.places import venue_facts
from eventplanner.screens.records.details import fields_said, notes_lines
from eventplanner.services.logistics.logistics import OfResource
from eventplanner.widgets.chrome.glyphs import glyph, status_glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

MOST = 100
"""Events or bookings that are listed beside a record."""


def venue_columns(today: date) -> list[Column[Venue]]:
    """Name, city, how many fit in, whether the Wi-Fi is known to work, the price."""
    return [
        Column(title=N_("name"), cell=lambda venue: Cell(venue.name), width=14, flex=3),
        Column(title=N_("city"), cell=lambda venue: Cell(venue.place, "muted"), width=10, flex=1, priority=2),
        Column(title=N_("fits"), cell=_fits, width=14, flex=1, key=_largest),
        Column(
            title=N_("Wi-Fi tested"),
            cell=lambda venue: _wifi(venue, today),
            width=14,
            priority=1,
            key=lambda venue: venue.wifi_tested,
        ),
        Column(title=N_("price"), cell=lambda venue: Cell(venue.price, "muted"), width=12, flex=1, priority=3),
    ]


def venue_entries(venue: Venue, held: Sequence[Event], today: date) -> list[DetailLine]:
    """Everything that is known of a venue, and what took and takes place there."""
    lines = [DetailLine("", venue.name, "strong")]
    if where := ", ".join(filter(None, [venue.address, venue.place])):
        lines.append(DetailLine("", where, "muted"))
    lines.append(DetailLine("", ""))
    for setup in setups_of(venue):
        room = words(counted("{n} place", "{n} places", setup.capacity)) if setup.capacity is not None else ""
        lines.append(DetailLine(setup.name or _("places"), room or glyph("dash")))
    lines += venue_facts(venue, today)
    lines += fields_said("venue", url=venue.url, geo=venue.geo, timezone=venue.timezone)
    lines += fields_said("venue", visits="\n".join(venue.visits), files="\n".join(venue.files))
    return [*lines, *notes_lines(venue.notes), *_held(held)]


def resource_columns(coming: Mapping[int, date], over: Mapping[int, int]) -> list[Column[Resource]]:
    """Name, kind, how many, when it is booked next and where it is kept; `over` has the worst of each, by id."""
    return [
        Column(title="", cell=lambda each: _mark(each, over), width=1, gap=1),
        Column(title=N_("name"), cell=lambda each: Cell(each.name), width=14, flex=3),
        Column(title=N_("kind"), cell=lambda each: Cell(labels.choice(each.kind), "muted"), width=10, priority=2),
        Column(title=N_("quantity"), cell=lambda each: _quantity(each, over), width=12, right=True),
        Column(
            title=N_("booked next"),
            cell=lambda each: _next(coming.get(each.id)),
            width=11,
            key=lambda each: coming.get(each.id),
        ),
        Column(title=N_("kept at"), cell=lambda each: Cell(each.place, "muted"), width=10, flex=1, priority=1),
    ]


def resource_entries(resource: Resource, of: OfResource) -> list[DetailLine]:
    """Everything about a resource, who has it next, and where more is booked than there is."""
    quantity = " ".join(filter(None, [formats.number(resource.quantity), resource.unit]))
    lines = [
        DetailLine("", resource.name, "strong"),
        DetailLine("", labels.choice(resource.kind), "muted"),
        DetailLine("", ""),
        DetailLine(labels.field("resource", "quantity"), quantity),
    ]
    if resource.kind in CONSUMED:
        lines.append(DetailLine(_("left"), formats.number(resource.quantity - of.used), "" if not of.over else "red"))
    if resource.place:
        lines.append(DetailLine(_("kept at"), resource.place))
    lines += fields_said("resource", owner=resource.owner)
    for each in of.over:
        lines += [DetailLine("", ""), *over_entries(each)]
    lines += [DetailLine("", ""), *_coming(of.coming)]
    return [*lines, *notes_lines(resource.notes)]


def _largest(venue: Venue) -> int | None:
    most = largest(venue)
    return most.capacity if most else None


def _fits(venue: Venue) -> Cell:
    """In the set-up in which most fit in."""
    most = largest(venue)
    return Cell(" ".join([formats.number(most.capacity or 0), most.name]).strip()) if most else Cell("")


def _wifi(venue: Venue, today: date) -> Cell:
    if venue.wifi_tested is None:
        return Cell("")
    stale = is_stale(venue.wifi_tested, today)
    said = f"{glyph('warning' if stale else 'done')} {formats.day_month_year(venue.wifi_tested)}"
    return Cell(said, "amber" if stale else "green")


def _held(held: Sequence[Event]) -> Iterator[DetailLine]:
    if not held:
        return
    yield DetailLine("", "")
    yield DetailLine("", words(counted("{n} event here", "{n} events here", len(held))), "strong")
    for event in islice(held, MOST):
        day = formats.day_month_year(event.first_day) if event.first_day else _("no date")
        yield DetailLine(day, f"{status_glyph(event.status)} {event.title}")
    if len(held) > MOST:
        yield DetailLine("", words(counted("and {n} more", "and {n} more", len(held) - MOST)), "muted")


def _mark(resource: Resource, over: Mapping[int, int]) -> Cell:
    return Cell(glyph("late"), "red") if resource.id in over else Cell(" ")


def _quantity(resource: Resource, over: Mapping[int, int]) -> Cell:
    there = formats.number(resource.quantity)
    if resource.id in over:
        return Cell(_("{n} of {there}").format(n=formats.number(over[resource.id]), there=there), "red")
    return Cell(" ".join(filter(None, [there, resource.unit])))


def _next(day: date | None) -> Cell:
    return Cell(formats.day_month_year(day)) if day else Cell(glyph("dash"), "dim")


def _coming(coming: Sequence[Booked]) -> Iterator[DetailLine]:
    if not coming:
        yield DetailLine("", _("Nobody has booked it."), "muted")
        return
    yield DetailLine("", words(counted("{n} booking ahead", "{n} bookings ahead", len(coming))), "strong")
    for each in islice(coming, MOST):
        day = formats.day_month_year(each.start.date()) if each.start else _("no date")
        yield DetailLine(day, f"{formats.number(each.booking.quantity)} × {each.title}")
    if len(coming) > MOST:
        yield DetailLine("", words(counted("and {n} more", "and {n} more", len(coming) - MOST)), "muted")
