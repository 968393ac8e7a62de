"""Presentation of an event's roles: row of the list, details, vacant duties."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.events.events import Event, Format
from eventplanner.domain.events.shifts import wall
from eventplanner.domain.people.people import Person
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import Role
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.services.team.roles import RoleOfEvent
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

_INKS = {"warning": "amber", "confirmed": "green", "open": "sky"}
_IN_PERSON_ONLY = frozenset({Duty.DOOR, Duty.BOOTH, Duty.FIRST_AID})
"""Nobody does these where everybody takes part from elsewhere."""


def columns(event: Event | None) -> list[Column[RoleOfEvent]]:
    """Returns columns for duty, person, shift and problems; with room also organisation and telephone."""
    several = event is not None and event.first_day != event.last_day
    return [
        Column(title="", cell=_sign, width=1, gap=1),
        Column(title=N_("role"), cell=lambda row: Cell(duty(row.role)), width=12, flex=2),
        Column(title=N_("person"), cell=_person, width=12, flex=2),
        Column(
            title=N_("shift"),
            cell=lambda row: Cell(shift(row.role, row.event)),
            width=18 if several else 11,
            key=lambda row: row.role.begins or 0,
        ),
        Column(title=N_("state"), cell=_state, width=26, flex=6),
        Column(title=N_("from"), cell=lambda row: Cell(_from(row), "muted"), width=16, flex=1, priority=2),
        Column(title=N_("telephone"), cell=lambda row: Cell(_phone(row), "muted"), width=16, priority=1),
    ]


def counts(rows: Sequence[RoleOfEvent]) -> str:
    """`9/12 confirmed · 2 missing`."""
    if not rows:
        return ""
    yes, missing = sum(row.role.confirmed for row in rows), sum(row.role.person_id is None for row in rows)
    said = [_("{n}/{total} confirmed").format(n=yes, total=len(rows))]
    if missing:
        said.append(_("{n} missing").format(n=missing))
    return " · ".join(said)


def entries(row: RoleOfEvent) -> list[DetailLine]:
    """Everything of the role, of the person who has it, and what else she does near that day."""
    lines = [
        DetailLine("", duty(row.role), "strong"),
        DetailLine("", _when(row.role, row.event), "muted"),
        DetailLine("", ""),
        DetailLine("", f"{glyph(_plain_glyph(row))} {_plain_state(row)}", _INKS[_plain_glyph(row)]),
        *_twice(row),
    ]
    if row.person is not None:
        lines += [DetailLine("", ""), *_contacts(row.person, row.organisation)]
    if row.others:
        lines += [DetailLine("", ""), DetailLine("", _("Also near that day"), "strong")]
        lines += [DetailLine("", f"{_when(role, event)} · {duty(role)}, {event.title}") for role, event in row.others]
    if row.role.notes:
        lines += [DetailLine("", ""), DetailLine("", row.role.notes)]
    return lines


def needs(rows: Sequence[RoleOfEvent], event: Event) -> list[DetailLine]:
    """Each duty: how many of those who were wanted for it there are; last the duties that nobody was wanted for."""
    wanted = Counter(row.role.duty for row in rows)
    missing = Counter(row.role.duty for row in rows if row.role.person_id is None)
    yes = Counter(row.role.duty for row in rows if row.role.confirmed)
    lines = [_need(each, wanted[each], missing[each], yes[each]) for each in Duty if wanted[each]]
    online = event.format is Format.VIRTUAL
    unasked = [
        labels.choice(each)
        for each in Duty
        if not wanted[each] and each is not Duty.OTHER and not (online and each in _IN_PERSON_ONLY)
    ]
    if unasked and rows:
        lines.append(DetailLine("", _("Nobody planned for: {duties}").format(duties=", ".join(unasked)), "muted"))
    return lines


def duty(role: Role) -> str:
    """Returns the duty of a role with its details."""
    if role.duty is Duty.OTHER and role.label:
        return role.label
    named = names.heading(labels.choice(role.duty))
    return f"{named} · {role.label}" if role.label else named


def shift(role: Role, event: Event) -> str:
    """`18:00–21:30`, with the day where the event has several; nothing while it has no date."""
    times = wall(role, event)
    if times is None:
        return ""
    whole = role.begins is None and role.ends is None
    if whole and (event.all_day or event.first_day != event.last_day):
        return _("all of it")
    hours = f"{formats.clock(times.begin)}–{formats.clock(times.end)}" if times.begin != times.end else ""
    hours = hours or formats.clock(times.begin)
    if event.first_day == event.last_day and times.begin.date() == event.first_day:
        return hours
    return f"{formats.weekday_abbr(times.begin.weekday())} {times.begin.day} {hours}"


def hours(begins: int | None, ends: int | None, event: Event) -> str:
    """Of a shift that is being typed."""
    return shift(Role(id=0, version=0, event_id=event.id, begins=begins, ends=ends), event)


def _when(role: Role, event: Event) -> str:
    times = wall(role, event)
    if times is None:
        return _("no date yet")
    all_day = event.all_day and role.begins is None and role.ends is None
    # Of whole days, the last one is included there.
    end = times.end - timedelta(days=1) if all_day else times.end
    return formats.span(times.begin, end, all_day)


def _sign(row: RoleOfEvent) -> Cell:
    return Cell(glyph(_glyph(row)), _INKS[_glyph(row)])


def _glyph(row: RoleOfEvent) -> str:
    return "warning" if _elsewhere(row) else _plain_glyph(row)


def _plain_glyph(row: RoleOfEvent) -> str:
    """Whatever else she does."""
    if row.person is None:
        return "warning"
    return "confirmed" if row.role.confirmed else "open"


def _elsewhere(row: RoleOfEvent) -> list[tuple[Role, Event]]:
    """Where she is needed at the same time; two duties here are in reach."""
    return [pair for pair in row.doubles if pair[1].id != row.event.id]


def _person(row: RoleOfEvent) -> Cell:
    return Cell(row.person.name) if row.person else Cell(_("nobody yet"), "amber")


def _state(row: RoleOfEvent) -> Cell:
    if row.doubles:
        return Cell(_problem(row), "amber" if _elsewhere(row) else "muted")
    return Cell(_plain_state(row), _INKS[_plain_glyph(row)])


def _plain_state(row: RoleOfEvent) -> str:
    if row.person is None:
        return _("missing")
    return _("confirmed") if row.role.confirmed else _("asked")


def _problem(row: RoleOfEvent) -> str:
    """The first of the places where she is needed at the same time, or else of her other duties here."""
    role, event = next(iter(_elsewhere(row)), row.doubles[0])
    if event.id == row.event.id:
        return _("also {duty}, {time}").format(duty=duty(role), time=shift(role, event))
    times = wall(role, event)
    time = formats.clock(times.begin) if times and not (event.all_day and role.begins is None) else ""
    said = _("also at {event}, {time}") if time else _("also at {event}")
    return said.format(event=event.title, time=time)


def _twice(row: RoleOfEvent) -> Iterator[DetailLine]:
    for role, event in row.doubles:
        time = _when(role, event)
        if event.id == row.event.id:
            yield DetailLine(
                "", _("two roles here at once: {duty}, {time}").format(duty=duty(role), time=time), "muted"
            )
            continue
        said = _("needed at the same time at {event}: {duty}, {time}")
        text = said.format(event=event.title, duty=duty(role), time=time)
        yield DetailLine("", f"{glyph('warning')} {text}", "amber")


def _contacts(person: Person, organisation: str) -> Iterator[DetailLine]:
    yield DetailLine("", person.name, "strong")
    if about := ", ".join(filter(None, [person.role, organisation, person.team])):
        yield DetailLine("", about, "muted")
    said = {
        "phone": person.phone,
        "email": person.email,
        "channels": "\n".join(person.channels),
        "place": person.place,
        "languages": ", ".join(person.languages),
        "consent": person.consent,
    }
    for name, text in said.items():
        if text:
            yield DetailLine(labels.field("person", name), text)
    if not (person.phone or person.email or person.channels):
        yield DetailLine("", _("no telephone or address is written down"), "muted")
    if person.notes:
        yield DetailLine("", person.notes, "muted")


def _from(row: RoleOfEvent) -> str:
    return clean_line(row.organisation or row.person.team) if row.person else ""


def _phone(row: RoleOfEvent) -> str:
    return row.person.phone if row.person else ""


def _need(of: Duty, wanted: int, missing: int, yes: int) -> DetailLine:
    label = labels.choice(of)
    if missing:
        said = _("{missing} of {wanted} missing").format(missing=missing, wanted=wanted)
        return DetailLine(label, f"{glyph('warning')} {said}", "amber")
    said = _("{n}/{total} confirmed").format(n=yes, total=wanted)
    return DetailLine(
        label, f"{glyph('confirmed' if yes == wanted else 'open')} {said}", "green" if yes == wanted else "sky"
    )
