"""Columns and details of people and organisations."""

from collections.abc import Iterator, Mapping
from itertools import islice

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.resources import Quote
from eventplanner.domain.people.people import Dealing, Organisation, Person
from eventplanner.domain.team.roles import Role
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.records.details import fields_said, notes_lines
from eventplanner.services.people.people import OfOrganisation, OfPerson
from eventplanner.widgets.chrome.glyphs import glyph, status_glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

MOST = 100
"""Roles, people or quotes that are listed beside a record."""
_OURS = {value.value: value for value in Dealing}


def person_columns(organisations: Mapping[int, str]) -> list[Column[Person]]:
    """Returns columns for name, work and contact; `organisations` are names by id."""

    def belongs(person: Person) -> Cell:
        return Cell(organisations.get(person.organisation_id or 0, ""))

    return [
        Column(title="", cell=_ours, width=1, gap=1),
        Column(title=N_("name"), cell=lambda each: Cell(each.name), width=18, flex=4),
        Column(title=N_("role"), cell=lambda each: Cell(each.role, "muted"), width=10, flex=2, priority=1),
        Column(title=N_("organisation"), cell=belongs, width=12, flex=2),
        Column(title=N_("team"), cell=lambda each: Cell(each.team, "muted"), width=8, flex=1, priority=5),
        Column(title=N_("e-mail"), cell=lambda each: Cell(each.email), width=18, flex=3, priority=2),
        Column(title=N_("telephone"), cell=lambda each: Cell(each.phone, "muted"), width=15, priority=3),
        Column(title=N_("city"), cell=lambda each: Cell(each.place, "muted"), width=9, flex=1, priority=4),
    ]


def organisation_columns() -> list[Column[Organisation]]:
    """Returns columns for name, relation and contact."""
    return [
        Column(title=N_("name"), cell=lambda each: Cell(each.name), width=18, flex=4),
        Column(title=N_("is to us"), cell=lambda each: Cell(dealings(each), "sky"), width=12, flex=1),
        Column(title=N_("contact"), cell=lambda each: Cell(each.contact), width=12, flex=2, priority=1),
        Column(title=N_("e-mail"), cell=lambda each: Cell(each.email), width=18, flex=3, priority=2),
        Column(title=N_("telephone"), cell=lambda each: Cell(each.phone, "muted"), width=15, priority=3),
    ]


def person_entries(person: Person, of: OfPerson) -> list[DetailLine]:
    """Everything that is known of somebody, and where she has a role."""
    where = ", ".join(filter(None, [person.role, of.organisation]))
    lines = [
        DetailLine("", person.name, "strong"),
        *([DetailLine("", where, "muted")] if where else []),
        DetailLine("", ""),
    ]
    if person.internal:
        lines.append(DetailLine(labels.field("person", "team"), person.team or _("works here"), "green"))
    else:
        lines += fields_said("person", team=person.team)
    lines += fields_said("person", email=person.email, phone=person.phone, channels="\n".join(person.channels))
    lines += fields_said("person", place=person.place, timezone=person.timezone, languages=", ".join(person.languages))
    lines += _consent(person)
    lines += _roles(of)
    return [*lines, *notes_lines(person.notes)]


def organisation_entries(organisation: Organisation, of: OfOrganisation) -> list[DetailLine]:
    """Everything that is known of an organisation, its people, and what it asks for."""
    said = dealings(organisation)
    lines = [
        DetailLine("", organisation.name, "strong"),
        *([DetailLine("", said, "sky")] if said else []),
        DetailLine("", ""),
    ]
    values = {name: getattr(organisation, name) for name in ("contact", "email", "phone", "url", "place", "tax_number")}
    lines += fields_said("organisation", **values)
    lines += _people(of)
    lines += _quotes(of)
    return [*lines, *notes_lines(organisation.notes)]


def dealings(organisation: Organisation) -> str:
    """Returns the relations of an organisation in words."""
    return ", ".join(labels.choice(_OURS[each]) for each in organisation.dealings if each in _OURS)


def _ours(person: Person) -> Cell:
    return Cell(glyph("confirmed"), "green") if person.internal else Cell(" ")


def _consent(person: Person) -> Iterator[DetailLine]:
    if person.consent or person.consent_on:
        day = formats.day_month_year(person.consent_on) if person.consent_on else ""
        yield DetailLine(labels.field("person", "consent"), ", ".join(filter(None, [person.consent, day])))
    else:
        yield DetailLine(labels.field("person", "consent"), _("nothing said yet"), "muted")


def _roles(of: OfPerson) -> Iterator[DetailLine]:
    yield DetailLine("", "")
    if not of.roles:
        yield DetailLine("", _("No role at any event yet."), "muted")
        return
    yield DetailLine("", words(counted("{n} role", "{n} roles", len(of.roles))), "strong")
    for role, event in islice(of.roles, MOST):
        yield DetailLine(_day(event), f"{status_glyph(event.status)} {event.title} · {_duty(role)}", _faint(event))
    yield from _more(len(of.roles))


def _people(of: OfOrganisation) -> Iterator[DetailLine]:
    if not of.people:
        return
    yield DetailLine("", "")
    yield DetailLine("", words(counted("{n} person", "{n} people", len(of.people))), "strong")
    for person in islice(of.people, MOST):
        yield DetailLine("", " · ".join(filter(None, [person.name, person.role, person.email or person.phone])))
    yield from _more(len(of.people))


def _quotes(of: OfOrganisation) -> Iterator[DetailLine]:
    if not of.quotes:
        return
    yield DetailLine("", "")
    yield DetailLine("", words(counted("{n} quote", "{n} quotes", len(of.quotes))), "strong")
    for quote, title in islice(of.quotes, MOST):
        amount = _amount(quote)
        sign = glyph("done" if quote.chosen else "open")
        said = " · ".join(filter(None, [f"{sign} {quote.need}", amount, title]))
        yield DetailLine("", said, "green" if quote.chosen else "")
    yield from _more(len(of.quotes))


def _amount(quote: Quote) -> str:
    return formats.money(Money(quote.amount, quote.currency)) if quote.amount is not None else ""


def _more(n: int) -> Iterator[DetailLine]:
    if n > MOST:
        yield DetailLine("", words(counted("and {n} more", "and {n} more", n - MOST)), "muted")


def _day(event: Event) -> str:
    return formats.day_month_year(event.first_day) if event.first_day else _("no date")


def _duty(role: Role) -> str:
    return role.label or labels.choice(role.duty)


def _faint(event: Event) -> str:
    return "muted" if event.status.value in {"held", "closed", "cancelled"} else ""
