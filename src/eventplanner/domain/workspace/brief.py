"""Brief of an event: the facts for everybody involved, without confidential ones."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from eventplanner.domain.base.text import fold
from eventplanner.domain.base.zones import instant
from eventplanner.domain.decisions.gates import Decision, Gate
from eventplanner.domain.decisions.judging import Risk
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.shifts import Span, wall
from eventplanner.domain.logistics.resources import Quote
from eventplanner.domain.logistics.venues import Place, Platform, Venue
from eventplanner.domain.people.people import Organisation, Person
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task
from eventplanner.domain.team.roles import Role


class InZone(NamedTuple):
    """Time of the event in another zone of its audience."""

    zone: str
    start: datetime
    """Wall clock there."""
    end: datetime

    @property
    def city(self) -> str:
        return self.zone.rpartition("/")[2].replace("_", " ")


class AssignedRole(NamedTuple):
    """Role with its person, and its shift in local time."""

    role: Role
    person: Person | None
    times: Span | None


class Supplier(NamedTuple):
    """Supplier, with the need that it covers."""

    organisation: Organisation
    need: str


class Brief(Struct, frozen=True):
    """Event with all its records, as read."""

    event: Event
    today: date
    place: Place | None = None
    venue: Venue | None = None
    platform: Platform | None = None
    roles: Sequence[Role] = ()
    people: Mapping[int, Person] = field(default_factory=dict)
    tasks: Sequence[Task] = ()
    gates: Sequence[Gate] = ()
    risks: Sequence[Risk] = ()
    quotes: Sequence[Quote] = ()
    organisations: Mapping[int, Organisation] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """Address of the venue, or else the event's own text."""
        if self.venue is None:
            return self.event.venue
        return ", ".join(part for part in (self.venue.name, self.venue.address, self.venue.place) if part)

    @property
    def audience_link(self) -> str:
        return (self.platform.audience_url if self.platform else "") or self.event.url

    @property
    def zones(self) -> list[InZone]:
        """Times for an audience elsewhere; empty for whole days, which are the same everywhere."""
        event = self.event
        if self.platform is None or event.start is None or event.all_day:
            return []
        ends = event.end or event.start
        return [
            InZone(zone, _there(event.start, event.timezone, zone), _there(ends, event.timezone, zone))
            for zone in self.platform.cities
            if zone != event.timezone
        ]

    @property
    def duties(self) -> list[AssignedRole]:
        """Roles by their start."""
        found = [
            AssignedRole(each, self.people.get(each.person_id or 0), wall(each, self.event)) for each in self.roles
        ]
        return sorted(found, key=lambda duty: (duty.times is None, duty.times and duty.times.begin, duty.role.id))

    @property
    def to_do(self) -> dict[str, list[Task]]:
        """Open tasks by owner, in order of their days; money is left out, because the page is for all."""
        found: dict[str, tuple[str, list[Task]]] = {}
        for task in self.tasks:
            if task.is_open and task.area is not Area.MONEY:
                found.setdefault(fold(task.owner), (task.owner, []))[1].append(task)
        # What nobody has comes last.
        return {owner: tasks for _, (owner, tasks) in sorted(found.items(), key=lambda each: (not each[0], each[0]))}

    @property
    def decisions(self) -> list[Gate]:
        """Decisions still to come."""
        return [gate for gate in self.gates if gate.decision is Decision.OPEN]

    @property
    def fallbacks(self) -> list[Risk]:
        """Open risks that have a mitigation."""
        return [risk for risk in self.risks if risk.mitigation and not risk.closed]

    @property
    def suppliers(self) -> list[Supplier]:
        """Suppliers chosen or ordered, without amounts."""
        found = []
        for quote in self.quotes:
            supplier = self.organisations.get(quote.organisation_id or 0)
            if supplier is not None and (quote.chosen or quote.ordered_on):
                found.append(Supplier(supplier, quote.need))
        return found


def brief_json(brief: Brief) -> dict[str, Any]:
    """Returns the brief as JSON; times are wall clock, days are ISO 8601."""
    return {
        "event": _event_json(brief.event),
        "when": _when_json(brief),
        "where": _where_json(brief),
        "online": _online_json(brief),
        "duties": [_duty_json(duty) for duty in brief.duties],
        "to_do": [
            {"owner": owner, "tasks": [{"title": task.title, "due": _day(task.due_on)} for task in tasks]}
            for owner, tasks in brief.to_do.items()
        ],
        "decisions": [
            {"title": gate.title, "due": _day(gate.due_on), "decider": gate.decider} for gate in brief.decisions
        ],
        "plan_b": brief.platform.plan_b if brief.platform else "",
        "risks": [
            {"title": risk.title, "mitigation": risk.mitigation, "owner": risk.owner} for risk in brief.fallbacks
        ],
        "contacts": {
            "venue": brief.venue.contact if brief.venue else "",
            "suppliers": [_supplier_json(each) for each in brief.suppliers],
        },
    }


def _event_json(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind.value,
        "format": event.format.value,
        "status": event.status.value,
        "goal": event.goal,
        "audience": event.audience,
        "lead": event.lead,
    }


def _when_json(brief: Brief) -> dict[str, Any]:
    event = brief.event
    return {
        "start": _moment(event.start, event.all_day),
        "end": _moment(event.end, event.all_day),
        "all_day": event.all_day,
        "timezone": event.timezone,
        "elsewhere": [
            {"timezone": each.zone, "start": each.start.isoformat(), "end": each.end.isoformat()}
            for each in brief.zones
        ],
    }


def _where_json(brief: Brief) -> dict[str, Any]:
    venue, place = brief.venue, brief.place
    return {
        "venue": venue.name if venue else brief.event.venue,
        "address": venue.address if venue else "",
        "city": venue.place if venue else "",
        "arrival": place.arrival if place else "",
        "access": venue.access if venue else "",
        "setup": place.setup if place else "",
    }


def _online_json(brief: Brief) -> dict[str, Any]:
    platform = brief.platform
    return {
        "platform": platform.name if platform else "",
        "audience_url": brief.audience_link,
        "speaker_url": platform.speaker_url if platform else "",
        "backstage_url": platform.backstage_url if platform else "",
        "host": platform.host if platform else "",
        "cohost": platform.cohost if platform else "",
        "moderators": platform.moderators if platform else "",
        "stream_key_is_in": platform.key_place if platform else "",
    }


def _supplier_json(supplier: Supplier) -> dict[str, Any]:
    organisation = supplier.organisation
    return {
        "name": organisation.name,
        "for": supplier.need,
        "contact": organisation.contact,
        "phone": organisation.phone,
        "email": organisation.email,
    }


def _duty_json(duty: AssignedRole) -> dict[str, Any]:
    return {
        "duty": duty.role.duty.value,
        "label": duty.role.label,
        "name": duty.person.name if duty.person else None,
        "phone": duty.person.phone if duty.person else "",
        "email": duty.person.email if duty.person else "",
        "begins": duty.times.begin.isoformat() if duty.times else None,
        "ends": duty.times.end.isoformat() if duty.times else None,
        "confirmed": duty.role.confirmed,
    }


def _there(moment: datetime, zone: str, other: str) -> datetime:
    return instant(moment, zone).astimezone(ZoneInfo(other)).replace(tzinfo=None, fold=0)


def _moment(moment: datetime | None, all_day: bool) -> str | None:
    if moment is None:
        return None
    return moment.date().isoformat() if all_day else moment.isoformat()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
