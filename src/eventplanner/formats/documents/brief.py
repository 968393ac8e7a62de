"""The brief of an event as a document."""

from collections.abc import Iterable
from datetime import date

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.workspace.brief import AssignedRole, Brief
from eventplanner.formats.documents.blocks import Block, CellRow, CellTable, Document, Pairs, Section
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _

Row = tuple[str, ...]


def document(brief: Brief) -> Document:
    """Returns the sections that have something to say, in the order one needs them."""
    event = brief.event
    kind = " · ".join([names.kind(event.kind), names.format(event.format), names.status(event.status)])
    issued = _("As of {day}").format(day=formats.day_year(brief.today))
    parts: list[tuple[str, Row, list[Row]]] = [
        (_("When and where"), (), _when_and_where(brief)),
        (_("Online"), (), _online(brief)),
        (_("Who does what"), (_("When"), _("Role"), _("Name"), _("Telephone")), _duties(brief)),
        (_("Still to be done"), (_("Who"), _("When"), _("What")), _to_do(brief)),
        (_("Decisions ahead"), (_("When"), _("What"), _("Who")), _decisions(brief)),
        (_("Plan B"), (), _plan_b(brief)),
        (_("Contacts"), (), _contacts(brief)),
    ]
    sections = [Section(heading, [_block(heads, rows)]) for heading, heads, rows in parts if rows]
    return Document(clean_line(event.title), f"{names.heading(kind)} · {issued}", sections)


def _block(heads: Row, rows: list[Row]) -> Block:
    """Returns a table, or pairs where there are no headings."""
    return CellTable(heads, list(map(CellRow, rows))) if heads else Pairs([(label, text) for label, text in rows])


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[Row]:
    """Returns pairs without those that have no text."""
    return [(names.heading(label), clean_line(text)) for label, text in pairs if text]


def _when_and_where(brief: Brief) -> list[Row]:
    event, venue, place = brief.event, brief.venue, brief.place
    when = formats.span(event.start, event.end, event.all_day, year=True) if event.start else _("no date yet")
    zone = f" ({event.timezone})" if event.start and not event.all_day else ""
    elsewhere = [(zone.city, formats.span(zone.start, zone.end, all_day=False)) for zone in brief.zones]
    where = [
        (_("where"), brief.where),
        (_("set-up of the room"), place.setup if place else ""),
        (_("arrival"), place.arrival if place else ""),
        (_("access"), venue.access if venue else ""),
    ]
    aims = [(_("goal"), event.goal), (_("audience"), event.audience)]
    return _pairs([(_("when"), when + zone), *elsewhere, *where, *aims])


def _online(brief: Brief) -> list[Row]:
    """For the team: also the links behind the stage; of the stream key only where it is kept."""
    platform = brief.platform
    if platform is None:
        return _pairs([(_("link for guests"), brief.audience_link)])
    hosts = [(_("host"), platform.host), (_("co-host"), platform.cohost), (_("moderators"), platform.moderators)]
    return _pairs(
        [
            (_("platform"), platform.name),
            (_("link for guests"), brief.audience_link),
            (_("link for speakers"), platform.speaker_url),
            (_("link back-stage"), platform.backstage_url),
            *hosts,
            (_("stream key is in"), platform.key_place),
        ]
    )


def _duties(brief: Brief) -> list[Row]:
    return [_duty(duty, brief) for duty in brief.duties]


def _duty(duty: AssignedRole, brief: Brief) -> Row:
    times, role, person = duty.times, duty.role, duty.person
    whole = brief.event.all_day and role.begins is None and role.ends is None
    when = (
        formats.span(times.begin, times.end, all_day=False) if times and not whole else _("all of it") if whole else ""
    )
    name = person.name if person else _("nobody yet")
    unsure = person is not None and not role.confirmed
    what = labels.choice(role.duty) + (f": {role.label}" if role.label else "")
    called = _("{name} (to be confirmed)").format(name=name) if unsure else name
    return (when, names.heading(what), called, person.phone if person else "")


def _to_do(brief: Brief) -> list[Row]:
    owners = brief.to_do.items()
    return [(owner or _("nobody yet"), _day(task.due_on), task.title) for owner, tasks in owners for task in tasks]


def _decisions(brief: Brief) -> list[Row]:
    return [(_day(gate.due_on), gate.title, gate.decider) for gate in brief.decisions]


def _day(day: date | None) -> str:
    return formats.day(day) if day else ""


def _plan_b(brief: Brief) -> list[Row]:
    plan = brief.platform.plan_b if brief.platform else ""
    return _pairs([(_("online"), plan), *((risk.title, risk.mitigation) for risk in brief.fallbacks)])


def _contacts(brief: Brief) -> list[Row]:
    venue = [(_("venue"), brief.venue.contact if brief.venue else "")]
    lead = [(_("lead"), brief.event.lead)]
    people = {duty.person.id: duty.person for duty in brief.duties if duty.person and duty.person.email}
    mails = [(person.name, " · ".join(filter(None, (person.phone, person.email)))) for person in people.values()]
    return _pairs([*lead, *venue, *mails, *_suppliers(brief)])


def _suppliers(brief: Brief) -> Iterable[tuple[str, str]]:
    for organisation, need in brief.suppliers:
        reached = (organisation.name, organisation.contact, organisation.phone, organisation.email)
        yield need, " · ".join(part for part in reached if part)
